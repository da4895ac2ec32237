package sheets

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// threeProjects is a decided rollup of 晋城市 in which every project answers a
// few things beside its name.
func threeProjects(t testing.TB) *record.Rollup {
	t.Helper()
	p := testplan.New()
	var projects []*record.Project
	for i, line := range []string{"示例茶试点|沁水县|农业", "示例桑试点|阳城县|农业", "示例铁试点|城区|工业"} {
		if i == 2 {
			line = "示例铁试点|140502|工业"
		}
		project := recordtest.ProjectOf(t, p, line)
		filled := project.Facts.Form
		filled.SHA256 = strings.Repeat(fmt.Sprint(i), 64)
		for f, text := range map[form.ID]string{
			form.Domain: project.Domain, form.UndertakingUnit: "=示例单位", form.ContactPhone: "0356-2234567",
			form.PilotFrom: "2021.6", form.PilotTo: "2023年5月", form.OrgCode: "007",
		} {
			filled.Set(f, form.Answer{Raw: text, Kind: form.Text, Cell: "A1"})
		}
		project.File.SHA256 = filled.SHA256
		project.Facts = checks.NewApplication(filled, p, p.Choices(), project.Region, form.Date{})
		projects = append(projects, project)
	}
	r := recordtest.RollupOf(p, "140500", projects)
	r.Place = DecisionPlaces(r)
	r.AsOf = form.Date{Year: 2021, Month: 5, Day: 7}
	record.Decide(r)
	return r
}

func listBytes(t testing.TB) []byte {
	t.Helper()
	data, err := DrawList(threeProjects(t))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// rereadList writes the list, lets a clerk edit it, and reads it.
func rereadList(t *testing.T, edit func(*excelize.File)) *form.Return {
	t.Helper()
	data := listBytes(t)
	if edit != nil {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		edit(f)
		buffer, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		data = buffer.Bytes()
	}
	return ReadList(readBook(t, data), testplan.New(), "晋城市推荐项目清单.xlsx")
}

// listed is a line a project: name, region, domain, sheet, and a line for each
// thing about its row that is doubtful. Then the notes.
func listed(r *form.Return) string {
	var lines []string
	for _, p := range r.Projects {
		lines = append(lines, fmt.Sprintf("%s %s %s %s", p.Name(), p.Region, p.Answer(form.Domain).Raw, p.Sheet))
		for _, n := range p.Listed.Altered {
			lines = append(lines, fmt.Sprintf("? %s %s %s", n.Sheet, n.Cell, n.Detail))
		}
	}
	for _, n := range r.Notes {
		lines = append(lines, fmt.Sprintf("! %s %s %s", n.Sheet, n.Cell, n.Detail))
	}
	return strings.Join(lines, "\n")
}

func compareList(t *testing.T, r *form.Return, want string) {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	if got := listed(r); got != strings.Join(lines, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(lines, "\n"))
	}
}

// cellOf finds a text on the printed sheet.
func cellOf(f *excelize.File, text string) (row, col int) {
	rows, _ := f.GetRows(SheetList)
	for r := range rows {
		for c := range rows[r] {
			if rows[r][c] == text {
				return r + 1, c + 1
			}
		}
	}
	return 0, 0
}

func setCell(f *excelize.File, row, col int, text string) {
	f.SetCellStr(SheetList, form.CellName(row, col), text)
}

const allThree = `
	示例茶试点 140521 农业 示例茶试点
	示例桑试点 140522 农业 示例桑试点
	示例铁试点 140502 工业 示例铁试点`

func TestListIsReadAsItWasWritten(t *testing.T) {
	r := rereadList(t, nil)
	compareList(t, r, allThree)
	if r.Mark.Kind != form.ListBook || r.Mark.Region != "140500" || r.Mark.Cycle != "2021" {
		t.Errorf("the mark is %v", r.Mark)
	}
	for i, p := range r.Projects {
		if p.Answer(form.UndertakingUnit).Raw != "=示例单位" || p.Answer(form.OrgCode).Raw != "007" || p.Answer(form.PilotFrom).Raw != "2021.6" {
			t.Errorf("%s lost an answer", p.Name())
		}
		if p.SHA256 != strings.Repeat(fmt.Sprint(i), 64) {
			t.Errorf("%s lost its file", p.Name())
		}
	}
}

