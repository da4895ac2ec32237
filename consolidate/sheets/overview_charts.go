package sheets

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// chartRows is how many rows of the sheet the pictures take.
const chartRows = 15

// charts draws the projects of every domain against the limit, and the days on which the
// units have filed. What they are drawn of stands below the page that is printed.
func (o *overview) charts(r *drawing) {
	at := o.row
	o.row += chartRows
	o.page(o.row - 1)
	o.gap()
	o.line("以下是上面两幅图所用的数据，不打印。", table.LineLook(), 20)
	places := o.series("领域", []string{record.WordCandidates, record.StateChinese(r.Choosing().Chosen), "限额"}, r.againstLimits())
	days := o.series("到件日期", []string{"按时", "逾期"}, r.arrivals())
	o.chart(at, 1, "各领域候选、"+record.StateChinese(r.Choosing().Chosen)+"与限额", places, []string{"7A93AC", "5B8C5A", "D9A441"}, excelize.Col)
	if len(days.points) > 0 {
		o.chart(at, 5, "各单位到件日期", days, []string{"5B8C5A", "C0504D"}, excelize.ColStacked)
	}
}

// point is one place on the axis of a picture with its values: 农业 with 3, 2 and 2.
type point struct {
	name   string
	values []int // a negative one is not drawn
}

// series is a table of points on the sheet: its headers stand in row 40.
type series struct {
	head   int
	points []point
}

// step is how far apart the lines of the axis are: whole projects, and not too many lines.
func (s series) step() float64 {
	highest := 0
	for _, p := range s.points {
		sum := 0
		for _, n := range p.values {
			sum += max(n, 0)
		}
		highest = max(highest, sum)
	}
	return float64(1 + highest/10)
}

// againstLimits is what every domain has and what may be recommended in it: where that is
// not limited for all units the limit is not drawn.
func (r *drawing) againstLimits() []point {
	var points []point
	for _, d := range r.CountsByDomain() {
		places, limited := r.Places(d.Domain)
		if !limited {
			places = -1
		}
		points = append(points, point{d.Domain, []int{d.Candidates(), d.Recommended, places}})
	}
	if places, limited := r.PlacesInAll(); limited {
		points = append(points, point{plan.TogetherWords, []int{r.Counts().Candidates(), r.Counts().Recommended, places}})
	}
	return points
}

// arrivals is how many units have filed on each day, in time and late. The last day is
// shown although nothing may have come on it.
func (r *drawing) arrivals() []point {
	type count struct{ inTime, late int }
	days := map[form.Date]*count{}
	for _, u := range r.Units {
		if u.Arrived.IsZero() || u.Status == checks.BlankBook { // a blank workbook is no return
			continue
		}
		if days[u.Arrived] == nil {
			days[u.Arrived] = &count{}
		}
		if u.Late {
			days[u.Arrived].late++
		} else {
			days[u.Arrived].inTime++
		}
	}
	if len(days) == 0 {
		return nil
	}
	last := map[form.Date]bool{}
	for _, u := range r.Units {
		if d, ok := r.Plan.Deadline(u.Region); ok {
			last[d.LastDay] = true
			if days[d.LastDay] == nil {
				days[d.LastDay] = &count{}
			}
		}
	}
	var points []point
	for _, day := range slices.SortedFunc(maps.Keys(days), func(a, b form.Date) int { return strings.Compare(a.String(), b.String()) }) {
		name := fmt.Sprintf("%d月%d日", day.Month, day.Day)
		if last[day] {
			name += "（截止）"
		}
		points = append(points, point{name, []int{days[day].inTime, days[day].late}})
	}
	return points
}

func (o *overview) series(title string, names []string, points []point) series {
	at := series{o.row, points}
	look := templates.CellLook().Centred()
	look.Color = templates.Grey
	o.put(1, 1, title, nil, look)
	for i, name := range names {
		o.put(2+i, 1, name, nil, look)
	}
	o.endRow(18)
	for _, p := range points {
		o.put(1, 1, p.name, nil, look)
		for i := range p.values {
			if p.values[i] >= 0 {
				o.put(2+i, 1, "", &p.values[i], look)
			}
		}
		o.endRow(18)
	}
	o.gap()
	return at
}

func (o *overview) chart(row, col int, title string, of series, colours []string, kind excelize.ChartType) {
	if o.err != nil {
		return
	}
	font := excelize.Font{Family: "宋体", Size: 9, Color: "404040"}
	vary, gap, least := false, uint(60), 0.0
	ref := func(col int) string {
		return fmt.Sprintf("'%s'!$%c$%d:$%c$%d", record.SheetOverview, 'A'+col, of.head+1, 'A'+col, of.head+len(of.points))
	}
	var drawn []excelize.ChartSeries
	for i, colour := range colours {
		drawn = append(drawn, excelize.ChartSeries{Name: fmt.Sprintf("'%s'!$%c$%d", record.SheetOverview, 'B'+i, of.head), Categories: ref(0), Values: ref(1 + i),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}})
	}
	o.err = o.File.AddChart(record.SheetOverview, form.CellName(row, col), &excelize.Chart{
		Type: kind, Series: drawn,
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Family: "宋体", Size: 11, Color: "202020"}}}},
		Legend:     excelize.ChartLegend{Position: "bottom", Font: &font},
		XAxis:      excelize.ChartAxis{Font: font},
		YAxis:      excelize.ChartAxis{Font: font, MajorGridLines: true, Minimum: &least, MajorUnit: of.step()},
		VaryColors: &vary, GapWidth: &gap,
		Dimension: excelize.ChartDimension{Width: 360, Height: 270},
	})
}
