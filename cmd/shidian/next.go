package main

import (
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
)

// nextStep is what a person does now: 打开汇总，填“推荐”，再运行一次, with the command that is
// run then, [shidian 合并 收到 -o 输出]. Without a command there is nothing to run.
type nextStep struct {
	Do      string   `json:"do"`
	Command []string `json:"command"`
}

// print puts the command, which can be pasted, on a line to itself, the last one.
func (n nextStep) print(s *session) {
	if n.Do == "" {
		return
	}
	s.out.Told(screen.Strong, "下一步：", n.Do)
	if n.Command != nil {
		words := make([]string, len(n.Command))
		for i, word := range n.Command {
			words[i] = pasted(word)
		}
		s.out.Command(screen.Strong, words)
	}
}

// steps make the next step of a run: the run itself, to be done again, and where its
// rollup is. Commands are called as the person has called this one.
type steps struct {
	report
	again []string // this run, 合并 收到 -o 输出
	merge []string // of a check: the merge that it looked forward to
	book  string   // path of the rollup, "" where there is none
}

// next is the one thing that is most needed now.
func (t steps) next() nextStep {
	res, closing := t.res, t.res.Rollup.State.Closing
	final := t.command("recommend", t.book, "--final")
	switch {
	case res.Closed && !res.Rollup.Choosing().ByItself:
		return nextStep{Do: "清单定稿了。要公示的：", Command: t.command("publish", res.Outputs[0])}
	case res.Closed:
		return nextStep{Do: fmt.Sprintf("打印 %s，签字、盖章，把盖章的清单和这份电子文件一起上报。", shownPath(res.Outputs[0]))}
	case res.NotYet:
		return nextStep{Do: "照上面说的读完、录入、核对或者作废，再次合并，然后定稿。"}
	case res.AgainstFinal != nil:
		return nextStep{Do: "确实要改的，把“原因”换成实际的原因，合并：", Command: append(t.merge, "--reopen", "原因")}
	case res.Beside != nil:
		return nextStep{Do: "把打开的那一份保存、关闭，再运行一次，就又只有一份：", Command: t.again}
	case closing.Closed() && res.FinalAway:
		return nextStep{Do: fmt.Sprintf("输出文件夹里没有 %s；找不到的，可以再写一份：", sheets.ListName(res.Rollup)), Command: t.command("recommend", t.book)}
	case closing.Closed():
		return nextStep{}
	case t.look:
		return t.afterLook()
	case len(res.Holds) > 0:
		return nextStep{Do: t.decide(), Command: t.again}
	case !t.wroteDraft() && waitsForSelection(res.Rollup):
		return nextStep{Do: t.selecting(), Command: t.again}
	case !t.wroteDraft():
		return nextStep{Do: t.sendBack() + "请各单位改正、补报，收到以后放在一起，再运行一次：", Command: t.again}
	default:
		return nextStep{Do: t.owing() + "都报齐、核对无误后定稿：", Command: final}
	}
}

func (t steps) afterLook() nextStep {
	if exitCode(t.res) == exitDone {
		return nextStep{Do: "没有要人处理的事，可以合并：", Command: t.merge}
	}
	return nextStep{Do: t.sendBack() + "照上面说的催报、退回；现在就要汇总的，合并：", Command: t.merge}
}

// sendBack says that what goes back has to be sent; "" where nothing does.
func (t steps) sendBack() string {
	if t.res.Returns == nil {
		return ""
	}
	return "发出“" + consolidate.FolderReturns + "”里的文件；"
}

// decide says what is to be entered where.
func (t steps) decide() string {
	var open []checks.Contest
	var names []string
	for _, c := range t.res.Rollup.Contests {
		if consolidate.DomainState(c) != consolidate.DomainSettled && c.WaitsFor == "" {
			open, names = append(open, c), append(names, t.contestName(c))
		}
	}
	who := strings.Join(names, "、") + "的候选项目"
	if len(names) > 3 {
		who = fmt.Sprintf("要决定的 %d 项", len(names))
	}
	if onlyFiles(t.res.Holds) {
		return "照上面说的处理打不开的文件，再运行一次："
	}
	if len(open) == 0 || slices.ContainsFunc(t.res.Holds, func(f checks.Finding) bool { return !saidByContest(f) }) {
		return "打开汇总，照上面说的处理，填写浅黄色的格子，保存并关闭，再运行一次："
	}
	words := t.res.Rollup.Choosing()
	entry := "给" + who + entryOf(open, words)
	if c := open[0]; c.Over && len(open) == 1 {
		entry = fmt.Sprintf("把%s的 %d 个改为“%s”或者“%s”，写明理由", names[0], c.Recommended-c.Places(), words.No, checks.RecommendReserve)
	}
	return fmt.Sprintf("打开汇总，在“%s”里%s，保存并关闭，再运行一次：", record.SheetProjects, entry)
}

// entryOf is what is to be entered about limits: 填“推荐”或者“排序”.
func entryOf(open []checks.Contest, words checks.Choosing) string {
	over := func(c checks.Contest) bool { return c.Over }
	var columns []string
	for _, c := range open {
		if column := "“" + c.Column + "”"; !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	switch {
	case slices.ContainsFunc(open, func(c checks.Contest) bool { return c.Asks != nil }):
		return "填写浅黄色的格子"
	case !slices.ContainsFunc(open, over):
		return "填“" + words.Column + "”或者" + strings.Join(columns, "、")
	default:
		return "填写或者改“" + words.Column + "”"
	}
}

// onlyFiles reports whether the list waits for files that could not be opened, and for
// nothing else.
func onlyFiles(holds []checks.Finding) bool {
	return !slices.ContainsFunc(holds, func(f checks.Finding) bool { return !f.Rule.HoldsList })
}

// owing says which units may still send something: they have time, or have sent a draft.
func (t steps) owing() string {
	r := t.res.Rollup
	if drafts := r.Drafts(); drafts != nil {
		return named(drafts) + "报来的还是草稿，等报来定稿、再次合并；"
	}
	var names []string
	for _, u := range r.Units {
		if u.Missing() && !r.Plan.Late(u.Region, r.AsOf, "") {
			names = append(names, u.Region.Name)
		}
	}
	if names == nil {
		return ""
	}
	return named(names) + "没有报齐，收到后再次合并；"
}

// named are up to three names, or how many there are: they stand above.
func named(names []string) string {
	if len(names) > 3 {
		return fmt.Sprintf("%d 个单位", len(names))
	}
	return strings.Join(names, "、")
}

// command is a command line with another command, called in the language of this one.
func (t steps) command(name string, words ...string) []string {
	return append([]string{"shidian", t.s.called(name)}, words...)
}

// called is the name of a command in the language in which this one was typed.
func (s *session) called(name string) string {
	c, _ := commandNamed(name)
	return s.tongue.name(c)
}
