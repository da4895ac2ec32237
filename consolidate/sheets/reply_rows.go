package sheets

import (
	"cmp"
	"maps"
	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"slices"
	"strings"
)

// seenOfAsked is by what people know its row.
func seenOfAsked(a record.Asked) string {
	texts := []string{a.Rule, a.Region, a.Project, a.Message}
	for i, text := range texts {
		texts[i] = form.Clean(text)
	}
	return strings.Join(texts, rowKeyApart)
}

// writtenFindings are the questions of the rows of 问题清单, in their order, and
// what had been answered.
type writtenFindings struct {
	Rows    []string                `json:"rows,omitempty"`
	Replies map[string]record.Reply `json:"verified,omitempty"`
}

func (r *view) writtenFindings() writtenFindings {
	w := writtenFindings{Replies: map[string]record.Reply{}}
	for _, f := range r.Findings {
		w.Rows = append(w.Rows, f.Key)
		if v, ok := r.State.Replies[f.Key]; ok && len(v.Entries()) > 0 {
			v.About = r.askedOf(f)
			w.Replies[f.Key] = v
		}
	}
	for _, key := range r.Unasked() {
		w.Rows = append(w.Rows, key)
		w.Replies[key] = r.State.Replies[key]
	}
	return w
}

// readReplies takes what people answered on 问题清单. Of two rows about one
// finding both count, and a row that was struck off keeps what was written in it.
func (s *Reading) readReplies(b *xlsx.Book, sheets []drawn) (problems []string) {
	var w writtenFindings
	if problems = readAtMostOne(b, keptAskedLine, &w); problems != nil {
		return problems
	}
	maps.Copy(s.Written.State.Replies, w.Replies)
	if w.Rows == nil {
		return nil // of a format that had no answers, or nothing was found
	}
	rows, missing, ok := table.Read(b, record.SheetFindings, findingColumns())
	missing = slices.DeleteFunc(missing, func(title string) bool { return title == columnQuestion }) // rows are known by what they say as well
	if missing = s.Written.lacks(record.SheetFindings, missing, findingColumns()); ok && missing != nil {
		return []string{missingSheet(record.SheetFindings, missing)}
	}
	d, drawnBefore := drawnAs(sheets, record.SheetFindings)
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

func (w repliedSheet) reply(i int) record.Reply { return w.Replies[w.Rows[i]] }

// finding is what the row said.
func (w repliedSheet) finding(i int) record.Asked {
	text := func(title string) string {
		if column := slices.Index(w.drawn.Columns, title); column >= 0 {
			return w.drawn.Rows[i][column]
		}
		return ""
	}
	return record.Asked{Rule: text(columnRule), Region: text(columnRegion), Project: text(columnProject), Message: text(columnMessage)}
}

func (w repliedSheet) matcher() rowMatcher {
	return newRowMatcher(len(w.Rows), func(i int) signs {
		seen := seenOfAsked(w.finding(i))
		return signs{w.Rows[i], seen, seen, w.reply(i).Entries()}
	})
}

// takeReplies takes what stands in the rows now.
func (s *Reading) takeReplies(rows []table.Row, w repliedSheet) {
	matcher, read, moves := w.matcher(), map[int]bool{}, newMoves(findingColumns(), len(w.Rows))
	for _, row := range rows {
		v := readEntries(record.ReplyEntries(), row)
		seen := seenOfAsked(record.Asked{Rule: row.Text(columnRule), Region: row.Text(columnRegion), Project: row.Text(columnProject), Message: row.Text(columnMessage)})
		i, unsure := matcher.row(signs{row.Text(columnQuestion), seen, seen, v.Entries()})
		if i < 0 {
			s.stray[record.SheetFindings] = append(s.stray[record.SheetFindings], row.Number)
			continue
		}
		v.About = cmp.Or(w.reply(i).About, w.finding(i))
		if read[i] {
			v = record.JoinReplies(s.Replies[w.Rows[i]], v)
		}
		s.Replies[w.Rows[i]], read[i] = v, true
		moves.see(i, v.Entries(), unsure)
	}
	for i, key := range w.Rows {
		if was, answered := w.Replies[key]; !read[i] && answered { // the row was struck off
			s.Replies[key] = was
			moves.see(i, was.Entries(), false)
		}
	}
	s.DropBlankReplies()
	s.Shuffled = append(s.Shuffled, moves.of(func(i int) (string, record.RowEntries) {
		return cmp.Or(w.finding(i).Project, w.finding(i).Rule), w.reply(i).Entries()
	}, s.Written.shuffled)...)
}

// askedOf is the finding as its row shows it.
func (r *view) askedOf(f checks.Finding) record.Asked {
	return record.Asked{Rule: f.Rule.ID, Region: r.NameBelow(f.Region), Project: f.Project, Message: f.Message}
}
