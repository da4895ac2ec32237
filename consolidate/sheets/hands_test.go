package sheets

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// sheetEditor does by hand what staff do in an office program.
type sheetEditor struct {
	*excelize.File
	t     *testing.T
	sheet string
}

func on(t *testing.T, sheet string, work func(e sheetEditor)) func(*excelize.File) {
	return func(f *excelize.File) { work(sheetEditor{f, t, sheet}) }
}

// find is the cell in the column of a header and the row that has a text.
func (e sheetEditor) find(title, text string) string {
	e.t.Helper()
	return form.CellName(e.row(text), e.column(title))
}

func (e sheetEditor) row(text string) int {
	e.t.Helper()
	cells, err := e.SearchSheet(e.sheet, text)
	if err != nil || len(cells) == 0 {
		e.t.Fatalf("%s has no %s: %v", e.sheet, text, err)
	}
	_, row, _ := excelize.CellNameToCoordinates(cells[0])
	return row
}

func (e sheetEditor) column(title string) int {
	e.t.Helper()
	cells, err := e.SearchSheet(e.sheet, title)
	if err != nil || len(cells) == 0 {
		e.t.Fatalf("%s has no column %s: %v", e.sheet, title, err)
	}
	col, _, _ := excelize.CellNameToCoordinates(cells[0])
	return col
}

func (e sheetEditor) put(cell, text string) {
	e.t.Helper()
	if err := e.SetCellStr(e.sheet, cell, text); err != nil {
		e.t.Fatal(err)
	}
}

// swap exchanges the cells of two rows from one column to another.
func (e sheetEditor) swap(a, b, from, to int) {
	for c := from; c <= to; c++ {
		x, _ := e.GetCellValue(e.sheet, form.CellName(a, c))
		y, _ := e.GetCellValue(e.sheet, form.CellName(b, c))
		e.put(form.CellName(a, c), y)
		e.put(form.CellName(b, c), x)
	}
}

// entriesOf is what the rollup shows of people's entries.
func entriesOf(s *record.State) string {
	r := computed(s)
	var lines []string
	for _, p := range r.Projects {
		lines = append(lines, fmt.Sprintf("%s %s %s %s %v", p.Facts.Name(), p.Decision.Opinion, p.Decision.Rank, strings.ReplaceAll(p.Decision.Reason, "\n", "⏎"), p.Decision.Own))
	}
	for _, o := range r.Orphans {
		lines = append(lines, fmt.Sprint("orphan ", o.Decision.Name, " ", o.Decision.Reason))
	}
	for _, f := range r.Files {
		lines = append(lines, fmt.Sprintf("%s %s %s %v", f.Path, f.Receipt.Arrived, f.Receipt.Remark, f.Receipt.Own))
	}
	slices.Sort(lines)
	return strings.ReplaceAll(strings.Join(lines, "\n"), "map[]", "-")
}

const untouched = `乙.xlsx 2021-05-04 桑的备注 -
甲.xlsx 2021-05-03 茶的备注 -
示例桑试点 通过  桑的意见 -
示例茶试点 通过  茶的意见 -`

