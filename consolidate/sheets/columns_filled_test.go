package sheets

import (
	"slices"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// answersTried are such as every type of field reads one of.
func answersTried() []string {
	return []string{"2021年6月", "12", "是", "试点企业", "盖章签字齐全", "0356-2234567", "示例文字"}
}

// everythingSaid are rollups of one project, 示例茶试点, that came on a list: in each
// of them it answers every question of the form by another of answersTried.
func everythingSaid() []*record.Rollup {
	var all []*record.Rollup
	for _, text := range answersTried() {
		answers := []string{"领域=农业"}
		for _, c := range draw(computed(decidedTwo())).detailTable(nil).Columns {
			if c.Title != "试点名称" && c.Title != "领域" && c.Group != "来源" {
				answers = append(answers, c.Title+"="+text)
			}
		}
		f := recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例茶试点", answers...))
		f.Return.OwnTime, f.Return.OwnClock, f.Return.Spares = recordtest.Day(3), "16:30:05", 1
		f.Return.Projects[0].Listed = &form.Listed{Row: 1, Rank: "1", Said: "示例说明", Remark: "示例备注"}
		r := computed(recordtest.StateWith(f))
		r.Projects[0].State, r.Projects[0].Reason = checks.Recommended, "示例说明"
		r.Projects[0].Decision.Rank = "1"
		r.Files = append(r.Files, &record.ReceivedFile{File: &record.File{Path: "示例茶试点.pdf", Return: &form.Return{Unread: &form.Unread{}}}, Status: record.Attached, Of: r.Projects[0], Present: true})
		for _, u := range r.Units {
			u.Below, u.Projects = []form.Filing{{Status: string(checks.Filed)}}, ofEveryClass(r.Projects[0])
		}
		all = append(all, r)
	}
	return all
}

// ofEveryClass is the project in each part of 报来 that a decision or a day puts it in.
func ofEveryClass(p *record.Project) []*record.Project {
	like := func(change func(*record.Project)) *record.Project {
		version, copied := *p.Version, *p
		version.Findings, copied.Version = nil, &version
		change(&copied)
		return &copied
	}
	doubt, _ := checks.Find("F014")
	return []*record.Project{p, like(func(*record.Project) {}), like(func(p *record.Project) { p.Late = true }),
		like(func(p *record.Project) {
			p.Findings = []checks.Finding{{Rule: doubt, Message: "示例答案被划掉"}}
		}),
		like(func(p *record.Project) { p.Decision.Opinion = checks.OpinionReturn }),
		like(func(p *record.Project) { p.Decision.Opinion = checks.OpinionWithdrawn })}
}

// Who adds a column says two things, and in two places where the rows are not
// drawn from the columns themselves: what it is called, and what stands in it.
// With the second forgotten it would stand there and be blank for ever.
func TestNoColumnIsBlankForEver(t *testing.T) {
	effort.Usual(t)
	for _, sheet := range []struct {
		drawn func(*drawing) *table.Sheet
		walks string // the group whose columns are drawn from the field list
		where string // what stands in the others
	}{
		{(*drawing).projectTable, "", "projectTable or projectTexts in project_table.go"},
		{func(r *drawing) *table.Sheet { return r.receiptTable(r.Files) }, "县区信息", "receiptTable in details.go"},
		{(*drawing).unitTable, "", "unitTable in unit_table.go"},
	} {
		filled, all := map[string]bool{}, (*table.Sheet)(nil)
		for _, r := range everythingSaid() {
			all = sheet.drawn(draw(r))
			for at, c := range all.Columns {
				says := func(row []table.Cell) bool { return row[at] != table.Cell{} }
				filled[c.Title] = filled[c.Title] || slices.ContainsFunc(all.Rows, says)
			}
		}
		for _, c := range all.Columns {
			if !filled[c.Title] && !c.Editable && (c.Group == "" || c.Group != sheet.walks) {
				t.Errorf("%s has a column %s with nothing in it: say in %s what stands there (or in answersTried what its field reads)", all.Name, c.Title, sheet.where)
			}
		}
	}
	r := draw(everythingSaid()[0])
	columns := titles(r.projectColumns())
	for title := range projectTexts(r.Projects[0].Facts) {
		if !slices.Contains(columns, title) {
			t.Errorf("projectTexts says %s of a project, and 项目汇总 has no such column: add it to projectColumns in columns.go", title)
		}
	}
}

// The same of 推荐项目清单, which is drawn row by row.
func TestNoColumnOfTheListIsBlankForEver(t *testing.T) {
	effort.Usual(t)
	filled := map[string]bool{}
	var header []xlsx.Cell
	for _, r := range everythingSaid() {
		data, err := DrawList(r)
		if err != nil {
			t.Fatal(err)
		}
		sheet := readBook(t, data).Sheet(SheetList)
		at := slices.IndexFunc(sheet.Cells, func(c xlsx.Cell) bool { return c.Text == columnNumber })
		header = sheet.RowCells(int(sheet.Cells[at].Row))
		for _, c := range header {
			below, _ := sheet.At(int(c.Row)+1, int(c.Col))
			filled[c.Text] = filled[c.Text] || below.Text != ""
		}
	}
	for _, c := range header {
		if !filled[c.Text] && c.Text != record.ColumnRemark {
			t.Errorf("%s has a column %s with nothing in it: say in listLine.text in list_columns.go what stands there (or in answersTried what its field reads)", SheetList, c.Text)
		}
	}
}
