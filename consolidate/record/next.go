package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/plan"
)

// Folders beside the rollup: what goes back to the counties to be corrected, and every
// rollup and list that was replaced. Nothing in them is ever read as something received.
const (
	FolderReturns = "退回"
	FolderHistory = "历史"
)

// Next is what a person does now about a rollup whose list is not final, and what is run
// then: 打开汇总，填“推荐”, and the merge again.
type Next struct {
	Do    string // Chinese, to its colon
	Final bool   // the list is made final then; else the merge is run again
}

// Next is the one thing that is most needed now, while the list is not final.
func (r *Rollup) Next() Next {
	switch holds := Holds(r); {
	case len(holds) > 0:
		return Next{Do: r.decide(holds)}
	case len(r.Recommended()) == 0 && r.AwaitsSelection():
		words := r.Choosing()
		return Next{Do: fmt.Sprintf("打开汇总，在“%s”的“%s”里填%s、%s或者%s，保存并关闭，再运行一次：", SheetProjects, words.Column, words.Yes, checks.RecommendReserve, words.No)}
	case len(r.Recommended()) == 0:
		return Next{Do: r.sendBack() + "请各单位改正、补报，收到以后放在一起，再运行一次："}
	default:
		return Next{Do: r.owing() + "都报齐、核对无误后定稿：", Final: true}
	}
}

// SendReturns says that what goes back has to be sent.
const SendReturns = "发出“" + FolderReturns + "”里的文件；"

func (r *Rollup) sendBack() string {
	if r.Returns() == nil {
		return ""
	}
	return SendReturns
}

// decide says what is to be entered where.
func (r *Rollup) decide(holds []checks.Finding) string {
	var open []checks.Contest
	var names []string
	for _, c := range r.Contests {
		if c.ToDecide() {
			open, names = append(open, c), append(names, r.ContestName(c))
		}
	}
	who := strings.Join(names, "、") + "的候选项目"
	if len(names) > 3 {
		who = fmt.Sprintf("要决定的 %d 项", len(names))
	}
	if OnlyFiles(holds) {
		return "照上面说的处理打不开的文件，再运行一次："
	}
	if len(open) == 0 || slices.ContainsFunc(holds, func(f checks.Finding) bool { return !f.OfLimit() }) {
		return "打开汇总，照上面说的处理，填写浅黄色的格子，保存并关闭，再运行一次："
	}
	words := r.Choosing()
	entry := "给" + who + entryOf(open, words)
	if c := open[0]; c.Over && len(open) == 1 {
		entry = fmt.Sprintf("把%s的 %d 个改为“%s”或者“%s”，写明理由", names[0], c.Recommended-c.Places(), words.No, checks.RecommendReserve)
	}
	return fmt.Sprintf("打开汇总，在“%s”里%s，保存并关闭，再运行一次：", SheetProjects, entry)
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

// OnlyFiles reports whether the list waits for files that could not be opened, and for
// nothing else.
func OnlyFiles(holds []checks.Finding) bool {
	return !slices.ContainsFunc(holds, func(f checks.Finding) bool { return !f.Rule.HoldsList })
}

// owing says which units may still send something: they have time, or have sent a draft.
func (r *Rollup) owing() string {
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

// named are up to three names, or how many there are: they stand elsewhere.
func named(names []string) string {
	if len(names) > 3 {
		return fmt.Sprintf("%d 个单位", len(names))
	}
	return strings.Join(names, "、")
}

// ContestName is 农业, or 大同市 农业 where several units have limits of their own.
func (r *Rollup) ContestName(c checks.Contest) string {
	domain := cmp.Or(c.Label(), DomainUnknown)
	switch {
	case c.Scope == plan.EachCounty:
		return c.Unit.Name + " " + domain
	case c.Of != "":
		return r.Plan.RegionName(c.Of) + "合计 " + domain
	case c.Scope == plan.Whole:
		return "全部单位 " + domain
	}
	if slices.ContainsFunc(r.Contests, func(other checks.Contest) bool {
		return other.Scope == plan.EachUnit && other.Unit.Code != r.Region.Code
	}) {
		return c.Unit.Name + " " + domain
	}
	return domain
}
