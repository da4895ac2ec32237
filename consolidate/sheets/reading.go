package sheets

import (
	"cmp"
	"slices"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/plan"
)

// Reading is what a rollup workbook says when it is read: the state that it keeps,
// how it was written, and what people have done to it since, e.g. 项目汇总!K5
// changed by hand, or 收件登记 sorted in one column.
type Reading struct {
	*record.State
	Writing   *Writing              // as it was written
	Plan      *plan.Plan            // by which it was made; nil where it does not carry one
	Altered   []Alteration          // cells that somebody changed by hand
	Shuffled  []string              // names of rows whose entries stand in other rows than before
	Disagreed []record.Disagreement // entries that two copies changed differently
	NewStray  []record.StrayText    // of Stray, what was not there when it was written

	Arranged map[string]record.Arrangement // how people have arranged the sheets that they fill
	Sheets   []record.OwnSheet             // that people added
	NotKept  []record.NotKept              // what of all that cannot be drawn again

	rows      map[int][]record.Decision // what stands in each row of 项目汇总, by its place when it was written
	unmatched map[string][]int          // rows that are about no file, project or finding that is known, by sheet
}

// NewReading is the reading of nothing.
func NewReading() *Reading {
	return &Reading{State: record.NewState(), Arranged: map[string]record.Arrangement{}, unmatched: map[string][]int{}}
}

// SetUnitsOfToday gives what was received and decided the codes that its units have in the
// plan by which the rollup is carried on.
func (s *Reading) SetUnitsOfToday(p *plan.Plan) {
	s.State, s.Writing.State = s.State.AsOfToday(p), s.Writing.State.AsOfToday(p)
}

// NoteHandwork has the rollup know what people have done to the workbook that it carries
// on.
func (s *Reading) NoteHandwork(r *record.Rollup) {
	s.lostColumns(draw(r))
	r.Handwork = record.Handwork{Altered: s.alteredCells(r.FileName()), Shuffled: s.Shuffled, Disagreed: s.Disagreed, NewStray: s.NewStray, Arranged: s.Arranged, Sheets: s.Sheets, NotKept: s.NotKept}
}

// alteredCells are what somebody changed by hand in the rollup of that file name.
func (s *Reading) alteredCells(file string) []checks.AlteredCell {
	var cells []checks.AlteredCell
	for _, a := range s.Altered {
		if a.Added {
			continue // it is kept, and R012 reports it
		}
		if a.Removed && a.Title == WholeRow && a.Sheet == record.SheetFindings {
			continue // who has dealt with a finding strikes its row off; while it asks it is back
		}
		what := a.String()
		if a.Removed && (a.Sheet == record.SheetProjects || a.Sheet == record.SheetReceipts) {
			what += "，其中填过的内容已经恢复"
		}
		cells = append(cells, checks.AlteredCell{Place: checks.Place{File: file, Sheet: a.Sheet, Cell: a.Cell}, What: what, Answer: a.Sheet == record.SheetDetails || a.Sheet == record.SheetSteps})
	}
	return cells
}

// JoinCopies joins what people entered in two copies of one writing.
func JoinCopies(a, b *Reading) *Reading {
	joined := NewReading()
	joined.State, joined.Writing, joined.Plan = record.Join(a.State, b.State), a.Writing, a.Plan
	joined.Altered, joined.Shuffled = slices.Concat(a.Altered, b.Altered), slices.Concat(a.Shuffled, b.Shuffled)
	joined.Disagreed, joined.NewStray = slices.Concat(a.Disagreed, b.Disagreed), slices.Concat(a.NewStray, b.NewStray)
	joined.Arranged = record.JoinArrangements(a.Arranged, b.Arranged)
	joined.joinSheets(a, b)
	names := map[string]string{}
	for _, f := range a.Writing.files {
		names[f.ID()] = f.shown()
	}
	for id, f := range joined.Files {
		was := a.Writing.State.Files[id].Receipt
		merged := *f
		merged.Receipt = entriesOfCopies(record.ReceiptEntries(), &was, &a.Files[id].Receipt, &b.Files[id].Receipt)
		merged.Receipt.Own = ownOfCopies(was.Own, a.Files[id].Receipt.Own, b.Files[id].Receipt.Own)
		joined.Files[id] = &merged
		joined.disagree(names[id], was.Entries(), a.Files[id].Receipt.Entries(), b.Files[id].Receipt.Entries(), merged.Receipt.Entries())
	}
	joined.rows = map[int][]record.Decision{}
	for i, w := range a.Writing.rows {
		was := w.entered()
		x, y := inRow(a.rows[i], was), inRow(b.rows[i], was)
		d := entriesOfCopies(record.DecisionEntries(), &was, &x, &y)
		d.Own = ownOfCopies(was.Own, x.Own, y.Own)
		joined.rows[i] = []record.Decision{d}
		joined.disagree(a.Writing.nameOfRow(i), was.Entries(), x.Entries(), y.Entries(), d.Entries())
	}
	joined.Replies = map[string]record.Reply{}
	for _, key := range record.ReplyKeys(a.Replies, b.Replies) {
		was, x, y := a.Writing.State.Replies[key], a.Replies[key], b.Replies[key]
		reply := entriesOfCopies(record.ReplyEntries(), &was, &x, &y)
		reply.About, reply.Own = cmp.Or(x.About, y.About), ownOfCopies(was.Own, x.Own, y.Own)
		joined.Replies[key] = reply
		joined.disagree(nameOfReply(reply), was.Entries(), x.Entries(), y.Entries(), reply.Entries())
	}
	joined.DropBlankReplies()
	joined.Disagreed = joined.stillDisagreed(joined.Disagreed)
	joined.Decisions, joined.Former = map[string]*record.Decision{}, map[string]string{}
	joined.takeRows()
	return joined
}

// joinSheets joins the sheets that people added to the two copies.
func (s *Reading) joinSheets(a, b *Reading) {
	var both []string
	s.Sheets, both = record.JoinOwnSheets(a.Writing.ownSheets, a.Sheets, b.Sheets)
	s.NotKept = slices.Concat(a.NotKept, b.NotKept)
	for _, name := range both {
		s.notKept(name, "两个副本改得不一样，两张都留下了，请核对后只留一张")
	}
}

// Paths has where the run that wrote it found each file, by ID; nil where there was none.
func (s *Reading) Paths() map[string]string {
	if s.Writing == nil {
		return nil
	}
	return s.Writing.Paths
}

// Written are the sheets of the workbook as they were written.
func (s *Reading) Written() WrittenSheets { return s.Writing.sheets }