func TestEntriesSurviveWhatHandsDoToASheet(t *testing.T) {
	effort.Usual(t)
	lastOf := func(columns []string) int { return len(columns) }
	cases := []struct {
		name    string
		work    func(*testing.T) func(*excelize.File)
		want    string // the lines that are other ones
		altered int    // cells and rows that are told
		fresh   int    // writings that are kept elsewhere
	}{
		{"a row of a project struck off", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetProjects, func(e sheetEditor) { e.RemoveRow(e.sheet, e.row("示例茶试点")) })
		}, "", 1, 0},
		{"a row of a file struck off", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetReceipts, func(e sheetEditor) { e.RemoveRow(e.sheet, e.row("甲.xlsx")) })
		}, "", 1, 0},
		{"a row doubled and one of both changed", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetProjects, func(e sheetEditor) {
				e.DuplicateRow(e.sheet, e.row("示例茶试点"))
				e.put(e.find(record.ColumnReason, "示例茶试点"), "另一条意见")
			})
		}, "示例茶试点 通过  两处填写不同：⏎另一条意见⏎茶的意见 -", 1, 1},
		{"what is in sight sorted, the hidden column left where it was", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetProjects, func(e sheetEditor) {
				e.swap(e.row("示例茶试点"), e.row("示例桑试点"), 1, e.column(columnKey)-1)
			})
		}, "", 0, 0},
		{"receipts sorted as far as the remarks, their hashes left", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetReceipts, func(e sheetEditor) {
				e.swap(e.row("甲.xlsx"), e.row("乙.xlsx"), 1, e.column(record.ColumnRemark))
			})
		}, "", 4, 0},
		{"every column sorted", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetProjects, func(e sheetEditor) {
				e.swap(e.row("示例茶试点"), e.row("示例桑试点"), 1, lastOf(titles(projectColumns(form.Official()))))
			})
		}, "", 0, 0},
		{"the names sorted alone", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetProjects, func(e sheetEditor) {
				c := e.column(form.Official().Title(form.PilotName))
				e.swap(e.row("示例茶试点"), e.row("示例桑试点"), c, c)
			})
		}, "", 2, 0},
		{"a column of their own", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetProjects, func(e sheetEditor) {
				c := e.column(columnKey) + 1
				e.put(form.CellName(e.row(record.ColumnReason), c), "会签人")
				e.put(form.CellName(e.row("示例茶试点"), c), "甲某")
			})
		}, "示例茶试点 通过  茶的意见 map[会签人:甲某]", 0, 0},
		{"a column of their own in 收件登记", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetReceipts, func(e sheetEditor) {
				e.InsertCols(e.sheet, "C", 1)
				e.put(form.CellName(e.row(record.ColumnRemark), 3), "签收人")
				e.put(form.CellName(e.row("甲.xlsx"), 3), "乙某")
			})
		}, "甲.xlsx 2021-05-03 茶的备注 map[签收人:乙某]", 0, 0},
		{"a column of their own in 问题清单, a line below a table, a sheet", func(t *testing.T) func(*excelize.File) {
			return func(f *excelize.File) {
				on(t, record.SheetUnits, func(e sheetEditor) {
					beside := e.column("需要做什么") + 1
					e.put(form.CellName(1, beside+1), "四月底")
					e.put(form.CellName(e.row("需要做什么"), beside), "催报情况")
					e.put(form.CellName(e.row("140521"), beside), "已电话")
					e.put("B40", "填表人：丙某")
				})(f)
				f.NewSheet("我的记录")
				on(t, "我的记录", func(e sheetEditor) { e.put("B2", "五月六日开会") })(f)
			}
		}, "", 1, 4},
		{"comments on cells", func(t *testing.T) func(*excelize.File) {
			return on(t, record.SheetProjects, func(e sheetEditor) {
				for _, text := range []string{"示例茶试点", "示例桑试点"} {
					if err := e.AddComment(e.sheet, excelize.Comment{Cell: e.find(record.ColumnReason, text), Author: "丁某", Paragraph: []excelize.RichTextRun{{Text: "等县里"}, {Text: "补材料"}}}); err != nil {
						e.t.Fatal(err)
					}
				}
			})
		}, "", 0, 2},
		{"entries in rows of nobody", func(t *testing.T) func(*excelize.File) {
			return func(f *excelize.File) {
				on(t, record.SheetProjects, func(e sheetEditor) {
					e.put(form.CellName(e.row("示例桑试点")+2, e.column(record.ColumnReason)), "电话催过")
				})(f)
				on(t, record.SheetReceipts, func(e sheetEditor) {
					e.put(form.CellName(e.row("乙.xlsx")+1, e.column(record.ColumnRemark)), "说十二日寄出")
				})(f)
			}
		}, "", 0, 2},
		{"headers with nothing under them, in a sheet that keeps columns and in one that does not", func(t *testing.T) func(*excelize.File) {
			return func(f *excelize.File) {
				on(t, record.SheetProjects, func(e sheetEditor) {
					e.put(form.CellName(e.row(record.ColumnReason), e.column(columnKey)+1), "现场核查")
				})(f)
				on(t, record.SheetUnits, func(e sheetEditor) {
					e.put(form.CellName(e.row("需要做什么"), e.column("需要做什么")+1), "催报情况")
				})(f)
			}
		}, "", 0, 1},
		{"empty cells that are not theirs, and the line of groups", func(t *testing.T) func(*excelize.File) {
			return func(f *excelize.File) {
				on(t, record.SheetUnits, func(e sheetEditor) { e.put(e.find("下级应报", "140521"), "电话答应明天报") })(f)
				on(t, record.SheetProjects, func(e sheetEditor) {
					e.put(form.CellName(e.row("由审核人员填写"), e.column(record.ColumnReason)), "五月六日会审")
				})(f)
			}
		}, "", 1, 2},
		{"a line of their own on 手工内容", func(t *testing.T) func(*excelize.File) {
			return func(f *excelize.File) {
				f.NewSheet(SheetStray)
				on(t, SheetStray, func(e sheetEditor) {
					for i, title := range []string{columnStraySheet, columnStrayAbout, columnStrayText} {
						e.put(form.CellName(3, i+1), title)
					}
					e.put("A4", "只写在第一列")
					e.put("E6", "写在旁边")
				})(f)
			}
		}, "", 0, 1},
		{"cells that are not theirs", func(t *testing.T) func(*excelize.File) {
			return func(f *excelize.File) {
				on(t, record.SheetProjects, func(e sheetEditor) { e.put(e.find("状态说明", "示例茶试点"), "改") })(f)
				on(t, record.SheetReceipts, func(e sheetEditor) { e.put(e.find(columnStatus, "甲.xlsx"), "改") })(f)
				on(t, record.SheetUnits, func(e sheetEditor) { e.put(e.find("填报情况", "140521"), "改") })(f)
				on(t, record.SheetOverview, func(e sheetEditor) { e.put("A1", "改") })(f)
				on(t, record.SheetLedger, func(e sheetEditor) { e.put(e.find("是否相符", "甲.xlsx"), "改") })(f)
				on(t, record.SheetSteps, func(e sheetEditor) { e.put("A1", "改") })(f)
			}
		}, "", 6, 2},
		{"a sheet struck off", func(t *testing.T) func(*excelize.File) {
			return func(f *excelize.File) { f.DeleteSheet(record.SheetLedger) }
		}, "", 1, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := saved(t, computed(decidedTwo()), c.work(t))
			want := strings.Split(untouched, "\n")
			for _, line := range strings.Split(c.want, "\n") {
				about, _, _ := strings.Cut(line, " ")
				for i := range want {
					if about != "" && strings.HasPrefix(want[i], about+" ") {
						want[i] = line
					}
				}
			}
			slices.Sort(want)
			if got := entriesOf(s.State); got != strings.Join(want, "\n") {
				t.Errorf("entries:\n%s\nwant\n%s", got, strings.Join(want, "\n"))
			}
			if len(s.Altered) != c.altered || len(s.NewStray) != c.fresh {
				t.Errorf("%d alterations and %d writings, want %d and %d:\n%v\n%v", len(s.Altered), len(s.NewStray), c.altered, c.fresh, s.Altered, s.NewStray)
			}
			again := saved(t, computed(s.State), nil)
			if got := entriesOf(again.State); got != entriesOf(s.State) || len(again.Stray) != len(s.Stray) || !maps.Equal(again.Own, s.Own) || len(again.NewStray) > 0 || len(again.Altered) > 0 {
				t.Errorf("the next merge shows\n%s\nwritings %v, new ones %v, alterations %v", got, again.Stray, again.NewStray, again.Altered)
			}
		})
	}
}

