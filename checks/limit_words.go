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
	return "在“项目汇总”的“推荐”栏填写是否推荐，或者在“" + column + "”栏排出先后。"
}
