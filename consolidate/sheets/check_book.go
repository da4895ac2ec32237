package sheets

import (
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// CheckName is the file that a check writes.
const CheckName = "检查结果.xlsx"

// sheetReceived is 收件登记 as a check shows it, with nothing to fill in.
const sheetReceived = "收到的文件"

// DrawCheck writes what a check has found as a workbook to look at: the findings, the units
// and the files as the rollup would show them. Nobody fills anything in it.
func DrawCheck(rollup *record.Rollup, link FindingLink) ([]byte, error) {
	seen := *rollup
	seen.Findings, seen.Handwork = BeforeRollup(rollup), record.Handwork{}
	r := draw(&seen)
	findings := r.findingTable(link)
	findings.Notes = []string{"“错误”改正之前项目不能推荐；“提示”请人工核对；“告知”不用处理。点击单元格可以打开所在文件。这是检查的结果，不用填写：意见在合并以后的汇总里填。"}
	received := r.receiptTable(r.Files)
	received.Name, received.Title, received.Notes, received.Printed = sheetReceived, r.heading(sheetReceived), nil, 0
	b, err := table.NewBook()
	if err != nil {
		return nil, err
	}
	tables := []*table.Sheet{findings, r.unitTable(), received}
	for _, s := range tables {
		lookOnly(s)
	}
	if err := addAll(b, tables); err != nil {
		return nil, err
	}
	return b.Bytes(r.Mark(form.CheckBook))
}

// BeforeRollup are the findings of a check, which has written no rollup: they lead to no
// sheet of it.
func BeforeRollup(r *record.Rollup) []checks.Finding {
	findings := slices.Clone(r.Findings)
	for i, f := range findings {
		if f.File == r.FileName() {
			findings[i].Place = checks.Place{}
		}
		findings[i].Message = WithoutSheets(f.Message)
	}
	return findings
}

// WithoutSheets is a text of the rollup as a check says it, which has written no sheet of it:
// 请在合并后的汇总中登记 for 请在“收件登记”中登记.
func WithoutSheets(text string) string {
	const later = "合并后的汇总"
	var pairs []string
	for _, sheet := range [][2]string{{record.SheetFindings, "问题"}, {record.SheetReceipts, later}, {record.SheetProjects, later}} {
		pairs = append(pairs, "“"+sheet[0]+"”", sheet[1], sheet[0], sheet[1])
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// lookOnly takes the columns away that people fill.
func lookOnly(s *table.Sheet) {
	withoutColumns(s, func(c table.Column) bool { return c.Editable })
	for _, row := range s.Rows {
		for col := range row {
			row[col].Text = WithoutSheets(row[col].Text)
		}
	}
}

// withoutColumns takes columns out of a sheet.
func withoutColumns(s *table.Sheet, out func(table.Column) bool) {
	for at := len(s.Columns) - 1; at >= 0; at-- {
		if !out(s.Columns[at]) {
			continue
		}
		s.Columns = slices.Delete(slices.Clone(s.Columns), at, at+1)
		for i, row := range s.Rows {
			s.Rows[i] = slices.Delete(row, at, at+1)
		}
	}
}
