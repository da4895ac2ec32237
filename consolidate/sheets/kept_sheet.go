package sheets

import (
	"cmp"
	"slices"
	"strconv"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// keptSheet is what a sheet is to say, e.g. 填报情况 with its headers and twelve rows: all
// that people read on it and do not fill. It is kept in 留底, so that every cell that was
// changed by hand can be told with what it was, whatever rules and words the program has
// learned since.
type keptSheet struct {
	Name    string     `json:"name"`
	Lines   []string   `json:"lines,omitempty"`   // above the table: the title and the notes
	Groups  []string   `json:"groups,omitempty"`  // over the headers
	Columns []string   `json:"columns,omitempty"` // those that are compared
	Rows    [][]string `json:"rows,omitempty"`
	Foot    []string   `json:"foot,omitempty"`  // below the table: people sign there
	Shown   bool       `json:"shown,omitempty"` // answers stand as people read them (form.Field.Shown); in older workbooks as the file has them

	Understood bool `json:"understood,omitempty"` // numbers and days stand as they were understood (form.Field.Understood)

	Forms []formRef         `json:"forms,omitempty"` // the form behind each row, whose answers are not kept twice
	Cells map[string]string `json:"cells,omitempty"` // of a sheet that is no table, by cell

	planForm  *form.Form // by whose titles it was drawn
	nameTitle string     // of the column that names a project, where it is not called as on the form
	keys      []string   // columns by which alone a row is known; nil where rows are paired by all that they share
}

// formRef names a form of 留底: the n-th of a file, or of a list; of a row of
// 工作步骤 the step too, from 0.
type formRef struct {
	File string `json:"file,omitempty"`
	Form int    `json:"form"`
	Step int    `json:"step,omitempty"`
}

// keptSheetOf is the sheet as it is written. Columns that people fill and hidden ones
// are left out, and the answers of forms that are kept anyhow.
func keptSheetOf(planForm *form.Form, s *table.Sheet, forms []formRef) keptSheet {
	d := keptSheet{Name: s.Name, Lines: visible(append([]string{s.Title}, s.Notes...)), Foot: visible(s.Foot), Forms: forms, Shown: forms != nil, Understood: forms != nil, planForm: planForm}
	var at []int
	for i, c := range s.Columns {
		if c.Group != "" && !slices.Contains(d.Groups, c.Group) {
			d.Groups = append(d.Groups, c.Group)
		}
		if !c.Editable && !c.Free && !c.Hidden && (forms == nil || !d.isAnswer(c.Title)) {
			d.Columns, at = append(d.Columns, c.Title), append(at, i)
		}
	}
	for _, cells := range s.Rows {
		texts := make([]string, len(at))
		for i, column := range at {
			texts[i] = cellText(s.Columns[column], cells[column])
		}
		d.Rows = append(d.Rows, texts)
	}
	return d
}

func visible(texts []string) []string {
	var shown []string
	for _, text := range texts {
		shown = append(shown, form.Visible(text))
	}
	return shown
}

// fits reports whether the rows are of the columns, and the forms of the rows:
// what is kept may have been changed by hand.
func (d keptSheet) fits() bool {
	if d.Forms != nil && len(d.Forms) != len(d.Rows) {
		return false
	}
	return !slices.ContainsFunc(d.Rows, func(row []string) bool { return len(row) != len(d.Columns) })
}

// answersOf are the fields whose answers the sheet shows under their titles.
func (d keptSheet) answersOf() []*form.Field {
	switch d.Name {
	case record.SheetDetails:
		return slices.DeleteFunc(d.planForm.Fields(), func(f *form.Field) bool { return d.ofList() && f.Reach == form.Internal })
	case record.SheetSteps:
		return d.planForm.StepFields()
	default:
		return nil
	}
}

// ofList reports whether the sheet is one of a list, whose forms are not in files of their
// own: what stays in the office is not on it.
func (d keptSheet) ofList() bool {
	return !slices.ContainsFunc(d.Forms, func(ref formRef) bool { return ref.File != "" })
}

func (d keptSheet) isAnswer(title string) bool {
	return slices.ContainsFunc(d.answersOf(), func(f *form.Field) bool { return f.Title == title })
}

// withAnswers is the sheet with the answers of the forms behind its rows.
func (d keptSheet) withAnswers(formOf func(formRef) *form.Filled) keptSheet {
	fields := d.answersOf()
	if d.Forms == nil || fields == nil {
		return d
	}
	out := d
	out.Columns, out.Rows = slices.Clone(d.Columns), nil
	for _, f := range fields {
		out.Columns = append(out.Columns, f.Title)
	}
	for i, row := range d.Rows {
		texts := slices.Clone(row)
		filled := formOf(d.Forms[i])
		for _, f := range fields {
			switch {
			case filled == nil:
				texts = append(texts, "")
			case d.Name == record.SheetSteps:
				texts = append(texts, d.textOf(f, filled.Step(d.Forms[i].Step).Answer(f.ID)))
			default:
				texts = append(texts, d.textOf(f, filled.Answer(f.ID)))
			}
		}
		out.Rows = append(out.Rows, texts)
	}
	return out
}

// textOf is the answer as the sheet has it.
func (d keptSheet) textOf(f *form.Field, a form.Answer) string {
	switch {
	case d.Understood:
		return f.Understood(a)
	case d.Shown:
		return f.Shown(a)
	default:
		return a.Raw
	}
}

// nameColumn is the column that names a project.
func (d keptSheet) nameColumn() string {
	return cmp.Or(d.nameTitle, d.planForm.Title(form.PilotName))
}

// cellText is a cell as it is drawn and read back: what cannot be seen in what
// was received stands in the cell as a sign that can.
func cellText(c table.Column, cell table.Cell) string {
	if c.Kind == table.Number && cell.Text == "" {
		return strconv.FormatFloat(cell.Number, 'f', -1, 64)
	}
	return form.Clean(form.Visible(cell.Text))
}
