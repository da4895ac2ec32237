package plan

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// LimitRow is a row of the sheet 限额: each 市 may recommend at most 5 in all domains
// together. All rows hold together; of two for the same domain and scope the one with the
// narrower unit goes before (Caps).
type LimitRow struct {
	Unit   string // whose projects: a code, a kind, the name of a level; "" for all units
	Domain string // 农业; EachDomain for each by itself, "" for all together
	Scope  Scope
	Least  Limit  // fewest that are asked for; DefaultLimit for what is set more widely
	Most   Limit  // most that may be recommended
	Ranked string // whether people have to put them in order: 是, 否; "" for what is set more widely
	Basis  string // the paragraph of the notice: 省 四(三)
}

// Scope is 计数范围: which projects are counted together.
type Scope string

// The scopes.
const (
	EachUnit   Scope = "unit"   // those of each unit that reports to the root: of 晋城市
	EachCounty Scope = "county" // those of each unit of the level 县: of 沁水县
	Whole      Scope = "all"    // those of all units
)

// EachDomain stands in 领域 where each domain is counted by itself.
const EachDomain = "每个领域"

// scopes in the order of the drop-down, with their words.
func scopes() []scopeWords {
	return []scopeWords{
		{EachUnit, "每报送单位", []string{"每个报送单位", "各报送单位", "每单位", "每个单位", "每市", "每个市", "各市"}},
		{EachCounty, "每县", []string{"每个县", "各县", "每县区", "每个县区", "每县（市、区）"}},
		{Whole, "全部", []string{"全部单位", "合计", "全省", "全市", "总数"}},
	}
}

// scopeWords are the words of a scope, and what people write for it as well.
type scopeWords struct {
	Scope
	name   string
	others []string
}

// Chinese is the word of the scope in the plan workbook.
func (s Scope) Chinese() string {
	for _, known := range scopes() {
		if known.Scope == s {
			return known.name
		}
	}
	return ""
}

const (
	titleLimitUnit, titleLimitDomain, titleScope = "适用单位", "领域", "计数范围"
	titleLeast, titleMost, titleRanked           = "最少", "最多", "须排序"
)

var limitSheet = sheetOf[LimitRow]{name: "限额",
	note: "各行同时有效：每个领域不超过 9 个、各领域合计不超过 19 个的写两行。“适用单位”写代码、名称、单位类别（如省直部门）或者级别（市、县），各单位都适用的空着；“领域”空着是各领域合计，写“" + EachDomain + "”是各领域分别计算。" +
		"“计数范围”：每报送单位是直接报到最上一级的各单位分别计算，每县是各县分别计算，全部是合在一起计算。“最多”写整数，0 是一个也不能推荐，或者“不限”。“须排序”选“是”的，排出先后才能写清单。" +
		"领域和计数范围相同的两行，适用单位窄的代替宽的（代码或者名称、单位类别、级别、全部）。“基本信息”“领域”“行政区划”里的限额与这里的同时有效，不要重复写。",
	keyed:  []string{titleLimitUnit, titleLimitDomain, titleScope},
	list:   func(p *Plan) *[]LimitRow { return &p.LimitRows },
	before: func(p *Plan) { p.LimitRows = nil },
	columns: []column[LimitRow]{
		text(titleLimitUnit, 20, func(r *LimitRow) *string { return &r.Unit }),
		text(titleLimitDomain, 14, func(r *LimitRow) *string { return &r.Domain }),
		scopeColumn(),
		leastColumn(),
		{Header{Title: titleMost, Width: 8}, func(r *LimitRow) string { return r.Most.text() }, func(r *LimitRow, s string) string { return r.Most.set(s) }},
		rankedColumn(),
		text(titleClause, 24, func(r *LimitRow) *string { return &r.Basis }),
	}}

func scopeColumn() column[LimitRow] {
	var names []string
	for _, s := range scopes() {
		names = append(names, s.name)
	}
	return column[LimitRow]{Header{Title: titleScope, Width: 14, Choices: names}, func(r *LimitRow) string { return r.Scope.Chinese() },
		func(r *LimitRow, s string) string {
			for _, known := range scopes() {
				if s == known.name || slices.Contains(known.others, s) {
					r.Scope = known.Scope
					return ""
				}
			}
			if s == "" {
				return "“" + titleScope + "”没有填写，应为：" + strings.Join(names, listMark)
			}
			return "“" + s + "”不是" + titleScope + perhaps(s, names) + "应为：" + strings.Join(names, listMark)
		}}
}

func leastColumn() column[LimitRow] {
	return column[LimitRow]{Header{Title: titleLeast, Width: 8}, func(r *LimitRow) string { return r.Least.text() },
		func(r *LimitRow, s string) string {
			if problem := r.Least.set(s); problem != "" || r.Least == NoLimit {
				return "“" + s + "”应为整数；不要求最少几个的写 0，或者空着（按更宽的一行）"
			}
			return ""
		}}
}

func rankedColumn() column[LimitRow] {
	return column[LimitRow]{Header{Title: titleRanked, Width: 8, Choices: []string{form.Yes, form.No}}, func(r *LimitRow) string { return r.Ranked },
		func(r *LimitRow, s string) string {
			if s != "" && s != form.Yes && s != form.No {
				return "“" + s + "”应填“是”或“否”，或者空着"
			}
			r.Ranked = s
			return ""
		}}
}
