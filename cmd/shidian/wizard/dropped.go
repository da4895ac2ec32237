package wizard

import (
	"context"
	"fmt"
	"path/filepath"
)

// take does what belongs to the files and folders that were dropped. Those that were
// sent are checked together, and 申报书 in Word are entered together.
func (g *Guide) take(ctx context.Context, paths []string) error {
	byKind := map[Kind][]Thing{}
	for _, path := range paths {
		var t Thing
		g.interruptible(ctx, func(ctx context.Context) { t = g.Tell(ctx, path) })
		byKind[t.Kind] = append(byKind[t.Kind], t)
	}
	if others := byKind[Other]; others != nil {
		for _, t := range others {
			g.say("\n" + t.Text)
		}
		if err := g.waits(ctx); err != nil {
			return err
		}
	}
	for _, kind := range []Kind{Plan, Place, Received, County, Word, Rollup, List} {
		if things := byKind[kind]; things != nil {
			if err := g.takeAll(ctx, kind, things); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeAll does what belongs to things of one kind. Of what there can be only one at a
// time, the last that was dropped counts.
func (g *Guide) takeAll(ctx context.Context, kind Kind, things []Thing) error {
	s := g.look(ctx)
	last := things[len(things)-1]
	switch kind {
	case Plan:
		return g.takePlan(ctx, last.Path)
	case Place:
		g.Folders, g.done = []string{last.Path}, progress{}
		g.settings.set(settingReceived, "") // what lies there counts
		g.settings.set(settingOut, "")
		return nil
	case Received:
		return g.checkThenMerge(ctx, s, pathsOf(things))
	case County:
		return g.checkOnly(ctx, s, pathsOf(things))
	case Word:
		return g.enter(ctx, things)
	case Rollup:
		return g.recommendDropped(ctx, last.Path)
	default:
		for _, t := range things {
			if err := g.verifyList(ctx, s, t.Path); err != nil {
				return err
			}
		}
		return nil
	}
}

func pathsOf(things []Thing) []string {
	var paths []string
	for _, t := range things {
		paths = append(paths, t.Path)
	}
	return paths
}

// checkOnly checks workbooks of counties. What a single one says is no city's return,
// so that nothing is offered to be merged.
func (g *Guide) checkOnly(ctx context.Context, s Survey, paths []string) error {
	if ok, err := g.settleDay(ctx, g.plan(ctx, s)); err != nil || !ok {
		return err
	}
	if g.step(ctx, g.with(append([]string{"检查"}, g.shownAll(paths)...)...)...) {
		g.say("看过了，没有写任何文件。\n要并入汇总的，放进收到的文件所在的文件夹，把那个文件夹拖到这里。")
	}
	return g.waits(ctx)
}

// enter makes the workbook of a county of the 申报书 that it sent in Word.
func (g *Guide) enter(ctx context.Context, things []Thing) error {
	if ok, err := g.settleDay(ctx, g.planToHandOut(ctx)); err != nil || !ok {
		return err
	}
	unit := things[0].Region
	question := "\n这份 Word 申报书是哪个单位的？\n输入它的名称；直接按回车返回："
	if unit != "" {
		question = fmt.Sprintf("\n这份 Word 申报书是哪个单位的？\n直接按回车是 %s；别的输入名称；0 返回：", unit)
	}
	text, err := g.ask(ctx, question)
	if err != nil || isNo(text) || text == "" && unit == "" {
		return err
	}
	if text != "" {
		unit = text
	}
	out := filepath.Join(filepath.Dir(g.folder(settingOut, folderOut)), folderEntered)
	args := []string{"模板", unit}
	for _, t := range things {
		args = append(args, "--from", g.Shown(t.Path))
	}
	if !g.step(ctx, g.with(append(args, "-o", g.Shown(out))...)...) {
		return g.waits(ctx)
	}
	return g.offer(ctx, out, "打开里面的申报表，对照原件核对“待确认”，写上核对人。\n核对好的放进收到的文件所在的文件夹，再合并。")
}

// recommendDropped makes the list of a rollup that was dropped.
func (g *Guide) recommendDropped(ctx context.Context, path string) error {
	s := g.Survey(ctx, []string{filepath.Dir(path)})
	for _, r := range s.Rollups {
		if samePath(r.Path, path) {
			s.Rollups = []RollupFile{r}
			return g.recommendOf(ctx, s, r)
		}
	}
	return g.recommendOf(ctx, s, RollupFile{Path: path})
}
