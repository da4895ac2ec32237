package main

import (
	"fmt"
	"strings"

	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/plan"
)

// shownChanges is how many differences the terminal lists.
const shownChanges = 15

// printChanges says what is different from the earlier rollup. A new version of a
// project is one line, however many answers it changes.
func printChanges(s *session, res *consolidate.Result) {
	changes := onTerminal(res.Rollup.Changes)
	if len(changes) == 0 {
		return
	}
	heading := "与上一次相比（全部见“%s”）"
	if res.Earlier == "" {
		heading = "同一个项目报了几版、内容有改动的（逐项见“%s”）"
	}
	fmt.Fprintf(s.out, "\n"+heading+"：\n", sheets.SheetChanges)
	for i, c := range changes {
		if i == shownChanges {
			fmt.Fprintf(s.out, "  另有 %d 处。\n", len(changes)-shownChanges)
			break
		}
		s.out.Wrapped("  "+string(c.Kind)+"  ", changeLine(res.Rollup.Plan, c))
	}
}

// onTerminal leaves out the single answers that a new version of a project changes.
func onTerminal(changes []record.Change) []record.Change {
	type project struct{ region, name string }
	replaced := map[project]bool{}
	var shown []record.Change
	for _, c := range changes {
		of := project{c.Region, c.Project}
		replaced[of] = replaced[of] || c.Kind == record.Replaced
		if c.Kind != record.Corrected || !replaced[of] {
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