func TestListThatAClerkEdited(t *testing.T) {
	effort.Usual(t)
	for name, c := range map[string]struct {
		edit func(*excelize.File)
		want string
	}{
		"saved by another program": {func(*excelize.File) {}, allThree},
		"a row above and a column before": {func(f *excelize.File) {
			f.InsertRows(SheetList, 1, 2)
			f.InsertCols(SheetList, "B", 1)
		}, allThree},
		"the hidden key deleted from a row: found by name": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例茶试点")
			_, key := cellOf(f, columnKey)
			setCell(f, row, key, "")
		}, allThree},
		"a row struck off is a project that is asked about": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例桑试点")
			f.RemoveRow(SheetList, row)
		}, `
			示例茶试点 140521 农业 示例茶试点
			示例铁试点 140502 工业 示例铁试点
			示例桑试点 140522 农业 示例桑试点
			? 推荐项目清单  清单上的这一行被删去`},
		"and so is one that cannot be seen": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例桑试点")
			f.SetRowVisible(SheetList, row, false)
		}, `
			示例茶试点 140521 农业 示例茶试点
			示例桑试点 140522 农业 示例桑试点
			? 推荐项目清单 C6 清单第 6 行被隐藏，打印时看不到
			示例铁试点 140502 工业 示例铁试点`},
		"and one that is crossed out": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例桑试点")
			struck, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
			f.SetCellStyle(SheetList, form.CellName(row, 1), form.CellName(row, 30), struck)
		}, `
			示例茶试点 140521 农业 示例茶试点
			示例桑试点 140522 农业 示例桑试点
			? 推荐项目清单 C6 清单第 6 行被划掉（删除线）
			示例铁试点 140502 工业 示例铁试点`},
		"a cell behind the list is about its project": {func(f *excelize.File) {
			rows, _ := f.GetRows(record.SheetDetails)
			for r := range rows {
				for c := range rows[r] {
					if rows[r][c] == "示例铁试点" {
						f.SetCellStr(record.SheetDetails, form.CellName(r+1, c+1), "示例铁试点（改）")
						return
					}
				}
			}
		}, allThree + `
			? 申报详情 B7 “申报详情”中“试点名称”原为“示例铁试点”，被改为“示例铁试点（改）”`},
		"a row of what stands behind it is struck off": {func(f *excelize.File) {
			rows, _ := f.GetRows(record.SheetDetails)
			for r := range rows {
				if slices.Contains(rows[r], "示例铁试点") {
					f.RemoveRow(record.SheetDetails, r+1)
					return
				}
			}
		}, allThree + `
			? 申报详情  “申报详情”中“示例铁试点”的一行被删去`},
		"a number is no answer": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例茶试点")
			f.SetCellValue(SheetList, form.CellName(row, 1), 7)
		}, allThree + `
			! 推荐项目清单 A5 “序号”原为“1”，被改为“7”`},
		"a row written by hand is a project of the sender": {func(f *excelize.File) {
			row, name := cellOf(f, "示例茶试点")
			_, domain := cellOf(f, form.Official().Title(form.Domain))
			f.InsertRows(SheetList, row, 1)
			setCell(f, row, name, "示例新试点")
			setCell(f, row, domain, "服务业")
		}, `
			示例新试点 140500 服务业 推荐项目清单
			? 推荐项目清单 C5 清单第 5 行是手工增加的，后面没有它的申报书` + allThree},
		"a name and no domain is not passed over": {func(f *excelize.File) {
			row, name := cellOf(f, "示例茶试点")
			_, unit := cellOf(f, form.Official().Title(form.UndertakingUnit))
			f.InsertRows(SheetList, row, 1)
			setCell(f, row, name, "示例新试点")
			setCell(f, row, unit, "示例新单位")
		}, `
			示例新试点 140500  推荐项目清单
			? 推荐项目清单 C5 清单第 5 行是手工增加的，后面没有它的申报书` + allThree},
		"a project whose domain was wiped off the printed sheet": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例茶试点")
			_, domain := cellOf(f, form.Official().Title(form.Domain))
			setCell(f, row, domain, "")
		}, `
			示例茶试点 140521 农业 示例茶试点
			? 推荐项目清单 B5 “推荐项目清单”中“领域”原为“农业”，被改为“（空）”
			示例桑试点 140522 农业 示例桑试点
			示例铁试点 140502 工业 示例铁试点`},
		"a line of the clerk's own is told": {func(f *excelize.File) {
			row, name := cellOf(f, "示例茶试点")
			f.InsertRows(SheetList, row, 1)
			setCell(f, row, name, "以上由市局审定")
		}, allThree + `
			! 推荐项目清单 C5 清单第 5 行只有“以上由市局审定”，不成一个项目，没有并入。如果是项目，请把这一行填全后重新报送`},
		"without what stands behind it": {func(f *excelize.File) { f.DeleteSheet(record.SheetDetails) }, `
			示例茶试点 140521 农业 示例茶试点
			示例桑试点 140522 农业 示例桑试点
			示例铁试点 140502 工业 示例铁试点
			! 申报详情  工作表“申报详情”被删去或者改动`},
		"without the printed sheet": {func(f *excelize.File) { f.DeleteSheet(SheetList) }, `
			!   清单不完整：缺少工作表“推荐项目清单”或它的表头。请用原清单重新报送`},
		"without a column": {func(f *excelize.File) {
			_, col := cellOf(f, columnKey)
			name, _ := excelize.ColumnNumberToName(col)
			f.RemoveCol(SheetList, name)
		}, `
			!   清单不完整：工作表“推荐项目清单”缺少列：项目标识。请用原清单重新报送`},
	} {
		t.Run(name, func(t *testing.T) { compareList(t, rereadList(t, c.edit), c.want) })
	}
}

