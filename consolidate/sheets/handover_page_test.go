package sheets

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// whole is a province to which every county reports by itself: 118 of them and the cities,
// with projects that have every kind of fault.
func whole(t *testing.T) *record.Rollup {
	t.Helper()
	p := testplan.New()
	root := p.Root()
	var files []*record.File
	for i := range p.Regions {
		region := &p.Regions[i]
		if region.Code == root.Code {
			continue
		}
		region.Parent, region.Files = root.Code, true
		if i%3 != 0 {
			continue
		}
		files = append(files, recordtest.Received(region.Code, fmt.Sprintf("来件/%s.xlsx", region.Code), 2+i%9,
			recordtest.Filled("示例试点"+region.Name, "邮编=1", "电子邮箱=x", "联系人电话=12", "试点时间（起）=2030年1月", "填报日期=昨天", "专职标准化人员数=若干",
				"组织机构代码=123", "重点方向=示例方向", "近三年是否发生重大事故=是", "标准体系建立时间=2030年1月", "三年内受到通报、处分或媒体曝光=是", "经济类型=示例类型", "所属行业=示例行业", "试点类型=示例")))
	}
	return record.Compute(p, root, recordtest.Day(9), recordtest.StateWith(files...), map[string]string{}, DecisionPlaces)
}

func handoverOf(t *testing.T, r *record.Rollup) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, r)))
	must(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

// 交接单 is one page on which everything can be read: a page is fitted, and nothing is squeezed.
func TestHandoverIsOnePage(t *testing.T) {
	for name, r := range map[string]*record.Rollup{
		"a city with nothing": computed(record.NewState()), "a province of all counties": whole(t),
	} {
		record.Decide(r)
		f := handoverOf(t, r)
		layout, err := f.GetPageLayout(record.SheetHandover)
		must(t, err)
		if *layout.FitToHeight != 1 || *layout.FitToWidth != 1 {
			t.Errorf("%s goes over %d by %d pages", name, *layout.FitToWidth, *layout.FitToHeight)
		}
		rows, err := f.GetRows(record.SheetHandover)
		must(t, err)
		points := 0.0
		for i := range rows {
			height, err := f.GetRowHeight(record.SheetHandover, i+1)
			must(t, err)
			points += height
		}
		if room := table.PortraitHeight(12 * 7.7); points > room*1.1 {
			t.Errorf("%s takes %.0f points of %.0f", name, points, room)
		}
		text := fmt.Sprint(rows)
		for _, want := range []string{"移交人", "接收人", "日期", record.FolderHistory, r.FileName(), "四、接下来"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s says nothing of %s", name, want)
			}
		}
	}
}

// What is open is counted as on 问题清单, and every link leads to where it is answered.
func TestHandoverLeadsToWhatIsOpen(t *testing.T) {
	r := whole(t)
	record.Decide(r)
	f := handoverOf(t, r)
	sum := 0
	for _, kind := range r.OpenKinds() {
		sum += kind.N
	}
	open := 0
	for _, finding := range r.Findings {
		if finding.Open() && finding.Severity() != checks.Info {
			open++
		}
	}
	if sum != open || open == 0 {
		t.Errorf("the kinds have %d questions, there are %d", sum, open)
	}
	rows, err := f.GetRows(record.SheetHandover)
	must(t, err)
	linked := 0
	for i, row := range rows {
		at := form.CellName(i+1, 10)
		is, place, err := f.GetCellHyperLink(record.SheetHandover, at)
		must(t, err)
		if !is {
			continue
		}
		linked++
		sheet, cell, _ := strings.Cut(place, "!")
		sheet = strings.Trim(sheet, "'")
		if !slices.Contains(f.GetSheetList(), sheet) {
			t.Errorf("%s leads to %s", at, place)
		}
		if rule, _, _ := strings.Cut(row[1], " "); sheet == record.SheetFindings {
			_, line, err := excelize.CellNameToCoordinates(cell)
			must(t, err)
			found, err := f.GetRows(sheet)
			must(t, err)
			if !slices.Contains(found[line-1], rule) {
				t.Errorf("%s %s leads to %v", at, rule, found[line-1])
			}
		}
	}
	if linked < 3 {
		t.Errorf("there are %d links in %v", linked, rows)
	}
}

// Who types into the lines for signatures alters nothing that the program wrote.
func TestHandoverMayBeSigned(t *testing.T) {
	r := computed(record.NewState())
	record.Decide(r)
	read := saved(t, r, func(f *excelize.File) {
		must(t, f.UnprotectSheet(record.SheetHandover))
		rows, err := f.GetRows(record.SheetHandover)
		must(t, err)
		must(t, f.SetCellStr(record.SheetHandover, form.CellName(len(rows), 2), "示例甲"))
	})
	if read.Altered != nil || len(read.NewStray) != 1 {
		t.Errorf("altered %v, elsewhere %v", read.Altered, read.NewStray)
	}
}
