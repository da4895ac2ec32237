package sheets

import (
	"fmt"
	"slices"
	"strconv"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// cellsOf puts cells under the headers that they are for; the others stay blank.
func cellsOf(columns []table.Column, values map[string]table.Cell) []table.Cell {
	row := make([]table.Cell, len(columns))
	for i, c := range columns {
		row[i] = values[c.Title]
	}
	return fitted(row)
}

// fitted cuts what no cell can hold. An answer that was received fits. A message
// that quotes what was made long on purpose may not, and must not keep the
// rollup of all the others from being written.
func fitted(row []table.Cell) []table.Cell {
	for i, cell := range row {
		if table.TooLong(cell.Text) {
			row[i].Text = cutToCell(cell.Text)
		}
	}
	return row
}

func (r *drawing) heading(what string) string {
	return r.Plan.CycleChinese() + r.Region.Name + r.Plan.Subject() + "项目" + what
}

// choosingNote says how projects are chosen here.
func (r *drawing) choosingNote() string {
	words := r.Choosing()
	if words.ByItself {
		return "推荐：" + r.limitsNote() + "。"
	}
	return fmt.Sprintf("“%s”填%s、%s或者%s，不填的等待遴选，不进清单；%s的写明理由。限额：%s。", words.Column, words.Yes, checks.RecommendReserve, words.No, words.No, r.limitsNote())
}

// limitsNote says how many projects may be recommended, and by which paragraphs.
func (r *drawing) limitsNote() string {
	unit := r.Plan.QuotaUnit(r.Region.Code)
	if r.Region.Code == r.Plan.Root().Code {
		unit = plan.Region{}
	}
	if basis := r.Plan.BasisOf(unit); basis != "" {
		return r.limits() + "（依据" + basis + "）"
	}
	return r.limits()
}

// limits says how many projects may be recommended: of the office whose rollup it is,
// and of every unit below where they report to it.
func (r *drawing) limits() string {
	if r.Region.Code != r.Plan.Root().Code {
		return r.Plan.LimitsOf(r.Plan.QuotaUnit(r.Region.Code))
	}
	units := r.Plan.Children(r.Region.Code)
	note := "每个报送单位" + r.Plan.LimitsOf(plan.Region{})
	if r.Region.Level != plan.Province {
		note = fmt.Sprintf("报到%s的 %d 个单位分别计算，", r.Region.Name, len(units)) + note
	}
	if slices.ContainsFunc(units, r.Plan.HasOwnLimit) {
		note += "，单位另有限额的按它的限额"
	}
	return note
}

// projectTable is 项目汇总: one row a project, with the columns people decide in.
func (r *drawing) projectTable() *table.Sheet {
	s := &table.Sheet{Name: record.SheetProjects, Title: r.heading("申报汇总表"), Columns: r.projectColumns(),
		Notes: []string{"浅黄色的各列由审核人员填写，保存后再次合并会保留。" + r.choosingNote()}}
	s.Freeze = s.Column(r.Plan.Form.Title(form.PilotName))
	s.Printed = s.Column(r.Plan.Form.Title(form.ContactPerson)) - 1
	for i, p := range r.Projects {
		errors, warnings := countSeverities(p.Findings)
		cells := withNotes(p.Decision.Own, map[string]table.Cell{
			columnNumber:      table.Count(i + 1),
			"错误":              {Number: float64(errors), Tone: toneIf(errors > 0, table.Bad)},
			"提示":              {Number: float64(warnings), Tone: toneIf(warnings > 0, table.Warn)},
			"目前状态":            {Text: p.StateChinese(), Tone: toneOf(p)},
			"状态说明":            table.Of(p.ReasonChinese()),
			columnScans:       {Text: p.ScanText(), Tone: toneIf(p.Scans == nil, table.Muted)},
			record.ColumnFile: table.Of(p.Facts.Form.Origin.File),
			columnKey:         table.Of(p.Key),
		})
		d := p.Decision.WithFormer(p.Former)
		drawEntries(cells, record.DecisionEntries(), &d)
		for title, text := range projectTexts(p.Facts) {
			cells[title] = table.Of(text)
		}
		cells[columnRegion] = table.Of(r.NameBelow(p.Facts.Region.Code)) // 城区 lies in several cities
		cells[columnCity] = table.Of(r.cityOf(p))
		if listed := p.Facts.Form.Listed; listed != nil {
			cells[columnListRank], cells[columnListSaid], cells[columnListRemark] = table.Of(listed.Rank), table.Of(listed.Said), table.Of(listed.Remark)
			if listed.Row > 0 {
				cells[columnListRow] = table.Of(strconv.Itoa(listed.Row))
			}
		}
		s.Rows = append(s.Rows, cellsOf(s.Columns, cells))
	}
	for _, o := range r.Orphans {
		s.Rows = append(s.Rows, r.orphanRow(s, o))
	}
	r.arrange(s, projectKeys(r.Rollup), projectUnits(r.Rollup))
	return s
}

// cityOf is the city in which the project lies, below the office; "" at a city itself.
func (r *drawing) cityOf(p *record.Project) string {
	return lineOf(r.Rollup, p).text(plan.ListSource{Own: plan.FromCity})
}

// projectKeys are the identities of the rows of 项目汇总, as they are computed.
func projectKeys(r *record.Rollup) (keys []string) {
	for _, p := range r.Projects {
		keys = append(keys, p.Key)
	}
	for _, o := range r.Orphans {
		keys = append(keys, o.Key)
	}
	return keys
}

// projectUnits are the units of the rows.
func projectUnits(r *record.Rollup) (units []string) {
	for _, p := range r.Projects {
		units = append(units, p.Region.Code)
	}
	for _, o := range r.Orphans {
		units = append(units, o.Decision.Region)
	}
	return units
}

// projectOrder are the rows of 项目汇总 in the order in which they are drawn.
func projectOrder(r *record.Rollup) []int {
	return inOrder(projectKeys(r), projectUnits(r), r.Handwork.Arranged[record.SheetProjects].Order)
}

// projectTexts is what 项目汇总 shows of a project's form, by column.
func projectTexts(p *checks.Application) map[string]string {
	planForm := p.Plan.Form
	texts := map[string]string{
		columnRegion: p.Region.Name, columnCode: p.Region.Code, columnSheet: p.Form.Sheet,
		planForm.Title(form.PilotName): p.Name(), planForm.Title(form.UndertakingUnit): p.Undertaker(), "试点时间": record.Period(p), planForm.Title(form.Domain): "",
	}
	for _, id := range []form.ID{form.PilotKind, form.FocusArea, form.ContactPerson, form.ContactPhone} {
		texts[planForm.Title(id)] = p.Text(id)
	}
	for _, f := range addedFields(planForm) {
		texts[f.Title] = p.Text(f.ID)
	}
	if d, ok := p.Domain(); ok {
		texts[planForm.Title(form.Domain)] = d.Name
	}
	return texts
}

// orphanRow keeps a decision in sight whose project no file has.
func (r *drawing) orphanRow(s *table.Sheet, o *record.Orphan) []table.Cell {
	d := o.Decision.WithFormer(o.Former)
	cells := withNotes(d.Own, map[string]table.Cell{
		columnNumber:                      table.Count(len(s.Rows) + 1),
		columnRegion:                      table.Of(r.Plan.RegionName(d.Region)),
		r.Plan.Form.Title(form.PilotName): table.Of(d.Name),
		"目前状态":                            {Text: "项目不在", Tone: table.Bad},
		"状态说明":                            table.Of(o.Gone() + "；意见不再需要的请清除"),
		columnCode:                        table.Of(d.Region),
		columnKey:                         table.Of(o.Key),
	})
	drawEntries(cells, record.DecisionEntries(), &d)
	return cellsOf(s.Columns, cells)
}

// projectColumns are the columns of 项目汇总 with those that people added. Every
// row is looked through for them, so they are gathered once: a finding of each
// project asks for the place of its cell.
func (r *drawing) projectColumns() []table.Column {
	if r.columns == nil {
		own := []map[string]string{r.State.OwnColumns(record.SheetProjects)}
		for _, p := range r.Projects {
			own = append(own, p.Decision.Own)
		}
		for _, o := range r.Orphans {
			own = append(own, o.Decision.Own)
		}
		listed := slices.ContainsFunc(r.Projects, func(p *record.Project) bool { return p.Facts.Form.Listed != nil })
		cities := slices.ContainsFunc(r.Projects, func(p *record.Project) bool { return r.cityOf(p) != "" })
		columns := slices.DeleteFunc(projectColumns(r.Plan.Form), func(c table.Column) bool {
			if c.Title == columnCity {
				return !cities
			}
			return c.Optional && !c.Editable && !listed || r.notAsked(c)
		})
		r.columns = withOwn(columns, record.LastEntry(record.DecisionEntries()), record.OwnTitles(own))
	}
	return r.columns
}

// notAsked reports whether people fill the column under other plans only, and nothing
// stands in it.
func (r *drawing) notAsked(c table.Column) bool {
	for _, e := range record.DecisionEntries() {
		if e.Title != c.Title || e.Asked == nil || e.Asked(r.Plan, r.Region) {
			continue
		}
		filled := slices.ContainsFunc(r.Projects, func(p *record.Project) bool { return *e.Of(&p.Decision) != "" }) ||
			slices.ContainsFunc(r.Orphans, func(o *record.Orphan) bool { return *e.Of(&o.Decision) != "" })
		return !filled
	}
	return false
}

// withNotes adds what people wrote in columns of their own. A header of theirs
// never hides one of ours.
func withNotes(own map[string]string, cells map[string]table.Cell) map[string]table.Cell {
	for title, text := range own {
		if _, ours := cells[title]; !ours {
			cells[title] = table.Of(text)
		}
	}
	return cells
}

// DecisionPlaces tells in which cell of the rollup that is written a decision about
// one of its rows stands.
func DecisionPlaces(r *record.Rollup) func(row int, column string) checks.Place {
	s := &table.Sheet{Columns: draw(r).projectColumns(), Notes: []string{""}}
	var drawn []int // by row; people may have sorted them
	return func(row int, column string) checks.Place {
		if len(drawn) != len(r.Projects)+len(r.Orphans) {
			drawn = placesDrawn(projectOrder(r))
		}
		return checks.Place{File: r.FileName(), Sheet: record.SheetProjects, Cell: form.CellName(s.FirstRow()+drawn[row], s.Column(column))}
	}
}

// placesDrawn turns an order round: at which place each row is drawn.
func placesDrawn(order []int) []int {
	places := make([]int, len(order))
	for at, i := range order {
		places[i] = at
	}
	return places
}

func toneIf(on bool, t table.Tone) table.Tone {
	if on {
		return t
	}
	return table.Plain
}

func stateTone(s checks.State) table.Tone {
	switch s {
	case checks.Recommended, checks.Auto, checks.Selected:
		return table.Good
	case checks.Undecided, checks.Refiled, checks.Unverified:
		return table.Warn
	case checks.Blocked, checks.Late:
		return table.Bad
	default:
		return table.Muted
	}
}

func toneOf(p *record.Project) table.Tone {
	if p.GoesUp() && p.DraftBelow() {
		return table.Warn
	}
	return stateTone(p.State)
}
