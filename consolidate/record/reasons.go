package record

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
)

// whyNot is the reason of a project that is not 可推荐.
func (p *Project) whyNot(class Class) string {
	d := p.Decision
	switch class {
	case ClassWithdrawn:
		return p.whyWithdrawn()
	case ClassReturned:
		why := withReason("初审退回", d.Reason)
		if p.Reworked {
			why += "；重报的一版还有错误或者逾期"
		}
		return why
	case ClassLate:
		why := "逾期报送（" + p.File.Arrived().Chinese() + "到件），没有登记延期批准"
		if p.SenderUnknown() {
			return why + "；" + p.whyNot(ClassUnverified)
		}
		if p.Blocked() {
			why += "；" + whyBlocked(p)
		}
		return why
	case ClassUnverified:
		why := strings.Join(p.Asks(), "；")
		if p.Blocked() {
			why += "；" + whyBlocked(p)
		}
		return why
	default:
		return whyBlocked(p)
	}
}

func (p *Project) whyWithdrawn() string {
	switch {
	case p.Gone():
		return withReason("单位撤回", p.Decision.Reason)
	case p.struckByUnit():
		return "单位撤回：" + p.File.Region.Name + "确认从清单上删去"
	default:
		return "较新的“" + p.Withdrawn.Path + "”中已没有这个项目，视为撤回；没有撤回的，初审意见选“" + checks.OpinionStands + "”"
	}
}

// whyBlocked is the reason of a project that cannot be recommended: 有 2 处错误，改正后才能推荐.
func whyBlocked(p *Project) string {
	switch screen := p.File.Screen; {
	case screen.Code != "":
		return "未经" + screen.Level.Chinese() + "级筛查：" + screen.Name + "没有报来清单（R015）"
	case p.Sourceless:
		return "清单上手工增加的，后面没有它的申报书"
	}
	errors := 0
	for _, f := range p.Findings {
		if f.RuleSeverity() == checks.Error && f.Open() {
			errors++
		}
	}
	return fmt.Sprintf("有 %d 处错误，改正后才能推荐", errors)
}

// waitsForQuestion is why a project waits for another one.
func (g *contest) waitsForQuestion() string {
	if g.OfUnitAndDomain() {
		return "同一领域有项目要先核实，名额还没有定"
	}
	return g.name + "里有项目要先核实，名额还没有定"
}

const waitsForOthers = "排在前面的项目还没有决定"

const waitsForOpinion = "有项目的初审意见为“待定”，还没有决定"

func withReason(what, reason string) string {
	if reason == "" {
		return what
	}
	const shown = 200 // the whole of it stands in its own column
	return what + "：" + form.Cut(reason, shown)
}

// misread quotes an entry that is none of the column's words: text that was
// pasted over the drop-down. It may well say no, so it is not passed over.
func misread(d Decision) string {
	for _, e := range []struct {
		column, text string
		words        []string
	}{
		{ColumnRecommend, d.Recommend, checks.Recommending().Words()},
		{ColumnSelect, d.Select, checks.Selecting().Words()},
		{ColumnOpinion, d.Opinion, checks.Opinions()},
	} {
		if e.text != "" && !slices.Contains(e.words, e.text) {
			return withReason(fmt.Sprintf("“%s”栏应为%s", e.column, strings.Join(e.words, "、")), "写的是"+Quoted(e.text))
		}
	}
	if d.contradicts() {
		return fmt.Sprintf("“%s”栏写的是%s，“%s”栏写的是%s，请只留一处", ColumnRecommend, Quoted(d.Recommend), ColumnSelect, Quoted(d.Select))
	}
	return misreadRank(ColumnRank, d.Rank)
}

func misreadRank(column, text string) string {
	if text != "" && math.IsInf(rankOf(text), 1) {
		return withReason("“"+column+"”栏应为 1、2、3 这样的数", "写的是"+Quoted(text))
	}
	return ""
}

// misread is that of its decision. 总排序 decides where a limit asks for it.
func (p *Project) misread() string {
	if text := misread(p.Decision); text != "" || !p.inTotalOrder {
		return text
	}
	return misreadRank(ColumnTotalRank, p.Decision.TotalRank)
}
