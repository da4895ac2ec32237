package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
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

// printStanding says how the list stands, and what to do next. The command can be
// pasted, so it has a line to itself and is the last one. book is the rollup's
// path.
func printStanding(s *session, res *consolidate.Result, book string) {
	r := res.Rollup
	final := "  shidian 推荐 " + pasted(book) + " --final\n"
	last, opened, reopened := r.State.Closing.Reopened()
	switch {
	case res.Closed:
		printClosed(s, res)
	case r.State.Closing.Closed():
		printFinal(s, res, book)
	case reopened:
		s.out.Wrapped("", fmt.Sprintf("注意：清单现在没有定稿。%s定过稿，%s重新打开，原因：%s。原来定稿的清单不要再用；改好后请再次定稿：", last.Day.Chinese(), opened.Day.Chinese(), strings.TrimRight(opened.Why, "。")))
		fmt.Fprint(s.out, final)
	case wroteDraft(res):
		text := "清单是草稿，请勿盖章上报。都报齐、核对无误后定稿："
		if names := strings.Join(r.Drafts(), "、"); names != "" {
			text = "清单是草稿，请勿盖章上报。" + names + "报来的还是草稿，等报来定稿、再次合并后定稿："
		}
		s.out.Wrapped("", text)
		fmt.Fprint(s.out, final)
	}
}

// wroteDraft reports whether the run wrote a draft of the list. With --beside, or
// under a name of people's own, it has another name; the rollup is never alone then.
func wroteDraft(res *consolidate.Result) bool {
	return len(res.Holds) == 0 && res.HasRecommended() && len(res.Outputs) > 0
}

// printClosed says what comes after --final.
func printClosed(s *session, res *consolidate.Result) {
	closing := res.Rollup.State.Closing
	s.out.Wrapped("", fmt.Sprintf("%s的推荐清单已定稿（%s，第 %d 次）。以后的合并如果会改变清单，不写出任何文件；确实要改的，合并时加 --reopen \"原因\"。", res.Rollup.Region.Name, closing.Day().Chinese(), closing.Number()))
	s.out.Wrapped("", "接下来：打印这份清单 → 签字、盖章 → 把盖章的清单和这份电子文件一起上报：")
	fmt.Fprintf(s.out, "  %s\n", res.Outputs[0])
}

// printFinal says that the final list stays as it is, or how to have it again.
func printFinal(s *session, res *consolidate.Result, book string) {
	day := res.Rollup.State.Closing.Day().Chinese()
	name := sheets.ListName(res.Rollup)
	switch {
	case res.AgainstFinal != nil:
		s.out.Wrapped("", fmt.Sprintf("注意：已于%s定稿，这些文件会改变推荐清单：%s。合并时不会写出任何文件；确实要改的，合并时加 --reopen \"原因\"。", day, strings.Join(res.AgainstFinal, "；")))
	case res.Final != "" && !res.FinalAway:
		s.out.Wrapped("", fmt.Sprintf("已于%s定稿，推荐的项目没有变化，%s 没有重写。", day, filepath.ToSlash(res.Final)))
	case res.FinalAway:
		s.out.Wrapped("", fmt.Sprintf("已于%s定稿，推荐的项目没有变化。输出文件夹里没有 %s；找不到的，可以再写一份：", day, name))
		fmt.Fprintf(s.out, "  shidian 推荐 %s\n", pasted(book))
	case len(res.Outputs) > 0:
		s.out.Wrapped("", fmt.Sprintf("已于%s定稿，这是定稿的清单。", day))
	}
}

// pasted is a path as it has to stand on a command line.
func pasted(path string) string {
	path = filepath.ToSlash(path)
	if strings.ContainsAny(path, " \t()&;'") {
		return `"` + path + `"`
	}
	return path
}
