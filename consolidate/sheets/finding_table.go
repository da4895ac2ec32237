package sheets

import (
	"slices"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
)

// FindingLink gives the target that opens a finding's file at its cell, ""
// when the file cannot be reached from the output.
type FindingLink func(f checks.Finding) string

func (r *drawing) findingTable(link FindingLink) *table.Sheet {
	s := &table.Sheet{Name: record.SheetFindings, Title: r.heading("问题清单"), Columns: r.findingColumns(), Freeze: 1,
		Notes: []string{"“错误”改正之前项目不能推荐；“提示”请人工核对：核实过的在浅黄色的“核实结果”中选，写明核实说明，就不再提示，直到所说的内容有变化；“告知”不用处理。点击单元格可以打开所在文件。"}}
	var units []string
	for i, f := range r.Findings {
		v := r.State.Replies[f.Key]
		cells := map[string]table.Cell{
			columnNumber:      table.Count(i + 1),
			"级别":              severityCell(f),
			columnRule:        table.Of(f.Rule.ID),
			columnRegion:      table.Of(r.NameBelow(f.Region)),
			columnProject:     table.Of(f.Project),
			columnMessage:     table.Of(f.Message),
			"依据":              table.Of(string(f.Clause)),
			record.ColumnFile: table.Of(f.File),
			columnSheet:       table.Of(f.Sheet),
			"单元格":             {Text: f.Cell, Link: r.linkOf(f, link)},
			columnQuestion:    table.Of(f.Key),
		}
		drawEntries(cells, record.ReplyEntries(), &v)
		s.Rows = append(s.Rows, cellsOf(s.Columns, withNotes(v.Own, cells)))
		units = append(units, r.NameBelow(f.Region))
	}
	for _, key := range r.Unasked() {
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
		drawEntries(cells, record.ReplyEntries(), &v)
		s.Rows = append(s.Rows, cellsOf(s.Columns, withNotes(v.Own, cells)))
		units = append(units, v.About.Region)
	}
	keys := r.questions()
	signs := slices.Clone(keys)
	for i, f := range r.Findings {
		signs[i] = signKey(f.Key, r.findingText(f))
	}
	r.findingKeys = nil
	for _, i := range r.arrange(s, signs, units) {
		r.findingKeys = append(r.findingKeys, keys[i])
	}
	return s
}

// signKey is by what the arrangement knows a row of 问题清单, also one that asks nobody.
func signKey(key string, about record.FindingText) string {
	if key != "" {
		return key
	}
	return rowSign(about)
}

// findingColumns are the columns of 问题清单 with those that people added.
func (r *drawing) findingColumns() []table.Column {
	own := []map[string]string{r.State.OwnColumns(record.SheetFindings)}
	for _, v := range r.State.Replies {
		own = append(own, v.Own)
	}
	return withOwn(findingColumns(), record.LastEntry(record.ReplyEntries()), record.OwnTitles(own))
}

// severityCell is how grave the finding is, and that it rests where it does:
// 提示（已核实）, or 提示（晋城市已核实）.
func severityCell(f checks.Finding) table.Cell {
	if f.Rest != nil && f.Rest.Moot {
		return table.Cell{Text: f.Severity().Chinese() + "（项目已撤回）", Tone: table.Muted}
	}
	if f.Rest != nil {
		return table.Cell{Text: f.Severity().Chinese() + "（" + f.Rest.From + "已核实）", Tone: table.Muted}
	}
	return table.Cell{Text: f.Severity().Chinese(), Tone: toneOfSeverity(f.Severity())}
}

func toneOfSeverity(s checks.Severity) table.Tone {
	return map[checks.Severity]table.Tone{checks.Error: table.Bad, checks.Warning: table.Warn, checks.Info: table.Muted}[s]
}

// linkOf is where a finding's cell leads: into the rollup itself, or to the
// file it is about.
func (r *drawing) linkOf(f checks.Finding, link FindingLink) string {
	if f.File == r.FileName() && f.Cell != "" {
		return "#'" + f.Sheet + "'!" + f.Cell
	}
	return link(f)
}

func countSeverities(findings []checks.Finding) (errors, warnings int) {
	for _, f := range findings {
		switch {
		case !f.Open():
		case f.Severity() == checks.Error:
			errors++
		case f.Severity() == checks.Warning:
			warnings++
		}
	}
	return errors, warnings
}
