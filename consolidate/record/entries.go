package record

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Entries are what people fill in: 到件日期 and 备注 of a file in 收件登记, 初审意见 and
// 排序 of a project in 项目汇总, 核实结果 of a finding in 问题清单. Every such column is said
// once, in ReceiptEntries, DecisionEntries or ReplyEntries, with its place in the
// record. Drawing, reading, joining, comparing, and what goes up with a list walk
// these and name no column.
//
// To add one: a field of Receipt, Decision or Reply, with a JSON name and
// omitempty, and an entry in its list. The tests walk the lists.

// Reach is how far an entry travels: 备注 stays in the office, 到件日期 goes up with
// the list.
type Reach int

// How far an entry travels. One that does not say goes nowhere, and fails a test.
const (
	_      Reach = iota
	Office       // 内部: never leaves the office
	Upward       // 上报: goes up with the list, behind its sheets
	Public       // 公开: may be published
)

// EntryColumn is one column that people fill, and the text of R (a Receipt, a Decision or
// a Reply) that stands in it: 备注, (*Receipt).Remark, Office.
type EntryColumn[R any] struct {
	Title   string
	Group   string   // over the title, who fills it
	Width   float64  // characters that usually stand in it
	Centre  bool     // it holds a word or a number
	Choices []string // of the drop-down; nil for free text
	Prompt  string   // shown beside the cell; "" for none

	Reach   Reach
	Of      func(*R) *string
	Decides bool                // it says whether a project goes up, so it is about the version that people looked at
	Word    func(string) string // what people mean by what they wrote; nil for what they wrote

	Asked func(p *plan.Plan, office plan.Region) bool // it is there only under such a plan or in such an office, and where something stands in it; nil for always
}

// ReceiptEntries are the columns of 收件登记 that staff fill, in their order.
func ReceiptEntries() []EntryColumn[Receipt] {
	return filledBy("由收件人员填写", []EntryColumn[Receipt]{
		{Title: ColumnArrived, Width: 14, Centre: true, Prompt: "实际收到的日期，写成 年-月-日；一天来两份的可以写上时间，写成 年-月-日 时:分。不填时按首次见到的日期。",
			Reach: Upward, Of: func(r *Receipt) *string { return &r.Arrived }},
		{Title: ColumnMethod, Width: 10, Centre: true, Choices: []string{"电子邮件", "邮寄", "纸质送达", "其他"},
			Reach: Office, Of: func(r *Receipt) *string { return &r.Method }},
		// That a late arrival was allowed goes up, and who allowed it does not; the
		// same of a file that does not count (InputFile).
		{Title: ColumnExceptionBy, Width: 11, Centre: true, Prompt: "逾期但批准接收的，写批准人。",
			Reach: Office, Of: func(r *Receipt) *string { return &r.ExceptionBy }},
		{Title: ColumnExceptionWhy, Width: 20, Prompt: "逾期但批准接收的，写理由。",
			Reach: Office, Of: func(r *Receipt) *string { return &r.ExceptionWhy }},
		// Which unit a file counts for is what the counts of a list rest on, so it goes up.
		{Title: ColumnSender, Width: 12, Centre: true, Prompt: "像是别的单位报来的文件（C011）：填实际报送单位的名称或者代码；本来就是申报表上写的单位的，也填它。平时不填。",
			Reach: Upward, Of: func(r *Receipt) *string { return &r.Sender }},
		{Title: columnCopies, Width: 9, Centre: true, Prompt: "实际收到的纸质申报书份数。",
			Reach: Office, Of: func(r *Receipt) *string { return &r.Copies }},
		{Title: ColumnRemark, Width: 18,
			Reach: Office, Of: func(r *Receipt) *string { return &r.Remark }},
		{Title: ColumnVoid, Width: 14, Prompt: "误报、不算数的文件写明原因；整份文件不再计入，仍留在登记中。",
			Reach: Office, Of: func(r *Receipt) *string { return &r.Void }},
	})
}

// DecisionEntries are the columns of 项目汇总 that people fill, in their order.
func DecisionEntries() []EntryColumn[Decision] {
	return filledBy("由审核人员填写", []EntryColumn[Decision]{
		{Title: ColumnOpinion, Width: 9, Centre: true, Choices: checks.Opinions(), Prompt: "通过、退回、待定；单位自己撤回的选撤回；较新的工作簿中没有、但并没有撤回的选未撤回。退回的请在“理由”中写明。",
			Reach: Office, Decides: true, Word: entryWord, Of: func(d *Decision) *string { return &d.Opinion }},
		{Title: ColumnRecommend, Width: 8, Centre: true, Choices: checks.Recommending().Words(), Prompt: "是、否或备选。不填时：不超过限额的自动推荐，超过限额的按“排序”。", Asked: recommends,
			Reach: Office, Decides: true, Word: entryWord, Of: func(d *Decision) *string { return &d.Recommend }},
		{Title: ColumnSelect, Width: 10, Centre: true, Choices: checks.Selecting().Words(), Prompt: "入选、备选或不予立项；备选的用“排序”排出先后。不填的等待遴选，不进清单。", Asked: (*plan.Plan).Selects,
			Reach: Office, Decides: true, Word: selectWord, Of: func(d *Decision) *string { return &d.Select }},
		{Title: ColumnRank, Width: 7, Centre: true, Prompt: "同一领域内的先后：1 最先。超过限额时按此取前几名，其余列为备选。",
			Reach: Upward, Decides: true, Of: func(d *Decision) *string { return &d.Rank }},
		{Title: ColumnTotalRank, Width: 7, Centre: true, Prompt: "各领域（各单位）放在一起的先后：1 最先。合计超过限额时按此取前几名，其余列为备选。",
			Reach: Upward, Decides: true, Asked: func(p *plan.Plan, _ plan.Region) bool { return p.AsksTotalOrder() }, Of: func(d *Decision) *string { return &d.TotalRank }},
		{Title: ColumnReason, Width: 20, Prompt: "退回、不推荐的必须写明理由。",
			Reach: Office, Decides: true, Of: func(d *Decision) *string { return &d.Reason }},
		{Title: ColumnSaid, Width: 18, Prompt: "写给上一级看的：为什么推荐、为什么列为备选。随清单上报；不想上报的写在“理由”里。", Asked: recommends,
			Reach: Upward, Of: func(d *Decision) *string { return &d.Said }},
		{Title: ColumnAnswer, Width: 18, Prompt: "写给报送单位看的：为什么列为备选、为什么不予立项。印在结果通知上；只供内部掌握的写在“理由”里。", Asked: (*plan.Plan).Selects,
			Reach: Public, Of: func(d *Decision) *string { return &d.Answer }},
		// The counts of a list rest on which projects are one, so it goes up.
		{Title: ColumnSameAs, Width: 16, Prompt: "填报单位更正了名称或代码、其实是同一个项目的，填原来的试点名称；两个合为一个，以新报的为准。",
			Reach: Upward, Of: func(d *Decision) *string { return &d.SameAs }},
	})
}

