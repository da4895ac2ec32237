package record

import (
	"cmp"
	"maps"
	"slices"

	"shidian/checks"
	"shidian/templates/form"
)

// Columns of 问题清单 that people fill.
const (
	ColumnReply     = "核实结果"
	ColumnReplyNote = "核实说明"
	ColumnReplyBy   = "经办人"
)

// Reply is what people answered to a finding in 问题清单 (核实): 无问题, 已电话核实, 张某.
// It goes by the finding's question, so it holds until what the finding was about
// changes. Its columns are said in ReplyEntries.
type Reply struct {
	Result string `json:"result,omitempty"`
	Note   string `json:"note,omitempty"`
	By     string `json:"by,omitempty"`

	Own map[string]string `json:"own,omitempty"` // in columns that people added, by header

	About FindingText `json:"about"`
}

// FindingText is the finding as it stood when it was answered. It stays in sight when
// nothing asks any more.
type FindingText struct {
	Rule    string `json:"rule"`
	Region  string `json:"region,omitempty"` // as shown
	Project string `json:"project,omitempty"`
	Message string `json:"message,omitempty"`
}

// ReplyEntries are the columns of 问题清单 that people fill, in their order.
func ReplyEntries() []EntryColumn[Reply] {
	return filledBy("由核实人员填写", []EntryColumn[Reply]{
		{Title: ColumnReply, Width: 10, Centre: true, Choices: checks.ReplyResults(), Prompt: "核实过、没有问题的选无问题；报送单位确认过的选单位确认；确有问题的选有问题。选前两种的要写核实说明，此后不再提示，直到所说的内容有变化。",
			Reach: Upward, Word: replyWord, Of: func(v *Reply) *string { return &v.Result }},
		{Title: ColumnReplyNote, Width: 24, Prompt: "怎样核实的、结果是什么，如：已电话核实，营业执照上确是这个代码。随清单上报。",
			Reach: Upward, Of: func(v *Reply) *string { return &v.Note }},
		{Title: ColumnReplyBy, Width: 9, Centre: true,
			Reach: Office, Of: func(v *Reply) *string { return &v.By }},
	})
}

// replyWord is the word of the drop-down that people mean.
func replyWord(text string) string {
	for word, others := range map[string][]string{
		checks.ReplyFine:      {"没问题", "没有问题", "属实", "已核实", "核实无误", "无误", "√", "✓"},
		checks.ReplyConfirmed: {"已确认", "确认", "单位已确认", "市里确认", "县里确认"},
		checks.ReplyFault:     {"有误", "确有问题", "不属实", "×"},
	} {
		if slices.Contains(others, form.Fold(text)) {
			return word
		}
	}
	return text
}

// Entries is everything that people entered.
func (v Reply) Entries() RowEntries { return EntriesOf(ReplyEntries(), &v, v.Own) }

// JoinReplies joins what two rows, or two rollups, answer to one question.
func JoinReplies(a, b Reply) Reply {
	joined := joinEntries(ReplyEntries(), &a, &b)
	joined.About, joined.Own = cmp.Or(a.About, b.About), joinOwn(a.Own, b.Own)
	return joined
}

// settle looks up what people answered to each of the findings: a person of this
// office, else one of the unit below that sent the file.
func (r *Rollup) settle(findings []checks.Finding, from *ReceivedFile) {
	for i := range findings {
		f := &findings[i]
		if from != nil && f.Project == "" {
			f.Source = from.SHA256
		}
		f.Key = r.question(*f, from)
		if v := r.State.Replies[f.Key]; v.Result != "" || v.Note != "" {
			f.Settle(v.Result, v.Note, "")
			continue
		}
		if from == nil || !f.Rule.AnsweredBelow() {
			continue
		}
		for _, v := range from.Return.Replies {
			if v.Question == f.Key {
				f.Settle(v.Result, v.Note, from.Region.Name)
			}
		}
	}
}

// RepliesUp are the answers to findings of a project that go up with it.
func (r *Rollup) RepliesUp(p *Project) []form.SentReply {
	var up []form.SentReply
	for _, f := range r.Findings {
		if f.Rest != nil && f.Project == p.Facts.Name() && f.Region == p.Region.Code {
			up = append(up, form.SentReply{Question: f.Key, Result: f.Rest.Result, Note: f.Rest.Reason})
		}
	}
	return up
}

// Unasked are the answers to what nothing asks any more, in one order.
func (r *Rollup) Unasked() []string {
	open := map[string]bool{}
	for _, f := range r.Findings {
		open[f.Key] = true
	}
	var keys []string
	for key, v := range r.State.Replies {
		if !open[key] && len(v.Entries()) > 0 {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		x, y := r.State.Replies[a].About, r.State.Replies[b].About
		return cmp.Or(cmp.Compare(x.Region, y.Region), cmp.Compare(x.Project, y.Project), cmp.Compare(x.Rule, y.Rule), cmp.Compare(a, b))
	})
	return keys
}

// DropBlankReplies drops answers that people have cleared.
func (s *State) DropBlankReplies() {
	maps.DeleteFunc(s.Replies, func(_ string, v Reply) bool { return len(v.Entries()) == 0 })
}

// ReplyKeys are the keys of both, in one order.
func ReplyKeys(a, b map[string]Reply) []string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}
