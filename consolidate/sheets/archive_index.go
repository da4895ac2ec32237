package sheets

import (
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ArchiveIndexName is the workbook at the top of an archive that says what lies in it.
const ArchiveIndexName = "归档目录.xlsx"

// Sheets of the index that no rollup has, and its columns for where a file lies.
const (
	sheetArchived  = "收到的文件"
	columnCounted  = "是否计入"
	columnWhy      = "原因"
	columnPlace    = "归档位置"
	columnArrived  = "到件日期"
	wordCounted    = "计入"
	wordNotCounted = "未计入"
)

// ArchivedFile is a file that was received, as the index of an archive has it:
// 沁水县申报表.xlsx of 沁水县, 已并入, in 收到/计入.
type ArchivedFile struct {
	Unit, Path, SHA256 string
	Result             string // Chinese: what became of it
	Counted            bool
	Why                string // Chinese
	Arrived            string
	Place              string // in the archive; "" where it is not in it
}

// DrawArchiveIndex writes the index. Without persons it has nothing in it that names one,
// says how to reach one, or was typed by one.
func DrawArchiveIndex(rollup *record.Rollup, files []ArchivedFile, persons bool) ([]byte, error) {
	r := draw(rollup)
	units := r.unitTable()
	sheets := []*table.Sheet{r.archivedTable(files), r.archivedProjects(), units, r.statisticsTable(), r.sortsTable()}
	if !persons { // the columns in which stands what somebody typed
		typed := []string{record.ColumnFile, columnWhy, columnPlace, "状态说明", "需要做什么"}
		for _, s := range sheets {
			withoutColumns(s, func(c table.Column) bool { return slices.Contains(typed, c.Title) })
			hideWays(s)
			s.Notes = nil
		}
	}
	b, err := table.NewBook()
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		lookOnly(s)
	}
	if err := addAll(b, sheets); err != nil {
		return nil, err
	}
	return b.Unmarked()
}

// archivedTable is 收到的文件: every file that was received, whether it counts, and why not.
func (r *drawing) archivedTable(files []ArchivedFile) *table.Sheet {
	s := &table.Sheet{Name: sheetArchived, Title: r.heading("归档目录"), Freeze: 2, Notes: []string{"收到的每份文件一行：有没有计入、为什么、放在哪里。保管多久，以本单位档案管理规定为准。"},
		Columns: []table.Column{{Title: columnNumber, Width: 6, Kind: table.Number}, {Title: columnRegion, Width: 14, Centre: true}, {Title: record.ColumnFile, Width: 36}, {Title: columnStatus, Width: 11, Centre: true},
			{Title: columnCounted, Width: 9, Centre: true}, {Title: columnWhy, Width: 44}, {Title: columnArrived, Width: 13, Centre: true, Kind: table.Day}, {Title: columnPlace, Width: 40}, {Title: columnHash, Width: 14, Clip: true}}}
	for i, f := range files {
		counted := table.Cell{Text: wordNotCounted, Tone: table.Muted}
		if f.Counted {
			counted = table.Cell{Text: wordCounted, Tone: table.Good}
		}
		s.Rows = append(s.Rows, cellsOf(s.Columns, map[string]table.Cell{
			columnNumber: table.Count(i + 1), columnRegion: table.Of(f.Unit), record.ColumnFile: table.Of(f.Path), columnStatus: table.Of(f.Result),
			columnCounted: counted, columnWhy: table.Of(f.Why), columnArrived: table.Of(f.Arrived), columnPlace: table.Of(f.Place), columnHash: table.Of(f.SHA256)}))
	}
	return s
}

// archivedProjects is 项目: every project, where it stands, and why.
func (r *drawing) archivedProjects() *table.Sheet {
	planForm := r.Plan.Form
	name, unit, domain := planForm.Title(form.PilotName), planForm.Title(form.UndertakingUnit), planForm.Title(form.Domain)
	s := &table.Sheet{Name: "项目", Title: r.heading("结果"), Freeze: 4,
		Columns: []table.Column{{Title: columnNumber, Width: 6, Kind: table.Number}, {Title: columnRegion, Width: 14, Centre: true}, {Title: domain, Width: 10, Centre: true}, {Title: name, Width: 30},
			{Title: unit, Width: 26}, {Title: "试点时间", Width: 20, Centre: true}, {Title: "目前状态", Width: 12, Centre: true}, {Title: "状态说明", Width: 40}, {Title: record.ColumnFile, Width: 36}}}
	for i, p := range r.Projects {
		texts := projectTexts(p.Facts)
		s.Rows = append(s.Rows, cellsOf(s.Columns, map[string]table.Cell{
			columnNumber: table.Count(i + 1), columnRegion: table.Of(r.NameBelow(p.Facts.Region.Code)), domain: table.Of(texts[domain]), name: table.Of(texts[name]), unit: table.Of(texts[unit]),
			"试点时间": table.Of(texts["试点时间"]), "目前状态": {Text: p.StateChinese(), Tone: toneOf(p)}, "状态说明": table.Of(p.ReasonChinese()), record.ColumnFile: table.Of(p.Facts.Form.Origin.File)}))
	}
	return s
}

// hideWays puts a word in the place of every text in which somebody wrote how to reach a
// person.
func hideWays(s *table.Sheet) {
	for _, row := range s.Rows {
		for i, cell := range row {
			if reachesSomebody(cell.Text) {
				row[i] = table.Of("（含联系方式，已去掉）")
			}
		}
	}
}

// WithoutPersons is the list of a region without the columns that name a person, say how
// to reach one, or were typed beside the answers, and with nothing behind it.
func (r *ListReading) WithoutPersons(p *plan.Plan, of plan.Region) ([]byte, error) {
	columns := slices.DeleteFunc(slices.Clone(r.columns()), func(c listColumn) bool {
		field := p.Form.Field(c.source.Field)
		return c.source == plan.ListSource{} || c.source.Own == plan.FromSaid || c.source.Own == plan.FromRemark || field != nil && field.IsPrivate()
	})
	lines := r.lines(p, of)
	s := &table.Sheet{Name: SheetList, Title: p.Heading() + SheetList + ListSuffix(r.Final), Columns: columns.forLines(lines).table(), Rows: columns.forLines(lines).rows(lines, false),
		Notes: []string{"去掉了联系人、电话等个人信息，供查阅；盖章的清单另行保管。"}, Foot: []string{"", p.Office(of)}, RowHeight: 30}
	hideWays(s)
	return DrawAlone(s)
}
