package interop

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// longestPlan asks as much as a plan may, in texts that are as long as they may be.
func longestPlan(t *testing.T) *plan.Plan {
	t.Helper()
	p := testplan.New()
	p.Title = p.Root().Name + strings.Repeat("长", 40-len([]rune(p.Root().Name)))
	long := func(n int, of string) string {
		text := []rune(strings.Repeat("，“&<长", n/5+1))
		return string([]rune(of + string(text))[:n])
	}
	entries := func(list string, n int) (names []string) {
		for i := range n {
			name := []rune(fmt.Sprintf("%d", i+1) + strings.Repeat("长", 60))
			names = append(names, string(name[:60]))
			p.ChoiceRows = append(p.ChoiceRows, plan.ChoiceRow{List: list, Name: names[i]})
		}
		return names
	}
	list := strings.Repeat("长", 31) + "列"
	entries(list, 200)
	for i := range 6 {
		p.ChoiceRows = append(p.ChoiceRows, plan.ChoiceRow{List: "短", Name: fmt.Sprintf("短项目第 %d", i)})
	}
	types := form.TypeNames()
	for i := range 30 {
		row := plan.FieldRow{ID: form.ID(fmt.Sprintf("q_%038d", i)), Title: fmt.Sprintf("%02d", i) + strings.Repeat("长", 30), Type: types[i%len(types)], Need: "否",
			Place: []string{"附页", "审核信息"}[i%2], Reach: "上报", OnList: i < 4, Clause: "省 " + strings.Repeat("依", 58), On: true}
		hint := 255
		switch {
		case row.Type == "单选" && i < 12:
			row.List, row.Qualifies, row.Unfit = "短", "= 短项目第 0、短项目第 1、短项目第 2、短项目第 3、短项目第 4", "错误"
			hint -= 50
		case row.Type == "单选":
			row.List = list
		case row.Type == "整数" || row.Type == "金额":
			row.Qualifies, row.Unfit = "≥ 99999999", []string{"错误", "提示"}[i/11%2]
			hint -= 20
		case row.Type == "长文":
			row.Least, row.Most = 100, 1200
			hint -= 40
		case row.Type == "日期":
			row.Qualifies, row.Unfit = "≤ 2025年12月31日", "错误"
			hint -= 25
		}
		row.Hint = long(hint, "")
		p.Fields = append(p.Fields, row)
	}
	read, problems := plan.FromGrids(plan.New(*p).Grids())
	if problems != nil {
		t.Fatal(problems)
	}
	return read
}

// texts are the parts of a workbook that hold texts of bounded length.
type boundedParts struct {
	Sheets []struct {
		Name string `xml:"name,attr"`
	} `xml:"sheets>sheet"`
	Names []struct {
		Name string `xml:"name,attr"`
		Ref  string `xml:",chardata"`
	} `xml:"definedNames>definedName"`
	Properties []struct {
		Name string `xml:"name,attr"`
		Text string `xml:"lpwstr"`
	} `xml:"property"`
	Header   string   `xml:"headerFooter>oddHeader"`
	Footer   string   `xml:"headerFooter>oddFooter"`
	Shared   []string `xml:"si>t"`
	Inline   []string `xml:"sheetData>row>c>is>t"`
	DocTitle string   `xml:"title"`
}

var legalName = regexp.MustCompile(`^(?:_xlnm\.)?[A-Za-z_\p{Han}][A-Za-z0-9_.\p{Han}]*$`)

// Every part of every workbook keeps to the limits of Excel, under the longest plan that
// is allowed.
func TestLongestPlanKeepsToTheLimitsOfExcel(t *testing.T) {
	effort.Usual(t)
	p := longestPlan(t)
	for _, path := range outputs(t, p) {
		if len(filepath.Base(path)) > 255 {
			t.Errorf("%s: %d bytes are no name of a file", path, len(filepath.Base(path)))
		}
		for name, part := range sheetParts(t, path) {
			where := filepath.Base(path) + " " + name
			for _, formula := range append(slices.Clone(part.Formulas), part.Conditions...) {
				keepsToLimits(t, where, formula, longestFormula)
			}
			for _, v := range part.Validations {
				v.keepsToLimits(t, where)
			}
		}
		for name, part := range partsOf(t, path) {
			part.keepToLimits(t, filepath.Base(path)+" "+name)
		}
	}
}

func partsOf(t *testing.T, path string) map[string]boundedParts {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	parts := map[string]boundedParts{}
	for _, entry := range archive.File {
		if !strings.HasSuffix(entry.Name, ".xml") {
			continue
		}
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		var part boundedParts
		if err := xml.NewDecoder(r).Decode(&part); err != nil && err != io.EOF {
			t.Fatalf("%s %s: %v", path, entry.Name, err)
		}
		parts[entry.Name] = part
	}
	return parts
}

func (p boundedParts) keepToLimits(t *testing.T, where string) {
	t.Helper()
	atMost := func(what, text string, most int) {
		if unitsOf(text) > most {
			t.Errorf("%s: %s of %d units, at most %d: %s", where, what, unitsOf(text), most, form.Cut(text, 60))
		}
	}
	for _, s := range p.Sheets {
		atMost("a name of a sheet", s.Name, 31)
		if strings.ContainsAny(s.Name, `[]:*?/\`) {
			t.Errorf("%s: no sheet may be called %s", where, s.Name)
		}
	}
	for _, n := range p.Names {
		atMost("a name", n.Name, 255)
		if !legalName.MatchString(n.Name) {
			t.Errorf("%s: %s is no name", where, n.Name)
		}
	}
	for _, property := range p.Properties {
		atMost("a property "+property.Name, property.Text, 255)
	}
	atMost("a header", p.Header, 255)
	atMost("a footer", p.Footer, 255)
	atMost("a title", p.DocTitle, 255)
	for _, text := range append(p.Shared, p.Inline...) {
		atMost("a cell", text, 32767)
	}
}
