package sheets

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// recommending is a rollup of the region that recommends the projects, a line each as
// recordtest.ProjectOf has it.
func recommending(t *testing.T, p *plan.Plan, region string, lines ...string) *record.Rollup {
	t.Helper()
	var projects []*record.Project
	for i, line := range lines {
		project := recordtest.ProjectOf(t, p, line)
		filled := project.Facts.Form
		filled.SHA256 = strings.Repeat(fmt.Sprint(i), 64)
		project.File.SHA256, project.State = filled.SHA256, checks.Recommended
		for id, text := range map[form.ID]string{form.Domain: project.Domain, form.UndertakingUnit: "示例单位", form.PilotKind: form.KindEnterprise,
			form.PilotFrom: "2021.6", form.PilotTo: "2023年5月", form.ContactPerson: "甲某", form.ContactPhone: "400-000-0000", form.Email: "name@example.com"} {
			filled.Set(id, form.Answer{Raw: text, Kind: form.Text, Cell: "A1"})
		}
		project.Facts = checks.NewApplication(filled, p, p.Choices(), project.Region, form.Date{})
		for _, above := range p.Path(project.Region.Code) {
			if above.Parent == region {
				project.File.Region = above // the unit that sent it
			}
		}
		projects = append(projects, project)
	}
	r := recordtest.RollupOf(p, region, projects)
	if !r.Choosing().ByItself {
		for _, project := range projects {
			project.Decision.Recommend, project.Decision.Select = "", checks.SelectYes
		}
	}
	r.AsOf = form.Date{Year: 2021, Month: 5, Day: 7}
	return r
}

// listGrid is the sheet of a list from its header on, a line a row.
func listGrid(t *testing.T, data []byte, sheet string) string {
	t.Helper()
	var lines []string
	row := int32(0)
	for _, c := range readBook(t, data).Sheet(sheet).Cells {
		if c.Text == "" || c.Row < 4 && lines == nil && c.Text != "序号" || strings.Contains(c.Text, "签字") || strings.HasPrefix(c.Text, "填报单位（盖章") {
			continue
		}
		if c.Row != row {
			lines, row = append(lines, ""), c.Row
		}
		lines[len(lines)-1] = strings.TrimPrefix(lines[len(lines)-1]+"|"+c.Text, "|")
	}
	return strings.Join(lines, "\n")
}

func drawnGrid(t *testing.T, r *record.Rollup) string {
	t.Helper()
	data, err := DrawList(r)
	if err != nil {
		t.Fatal(err)
	}
	return listGrid(t, data, SheetListOf(r.Plan, r.Region))
}

// Which unit sent a project and in which county it lies stand in columns of their own: a
// city has counties, the province has cities with theirs, and a zone neither.
func TestListSaysWhoseProjectsTheyAre(t *testing.T) {
	p := testplan.New()
	const row = "|示例单位|试点企业"
	recordtest.Compare(t, drawnGrid(t, recommending(t, p, "140500", "示例茶试点|沁水县|农业|||是|2", "示例铁试点|140502|工业")), `
		序号|领域|试点名称|承担单位|类型|所在县|保证单位|业务指导单位|试点时间|联系人|联系电话|排序|备注|项目标识
		1|农业|示例茶试点`+row+`|沁水县|2021年6月至2023年5月|甲某|400-000-0000|2|140521|示例茶试点
		2|工业|示例铁试点`+row+`|城区|2021年6月至2023年5月|甲某|400-000-0000|140502|示例铁试点`)
	recordtest.Compare(t, drawnGrid(t, recommending(t, p, "140000", "示例茶试点|沁水县|农业", "示例路试点|140171|工业")), `
		序号|领域|试点名称|承担单位|类型|推荐单位|所在县|保证单位|业务指导单位|试点时间|联系人|联系电话|排序|备注|项目标识
		1|农业|示例茶试点`+row+`|晋城市|沁水县|2021年6月至2023年5月|甲某|400-000-0000|140521|示例茶试点
		2|工业|示例路试点`+row+`|山西转型综合改革示范区|2021年6月至2023年5月|甲某|400-000-0000|140171|示例路试点`)
	recordtest.Compare(t, drawnGrid(t, recommending(t, p, "140171", "示例路试点|140171|工业")), `
		序号|领域|试点名称|承担单位|类型|推荐单位|保证单位|业务指导单位|试点时间|联系人|联系电话|排序|备注|项目标识
		1|工业|示例路试点`+row+`|山西转型综合改革示范区|2021年6月至2023年5月|甲某|400-000-0000|140171|示例路试点`)
}

