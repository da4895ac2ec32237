package rollup

import (
	"fmt"

	"shidian/consolidate/workbook/table"
)

// LedgerLine is a row of 对账: what went in with one file against what came out of
// it, e.g. 3 forms = 2 merged + 1 spare.
type LedgerLine struct {
	File       *FileLine
	Forms      int // forms found, untouched ones included
	Merged     int // projects that count
	Superseded int // projects with a newer version
	Spares     int
	Refused    int // forms of a file that could not be taken, and those that are another unit's
	Read       int // answers read
	Written    int // answers that stand in 申报详情
}

// Balanced reports whether everything that went in came out.
func (l LedgerLine) Balanced() bool {
	return l.Forms == l.Merged+l.Superseded+l.Spares+l.Refused && l.Read == l.Written
}

// Ledger counts every file in both directions. What was read is counted from
// the files, what was written from the table 申报详情 as it will stand.
func (r *Rollup) Ledger(details *table.Sheet) []LedgerLine {
	written := r.writtenAnswers(details)
	var lines []LedgerLine
	for _, f := range r.Files {
		l := LedgerLine{File: f, Forms: len(f.Return.Projects) + f.Return.Spares, Spares: f.Return.Spares, Written: written[f.SHA256]}
		if !f.Taken() && !f.SenderUnknown {
			l.Refused = len(f.Return.Projects)
			lines = append(lines, l)
			continue
		}
		l.Refused = f.Foreign
		for _, v := range f.Projects {
			filled := f.Return.Projects[v.nth]
			for _, field := range r.Plan.Form.Fields() {
				// A formula without a result is an answer that has no text to write.
				if filled.Answer(field.ID).Raw != "" {
					l.Read++
				}
			}
		}
		for _, v := range f.Projects {
			if v.Counts {
				l.Merged++
			} else {
				l.Superseded++
			}
		}
		lines = append(lines, l)
	}
	return lines
}

func (r *Rollup) writtenAnswers(details *table.Sheet) map[string]int {
	isAnswer := map[int]bool{}
	for _, f := range r.Plan.Form.Fields() {
		isAnswer[details.Column(f.Title)-1] = true
	}
	hash := details.Column(columnHash) - 1
	counts := map[string]int{}
	for _, row := range details.Rows {
		for i, cell := range row {
			if isAnswer[i] && cell.Text != "" {
				counts[row[hash].Text]++
			}
		}
	}
	return counts
}

// Unbalanced names the files whose ledger does not close. It is a failure of
// the program, not of the files.
func Unbalanced(lines []LedgerLine) []string {
	var names []string
	for _, l := range lines {
		if !l.Balanced() {
			names = append(names, l.File.Path)
		}
	}
	return names
}

func (r *Rollup) ledgerTable(lines []LedgerLine) *table.Sheet {
	s := &table.Sheet{Name: SheetLedger, Title: r.heading("对账表"), Columns: ledgerColumns(), Freeze: 1,
		Notes: []string{r.fileCount(), "申报表数 = 并入项目 + 被新版替代 + 空白备用 + 随文件退回；读到答案 = 写出答案。"}}
	total := LedgerLine{}
	for _, l := range lines {
		s.Rows = append(s.Rows, l.cells(l.File.Path, l.File.Region.Name, l.File.StatusChinese()))
		total.Forms += l.Forms
		total.Merged += l.Merged
		total.Superseded += l.Superseded
		total.Spares += l.Spares
		total.Refused += l.Refused
		total.Read += l.Read
		total.Written += l.Written
	}
	for _, f := range r.Besides {
		s.Rows = append(s.Rows, LedgerLine{}.cells(f.Path, r.Plan.RegionName(f.Region), FileStatusChinese(f.Status)))
	}
	s.Rows = append(s.Rows, total.cells(fmt.Sprintf("合计（%d 份文件）", len(lines)+len(r.Besides)), "", ""))
	return s
}

// fileCount says what became of the files that the run found, and how many
// others are remembered.
func (r *Rollup) fileCount() string {
	n, absent := map[FileStatus]int{}, 0
	for _, f := range r.Files {
		if f.Present {
			n[f.Status]++
		} else {
			absent++
		}
	}
	for _, f := range r.Besides {
		n[f.Status]++
	}
	text := fmt.Sprintf("本次找到 %d 份文件", r.Found)
	sign := " = "
	for _, status := range []FileStatus{Merged, Superseded, Duplicate, Refused, Unopened, Pending, Voided, Skipped} {
		if n[status] > 0 || status != Unopened && status != Pending && status != Voided && status != Skipped {
			text += fmt.Sprintf("%s%s %d", sign, FileStatusChinese(status), n[status])
			sign = " + "
		}
	}
	if absent > 0 {
		text += fmt.Sprintf("；以前收到、这次不在的 %d 份，仍然保留", absent)
	}
	return text + "。"
}

// filesBalanced reports whether every file that the run found has become
// something, and nothing else has.
func (r *Rollup) filesBalanced() bool {
	n := len(r.Besides)
	for _, f := range r.Files {
		if f.Present {
			n++
		}
	}
	return n == r.Found
}

func (l LedgerLine) cells(name, region, status string) []table.Cell {
	balanced := table.Cell{Text: "相符", Tone: table.Good}
	if !l.Balanced() {
		balanced = table.Cell{Text: "不符", Tone: table.Bad}
	}
	return []table.Cell{table.Of(name), table.Of(region), table.Of(status), table.Count(l.Forms), table.Count(l.Merged),
		table.Count(l.Superseded), table.Count(l.Spares), table.Count(l.Refused), table.Count(l.Read), table.Count(l.Written), balanced}
}
