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

// ReadState takes the state from a rollup workbook of ours: what was received
// from 留底, and what people entered from the sheets that they see. Sheets that
// were sorted, filtered or given more columns are read the same: rows are told
// by their identity and columns by their titles. A row that was struck off
// keeps what people had entered in it. problems are Chinese sentences; with
// any, the state is not whole and must not be built upon.
func ReadState(b *xlsx.Book) (s *Reading, problems []string) {
	s = NewReading()
	if len(b.Damage) > 0 {
		return nil, []string{"汇总工作簿有损坏，不能在它的基础上继续。请恢复备份，或者移走它后重新合并"}
	}
	if newer := TooNew(b); newer != "" {
		return nil, []string{newer}
	}
	if _, problems = formatOf(b); problems != nil {
		return nil, problems
	}
	kept, problems := s.readKeptFiles(b)
	if problems != nil {
		return nil, slices.Compact(problems)
	}
	s.Written, problems = s.readWritten(b, kept)
	sheets, more := readDrawn(b, s.formOf)
	s.Written.sheets = sheets
	problems = slices.Concat(problems, more, s.readReceipts(b), s.readDecisions(b), s.readReplies(b, sheets))
	if problems != nil {
		return nil, slices.Compact(problems)
	}
	s.stillDisagreed(s.Written.disagreed)
	for _, d := range sheets {
		s.Altered = append(s.Altered, d.compare(b)...)
	}
	sortAlterations(s.Altered)
	s.readLoose(b, sheets)
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
	return (&File{Path: row.Raw(ColumnFile), SHA256: row.Text(columnHash)}).ID()
}

// readReceipts takes what staff entered about files. Of two rows about one file
// both count.
func (s *Reading) readReceipts(b *xlsx.Book) (problems []string) {
	asked := s.Form()
	columns := s.Written.columnsAt(SheetReceipts, receiptColumns(asked))
	rows, missing, ok := table.Read(b, SheetReceipts, columns)
	if missing = s.Written.lacks(SheetReceipts, missing, columns); !ok || missing != nil {
		return []string{missingSheet(SheetReceipts, missing)}
	}
	s.noteOwn(SheetReceipts, rows)
	files := s.Written.files
	matcher := newRowMatcher(len(files), func(i int) signs {
		return signs{files[i].id, files[i].shown, files[i].shown, files[i].receipt.entries()}
	})
	read, moves := map[int]bool{}, newMoves(receiptColumns(asked), len(files))
	for _, row := range rows {
		entered := readEntries(receiptEntries(), row)
		entered.Own = row.Own()
		i, unsure := matcher.row(signs{receiptID(row), row.Raw(ColumnFile), row.Raw(ColumnFile), entered.entries()})
		if i < 0 {
			s.stray[SheetReceipts] = append(s.stray[SheetReceipts], row.Number)
			continue
		}
		f := s.Files[files[i].id]
		if read[i] {
			entered = joinReceipts(f.Receipt, entered)
		}
		f.Receipt, read[i] = entered, true
		moves.see(i, entered.entries(), unsure)
	}
	for i, file := range files {
		if !read[i] {
			s.Files[file.id].Receipt = file.receipt // the row was struck off
			moves.see(i, file.receipt.entries(), false)
		}
	}
	s.Shuffled = append(s.Shuffled, moves.of(func(i int) (string, rowEntries) { return files[i].shown, files[i].receipt.entries() }, s.Written.shuffled)...)
	return nil
}

