package sheets

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// untouched is what the next merge shows of decidedTwo, sheet by sheet.
func untouched() map[string]string {
	return map[string]string{
		record.SheetProjects: `
			试点名称   | 初审意见 | 理由
			示例茶试点 | 通过     | 茶的意见
			示例桑试点 | 通过     | 桑的意见`,
		record.SheetReceipts: `
			来源文件 | 到件日期（人工登记） | 备注
			甲.xlsx  | 2021-05-03           | 茶的备注
			乙.xlsx  | 2021-05-04           | 桑的备注`,
	}
}

// Each case is a sheet as somebody leaves it, and what the next merge shows where
// that is not as it was.
func TestEntriesSurviveWhatHandsDoToASheet(t *testing.T) {
	effort.Usual(t)
	cases := []struct {
		name    string
		left    []string
		want    map[string]string // by sheet
		altered int               // cells and rows that are told
		fresh   int               // texts that are kept elsewhere
	}{
		{"a row of a project struck off", []string{`项目汇总
			行删 | 示例茶试点`}, nil, 1, 0},
		{"a row of a file struck off", []string{`收件登记
			行删 | 甲.xlsx`}, nil, 1, 0},
		{"a row doubled and one of both changed", []string{`项目汇总
			行         | 理由
			示例茶试点 | 另一条意见
			示例茶试点 | 茶的意见`}, map[string]string{"项目汇总": `
			试点名称   | 初审意见 | 理由
			示例茶试点 | 通过     | 两处填写不同：⏎另一条意见⏎茶的意见
			示例桑试点 | 通过     | 桑的意见`}, 1, 1},
		{"what is in sight sorted, the hidden column left where it was", []string{`项目汇总
			行         | 序号…区划代码
			示例茶试点 | =示例桑试点
			示例桑试点 | =示例茶试点`}, nil, 0, 0},
		{"receipts sorted as far as the remarks, their hashes left", []string{`收件登记
			行      | 序号…备注
			甲.xlsx | =乙.xlsx
			乙.xlsx | =甲.xlsx`}, nil, 4, 0},
		{"every column sorted", []string{`项目汇总
			行         | 序号…项目标识
			示例茶试点 | =示例桑试点
			示例桑试点 | =示例茶试点`}, nil, 0, 0},
		{"the names sorted alone", []string{`项目汇总
			行         | 试点名称
			示例茶试点 | 示例桑试点
			示例桑试点 | 示例茶试点`}, nil, 2, 0},
		{"a column of their own", []string{`项目汇总
			行         | 会签人
			示例茶试点 | 甲某`}, map[string]string{"项目汇总": `
			试点名称   | 初审意见 | 理由     | 会签人
			示例茶试点 | 通过     | 茶的意见 | 甲某
			示例桑试点 | 通过     | 桑的意见 |`}, 0, 0},
		{"a column of their own in 收件登记", []string{`收件登记
			行      | 签收人^C
			甲.xlsx | 乙某`}, map[string]string{"收件登记": `
			来源文件 | 到件日期（人工登记） | 备注     | 签收人
			甲.xlsx  | 2021-05-03           | 茶的备注 | 乙某
			乙.xlsx  | 2021-05-04           | 桑的备注 |`}, 0, 0},
		{"a column of their own in 填报情况, a line below a table, a sheet", []string{`填报情况
			R1 = 四月底
			行     | 催报情况
			140521 | 已电话
			B40 = 填表人：丙某`, `我的记录
			B2 = 五月六日开会`}, nil, 1, 3}, // the sheet stays one
		{"comments on cells", []string{`项目汇总
			行         | 理由
			示例茶试点 | # 等县里+补材料
			示例桑试点 | # 等县里+补材料`}, nil, 0, 2},
		{"entries in rows of nobody", []string{`项目汇总
			行           | 理由
			示例桑试点+2 | 电话催过`, `收件登记
			行        | 备注
			乙.xlsx+1 | 说十二日寄出`}, nil, 0, 2},
		{"headers with nothing under them, in a sheet that keeps columns and in one that does not", []string{`项目汇总
			行 | 现场核查`, `填报情况
			行 | 催报情况`}, nil, 0, 1},
		{"empty cells that are not theirs, and the line of groups", []string{`填报情况
			行     | 是否按时
			140524 | 电话答应明天报`, `项目汇总
			行     | 理由
			表头-1 | 五月六日会审`}, nil, 1, 2},
		{"a line of their own on 手工内容", []string{`手工内容
			A3 = 原来的工作表
			B3 = 原来的位置
			C3 = 内容
			A4 = 只写在第一列
			E6 = 写在旁边`}, nil, 0, 1},
		{"cells that are not theirs", []string{`项目汇总
			行         | 状态说明
			示例茶试点 | 改`, `收件登记
			行      | 处理结果
			甲.xlsx | 改`, `填报情况
			行     | 填报情况
			140521 | 改`, `概况
			A1 = 改`, `对账
			行      | 是否相符
			甲.xlsx | 改`, `工作步骤
			A1 = 改`}, nil, 6, 2},
		{"a sheet struck off", []string{`对账
			删去`}, nil, 1, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := saved(t, computed(decidedTwo()), left(t, c.left...))
			next := bytesOf(t, computed(s.State))
			for sheet, want := range untouched() {
				if other := c.want[sheet]; other != "" {
					want = other
				}
				showsSheet(t, next, sheet, want)
			}
			if len(s.Altered) != c.altered || len(s.NewStray) != c.fresh {
				t.Errorf("%d alterations and %d texts, want %d and %d:\n%v\n%v", len(s.Altered), len(s.NewStray), c.altered, c.fresh, s.Altered, s.NewStray)
			}
			again := saved(t, computed(s.State), nil)
			if len(again.Stray) != len(s.Stray) || !maps.Equal(again.Own, s.Own) || len(again.NewStray) > 0 || len(again.Altered) > 0 {
				t.Errorf("the next merge has texts %v, new ones %v, alterations %v", again.Stray, again.NewStray, again.Altered)
			}
			if got, want := bytesOf(t, computed(again.State)), next; !bytes.Equal(got, want) {
				for sheet := range untouched() {
					titles := cellsOfLine(strings.Split(strings.TrimSpace(untouched()[sheet]), "\n")[0])
					showsSheet(t, got, sheet, sheetText(t, want, sheet, titles))
				}
			}
		})
	}
}

