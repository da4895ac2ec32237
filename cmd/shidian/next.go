package main

import (
	"fmt"
	"path/filepath"

	"shidian/cmd/shidian/screen"
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
	switch {
	case res.Closed && !res.Rollup.Choosing().ByItself:
		return nextStep{Do: "清单定稿了。要公示的：", Command: t.command("publish", res.Outputs[0])}
	case res.Closed:
		papers := shownPath(res.Outputs[0])
		if res.Letter != "" {
			papers += " 和 " + filepath.Base(res.Letter)
		}
		return nextStep{Do: fmt.Sprintf("打印 %s，签字、盖章，把盖章的清单和这份电子文件一起上报。", papers)}
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
	}
	next := res.Rollup.Next()
	if next.Final {
		return nextStep{Do: next.Do, Command: t.command("recommend", t.book, "--final")}
	}
	return nextStep{Do: next.Do, Command: t.again}
}

func (t steps) afterLook() nextStep {
	if exitCode(t.res) == exitDone {
		return nextStep{Do: "没有要人处理的事，可以合并：", Command: t.merge}
	}
	send := ""
	if t.res.Returns != nil { // they were written
		send = record.SendReturns
	}
	return nextStep{Do: send + "照上面说的催报、退回；现在就要汇总的，合并：", Command: t.merge}
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
