package sheets

import (
	"encoding/json"
	"errors"

	"shidian/checks"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// SheetPassed lists the projects of earlier years that have passed.
const SheetPassed = "历年合格"

// passedTable is 历年合格; nil where nothing is known of any.
func (r *drawing) passedTable() *table.Sheet {
	passed := r.Passed()
	if passed == nil {
		return nil
	}
	s := &table.Sheet{Name: SheetPassed, Title: r.heading("历年合格名单"), Notes: []string{"推荐国家级标准化试点，原则上从这些项目中产生" + r.clauseOf("R019") + "。"}, Columns: []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: "年度", Width: 12, Centre: true},
		{Title: r.Plan.Form.Title(form.PilotName), Width: 40},
		{Title: r.Plan.Form.Title(form.UndertakingUnit), Width: 34},
		{Title: "统一社会信用代码", Width: 22, Centre: true},
		{Title: "结果", Width: 10, Centre: true},
		{Title: "出处", Width: 30},
	}}
	for i, p := range passed {
		s.Rows = append(s.Rows, fitted([]table.Cell{table.Count(i + 1), table.Of(p.Year), table.Of(p.Name), table.Of(p.Unit), table.Of(p.Code), table.Of(p.Result), table.Of(p.File)}))
	}
	return s
}

// clauseOf is （省 四(二)） of a rule that rests on a paragraph; "" for none.
func (r *drawing) clauseOf(rule string) string {
	clause := r.Plan.ClauseFor(r.Plan.Rule(rule).Clause, r.Region.Code)
	if clause == "" {
		return ""
	}
	return "（" + r.Plan.Cite(clause, r.Region.Code) + "）"
}

// keepPast writes what is known of earlier years, a line a project.
func (k *keptWriter) keepPast(past []checks.Past) error {
	for _, p := range past {
		if err := k.add(keptPastLine, p); err != nil {
			return err
		}
	}
	return nil
}

// past is what the workbook knows of earlier years.
func (k *keptBook) past() (past []checks.Past, problems []string) {
	problems = k.each(keptPastLine, func(text string) error {
		var p checks.Past
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			return err
		}
		if p.Year == "" || p.Name+p.Unit == "" {
			return errors.New("it is of no project")
		}
		past = append(past, TidyPast(p))
		return nil
	})
	return past, problems
}

// TidyPast is the project with texts that stand on one line each and in a cell.
func TidyPast(p checks.Past) checks.Past {
	for _, part := range []*string{&p.Year, &p.Name, &p.Unit, &p.Code, &p.How, &p.Result, &p.File} {
		*part = form.Cut(form.OneLine(form.Clean(*part)), longestPast)
	}
	return p
}

const longestPast = 300
