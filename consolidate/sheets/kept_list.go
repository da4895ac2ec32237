package sheets

import (
	"encoding/json"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// keepList writes 留底 of a list: its day, which final it is, what it rests on, its
// forms, and its sheets as they are drawn.
func (r *drawing) keepList(b *table.Book, day form.Date, projects []*record.Project, sheets []*table.Sheet) error {
	k, err := newKeptWriter(b)
	if err != nil {
		return err
	}
	if err := k.keepOrigin(r.Rollup); err != nil {
		return err
	}
	if err := k.add(keptDayLine, day.String()); err != nil {
		return err
	}
	if err := k.add(keptFinalLine, r.State.Closing.Number()); err != nil {
		return err
	}
	if err := k.add(keptInputsLine, r.ListInputs()); err != nil {
		return err
	}
	for _, reserve := range r.ReservesUp() {
		if err := k.add(keptReserveLine, reserve); err != nil {
			return err
		}
	}
	if err := k.keepSelection(r.Rollup); err != nil {
		return err
	}
	versions := make([]*record.Version, len(projects))
	for i, p := range projects {
		versions[i] = p.Version
		filled := r.Plan.Form.GoingUp(p.Facts.Form)
		filled.Listed = nil // what a unit below wrote on its own list goes no further
		kept := ListForm{Key: p.Key, Via: record.Source{Path: p.File.Path, SHA256: p.File.SHA256}, Filled: filled,
			Entered: record.GoingUp(record.DecisionEntries(), &p.Decision), Replies: r.RepliesUp(p)}
		if err := k.add(keptFormLine, kept); err != nil {
			return err
		}
	}
	return k.addSheets(keptSheetsOf(r.Plan.Form, sheets, versions, func(v *record.Version) formRef {
		return formRef{Form: slices.Index(versions, v)}
	}))
}

// ListForm is a form of a list, with its project's identity, the file that brought it,
// and what the sender entered about it that goes up: 排序 1. Its JSON is read for ever.
type ListForm struct {
	Key          string           `json:"key,omitempty"`
	Via          record.Source    `json:"via"`
	*form.Filled                  // the answers
	Entered      record.Decision  `json:"entered,omitzero"`
	Replies      []form.SentReply `json:"verified,omitempty"` // what the sender answered to findings of it
}

// forms are the forms that a list was made of.
func (k *keptBook) forms() (forms []ListForm, problems []string) {
	if _, problems = k.format(); problems != nil {
		return nil, problems
	}
	problems = k.each(keptFormLine, func(text string) error {
		f := ListForm{Filled: form.NewFilled(form.Origin{})}
		if err := json.Unmarshal([]byte(text), &f); err != nil {
			return err
		}
		if tooLong(f.Filled) || table.TooLong(f.Key) || isNoName(f.Via.Path) || isNoName(f.Via.SHA256) {
			return errTooLong
		}
		f.File, f.Sheet, f.Via.Path = form.OneLine(f.File), form.OneLine(f.Sheet), form.OneLine(f.Via.Path)
		forms = append(forms, f)
		return nil
	})
	return forms, problems
}

// inputs are what the counts of a list rest on.
func (k *keptBook) inputs() (inputs record.ListInputs) {
	_ = k.each(keptInputsLine, func(text string) error { return json.Unmarshal([]byte(text), &inputs) })
	return inputs
}
