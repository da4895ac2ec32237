package consolidate

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// takeUnread takes what is no workbook as what it is: a return that waits to be entered.
func (a *arrival) takeUnread(ctx context.Context, reader *workbook.Reader, found workbook.Found) {
	if a.Unread != nil {
		a.said = a.Loaded.ReturnToEnter()
	}
	if said, sum := reader.Word(ctx, found, a.Loaded); said != nil {
		a.said, a.SHA256, a.Skip, a.Refusal = said, sum, "", nil
	}
}

// giveToUnit gives a return that is no workbook to the unit that its name or its folder
// says. One that says none is an attachment.
func (in *intake) giveToUnit(a *arrival, region plan.Region) {
	if a.Unread == nil || a.said == nil || a.said.Notes[0].Kind != form.OtherForm {
		return // what a Word document says itself goes before its name
	}
	if a.Unread.As == form.AsScan {
		in.giveScan(a, region)
		return
	}
	for _, place := range append([]string{cmp.Or(a.below, a.Path)}, a.also...) {
		if unit, ok := record.UnitInPath(in.plan, region, place); ok {
			a.said.Mark.Region = unit.Code
			return
		}
	}
	a.said, a.Skip = nil, workbook.Attachment
}

// giveScan gives a scan to the unit that all of its places say which say one, or that has
// sent the mail in which it lies. One that says none may still be that of a project, and
// stays.
func (in *intake) giveScan(a *arrival, region plan.Region) {
	said := map[string]bool{}
	for _, place := range append([]string{cmp.Or(a.below, a.Path)}, a.also...) {
		if unit, ok := record.UnitInPath(in.plan, region, place); ok {
			said[unit.Code] = true
		}
	}
	if len(said) == 0 && a.member && strings.EqualFold(filepath.Ext(a.disk), workbook.MailEnding) {
		in.senders(a.disk, said)
	}
	a.said.Mark.Region = ""
	if len(said) == 1 {
		for unit := range said {
			a.said.Mark.Region = unit
		}
	}
}

// senders adds the units whose workbooks lie in the mail.
func (in *intake) senders(mail string, said map[string]bool) {
	for _, other := range in.arrivals {
		if other.disk == mail && other.said != nil && other.said.Unread == nil && other.said.Mark.Region != "" {
			said[other.said.Mark.Region] = true
		}
	}
}
