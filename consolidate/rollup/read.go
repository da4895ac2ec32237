package rollup

import (
	"strconv"
	"strings"

	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// ReadState takes the state from a rollup workbook of ours. Sheets that people
// sorted, filtered or added columns to are read the same: rows are told by
// their identity and columns by their titles. problems are Chinese sentences;
// with any, the state is not whole and must not be built upon.
func ReadState(b *xlsx.Book) (s *State, problems []string) {
	s = NewState()
	if len(b.Damage) > 0 {
		return nil, []string{"汇总工作簿有损坏，不能在它的基础上继续。请恢复备份，或者移走它后重新合并"}
	}
	problems = append(problems, s.readReceipts(b)...)
	forms, more := ReadForms(b)
	problems = append(problems, more...)
	for _, f := range forms {
		file := s.Files[f.Via]
		if file == nil {
			problems = append(problems, "申报详情中“"+f.Filled.Name()+"”的来源文件不在收件登记中")
			continue
		}
		file.Return.Projects = append(file.Return.Projects, f.Filled)
	}
	problems = append(problems, s.readDecisions(b)...)
	if problems != nil {
		return nil, problems
	}
	return s, nil
}

func missingSheet(name string, missing []string) string {
	if missing == nil {
		return "缺少工作表“" + name + "”或它的表头"
	}
	return "工作表“" + name + "”缺少列：" + strings.Join(missing, "、")
}

func (s *State) readReceipts(b *xlsx.Book) (problems []string) {
	rows, missing, ok := table.Read(b, SheetReceipts, receiptColumns())
	if !ok || missing != nil {
		return []string{missingSheet(SheetReceipts, missing)}
	}
	home := homes(form.CountyLayout())
	for _, row := range rows {
		f := &File{Path: row.Text(ColumnFile), SHA256: row.Text(columnHash)}
		mark, marked := form.ParseMark(row.Raw(columnMark))
		if !marked && f.Path == "" && f.SHA256 == "" {
			continue // a line of somebody's own below the table
		}
		f.FirstSeen, _ = form.ParseDay(row.Text(columnFirstSeen))
		f.Receipt = Receipt{
			Arrived: row.Text(ColumnArrived), Method: row.Text(ColumnMethod),
			ExceptionBy: row.Text(ColumnExceptionBy), ExceptionWhy: row.Text(ColumnExceptionWhy), Copies: row.Text(columnCopies), Remark: row.Text(columnRemark),
		}
		f.Return = &form.Return{Mark: mark, Notes: decodeNotes(row.Raw(columnNotes)), Filing: decodeFiling(row.Raw(columnFiling))}
		f.Return.Region = row.Text(columnCode)
		f.Return.OwnTime, _ = form.ParseDay(row.Text(columnOwnTime))
		f.Return.Spares, _ = strconv.Atoi(row.Text("空白表"))
		f.Return.County = readCounty(row, f, home)
		s.Files[f.ID()] = f
	}
	return nil
}

func readCounty(row table.Row, f *File, home map[*form.Field]string) *form.Filled {
	sheet, places, ok := strings.Cut(row.Raw(columnPlaces), ";")
	if !ok {
		return nil
	}
	county := form.NewFilled(form.Origin{Region: f.Return.Region, File: f.Path, SHA256: f.SHA256, Sheet: sheet})
	how := decodePlaces(places)
	for _, field := range form.CountyFields() {
		county.Set(field, restore(field, row.Raw(field.Title), how, home[field]))
	}
	return county
}

// Received is a form with the file that brought it.
type Received struct {
	Via    string // ID of the file
	Key    string
	Filled *form.Filled
	Row    int // of 申报详情
}

// ReadForms takes the forms from 申报详情 and 工作步骤 of a rollup or a list.
func ReadForms(b *xlsx.Book) (forms []Received, problems []string) {
	rows, missing, ok := table.Read(b, SheetDetails, detailColumns())
	if !ok || missing != nil {
		return nil, []string{missingSheet(SheetDetails, missing)}
	}
	steps, problems := readSteps(b)
	home := homes(form.FormLayout())
	for _, row := range rows {
		origin := form.Origin{Region: row.Text(columnCode), File: row.Raw(columnOrigin), SHA256: row.Text(columnOriginID), Sheet: row.Raw(columnSheet)}
		if origin == (form.Origin{}) {
			continue
		}
		filled := form.NewFilled(origin)
		how := decodePlaces(row.Raw(columnPlaces))
		for _, f := range form.Fields() {
			filled.Set(f, restore(f, row.Raw(f.Title), how, home[f]))
		}
		via := row.Text(columnHash)
		filled.Steps = steps[stepKey{via, origin.SHA256, origin.Sheet}]
		forms = append(forms, Received{Via: via, Key: row.Raw(columnKey), Filled: filled, Row: row.Number})
	}
	return forms, problems
}

// stepKey tells the steps of one form: by its file, its first file and its sheet.
type stepKey struct{ via, origin, sheet string }

func readSteps(b *xlsx.Book) (map[stepKey][]form.Step, []string) {
	rows, missing, ok := table.Read(b, SheetSteps, stepColumns())
	if !ok || missing != nil {
		return nil, []string{missingSheet(SheetSteps, missing)}
	}
	type numbered struct {
		n    int
		step form.Step
	}
	byForm := map[stepKey][]numbered{}
	for _, row := range rows {
		var step form.Step
		how := decodePlaces(row.Raw(columnPlaces))
		for _, f := range form.StepFields() {
			step.Set(f, restore(f, row.Raw(f.Title), how, ""))
		}
		n, err := strconv.Atoi(row.Text(columnNumber))
		if err != nil || step.IsBlank() {
			continue
		}
		key := stepKey{row.Text(columnHash), row.Text(columnOriginID), row.Raw(columnSheet)}
		byForm[key] = append(byForm[key], numbered{n, step})
	}
	steps := map[stepKey][]form.Step{}
	for key, list := range byForm {
		sortStable(list, func(a numbered) int { return a.n })
		for _, item := range list {
			steps[key] = append(steps[key], item.step)
		}
	}
	return steps, nil
}

func (s *State) readDecisions(b *xlsx.Book) (problems []string) {
	rows, missing, ok := table.Read(b, SheetProjects, projectColumns())
	if !ok || missing != nil {
		return []string{missingSheet(SheetProjects, missing)}
	}
	for _, row := range rows {
		d := &Decision{
			Opinion: row.Text(ColumnOpinion), Recommend: row.Text(ColumnRecommend), Rank: row.Text(ColumnRank), Reason: row.Text(ColumnReason),
			Region: row.Text(columnCode), Name: row.Text(form.PilotName.Title), Version: row.Raw(columnDecidedOn),
		}
		if d.entries() != row.Raw(columnEntries) {
			d.Version = row.Raw(columnVersion) // people entered it looking at this row
		}
		key := row.Raw(columnKey)
		if key == "" && d.Region != "" && d.Name != "" {
			key = d.Region + "|" + form.NormalName(d.Name)
		}
		if key != "" && !d.IsBlank() {
			s.Decisions[key] = d
		}
	}
	return nil
}

// encodeFiling keeps what a list says of the regions below its sender.
func encodeFiling(filing []form.Filing) string {
	var lines []string
	for _, f := range filing {
		lines = append(lines, strings.Join([]string{f.Region, f.Name, f.Entry, strconv.Itoa(f.Projects), strconv.Itoa(f.Valid)}, "\t"))
	}
	return strings.Join(lines, "\n")
}

func decodeFiling(text string) []form.Filing {
	var filing []form.Filing
	for _, line := range strings.Split(text, "\n") {
		parts := strings.Split(line, "\t")
		if len(parts) != 5 {
			continue
		}
		f := form.Filing{Region: parts[0], Name: parts[1], Entry: parts[2]}
		f.Projects, _ = strconv.Atoi(parts[3])
		f.Valid, _ = strconv.Atoi(parts[4])
		filing = append(filing, f)
	}
	return filing
}

// ReadFiling takes 填报情况 of a list.
func ReadFiling(b *xlsx.Book) []form.Filing {
	rows, _, ok := table.Read(b, SheetUnits, unitColumns())
	if !ok {
		return nil
	}
	var filing []form.Filing
	for _, row := range rows {
		f := form.Filing{Region: row.Text(columnCode), Name: row.Text(columnRegion), Entry: entryOf(row.Text("填报情况"))}
		f.Projects, _ = strconv.Atoi(row.Text("项目数"))
		f.Valid, _ = strconv.Atoi(row.Text("其中可推荐"))
		if f.Region != "" {
			filing = append(filing, f)
		}
	}
	return filing
}
