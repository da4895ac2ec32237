// Package wizard is the guide (向导) for a clerk who has no command line: it says what
// lies beside the program, proposes the next step, does it after Enter, and says where
// the result is. Each step is one of the program's own command lines, shown as such and
// run by whoever starts the guide; the guide itself reads and writes no workbook.
package wizard

import (
	"context"
	"errors"
	"io"

	"shidian/cmd/shidian/screen"
	"shidian/templates/form"
)

// Guide is one run of the guide, with all that it may ask and do.
type Guide struct {
	Console
	Title   string    // 试点汇总 0.9.0
	Home    string    // the folder of the program, where its settings lie
	Folders []string  // where it looks for what to do
	Today   form.Date // by the clock

	Survey func(ctx context.Context, folders []string, known ...string) Survey
	Tell   func(ctx context.Context, path string) Thing
	PlanOf func(ctx context.Context, path string) PlanFile // "" asks for the one within the program
	Exists func(path string) bool
	Shown  func(path string) string             // a path as people read it
	Pasted func(word string) string             // a word as it stands on a command line
	Do     func(context.Context, []string) bool // runs one, and reports whether it was done
	Open   func(path string) error              // has the desktop open a file or a folder

	settings *Settings
	asOf     form.Date // the day that the clerk gave for a plan of another year; else zero
	done     progress
}

// progress is what was done since the guide was started: what it proposes next follows
// from that and from what lies there.
type progress struct {
	handedOut, merged, opened, listed, packed bool
}

// Run leads through the work until the clerk leaves. What was dropped on the program
// comes first. The error is ErrInterrupted or nil.
func (g *Guide) Run(ctx context.Context, dropped []string) error {
	g.say("%s   不联网，不改动收到的文件", g.Title)
	g.settings = openSettings(g.Home)
	err := g.work(ctx, dropped)
	if errors.Is(err, errLeft) || errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func (g *Guide) work(ctx context.Context, dropped []string) error {
	if InArchive(g.Home) {
		g.say("\n请先解压。现在是从压缩包里直接打开的，写出的文件一关就没有了。\n请关上这个窗口，在压缩包上点右键，选“全部解压”，再打开解压出来的程序。")
		_, err := g.ask(ctx, "\n按回车退出：")
		return err
	}
	if len(dropped) > 0 {
		if err := g.take(ctx, dropped); err != nil {
			return err
		}
	}
	for {
		if err := g.turn(ctx); err != nil {
			return err
		}
	}
}

// turn is one time through the menu.
func (g *Guide) turn(ctx context.Context) error {
	s := g.look(ctx)
	g.describe(s)
	g.describePlan(ctx, s)
	next := g.next(ctx, s)
	g.showMenu()
	g.say("")
	g.Out.Told(screen.Strong, "下一步：", next.text)
	line, err := g.ask(ctx, "直接按回车就做下一步；也可以输入编号，或者把文件夹、文件拖到这里：")
	if err != nil {
		return err
	}
	if line == "" {
		return next.do(ctx, s)
	}
	for _, item := range g.menu() {
		if item.key == form.Fold(line) {
			return item.do(ctx, s)
		}
	}
	return g.take(ctx, pathsIn(line, g.Exists))
}

// look tells what lies in the folders, and in those that were used last. Where the clerk
// has chosen a plan, the rollups of other years are no concern.
func (g *Guide) look(ctx context.Context) (s Survey) {
	var known []string
	for _, setting := range []string{settingReceived, settingOut} {
		if path := g.settings.pathOf(setting); g.Exists(path) {
			known = append(known, path)
		}
	}
	g.interruptible(ctx, func(ctx context.Context) { s = g.Survey(ctx, g.Folders, known...) })
	if g.settings.get(settingPlan) != "" {
		s.Rollups = ofCycle(s.Rollups, g.planToHandOut(ctx).Cycle)
	}
	return s
}

// step shows a command line, runs it, and reports whether it was done.
func (g *Guide) step(ctx context.Context, args ...string) bool {
	words := []string{"shidian"}
	for _, arg := range args {
		words = append(words, g.Pasted(arg))
	}
	g.say("\n运行：")
	g.Out.Command(screen.Plain, words)
	g.say("")
	done := false
	g.interruptible(ctx, func(ctx context.Context) { done = g.Do(ctx, args) })
	g.say("")
	if !done {
		g.say("这一步没有做成，原因见上面。")
	}
	return done
}

// with adds to a command line the plan and the day of the run, where they are not what
// the program takes by itself.
func (g *Guide) with(args ...string) []string {
	if p := g.settings.pathOf(settingPlan); p != "" {
		args = append(args, "--plan", g.Shown(p))
	}
	return g.withDay(args...)
}

// withDay is with for what carries its plan.
func (g *Guide) withDay(args ...string) []string {
	if !g.asOf.IsZero() {
		args = append(args, "--as-of", g.asOf.String())
	}
	return args
}

// offer says where the result is, and opens it if the clerk wants to.
func (g *Guide) offer(ctx context.Context, path, advice string) error {
	g.say("结果：%s", g.Shown(path))
	if advice != "" {
		g.say(advice)
	}
	text, err := g.ask(ctx, "直接按回车打开它，输入 0 不打开：")
	if err == nil && isYes(text) {
		g.open(path)
	}
	return err
}

func (g *Guide) open(path string) {
	if g.Open(path) != nil {
		g.say("这台电脑上没能打开，请自己打开：%s", g.Shown(path))
	}
}
