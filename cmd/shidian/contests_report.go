package main

import (
	"fmt"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/plan"
)

// printContests shows the limits that wait for a person, with the projects where these are
// few; of the others it says how many are settled.
func (p report) printContests() error {
	r := p.res.Rollup
	var open, settled []checks.Contest
	for _, c := range r.Contests {
		switch {
		case consolidate.DomainState(c) == consolidate.DomainSettled:
			if p.tells(c) {
				settled = append(settled, c)
			}
		case c.ToDecide():
			open = append(open, c)
		}
	}
	if !r.Choosing().ByItself {
		settled = nil // nothing is settled by itself (printSelection)
	}
	shown := open
	if p.all {
		shown, settled = r.Contests, nil
	}
	if len(shown) > 0 || len(p.settledNames(settled)) > 0 {
		fmt.Fprintln(p.s.out)
	}
	most := p.most(8, len(shown))
	switch {
	case most == 0:
	case !p.all && len(open) <= 3:
		for _, c := range open {
			p.printOpen(c)
		}
	default:
		var rows []screen.Row
		for _, c := range shown[:most] {
			rows = append(rows, p.contestRow(c))
		}
		if err := p.s.out.Table([]string{"领域", "限额", "候选", record.StateChinese(r.Choosing().Chosen), "状态", "说明"}, rows); err != nil {
			return err
		}
	}
	if most < len(shown) {
		p.s.out.Wrapped("", fmt.Sprintf("另有 %d 项要决定。", len(shown)-most))
	}
	p.printSettled(settled)
	p.printSelection()
	return nil
}

// tells reports whether a limit that is settled is worth a word: not each of those of
// counties, and of all units only to the office that merges all of them.
func (p report) tells(c checks.Contest) bool {
	return c.Scope == plan.EachUnit || c.Scope == plan.Whole && p.res.Rollup.Region.Code == p.res.Rollup.Plan.Root().Code
}

// printSettled says that nobody has to decide about the rest: 已定（限额以内）：工业 1、服务业 2。
func (p report) printSettled(settled []checks.Contest) {
	switch names := p.settledNames(settled); {
	case len(names) > 6:
		p.s.out.Wrapped("", fmt.Sprintf("各单位各领域：%d 项在限额以内，已定。", len(settled)))
	case names != nil:
		p.s.out.Wrapped("", "已定（限额以内）："+strings.Join(names, "、")+"。")
	}
}

// settledNames are the limits that have candidates, with how many go up: 工业 1.
func (p report) settledNames(settled []checks.Contest) []string {
	var names []string
	for _, c := range settled {
		if n := p.res.Rollup.CountsIn(c); n.Candidates() > 0 {
			names = append(names, fmt.Sprintf("%s %d", p.res.Rollup.ContestName(c), n.Recommended))
		}
	}
	return names
}

// shownAsks is how many questions about the projects of one limit are told.
const shownAsks = 3

// shownProjects is how many of the projects that share one limit are named.
const shownProjects = 12

// printOpen says of one limit what has to be decided, with the names: 要决定：农业（限额 2，候选
// 3，推荐 0）：还没有排序：示例试点、…
func (p report) printOpen(c checks.Contest) {
	n := p.res.Rollup.CountsIn(c)
	text := fmt.Sprintf("%s（限额 %s，候选 %d，%s %d）%s", p.res.Rollup.ContestName(c), p.limitOf(c), n.Candidates(), record.StateChinese(p.res.Rollup.Choosing().Chosen), n.Recommended, c.Why)
	if c.Over {
		p.s.out.Told(screen.Bad, "超出限额：", text+"。")
		return
	}
	names := strings.Join(c.Undecided[:p.most(shownProjects, len(c.Undecided))], "、")
	if n := len(c.Undecided); p.most(shownProjects, n) < n {
		names += fmt.Sprintf("等 %d 个", n)
	}
	p.s.out.Told(screen.Warn, "要决定：", text+"："+names)
	for i, ask := range c.Asks {
		if i == p.most(shownAsks, len(c.Asks)) {
			p.s.out.Wrapped("        ", fmt.Sprintf("另有 %d 件要先核实。", len(c.Asks)-i))
			return
		}
		p.s.out.Wrapped("        ", p.said(ask)+"。")
	}
}

func (p report) limitOf(c checks.Contest) string {
	n, limited := c.Limit()
	if !limited {
		return "不限"
	}
	return strconv.Itoa(n)
}

func (p report) contestRow(c checks.Contest) screen.Row {
	r := p.res.Rollup
	n := r.CountsIn(c)
	note, tone := "", screen.Plain
	switch consolidate.DomainState(c) {
	case consolidate.DomainOver:
		note, tone = c.Why, screen.Bad
	case consolidate.DomainUndecided:
		note, tone = c.Why, screen.Warn
		if c.WaitsFor != "" {
			note = "与“" + c.WaitsFor + "”一起决定"
		}
		if p.all && c.Undecided != nil {
			note += "：" + strings.Join(c.Undecided, "、")
		}
	}
	return screen.Row{Tone: tone, Cells: []string{p.res.Rollup.ContestName(c), p.limitOf(c), strconv.Itoa(n.Candidates()), strconv.Itoa(n.Recommended), contestState(c, n), note}}
}

// contestState is how a contest stands, for people.
func contestState(c checks.Contest, n record.Counts) string {
	switch state := consolidate.DomainState(c); {
	case state == consolidate.DomainOver:
		return "超出限额"
	case state == consolidate.DomainUndecided:
		return "要决定"
	case n.Candidates() == 0:
		return "无候选"
	default:
		return "已定"
	}
}
