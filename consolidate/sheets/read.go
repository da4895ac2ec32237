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

// ReadRollup takes the state from a rollup workbook of ours: what was received
// from 留底, and what people entered from the sheets that they see. Sheets that
// were sorted, filtered or given more columns are read the same: rows are known
// by their identity and columns by their titles. A row that was struck off
// keeps what people had entered in it. problems are Chinese sentences; with
// any, the state is not whole and must not be built upon.
func ReadRollup(b *xlsx.Book) (*Reading, []string) { return readRollup(b, keptOf(b)) }

// readRollup is ReadRollup of a workbook of which 留底 has been read.
func readRollup(b *xlsx.Book, k *keptBook) (s *Reading, problems []string) {
	s = NewReading()
	if len(b.Damage) > 0 {
		return nil, []string{"汇总工作簿有损坏，不能在它的基础上继续。请恢复备份，或者移走它后重新合并"}
	}
	if newer := k.tooNew(); newer != "" {
		return nil, []string{newer}
	}
	if _, problems = k.format(); problems != nil {
		return nil, problems
	}
	kept, problems := s.readKeptFiles(k)
	if problems != nil {
		return nil, slices.Compact(problems)
	}
	s.Writing, problems = s.readWriting(k, kept)
	bare, more := k.sheets()
	sheets := WrittenSheets(withAnswers(bare, s.Form(), s.formOf))
	s.Writing.sheets = sheets
	problems = slices.Concat(problems, more, s.readReceipts(b), s.readDecisions(b), s.readReplies(b, k))
	if problems != nil {
		return nil, slices.Compact(problems)
	}
	s.Disagreed = s.stillDisagreed(s.Writing.disagreed)
	for _, d := range sheets {
		s.Altered = append(s.Altered, d.compare(b)...)
	}
	sortAlterations(s.Altered)
	s.readStray(b, sheets)
	s.readOwnSheets(b, sheets)
	return s, nil
}

// formOf is the form that a row of 申报详情 or 工作步骤 shows.
func (s *Reading) formOf(ref formRef) *form.Filled {
	f := s.Files[ref.File]
	if f == nil || ref.Form < 0 || ref.Form >= len(f.Return.Projects) {
		return nil
	}
	return f.Return.Projects[ref.Form]
}

func missingSheet(name string, missing []string) string {
	if missing == nil {
		return "缺少工作表“" + name + "”或它的表头"
	}
	return "工作表“" + name + "”缺少列：" + strings.Join(missing, "、")
}

// receiptID is the ID of the file that a row of 收件登记 is about.
func receiptID(row table.Row) string {
	return record.FileID(row.Raw(record.ColumnFile), row.Text(columnHash))
}

// readFilled reads a sheet that people fill and to which they may add columns.
func (s *Reading) readFilled(b *xlsx.Book, sheet string, columns []table.Column) (rows []table.Row, problems []string) {
	columns = s.Writing.columnsAt(sheet, columns)
	rows, missing, ok := table.Read(b, sheet, columns)
	if missing = s.Writing.removedColumns(sheet, missing, columns); !ok || missing != nil {
		return nil, []string{missingSheet(sheet, missing)}
	}
	s.noteOwn(sheet, rows)
	return rows, nil
}

// readReceipts takes what staff entered about files. Of two rows about one file
// both count.
func (s *Reading) readReceipts(b *xlsx.Book) (problems []string) {
	columns := receiptColumns(s.Form())
	rows, problems := s.readFilled(b, record.SheetReceipts, columns)
	if problems != nil {
		return problems
	}
	files := s.Writing.files
	matcher := newRowMatcher(len(files), func(i int) rowSigns {
		return rowSigns{files[i].ID(), files[i].shown(), files[i].shown(), files[i].Receipt.Entries()}
	})
	read, moves, arranging := map[int]bool{}, newMovedEntries(columns, len(files)), s.newArranging(b, record.SheetReceipts, columns)
	arranging.table(rows)
	for _, row := range rows {
		entered := readEntries(record.ReceiptEntries(), row)
		entered.Own = row.Own()
		i, unsure := matcher.row(rowSigns{receiptID(row), row.Raw(record.ColumnFile), row.Raw(record.ColumnFile), entered.Entries()})
		if i < 0 {
			s.unmatched[record.SheetReceipts] = append(s.unmatched[record.SheetReceipts], row.Number)
			continue
		}
		entered.Own = arranging.row(row, files[i].ID(), i)
		f := s.Files[files[i].ID()]
		if read[i] {
			entered = record.JoinReceipts(f.Receipt, entered)
		}
		f.Receipt, read[i] = entered, true
		moves.note(i, entered.Entries(), unsure)
	}
	s.noteArrangement(arranging, fileIDs(files))
	for i, file := range files {
		if !read[i] {
			s.Files[file.ID()].Receipt = file.Receipt // the row was struck off
			moves.note(i, file.Receipt.Entries(), false)
		}
	}
	s.Shuffled = append(s.Shuffled, moves.rowsToAsk(func(i int) (string, record.RowEntries) { return files[i].shown(), files[i].Receipt.Entries() }, s.Writing.shuffled)...)
	return nil
}

