package checks

import (
	"cmp"
	"fmt"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// finding is one about the limit.
func (c Contest) finding(message string) Finding {
	f := Finding{Region: c.Unit.Code, Domain: c.Label(), Place: c.Place, Message: message, Clause: form.Clause(c.Basis)}
	if c.Scope == plan.Whole {
		f.Region = "" // that which is merged
	}
	return f
}

// Places is the number of places; 0 also where that is not limited.
func (c Contest) Places() int {
	n, _ := c.Limit()
	return n
}

// someOf names the projects; of very many the first ones and how many there are, so that
// what is to be done is not cut off behind them.
func someOf(names []string) string {
	const shown = 12
	if len(names) <= shown {
		return strings.Join(names, "、")
	}
	return fmt.Sprintf("%s等 %d 个（见“项目汇总”的目前状态）", strings.Join(names[:shown], "、"), len(names))
}

func (c Contest) limitWords() string {
	if n, limited := c.Limit(); limited {
		return fmt.Sprintf("限额 %d 个", n)
	}
	return "不限个数"
}

// howRanked says where people decide.
func (c Contest) howRanked() string {
	column := cmp.Or(c.Column, "排序")
	if c.Unordered {
		return "在“项目汇总”的“" + column + "”栏排出先后，不要并列。"
	}
	return "在“项目汇总”的“" + ColumnRecommend + "”栏填写是否推荐，或者在“" + column + "”栏排出先后。"
}

// choosing is how the office chooses whose rollup it is.
func (r *RollupFacts) choosing() Choosing { return ChoosingOf(r.Plan, r.Merging) }

// doing is the verb for what is over the limit: the list of a unit recommends, also where
// the office above selects.
func (c Contest) doing(words Choosing) string {
	if c.Sent || words.ByItself {
		return "推荐"
	}
	return words.Yes
}

// cannot says that a project was chosen that cannot be.
func (c Choosing) cannot(name, why string) string {
	if c.ByItself {
		return fmt.Sprintf("“%s”不能推荐：%s。请改为不推荐，或者先解决问题再推荐。", name, why)
	}
	return fmt.Sprintf("“%s”不能%s：%s。请改“%s”，或者先解决问题。", name, c.Yes, why, c.Column)
}

// withoutReason says that a project was not chosen, and not why.
func (c Choosing) withoutReason(name string) string {
	if c.ByItself {
		return fmt.Sprintf("“%s”不推荐，没有写明理由。请在“理由”栏补写。", name)
	}
	return fmt.Sprintf("“%s”%s，没有写明理由。请在“%s”栏写明（写在结果通知上），只供内部掌握的写在“理由”栏。", name, c.No, c.Answer)
}
