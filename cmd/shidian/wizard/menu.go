package wizard

import (
	"context"
	"fmt"
)

// action is what a choice does.
type action func(context.Context, Survey) error

// choice is one line of the menu, or what is proposed: 3, 合并，写出汇总.
type choice struct {
	key  string
	text string
	do   action
}

// menu is everything that can be chosen, in the order of the work.
func (g *Guide) menu() []choice {
	return []choice{
		{"1", "发表：生成发给各县的申报表", g.handOut},
		{"2", "看一看收到的文件（不写任何文件）", g.check},
		{"3", "合并，写出汇总", g.merge},
		{"4", "出推荐清单（草稿）", g.recommend},
		{"5", "定稿", g.makeFinal},
		{"6", "核对一份清单", g.verify},
		{"7", "打开汇总", g.openRollup},
		{"8", "换方案", g.changePlan},
		{"0", "退出", func(context.Context, Survey) error { return errLeft }},
	}
}

func (g *Guide) showMenu() {
	g.say("\n请选：")
	for _, c := range g.menu() {
		g.say("  %s  %s", c.key, c.text)
	}
}

// next is what is proposed: what a clerk would do who knows how the work goes.
func (g *Guide) next(ctx context.Context, s Survey) choice {
	if p, ok := g.planOfThisYear(ctx, s); ok {
		return choice{text: "换用今年的方案 " + g.Shown(p.Path), do: func(ctx context.Context, _ Survey) error { return g.takePlan(ctx, p.Path) }}
	}
	r, known := g.rollup(s)
	known = known && r.Broken == ""
	received := g.received(s) != "" || len(s.Received) > 0
	switch {
	case known && r.Final && r.List != "" && r.Selects:
		return choice{text: "已定稿：写出立项计划，和给各单位的结果通知", do: g.establish}
	case known && r.Final && r.List != "" && !g.done.packed:
		return choice{text: "已定稿：把要上报的材料放在一个文件夹里", do: func(ctx context.Context, s Survey) error { return g.packUp(ctx, s, r.List) }}
	case known && r.Final && r.List != "":
		return choice{text: "已定稿：打开清单，打印、签字、盖章、上报", do: func(context.Context, Survey) error { g.open(r.List); return nil }}
	case received && !g.done.merged:
		return g.checkNext(s)
	case received && known && g.done.opened:
		return choice{text: "汇总里填好、保存、关闭以后，再合并一次", do: g.merge}
	case known && r.Holds > 0 && !g.done.opened:
		return choice{text: fmt.Sprintf("打开汇总，%s", r.state()), do: g.openRollup}
	case known && r.Waits > 0 && r.List == "" && !g.done.opened:
		return choice{text: "打开汇总，" + r.state(), do: g.openRollup}
	case known && r.Holds == 0 && !g.done.listed:
		return choice{text: "出推荐清单（草稿）", do: g.recommend}
	case known && r.Holds == 0:
		return choice{text: "核对清单", do: g.verify}
	case known:
		return choice{text: "打开汇总，" + r.state(), do: g.openRollup}
	case received:
		return g.checkNext(s)
	case g.done.handedOut:
		return choice{text: "等各县报来，放进一个文件夹，把它拖到这里。现在退出", do: func(context.Context, Survey) error { return errLeft }}
	default:
		return choice{text: "生成发给各县的申报表", do: g.handOut}
	}
}

func (g *Guide) checkNext(s Survey) choice {
	if from := g.received(s); from != "" {
		return choice{text: "看一看“" + g.Shown(from) + "”里的文件，然后合并", do: g.check}
	}
	return choice{text: "看一看收到的文件，然后合并", do: g.check}
}
