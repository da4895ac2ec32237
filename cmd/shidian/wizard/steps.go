package wizard

import (
	"context"
	"fmt"
	"path/filepath"
)

// The folders and files that the guide makes where nothing else was said.
const (
	folderOut     = "输出"
	folderHandOut = "下发"
	folderEntered = "录入"
	folderSamples = "示例"          // comes with the program
	filePlan      = "征集方案%s.xlsx" // of the year
)

// handOut makes the workbooks for the counties.
func (g *Guide) handOut(ctx context.Context, s Survey) error {
	if ok, err := g.settleDay(ctx, g.planToHandOut(ctx)); err != nil || !ok {
		return err
	}
	unit := g.settings.get(settingUnit)
	if r, ok := g.rollup(s); ok && unit == "" {
		unit = r.Region
	}
	question := "\n给哪个市（县）生成？\n输入市、县的名称；直接按回车生成全省的："
	if unit != "" {
		question = fmt.Sprintf("\n给哪个市（县）生成？\n直接按回车是 %s；别的输入名称；0 返回：", unit)
	}
	text, err := g.ask(ctx, question)
	if err != nil || isNo(text) {
		return err
	}
	if text != "" {
		unit = text
	}
	out := g.folder(settingHandOut, folderHandOut)
	args := []string{"模板"}
	if unit != "" {
		args = append(args, unit)
	}
	if !g.step(ctx, g.with(append(args, "-o", g.Shown(out))...)...) {
		return g.waits(ctx)
	}
	g.done.handedOut = true
	g.settings.set(settingUnit, unit)
	g.settings.setPath(settingHandOut, out)
	return g.offer(ctx, out, "把里面的申报表发给各县。报回来的都放进一个文件夹，把那个文件夹拖到这里。")
}

// folder is the folder of a setting; where nothing is remembered, the one of that name
// beside what the guide looks at.
func (g *Guide) folder(setting, name string) string {
	if last := g.settings.pathOf(setting); last != "" {
		return last
	}
	return filepath.Join(g.place(), name)
}

// place is the folder in which the guide works.
func (g *Guide) place() string { return g.Folders[len(g.Folders)-1] }

// check looks at what was received, and then offers to merge it.
func (g *Guide) check(ctx context.Context, s Survey) error {
	path, err := g.receivedOrAsk(ctx, s)
	if err != nil || path == "" {
		return err
	}
	return g.checkThenMerge(ctx, s, []string{path})
}

// receivedOrAsk is the folder with what was received; it is asked for where it is not
// clear. "" goes back.
func (g *Guide) receivedOrAsk(ctx context.Context, s Survey) (string, error) {
	if path := g.received(s); path != "" {
		return path, nil
	}
	var options []string
	for _, f := range s.Received {
		options = append(options, g.Shown(f.Path)+"（"+f.What+"）")
	}
	n, line, err := g.pick(ctx, "收到的文件在哪个文件夹？", options, "请输入编号，或者把文件夹拖到这里；直接按回车返回：")
	if n >= 0 {
		return s.Received[n].Path, nil
	}
	if err != nil || line == "" {
		return "", err
	}
	path := pathsIn(line, g.Exists)[0]
	if !g.Exists(path) {
		g.say("没有“%s”这个文件夹。", path)
		return "", g.waits(ctx)
	}
	return path, nil
}

// checkThenMerge checks what was named, and merges it when the clerk says so.
func (g *Guide) checkThenMerge(ctx context.Context, s Survey, paths []string) error {
	if ok, err := g.settleDay(ctx, g.plan(ctx, s)); err != nil || !ok {
		return err
	}
	out := g.outFor(s, paths[0])
	args := append([]string{"检查"}, g.shownAll(paths)...)
	if in := g.rollupsIn(ctx, s, out); len(in) == 1 { // with -o a check would write
		args = append(args, "--into", g.Shown(in[0].Path))
	}
	if !g.step(ctx, g.with(args...)...) {
		return g.waits(ctx)
	}
	g.remember(paths, out)
	out, err := g.confirmOut(ctx, "现在合并吗？", out)
	if err != nil || out == "" {
		return err
	}
	return g.mergeInto(ctx, s, paths, out)
}

// remember keeps the two folders together: the outputs of one city are none for what
// another one sent.
func (g *Guide) remember(received []string, out string) {
	if len(received) == 1 {
		g.settings.setPath(settingReceived, received[0])
		g.settings.setPath(settingOut, out)
	}
}

