package wizard

import (
	"context"
	"fmt"

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
		fmt.Fprintf(g.Out, "%s\n请换方案（8）。\n", p.Broken)
	case p.Cycle != g.thisYear():
		fmt.Fprintf(g.Out, "%s\n注意：今年是 %s 年，这不是今年的方案。做今年的，请先换方案（8）。\n", p.Line, g.thisYear())
	default:
		fmt.Fprintln(g.Out, p.Line)
	}
	if !g.asOf.IsZero() {
		fmt.Fprintf(g.Out, "今天算作 %s。\n", g.asOf.Chinese())
	}
}

// planOfThisYear is a plan of this year that was found, where the one in force is not.
func (g *Guide) planOfThisYear(ctx context.Context, s Survey) (PlanFile, bool) {
	if g.plan(ctx, s).Cycle == g.thisYear() || !g.asOf.IsZero() {
		return PlanFile{}, false
	}
	for _, p := range s.Plans {
		if p.Cycle == g.thisYear() && p.Broken == "" {
			return p, true
		}
	}
	return PlanFile{}, false
}

// settleDay asks which day it is to be, where the plan is that of another year, and
// reports whether the step can go on. It is not remembered: the next time the clerk
// may be at work for this year.
func (g *Guide) settleDay(ctx context.Context, p PlanFile) (bool, error) {
	if p.Broken != "" || p.Cycle == g.thisYear() || !g.asOf.IsZero() {
		return true, nil
	}
	fmt.Fprintf(g.Out, "\n方案是 %s 年度的，今天是 %s。\n", p.Cycle, g.Today.Chinese())
	for {
		text, err := g.ask(ctx, fmt.Sprintf("补做 %s 年度的，请输入今天算作哪一天，直接按回车是 %s；不做，输入 0：", p.Cycle, p.Day))
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
				fmt.Fprintf(g.Out, "“%s”看不出是哪一天，请写成 %s 的样子。\n", text, p.Day)
				continue
			}
		}
		g.asOf = day
		return true, nil
	}
}

// takePlan lets a plan be in force from here on.
func (g *Guide) takePlan(ctx context.Context, p PlanFile) error {
	if p.Broken != "" {
		fmt.Fprintf(g.Out, "\n%s\n方案没有换。\n", p.Broken)
		return g.waits(ctx)
	}
	g.asOf = form.Date{}
	g.settings.setPath(settingPlan, p.Path)
	fmt.Fprintf(g.Out, "\n从现在起用这份方案：%s\n", p.Line)
	return g.waits(ctx)
}

// changePlan has the clerk choose another plan, or have one to edit.
func (g *Guide) changePlan(ctx context.Context, s Survey) error {
	own := g.PlanOf(ctx, "")
	fmt.Fprintf(g.Out, "\n  1  写出一份方案，改成今年的\n  2  用程序内置的方案（%s 年度）\n", own.Cycle)
	for i, p := range s.Plans {
		fmt.Fprintf(g.Out, "  %d  用 %s（%s 年度）\n", i+3, g.Shown(p.Path), p.Cycle)
	}
	line, err := g.ask(ctx, "请输入编号，或者把改好的方案拖到这里；直接按回车返回：")
	if err != nil || line == "" {
		return err
	}
	switch key := form.Fold(line); key {
	case "0":
		return nil
	case "1":
		return g.writePlan(ctx)
	case "2":
		g.settings.set(settingPlan, "")
		g.asOf = form.Date{}
		return nil
	default:
		for i, p := range s.Plans {
			if key == fmt.Sprint(i+3) {
				return g.takePlan(ctx, p)
			}
		}
	}
	return g.take(ctx, pathsIn(line, g.Exists))
}
