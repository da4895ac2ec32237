package consolidate

import (
	"cmp"
	"context"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// takeUnread takes what is no workbook as what it is: a return that waits to be entered.
func (a *arrival) takeUnread(ctx context.Context, reader *workbook.Reader, found workbook.Found) {
	if a.Unread != nil {
		a.said = &form.Return{Mark: form.Mark{Kind: form.CountyBook}, Unread: a.Unread, Notes: []form.Note{{Kind: form.OtherForm, Detail: a.Enter}}}
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
		a.giveScan(in.plan, region)
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

// giveScan gives a scan to the unit that all of its places say which say one. One that says
// none may still be that of a project, and stays.
func (a *arrival) giveScan(p *plan.Plan, region plan.Region) {
	said := map[string]bool{}
	for _, place := range append([]string{cmp.Or(a.below, a.Path)}, a.also...) {
		if unit, ok := record.UnitInPath(p, region, place); ok {
			said[unit.Code], a.said.Mark.Region = true, unit.Code
		}
	}
	if len(said) > 1 {
		a.said.Mark.Region = ""
	}
}
