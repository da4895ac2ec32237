package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/plan"
)

// exitCode is 1 where something needs a person: an error asks, which a limit that
// has to be decided and a file that could not be taken are too, or a unit is missing
// or owes its final list.
func exitCode(res *consolidate.Result) int {
	for _, f := range res.Rollup.Findings {
		if f.RuleSeverity() == checks.Error && f.Open() {
			return exitPerson
		}
	}
	for _, u := range res.Rollup.Units {
		if u.Missing() || u.Draft() {
			return exitPerson
		}
	}
	if res.Rollup.AwaitsSelection() {
		return exitPerson
	}
	return exitDone
}

// report is what is said of a merge, a look or a list: first the numbers, names only where
// somebody has to do something, the files and the next step last. It fits a screen; with
// --all it says everything.
type report struct {
	s    *session
	res  *consolidate.Result
	all  bool
	look bool // of check: no rollup was written
}

// most is how many of a kind are shown, of a few that are usual.
func (p report) most(usual, there int) int {
	if p.all {
		return there
	}
	return min(usual, there)
}

// printMerge says what came in, what each unit needs, what has to be decided
// and where the files are.
func printMerge(p report, out string, next nextStep) error {
	p.printHead(out)
	p.printNumbers()
	p.printHistory()
	if err := p.printUnits(); err != nil {
		return err
	}
	if err := p.printContests(); err != nil {
		return err
	}
	told := p.printFindings()
	p.printChanges()
	p.printFiles(told)
	p.printHolds()
	p.printOutputs(out)
	p.printStanding()
	next.print(p.s)
	return nil
}

// printHead says what was merged, by which plan, upon what.
func (p report) printHead(out string) {
	s, res, r := p.s, p.res, p.res.Rollup
	s.out.Told(screen.Strong, "", fmt.Sprintf("%s  截至 %s  %s", r.Region.Name, r.AsOf.Chinese(), res.Choice.Line()))
	if res.Earlier != "" && (p.look || filepath.Clean(res.Earlier) != filepath.Join(out, r.FileName())) {
		s.out.Wrapped("", "接着原有的汇总："+res.Earlier)
	}
	if !res.LastRun.IsZero() {
		s.warn(fmt.Sprintf("上一次合并是 %s，这次写的日期更早。已经见过的文件仍按原来首次见到的日期；请核对 --as-of。", res.LastRun.Chinese()))
	}
	if res.Unused != nil {
		s.warn(fmt.Sprintf("输出文件夹中的 %s 读不成汇总，里面写的没有采用。", strings.Join(res.Unused, "、")))
	}
	if res.Replaced {
		s.warn(fmt.Sprintf("输出文件夹中原有的汇总不是 --into 写的那一份，里面填的意见没有采用；它移到“%s”文件夹。", consolidate.FolderHistory))
	}
	if res.NotClosed {
		s.warn("本来就没有定稿，--reopen 没有起作用。")
	}
	if res.Stale != "" {
		why := "以前写出的，与现在的汇总不符"
		if r.State.Closing.Closed() {
			why = "定稿以前的草稿"
		}
		s.warn(fmt.Sprintf("%s 中的 %s 是%s，请不要使用。", out, res.Stale, why))
	}
	printDrift(s, res.Choice.Plan)
	printPlanChanges(s, res)
}

// printDrift says that the plan of the run is a city's copy which is not as the plan above.
func printDrift(s *session, p *plan.Plan) {
	if p.Drift != nil {
		s.warn(p.DriftChinese(3) + "。上级按它自己的方案审核，请核对。")
	}
}

// warn prints what a person should look at before the rest.
func (s *session) warn(text string) { s.out.Told(screen.Warn, "注意：", text) }

// printPlanChanges says what the plan of this run sets otherwise than that of the
// rollup.
func printPlanChanges(s *session, res *consolidate.Result) {
	if res.PlanChanges == nil {
		return
	}
	s.warn("这次的方案与原有的汇总所用的不同：" + plan.Shortened(res.PlanChanges, 8) + "。请核对。")
}

// printNumbers says how many units and projects there are, and where they stand. What there
// is none of is left out.
func (p report) printNumbers() {
	r := p.res.Rollup
	var parts []string
	free := ""
	for _, status := range checks.UnitStatuses() {
		n := 0
		for _, u := range r.Units {
			if u.Status == status {
				n++
			}
		}
		switch {
		case n > 0 && status == checks.NotOwed:
			free = fmt.Sprintf("；%s %d 个", record.UnitStatusChinese(status), n)
		case n > 0:
			parts = append(parts, fmt.Sprintf("%s %d", record.UnitStatusChinese(status), n))
		}
	}
	if parts != nil || free != "" {
		p.s.out.Told(screen.Strong, "单位：", fmt.Sprintf("应报 %d 个%s%s。%s", r.Expected(), equals(parts), free, p.countFiles()))
	}
	if line := r.Counts().Chinese(r.Choosing()); line != "" {
		p.s.out.Told(screen.Strong, "项目：", line+"。")
	}
}

// equals is the sum that the parts make; "" for none.
func equals(parts []string) string {
	if parts == nil {
		return ""
	}
	return " = " + strings.Join(parts, " + ")
}
