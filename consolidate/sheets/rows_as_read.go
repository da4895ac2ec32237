package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// What the sheets of a rollup or a list show, for those who follow a row back
// to its source (custody). Nothing is built upon it: what counts is the state.

// DetailRow is a row of 申报详情 as it stands there: row 5, 示例茶试点, and the file that
// brought it.
type DetailRow struct {
	Row    int
	Via    record.Source
	Origin form.Origin
	Name   string
	Normal string // the name made comparable: a workbook of a province is searched once for each form
}

// ReadDetails takes 申报详情 of a rollup or a list that was drawn from the form, in the
// order of the sheet.
func ReadDetails(b *xlsx.Book, planForm *form.Form) []DetailRow {
	rows, _, _ := table.Read(b, record.SheetDetails, detailColumns(planForm))
	var lines []DetailRow
	for _, row := range rows {
		line := DetailRow{Row: row.Number, Via: record.Source{Path: row.Raw(record.ColumnFile), SHA256: row.Text(columnHash)}, Name: row.Text(planForm.Title(form.PilotName)),
			Origin: form.Origin{Region: row.Text(columnCode), File: row.Raw(columnOrigin), SHA256: row.Text(columnOriginID), Sheet: row.Raw(columnSheet)}}
		line.Normal = form.NormalName(line.Name)
		if line.Origin != (form.Origin{}) {
			lines = append(lines, line)
		}
	}
	return lines
}

// SummaryRow is a row of 项目汇总 as it stands there: row 5, 序号 1, 示例茶试点.
type SummaryRow struct {
	Row          int
	Number, Name string
	Code, Key    string // of its region, of its project
	Version      string // ID of the version that it shows; "" for a decision whose project is gone
	NameCell     string // of the project's name
}

// SummaryRows takes 项目汇总 of the workbook that the state was read from, in the
// order of the sheet. A line that people wrote below the table is none of it.
func (s *Reading) SummaryRows(b *xlsx.Book) []SummaryRow {
	planForm := s.Form()
	rows, _, _ := table.Read(b, record.SheetProjects, s.Writing.columnsAt(record.SheetProjects, projectColumns(planForm)))
	matcher := s.Writing.rowMatcher()
	name := planForm.Title(form.PilotName)
	var all []SummaryRow
	for _, row := range rows {
		i, _ := matcher.row(signsOf(planForm, row, decisionOf(row)))
		if i < 0 {
			continue
		}
		w := s.Writing.rows[i]
		all = append(all, SummaryRow{Row: row.Number, Number: row.Text(columnNumber), Name: row.Text(name), Code: w.Region, Key: w.Key, Version: w.Version, NameCell: row.Ref(name)})
	}
	return all
}