func TestOpinionsSortedAloneAreToldAndNothingElse(t *testing.T) {
	opinions := func(e sheetEditor) {
		e.swap(e.row("示例茶试点"), e.row("示例桑试点"), e.column(record.ColumnOpinion), e.column(record.ColumnReason))
	}
	if s := saved(t, computed(decidedTwo()), on(t, record.SheetProjects, opinions)); len(s.Shuffled) != 2 {
		t.Errorf("told of %v", s.Shuffled)
	}
	ranks := func(e sheetEditor) {
		e.put(e.find(record.ColumnRank, "示例茶试点"), "2")
		e.put(e.find(record.ColumnRank, "示例桑试点"), "1")
	}
	s := saved(t, computed(decidedTwo()), on(t, record.SheetProjects, ranks))
	if len(s.Shuffled) != 0 {
		t.Errorf("ranks were entered, and it tells of %v", s.Shuffled)
	}
	swapped := func(e sheetEditor) {
		e.put(e.find(record.ColumnRank, "示例茶试点"), "1")
		e.put(e.find(record.ColumnRank, "示例桑试点"), "2")
	}
	if s := saved(t, computed(s.State), on(t, record.SheetProjects, swapped)); len(s.Shuffled) != 0 {
		t.Errorf("ranks were exchanged, and it tells of %v", s.Shuffled)
	}
}

// Every cell of every sheet is either people's, or a change of it is told. What
// groups columns above their headers says nothing.
func TestEveryCellThatIsNotPeoplesIsTold(t *testing.T) {
	effort.Usual(t)
	book := readBook(t, bytesOf(t, computed(decidedTwo())))
	state, problems := ReadRollup(book)
	sheets, more := readKeptSheets(book, form.Official(), state.formOf)
	if problems != nil || more != nil {
		t.Fatal(problems, more)
	}
	people := map[string]bool{columnKey: true, columnQuestion: true}
	for _, c := range slices.Concat(projectColumns(form.Official()), receiptColumns(form.Official()), findingColumns()) {
		people[c.Title] = people[c.Title] || c.Editable
	}
	for _, sheet := range book.Sheets {
		i := slices.IndexFunc(sheets, func(d keptSheet) bool { return d.Name == sheet.Name })
		if i < 0 {
			if sheet.State == xlsx.Visible {
				t.Errorf("nothing is kept of %s", sheet.Name)
			}
			continue
		}
		groups, heads := map[string]bool{"": true}, map[int32]string{}
		for _, s := range [][]table.Column{projectColumns(form.Official()), receiptColumns(form.Official()), findingColumns(), detailColumns(form.Official())} {
			for _, c := range s {
				groups[c.Group] = true
			}
		}
		for j, c := range sheet.Cells {
			if people[c.Text] {
				heads[c.Col] = c.Text // also the header itself: without it the sheet cannot be read
			}
			if groups[c.Text] || heads[c.Col] != "" && (sheet.Name == record.SheetProjects || sheet.Name == record.SheetReceipts || sheet.Name == record.SheetFindings) {
				continue
			}
			cell := &sheet.Cells[j]
			if cell.Text += "7"; cell.Kind != xlsx.Number {
				cell.Text += "改"
			}
			if len(sheets[i].compare(book)) == 0 {
				t.Errorf("%s!%s was %q and is %q, and nobody is told", sheet.Name, cell.Ref(), c.Text, cell.Text)
			}
			*cell = c
		}
	}
}

