package templates

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

func TestEveryFilingRegionGetsAWorkbookThatParses(t *testing.T) {
	p := testplan.New()
	names := map[string]bool{}
	for _, region := range p.Filing(p.Root().Code) {
		names[CountyFileName(p, region)] = true
		t.Run(region.Code, func(t *testing.T) {
			t.Parallel()
			data, err := CountyWorkbook(p, region, 1, form.Return{}, form.Finder{})
			if err != nil {
				t.Fatal(err)
			}
			parts(t, data)
		})
	}
	if len(names) != 118 {
		t.Errorf("%d file names for 118 regions", len(names))
	}
}

func TestFileNameSaysWhatItIs(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140521")
	if got, want := CountyFileName(p, region), "140521沁水县_省级标准化试点申报表_2021.xlsx"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTwoBuildsHaveEqualParts(t *testing.T) {
	_, first := qinshui(t, filledForm())
	_, second := qinshui(t, filledForm())
	a, b := parts(t, first), parts(t, second)
	if len(a) != len(b) {
		t.Errorf("%d parts against %d", len(a), len(b))
	}
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestSheetsStandInOrderAndTheListsAreHidden(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140171")
	data, err := CountyWorkbook(p, region, 4, form.Return{}, form.Finder{})
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, data)
	want := []string{"填写说明", "县区信息", "项目01", "附页01", "项目02", "附页02", "项目03", "附页03", "项目04", "附页04", "字典"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets are %v", got)
	}
	for _, sheet := range want {
		visible, err := f.GetSheetVisible(sheet)
		if err != nil || visible != (sheet != form.SheetLists) {
			t.Errorf("%s visible: %v, %v", sheet, visible, err)
		}
	}
}

func TestNoFormIsRefused(t *testing.T) {
	p := testplan.New()
	if _, err := CountyWorkbook(p, p.Root(), 0, form.Return{}, form.Finder{}); err == nil {
		t.Error("a workbook without a form was built")
	}
}

func TestWorkbookSaysWhatItIsInACellAndInItsProperties(t *testing.T) {
	f, _ := qinshui(t)
	want := form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: "2021", Region: "140521"}
	text, err := f.GetCellValue(form.SheetLists, "A1")
	if got, ok := form.ParseMark(text); err != nil || !ok || got != want {
		t.Errorf("A1 is %q, %v", text, err)
	}
	custom, err := f.GetCustomProps()
	if err != nil {
		t.Fatal(err)
	}
	properties := map[string]string{}
	for _, c := range custom {
		properties[c.Name] = fmt.Sprint(c.Value)
	}
	if got, ok := form.MarkOfProperties(properties); !ok || got != want {
		t.Errorf("properties are %v", properties)
	}
}

func TestNamesPointAtTheHomesOfTheLayouts(t *testing.T) {
	f, _ := qinshui(t)
	got := map[string]string{}
	for _, n := range f.GetDefinedName() {
		got[n.Scope+" "+n.Name] = strings.ReplaceAll(n.RefersTo, "$", "")
	}
	expect := func(sheet string, layout *form.Layout, fields []*form.Field) {
		for _, field := range fields {
			home, _ := layout.Home(field.ID)
			want := "'" + sheet + "'!" + home.TopLeft()
			if field.InTable() {
				want += ":" + form.CellName(home.LastRow, home.FirstCol)
			}
			if got[sheet+" "+field.Name()] != want {
				t.Errorf("%s %s is %q, want %q", sheet, field.Name(), got[sheet+" "+field.Name()], want)
			}
		}
	}
	for n := 1; n <= DefaultForms; n++ {
		expect(form.SheetForm(n), form.Official().Layout(), append(form.Official().Fields(), form.Official().StepFields()...))
	}
	expect(form.SheetCounty, form.Official().CountyLayout(), form.Official().CountyFields())
}