// A list goes by domain, then by city, then as the province ranks, else as the city did.
func TestListGoesByDomainCityAndRank(t *testing.T) {
	r := recommending(t, testplan.New(), "140000", "示例甲试点|140502|工业", "示例乙试点|沁水县|工业", "示例丙试点|阳城县|农业|||是|2", "示例丁试点|阳城县|农业|||是|1", "示例戊试点|小店区|工业", "示例己试点|小店区|农业")
	for i, listed := range []form.Listed{{Row: 1, Rank: "2"}, {Row: 2, Rank: "1"}, {Row: 3, Rank: "1"}, {Row: 4, Rank: "2"}, {Row: 2}, {Row: 1}} {
		r.Projects[i].Facts.Form.Listed = &listed
	}
	var names []string
	for _, p := range record.InOrderOfTheList(r) {
		names = append(names, p.Facts.Name()+p.RankShown())
	}
	if got, want := strings.Join(names, " "), "示例己试点 示例丁试点1 示例丙试点2 示例戊试点 示例乙试点1 示例甲试点2"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

// planOfOtherColumns calls columns otherwise, has them in another order, fewer of them,
// and one more.
func planOfOtherColumns() *plan.Plan {
	p := testplan.New()
	p.Lists = nil
	for _, c := range []plan.ListColumn{{Title: "编号", From: "序号"}, {Title: "项目", From: "试点名称"}, {Title: "单位", From: "承担单位"}, {Title: "起止", From: "试点时间"}, {Title: "邮箱", From: "电子邮箱"}, {Title: "说明", From: "备注"}} {
		c.List, c.Width = plan.RecommendedList, 20
		p.Lists = append(p.Lists, c)
	}
	return plan.New(*p)
}

// A list of a plan with other columns is read by its own, whatever plan reads it.
func TestListOfOtherColumnsIsReadByThem(t *testing.T) {
	data, err := DrawList(recommending(t, planOfOtherColumns(), "140500", "示例茶试点|沁水县|农业", "示例铁试点|140502|工业"))
	must(t, err)
	recordtest.Compare(t, listGrid(t, data, SheetList), `
		编号|项目|单位|起止|邮箱|说明|项目标识
		1|示例茶试点|示例单位|2021年6月至2023年5月|name@example.com|沁水县|140521|示例茶试点
		2|示例铁试点|示例单位|2021年6月至2023年5月|name@example.com|城区|140502|示例铁试点`)
	for name, c := range map[string]struct {
		edit func(*excelize.File)
		want string
	}{
		"as it was": {func(*excelize.File) {}, ""},
		"an answer changed": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例茶试点")
			setCell(f, row, 3, "别的单位")
		}, "? 推荐项目清单 C5 “推荐项目清单”中“单位”原为“示例单位”，被改为“别的单位”"},
		"a remark beside the county": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例茶试点")
			setCell(f, row, 6, "沁水县，优先")
		}, "备注：优先"},
		"a number is no answer": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例茶试点")
			setCell(f, row, 1, "7")
		}, "! 推荐项目清单 A5 “编号”原为“1”，被改为“7”"},
		"a row by hand": {func(f *excelize.File) {
			row, _ := cellOf(f, "示例茶试点")
			f.InsertRows(SheetList, row, 1)
			for col, text := range []string{"", "示例新试点", "示例新单位", "2021年6月至2022年5月"} {
				setCell(f, row, col+1, text)
			}
		}, "示例新试点 140500  推荐项目清单\n? 推荐项目清单 B5 清单第 5 行是手工增加的，后面没有它的申报书"},
		"without the remarks": {func(f *excelize.File) { f.RemoveCol(SheetList, "F") }, "!   清单不完整：工作表“推荐项目清单”缺少列：说明。请用原清单重新报送"},
	} {
		said := ReadList(readBook(t, editedList(t, data, c.edit)), testplan.New(), "清单.xlsx")
		text := listed(said)
		for _, p := range said.Projects {
			text += "\n备注：" + p.Listed.Remark
		}
		if !strings.Contains(text, c.want) || c.want == "" && strings.ContainsAny(text, "?!") {
			t.Errorf("%s: it says\n%s", name, text)
		}
	}
}

func editedList(t *testing.T, data []byte, edit func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(string(data)))
	must(t, err)
	edit(f)
	buffer, err := f.WriteToBuffer()
	must(t, err)
	return buffer.Bytes()
}
