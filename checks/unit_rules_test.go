package checks

import (
	"strings"
	"testing"

	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
)

func TestEachKindOfNoEntryHasItsOwnMessage(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range []struct {
		status           UnitStatus
		blocked, refused int
		says             string
	}{
		{NoFile, 0, 0, "没有收到"},
		{BlankBook, 0, 0, "空白"},
		{NilFiled, 0, 0, "零报告"},
		{CameAsWord, 0, 0, "不用再催"},
		{AllInvalid, 1, 0, "项目都有必须改正的错误（共 1 个）"},
		{AllInvalid, 1, 2, "另有 2 个文件"},
	} {
		u := exampleUnit()
		u.Status, u.Invalid, u.Refused = c.status, c.blocked, c.refused
		findings := CheckUnit(u)
		compare(t, findings, "- C001")
		if len(findings) == 1 && (!strings.Contains(findings[0].Message, c.says) || seen[findings[0].Message]) {
			t.Errorf("%s: %s", c.status, findings[0].Message)
		}
		seen[findings[0].Message] = true
	}
}

func TestNilReturnHasToSayWhyAndWhoSigns(t *testing.T) {
	for grid, want := range map[string]string{
		"零报告原因 | 今年没有符合条件的单位。\n零报告签字负责人 | 示例辛":        "",
		"零报告原因 | 已列入国家试点，不再申报。\n零报告签字负责人 | 示例辛 局长":    "",
		"零报告原因 | 今年没有符合条件的单位。":                        "负责人签字",
		"零报告原因 | 今年没有符合条件的单位。\n零报告签字负责人 | ␣":          "负责人签字",
		"零报告原因 | 今年没有符合条件的单位。\n零报告签字负责人 | 待定":         "负责人签字",
		"零报告原因 | 今年没有符合条件的单位。\n零报告签字负责人 | （错误值）#REF!": "负责人签字",
		"零报告签字负责人 | 示例辛":                              "写明原因",
		"零报告原因 | 略\n零报告签字负责人 | 示例辛":                   "写明原因",
		"零报告原因 | 无\n零报告签字负责人 | 示例辛":                   "写明原因",
		"零报告原因 | XXX\n零报告签字负责人 | 示例辛":                 "写明原因",
		"": "写明原因 负责人签字",
		"零报告原因 | 同上\n零报告签字负责人 | ____": "写明原因 负责人签字",
	} {
		county := exampleCountySheet("是否零报告 | 是\n" + grid)
		if got := strings.Join(NilLacks(county, plan.Shanxi2021()), " "); got != want {
			t.Errorf("%q lacks %q, not %q", grid, got, want)
		}
	}
	said := map[string]bool{}
	for _, lacks := range [][]string{nil, {"写明原因"}, {"负责人签字"}, {"写明原因", "负责人签字"}} {
		u := exampleUnit()
		u.Status, u.Projects, u.NilLacks = NilFiled, nil, lacks
		findings := CheckUnit(u)
		compare(t, findings, "- C001")
		if said[findings[0].Message] || len(lacks) > 0 && !strings.Contains(findings[0].Message, "没有"+lacks[0]) {
			t.Error(findings[0].Message)
		}
		said[findings[0].Message] = true
	}
}

func TestNilReturnIsUnderstoodInOtherWords(t *testing.T) {
	for answer, want := range map[string]bool{"是": true, " 是。": true, "√": true, "是的": true, "☑是 □否": true, "否": false, "□是 ☑否": false, "无": false, "": false, "（错误值）#N/A": false} {
		if got := form.Official().SaysNil(exampleCountySheet("是否零报告 | " + answer)); got != want {
			t.Errorf("%q: %v", answer, got)
		}
	}
}

func TestRefusedFilesAloneAreNoEntry(t *testing.T) {
	u := exampleUnit()
	u.Status, u.Projects, u.Refused = AllInvalid, nil, 1
	if m := CheckUnit(u)[0].Message; !strings.Contains(m, "文件都不能并入（共 1 个）") {
		t.Error(m)
	}
}

func TestPlanSaysHowManyProjectsACountyOwes(t *testing.T) {
	u := exampleUnit()
	u.Plan.MinProjects = 2
	compare(t, CheckUnit(u), "- C001")
	u.Plan.MinProjects, u.Status = 0, NoFile
	compare(t, CheckUnit(u), "")
}

func TestCityOwesAListAndNoForm(t *testing.T) {
	for _, status := range []UnitStatus{NoFile, BlankBook, NilFiled, AllInvalid, CameAsWord, CameAsScan, CameAsOther} {
		for _, code := range []string{"140500", "140171"} {
			u := exampleUnit()
			u.Region, _ = u.Plan.Region(code)
			u.Status = status
			compare(t, CheckUnit(u), "- R007")
		}
	}
}

// What is in a file that could not be opened nobody knows: W012 tells it, and the
// unit owes nothing by it.
func TestUnopenedFileIsNoFaultOfTheUnit(t *testing.T) {
	for _, code := range []string{"140521", "140500", "140171"} {
		u := exampleUnit()
		u.Region, _ = u.Plan.Region(code)
		u.Status, u.Projects, u.Unopened = Unopened, nil, 1
		compare(t, CheckUnit(u), "")
	}
}

func TestTheSameProjectTwiceInACounty(t *testing.T) {
	effort.Usual(t)
	for _, c := range []struct{ name, grid, want string }{
		{"another code, the name in other signs", "试点名称 | “示例 沁河药茶”种植、加工标准化试点\n组织机构代码 | 12140521MB0000000C", "试点名称 C002"},
		{"the same unit, nearly the same name", "试点名称 | 示例沁河药茶种植加工标准化示范试点", "试点名称 C002"},
		{"the same unit, a word more in the name", "试点名称 | 示例沁河药茶绿色种植加工标准化试点", "试点名称 C002"},
		{"the same unit, the same work with another product", "试点名称 | 示例黄梨种植加工标准化试点", ""},
		{"the same unit, another pilot", "试点名称 | 示例太行蜂蜜养殖标准化试点", ""},
		{"another unit, nearly the same name: asked about", "试点名称 | 示例沁河药茶种植加工标准化示范试点\n组织机构代码 | 12140521MB0000000C", "H6 C002"},
		{"names that nobody knows", "试点名称 |", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := exampleUnit()
			second := exampleOf("", c.grid)
			second.Form.Sheet = "项目02"
			u.Projects = append(u.Projects, second)
			compare(t, CheckUnit(u), c.want)
		})
	}
}

func TestTheSameNameInTwoCountiesOfACityIsNotTwiceInACounty(t *testing.T) {
	u := exampleUnit()
	other := exampleProject("项目01", u.Projects[0])
	other.Region, _ = u.Plan.Region("140522")
	u.Projects = append(u.Projects, other)
	compare(t, CheckUnit(u), "")
}