func TestListsAreTheChoicesOfThePlan(t *testing.T) {
	f, _ := qinshui(t)
	ranges := map[string]string{}
	for _, n := range f.GetDefinedName() {
		ranges[n.Name] = n.RefersTo
	}
	for list, choices := range testplan.New().Choices() {
		var want []string
		for _, c := range choices {
			want = append(want, c.Name)
		}
		if got := cellsOf(t, f, ranges[form.Official().List(list).Name()]); !reflect.DeepEqual(got, want) {
			t.Errorf("%s offers %v, want %v", form.Official().List(list).Name(), got, want)
		}
	}
	areas, parents := cellsOf(t, f, ranges["zd_focus_area"]), cellsOf(t, f, ranges[focusParentName])
	for i, c := range testplan.New().Choices()[form.FocusAreas] {
		if areas[i] != c.Name || parents[i] != c.Parent {
			t.Errorf("row %d is %s of %s", i, areas[i], parents[i])
		}
	}
}

func TestAnswersAreOpenAndAllElseIsLocked(t *testing.T) {
	f, _ := qinshui(t)
	for sheet, layout := range map[string]*form.Layout{form.SheetForm(1): form.Official().Layout(), form.SheetCounty: form.Official().CountyLayout()} {
		protection, err := f.GetSheetProtection(sheet)
		if err != nil || protection.Password != "" || !protection.FormatRows || !protection.FormatColumns || !protection.SelectUnlockedCells || protection.DeleteRows {
			t.Errorf("%s: %+v, %v", sheet, protection, err)
		}
		for _, b := range layout.Boxes {
			id, err := f.GetCellStyle(sheet, b.TopLeft())
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if style.Protection.Locked == (b.Field != nil) {
				t.Errorf("%s %s: locked is %v", sheet, b.TopLeft(), style.Protection.Locked)
			}
		}
	}
}

func TestAnswersStandAsTheyWereTyped(t *testing.T) {
	filled := form.NewFilled(form.Origin{})
	for field, a := range map[form.ID]form.Answer{
		form.PilotName:     {Kind: form.Text, Raw: "=1+1"},
		form.Postcode:      {Kind: form.Text, Raw: "048200"},
		form.UnitPhone:     {Kind: form.Number, Raw: "13800000000"},
		form.PilotFrom:     {Kind: form.DateCell, Raw: "2021-06-01"},
		form.MajorAccident: {Kind: form.Boolean, Raw: "FALSE"},
	} {
		filled.Set(field, a)
	}
	filled.Steps = []form.Step{{}, {Time: form.Answer{Kind: form.Text, Raw: "2021年7月"}}}
	f, _ := qinshui(t, filled)
	layout := form.Official().Layout()
	for field, want := range map[form.ID]string{
		form.PilotName: "=1+1", form.Postcode: "048200", form.UnitPhone: "13800000000", form.PilotFrom: "2021年6月",
		form.MajorAccident: "FALSE", form.PilotTo: form.Official().Field(form.PilotTo).Unfilled, form.UnitName: "",
	} {
		home, _ := layout.Home(field)
		if got, err := f.GetCellValue(form.SheetForm(1), home.TopLeft()); err != nil || got != want {
			t.Errorf("%s shows %q, want %q, %v", field, got, want, err)
		}
	}
	for _, b := range layout.Boxes {
		if b.Field != nil && b.Field.ID == form.StepTime && b.Step == 1 {
			if got, _ := f.GetCellValue(form.SheetForm(1), b.TopLeft()); got != "2021年7月" {
				t.Errorf("the second step shows %q", got)
			}
		}
	}
}

func TestMoreStepsThanRowsAreRefused(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140521")
	filled := form.NewFilled(form.Origin{})
	filled.Steps = make([]form.Step, form.StepRows+1)
	if _, err := CountyWorkbook(p, region, DefaultForms, form.Return{Projects: []*form.Filled{filled}}, checks.OnSheet(p, region)); err == nil {
		t.Error("a step was left out")
	}
}
