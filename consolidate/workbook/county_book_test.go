package workbook

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// answered is a form on which every blank has an answer of its own, so that
// one taken for another shows.
func answered(number int) *form.Filled {
	f := form.NewFilled(form.Origin{})
	for i, field := range form.Official().Fields() {
		f.Set(field.ID, answerFor(field, number, i))
	}
	for row := range 3 {
		var s form.Step
		for _, field := range form.Official().StepFields() {
			s.Set(field.ID, form.Answer{Raw: fmt.Sprintf("%s%d-%d", field.Title, number, row+1), Kind: form.Text})
		}
		f.Steps = append(f.Steps, s)
	}
	return f
}

func answerFor(field *form.Field, number, nth int) form.Answer {
	switch field.Type.(type) {
	case form.Count, form.Amount:
		return form.Answer{Raw: fmt.Sprint(1000*number + nth), Kind: form.Number}
	case form.Day:
		return form.Answer{Raw: fmt.Sprintf("2021-%02d-%02d", number, nth%28+1), Kind: form.DateCell}
	default:
		return form.Answer{Raw: fmt.Sprintf("%s之%d", field.Title, number), Kind: form.Text}
	}
}

func answeredCounty() *form.Filled {
	f := form.NewFilled(form.Origin{})
	for i, field := range form.Official().CountyFields() {
		f.Set(field.ID, answerFor(field, 1, i))
	}
	return f
}

// filledBook is the workbook of 沁水县 with two projects and a spare.
var filledBook = sync.OnceValues(func() ([]byte, error) {
	p := testplan.New()
	region, _ := p.Region("140521")
	return templates.CountyWorkbook(p, region, templates.DefaultForms, form.Return{Projects: []*form.Filled{answered(1), answered(2)}, County: answeredCounty()}, checks.OnSheet(p, region))
})

