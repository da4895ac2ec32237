package rollup

import (
	"cmp"
	"maps"
	"shidian/checks"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"slices"
	"strings"
)

// seen is by what people know its row.
func (a asked) seen() string {
	texts := []string{a.Rule, a.Region, a.Project, a.Message}
	for i, text := range texts {
		texts[i] = form.Clean(text)
	}
	return strings.Join(texts, rowKeyApart)
}

// writtenFindings are the questions of the rows of 问题清单, in their order, and
// what had been answered.
type writtenFindings struct {
	Rows    []string         `json:"rows,omitempty"`
	Replies map[string]Reply `json:"verified,omitempty"`
}

func (r *view) writtenFindings() writtenFindings {
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
func (s *Reading) readReplies(b *xlsx.Book, sheets []drawn) (problems []string) {
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
func (s *Reading) takeReplies(rows []table.Row, w repliedSheet) {
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

// askedOf is the finding as its row shows it.
func (r *view) askedOf(f checks.Finding) asked {
	return asked{Rule: f.Rule.ID, Region: r.NameBelow(f.Region), Project: f.Project, Message: f.Message}
}
