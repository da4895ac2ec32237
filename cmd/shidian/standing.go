package main

import (
	"fmt"
	"strings"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate/record"
)

// listState is how the cycle's list stands. The values are those of JSON.
func listState(c record.Closing) string {
	_, _, reopened := c.Reopened()
	switch {
	case c.Closed():
		return "final"
	case reopened:
		return "reopened"
	default:
		return "draft"
	}
}

// printStanding says how the list stands. What to do is the next step.
func (p report) printStanding() {
	s, res, closing := p.s, p.res, p.res.Rollup.State.Closing
	last, opened, reopened := closing.Reopened()
	switch {
	case res.Closed:
		s.out.Told(screen.Good, "", fmt.Sprintf("%s的%s已定稿（%s，第 %d 次）。以后的合并如果会改变清单，不写出任何文件；确实要改的，合并时加 --reopen \"原因\"。", res.Rollup.Region.Name, res.Rollup.Choosing().List, closing.Day().Chinese(), closing.Number()))
	case closing.Closed():
		p.printFinal()
	case reopened:
		s.warn(fmt.Sprintf("清单现在没有定稿。%s定过稿，%s重新打开，原因：%s。原来定稿的清单不要再用。", last.Day.Chinese(), opened.Day.Chinese(), strings.TrimRight(opened.Why, "。")))
	case p.wroteDraft():
		s.out.Told(screen.Warn, "", "清单是草稿，请勿盖章"+res.Rollup.Choosing().Leaving+"。")
	}
}

// wroteDraft reports whether the run wrote a draft of the list. With --beside, or
// under a name of people's own, it has another name; the rollup is never alone then.
func (p report) wroteDraft() bool {
	return !p.look && len(p.res.Holds) == 0 && p.res.HasRecommended() && len(p.res.Outputs) > 0
}

// printFinal says that the final list stays as it is.
func (p report) printFinal() {
	s, res := p.s, p.res
	day := res.Rollup.State.Closing.Day().Chinese()
	switch {
	case res.AgainstFinal != nil:
		s.warn(fmt.Sprintf("已于%s定稿，这些文件会改变%s：%s。合并时不会写出任何文件。", day, res.Rollup.Choosing().List, strings.Join(res.AgainstFinal, "；")))
	case res.Final != "":
		unchanged := ""
		if !res.FinalAway {
			unchanged = fmt.Sprintf("，没有重写 %s", shownPath(res.Final))
		}
		s.out.Wrapped("", fmt.Sprintf("已于%s定稿，%s的项目没有变化%s。", day, record.StateChinese(res.Rollup.Choosing().Chosen), unchanged))
	case len(res.Outputs) > 0 && !p.look:
		s.out.Wrapped("", fmt.Sprintf("已于%s定稿，这是定稿的清单。", day))
	}
}