// outFor is the folder of the outputs for what was received: the one used with it
// before, the one beside it with a rollup, else 输出 beside it.
func (g *Guide) outFor(s Survey, received string) string {
	if out := g.settings.pathOf(settingOut); out != "" && samePath(received, g.settings.pathOf(settingReceived)) {
		return out
	}
	beside := filepath.Dir(filepath.Clean(received))
	for _, r := range s.Rollups {
		if dir := filepath.Dir(r.Path); len(s.Rollups) == 1 && samePath(filepath.Dir(dir), beside) {
			return dir
		}
	}
	return filepath.Join(beside, folderOut)
}

// confirmOut asks whether to merge, and where to. "" is no.
func (g *Guide) confirmOut(ctx context.Context, question, out string) (string, error) {
	text, err := g.ask(ctx, fmt.Sprintf("%s汇总写到 %s。\n直接按回车合并；不合并，输入 0；写到别的文件夹，把它拖到这里：", question, g.Shown(out)))
	switch {
	case err != nil:
		return "", err
	case isYes(text):
		return out, nil
	case isNo(text):
		return "", nil
	}
	path := pathsIn(text, g.Exists)[0]
	if !g.Exists(path) {
		g.say("没有“%s”这个文件夹，没有合并。", path)
		return "", g.waits(ctx)
	}
	return path, nil
}

// merge merges what was received into the rollup.
func (g *Guide) merge(ctx context.Context, s Survey) error {
	path, err := g.receivedOrAsk(ctx, s)
	if err != nil || path == "" {
		return err
	}
	if ok, err := g.settleDay(ctx, g.plan(ctx, s)); err != nil || !ok {
		return err
	}
	out := g.outFor(s, path)
	if !g.Exists(out) {
		if out, err = g.confirmOut(ctx, "\n", out); err != nil || out == "" {
			return err
		}
	}
	return g.mergeInto(ctx, s, []string{path}, out)
}

func (g *Guide) mergeInto(ctx context.Context, s Survey, paths []string, out string) error {
	args := append([]string{"合并"}, g.shownAll(paths)...)
	if !g.step(ctx, g.with(append(args, "-o", g.Shown(out))...)...) {
		return g.waits(ctx)
	}
	g.done = progress{merged: true}
	g.remember(paths, out)
	in := g.rollupsIn(ctx, s, out)
	if len(in) != 1 {
		return g.offer(ctx, out, "")
	}
	r := in[0]
	if err := g.offer(ctx, r.Path, adviceOn(r)); err != nil {
		return err
	}
	g.done.opened = r.Holds > 0
	return nil
}

// rollupsIn are the rollups in a folder of outputs of the year in which the guide works.
func (g *Guide) rollupsIn(ctx context.Context, s Survey, out string) []RollupFile {
	if !g.Exists(out) {
		return nil
	}
	return ofCycle(g.Survey(ctx, nil, out).Rollups, g.plan(ctx, s).Cycle)
}

// adviceOn says what to do in a rollup.
func adviceOn(r RollupFile) string {
	switch {
	case r.Final:
		return "清单已定稿。"
	case r.Holds > 0:
		return fmt.Sprintf("有 %d 件事要决定：填浅黄色的格子，保存、关闭，再回到这里合并一次。", r.Holds)
	case r.Selects:
		return "每个项目填“遴选结果”：入选、备选或者不予立项。填好、保存、关闭，再回到这里合并一次。"
	default:
		return "没有要决定的事。要改变推荐的项目，填浅黄色的格子，保存、关闭，再合并一次。"
	}
}

// rollupOrAsk is the rollup to go on with; it is asked for where it is not clear. ok is
// false to go back.
func (g *Guide) rollupOrAsk(ctx context.Context, s Survey) (RollupFile, bool, error) {
	if r, ok := g.rollup(s); ok {
		return r, true, nil
	}
	if len(s.Rollups) == 0 {
		g.say("\n还没有汇总：请先合并（3）。汇总在别处的，把它拖到这里。")
		return RollupFile{}, false, g.waits(ctx)
	}
	var options []string
	for _, r := range s.Rollups {
		options = append(options, g.Shown(r.Path)+"（"+r.state()+"）")
	}
	n, _, err := g.pick(ctx, "哪一份汇总？", options, "请输入编号；直接按回车返回：")
	if err != nil || n < 0 {
		return RollupFile{}, false, err
	}
	return s.Rollups[n], true, nil
}

// shownAll are paths as they stand on a command line.
func (g *Guide) shownAll(paths []string) []string {
	var all []string
	for _, p := range paths {
		all = append(all, g.Shown(p))
	}
	return all
}
