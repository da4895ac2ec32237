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
	Day      form.Date     // that stands on it
	Final    int           // which final it is, 0 for a draft
	Plan     *plan.Plan    // by which it was made; nil where it carries none
	Filing   []form.Filing // 填报情况
	Forms    []ListForm
	Rows     []ListRow
	Unlisted []ListForm // for which no row stands
	Altered  []Alteration
	Inputs   record.ListInputs
	Written  WrittenSheets
}

// Form is the form by whose titles the list was drawn.
func (r *ListReading) Form() *form.Form { return formOfPlan(r.Plan) }

// readListBook reads the list of a region. problems are Chinese sentences; with any, the
// list is not whole.
func readListBook(b *xlsx.Book, k *keptBook, p *plan.Plan, of plan.Region) (read *ListReading, problems []string) {
	read = &ListReading{Day: k.day(), Final: k.final(), Plan: k.plan(), Filing: readFiling(b), Inputs: k.inputs()}
	var wrong []string
	read.Forms, problems = k.forms()
	read.Written, wrong = k.sheets()
	missing := ""
	if read.Rows, read.Unlisted, missing = readListRows(b, read, p, of); missing != "" {
		problems = append(problems, missing)
	}
	if wrong == nil && read.Written == nil {
		wrong = []string{"隐藏的工作表“" + sheetKept + "”缺少内容"}
	}
	read.Altered = alteredList(b, read.Written, read.Form(), read.Forms)
	return read, slices.Concat(problems, wrong)
}

// ListReading reads what a list of a region says, by the plan at hand.
func (b *OwnBook) ListReading(p *plan.Plan, of plan.Region) (*ListReading, *Unusable) {
	if why := b.broken(); why != nil {
		return nil, why
	}
	read, problems := readListBook(b.Book, b.kept, p, of)
	return read, incomplete(problems)
}
