package wizard

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
)

// recommend writes a draft of the list of the rollup.
func (g *Guide) recommend(ctx context.Context, s Survey) error {
	r, ok, err := g.rollupOrAsk(ctx, s)
	if err != nil || !ok {
		return err
	}
	return g.recommendOf(ctx, s, r)
}

func (g *Guide) recommendOf(ctx context.Context, s Survey, r RollupFile, more ...string) error {
	if ok, err := g.settleDay(ctx, r.Plan); err != nil || !ok {
		return err
	}
	done := g.step(ctx, g.withDay(append([]string{"推荐", g.Shown(r.Path)}, more...)...)...)
	if !done {
		return g.waits(ctx)
	}
	now, known := g.rollup(g.Survey(ctx, []string{filepath.Dir(r.Path)}))
	switch {
	case known && now.Holds > 0:
		if err := g.offer(ctx, r.Path, adviceOn(now)); err != nil {
			return err
		}
		g.done.opened = true
		return nil
	case !known || now.List == "":
		return g.waits(ctx)
	}
	g.done.listed = true
	advice := "这是草稿，只供核对，不要盖章上报。都报齐、核对无误后定稿（5）。"
	switch {
	case now.Final && now.Selects:
		advice = "先公示，没有异议的再立项。"
	case now.Selects:
		advice = "这是草稿，只供核对，不要盖章印发。选定、核对无误后定稿（5）。"
	case now.Final:
		advice = "打印第一张表，签字、盖章，和这份电子文件一起上报。"
	}
	return g.offer(ctx, now.List, advice)
}

// makeFinal makes the list final. Who wants that types it: no Enter too many can do it.
func (g *Guide) makeFinal(ctx context.Context, s Survey) error {
	r, ok, err := g.rollupOrAsk(ctx, s)
	if err != nil || !ok {
		return err
	}
	const word = "定稿"
	text, err := g.ask(ctx, fmt.Sprintf("\n%s 的清单要定稿。定稿以后的合并不能再改变它。\n确实要定稿，请输入 %s 两个字；直接按回车返回：", g.Shown(r.Path), word))
	if err != nil || strings.Trim(text, `“”"`) != word {
		return err
	}
	return g.recommendOf(ctx, s, r, "--final")
}

// establish writes what follows from the final list of an office that selects.
func (g *Guide) establish(ctx context.Context, s Survey) error {
	r, ok, err := g.rollupOrAsk(ctx, s)
	if err != nil || !ok {
		return err
	}
	g.step(ctx, "立项", g.Shown(r.List))
	return g.waits(ctx)
}

// verify computes a list again from what was received.
func (g *Guide) verify(ctx context.Context, s Survey) error {
	r, ok := g.rollup(s)
	if ok && r.List != "" {
		return g.verifyList(ctx, s, r.List)
	}
	line, err := g.ask(ctx, "\n哪一份清单？请把它拖到这里；直接按回车返回：")
	if err != nil || line == "" || isNo(line) {
		return err
	}
	return g.take(ctx, pathsIn(line, g.Exists))
}

func (g *Guide) verifyList(ctx context.Context, s Survey, list string) error {
	args := []string{"核验", g.Shown(list)}
	if from := g.received(s); from != "" {
		args = append(args, "--sources", g.Shown(from))
	}
	g.step(ctx, args...)
	return g.waits(ctx)
}

// packUp puts what goes up with a final list into one folder.
func (g *Guide) packUp(ctx context.Context, s Survey, list string) error {
	g.done.packed = true
	args := []string{"打包", g.Shown(list)}
	if from := g.received(s); from != "" {
		args = append(args, "--sources", g.Shown(from))
	}
	g.step(ctx, args...)
	return g.waits(ctx)
}

// openRollup opens the rollup in the office program of the desk.
func (g *Guide) openRollup(ctx context.Context, s Survey) error {
	r, ok, err := g.rollupOrAsk(ctx, s)
	if err != nil || !ok {
		return err
	}
	g.open(r.Path)
	g.done.opened = true
	g.say("\n" + adviceOn(r))
	return g.waits(ctx)
}
