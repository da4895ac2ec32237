package sheets

import (
	"fmt"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// allDomains and allUnits stand in the rows of 统计 that are sums.
const (
	allDomains = "小计"
	allUnits   = "合计"
)

// aboutFunds says which sum the amounts are.
const aboutFunds = "资金（万元）和参与的企业数是“" + record.SheetDetails + "”里“采用”各行之和，不含撤回的。"

// statisticsTable is 统计: every unit by domain, with the sums that a leader asks for.
func (r *drawing) statisticsTable() *table.Sheet {
	s := &table.Sheet{Name: record.SheetStatistics, Title: r.heading("统计"), Freeze: 2, Notes: []string{
		record.WordSent + " = " + sumOf(record.Counts{}.Parts()) + "；" + record.WordRecommendable + " = " + sumOf(record.Counts{}.Standings(r.Choosing())) + "。" + aboutFunds},
		Columns: append([]table.Column{{Title: columnRegion, Width: 20}, {Title: r.Plan.Form.Title(form.Domain), Width: 11, Centre: true}}, r.tallyColumns()...)}
	for _, share := range r.Shares() {
		unit, domain, tone := share.Unit.Name, share.Domain, table.Plain
		if unit == "" {
			unit, tone = allUnits, table.Good
		}
		if domain == "" {
			domain, tone = allDomains, table.Good
		}
		s.Rows = append(s.Rows, toned(append([]table.Cell{table.Of(unit), table.Of(domain)}, r.tallyCells(share.Tally)...), tone))
	}
	return s
}

// sortsTable is 分类统计: the projects by kind, focus area and industry.
func (r *drawing) sortsTable() *table.Sheet {
	s := &table.Sheet{Name: record.SheetSorts, Title: r.heading("分类统计"), Freeze: 2, Notes: []string{"每个项目在每一类里各算一次，所以每一类的和都等于项目总数。" + aboutFunds},
		Columns: append([]table.Column{{Title: "类别", Width: 14, Centre: true}, {Title: "名称", Width: 30}}, r.tallyColumns()...)}
	for _, sort := range r.Sorts() {
		s.Rows = append(s.Rows, append([]table.Cell{table.Of(sort.By), table.Of(sort.Answer)}, r.tallyCells(sort.Tally)...))
	}
	return s
}

// tallyColumns are the columns of numbers of both: what makes 报来, what makes 可推荐, and
// what was asked for.
func (r *drawing) tallyColumns() []table.Column {
	columns := []table.Column{{Title: record.WordSent, Width: 7, Kind: table.Number}}
	for _, n := range append(record.Counts{}.Parts(), record.Counts{}.Standings(r.Choosing())...) {
		columns = append(columns, table.Column{Title: n.Word, Width: 8, Kind: table.Number})
	}
	titles := []string{"按时报来", form.KindEnterprise, form.KindRegion}
	if r.Plan.Form.Has(form.EnterprisesIn) {
		titles = append(titles, r.Plan.Form.Title(form.EnterprisesIn))
	}
	for _, title := range titles {
		columns = append(columns, table.Column{Title: title, Width: 9, Kind: table.Number})
	}
	if !r.Plan.Form.Has(form.MatchingFunds) {
		return columns
	}
	funds := fundsTitle(r.Plan.Form)
	return append(columns, table.Column{Title: funds, Width: 12, Kind: table.Number}, table.Column{Title: "其中" + record.StateChinese(r.Choosing().Chosen) + "项目的" + funds, Width: 13, Kind: table.Number})
}

// fundsTitle is 配套资金 without its unit, which the note of the sheet says.
func fundsTitle(planForm *form.Form) string {
	title, _, _ := strings.Cut(planForm.Title(form.MatchingFunds), "（")
	return title
}

func (r *drawing) tallyCells(t record.Tally) []table.Cell {
	cells := []table.Cell{table.Count(t.Sent)}
	for _, n := range append(t.Parts(), t.Standings(r.Choosing())...) {
		cells = append(cells, table.Count(n.N))
	}
	for _, n := range []int{t.OnTime, t.Enterprises, t.Regions} {
		cells = append(cells, table.Count(n))
	}
	if r.Plan.Form.Has(form.EnterprisesIn) {
		cells = append(cells, table.Count(t.Participants))
	}
	if !r.Plan.Form.Has(form.MatchingFunds) {
		return cells
	}
	return append(cells, table.Cell{Number: t.Funds}, table.Cell{Number: t.FundsRecommended})
}

func toned(row []table.Cell, tone table.Tone) []table.Cell {
	for i := range row {
		row[i].Tone = tone
	}
	return row
}

// percent is a share as people read it, 83%; "" of nothing.
func percent(n, of int) string {
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", (n*200+of)/(2*of))
}
