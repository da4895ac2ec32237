package sheets

import (
	"fmt"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// 立项计划 and the papers for the units (结果通知) are made of the list of the office that
// selects, once it is final.

// EstablishedListName is the name of the plan list: 山西省2021年度立项计划.xlsx. That of a
// second final list has another one, so that what was issued stays.
func EstablishedListName(p *plan.Plan, of plan.Region, final int) string {
	return record.OutputName(p, of, string(plan.EstablishedList)+ListSuffix(final))
}

// EstablishedSheet is the plan list, in the order of the rows of the list.
func (r *ListReading) EstablishedSheet(p *plan.Plan, of plan.Region) *table.Sheet {
	lines := r.lines(p, of)
	columns := slices.DeleteFunc(listColumnsOf(p, plan.EstablishedList), func(c listColumn) bool {
		return c.source == plan.ListSource{} || c.source.Own == plan.FromProject && p.ProjectNumber == ""
	}).forLines(lines)
	for i, c := range columns {
		if c.source.Own == plan.FromProject {
			columns[i].Width = max(c.Width, widestNumber(lines, func(l listLine) string { return l.number }))
		}
	}
	return &table.Sheet{Name: string(plan.EstablishedList), Title: p.Heading() + string(plan.EstablishedList) + ListSuffix(r.Final),
		Notes: []string{fmt.Sprintf("共 %d 个项目。", len(lines))}, Columns: columns.table(), Rows: columns.rows(lines, false),
		Foot: []string{"", p.Office(of) + "　　" + r.Day.Chinese()}, RowHeight: 30}
}

// widestNumber is how wide the column of project numbers has to be: one is a word, and is
// not to be broken.
func widestNumber[L any](lines []L, number func(L) string) int {
	widest := 12
	for _, l := range lines {
		widest = max(widest, 2*form.TextWidth(number(l))+1)
	}
	return widest
}

// FolderResults is the folder with a paper for each unit, beside 立项计划.
const FolderResults = "结果通知"

// ResultPaper is what a unit is told: 结果通知/太原市2021年度结果通知.xlsx.
type ResultPaper struct {
	Name  string // of the file, with its folder
	Unit  plan.Region
	Sheet *table.Sheet
}

// ResultPapers are the papers for the units that sent something, in their order.
func (r *ListReading) ResultPapers(p *plan.Plan, of plan.Region) []ResultPaper {
	byUnit := map[string][]resultLine{}
	for _, line := range r.resultLines(p, of) {
		byUnit[line.sender] = append(byUnit[line.sender], line)
	}
	var papers []ResultPaper
	for _, unit := range p.Children(of.Code) {
		lines := byUnit[unit.Code]
		if lines == nil {
			continue
		}
		name := record.OutputName(p, unit, FolderResults+ListSuffix(r.Final))
		papers = append(papers, ResultPaper{FolderResults + "/" + name, unit, r.resultSheet(p, of, unit, lines)})
	}
	return papers
}

// resultLine is a project on the paper of its unit: 入选, 2021-农业-003, 示例茶试点.
type resultLine struct {
	sender                         string // code
	group                          resultGroup
	number, domain, name, unit, by string
	rank, why                      string
}

// resultGroup is what became of projects as a paper says it, in the order of the paper.
type resultGroup int

const (
	resultSelected resultGroup = iota
	resultReserve
	resultNotSelected
	resultUndecided
	resultOut // of the selection: late, with errors, returned or withdrawn
)

// resultLines are all projects: those of the list, then the others.
func (r *ListReading) resultLines(p *plan.Plan, of plan.Region) []resultLine {
	unitOf := func(code string) string {
		unit, _ := p.Below(of.Code, code)
		return unit.Code
	}
	var all []resultLine
	for _, l := range r.lines(p, of) {
		all = append(all, resultLine{sender: unitOf(l.sender.Code), group: resultSelected, number: l.number, domain: l.answer(form.Domain), name: l.Name(), unit: l.Application.Undertaker(),
			by: l.text(plan.ListSource{Own: plan.FromCounty})})
	}
	for _, one := range r.Results {
		line := resultLine{sender: unitOf(p.Today(one.Sender)), group: groupOf(one), domain: one.Domain, name: one.Name, unit: one.Unit, rank: one.Rank, why: one.Why}
		if region, known := p.Region(p.Today(one.Region)); known && region.Code != line.sender {
			line.by = region.Name
		}
		if line.group == resultOut {
			line.why = joinWhy(record.StateChinese(one.State), one.Why)
		}
		all = append(all, line)
	}
	slices.SortStableFunc(all, func(a, b resultLine) int { return int(a.group) - int(b.group) })
	return all
}

func joinWhy(state, why string) string {
	if why == "" {
		return state
	}
	return state + "：" + why
}