// recommends reports whether the office has one above to which it recommends.
func recommends(p *plan.Plan, office plan.Region) bool { return !p.Selects(office) }

func filledBy[R any](group string, entries []EntryColumn[R]) []EntryColumn[R] {
	for i := range entries {
		entries[i].Group = group
	}
	return entries
}

// LastEntry is the title of the last column: those that people add stand behind it.
func LastEntry[R any](entries []EntryColumn[R]) string { return entries[len(entries)-1].Title }

// joinEntries joins two records entry by entry.
func joinEntries[R any](entries []EntryColumn[R], a, b *R) (joined R) {
	for _, e := range entries {
		*e.Of(&joined) = JoinCells(*e.Of(a), *e.Of(b))
	}
	return joined
}

// GoingUp is what of the record goes up with a list.
func GoingUp[R any](entries []EntryColumn[R], filled *R) (up R) {
	for _, e := range entries {
		if e.Reach >= Upward {
			*e.Of(&up) = *e.Of(filled)
		}
	}
	return up
}

// adoptOwn moves what stands in a column that people added to the entry that a
// later program has under the same title: they had 经办人 before we did.
func adoptOwn[R any](entries []EntryColumn[R], filled *R, own *map[string]string) {
	for _, e := range entries {
		for title, text := range *own {
			if form.NormalLabel(title) == form.NormalLabel(e.Title) {
				*e.Of(filled) = JoinCells(*e.Of(filled), text)
				delete(*own, title)
			}
		}
	}
	if len(*own) == 0 {
		*own = nil
	}
}

// RowEntries is what people entered in one row, by the title of the column:
// 排序 → 1, 理由 → 看过现场. What is blank is left out.
type RowEntries map[string]string

// EntriesOf is what people entered in the record, with what stands in columns that
// they added.
func EntriesOf[R any](entries []EntryColumn[R], filled *R, own map[string]string) RowEntries {
	texts := RowEntries{}
	for title, text := range own {
		texts.add(title, text)
	}
	for _, e := range entries {
		texts.add(e.Title, *e.Of(filled))
	}
	return texts
}

func (t RowEntries) add(title, text string) {
	if text != "" {
		t[title] = text
	}
}

// Same reports whether the same texts stand in the same columns.
func (t RowEntries) Same(other RowEntries) bool { return maps.Equal(t, other) }

// String is the same text for the same entries and another one for others.
func (t RowEntries) String() string {
	var parts []string
	for _, title := range slices.Sorted(maps.Keys(t)) {
		parts = append(parts, strconv.Quote(title)+"="+strconv.Quote(t[title]))
	}
	return strings.Join(parts, " ")
}

// selectWord is entryWord of 遴选结果.
func selectWord(text string) string {
	for word, others := range map[string][]string{
		checks.SelectYes: {"拟入选", "拟立项", "立项", "予以立项", "同意立项", "是", "√", "✓", "✔"},
		checks.SelectNo:  {"不立项", "不入选", "未入选", "落选", "否", "×", "✗"},
	} {
		if slices.Contains(others, form.Fold(text)) {
			return word
		}
	}
	return entryWord(text)
}

// entryWord is the word of the drop-down that people mean when they write
// another one over it. What is none of these stays as written, and waits for
// a person.
func entryWord(text string) string {
	for word, others := range map[string][]string{
		checks.RecommendYes:     {"推荐", "同意推荐", "√", "✓", "✔"},
		checks.RecommendNo:      {"不推荐", "不同意推荐", "×", "✗"},
		checks.RecommendReserve: {"候补", "备用"},
		checks.OpinionPass:      {"同意", "合格"},
		checks.OpinionReturn:    {"不通过", "不同意", "不合格", "驳回"},
		checks.OpinionPending:   {"待议", "待审", "暂缓"},
		checks.OpinionStands:    {"没有撤回", "没撤回", "不撤回", "保留"},
	} {
		if slices.Contains(others, form.Fold(text)) {
			return word
		}
	}
	return text
}
