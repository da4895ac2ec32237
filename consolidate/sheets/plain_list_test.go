package sheets

import (
	"strings"
	"testing"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

func TestAListByHandIsToldAsOne(t *testing.T) {
	for row, want := range map[string]bool{
		"序号|领域|试点名称|承担单位|保证单位|业务指导单位|试点时间|联系人|联系电话|备注": true,
		"序号|试点项目名称|承担单位|联系人":                           true,
		"序号|推荐项目名称|承担 单位|联系 电话":                        true,
		"推荐单位|所在县|试点名称":                                true,
		"序号|姓名|联系人|联系电话":                               false,
		"姓名|联系人电话|承担单位":                                false,
		"联系人、承担单位和试点名称由各市填写，保证单位不填|联系人":                false,
		"项目名称|预算": false,
	} {
		s := &xlsx.Sheet{Name: "Sheet1"}
		for i, text := range strings.Split(row, "|") {
			s.Cells = append(s.Cells, xlsx.Cell{Row: 3, Col: int32(i + 1), Kind: xlsx.Text, Text: text})
		}
		b := &xlsx.Book{Sheets: []*xlsx.Sheet{s}}
		said := &form.Return{Notes: []form.Note{{Kind: form.OtherWorkbook, Detail: "别的"}}}
		sayPlainList(testplan.New(), b, said)
		if got := said.Notes[0].Detail == plainListNote; got != want {
			t.Errorf("%s: %v", row, got)
		}
	}
}
