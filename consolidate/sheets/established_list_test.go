package sheets

import (
	"fmt"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// remarkInside is what people of the office wrote for themselves.
const remarkInside = "内部的话"

// selectedList is a final list of the province as it is read back: 入选 one of 晋城市 and the
// zone's, and of the others each word once.
func selectedList(t *testing.T, p *plan.Plan) (*ListReading, plan.Region) {
	t.Helper()
	r := recommending(t, p, "140000", "示例茶试点|沁水县|农业", "示例铁试点|140502|工业", "示例路试点|140171|工业", "示例菜试点|小店区|农业", "示例游试点|小店区|服务业", "示例养试点|阳城县|服务业")
	for i, state := range []checks.State{checks.Selected, checks.NotSelected, checks.Selected, checks.Reserve, checks.Undecided, checks.Late} {
		r.Projects[i].State = state
		r.Projects[i].Decision = record.Decision{Reason: remarkInside, Opinion: checks.OpinionPass, Own: map[string]string{"自己的列": remarkInside}}
		r.Projects[i].Reason = remarkInside
	}
	r.Projects[1].Decision.Answer, r.Projects[3].Decision.Answer, r.Projects[3].Decision.Rank = "与已有试点重复", "有项目退出时递补", "1"
	r.Close()
	data, err := DrawList(r)
	must(t, err)
	for name, text := range partsOf(t, data) {
		if strings.Contains(name+text, remarkInside) {
			t.Errorf("%s of the list has what people wrote for themselves", name)
		}
	}
	book := readBook(t, data)
	read := readListHead(book, keptOf(book))
	if problems := read.readProjects(book, keptOf(book), p, r.Region); problems != nil || read.Touched() != "" || read.Sheet != SheetSelected {
		t.Fatal(problems, read.Touched(), read.Sheet)
	}
	return read, r.Region
}

// The plan list has the columns of the plan, with numbers by its pattern; a plan without a
// pattern has no column of numbers.
func TestPlanListHasNumbersPeriodsAndUnits(t *testing.T) {
	p := testplan.New()
	read, of := selectedList(t, p)
	data, err := DrawAlone(read.EstablishedSheet(p, of))
	must(t, err)
	recordtest.Compare(t, listGrid(t, data, "立项计划"), `
		序号|试点名称|承担单位|保证单位|业务指导单位|试点时间|领域|地区
		1|示例茶试点|示例单位|2021年6月至2023年5月|农业|晋城市沁水县
		2|示例路试点|示例单位|2021年6月至2023年5月|工业|山西转型综合改革示范区
		山西省市场监督管理局　　2021年5月7日`)
	p.ProjectNumber = "{年度}-{领域}-{序号:3}"
	data, err = DrawAlone(read.EstablishedSheet(p, of))
	must(t, err)
	if grid := listGrid(t, data, "立项计划"); !strings.Contains(grid, "1|2021-农业-001|示例茶试点") || !strings.Contains(grid, "2|2021-工业-001|示例路试点") {
		t.Error(grid)
	}
	// Of another year it is history, without another word.
	then := &PastReading{}
	pastOfTables(then, readBook(t, data))
	if got := fmt.Sprint(then.Past, then.Notes); got != "[{2021 示例茶试点 示例单位    } {2021 示例路试点 示例单位    }] []" {
		t.Error(got)
	}
	if sheets := readBook(t, data).Sheets; len(sheets) != 1 {
		t.Errorf("it has %d sheets", len(sheets))
	}
}

// Each unit is told of its own projects: what was taken in, what waits behind, what was
// not taken in and why.
func TestUnitsAreToldWhatBecameOfTheirProjects(t *testing.T) {
	p := testplan.New()
	p.ProjectNumber = "{年度}-{领域}-{序号:3}"
	read, of := selectedList(t, p)
	var told []string
	for _, paper := range read.ResultPapers(p, of) {
		data, err := DrawAlone(paper.Sheet)
		must(t, err)
		told = append(told, paper.Name, paper.Sheet.Notes[1], listGrid(t, data, FolderResults))
		for name, text := range partsOf(t, data) {
			for _, secret := range []string{remarkInside, "甲某", "400-000-0000", "name@example.com", "140500", checks.OpinionPass, "shidian"} {
				if strings.Contains(name+text, secret) && !(secret == "shidian" && strings.HasPrefix(name, "docProps")) {
					t.Errorf("%s of %s has %q", name, paper.Name, secret)
				}
			}
		}
	}
	recordtest.Compare(t, strings.Join(told, "\n"), `
		结果通知/太原市2021年度结果通知.xlsx
		你单位报送的 2 个项目：备选 1 个，尚未确定 1 个。
		序号|结果|领域|试点名称|承担单位|所在县|备选顺序|说明
		1|备选|农业|示例菜试点|示例单位|小店区|1|有项目退出时递补
		2|尚未确定|服务业|示例游试点|示例单位|小店区
		山西省市场监督管理局　　2021年5月7日
		结果通知/山西转型综合改革示范区2021年度结果通知.xlsx
		你单位报送的 1 个项目：入选 1 个。
		序号|结果|项目编号|领域|试点名称|承担单位|说明
		1|入选|2021-工业-001|工业|示例路试点|示例单位
		山西省市场监督管理局　　2021年5月7日
		结果通知/晋城市2021年度结果通知.xlsx
		你单位报送的 3 个项目：入选 1 个，不予立项 1 个，没有参加遴选 1 个。
		序号|结果|项目编号|领域|试点名称|承担单位|所在县|说明
		1|入选|2021-农业-001|农业|示例茶试点|示例单位|沁水县
		2|不予立项|工业|示例铁试点|示例单位|城区|与已有试点重复
		3|没有参加遴选|服务业|示例养试点|示例单位|阳城县|逾期
		山西省市场监督管理局　　2021年5月7日`)
	if got := fmt.Sprint(read.WithoutWhy(), read.Undecided()); got != "[] [示例游试点]" {
		t.Error(got)
	}
}
