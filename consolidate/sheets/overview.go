package sheets

import (
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates"
)

// overview is the sheet 概况.
type overview struct{ *onePage }

const overviewColumns = 8

// drawOverview draws 概况, and returns what stands in its cells.
func (r *drawing) drawOverview(b *table.Book) (cells map[string]string, err error) {
	o := &overview{newOnePage(b, record.SheetOverview, overviewColumns, 11.5)}
	o.line(r.heading("申报概况"), table.TitleLook(), 40)
	o.line("截至 "+r.AsOf.Chinese(), table.LineLook().Centred(), 20)
	if r.Plan.Drift != nil {
		o.line("注意："+r.Plan.DriftChinese(2), table.LineLook().Centred(), 36)
	}
	if changes := r.Plan.RuleChanges(); changes != nil {
		text := "审核规则与通常不同的：" + strings.Join(changes, "；")
		o.line(text, table.LineLook(), 20*float64(1+len([]rune(text))/52))
	}
	for _, line := range r.State.Closing.Lines() {
		o.line(line, table.LineLook().Centred(), 20)
	}
	o.gap()
	o.counts(r)
	o.gap()
	o.numbers(r)
	o.gap()
	o.matrix(r)
	o.gap()
	o.charts(r)
	return o.done()
}

// counts shows how many units have filed, and the kinds of those that have not.
func (o *overview) counts(r *drawing) {
	kinds := map[checks.UnitStatus]int{}
	late, awaiting := 0, 0
	for _, u := range r.Units {
		kinds[u.Status]++
		if u.Late {
			late++
		}
		if u.Status.AwaitsEntry() {
			awaiting++
		}
	}
	refused := len(r.RefusedFiles())
	expected, filed := r.Expected(), r.Filed()
	items := []struct {
		title string
		n     int
	}{
		{"应报单位", expected}, {"已报", filed}, {"未报", kinds[checks.NoFile]}, {"空表", kinds[checks.BlankBook]},
		{"全部无效", kinds[checks.AllInvalid]}, {"零报告", kinds[checks.NilFiled]}, {"逾期", late}, {"不能并入的文件", refused},
	}
	head := table.HeadLook()
	for i, item := range items {
		o.put(i+1, 1, item.title, nil, head)
	}
	o.endRow(32)
	for i, item := range items {
		o.put(i+1, 1, "", &item.n, bigNumber())
	}
	o.endRow(36)
	o.rates(r)
	var also []string
	if n := kinds[checks.Unopened]; n > 0 {
		also = append(also, fmt.Sprintf("文件打不开、还不知道报了什么的 %d 个。", n))
	}
	if n := kinds[checks.NotOwed]; n > 0 {
		also = append(also, fmt.Sprintf("可以不报、也没有报的 %d 个。", n))
	}
	if awaiting > 0 {
		also = append(also, fmt.Sprintf("报来 Word、扫描件等，待录入的 %d 个。", awaiting))
	}
	if also != nil {
		o.line(strings.Join(also, ""), table.LineLook(), 22)
	}
}

// rates are the figures that a leader asks for first: how many of the units have filed,
// how many in time, and what came of it.
func (o *overview) rates(r *drawing) {
	expected, sums := r.Expected(), r.Counts()
	items := []struct{ title, text string }{
		{"报送率", ratio(r.Filed(), expected)}, {"按时率", ratio(r.InTime(), expected)},
		{"项目数", fmt.Sprintf("%d 个", sums.Sent)}, {r.Choosing().ChosenCount, fmt.Sprintf("%d 个", sums.Recommended)},
	}
	const wide = overviewColumns / 4
	for i, item := range items {
		o.put(i*wide+1, wide, item.title, nil, table.HeadLook())
	}
	o.endRow(22)
	for i, item := range items {
		o.put(i*wide+1, wide, item.text, nil, bigNumber())
	}
	o.endRow(32)
}

// ratio is a share as people read it: 67%（4/6）.
func ratio(n, of int) string { return fmt.Sprintf("%s（%d/%d）", percent(n, of), n, of) }

// numbers shows the projects of every domain and of all: what makes 报来, and below it
// what makes 可推荐.
func (o *overview) numbers(r *drawing) {
	rows := append(r.CountsByDomain(), record.DomainCounts{Domain: allUnits, Counts: r.Counts()})
	first := rows[0]
	o.table(1, rows, titlesOf(sentNumbers(first)), sentNumbers)
	o.line("报来 = "+sumOf(first.Parts())+"（每个项目只算一处，靠右的优先）", table.LineLook(), 20)
	o.gap()
	words := r.Choosing()
	standing := func(d record.DomainCounts) []record.Number { return standingNumbers(d, words) }
	o.table(2, rows, titlesOf(standing(first)), standing)
	candidates := slices.Delete(first.Standings(words), 2, 3) // without those that were not chosen
	o.line(record.WordRecommendable+" = "+sumOf(first.Standings(words))+"；"+record.WordCandidates+" = "+sumOf(candidates), table.LineLook(), 20)
}

func sentNumbers(d record.DomainCounts) []record.Number {
	return append([]record.Number{{Word: record.WordSent, N: d.Sent}}, d.Parts()...)
}

func standingNumbers(d record.DomainCounts, words checks.Choosing) []record.Number {
	numbers := append([]record.Number{{Word: record.WordRecommendable, N: d.Recommendable}}, d.Standings(words)...)
	return append(numbers, record.Number{Word: record.WordCandidates, N: d.Candidates()})
}

func titlesOf(numbers []record.Number) []string {
	titles := make([]string, len(numbers))
	for i, n := range numbers {
		titles[i] = n.Word
	}
	return titles
}

// sumOf is the right side of an equation: 推荐 + 备选 + 不推荐 + 待决定.
func sumOf(numbers []record.Number) string { return strings.Join(titlesOf(numbers), " + ") }

// table draws a row of numbers for each domain and one for all of them. The name of
// the domain is so many columns wide.
func (o *overview) table(wide int, rows []record.DomainCounts, titles []string, numbers func(record.DomainCounts) []record.Number) {
	head, cell := table.HeadLook(), templates.CellLook().Centred()
	o.put(1, wide, "领域", nil, head)
	for i, title := range titles {
		o.put(wide+1+i, 1, title, nil, head)
	}
	o.endRow(22)
	for _, d := range rows {
		o.put(1, wide, d.Domain, nil, cell)
		for i, n := range numbers(d) {
			o.put(wide+1+i, 1, "", &n.N, cell)
		}
		o.endRow(20)
	}
}

func bigNumber() templates.Look {
	look := templates.CellLook().Centred()
	look.Size, look.Bold = templates.SizeThree, true
	return look
}
