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
	Sheet    string // the one that is printed: 推荐项目清单

	Results  []record.Result // what became of the projects that it does not hold, where its office selects
	Issued   []record.Issued // the projects that have a number
	issuedBy bool            // it says so itself; else an older program wrote it

	said listColumns // that the plan says the list has
}

// Form is the form by whose titles the list was drawn.
func (r *ListReading) Form() *form.Form { return formOfPlan(r.Plan) }

// columns are those of the printed sheet, as it was drawn.
func (r *ListReading) columns() listColumns {
	return r.said.drawn(r.Written, r.Sheet)
}

// remarkSaysWhose reports whether the list was drawn with the county in 备注: by a program
// of before lists had a column for it, or by a plan without one.
func (r *ListReading) remarkSaysWhose() bool {
	return r.Plan == nil || !r.Plan.SaysLists() || !r.said.sayWhose()
}

// readListHead reads what a list says beside its projects, also one that is not whole.
func readListHead(b *xlsx.Book, k *keptBook) *ListReading {
	return &ListReading{Day: k.day(), Final: k.final(), Plan: k.plan, Filing: readFiling(b), said: listColumnsOf(k.plan, plan.RecommendedList), Sheet: listSheetIn(b)}
}

// readProjects reads the projects of the list of a region. problems are Chinese
// sentences; with any, the list is not whole.
func (r *ListReading) readProjects(b *xlsx.Book, k *keptBook, p *plan.Plan, of plan.Region) (problems []string) {
	var wrong []string
	r.Inputs = k.inputs()
	r.Results, r.Issued, r.issuedBy = k.selection()
	r.Forms, problems = k.forms()
	r.Written, wrong = k.sheets()
	missing := ""
	if r.Rows, r.Unlisted, missing = readListRows(b, r, p, of); missing != "" {
		problems = append(problems, missing)
	}
	if wrong == nil && r.Written == nil {
		wrong = []string{"隐藏的工作表“" + sheetKept + "”缺少内容"}
	}
	r.Altered = r.alteredList(b)
	return slices.Concat(problems, wrong)
}

// ListReading reads what a list of a region says, by the plan at hand.
func (b *OwnBook) ListReading(p *plan.Plan, of plan.Region) (*ListReading, *Unusable) {
	if why := b.broken(); why != nil {
		return nil, why
	}
	read := readListHead(b.Book, b.kept)
	return read, incomplete(read.readProjects(b.Book, b.kept, p, of))
}