// readDecisions takes what people entered about projects. Of two rows about one
// project both count.
func (s *Reading) readDecisions(b *xlsx.Book) (problems []string) {
	planForm := s.Form()
	columns := projectColumns(planForm)
	rows, problems := s.readFilled(b, record.SheetProjects, columns)
	if problems != nil {
		return problems
	}
	written := s.Writing.rows
	matcher := s.Writing.rowMatcher()
	s.rows = map[int][]record.Decision{}
	moves, arranging, names := newMovedEntries(columns, len(written)), s.newArranging(b, record.SheetProjects, columns), s.VersionKeys()
	arranging.table(rows)
	for _, row := range rows {
		d := decisionOf(row)
		i, unsure := matcher.row(signsOf(planForm, row, d))
		if i < 0 {
			s.unmatched[record.SheetProjects] = append(s.unmatched[record.SheetProjects], row.Number)
			continue
		}
		d.Own = arranging.row(row, written[i].keyNow(names), i)
		s.rows[i] = append(s.rows[i], d)
		moves.note(i, d.Entries(), unsure)
	}
	s.noteArrangement(arranging, keysNow(written, names))
	for i, w := range written {
		if s.rows[i] == nil { // the row was struck off
			moves.note(i, w.entered().Entries(), false)
		}
	}
	s.takeRows()
	s.Shuffled = append(s.Shuffled, moves.rowsToAsk(func(i int) (string, record.RowEntries) { return written[i].Name, written[i].entered().Entries() }, s.Writing.shuffled)...)
	return nil
}

// takeRows makes decisions and former names of what stands in the rows of 项目汇总.
// A row that was struck off keeps what was written in it.
func (s *Reading) takeRows() {
	names := s.VersionKeys()
	for i, w := range s.Writing.rows {
		if s.rows[i] == nil {
			s.AddDecision(w.stateKey(names, w.Decision), w.Decision)
			s.AddFormer(w.Former)
			continue
		}
		for _, d := range s.rows[i] {
			d.Region, d.Name, d.Version = w.Region, w.Name, w.Decision.Version
			if !d.Deciding().Same(w.Decision.Deciding()) {
				d.Version = w.Version // people entered it looking at this version
			}
			s.AddDecision(w.stateKey(names, d), d)
			s.readFormer(w, d.SameAs)
		}
	}
}

// noteOwn notes the columns that people added to a sheet.
func (s *Reading) noteOwn(sheet string, rows []table.Row) {
	for _, row := range rows[:min(1, len(rows))] {
		for _, title := range row.OwnTitles() {
			s.Own[[2]string{sheet, title}] = true
		}
	}
}

// decisionOf is what people entered in the row.
func decisionOf(row table.Row) record.Decision {
	d := readEntries(record.DecisionEntries(), row)
	d.Own = row.Own()
	return d
}

// signsOf are the signs by which the row is known, where people entered d in it.
func signsOf(planForm *form.Form, row table.Row, d record.Decision) rowSigns {
	return rowSigns{row.Raw(columnKey), seenOf(row.Text(columnCode), row.Raw(planForm.Title(form.PilotName)), row.Raw(record.ColumnFile), row.Raw(columnSheet)),
		row.Text(planForm.Title(form.PilotName)), d.Entries()}
}

// seenOf is how people know a row of 项目汇总.
func seenOf(region, name, file, sheet string) string {
	return strings.Join([]string{region, form.Clean(name), form.Clean(form.OneLine(file)), form.Clean(form.OneLine(sheet))}, rowKeyApart)
}

// readFiling takes 填报情况 of a list.
func readFiling(b *xlsx.Book) []form.Filing {
	rows, _, ok := table.Read(b, record.SheetUnits, unitColumns())
	if !ok {
		return nil
	}
	var filing []form.Filing
	for _, row := range rows {
		f := form.Filing{Region: row.Text(columnCode), Name: row.Text(columnRegion), Status: record.UnitStatusOf(row.Text("填报情况")),
			Projects: wholeNumber(row.Text(columnProjects)), Valid: wholeNumber(row.Text(columnRecommendable))}
		if f.Region != "" {
			filing = append(filing, f)
		}
	}
	return filing
}

// wholeNumber reads a number that we wrote; anything else is 0.
func wholeNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}
