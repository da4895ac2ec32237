package sheets

import (
	"fmt"
	"maps"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// theRow is the row of a sheet that is filled whole: its name, and the column in
// which that stands. The file has no project: with 作废原因 it does not count.
func theRow(sheet string) (name, column string) {
	if sheet == record.SheetProjects {
		return "示例茶试点", form.Official().Title(form.PilotName)
	}
	return "丙.xlsx", record.ColumnFile
}

func decidedThree() *record.State {
	s := decidedTwo()
	third := recordtest.Received("140524", "丙.xlsx", 5)
	s.Files[third.ID()] = third
	return s
}

// shown is what the rollup of the state shows in a column that people fill, by
// the name of the row.
func shown(s *record.State, c FilledColumn) map[string]string {
	r := draw(computed(s))
	sheet, texts := r.projectTable(), map[string]string{}
	if c.Sheet == record.SheetReceipts {
		sheet = r.receiptTable(r.Files)
	}
	_, name := theRow(c.Sheet)
	for _, row := range sheet.Rows {
		texts[row[sheet.Column(name)-1].Text] = row[sheet.Column(c.Title)-1].Text
	}
	return texts
}

// onRows has the work done on each of the two rows.
func onRows(t *testing.T, work func(e sheetEditor, row int)) func(*excelize.File) {
	return func(f *excelize.File) {
		for _, sheet := range []string{record.SheetProjects, record.SheetReceipts} {
			name, _ := theRow(sheet)
			on(t, sheet, func(e sheetEditor) { work(e, e.row(name)) })(f)
		}
	}
}

// typed has a text typed into every column of the two rows.
func typed(t *testing.T, text func(FilledColumn) string) func(*excelize.File) {
	return onRows(t, func(e sheetEditor, row int) {
		for _, c := range FilledColumns() {
			if c.Sheet == e.sheet {
				e.put(form.CellName(row, e.column(c.Title)), text(c))
			}
		}
	})
}

// tricky is what people type that once shifted columns.
func tricky(c FilledColumn) string { return "甲|乙 / " + c.Title + "|=丁" }

// What is typed into a column stands there after every merge, in its row and in
// no other, whatever it is, and so after the row was struck off.
func TestEveryEntryIsThereAfterTwoMerges(t *testing.T) {
	effort.Usual(t)
	s := saved(t, computed(decidedThree()), typed(t, tricky))
	struck := onRows(t, func(e sheetEditor, row int) { e.RemoveRow(e.sheet, row) })
	for n, work := range []func(*excelize.File){nil, func(*excelize.File) {}, struck, nil} {
		fresh := decidedThree() // the files lie there, and nobody has entered anything
		fresh.Decisions = map[string]*record.Decision{}
		for _, f := range fresh.Files {
			f.Receipt = record.Receipt{}
		}
		s.State = record.Join(s.State, fresh)
		for _, c := range FilledColumns() {
			want := shown(decidedThree(), c)
			name, _ := theRow(c.Sheet)
			want[name] = tricky(c)
			if got := shown(s.State, c); !maps.Equal(got, want) {
				t.Errorf("merge %d: %s shows %q, not %q", n+1, c.Title, got, want)
			}
		}
		s = saved(t, computed(s.State), work)
	}
}

// Two offices that filled the same column otherwise find both texts in it.
func TestEveryEntryIsJoined(t *testing.T) {
	effort.Usual(t)
	var states []*record.State
	for _, text := range []string{"子", "丑"} {
		states = append(states, saved(t, computed(decidedThree()), typed(t, func(c FilledColumn) string { return c.Title + text })).State)
	}
	joined := record.Join(states[0], states[1])
	for _, c := range FilledColumns() {
		name, _ := theRow(c.Sheet)
		if got, want := shown(joined, c)[name], "两处填写不同：\n"+c.Title+"丑\n"+c.Title+"子"; got != want {
			t.Errorf("%s shows %q, not %q", c.Title, got, want)
		}
	}
}

// A clerk may have had the column before the program learned of it.
func TestColumnOfTheirsBecomesTheEntry(t *testing.T) {
	s := decidedTwo()
	for _, f := range s.Files {
		f.Receipt = record.Receipt{Own: map[string]string{"会签": "甲", " 备 注": "早先的"}}
	}
	for _, d := range s.Decisions {
		d.Own = map[string]string{record.ColumnRank: "2"}
		d.AdoptOwn()
		if d.Rank != "2" || d.Own != nil {
			t.Errorf("the decision is %+v", d)
		}
	}
	for _, f := range s.Files {
		if f.Receipt.AdoptOwn(); f.Receipt.Remark != "早先的" || fmt.Sprint(f.Receipt.Own) != "map[会签:甲]" {
			t.Errorf("the receipt is %+v", f.Receipt)
		}
	}
}

// Titles of columns that people fill are told apart on all sheets together: 留底
// names them without their sheets.
func TestTitlesOfEntriesAreToldApart(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range FilledColumns() {
		if label := form.NormalLabel(c.Title); seen[label] {
			t.Errorf("two columns are %s", c.Title)
		} else {
			seen[label] = true
		}
	}
}