func TestOpinionsSortedAloneAreToldAndNothingElse(t *testing.T) {
	if s := saved(t, computed(decidedTwo()), left(t, `项目汇总
		行         | 初审意见…理由
		示例茶试点 | =示例桑试点
		示例桑试点 | =示例茶试点`)); len(s.Shuffled) != 2 {
		t.Errorf("told of %v", s.Shuffled)
	}
	s := saved(t, computed(decidedTwo()), left(t, `项目汇总
		行         | 排序
		示例茶试点 | 2
		示例桑试点 | 1`))
	if len(s.Shuffled) != 0 {
		t.Errorf("ranks were entered, and it tells of %v", s.Shuffled)
	}
	if s := saved(t, computed(s.State), left(t, `项目汇总
		行         | 排序
		示例茶试点 | 1
		示例桑试点 | 2`)); len(s.Shuffled) != 0 {
		t.Errorf("ranks were exchanged, and it tells of %v", s.Shuffled)
	}
}

// Every cell of every sheet is either people's, or a change of it is told. What
// groups columns above their headers says nothing.
func TestEveryCellThatIsNotPeoplesIsTold(t *testing.T) {
	effort.Usual(t)
	book := readBook(t, bytesOf(t, computed(decidedTwo())))
	state, problems := ReadRollup(book)
	bare, more := keptOf(book).sheets()
	sheets := withAnswers(bare, form.Official(), state.formOf)
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
	effort.Usual(t)
	s := recordtest.StateWith(recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例茶试点")), recordtest.Received("140522", "乙.xlsx", 4, recordtest.Filled("示例桑试点")))
	for columns, asked := range map[string]bool{
		"序号…工作表":  true,  // all but the code and the hidden column
		"序号…区划代码": false, // all but the hidden column
		"试点名称…理由": true,
	} {
		got := saved(t, computed(s), left(t, `项目汇总
			行         | 推荐 | 理由
			示例茶试点 | 是   |
			示例桑试点 | 否   | 差
			行         | `+columns+`
			示例茶试点 | =示例桑试点
			示例桑试点 | =示例茶试点`))
		showsSheet(t, bytesOf(t, computed(got.State)), "项目汇总", `
			试点名称   | 推荐
			示例茶试点 | 是
			示例桑试点 | 否`)
		if len(got.Shuffled) > 0 != asked {
			t.Errorf("%s: asked about %v", columns, got.Shuffled)
		}
	}
}

func TestReceiptsSortedAloneAreAskedAbout(t *testing.T) {
	s := saved(t, computed(decidedTwo()), left(t, `收件登记
		行      | 到件日期（人工登记）…备注
		甲.xlsx | =乙.xlsx
		乙.xlsx | =甲.xlsx`))
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
