package sheets

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// The order of the list, and what the unit wrote beside a project, go up with it.
func TestRemarksAndOrderOfAListGoUp(t *testing.T) {
	r := rereadList(t, func(f *excelize.File) {
		row, _ := cellOf(f, "示例桑试点")
		_, remark := cellOf(f, record.ColumnRemark)
		_, key := cellOf(f, columnKey)
		setCell(f, row, remark, "优先")
		setCell(f, row, key+2, "局长批示")
		must(t, f.AddComment(SheetList, excelize.Comment{Cell: form.CellName(row, 3), Paragraph: []excelize.RichTextRun{{Text: "已实地看过"}}}))
		head, _ := cellOf(f, columnNumber)
		setCell(f, head, key+1, "市级评分")
		setCell(f, row, key+1, "95")
		last, _ := cellOf(f, "示例铁试点")
		setCell(f, last, remark, "只有手写的")
	})
	var lines []string
	for _, p := range r.Projects {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %d %s", p.Name(), p.Listed.Row, p.Listed.Remark)))
	}
	want := "示例茶试点 1\n示例桑试点 2 优先；市级评分：95；局长批示；批注：已实地看过\n示例铁试点 3 只有手写的"
	if got := strings.Join(lines, "\n"); got != want || len(r.Notes) > 0 {
		t.Errorf("got\n%s\nwant\n%s\nand %v", got, want, r.Notes)
	}
}

func TestWhatStandsBelowAListOrOnAnotherSheetIsTold(t *testing.T) {
	r := rereadList(t, func(f *excelize.File) {
		row, _ := cellOf(f, "示例铁试点")
		setCell(f, row+5, 1, "注：以上排序经局党组研究")
		_, err := f.NewSheet("情况说明")
		must(t, err)
		must(t, f.SetCellStr("情况说明", "B2", "示例"))
	})
	var told []string
	for _, n := range r.Notes {
		told = append(told, n.Sheet+" "+n.Cell+" "+n.Detail)
	}
	want := "推荐项目清单 A12 “注：以上排序经局党组研究”写在清单的表格以外，没有并入。请看是否与推荐有关\n情况说明 B2 工作表“情况说明”是另加的，有 1 格内容，没有并入。请看是否与推荐有关"
	if got := strings.Join(told, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