// readDecisions takes what people entered about projects. Of two rows about one
// project both count.
func (s *Reading) readDecisions(b *xlsx.Book) (problems []string) {
	asked := s.Form()
	columns := s.Written.columnsAt(SheetProjects, projectColumns(asked))
	rows, missing, ok := table.Read(b, SheetProjects, columns)
	if missing = s.Written.lacks(SheetProjects, missing, columns); !ok || missing != nil {
		return []string{missingSheet(SheetProjects, missing)}
	}
	s.noteOwn(SheetProjects, rows)
	written := s.Written.rows
	matcher := s.Written.rowMatcher()
	s.rows = map[int][]Decision{}
	moves := newMoves(projectColumns(asked), len(written))
	for _, row := range rows {
		d := decisionOf(row)
		i, unsure := matcher.row(signsOf(asked, row, d))
		if i < 0 {
			s.stray[SheetProjects] = append(s.stray[SheetProjects], row.Number)
			continue
		}
		s.rows[i] = append(s.rows[i], d)
		moves.see(i, d.entries(), unsure)
	}
	for i, w := range written {
		if s.rows[i] == nil { // the row was struck off
			moves.see(i, w.entered().entries(), false)
		}
	}
	s.takeRows()
	s.Shuffled = append(s.Shuffled, moves.of(func(i int) (string, rowEntries) { return written[i].Name, written[i].entered().entries() }, s.Written.shuffled)...)
	return nil
}

// takeRows makes decisions and former names of what stands in the rows of 项目汇总.
// A row that was struck off keeps what was written in it.
func (s *Reading) takeRows() {
	names := s.versionKeys()
	for i, w := range s.Written.rows {
		if s.rows[i] == nil {
			s.decide(w.stateKey(names, w.Decision), w.Decision)
			s.addFormer(w.Former)
			continue
		}
		for _, d := range s.rows[i] {
			d.Region, d.Name, d.Version = w.Region, w.Name, w.Decision.Version
			if !d.decided().same(w.Decision.decided()) {
				d.Version = w.Version // people entered it looking at this version
			}
			s.decide(w.stateKey(names, d), d)
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
func decisionOf(row table.Row) Decision {
	d := readEntries(decisionEntries(), row)
	d.Own = row.Own()
	return d
}

// signsOf are the signs by which the row is known, where people entered d in it.
func signsOf(asked *form.Form, row table.Row, d Decision) signs {
	return signs{row.Raw(columnKey), seenOf(row.Text(columnCode), row.Raw(asked.Title(form.PilotName)), row.Raw(ColumnFile), row.Raw(columnSheet)),
		row.Text(asked.Title(form.PilotName)), d.entries()}
}

// seenOf is how people know a row of 项目汇总.
func seenOf(region, name, file, sheet string) string {
	return strings.Join([]string{region, form.Clean(name), form.Clean(form.OneLine(file)), form.Clean(form.OneLine(sheet))}, rowKeyApart)
}

// entryWord is the word of the drop-down that people mean when they write
// another one over it. What is none of these stays as written, and waits for
// a person.
func entryWord(text string) string {
	for word, others := range map[string][]string{
		checks.RecommendYes:     {"推荐", "同意推荐", "√", "✓", "✔"},
		checks.RecommendNo:      {"不推荐", "不同意推荐", "×", "✗"},
		checks.RecommendReserve: {"候补", "备用"},
		checks.OpinionPass:      {"同意", "合格"},
		checks.OpinionReturn:    {"不通过", "不同意", "不合格", "驳回"},
		checks.OpinionPending:   {"待议", "待审", "暂缓"},
		checks.OpinionStands:    {"没有撤回", "没撤回", "不撤回", "保留"},
	} {
		if slices.Contains(others, form.Fold(text)) {
			return word
		}
	}
	return text
}

// ReadFiling takes 填报情况 of a list.
func ReadFiling(b *xlsx.Book) []form.Filing {
	rows, _, ok := table.Read(b, SheetUnits, unitColumns())
	if !ok {
		return nil
	}
	var filing []form.Filing
	for _, row := range rows {
		f := form.Filing{Region: row.Text(columnCode), Name: row.Text(columnRegion), Entry: entryOf(row.Text("填报情况")),
			Projects: wholeNumber(row.Text("项目数")), Valid: wholeNumber(row.Text("其中可推荐"))}
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