// edited is the workbook after somebody has worked on it.
func edited(t *testing.T, edit func(*excelize.File)) []byte {
	t.Helper()
	data, err := filledBook()
	if err != nil {
		t.Fatal(err)
	}
	if edit == nil {
		return data
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	edit(f)
	buffer, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

func readAt(t *testing.T, data []byte, path string) *form.Return {
	t.Helper()
	book, err := new(xlsx.Reader).Read(context.Background(), data, xlsx.FormLimits())
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(testplan.New()).County(book, path, "")
}

var noteRules = map[form.NoteKind]string{form.NotAWorkbook: "W001", form.Unsafe: "W002", form.OtherWorkbook: "W003", form.ReadByCaption: "W005",
	form.LeftBehind: "W006", form.OutsideAnswer: "W007", form.NoValue: "W008", form.Damaged: "W010", form.Unopened: "W012", form.SecondForm: "W015",
	form.DrawnOver: "W016", form.PartlyUnseen: "W017"}

// shown prints what a workbook said, without what answered and answeredCounty
// say: a line for the workbook, one for each answer that is another one, and
// one for each note.
//
//	140521 2021 projects 2 spares 1
//	项目01 试点名称 = "另一个名称"
//	! W005 项目01 H6 …
func shown(r *form.Return) string {
	lines := []string{fmt.Sprintf("%s %s projects %d spares %d", r.Mark.Region, r.Mark.Cycle, len(r.Projects), r.Spares)}
	if r.County == nil {
		lines = append(lines, "no 县区信息")
	} else {
		lines = append(lines, differences(r.County, answeredCounty(), form.Official().CountyFields())...)
	}
	for i, p := range r.Projects {
		lines = append(lines, differences(p, answered(i+1), form.Official().Fields())...)
	}
	for _, n := range r.Notes {
		lines = append(lines, strings.Join(strings.Fields(fmt.Sprintf("! %s %s %s %s", noteRules[n.Kind], n.Sheet, n.Cell, n.Detail)), " "))
	}
	return strings.Join(lines, "\n")
}

func differences(got, want *form.Filled, fields []*form.Field) []string {
	var lines []string
	differ := func(what string, a, b form.Answer) {
		if a.Raw != b.Raw || a.Kind != b.Kind || a.Doubt != b.Doubt {
			lines = append(lines, fmt.Sprintf("%s %s = %s", got.Sheet, what, written(a)))
		}
	}
	for _, f := range fields {
		differ(f.Title, got.Answer(f.ID), want.Answer(f.ID))
	}
	for i := range max(len(got.Steps), len(want.Steps)) {
		var a, b form.Step
		if i < len(got.Steps) {
			a = got.Steps[i]
		}
		if i < len(want.Steps) {
			b = want.Steps[i]
		}
		for _, f := range form.Official().StepFields() {
			differ(fmt.Sprintf("步骤%d %s", i+1, f.Title), a.Answer(f.ID), b.Answer(f.ID))
		}
	}
	return lines
}

func written(a form.Answer) string {
	kind := map[form.AnswerKind]string{form.Number: "n", form.DateCell: "d", form.Boolean: "b", form.ErrorValue: "e", form.NoResult: "formula"}[a.Kind]
	if a.Kind == form.Blank {
		return "blank"
	}
	if a.Doubt != "" {
		return fmt.Sprintf("%q %s", a.Raw, a.Doubt)
	}
	if kind != "" {
		return strings.TrimSpace(fmt.Sprintf("(%s) %s", kind, a.Raw))
	}
	return fmt.Sprintf("%q", a.Raw)
}

func compareShown(t *testing.T, r *form.Return, want string) {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	if got := shown(r); got != strings.Join(lines, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(lines, "\n"))
	}
}

func TestWorkbookThatPeopleWorkedOn(t *testing.T) {
	effort.Usual(t)
	for name, c := range map[string]struct {
		edit func(*excelize.File)
		want string
	}{
		"not at all":               {nil, untouched},
		"saved by another program": {func(*excelize.File) {}, untouched},
		"a sheet renamed":          {func(f *excelize.File) { f.SetSheetName("项目01", "药茶") }, untouched},
		"rows inserted above, between and below": {func(f *excelize.File) {
			f.InsertRows("项目01", 1, 2)
			f.InsertRows("项目01", row(form.UnitName)+3, 1)
			f.InsertRows("项目02", row(form.Postcode), 3)
		}, untouched},
		"a column inserted": {func(f *excelize.File) { f.InsertCols("项目01", "A", 1) }, untouched},
		"a row inserted in 四": {func(f *excelize.File) {
			at := row(form.StepTime) + 1
			f.InsertRows("项目01", at, 1)
			f.SetCellStr("项目01", form.CellName(at, 1), "新时间")
			content, _ := form.Official().Layout().Home(form.StepContent)
			f.SetCellStr("项目01", form.CellName(at, content.FirstCol), "新内容")
		}, untouched + `
			项目01 步骤2 时间 = "新时间"
			项目01 步骤2 阶段工作内容 = "新内容"
			项目01 步骤2 负责单位及参与单位 = blank
			项目01 步骤3 时间 = "时间1-2"
			项目01 步骤3 阶段工作内容 = "阶段工作内容1-2"
			项目01 步骤3 负责单位及参与单位 = "负责单位及参与单位1-2"
			项目01 步骤4 时间 = "时间1-3"
			项目01 步骤4 阶段工作内容 = "阶段工作内容1-3"
			项目01 步骤4 负责单位及参与单位 = "负责单位及参与单位1-3"`},
		"an answer wiped out": {func(f *excelize.File) { f.SetCellStr("项目01", cell(form.Email), "  \u3000") }, untouched + `
			项目01 电子邮箱 = "  \u3000"`},
		"an answer replaced by what the paper prints": {func(f *excelize.File) {
			f.SetCellStr("项目01", cell(form.PilotFrom), form.Official().Field(form.PilotFrom).Unfilled)
		}, untouched + `
			项目01 试点时间（起） = blank`},
		"a number where a code belongs": {func(f *excelize.File) { f.SetCellDefault("项目01", cell(form.OrgCode), "914403001922038216") }, untouched + `
			项目01 组织机构代码 = (n) 914403001922038216`},
		"a number where text belongs": {func(f *excelize.File) { f.SetCellDefault("项目01", cell(form.UnitAddress), "1.5E3") }, untouched + `
			项目01 单位地址 = (n) 1.5E3`},
		"a date cell": {func(f *excelize.File) {
			style, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
			f.SetCellStyle("项目01", cell(form.PilotFrom), cell(form.PilotFrom), style)
			f.SetCellDefault("项目01", cell(form.PilotFrom), "44348")
		}, untouched + `
			项目01 试点时间（起） = (d) 2021-06-01`},
		"a truth value": {func(f *excelize.File) { f.SetCellBool("项目01", cell(form.Penalties), false) }, untouched + `
			项目01 三年内受到通报、处分或媒体曝光 = (b) FALSE`},
		"a formula with its result": {func(f *excelize.File) {
			f.SetCellDefault("项目01", cell(form.StaffFull), "7")
			f.SetCellFormula("项目01", cell(form.StaffFull), "3+4")
		}, untouched + `
			项目01 专职标准化人员数 = "7"`},
		"a formula without a result": {func(f *excelize.File) {
			f.SetCellDefault("项目01", cell(form.StaffFull), "")
			f.SetCellFormula("项目01", cell(form.StaffFull), "3+4")
		}, untouched + `
			项目01 专职标准化人员数 = (formula)`},
		"a row gone whose name a program moved to a neighbour": {func(f *excelize.File) { f.RemoveRow("项目01", row(form.UnitAddress)) }, untouched + `
			项目01 单位地址 = blank
			! W005 项目01 ` + cell(form.UnitAddress) + ` 所在的行或列被删除：单位地址。请在原表上重新填写`},
		"a row gone and with it the cell of the name": {func(f *excelize.File) {
			f.RemoveRow("项目01", row(form.UnitAddress))
			rename(f, "项目01", form.UnitAddress, "#REF!")
		}, untouched + `
			项目01 单位地址 = blank
			! W005 项目01 ` + cell(form.UnitAddress) + ` 所在的行或列被删除：单位地址。请在原表上重新填写`},
		"the box below a heading gone": {func(f *excelize.File) {
			for range 11 {
				f.RemoveRow("项目01", row(form.ExpectedGoals))
			}
			rename(f, "项目01", form.ExpectedGoals, "#REF!")
		}, untouched + `
			项目01 试点预期实现工作目标 = blank
			! W005 项目01 ` + cell(form.ExpectedGoals) + ` 所在的行或列被删除：试点预期实现工作目标。请在原表上重新填写`},
		"an answer cut out and pasted into the blank where it belongs": {func(f *excelize.File) {
			// 邮编 was typed beside 联系电话; the name went with it.
			f.SetCellStr("项目01", cell(form.Email), "a@example.com")
			f.SetCellStr("项目01", cell(form.UnitPhone), "")
			rename(f, "项目01", form.UnitPhone, absolute("项目01", cell(form.Email)))
			rename(f, "项目01", form.Email, "#REF!")
		}, untouched + `
			项目01 联系电话 = blank
			项目01 电子邮箱 = "a@example.com"
			! W005 项目01 ` + cell(form.Email) + ` 单元格名称丢失，按栏目文字找到：电子邮箱。请核对是否取对；下次请直接在原表上填写
			! W005 项目01 ` + cell(form.UnitPhone) + ` 单元格名称与栏目文字对不上（多半是剪切、拖动过单元格），以栏目文字为准：联系电话（“联系电话”原来的格子现在在 ` + cell(form.Email) + `，写着“a@example.com”）。请核对是否取对；移动内容请用复制，不要剪切`},
		"专职 and 兼职 put right by cutting one aside and across": {func(f *excelize.File) {
			swapNames(f, form.StaffFull, form.StaffPart)
		}, untouched + `
			! W005 项目01 ` + cell(form.StaffFull) + movedNames("专职标准化人员数、兼职标准化人员数")},
		"保证单位 and 业务指导单位 exchanged": {func(f *excelize.File) { swapNames(f, form.GuarantorUnit, form.GuidingUnit) }, untouched + `
			! W005 项目01 ` + cell(form.GuarantorUnit) + movedNames("保证单位、业务指导单位")},
		"the stamps of two parties exchanged": {func(f *excelize.File) { swapNames(f, form.StampUndertaking, form.StampGuarantor) }, untouched + `
			! W005 项目01 ` + cell(form.StampUndertaking) + movedNames("承担单位盖章签字、保证单位盖章签字")},
		"three names in a ring": {func(f *excelize.File) {
			rename(f, "项目01", form.Postcode, absolute("项目01", cell(form.UnitPhone)))
			rename(f, "项目01", form.UnitPhone, absolute("项目01", cell(form.Email)))
			rename(f, "项目01", form.Email, absolute("项目01", cell(form.Postcode)))
		}, untouched + `
			! W005 项目01 ` + cell(form.Postcode) + movedNames("邮编、联系电话、电子邮箱")},
		"two columns of 四 exchanged": {func(f *excelize.File) {
			times, _ := form.Official().Layout().Home(form.StepTime)
			units, _ := form.Official().Layout().Home(form.StepUnits)
			area := func(a form.Area) string {
				return fmt.Sprintf("'项目01'!$%s$%d:$%s$%d", form.CellName(1, a.FirstCol)[:1], a.FirstRow, form.CellName(1, a.FirstCol)[:1], a.LastRow)
			}
			rename(f, "项目01", form.StepTime, area(units))
			rename(f, "项目01", form.StepUnits, area(times))
		}, untouched + `
			! W005 项目01` + movedNames("时间、负责单位及参与单位")},
		"a name dragged into the margin, and the blank filled anew": {func(f *excelize.File) {
			f.SetCellStr("项目01", "Z40", "示例新地址")
			rename(f, "项目01", form.UnitAddress, absolute("项目01", "Z40"))
		}, untouched + `
			项目01 单位地址 = "单位地址之1" contested
			! W007 项目01 Z40 栏目以外写有内容，没有并入：Z40“示例新地址”。如果是要报送的内容，请填到栏目里
			! W005 项目01 ` + cell(form.UnitAddress) + movedNames("单位地址（“单位地址”原来的格子现在在 Z40，写着“示例新地址”）")},
		"负责单位 merged over the rows that it is responsible for": {func(f *excelize.File) {
			units, _ := form.Official().Layout().Home(form.StepUnits)
			first := units.FirstRow
			for r := range 2 {
				f.SetCellStr("项目01", form.CellName(first+r+1, units.FirstCol), "")
			}
			f.UnmergeCell("项目01", form.CellName(first, units.FirstCol), form.CellName(first+2, units.LastCol))
			f.MergeCell("项目01", form.CellName(first, units.FirstCol), form.CellName(first+2, units.LastCol))
		}, untouched + `
			项目01 步骤2 负责单位及参与单位 = "负责单位及参与单位1-1"
			项目01 步骤3 负责单位及参与单位 = "负责单位及参与单位1-1"`},
		"paragraphs that fell into the rows of a box": {func(f *excelize.File) {
			box, _ := form.Official().Layout().Home(form.ExpectedGoals)
			f.UnmergeCell("项目01", box.TopLeft(), box.BottomRight())
			f.SetCellStr("项目01", form.CellName(box.FirstRow+1, box.FirstCol), "第二段")
			f.SetCellStr("项目01", form.CellName(box.FirstRow+3, box.FirstCol), "第三段")
		}, untouched + `
			项目01 试点预期实现工作目标 = "试点预期实现工作目标之1\n第二段\n第三段"`},
		"a name that stands at a caption": {func(f *excelize.File) {
			rename(f, "项目01", form.UnitAddress, absolute("项目01", caption("单位地址", 1)))
		}, untouched + `
			! W005 项目01 ` + cell(form.UnitAddress) + movedNames("单位地址")},
		"a name that leads off the paper": {func(f *excelize.File) {
			home, _ := form.Official().Layout().Home(form.ContactPerson)
			rename(f, "项目01", form.ContactPerson, absolute("项目01", "AD134"))
			f.SetCellStr("项目01", "AD134", "示例辛")
			f.SetCellStr("项目01", home.TopLeft(), "")
		}, untouched + `
			项目01 联系人 = blank
			! W007 项目01 AD134 栏目以外写有内容，没有并入：AD134“示例辛”。如果是要报送的内容，请填到栏目里
			! W005 项目01 ` + cell(form.ContactPerson) + movedNames("联系人（“联系人”原来的格子现在在 AD134，写着“示例辛”）")},
		"rows of the paper hidden": {func(f *excelize.File) {
			home, _ := form.Official().Layout().Home(form.UnitAddress)
			for at := home.FirstRow; at <= home.LastRow; at++ {
				f.SetRowVisible("项目01", at, false)
			}
		}, untouched + `
			项目01 单位地址 = "单位地址之1" unseen`},
		"the names deleted": {dropNames, untouched + `
			! W005 县区信息 ` + cell(form.Reporter) + ` 单元格名称丢失，按栏目文字找到：填报人、填报人电话、上报日期、是否零报告、零报告原因、零报告签字负责人。请核对是否取对；下次请直接在原表上填写
			! W005 项目01 ` + cell(form.TitleDomain) + ` 单元格名称丢失，按栏目文字找到：申报书题目中的领域、试点名称、试点时间（起）、试点时间（止）、承担单位、保证单位等 71 项。请核对是否取对；下次请直接在原表上填写
			! W005 项目02 ` + cell(form.TitleDomain) + ` 单元格名称丢失，按栏目文字找到：申报书题目中的领域、试点名称、试点时间（起）、试点时间（止）、承担单位、保证单位等 71 项。请核对是否取对；下次请直接在原表上填写`},
		"the properties deleted": {func(f *excelize.File) {
			for _, name := range []string{form.PropertyKind, form.PropertyEdition, form.PropertyCycle, form.PropertyRegion} {
				f.SetCustomProps(excelize.CustomProperty{Name: name})
			}
		}, untouched},
		"properties and hidden cell deleted": {dropMark, untouched + `
			! W005 工作簿的标识丢失，按“县区信息”上的代码认定为晋城市沁水县，按2021年度计入。请核对`},
		"a sheet added": {func(f *excelize.File) {
			f.NewSheet("补充说明")
			f.SetCellStr("补充说明", "B2", "另附")
		}, untouched + `
			! W007 补充说明 B2 另有工作表“补充说明”，有 1 格内容，没有并入。如果是要报送的内容，请填到申报书的栏目里`},
		"text beside the blanks": {func(f *excelize.File) {
			f.SetCellStr("项目01", "Z20", "旁注")
			f.SetCellStr("项目01", form.CellName(row(form.UnitName)-1, 25), "另见附件")
		}, untouched + `
			! W007 项目01 Z20 栏目以外写有内容，没有并入：Z20“旁注”、` + form.CellName(row(form.UnitName)-1, 25) + `“另见附件”。如果是要报送的内容，请填到栏目里`},
		"text on 县区信息 beside its blanks": {func(f *excelize.File) {
			f.SetCellStr("县区信息", "A40", "本县推荐顺序：项目01第一")
			f.SetCellStr("县区信息", "Z4", "联系人换为丁某")
		}, untouched + `
			! W007 县区信息 Z4 栏目以外写有内容，没有并入：Z4“联系人换为丁某”、A40“本县推荐顺序：项目01第一”。如果是要报送的内容，请填到栏目里`},
		"text right of the cover, beside the panel": {func(f *excelize.File) {
			f.SetCellStr("项目01", "AD2", "第一顺位")
		}, untouched + `
			! W007 项目01 AD2 栏目以外写有内容，没有并入：AD2“第一顺位”。如果是要报送的内容，请填到栏目里`},
		"text below the guide, and right of it": {func(f *excelize.File) {
			f.SetCellStr("填写说明", "A20", "本县推荐顺序：项目01第一")
			f.SetCellStr("填写说明", "Z3", "已电话说明")
		}, untouched + `
			! W007 填写说明 Z3 这张表上写有内容，没有并入：Z3“已电话说明”、A20“本县推荐顺序：项目01第一”。如果是要报送的内容，请填到申报书的栏目里`},
		"text right below the guide": {func(f *excelize.File) {
			rows, _ := f.GetRows("填写说明")
			f.SetCellStr("填写说明", form.CellName(len(rows)+1, 1), "另附说明")
		}, untouched + `
			! W007 填写说明 A13 这张表上写有内容，没有并入：A13“另附说明”。如果是要报送的内容，请填到申报书的栏目里`},
		"a comment on a cell": {func(f *excelize.File) {
			f.AddComment("项目02", excelize.Comment{Cell: "F8", Author: "示例", Paragraph: []excelize.RichTextRun{{Text: "以电话"}, {Text: "为准"}}})
		}, untouched + `
			! W007 项目02 F8 有批注，没有并入：F8“以电话为准”。如果是要报送的内容，请填到栏目里`},
		"text on the spare beside the blanks": {func(f *excelize.File) { f.SetCellStr("项目03", "Z30", "作废") }, untouched + `
			! W007 项目03 Z30 栏目以外写有内容，没有并入：Z30“作废”。如果是要报送的内容，请填到栏目里`},
		"a form hidden": {func(f *excelize.File) { f.SetSheetVisible("项目02", false) }, untouched + `
			! W007 项目02 这张申报书被隐藏，但填有内容，已并入。请核对是否应当报送`},
		"the sheet of the county deleted": {func(f *excelize.File) { f.DeleteSheet("县区信息") }, `
			140521 2021 projects 2 spares 1
			no 县区信息
			! W005 没有“县区信息”这张表（多半被删去了），填报人、电话、是否零报告都读不到。申报书照常并入；请填报单位在原申报表上补填后重报`},
		"the name of the county typed over": {func(f *excelize.File) { f.SetCellStr("县区信息", "G2", "泽州县") }, untouched + `
			! W005 县区信息 “县（市、区）”写的是“泽州县”，但这份申报表是发给晋城市沁水县2021年度的，已按后者计入。请核对是不是拿错了申报表`},
		"the name of the county in full": {func(f *excelize.File) { f.SetCellStr("县区信息", "G2", "晋城市沁水县") }, untouched},
		"no mark and no code, and the name in sight": {func(f *excelize.File) {
			dropMark(f)
			f.SetCellStr("县区信息", "S2", "")
		}, untouched + `
			! W005 工作簿的标识丢失，按“县区信息”上的单位名称认定为晋城市沁水县，按2021年度计入。请核对`},
		"no mark, and a code and a name of two counties": {func(f *excelize.File) {
			dropMark(f)
			f.SetCellStr("县区信息", "G2", "泽州县")
		}, untouched + `
			! W005 工作簿的标识丢失，按文件名或文件夹名认定为晋城市沁水县，按2021年度计入。请核对`},
		"the guide and the lists deleted": {func(f *excelize.File) {
			f.DeleteSheet("填写说明")
			f.DeleteSheet("字典")
		}, untouched},
		"a form deleted": {func(f *excelize.File) { f.DeleteSheet("项目03") }, `140521 2021 projects 2 spares 0`},
	} {
		t.Run(name, func(t *testing.T) { compareShown(t, readAt(t, edited(t, c.edit), "来件/沁水县.xlsx"), c.want) })
	}
}

func TestAnswersFoundByCaptionWhenTheNamesAreGone(t *testing.T) {
	for name, c := range map[string]struct {
		edit func(*excelize.File)
		want []string // of the answers only
	}{
		"captions retyped": {func(f *excelize.File) {
			for label, text := range map[string]string{"承担单位：": "承 担 单 位:", "法定代表人（负责人）": "法定代表人\n(负责人)", "邮编": "邮　编：", "电子邮箱": "电子邮箱﹕"} {
				f.SetCellStr("项目01", caption(label, 1), text)
			}
		}, nil},
		"rows and a column inserted": {func(f *excelize.File) {
			f.InsertRows("项目01", row(form.UnitName), 2)
			f.InsertCols("项目01", "A", 1)
		}, nil},
		"a caption twice": {func(f *excelize.File) { f.SetCellStr("项目01", "Z40", "单位名称") }, nil},
		"an answer that is a caption": {func(f *excelize.File) {
			f.SetCellStr("项目01", cell(form.UnitName), "单位名称")
			f.SetCellStr("项目01", cell(form.LegalRepresentative), "联系电话")
		}, []string{`项目01 单位名称 = "单位名称"`, `项目01 法定代表人（负责人） = "联系电话"`}},
		"one of the captions that stand there five times": {func(f *excelize.File) { f.SetCellStr("项目01", caption("负责人（签字）：", 3), "") },
			[]string{"项目01 保证单位负责人 = blank", "项目01 保证单位签署日期 = blank"}},
		"a caption overwritten": {func(f *excelize.File) { f.SetCellStr("项目01", caption("邮编", 1), "邮政编码") },
			[]string{"项目01 邮编 = blank"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := readAt(t, edited(t, func(f *excelize.File) {
				c.edit(f)
				dropNames(f)
			}), "")
			var got []string
			for _, line := range strings.Split(shown(r), "\n")[1:] {
				if !strings.HasPrefix(line, "!") {
					got = append(got, line)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}
