package wizard

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"shidian/templates/form"
)

// plan is the plan in force: the one that the clerk chose, else the one by which the
// rollup was made, else the one within the program.
func (g *Guide) plan(ctx context.Context, s Survey) PlanFile {
	if r, ok := g.rollup(s); ok && r.Plan.Cycle != "" && g.settings.get(settingPlan) == "" {
		return r.Plan
	}
	return g.planToHandOut(ctx)
}

// planToHandOut is the plan by which forms are made, whatever was merged before.
func (g *Guide) planToHandOut(ctx context.Context) PlanFile {
	return g.PlanOf(ctx, g.settings.pathOf(settingPlan))
}

func (g *Guide) thisYear() string { return fmt.Sprint(g.Today.Year) }

// describePlan says which plan is in force, and whether it is this year's.
func (g *Guide) describePlan(ctx context.Context, s Survey) {
	p := g.plan(ctx, s)
	switch {
	case p.Broken != "":
		g.say(p.Broken + "\n请换方案（8）。")
	case p.year() != g.thisYear():
		g.say("%s\n注意：今年是 %s 年，这不是今年的方案。做今年的，请先换方案（8）。", p.Line, g.thisYear())
	default:
		g.say(p.Line)
	}
	if !g.asOf.IsZero() {
		g.say("今天算作 %s。", g.asOf.Chinese())
	}
}

// planOfThisYear is a plan of this year that was found, where the one in force is not.
func (g *Guide) planOfThisYear(ctx context.Context, s Survey) (PlanFile, bool) {
	if g.plan(ctx, s).year() == g.thisYear() || !g.asOf.IsZero() {
		return PlanFile{}, false
	}
	for _, p := range s.Plans {
		if p.year() == g.thisYear() && p.Broken == "" {
			return p, true
		}
	}
	return PlanFile{}, false
}

// settleDay asks which day it is to be, where the plan is that of another year, and
// reports whether the step can go on. It is not remembered: the next time the clerk
// may be at work for this year.
func (g *Guide) settleDay(ctx context.Context, p PlanFile) (bool, error) {
	if p.Broken != "" || p.Cycle == "" || p.year() == g.thisYear() || !g.asOf.IsZero() {
		return true, nil
	}
	g.say("\n方案是%s的，今天是 %s。", form.CycleChinese(p.Cycle), g.Today.Chinese())
	for {
		text, err := g.ask(ctx, fmt.Sprintf("补做%s的，请输入今天算作哪一天，直接按回车是 %s；不做，输入 0：", form.CycleChinese(p.Cycle), p.Day))
		if err != nil {
			return false, err
		}
		day := p.Day
		switch form.Fold(text) {
		case "":
		case "0":
			return false, nil
		default:
			var ok bool
			if day, ok = form.ParseDate(form.Answer{Raw: text, Kind: form.Text}); !ok || day.Day == 0 {
				g.say("“%s”看不出是哪一天，请写成 %s 的样子。", text, p.Day)
				continue
			}
		}
		g.asOf = day
		return true, nil
	}
}

// takePlan lets a plan be in force from here on, after the program has said what it means.
func (g *Guide) takePlan(ctx context.Context, path string) error {
	if !g.step(ctx, "方案", "--check", "--plan", g.Shown(path)) {
		g.say("方案没有换。")
		return g.waits(ctx)
	}
	g.asOf = form.Date{}
	g.settings.setPath(settingPlan, path)
	g.say("从现在起用这份方案：%s", g.PlanOf(ctx, path).Line)
	return g.waits(ctx)
}

// changePlan has the clerk choose another plan, or have one to edit.
func (g *Guide) changePlan(ctx context.Context, s Survey) error {
	options := []string{"写出一份方案，改成今年的", "用程序内置的方案（" + form.CycleChinese(g.PlanOf(ctx, "").Cycle) + "）"}
	others := len(options)
	for _, p := range s.Plans {
		options = append(options, "用 "+g.Shown(p.Path)+"（"+form.CycleChinese(p.Cycle)+"）")
	}
	n, line, err := g.pick(ctx, "换方案：", options, "请输入编号，或者把改好的方案拖到这里；直接按回车返回：")
	switch {
	case err != nil:
		return err
	case n == 0:
		return g.writePlan(ctx)
	case n == 1:
		g.settings.set(settingPlan, "")
		g.asOf = form.Date{}
		return nil
	case n >= others:
		return g.takePlan(ctx, s.Plans[n-others].Path)
	case line == "":
		return nil
	}
	return g.take(ctx, pathsIn(line, g.Exists))
}

// writePlan writes the plan of a year as a workbook to edit.
func (g *Guide) writePlan(ctx context.Context) error {
	year, err := g.ask(ctx, fmt.Sprintf("\n哪一年的？直接按回车是 %s 年；别的输入年份，如 %d；0 返回：", g.thisYear(), g.Today.Year+1))
	if err != nil || isNo(year) {
		return err
	}
	if year = strings.TrimSuffix(form.Fold(year), "年"); year == "" {
		year = g.thisYear()
	}
	path := filepath.Join(g.place(), fmt.Sprintf(filePlan, year))
	args := []string{"方案", "--next", year, "-o", g.Shown(path)}
	if year == g.PlanOf(ctx, "").year() {
		args = []string{"方案", "-o", g.Shown(path)}
	}
	if !g.step(ctx, args...) {
		return g.waits(ctx)
	}
	return g.offer(ctx, path, "照 "+year+" 年的通知改好黄色的格子，保存、关闭，再把它拖到这里。")
}
