package sheets

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// rowSign is by what people know its row.
func rowSign(a record.FindingText) string {
	texts := []string{a.Rule, a.Region, a.Project, a.Message}
	for i, text := range texts {
		texts[i] = form.Clean(text)
	}
	return strings.Join(texts, rowKeyApart)
}

// keptReplies are the questions of the rows of 问题清单, as they were drawn, and
// what had been answered.
type keptReplies struct {
	Rows    []string                `json:"rows,omitempty"`
	Replies map[string]record.Reply `json:"verified,omitempty"`
}

// questions are those of the rows of 问题清单, as they are computed.
func (r *drawing) questions() []string {
	var keys []string
	for _, f := range r.Findings {
		keys = append(keys, f.Key)
	}
	return append(keys, r.Unasked()...)
}

func (r *drawing) keptReplies() keptReplies {
	w := keptReplies{Rows: r.findingKeys, Replies: map[string]record.Reply{}}
	for _, f := range r.Findings {
		if v, ok := r.State.Replies[f.Key]; ok && len(v.Entries()) > 0 {
			v.About = r.findingText(f)
			w.Replies[f.Key] = v
		}
	}
	for _, key := range r.Unasked() {
		w.Replies[key] = r.State.Replies[key]
	}
	return w
}

// readReplies takes what people answered on 问题清单. Of two rows about one
// finding both count, and a row that was struck off keeps what was written in it.
func (s *Reading) readReplies(b *xlsx.Book, k *keptBook) (problems []string) {
	var w keptReplies
	if problems = k.atMostOne(keptAskedLine, &w); problems != nil {
		return problems
	}
	maps.Copy(s.Writing.State.Replies, w.Replies)
	if w.Rows == nil {
		return nil // of a format that had no answers, or nothing was found
	}
	rows, missing, ok := table.Read(b, record.SheetFindings, findingColumns())
	missing = slices.DeleteFunc(missing, func(title string) bool { return title == columnQuestion }) // rows are known by what they say as well
	if missing = s.Writing.removedColumns(record.SheetFindings, missing, findingColumns()); ok && missing != nil {
		return []string{missingSheet(record.SheetFindings, missing)}
	}
	d, drawnBefore := s.Writing.sheets.find(record.SheetFindings)
	if !ok || !drawnBefore || len(d.Rows) != len(w.Rows) { // the sheet was struck off
		maps.Copy(s.Replies, w.Replies)
		return nil
	}
	s.noteOwn(record.SheetFindings, rows)
	s.takeReplies(rows, s.newArranging(b, record.SheetFindings, findingColumns()), writtenReplies{w, d})
	return nil
}

// writtenReplies is 问题清单 as it was written: what each row said, and what had been
// answered there.
type writtenReplies struct {
	keptReplies
	sheet keptSheet
}

func (w writtenReplies) reply(i int) record.Reply { return w.Replies[w.Rows[i]] }

// finding is what the row said.
func (w writtenReplies) finding(i int) record.FindingText {
	text := func(title string) string {
		if column := slices.Index(w.sheet.Columns, title); column >= 0 {
			return w.sheet.Rows[i][column]
		}
		return ""
	}
	return record.FindingText{Rule: text(columnRule), Region: text(columnRegion), Project: text(columnProject), Message: text(columnMessage)}
}

func (w writtenReplies) matcher() rowMatcher {
	return newRowMatcher(len(w.Rows), func(i int) rowSigns {
		seen := rowSign(w.finding(i))
		return rowSigns{w.Rows[i], seen, seen, w.reply(i).Entries()}
	})
}

// takeReplies takes what stands in the rows now.
func (s *Reading) takeReplies(rows []table.Row, arranging *arranging, w writtenReplies) {
	arranging.table(rows)
	matcher, read, moves := w.matcher(), map[int]bool{}, newMovedEntries(findingColumns(), len(w.Rows))
	for _, row := range rows {
		v := readEntries(record.ReplyEntries(), row)
		v.Own = row.Own()
		seen := rowSign(record.FindingText{Rule: row.Text(columnRule), Region: row.Text(columnRegion), Project: row.Text(columnProject), Message: row.Text(columnMessage)})
		i, unsure := matcher.row(rowSigns{row.Text(columnQuestion), seen, seen, v.Entries()})
		if i < 0 {
			s.unmatched[record.SheetFindings] = append(s.unmatched[record.SheetFindings], row.Number)
			continue
		}
		v.Own = arranging.row(row, signKey(w.Rows[i], w.finding(i)), i)
		if w.Rows[i] == "" { // it asks nobody, and so has no place for an answer
			s.strayOwn(w.finding(i), v.Own)
			v.Own = nil
		}
		v.About = cmp.Or(w.reply(i).About, w.finding(i))
		if read[i] {
			v = record.JoinReplies(s.Replies[w.Rows[i]], v)
		}
		s.Replies[w.Rows[i]], read[i] = v, true
		moves.note(i, v.Entries(), unsure)
	}
	signs := slices.Clone(w.Rows)
	for i, key := range signs {
		signs[i] = signKey(key, w.finding(i))
	}
	s.noteArrangement(arranging, signs)
	for i, key := range w.Rows {
		if was, answered := w.Replies[key]; !read[i] && answered { // the row was struck off
			s.Replies[key] = was
			moves.note(i, was.Entries(), false)
		}
	}
	s.DropBlankReplies()
	s.Shuffled = append(s.Shuffled, moves.rowsToAsk(func(i int) (string, record.RowEntries) {
		return cmp.Or(w.finding(i).Project, w.finding(i).Rule), w.reply(i).Entries()
	}, s.Writing.shuffled)...)
}

// strayOwn keeps what stands in columns of people's own in a row that asks nobody.
func (s *Reading) strayOwn(about record.FindingText, own map[string]string) {
	for _, title := range slices.Sorted(maps.Keys(own)) {
		l := record.StrayText{Sheet: record.SheetFindings, About: inColumn(cmp.Or(about.Project, about.Rule), title), Text: own[title]}
		if !s.Stray[l] {
			s.Stray[l] = true
			s.NewStray = append(s.NewStray, l)
		}
	}
}

// findingText is the finding as its row shows it.
func (r *drawing) findingText(f checks.Finding) record.FindingText {
	return record.FindingText{Rule: f.Rule.ID, Region: r.NameBelow(f.Region), Project: f.Project, Message: f.Message}
}
