package rollup

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// Who adds a column says here too how far it goes, and whether it decides.
func TestHowFarEntriesGo(t *testing.T) {
	var lines []string
	say := func(title string, c class, decides bool) {
		line := title + " " + map[class]string{office: "内部", upward: "上报", public: "公开"}[c]
		if decides {
			line += " 决定"
		}
		lines = append(lines, line)
	}
	for _, e := range receiptEntries() {
		say(e.Title, e.class, e.decides)
	}
	for _, e := range decisionEntries() {
		say(e.Title, e.class, e.decides)
	}
	for _, e := range replyEntries() {
		say(e.Title, e.class, e.decides)
	}
	compare(t, strings.Join(lines, "\n"), `
		到件日期（人工登记） 上报
		报送方式 内部
		延期批准人 内部
		延期理由 内部
		实际报送单位 上报
		收到纸质份数 内部
		备注 内部
		作废原因 内部
		初审意见 内部 决定
		推荐 内部 决定
		排序 上报 决定
		理由 内部 决定
		原试点名称 上报
		核实结果 上报
		核实说明 上报
		经办人 内部`)
}

// theRow is the row of a sheet that is filled whole: its name, and the column in
// which that stands. The file has no project: with 作废原因 it does not count.
func theRow(sheet string) (name, column string) {
	if sheet == SheetProjects {
		return "示例茶试点", form.Official().Title(form.PilotName)
	}
	return "丙.xlsx", ColumnFile
}

func decidedThree() *State {
	s := decidedTwo()
	third := received("140524", "丙.xlsx", 5)
	s.Files[third.ID()] = third
	return s
}

// shown is what the rollup of the state shows in a column that people fill, by
// the name of the row.
func shown(s *State, c FilledColumn) map[string]string {
	r := newView(computed(s))
	sheet, texts := r.projectTable(), map[string]string{}
	if c.Sheet == SheetReceipts {
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
		for _, sheet := range []string{SheetProjects, SheetReceipts} {
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
	s := saved(t, computed(decidedThree()), typed(t, tricky))
	struck := onRows(t, func(e sheetEditor, row int) { e.RemoveRow(e.sheet, row) })
	for n, work := range []func(*excelize.File){nil, func(*excelize.File) {}, struck, nil} {
		fresh := decidedThree() // the files lie there, and nobody has entered anything
		fresh.Decisions = map[string]*Decision{}
		for _, f := range fresh.Files {
			f.Receipt = Receipt{}
		}
		s.State = Join(s.State, fresh)
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
	var states []*State
	for _, text := range []string{"子", "丑"} {
		states = append(states, saved(t, computed(decidedThree()), typed(t, func(c FilledColumn) string { return c.Title + text })).State)
	}
	joined := Join(states[0], states[1])
	for _, c := range FilledColumns() {
		name, _ := theRow(c.Sheet)
		if got, want := shown(joined, c)[name], c.Title+"丑 / "+c.Title+"子"; got != want {
			t.Errorf("%s shows %q, not %q", c.Title, got, want)
		}
	}
}

// Every entry tells its row from others: a text that changed rows alone is seen.
func TestEveryEntryIsCompared(t *testing.T) {
	for i, e := range receiptEntries() {
		var a, b Receipt
		*e.of(&a) = "甲"
		if a.entries().same(b.entries()) || a.entries()[e.Title] != "甲" || len(a.entries()) != 1 {
			t.Errorf("entry %d: %v", i, a.entries())
		}
	}
	for i, e := range decisionEntries() {
		var a, b Decision
		*e.of(&a) = "甲"
		if a.entries().same(b.entries()) || a.entries()[e.Title] != "甲" || a.IsBlank() || a.IsDecided() != e.decides {
			t.Errorf("entry %d: %v", i, a.entries())
		}
	}
}

// An entry that does not decide is nobody's decision, and is kept beside one.
func TestWhatDoesNotDecideIsKeptBesideADecision(t *testing.T) {
	d := Decision{Opinion: "通过", Own: map[string]string{"会签": "甲"}}
	noted := Decision{Own: map[string]string{"会签": "乙", "核": "丙"}, SameAs: "旧名"}
	got := d.joinAside(noted)
	if got.Opinion != "通过" || got.SameAs != "旧名" || fmt.Sprint(got.Own) != "map[会签:乙 / 甲 核:丙]" {
		t.Errorf("together they are %+v", got)
	}
	if !noted.differs(d) || (Decision{}).differs(d) || d.differs(d) || !(Decision{Opinion: "退回"}).differs(d) {
		t.Error("what a decision says that another one does not is not seen")
	}
}

// A clerk may have had the column before the program learned of it.
func TestColumnOfTheirsBecomesTheEntry(t *testing.T) {
	s := decidedTwo()
	for _, f := range s.Files {
		f.Receipt = Receipt{Own: map[string]string{"会签": "甲", " 备 注": "早先的"}}
	}
	for _, d := range s.Decisions {
		d.Own = map[string]string{ColumnRank: "2"}
		d.adopt()
		if d.Rank != "2" || d.Own != nil {
			t.Errorf("the decision is %+v", d)
		}
	}
	for _, f := range s.Files {
		if f.Receipt.adopt(); f.Receipt.Remark != "早先的" || fmt.Sprint(f.Receipt.Own) != "map[会签:甲]" {
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
