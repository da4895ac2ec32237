package main

import (
	"fmt"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/plan"
)

// printChanges says what is different from the earlier rollup. A new version of a
// project is one line, however many answers it changes. They ask for nothing, so that it is
// numbers by kind unless all is asked for.
func (p report) printChanges() {
	s, res := p.s, p.res
	changes := onTerminal(res.Rollup.Changes)
	if len(changes) == 0 {
		return
	}
	heading, where := "与上一次相比", "（见“"+sheets.SheetChanges+"”）"
	if res.Earlier == "" {
		heading = "同一个项目报了几版、内容有改动的"
	}
	switch {
	case p.all:
		where = ""
	case p.look:
		where = "（逐项：加 --all）"
	}
	heading += where + "："
	if !p.all {
		s.out.Wrapped("", heading+countedChanges(changes)+"。")
		return
	}
	s.out.Wrapped("", heading)
	for _, c := range changes {
		s.out.Wrapped("  "+string(c.Kind)+"  ", changeLine(res.Rollup.Plan, c))
	}
}

// countedChanges is 状态变化 42、新版替代 1, in the order in which each comes first.
func countedChanges(changes []record.Change) string {
	var kinds []record.ChangeKind
	n := map[record.ChangeKind]int{}
	for _, c := range changes {
		if n[c.Kind]++; n[c.Kind] == 1 {
			kinds = append(kinds, c.Kind)
		}
	}
	var parts []string
	for _, kind := range kinds {
		parts = append(parts, fmt.Sprintf("%s %d", kind, n[kind]))
	}
	return strings.Join(parts, "、")
}

// onTerminal leaves out the single answers that a new version of a project changes, and
// what people have just entered themselves: what it did is a change of its own.
func onTerminal(changes []record.Change) []record.Change {
	type project struct{ region, name string }
	replaced := map[project]bool{}
	var shown []record.Change
	for _, c := range changes {
		of := project{c.Region, c.Project}
		replaced[of] = replaced[of] || c.Kind == record.Replaced
		if c.Kind != record.Entered && (c.Kind != record.Corrected || !replaced[of]) {
			shown = append(shown, c)
		}
	}
	return shown
}

// changeLine is one difference: 城区“示例试点”来源文件：旧.xlsx → 新.xlsx（改了 1 处）.
func changeLine(p *plan.Plan, c record.Change) string {
	text := p.RegionName(c.Region)
	if c.Project != "" {
		text += "“" + c.Project + "”"
	}
	text += c.What
	if c.Old != "" || c.New != "" {
		text += "：" + strings.TrimPrefix(c.Old+" → "+c.New, " → ")
	}
	if c.Effect != "" {
		text += "（" + c.Effect + "）"
	}
	return text
}
