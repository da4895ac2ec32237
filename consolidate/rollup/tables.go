package rollup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/checks"
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
// that quotes what somebody made long on purpose may not, and must not keep the
// rollup of all the others from being written.
func fitted(row []table.Cell) []table.Cell {
	for i, cell := range row {
		if table.TooLong(cell.Text) {
			row[i].Text = cutToCell(cell.Text)
		}
	}
	return row
}

func (r *Rollup) heading(what string) string {
	return fmt.Sprintf("%s年度%s标准化试点项目%s", r.Plan.Cycle, r.Region.Name, what)
}

// projectTable is 项目汇总: one row a project, with the columns people decide in.
func (r *Rollup) projectTable() *table.Sheet {
	s := &table.Sheet{Name: SheetProjects, Title: r.heading("申报汇总表"), Columns: r.projectColumns(), Freeze: 4,
		Notes: []string{fmt.Sprintf("浅黄色的各列由审核人员填写，保存后再次合并会保留。每市每领域推荐不超过 %d 个（省 四（三））。", r.Plan.Limit)}}
	s.Printed = s.Column(form.ContactPerson.Title) - 1
	for i, p := range r.Projects {
		errors, warnings := countSeverities(p.Findings)
		cells := withNotes(p.Decision.Own, map[string]table.Cell{
			columnNumber: table.Count(i + 1),
			"错误":         {Number: float64(errors), Tone: toneIf(errors > 0, table.Bad)},
			"提示":         {Number: float64(warnings), Tone: toneIf(warnings > 0, table.Warn)},
			"目前状态":       {Text: p.StateChinese(), Tone: p.stateTone()},
			"状态说明":       table.Of(p.ReasonChinese()),
			ColumnFile:   table.Of(p.Facts.Form.Origin.File),
			columnKey:    table.Of(p.Key),
		})
		d := p.Decision.withFormer(p.Former)
		drawEntries(cells, decisionEntries(), &d)
		for title, text := range projectTexts(p.Facts) {
			cells[title] = table.Of(text)
		}
		cells[columnRegion] = table.Of(r.NameBelow(p.Facts.Region.Code)) // 城区 lies in several cities
		if listed := p.Facts.Form.Listed; listed != nil {
			cells[columnListRemark] = table.Of(listed.Remark)
			if listed.Row > 0 {
				cells[columnListRow] = table.Of(strconv.Itoa(listed.Row))
			}
		}
		s.Rows = append(s.Rows, cellsOf(s.Columns, cells))
	}
	for _, o := range r.Orphans {
		s.Rows = append(s.Rows, r.orphanRow(s, o))
	}
	return s
}

// projectTexts is what 项目汇总 shows of a project's form, by column.
func projectTexts(p *checks.Project) map[string]string {
	texts := map[string]string{
		columnRegion: p.Region.Name, columnCode: p.Region.Code, columnSheet: p.Form.Sheet,
		form.PilotName.Title: p.Name(), form.UndertakingUnit.Title: shownUnit(p), "试点时间": Period(p), form.Domain.Title: "",
	}
	for _, f := range []*form.Field{form.PilotKind, form.FocusArea, form.ContactPerson, form.ContactPhone} {
		texts[f.Title] = p.Text(f)
	}
	if d, ok := p.Domain(); ok {
		texts[form.Domain.Title] = d.Name
	}
	return texts
}

// orphanRow keeps a decision in sight whose project no file has.
func (r *Rollup) orphanRow(s *table.Sheet, o *Orphan) []table.Cell {
	d := o.Decision.withFormer(o.Former)
	cells := withNotes(d.Own, map[string]table.Cell{
		columnNumber:         table.Count(len(s.Rows) + 1),
		columnRegion:         table.Of(r.Plan.RegionName(d.Region)),
		form.PilotName.Title: table.Of(d.Name),
		"目前状态":               {Text: "项目不在", Tone: table.Bad},
		"状态说明":               table.Of(o.Gone() + "；意见不再需要的请清除"),
		columnCode:           table.Of(d.Region),
		columnKey:            table.Of(o.Key),
	})
	drawEntries(cells, decisionEntries(), &d)
	return cellsOf(s.Columns, cells)
}

