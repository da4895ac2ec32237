package templates

import (
	"fmt"
	"github.com/xuri/excelize/v2"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

func TestPlanWorkbookReadBackIsTheSamePlan(t *testing.T) {
	want := testplan.New()
	data, err := PlanWorkbook(want, nil)
	if err != nil {
		t.Fatal(err)
	}
	parts(t, data)
	f := opened(t, data)
	var grids []plan.Grid
	for _, table := range want.Tables() {
		rows, err := f.GetRows(table.Name)
		if err != nil {
			t.Fatal(err)
		}
		grids = append(grids, plan.Grid{Name: table.Name, Rows: rows})
		if rows[0][0] != table.Note || rows[1][0] != table.Headers[0].Title {
			t.Errorf("%s begins with %v and %v", table.Name, rows[0], rows[1])
		}
	}
	got, problems := plan.FromGrids(grids)
	if problems != nil {
		t.Fatal(problems)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("the plan changed on its way")
	}
}

func TestPlanWorkbookSaysWhatItIs(t *testing.T) {
	data, err := PlanWorkbook(testplan.New(), nil)
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, data)
	text, err := f.GetCellValue(form.SheetLists, "A1")
	if got, ok := form.ParseMark(text); err != nil || !ok || got.Kind != form.PlanBook || got.Cycle != "2021" {
		t.Errorf("A1 is %q, %v", text, err)
	}
}

// A clerk adds reporting units: a code typed in a new row must keep its zeros.
func TestRowsCanBeAddedToThePlan(t *testing.T) {
	data, err := PlanWorkbook(testplan.New(), nil)
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, data)
	id, err := f.GetColStyle("行政区划", "A")
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil || style.NumFmt != 49 && (style.CustomNumFmt == nil || *style.CustomNumFmt != TextFormat) {
		t.Errorf("the column is not text: %+v, %v", style, err)
	}
	protected, err := f.GetSheetProtection("行政区划")
	if err == nil && protected.SelectLockedCells {
		t.Error("the sheet of regions is protected")
	}
	offers, err := f.GetDataValidations("行政区划")
	if err != nil || len(offers) != 4 {
		t.Errorf("%d drop-downs for 级别, 直接填报, 单位类别 and 报送要求, %v", len(offers), err)
	}
}

// A cell that has to be looked at is coloured, and says why once it is chosen.
func TestMarkedCellsOfThePlanSayWhatToLookAt(t *testing.T) {
	next, marks := testplan.New().Next(2027)
	data, err := PlanWorkbook(next, marks)
	if err != nil {
		t.Fatal(err)
	}
	parts(t, data)
	f := opened(t, data)
	offers, err := f.GetDataValidations("截止日期")
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, o := range offers {
		if o.Sqref == "B3" && o.Prompt != nil {
			said = *o.Prompt
		}
	}
	if said != "请按今年的通知核对，上一次是 2021-05-08" {
		t.Errorf("B3 says %q", said)
	}
	id, err := f.GetCellStyle("截止日期", "B3")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(id); err != nil || len(style.Fill.Color) != 1 || style.Fill.Color[0] != AskFill {
		t.Errorf("B3 looks like %+v, %v", style, err)
	}
}

// In a city's copy what the province sets cannot be typed over by mistake, and what the
// city sets can be typed, also below the rows that are there.
func TestCopyOfACityIsLockedWhereTheProvinceDecides(t *testing.T) {
	p := testplan.New()
	city, _ := p.Region("140500")
	copied, marks, why := p.CopyFor(city)
	if why != "" {
		t.Fatal(why)
	}
	data, err := PlanWorkbook(copied, marks)
	if err != nil {
		t.Fatal(err)
	}
	parts(t, data)
	f := opened(t, data)
	for at, want := range map[string]bool{
		"领域 A3": true, "领域 A60": true, "工作阶段 B4": true, "行业 A90": true, "基本信息 B6": true, "基本信息 B8": false, "基本信息 B14": true,
		"通知文件 C3": true, "通知文件 C4": false, "通知文件 C9": false, "截止日期 B4": true, "截止日期 B5": false, "截止日期 B8": false,
		"行政区划 B3": true, "行政区划 B300": false,
	} {
		sheet, cell, _ := strings.Cut(at, " ")
		if locks := isLocked(t, f, sheet, cell); locks != want {
			t.Errorf("%s is locked: %v", at, locks)
		}
	}
	if isLocked(t, f, "联系方式", "B3") {
		t.Error("who is to be called cannot be written")
	}
	if visible, err := f.GetSheetVisible(plan.SheetAbove); err != nil || visible {
		t.Errorf("people see %s, %v", plan.SheetAbove, err)
	}
	for _, row := range []int{3, 4} {
		id, err := f.GetCellStyle("截止日期", form.CellName(row, 2))
		if err != nil {
			t.Fatal(err)
		}
		if style, err := f.GetStyle(id); err != nil || len(style.Fill.Color) != 1 || style.Fill.Color[0] != LockedFill {
			t.Errorf("a locked cell looks like %+v, %v", style, err)
		}
	}
}

// isLocked reports whether nothing can be typed into the cell.
func isLocked(t *testing.T, f *excelize.File, sheet, cell string) bool {
	t.Helper()
	protection, err := f.GetSheetProtection(sheet)
	if err != nil {
		t.Fatal(err)
	}
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	if id == 0 { // a cell that is not there has the style of its column
		if id, err = f.GetColStyle(sheet, cell[:1]); err != nil {
			t.Fatal(err)
		}
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return protection.SelectUnlockedCells && (style.Protection == nil || style.Protection.Locked)
}

// What a clerk adds below a table is printed with it, and gets the lines of the table.
func TestAddedRowsOfThePlanArePrinted(t *testing.T) {
	p := testplan.New()
	data, err := PlanWorkbook(p, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, data)
	for _, name := range f.GetDefinedName() {
		if strings.Contains(name.Name, "Print_Area") {
			t.Errorf("%s prints %s only", name.Scope, name.RefersTo)
		}
	}
	for _, table := range p.Tables() {
		if table.Hidden {
			continue
		}
		formats, err := f.GetConditionalFormats(table.Name)
		below := fmt.Sprintf("A%d:", max(planFirstRow+len(table.Rows), planFirstRow+1))
		framed := slices.ContainsFunc(slices.Collect(maps.Keys(formats)), func(area string) bool { return strings.HasPrefix(area, below) })
		if err != nil || !framed {
			t.Errorf("%s: rows from %s on get no lines: %v, %v", table.Name, below, formats, err)
		}
	}
}
