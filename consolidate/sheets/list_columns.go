package sheets

import (
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// # One walk over the columns of a list
//
// Which columns a list has is said in the plan. Drawing a list, reading it back, comparing
// it, and knowing one that somebody typed walk listColumns and name no column.

// columnKey is the identity of the project of a row; hidden.
const columnKey = plan.HiddenColumn

// listColumns are the columns of a list in their order: 序号, 领域, 试点名称 ….
type listColumns []listColumn

// listColumn is one of them: 联系电话, the answer to contact_phone, 14 wide.
type listColumn struct {
	plan.ListColumn
	source plan.ListSource // blank where the program does not know what was meant, as in a plan of a newer one, or where it may not stand there
}

// listColumnsOf are the columns of the list by the plan; by the standard ones where the
// plan is nil or says none.
func listColumnsOf(p *plan.Plan, list plan.ListName) listColumns {
	var said []plan.ListColumn
	if p != nil {
		said = p.ColumnsOf(list)
	}
	if len(said) == 0 {
		p = &plan.Plan{Form: formOfPlan(p), Lists: plan.StandardLists()}
		said = p.ColumnsOf(list)
	}
	var columns listColumns
	for _, c := range said {
		source, _ := p.SourceOf(c)
		if !p.MayStand(c) {
			source = plan.ListSource{}
		}
		columns = append(columns, listColumn{c, source})
	}
	return columns
}

// table are the columns as they are drawn and read, without that of the identity.
func (columns listColumns) table() []table.Column {
	const widestCentred = 14
	var all []table.Column
	for _, c := range columns {
		drawn := table.Column{Title: c.Title, Width: float64(c.Width), Centre: c.Width <= widestCentred, Free: c.source.Own == plan.FromRemark}
		if c.source.Own == plan.FromNumber {
			drawn.Kind = table.Number
		}
		all = append(all, drawn)
	}
	return all
}

// withKey are the columns of a list that is read back.
func (columns listColumns) withKey() []table.Column {
	return append(columns.table(), table.Column{Title: columnKey, Width: 10, Hidden: true})
}

// titleOf is the title of the column that shows the source; "" for none.
func (columns listColumns) titleOf(source plan.ListSource) string {
	for _, c := range columns {
		if c.source == source {
			return c.Title
		}
	}
	return ""
}

func (columns listColumns) own(own plan.OwnSource) string {
	return columns.titleOf(plan.ListSource{Own: own})
}

func (columns listColumns) name() string {
	return columns.titleOf(plan.ListSource{Field: form.PilotName})
}

// answers are the columns in which a county's answers stand.
func (columns listColumns) answers() listColumns {
	return slices.DeleteFunc(slices.Clone(columns), func(c listColumn) bool { return c.source.Field == "" && c.source.Own != plan.FromPeriod })
}

// sayWhose reports whether a column says whose project a row is. Where none does, 备注
// says it, as all lists of before had it.
func (columns listColumns) sayWhose() bool {
	return slices.ContainsFunc(columns, func(c listColumn) bool {
		return c.source.Own == plan.FromPlace || c.source.Own == plan.FromUnit || c.source.Own == plan.FromCounty
	})
}

// drawn are the columns that were written on the sheet. Those beside which people write
// are not kept, and are the same since the first program.
func (columns listColumns) drawn(written WrittenSheets, sheet string) listColumns {
	d, ok := written.find(sheet)
	if !ok {
		return columns
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c listColumn) bool {
		return c.source.Own != plan.FromRemark && !slices.Contains(d.Columns, c.Title)
	})
}

// listLine is what a row of a list is about: 示例茶试点, which 沁水县 filed and 晋城市 sent, on
// the list of the province.
type listLine struct {
	*checks.Application
	office plan.Region // whose list it is
	filed  plan.Region
	sender plan.Region // the unit below the office that sent it
	rank   string
	said   string // 上报说明
	number string // the project number
}

// lineOf is the row of a project of a rollup.
func lineOf(r *record.Rollup, p *record.Project) listLine {
	return listLine{Application: p.Facts, office: r.Region, filed: p.Region, sender: p.File.Region, rank: p.RankShown(), said: p.Decision.Said}
}

// text is what stands there; 序号 is the place of the row and 备注 is people's.
func (l listLine) text(source plan.ListSource) string {
	switch source.Own {
	case plan.FromPlace:
		return l.Plan.NameBelow(l.office.Code, l.filed.Code)
	case plan.FromUnit:
		return l.sender.Name
	case plan.FromCity:
		return l.above(plan.City)
	case plan.FromCounty:
		return l.above(plan.County)
	case plan.FromRank:
		return l.rank
	case plan.FromSaid:
		return l.said
	case plan.FromPeriod:
		return record.Period(l.Application)
	case plan.FromProject:
		return l.number
	}
	return l.answer(source.Field)
}

// above is the name of the region of that level in which the project lies, below the office.
func (l listLine) above(level plan.Level) string {
	for _, region := range l.Plan.Path(l.filed.Code) {
		switch {
		case region.Code == l.office.Code:
			return ""
		case region.Level == level:
			return region.Name
		}
	}
	return ""
}

func (l listLine) answer(id form.ID) string {
	switch id {
	case "":
		return ""
	case form.PilotName:
		return l.Name()
	case form.Domain:
		if d, ok := l.Domain(); ok {
			return d.Name
		}
	}
	return l.Text(id)
}

// forLines are the columns without those of places that say nothing here: at a city 推荐单位
// is 所在县 in every row, and a zone has no counties.
func (columns listColumns) forLines(lines []listLine) listColumns {
	county := plan.ListSource{Own: plan.FromCounty}
	all := func(says func(listLine) bool) bool {
		return !slices.ContainsFunc(lines, func(l listLine) bool { return !says(l) })
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c listColumn) bool {
		switch c.source.Own {
		case plan.FromCity, plan.FromCounty:
			return all(func(l listLine) bool { return l.text(c.source) == "" })
		case plan.FromUnit:
			return columns.titleOf(county) != "" && all(func(l listLine) bool { return l.text(c.source) == l.text(county) })
		}
		return false
	})
}

// rows are the cells of the lines, a row each; inRemark says that 备注 says whose they are.
func (columns listColumns) rows(lines []listLine, inRemark bool) [][]table.Cell {
	var rows [][]table.Cell
	for i, l := range lines {
		var row []table.Cell
		for _, c := range columns {
			switch {
			case c.source.Own == plan.FromNumber:
				row = append(row, table.Count(i+1))
			case c.source.Own == plan.FromRemark && inRemark:
				row = append(row, table.Of(l.text(plan.ListSource{Own: plan.FromPlace})))
			default:
				row = append(row, table.Of(l.text(c.source)))
			}
		}
		rows = append(rows, fitted(row))
	}
	return rows
}

// captions are the words above the columns of answers, for a list that somebody typed:
// titles, and what they are taken from.
func (columns listColumns) captions() []string {
	words := []string{"项目名称"} // for 试点名称
	for _, c := range columns {
		if c.source.Field == "" && c.source.Own != plan.FromPeriod && c.source.Own != plan.FromUnit && c.source.Own != plan.FromCounty {
			continue
		}
		for _, word := range []string{c.Title, c.From} {
			if !slices.Contains(words, word) && len(strings.TrimSpace(word)) > 0 {
				words = append(words, word)
			}
		}
	}
	return words
}
