package rollup

import (
	"slices"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// What the sheets of a rollup or a list show, for those who follow a row back
// to its source (custody). Nothing is built upon it: what counts is the state.

// Source is a file by the name and the hash under which a sheet names it.
type Source struct{ Path, SHA256 string }

// Line is a row of 申报详情: a form, and the file that brought it.
type Line struct {
	Row    int
	Via    Source
	Origin form.Origin
	Name   string
}

// ReadLines takes 申报详情 of a rollup or a list, in the order of the sheet.
func ReadLines(b *xlsx.Book) []Line {
	rows, _, _ := table.Read(b, SheetDetails, detailColumns())
	var lines []Line
	for _, row := range rows {
		line := Line{Row: row.Number, Via: Source{row.Raw(ColumnFile), row.Text(columnHash)}, Name: row.Text(form.PilotName.Title),
			Origin: form.Origin{Region: row.Text(columnCode), File: row.Raw(columnOrigin), SHA256: row.Text(columnOriginID), Sheet: row.Raw(columnSheet)}}
		if line.Origin != (form.Origin{}) {
			lines = append(lines, line)
		}
	}
	return lines
}

// ReadSources takes 来源文件 of a list: the row of each file.
func ReadSources(b *xlsx.Book) map[Source]int {
	rows, _, _ := table.Read(b, SheetSources, []table.Column{{Title: ColumnFile}, {Title: columnHash}})
	sources := map[Source]int{}
	for _, row := range rows {
		if s := (Source{row.Raw(ColumnFile), row.Text(columnHash)}); s != (Source{}) {
			sources[s] = row.Number
		}
	}
	return sources
}

// ReadPaths takes from 收件登记 the name under which each file was last found,
// by its ID.
func ReadPaths(b *xlsx.Book) map[string]string {
	rows, _, _ := table.Read(b, SheetReceipts, receiptColumns())
	paths := map[string]string{}
	for _, row := range rows {
		paths[receiptID(row)] = row.Raw(ColumnFile)
	}
	return paths
}

// Summary is a row of 项目汇总.
type Summary struct {
	Row          int
	Number, Name string
	Code, Key    string // of its region, of its project
	Version      string // ID of the version that it shows; "" for a decision whose project is gone
	row          table.Row
}

// ReadSummaries takes 项目汇总, in the order of the sheet. A line of somebody's
// own below the table is none of it.
func ReadSummaries(b *xlsx.Book) []Summary {
	rows, _, _ := table.Read(b, SheetProjects, projectColumns())
	var all []Summary
	for _, row := range rows {
		s := Summary{Row: row.Number, Number: row.Text(columnNumber), Name: row.Text(form.PilotName.Title),
			Code: row.Text(columnCode), Key: row.Raw(columnKey), Version: row.Raw(columnVersion), row: row}
		if s.Key != "" || s.Name != "" && s.Number != "" {
			all = append(all, s)
		}
	}
	return all
}

// NameCell is the cell of the project's name.
func (s Summary) NameCell() string { return s.row.Ref(form.PilotName.Title) }

// Altered compares what the row shows of its project with the form behind it.
func (s Summary) Altered(p *checks.Project) []Alteration {
	texts := projectTexts(p)
	var found []Alteration
	for _, c := range projectColumns() {
		was, shown := texts[c.Title]
		if is := s.row.Raw(c.Title); shown && !sameText(was, is) {
			found = append(found, Alteration{Sheet: SheetProjects, Cell: s.row.Ref(c.Title), Title: c.Title, Old: was, New: is})
		}
	}
	return found
}

// AlteredUnits compares the counts of 填报情况 with those of r, by the code of
// the unit; "" has the rows of units that report to somebody else.
func (r *Rollup) AlteredUnits(b *xlsx.Book) map[string][]Alteration {
	rows, _, _ := table.Read(b, SheetUnits, unitColumns())
	found := map[string][]Alteration{}
	for key, list := range compareRows(rows, r.unitTable(), []string{columnCode}, []string{columnRegion, "填报情况", "项目数", "其中可推荐", "下级应报", "下级已报"}) {
		found[strings.TrimSuffix(key, "|")] = list
	}
	for _, row := range rows {
		code := row.Text(columnCode)
		if code != "" && !slices.ContainsFunc(r.Units, func(u *Unit) bool { return u.Region.Code == code }) {
			found[""] = append(found[""], Alteration{Sheet: SheetUnits, Cell: row.Ref(columnCode), Title: columnCode, New: code})
		}
	}
	return found
}

// AlteredLedger compares 对账 with what r counts.
func (r *Rollup) AlteredLedger(b *xlsx.Book) []Alteration {
	rows, _, _ := table.Read(b, SheetLedger, ledgerColumns())
	drawn := r.ledgerTable(r.Ledger(r.detailTable(r.Versions)))
	var all []Alteration
	found := compareRows(rows, drawn, []string{ColumnFile, columnRegion}, []string{"申报表数", "空白备用", "读到答案", "写出答案"})
	for _, cells := range drawn.Rows {
		key := keyOfCells(drawn, cells, []string{ColumnFile, columnRegion})
		all = append(all, found[key]...)
		delete(found, key)
	}
	return all
}

// compareRows compares the columns named of the rows with those of a sheet as
// it would be drawn, by the key that the key columns make. A row that is not
// there has all its cells blank.
func compareRows(rows []table.Row, drawn *table.Sheet, keys, titles []string) map[string][]Alteration {
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
	for _, cells := range drawn.Rows { // two files may share a name
		key := keyOfCells(drawn, cells, keys)
		i := slices.IndexFunc(open[key], func(row table.Row) bool { return compareCells(row, drawn, cells, titles) == nil })
		if i < 0 {
			rest = append(rest, cells)
			continue
		}
		open[key] = slices.Delete(open[key], i, i+1)
	}
	for _, cells := range rest {
		key := keyOfCells(drawn, cells, keys)
		if len(open[key]) == 0 {
			found[key] = append(found[key], Alteration{Sheet: drawn.Name, Title: keys[0], Old: form.Clean(cells[drawn.Column(keys[0])-1].Text)})
			continue
		}
		found[key] = append(found[key], compareCells(open[key][0], drawn, cells, titles)...)
		open[key] = open[key][1:]
	}
	return found
}

func compareCells(row table.Row, drawn *table.Sheet, cells []table.Cell, titles []string) []Alteration {
	var found []Alteration
	for _, title := range titles {
		i := drawn.Column(title) - 1
		if was, is := shownText(drawn.Columns[i], cells[i]), row.Text(title); was != is {
			found = append(found, Alteration{Sheet: drawn.Name, Cell: row.Ref(title), Title: title, Old: was, New: is})
		}
	}
	return found
}

func keyOfCells(s *table.Sheet, cells []table.Cell, keys []string) string {
	key := ""
	for _, title := range keys {
		i := s.Column(title) - 1
		key += shownText(s.Columns[i], cells[i]) + "|"
	}
	return key
}

// shownText is a cell as it is read back.
func shownText(c table.Column, cell table.Cell) string {
	if c.Kind == table.Number && cell.Text == "" {
		return strconv.FormatFloat(cell.Number, 'f', -1, 64)
	}
	return form.Clean(cell.Text)
}

// AlteredSteps tells of rows of 工作步骤 that were added or struck off. Altered
// cells are told by AlteredForms.
func AlteredSteps(b *xlsx.Book, forms []*form.Filled) []Alteration {
	type stepID struct {
		formID
		n int
	}
	open := map[stepID]int{} // two lists may have brought one form
	for _, f := range forms {
		for i := range f.Steps {
			open[stepID{idOf(f), i + 1}]++
		}
	}
	rows, _, _ := table.Read(b, SheetSteps, stepColumns())
	var found []Alteration
	for _, row := range rows {
		id := stepID{rowFormID(row), wholeNumber(row.Text(columnNumber))}
		if content := row.Text(form.StepContent.Title); open[id] == 0 && content != "" {
			found = append(found, Alteration{Sheet: SheetSteps, Cell: row.Ref(form.StepContent.Title), Title: form.StepContent.Title, New: content})
		}
		open[id]--
	}
	for _, f := range forms {
		for i, step := range f.Steps {
			if id := (stepID{idOf(f), i + 1}); open[id] > 0 {
				open[id]--
				found = append(found, Alteration{Sheet: SheetSteps, Title: form.StepContent.Title, Old: step.Content.Raw})
			}
		}
	}
	return found
}

// NewVersion is a form with the file that brought it, for drawing the sheets
// that show it.
func NewVersion(facts *checks.Project, via Source) *Version {
	return &Version{Facts: facts, File: &FileLine{File: &File{Path: via.Path, SHA256: via.SHA256}}}
}

// AlteredOrigins compares what 申报详情 and 工作步骤 say of where the forms came
// from. Their answers are compared by AlteredForms.
func (r *Rollup) AlteredOrigins(b *xlsx.Book, versions []*Version) []Alteration {
	first := []string{columnOriginID, columnOrigin, columnSheet}
	return slices.Concat(
		compareSheet(b, detailColumns(), r.detailTable(versions), first, []string{columnRegion, columnCode, ColumnFile, columnHash}),
		compareSheet(b, stepColumns(), r.stepTable(versions), append(first, columnNumber), []string{columnRegion, form.PilotName.Title, columnHash}))
}

// AlteredReceipts compares what 收件登记 shows of the files themselves. What
// staff enter, and what follows from it, is theirs.
func (r *Rollup) AlteredReceipts(b *xlsx.Book) []Alteration {
	titles := []string{columnRegion, "表单数", "空白表", columnHash}
	for _, f := range form.CountyFields() {
		titles = append(titles, f.Title)
	}
	return compareSheet(b, receiptColumns(), r.receiptTable(r.Files), []string{ColumnFile}, titles)
}

// compareSheet is compareRows over a whole sheet, in the order of its rows. A
// row that is not there is left to who compares the rows.
func compareSheet(b *xlsx.Book, columns []table.Column, drawn *table.Sheet, keys, titles []string) []Alteration {
	rows, _, _ := table.Read(b, drawn.Name, columns)
	found := compareRows(rows, drawn, keys, titles)
	var all []Alteration
	for _, cells := range drawn.Rows {
		key := keyOfCells(drawn, cells, keys)
		for _, a := range found[key] {
			if a.Cell != "" {
				all = append(all, a)
			}
		}
		delete(found, key)
	}
	return all
}
