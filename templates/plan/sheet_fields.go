package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// FieldRow is a line of the sheet 栏目, what the plan says of one question of the form:
// q_output, 年产值, 金额, 必填 试点企业, 合格答案 ≥ 1000, 不合格时 错误.
type FieldRow struct {
	ID     form.ID
	Title  string
	Hint   string
	Type   string // 整数
	List   string // 是否
	Need   string // 是, 否, 试点区域, 农业
	Least  int    // fewest characters
	Most   int    // most characters; of a number what is above it is doubted
	Place  string // 正文, 附页, 审核信息, 县区信息
	Reach  string // 上报
	OnList bool
	Clause string

	Qualifies string // ≥ 1000
	Unfit     string // 错误
	On        bool
}

// Titles of columns of 栏目 that problems point to.
const (
	fieldID     = "编号"
	fieldTitle  = "栏目"
	fieldHint   = "提示"
	fieldType   = "类型"
	fieldList   = "列表"
	fieldNeed   = "必填"
	fieldLeast  = "最少字"
	fieldMost   = "最多字"
	fieldPlace  = "打印"
	fieldReach  = "去向"
	fieldOnList = "上清单"
	fieldClause = "依据"
	fieldTakes  = "合格答案"
	fieldUnfit  = "不合格时"
	fieldOn     = "启用"
)

// Where a question stands.
const (
	onPaper  = "正文"
	onExtra  = "附页"
	inReview = "审核信息"
	inCounty = "县区信息"
)

func places() []string { return []string{onPaper, onExtra, inReview, inCounty} }

var fieldSheet = sheetOf[FieldRow]{name: "栏目", note: "申报书的每一栏一行。原有的栏目可以改名称、提示、字数、列表和必填；审核信息中标准里没有的条件，“启用”写“否”就不问。增加的栏目写在最后，最多 30 个：“编号”空着，程序按栏目名称编一个；以后改名称的，先用 shidian 方案 -o 写出一次，编号就定下来了。“必填”写 是、否、试点区域、试点企业或者一个领域；“打印”写 审核信息（不打印）或者 附页（印在申报书后面的“附加内容”）；“合格答案”如 ≥ 1000、= 否，不填的不判断。",
	list:   func(p *Plan) *[]FieldRow { return &p.Fields },
	before: func(p *Plan) { p.Fields = officialRows() },
	columns: []column[FieldRow]{
		text(fieldID, 20, func(r *FieldRow) *string { return (*string)(&r.ID) }),
		titleColumn(),
		text(fieldHint, 44, func(r *FieldRow) *string { return &r.Hint }),
		needed(oneOf(fieldType, 12, form.TypeNames(), "", func(r *FieldRow) *string { return &r.Type })),
		text(fieldList, 14, func(r *FieldRow) *string { return &r.List }),
		needed(text(fieldNeed, 10, func(r *FieldRow) *string { return &r.Need })),
		countColumn(fieldLeast, func(r *FieldRow) *int { return &r.Least }),
		countColumn(fieldMost, func(r *FieldRow) *int { return &r.Most }),
		oneOf(fieldPlace, 10, places(), inReview, func(r *FieldRow) *string { return &r.Place }),
		oneOf(fieldReach, 8, form.Reaches(), form.Upward.Chinese(), func(r *FieldRow) *string { return &r.Reach }),
		yesOr(fieldOnList, false, func(r *FieldRow) *bool { return &r.OnList }),
		text(fieldClause, 16, func(r *FieldRow) *string { return &r.Clause }),
		text(fieldTakes, 14, func(r *FieldRow) *string { return &r.Qualifies }),
		oneOf(fieldUnfit, 9, severities(), "", func(r *FieldRow) *string { return &r.Unfit }),
		yesOr(fieldOn, true, func(r *FieldRow) *bool { return &r.On }),
	}}

// titleColumn is the name of the question. A question without a number is given one that
// follows from its name alone, so that rows may be moved and others added.
func titleColumn() column[FieldRow] {
	c := needed(text(fieldTitle, 26, func(r *FieldRow) *string { return &r.Title }))
	set := c.set
	c.set = func(r *FieldRow, s string) string {
		s = form.OneLine(s)
		if r.ID == "" {
			r.ID = form.ID(addedPrefix + shortDigest(form.NormalLabel(s)))
		}
		return set(r, s)
	}
	return c
}

// oneOf is a column of fixed words; a blank cell is the word that goes without saying.
func oneOf[T any](title string, width float64, words []string, blank string, at func(*T) *string) column[T] {
	return column[T]{Header{Title: title, Width: width, Choices: words}, func(t *T) string { return *at(t) },
		func(t *T, s string) string {
			if s == "" {
				s = blank
			}
			*at(t) = s
			if s != "" && !slices.Contains(words, s) {
				return fmt.Sprintf("“%s”不是这一列能写的%s可以写：%s", s, perhaps(s, words), strings.Join(words, listMark))
			}
			return ""
		}}
}

// yesOr is a column of 是 and 否 in which a blank cell says what goes without saying.
func yesOr[T any](title string, blank bool, at func(*T) *bool) column[T] {
	c := yesNo(title, 8, at)
	set := c.set
	c.set = func(t *T, s string) string {
		if s == "" {
			*at(t) = blank
			return ""
		}
		return set(t, s)
	}
	return c
}

// countColumn is a number that may be missing.
func countColumn(title string, at func(*FieldRow) *int) column[FieldRow] {
	return column[FieldRow]{Header{Title: title, Width: 8}, func(r *FieldRow) string { return wholeOrBlank(*at(r)) },
		func(r *FieldRow, s string) string {
			v, _, ok := form.Count{}.Parse(form.Answer{Raw: s, Kind: form.Text}, nil, nil)
			const most = 100_000_000
			switch {
			case s == "":
				*at(r) = 0
			case !ok || v.Number > most:
				return fmt.Sprintf("“%s”应为整数，不限的空着", s)
			default:
				*at(r) = int(v.Number)
			}
			return ""
		}}
}
