package sheets

import (
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// What the sheets of a rollup or a list show, for those who follow a row back
// to its source (custody). Nothing is built upon it: what counts is the state.

// DetailRow is a row of 申报详情: a form, and the file that brought it.
type DetailRow struct {
	Row    int
	Via    record.Source
	Origin form.Origin
	Name   string
	Normal string // the name made comparable: a workbook of a province is searched once for each form
}

// ReadDetails takes 申报详情 of a rollup or a list, in the order of the sheet.
func ReadDetails(b *xlsx.Book) []DetailRow {
	rows, _, _ := table.Read(b, record.SheetDetails, detailColumns())
	var lines []DetailRow
	for _, row := range rows {
		line := DetailRow{Row: row.Number, Via: record.Source{Path: row.Raw(record.ColumnFile), SHA256: row.Text(columnHash)}, Name: row.Text(form.PilotName.Title),
			Origin: form.Origin{Region: row.Text(columnCode), File: row.Raw(columnOrigin), SHA256: row.Text(columnOriginID), Sheet: row.Raw(columnSheet)}}
		line.Normal = form.NormalName(line.Name)
		if line.Origin != (form.Origin{}) {
			lines = append(lines, line)
		}
	}
	return lines
}

// SummaryRow is a row of 项目汇总.
type SummaryRow struct {
	Row          int
	Number, Name string
	Code, Key    string // of its region, of its project
	Version      string // ID of the version that it shows; "" for a decision whose project is gone
	row          table.Row
}

// SummaryRows takes 项目汇总 of the workbook that the state was read from, in the
// order of the sheet. A line of somebody's own below the table is none of it.
func (s *Reading) SummaryRows(b *xlsx.Book) []SummaryRow {
	rows, _, _ := table.Read(b, record.SheetProjects, s.Writing.columnsAt(record.SheetProjects, projectColumns()))
	matcher := s.Writing.rowMatcher()
	var all []SummaryRow
	for _, row := range rows {
		i, _ := matcher.row(signsOf(row, decisionOf(row)))
		if i < 0 {
			continue
		}
		w := s.Writing.rows[i]
		all = append(all, SummaryRow{Row: row.Number, Number: row.Text(columnNumber), Name: row.Text(form.PilotName.Title), Code: w.Region, Key: w.Key, Version: w.Version, row: row})
	}
	return all
}

// NameCell is the cell of the project's name.
func (s SummaryRow) NameCell() string { return s.row.Ref(form.PilotName.Title) }

// AlteredUnits compares the counts of 填报情况 with those of r, by the code of
// the unit; "" has the rows of units that report to somebody else.
func AlteredUnits(rollup *record.Rollup, b *xlsx.Book) map[string][]Alteration {
	r := draw(rollup)
	rows, _, _ := table.Read(b, record.SheetUnits, unitColumns())
	titles := []string{columnRegion, "填报情况", columnProjects, "下级应报", "下级已报"}
	if CountsClasses(b) {
		titles = append(titles, columnRecommendable, columnFaulty, columnLate, columnReturned, columnWithdrawn)
	}
	counted := columnsWritten(b, record.SheetUnits, titles...)
	found := map[string][]Alteration{}
	for key, list := range compareRows(rows, r.unitTable(), []string{columnCode}, counted) {
		found[strings.TrimSuffix(key, "|")] = list
	}
	for _, row := range rows {
		code := row.Text(columnCode)
		if code != "" && !slices.ContainsFunc(r.Units, func(u *record.Unit) bool { return u.Region.Code == code }) {
			found[""] = append(found[""], Alteration{Sheet: record.SheetUnits, Cell: row.Ref(columnCode), Title: columnCode, New: code})
		}
	}
	return found
}

// CountsClasses reports whether 填报情况 was written by a program that counted every
// project once. Before, 其中可推荐 had the late, the returned and others in it, and it
// cannot be counted that way any more.
func CountsClasses(b *xlsx.Book) bool {
	return len(columnsWritten(b, record.SheetUnits, columnFaulty)) > 0
}

// AlteredLedger compares 对账 with what r counts.
func AlteredLedger(rollup *record.Rollup, b *xlsx.Book) []Alteration {
	r := draw(rollup)
	rows, _, _ := table.Read(b, record.SheetLedger, ledgerColumns())
	want := r.ledgerTable(r.Ledger(answersWritten(r.detailTable(r.Versions))))
	var all []Alteration
	found := compareRows(rows, want, []string{record.ColumnFile, columnRegion}, columnsWritten(b, record.SheetLedger, "申报表数", "空白备用", "读到答案", "写出答案"))
	for _, cells := range want.Rows {
		key := keyOfCells(want, cells, []string{record.ColumnFile, columnRegion})
		all = append(all, found[key]...)
		delete(found, key)
	}
	return all
}

// compareRows compares the columns named of the rows with those of a sheet as
// it would be want, by the key that the key columns make. A row that is not
// there has all its cells blank.
func compareRows(rows []table.Row, want *table.Sheet, keys, titles []string) map[string][]Alteration {
	open := map[string][]table.Row{}
	for _, row := range rows {
		key := ""
		for _, title := range keys {
			key += row.Text(title) + "|"
		}
		open[key] = append(open[key], row)
	}
	found := map[string][]Alteration{}
	var rest [][]table.Cell
	for _, cells := range want.Rows { // two files may share a name
		key := keyOfCells(want, cells, keys)
		i := slices.IndexFunc(open[key], func(row table.Row) bool { return compareCells(row, want, cells, titles) == nil })
		if i < 0 {
			rest = append(rest, cells)
			continue
		}
		open[key] = slices.Delete(open[key], i, i+1)
	}
	for _, cells := range rest {
		key := keyOfCells(want, cells, keys)
		if len(open[key]) == 0 {
			found[key] = append(found[key], Alteration{Sheet: want.Name, Title: keys[0], Old: form.Clean(cells[want.Column(keys[0])-1].Text)})
			continue
		}
		found[key] = append(found[key], compareCells(open[key][0], want, cells, titles)...)
		open[key] = open[key][1:]
	}
	return found
}

func compareCells(row table.Row, want *table.Sheet, cells []table.Cell, titles []string) []Alteration {
	var found []Alteration
	for _, title := range titles {
		i := want.Column(title) - 1
		if was, is := cellText(want.Columns[i], cells[i]), row.Text(title); was != is {
			found = append(found, Alteration{Sheet: want.Name, Cell: row.Ref(title), Title: title, Old: was, New: is})
		}
	}
	return found
}

func keyOfCells(s *table.Sheet, cells []table.Cell, keys []string) string {
	key := ""
	for _, title := range keys {
		i := s.Column(title) - 1
		key += cellText(s.Columns[i], cells[i]) + "|"
	}
	return key
}

// cellText is a cell as it is drawn and read back: what cannot be seen in what
// was received stands in the cell as a sign that can.
func cellText(c table.Column, cell table.Cell) string {
	if c.Kind == table.Number && cell.Text == "" {
		return strconv.FormatFloat(cell.Number, 'f', -1, 64)
	}
	return form.Clean(form.Visible(cell.Text))
}