func TestListSaysWhichFinalItIs(t *testing.T) {
	r := threeProjects(t)
	check := func(when string, number int, name, title string) {
		t.Helper()
		data, err := DrawList(r)
		if err != nil {
			t.Fatal(err)
		}
		book := readBook(t, data)
		c, _ := book.Sheet(SheetList).At(1, 1)
		said := ReadList(book, r.Plan, "x.xlsx")
		if n := keptOf(book).final(); n != number || said.Draft != (n == 0) || len(said.Notes) > 0 {
			t.Errorf("%s: it is final %d, draft %v, %v", when, n, said.Draft, said.Notes)
		}
		if ListName(r) != "晋城市2021年度推荐项目清单"+name+".xlsx" || !strings.HasSuffix(c.Text, "清单"+title) {
			t.Errorf("%s: %s, %s", when, ListName(r), c.Text)
		}
	}
	check("at first", 0, "（草稿）", "（草稿）")
	r.Close()
	check("closed", 1, "", "")
	r.Reopen("县局来函更正")
	check("opened again", 0, "（草稿）", "（草稿）")
	r.Close()
	check("closed again", 2, "（第2次定稿）", "（第2次定稿）")
}

// What is not known to be final is a draft, but for lists of before there were any.
func TestListThatDoesNotSayIsADraft(t *testing.T) {
	r := threeProjects(t)
	r.Close()
	data, err := DrawList(r)
	if err != nil {
		t.Fatal(err)
	}
	book := readBook(t, data)
	kept := book.Sheet("留底")
	for i, c := range kept.Cells {
		if c.Text == "final" {
			kept.Cells[i].Text = "finale"
		}
	}
	if keptOf(book).final() != 0 {
		t.Error("it is taken for a final list")
	}
	old, err := os.ReadFile("../testdata/format0/list.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if keptOf(readBook(t, old)).final() != 1 {
		t.Error("a list of format 0 is taken for a draft")
	}
}

func TestProjectWrittenByHandHasWhatStandsThere(t *testing.T) {
	r := rereadList(t, func(f *excelize.File) {
		row, _ := cellOf(f, "示例茶试点")
		f.InsertRows(SheetList, row, 1)
		for title, text := range map[string]string{form.Official().Title(form.PilotName): "示例新试点", form.Official().Title(form.Domain): "服务业", "试点时间": "2021年6月至2022年5月", "联系电话": "0356-2000000"} {
			_, col := cellOf(f, title)
			setCell(f, row, col, text)
		}
	})
	p := r.Projects[0]
	for f, want := range map[form.ID]string{form.PilotFrom: "2021年6月", form.PilotTo: "2022年5月", form.ContactPhone: "0356-2000000", form.UndertakingUnit: ""} {
		if got := p.Answer(f).Raw; got != want {
			t.Errorf("%s is %q, want %q", f, got, want)
		}
	}
}

func TestTwoListsAreTheSameBytes(t *testing.T) {
	a, errA := DrawList(threeProjects(t))
	b, errB := DrawList(threeProjects(t))
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("they differ: %v, %v", errA, errB)
	}
}

// Every cell of a list is told when it was changed, but for the day and the
// signatures, and what people write beside the county.
func TestEveryCellOfAListThatIsChangedIsTold(t *testing.T) {
	book := readBook(t, listBytes(t))
	kept := keptOf(book)
	read := readListHead(book, kept)
	var problems, more []string
	read.Forms, problems = kept.forms()
	if read.Written, more = kept.sheets(); problems != nil || more != nil {
		t.Fatal(problems, more)
	}
	groups := map[string]bool{"": true, "来源": true, "项目": true}
	for _, f := range form.Official().Fields() {
		groups[f.Section.Short] = true
	}
	for _, sheet := range book.Sheets {
		if sheet.State != xlsx.Visible {
			continue
		}
		remark, key := int32(0), int32(0)
		for j, c := range sheet.Cells {
			if sheet.Name == SheetList && c.Text == record.ColumnRemark {
				remark = c.Col
			}
			if sheet.Name == SheetList && c.Text == columnKey {
				key = c.Col
			}
			signed := strings.Contains(c.Text, "签字")
			if groups[c.Text] || signed || c.Col == key || c.Col == remark {
				continue
			}
			cell := &sheet.Cells[j]
			if cell.Text = "7" + cell.Text; cell.Kind != xlsx.Number {
				cell.Text = "改" + cell.Text
			}
			if altered := read.alteredList(book); len(altered) == 0 {
				t.Errorf("%s!%s was %q and is %q, and nobody is told", sheet.Name, cell.Ref(), c.Text, cell.Text)
			}
			*cell = c
		}
	}
}
