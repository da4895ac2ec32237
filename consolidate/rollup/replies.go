package rollup

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
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
// changes. Its columns are said in replyEntries.
type Reply struct {
	Result string `json:"result,omitempty"`
	Note   string `json:"note,omitempty"`
	By     string `json:"by,omitempty"`

	About asked `json:"about"`
}

// asked is the finding as it stood when it was answered. It stays in sight when
// nothing asks any more.
type asked struct {
	Rule    string `json:"rule"`
	Region  string `json:"region,omitempty"` // as shown
	Project string `json:"project,omitempty"`
	Message string `json:"message,omitempty"`
}

// seen is by what people know its row.
func (a asked) seen() string {
	texts := []string{a.Rule, a.Region, a.Project, a.Message}
	for i, text := range texts {
		texts[i] = form.Clean(text)
	}
	return strings.Join(texts, rowKeyApart)
}

// replyEntries are the columns of 问题清单 that people fill, in their order.
func replyEntries() []entry[Reply] {
	return filledBy("由核实人员填写", []entry[Reply]{
		{Column: table.Column{Title: ColumnReply, Width: 10, Centre: true, Choices: checks.ReplyResults(), Prompt: "核实过、没有问题的选无问题；报送单位确认过的选单位确认；确有问题的选有问题。选前两种的要写核实说明，此后不再提示，直到所说的内容有变化。"},
			class: upward, word: replyWord, of: func(v *Reply) *string { return &v.Result }},
		{Column: table.Column{Title: ColumnReplyNote, Width: 24, Prompt: "怎样核实的、结果是什么，如：已电话核实，营业执照上确是这个代码。随清单上报。"},
			class: upward, of: func(v *Reply) *string { return &v.Note }},
		{Column: table.Column{Title: ColumnReplyBy, Width: 9, Centre: true},
			class: office, of: func(v *Reply) *string { return &v.By }},
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

func (v Reply) entries() rowEntries { return textsOf(replyEntries(), &v, nil) }

func joinReplies(a, b Reply) Reply {
	joined := joinEntries(replyEntries(), &a, &b)
	joined.About = cmp.Or(a.About, b.About)
	return joined
}

// settle looks up what people answered to each of the findings: a person of this
// office, else one of the unit below that sent the file.
func (r *Rollup) settle(findings []checks.Finding, from *FileLine) {
	for i := range findings {
		f := &findings[i]
		if from != nil && f.Project == "" {
			f.Source = from.SHA256
		}
		f.Key = f.Question()
		if v, ok := r.State.Replies[f.Key]; ok {
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

// repliesUp are the answers to findings of a project that go up with it.
func (r *Rollup) repliesUp(p *Project) []form.SentReply {
	var up []form.SentReply
	for _, f := range r.Findings {
		if f.Rest != nil && f.Project == p.Facts.Name() && f.Region == p.Region.Code {
			up = append(up, form.SentReply{Question: f.Key, Result: f.Rest.Result, Note: f.Rest.Reason})
		}
	}
	return up
}

// askedOf is the finding as its row shows it.
func (r *Rollup) askedOf(f checks.Finding) asked {
	return asked{Rule: f.Rule.ID, Region: r.NameBelow(f.Region), Project: f.Project, Message: f.Message}
}

// unasked are the answers to what nothing asks any more, in one order.
func (r *Rollup) unasked() []string {
	open := map[string]bool{}
	for _, f := range r.Findings {
		open[f.Key] = true
	}
	var keys []string
	for key, v := range r.State.Replies {
		if !open[key] && len(v.entries()) > 0 {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		x, y := r.State.Replies[a].About, r.State.Replies[b].About
		return cmp.Or(cmp.Compare(x.Region, y.Region), cmp.Compare(x.Project, y.Project), cmp.Compare(x.Rule, y.Rule), cmp.Compare(a, b))
	})
	return keys
}

// writtenFindings are the questions of the rows of 问题清单, in their order, and
// what had been answered.
type writtenFindings struct {
	Rows    []string         `json:"rows,omitempty"`
	Replies map[string]Reply `json:"verified,omitempty"`
}

func (r *Rollup) writtenFindings() writtenFindings {
	w := writtenFindings{Replies: map[string]Reply{}}
	for _, f := range r.Findings {
		w.Rows = append(w.Rows, f.Key)
		if v, ok := r.State.Replies[f.Key]; ok && len(v.entries()) > 0 {
			v.About = r.askedOf(f)
			w.Replies[f.Key] = v
		}
	}
	for _, key := range r.unasked() {
		w.Rows = append(w.Rows, key)
		w.Replies[key] = r.State.Replies[key]
	}
	return w
}

// readReplies takes what people answered on 问题清单. Of two rows about one
// finding both count, and a row that was struck off keeps what was written in it.
func (s *State) readReplies(b *xlsx.Book, sheets []drawn) (problems []string) {
	var w writtenFindings
	if problems = readAtMostOne(b, keptAskedLine, &w); problems != nil {
		return problems
	}
	maps.Copy(s.Written.State.Replies, w.Replies)
	if w.Rows == nil {
		return nil // of a format that had no answers, or nothing was found
	}
	rows, missing, ok := table.Read(b, SheetFindings, findingColumns())
	missing = slices.DeleteFunc(missing, func(title string) bool { return title == columnQuestion }) // rows are known by what they say as well
	if missing = s.Written.lacks(SheetFindings, missing, findingColumns()); ok && missing != nil {
		return []string{missingSheet(SheetFindings, missing)}
	}
	d, drawnBefore := drawnAs(sheets, SheetFindings)
	if !ok || !drawnBefore || len(d.Rows) != len(w.Rows) { // the sheet was struck off
		maps.Copy(s.Replies, w.Replies)
		return nil
	}
	s.takeReplies(rows, repliedSheet{w, d})
	return nil
}

// repliedSheet is 问题清单 as it was written: what each row said, and what had been
// answered there.
type repliedSheet struct {
	writtenFindings
	drawn drawn
}

func (w repliedSheet) reply(i int) Reply { return w.Replies[w.Rows[i]] }

// finding is what the row said.
func (w repliedSheet) finding(i int) asked {
	text := func(title string) string {
		if column := slices.Index(w.drawn.Columns, title); column >= 0 {
			return w.drawn.Rows[i][column]
		}
		return ""
	}
	return asked{text(columnRule), text(columnRegion), text(columnProject), text(columnMessage)}
}

func (w repliedSheet) matcher() rowMatcher {
	return newRowMatcher(len(w.Rows), func(i int) signs {
		seen := w.finding(i).seen()
		return signs{w.Rows[i], seen, seen, w.reply(i).entries()}
	})
}

// takeReplies takes what stands in the rows now.
func (s *State) takeReplies(rows []table.Row, w repliedSheet) {
	matcher, read, moves := w.matcher(), map[int]bool{}, newMoves(findingColumns(), len(w.Rows))
	for _, row := range rows {
		v := readEntries(replyEntries(), row)
		seen := asked{row.Text(columnRule), row.Text(columnRegion), row.Text(columnProject), row.Text(columnMessage)}.seen()
		i, unsure := matcher.row(signs{row.Text(columnQuestion), seen, seen, v.entries()})
		if i < 0 {
			s.stray[SheetFindings] = append(s.stray[SheetFindings], row.Number)
			continue
		}
		v.About = cmp.Or(w.reply(i).About, w.finding(i))
		if read[i] {
			v = joinReplies(s.Replies[w.Rows[i]], v)
		}
		s.Replies[w.Rows[i]], read[i] = v, true
		moves.see(i, v.entries(), unsure)
	}
	for i, key := range w.Rows {
		if was, answered := w.Replies[key]; !read[i] && answered { // the row was struck off
			s.Replies[key] = was
			moves.see(i, was.entries(), false)
		}
	}
	s.dropBlankReplies()
	s.Shuffled = append(s.Shuffled, moves.of(func(i int) (string, rowEntries) {
		return cmp.Or(w.finding(i).Project, w.finding(i).Rule), w.reply(i).entries()
	}, s.Written.shuffled)...)
}

func (s *State) dropBlankReplies() {
	maps.DeleteFunc(s.Replies, func(_ string, v Reply) bool { return len(v.entries()) == 0 })
}