// Entries that are made after a sort of a part of the columns are about the
// names that people saw, and a person is asked.
func TestEntriesMadeAfterASortOfSomeColumns(t *testing.T) {
	s := recordtest.StateWith(recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例茶试点")), recordtest.Received("140522", "乙.xlsx", 4, recordtest.Filled("示例桑试点")))
	for name, c := range map[string]struct {
		from, to string
		asked    bool
	}{
		"all but the code and the hidden column": {columnNumber, columnSheet, true},
		"all but the hidden column":              {columnNumber, columnCode, false},
		"from the name to the reason":            {form.Official().Title(form.PilotName), record.ColumnReason, true},
	} {
		got := saved(t, computed(s), on(t, record.SheetProjects, func(e sheetEditor) {
			e.put(e.find(record.ColumnRecommend, "示例茶试点"), "是")
			e.put(e.find(record.ColumnRecommend, "示例桑试点"), "否")
			e.put(e.find(record.ColumnReason, "示例桑试点"), "差")
			e.swap(e.row("示例茶试点"), e.row("示例桑试点"), e.column(c.from), e.column(c.to))
		}))
		for _, p := range computed(got.State).Projects {
			if want := map[string]string{"示例茶试点": "是", "示例桑试点": "否"}[p.Facts.Name()]; p.Decision.Recommend != want {
				t.Errorf("%s: %s is %q, want %q", name, p.Facts.Name(), p.Decision.Recommend, want)
			}
		}
		if asked := len(got.Shuffled) > 0; asked != c.asked {
			t.Errorf("%s: asked about %v", name, got.Shuffled)
		}
	}
}

func TestReceiptsSortedAloneAreAskedAbout(t *testing.T) {
	s := saved(t, computed(decidedTwo()), on(t, record.SheetReceipts, func(e sheetEditor) {
		e.swap(e.row("甲.xlsx"), e.row("乙.xlsx"), e.column(record.ColumnArrived), e.column(record.ColumnRemark))
	}))
	if len(s.Shuffled) != 2 {
		t.Errorf("asked about %v", s.Shuffled)
	}
}

// Of two columns of one name nobody can say which is people's.
func TestColumnOfTheirsWithANameOfOursIsAskedAbout(t *testing.T) {
	book := readBook(t, bytesOf(t, computed(decidedTwo())))
	sheet := book.Sheet(record.SheetProjects)
	for i := range sheet.Cells {
		if sheet.Cells[i].Text == columnKey {
			sheet.Cells[i].Text = record.ColumnReason
		}
	}
	if _, problems := ReadRollup(book); !strings.Contains(fmt.Sprint(problems), "有 2 列都叫这个名称") {
		t.Errorf("problems: %v", problems)
	}
}

func TestOneColumnSortedAloneIsAskedAbout(t *testing.T) {
	for name, c := range map[string]struct {
		was, now []string
		want     int
	}{
		"ranks sorted, blanks among them": {[]string{"1", "", "2", "3"}, []string{"3", "2", "1", ""}, 4},
		"ranked anew":                     {[]string{"1", "2", "3", ""}, []string{"3", "1", "2", ""}, 0},
		"one entry moved to its row":      {[]string{"1", ""}, []string{"", "1"}, 0},
		"entered":                         {[]string{"", "", ""}, []string{"1", "2", "3"}, 0},
	} {
		for _, title := range []string{record.ColumnRank, "会签"} {
			m := newMovedEntries(projectColumns(form.Official()), len(c.now))
			row := func(text string) record.RowEntries {
				return record.EntriesOf(record.DecisionEntries(), &record.Decision{Recommend: "是"}, map[string]string{title: text})
			}
			for i, now := range c.now {
				m.note(i, row(now), false)
			}
			if got := m.rowsToAsk(func(i int) (string, record.RowEntries) { return fmt.Sprint(i), row(c.was[i]) }, nil); len(got) != c.want {
				t.Errorf("%s of %s: asked about %v", name, title, got)
			}
		}
	}
}