// projectColumns are the columns of 项目汇总 with those that people added. Every
// row is looked through for them, so they are gathered once: a finding of each
// project asks for the place of its cell.
func (r *Rollup) projectColumns() []table.Column {
	if r.columns == nil {
		own := []map[string]string{r.State.ownOf(SheetProjects)}
		for _, p := range r.Projects {
			own = append(own, p.Decision.Own)
		}
		for _, o := range r.Orphans {
			own = append(own, o.Decision.Own)
		}
		columns := projectColumns()
		if !slices.ContainsFunc(r.Projects, func(p *Project) bool { return p.Facts.Form.Listed != nil }) {
			columns = slices.DeleteFunc(columns, func(c table.Column) bool { return c.Optional })
		}
		r.columns = withOwn(columns, lastEntry(decisionEntries()), ownTitles(own))
	}
	return r.columns
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

// NameBelow is a region's name with those between it and the rollup's region:
// 沁水县 in the city's rollup, 晋城市沁水县 in the province's.
func (r *Rollup) NameBelow(code string) string {
	name := ""
	for _, region := range r.Plan.Path(code) {
		if region.Code == r.Region.Code {
			break
		}
		name = region.Name + name
	}
	if name == "" {
		return r.Plan.RegionName(code)
	}
	return name
}

// DecisionPlace is the cell of a decision column of the i-th project in the
// rollup that is written.
func (r *Rollup) DecisionPlace(i int, column string) checks.Place {
	s := &table.Sheet{Columns: r.projectColumns(), Notes: []string{""}}
	return checks.Place{File: r.FileName(), Sheet: SheetProjects, Cell: form.CellName(s.FirstRow()+i, s.Column(column))}
}

func countSeverities(findings []checks.Finding) (errors, warnings int) {
	for _, f := range findings {
		switch {
		case !f.Open():
		case f.Rule.Severity == checks.Error:
			errors++
		case f.Rule.Severity == checks.Warning:
			warnings++
		}
	}
	return errors, warnings
}

func toneIf(on bool, t table.Tone) table.Tone {
	if on {
		return t
	}
	return table.Plain
}

func shownUnit(p *checks.Project) string {
	if unit := p.Text(form.UndertakingUnit); unit != "" {
		return unit
	}
	return p.Text(form.UnitName)
}

// Period is the pilot's time as a list prints it: 2021年6月至2023年5月.
func Period(p *checks.Project) string {
	from, to := p.Text(form.PilotFrom), p.Text(form.PilotTo)
	if from == "" && to == "" {
		return ""
	}
	return from + "至" + to
}

// StateChinese is a project's state in workbooks and on the terminal.
func StateChinese(s checks.State) string {
	return map[checks.State]string{
		checks.Recommended: "推荐", checks.Auto: "推荐（自动）", checks.Reserve: "备选", checks.Undecided: "待决定",
		checks.Returned: "不推荐", checks.Blocked: "有错误", checks.Late: "逾期", checks.Refiled: "已重报，待复核",
	}[s]
}

func stateTone(s checks.State) table.Tone {
	switch s {
	case checks.Recommended, checks.Auto:
		return table.Good
	case checks.Undecided, checks.Refiled:
		return table.Warn
	case checks.Blocked, checks.Late:
		return table.Bad
	default:
		return table.Muted
	}
}

// EntryChinese is what a unit has to show, in workbooks and on the terminal.
func EntryChinese(e checks.Entry) string {
	return map[checks.Entry]string{
		checks.Filed: "已报", checks.NoFile: "未报", checks.BlankBook: "空表",
		checks.AllInvalid: "全部无效", checks.NilEntry: "零报告", checks.Unopened: "打不开",
	}[e]
}

func (r *Rollup) unitTable() *table.Sheet {
	s := &table.Sheet{Name: SheetUnits, Title: r.heading("填报情况"), Columns: unitColumns()}
	if d, ok := r.Plan.Deadline(r.unitLevel()); ok {
		s.Notes = []string{"报送截止：" + d.Chinese() + "。应报 " + strconv.Itoa(len(r.Units)) + " 个单位，已报 " + strconv.Itoa(r.Filed()) + " 个。"}
	}
	for i, u := range r.Units {
		tone := table.Good
		switch u.Entry {
		case checks.Filed:
		case checks.NilEntry, checks.Unopened:
			tone = table.Warn
		default:
			tone = table.Bad
		}
		onTime, onTimeTone := "", table.Plain
		if !u.Arrived.IsZero() {
			onTime, onTimeTone = "按时", table.Plain
			if u.Late {
				onTime, onTimeTone = "逾期", table.Bad
			}
		}
		row := map[string]table.Cell{
			columnNumber: table.Count(i + 1),
			columnCode:   table.Of(u.Region.Code),
			columnRegion: table.Of(u.Region.Name),
			"填报情况":       {Text: EntryChinese(u.Entry), Tone: tone},
			"项目数":        table.Count(len(u.Projects)),
			"其中可推荐":      table.Count(u.Valid),
			"到件日期":       table.Of(u.Arrived.String()),
			"是否按时":       {Text: onTime, Tone: onTimeTone},
			"需要做什么":      table.Of(strings.Join(r.Needs(u), "；")),
		}
		if u.Below != nil {
			filed := 0
			for _, f := range u.Below {
				if f.Entry == string(checks.Filed) {
					filed++
				}
			}
			row["下级应报"], row["下级已报"] = table.Of(strconv.Itoa(len(u.Below))), table.Of(strconv.Itoa(filed))
		}
		s.Rows = append(s.Rows, cellsOf(s.Columns, row))
	}
	return s
}

// unitLevel is the level of the units that report to the rollup's region.
func (r *Rollup) unitLevel() plan.Level {
	if len(r.Units) > 0 {
		return r.Units[0].Region.Level
	}
	return ""
}

// Filed counts the units that have something to show.
func (r *Rollup) Filed() int {
	n := 0
	for _, u := range r.Units {
		if !u.Missing() {
			n++
		}
	}
	return n
}

// Needs says what a unit has to do, briefly: one phrase a cause.
func (r *Rollup) Needs(u *Unit) []string {
	var needs []string
	switch u.Entry {
	case checks.NoFile:
		need := "没有收到文件，请催报"
		switch {
		case u.Voided > 0:
			need = "收到的文件都已作废，请催报"
		case u.UnopenedOfUnknown > 0:
			need = "没有收到文件；有文件打不开，还不知道是谁的，打开以后再催报"
		case u.Unscreened > 0:
			need = fmt.Sprintf("没有报来清单，请催报；下级直接报来的 %d 个项目没有经过筛查", u.Unscreened)
		}
		if u.Whereabouts() == "" || u.Unscreened > 0 {
			needs = append(needs, need)
		}
	case checks.BlankBook:
		needs = append(needs, "收到的是空白表，请退回填写")
	case checks.AllInvalid:
		needs = append(needs, "没有可以推荐的项目，请按问题清单退回修改")
	case checks.NilEntry:
		needs = append(needs, "零报告，请核实原因")
	}
	if u.Unopened > 0 {
		need := "文件打不开，请关闭打开它的程序后重新运行"
		if slices.ContainsFunc(u.Files, func(f *FileLine) bool { return f.newerFormat() }) {
			need = "文件是较新版本的程序写出的，请升级程序后重新运行"
		}
		needs = append(needs, need)
	}
	if where := u.Whereabouts(); where != "" {
		needs = append(needs, where)
	}
	if u.Refused > 0 {
		needs = append(needs, fmt.Sprintf("%d 份文件不能并入，请按收件登记处理", u.Refused))
	}
	if u.Draft() {
		needs = append(needs, "报来的是草稿，请报定稿")
	}
	if u.Late {
		needs = append(needs, "逾期，确有原因的请在收件登记中登记延期批准")
	}
	waiting := 0
	for _, p := range u.Projects {
		if p.UnconfirmedAlterations() != nil {
			waiting++
		}
	}
	if waiting > 0 {
		needs = append(needs, fmt.Sprintf("清单上有 %d 个项目被手工改动，请它确认（%s）", waiting, ruleAlteredOnList))
	}
	if u.Foreign > 0 {
		needs = append(needs, fmt.Sprintf("%d 份申报书是别的单位的，没有并入，请核实", u.Foreign))
	}
	refiled, reworked, returned := 0, 0, 0
	for _, p := range u.Projects {
		switch {
		case p.Refiled:
			refiled++
		case p.Reworked:
			reworked++
		case p.Decision.Opinion == checks.OpinionReturn && !p.Accepted:
			returned++
		}
	}
	if refiled > 0 {
		needs = append(needs, fmt.Sprintf("%d 个退回的项目已重报，请复核", refiled))
	}
	if reworked > 0 {
		needs = append(needs, fmt.Sprintf("%d 个退回的项目已重报，但还有错误或者逾期，请处理", reworked))
	}
	if returned > 0 {
		needs = append(needs, fmt.Sprintf("%d 个项目已退回，等它重报", returned))
	}
	if blocked := u.Blocked - u.Unscreened; blocked > 0 && u.Valid > 0 {
		needs = append(needs, fmt.Sprintf("%d 个项目有错误，请退回修改", blocked))
	}
	return needs
}

// FindingLink gives the target that opens a finding's file at its cell, ""
// when the file cannot be reached from the output.
type FindingLink func(f checks.Finding) string

func (r *Rollup) findingTable(link FindingLink) *table.Sheet {
	s := &table.Sheet{Name: SheetFindings, Title: r.heading("问题清单"), Columns: findingColumns(), Freeze: 1,
		Notes: []string{"“错误”改正之前项目不能推荐；“提示”请人工核对：核实过的在浅黄色的“核实结果”中选，写明核实说明，就不再提示，直到所说的内容有变化；“告知”不用处理。点击单元格可以打开所在文件。"}}
	for i, f := range r.Findings {
		v := r.State.Replies[f.Key]
		cells := map[string]table.Cell{
			columnNumber:   table.Count(i + 1),
			"级别":           severityCell(f),
			columnRule:     table.Of(f.Rule.ID),
			columnRegion:   table.Of(r.NameBelow(f.Region)),
			columnProject:  table.Of(f.Project),
			columnMessage:  table.Of(f.Message),
			"依据":           table.Of(string(f.Rule.Clause)),
			ColumnFile:     table.Of(f.File),
			columnSheet:    table.Of(f.Sheet),
			"单元格":          {Text: f.Cell, Link: r.linkOf(f, link)},
			columnQuestion: table.Of(f.Key),
		}
		drawEntries(cells, replyEntries(), &v)
		s.Rows = append(s.Rows, cellsOf(s.Columns, cells))
	}
	for _, key := range r.unasked() {
		v := r.State.Replies[key]
		cells := map[string]table.Cell{
			columnNumber:   table.Count(len(s.Rows) + 1),
			"级别":           {Text: "不再提示", Tone: table.Muted},
			columnRule:     table.Of(v.About.Rule),
			columnRegion:   table.Of(v.About.Region),
			columnProject:  table.Of(v.About.Project),
			columnMessage:  table.Of(v.About.Message),
			columnQuestion: table.Of(key),
		}
		drawEntries(cells, replyEntries(), &v)
		s.Rows = append(s.Rows, cellsOf(s.Columns, cells))
	}
	return s
}

// severityCell is how grave the finding is, and that it rests where it does:
// 提示（已核实）, or 提示（晋城市已核实）.
func severityCell(f checks.Finding) table.Cell {
	if f.Rest != nil {
		return table.Cell{Text: f.Rule.Severity.Chinese() + "（" + f.Rest.From + "已核实）", Tone: table.Muted}
	}
	tone := map[checks.Severity]table.Tone{checks.Error: table.Bad, checks.Warning: table.Warn, checks.Info: table.Muted}[f.Rule.Severity]
	return table.Cell{Text: f.Rule.Severity.Chinese(), Tone: tone}
}

// linkOf is where a finding's cell leads: into the rollup itself, or to the
// file it is about.
func (r *Rollup) linkOf(f checks.Finding, link FindingLink) string {
	if f.File == r.FileName() && f.Cell != "" {
		return "#'" + f.Sheet + "'!" + f.Cell
	}
	return link(f)
}
