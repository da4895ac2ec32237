package sheets

import (
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ListReading is what a list says when it is read: the forms behind it, its printed
// rows, what somebody altered on it, and what its counts rest on.
type ListReading struct {
	Forms    []ListForm
	Rows     []ListRow
	Unlisted []ListForm // for which no row stands
	Altered  []Alteration
	Inputs   record.ListInputs

	planForm *form.Form // by whose titles it was drawn
}

// readListBook reads the list of a region. problems are Chinese sentences; with any, the
// list is not whole.
func readListBook(b *xlsx.Book, p *plan.Plan, of plan.Region) (read *ListReading, problems []string) {
	read = &ListReading{Inputs: ReadListInputs(b), planForm: FormOf(b)}
	read.Forms, problems = ReadForms(b)
	missing := ""
	if read.Rows, read.Unlisted, missing = ReadListRows(b, read.planForm, p, of, read.Forms); missing != "" {
		problems = append(problems, missing)
	}
	altered, more := AlteredList(b, read.planForm, read.Forms)
	read.Altered = altered
	return read, slices.Concat(problems, more)
}

// ListReading reads what a list of a region says, by the plan at hand.
func (b *OwnBook) ListReading(p *plan.Plan, of plan.Region) (*ListReading, *Unusable) {
	if why := b.broken(); why != nil {
		return nil, why
	}
	read, problems := readListBook(b.Book, p, of)
	return read, incomplete(problems)
}
