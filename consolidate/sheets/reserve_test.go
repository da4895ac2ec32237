package sheets

import (
	"context"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// sentUp is the list of a city that recommends 示例茶试点 and keeps 示例桑试点 as a reserve,
// with words for the province and others for itself.
func sentUp(t *testing.T) []byte {
	t.Helper()
	r := recommending(t, testplan.New(), "140500", "示例茶试点|沁水县|农业|||是|1|内部理由甲", "示例桑试点|阳城县|农业|||备选|2|内部理由乙", "示例铁试点|140502|工业|||否||内部理由丙")
	r.Projects[0].Decision.Said, r.Projects[1].Decision.Said = "产业基础好", "可以递补"
	r.Projects[1].State, r.Projects[1].Reason = checks.Reserve, "列为备选：内部理由乙"
	r.Projects[2].State = checks.NotRecommended
	data, err := DrawList(r)
	must(t, err)
	return data
}

// The order, the reserves and the words for the office above go up with a list; what the
// office wrote for itself does not, in no part of the file.
func TestReservesAndWordsForTheOfficeAboveGoUp(t *testing.T) {
	data := sentUp(t)
	recordtest.Compare(t, listGrid(t, data, record.SheetKeptBack), `
		序号|填报单位|领域|试点名称|承担单位|排序|上报说明
		1|阳城县|农业|示例桑试点|示例单位|2|可以递补`)
	for _, sheet := range readBook(t, data).Sheets {
		for _, c := range sheet.Cells {
			if strings.Contains(c.Text, "内部理由") {
				t.Errorf("%s!%s says %q", sheet.Name, c.Ref(), c.Text)
			}
		}
	}
	said := ReadList(readBook(t, data), testplan.New(), "晋城市.xlsx")
	if len(said.Notes) > 0 || len(said.Projects) != 1 || said.Projects[0].Listed.Rank != "1" || said.Projects[0].Listed.Said != "产业基础好" {
		t.Errorf("read is %+v, %v", said.Projects[0].Listed, said.Notes)
	}
	if len(said.Reserves) != 1 || said.Reserves[0] != (form.Reserve{Region: "140522", Domain: "农业", Name: "示例桑试点", Unit: "示例单位", Rank: "2", Said: "可以递补"}) {
		t.Errorf("its reserves are %+v", said.Reserves)
	}
}

// What a city keeps as a reserve, and what it says of its projects, stand in the rollup of
// the province, and are read back as they were.
func TestProvinceSeesOrderReservesAndWords(t *testing.T) {
	p := testplan.New()
	f := &record.File{Path: "晋城市.xlsx", SHA256: strings.Repeat("a", 64), FirstSeen: recordtest.Day(9)}
	f.Return = ReadList(readBook(t, sentUp(t)), p, f.Path)
	s := recordtest.StateWith(f)
	province, _ := p.Region("140000")
	r := record.Compute(p, province, recordtest.Day(10), s, recordtest.PathsOf(s), DecisionPlaces)
	data, err := DrawRollup(context.Background(), r, func(checks.Finding) string { return "" })
	must(t, err)
	recordtest.Compare(t, listGrid(t, data, record.SheetReserves), `
		序号|报送单位|填报单位|领域|试点名称|承担单位|排序|上报说明
		1|晋城市|晋城市阳城县|农业|示例桑试点|示例单位|2|可以递补`)
	grid := listGrid(t, data, record.SheetProjects)
	if !strings.Contains(grid, "序号|所属市|填报单位|") || !strings.Contains(grid, "1|晋城市|晋城市沁水县|农业|示例茶试点|") || !strings.Contains(grid, "|1|1|产业基础好|") {
		t.Errorf("it says\n%s", grid)
	}
	if read, problems := ReadRollup(readBook(t, data)); problems != nil || len(read.Altered)+len(read.NewStray) > 0 {
		t.Errorf("read back: %v %v %v", problems, read.Altered, read.NewStray)
	}
	r.Projects[0].State = checks.Recommended
	list, err := DrawList(r)
	must(t, err)
	if text := strings.Join(textsOn(t, list, sheetKept), ""); strings.Contains(text, "可以递补") || strings.Contains(text, "产业基础好") {
		t.Error("what a city said goes further up than to the province")
	}
}

// A cell of 备选项目 that was changed by hand is told of the sheet, and of no project.
func TestChangedReserveIsTold(t *testing.T) {
	data := editedList(t, sentUp(t), func(f *excelize.File) {
		must(t, f.SetCellStr(record.SheetKeptBack, "D4", "示例别的试点"))
	})
	said := ReadList(readBook(t, data), testplan.New(), "晋城市.xlsx")
	if len(said.Notes) != 1 || said.Notes[0].Cell != "D4" || said.Notes[0].Kind != form.Altered || said.Projects[0].Listed.Altered != nil {
		t.Errorf("told is %v, %v", said.Notes, said.Projects[0].Listed.Altered)
	}
}
