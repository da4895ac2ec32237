package sheets

import (
	"fmt"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

func answersWritten(planForm *form.Form, details *table.Sheet) map[string]int {
	isAnswer := map[int]bool{}
	for _, f := range planForm.Fields() {
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

// rowsWritten counts the rows of 工作步骤 by the file that brought them.
func rowsWritten(steps *table.Sheet) map[string]int {
	hash := steps.Column(columnHash) - 1
	counts := map[string]int{}
	for _, row := range steps.Rows {
		counts[row[hash].Text]++
	}
	return counts
}

// ledgerOf is the ledger of the sheets as they are drawn.
func (r *drawing) ledgerOf(details, steps *table.Sheet) []record.LedgerLine {
	return r.Ledger(answersWritten(r.Plan.Form, details), rowsWritten(steps))
}

func (r *drawing) ledgerTable(lines []record.LedgerLine) *table.Sheet {
	s := &table.Sheet{Name: record.SheetLedger, Title: r.heading("对账表"), Columns: ledgerColumns(), Freeze: 1,
		Notes: []string{r.fileCount(), "申报表数 = 并入项目 + 被新版替代 + 空白备用 + 随文件退回；读到答案 = 写出答案，读到步骤 = 写出步骤。"}}
	total := record.LedgerLine{}
	for _, l := range lines {
		s.Rows = append(s.Rows, ledgerCells(l, l.File.Path, l.File.Region.Name, l.File.StatusChinese()))
		total.Forms += l.Forms
		total.Merged += l.Merged
		total.Superseded += l.Superseded
		total.Spares += l.Spares
		total.Refused += l.Refused
		total.Read += l.Read
		total.Written += l.Written
		total.StepsRead += l.StepsRead
		total.StepsWritten += l.StepsWritten
	}
	for _, f := range r.OtherFiles {
		s.Rows = append(s.Rows, ledgerCells(record.LedgerLine{}, f.Path, r.Plan.RegionName(f.Region), record.FileStatusChinese(f.Status)))
	}
	s.Rows = append(s.Rows, ledgerCells(total, fmt.Sprintf("合计（%d 份文件）", len(lines)+len(r.OtherFiles)), "", ""))
	return s
}

// fileCount says what became of the files that the run found, and how many
// others are remembered.
func (r *drawing) fileCount() string {
	n, absent := map[record.FileStatus]int{}, 0
	for _, f := range r.Files {
		if f.Present {
			n[f.Status]++
		} else {
			absent++
		}
	}
	for _, f := range r.OtherFiles {
		n[f.Status]++
	}
	text := fmt.Sprintf("本次找到 %d 份文件", r.FilesFound)
	sign := " = "
	for _, status := range []record.FileStatus{record.Merged, record.Superseded, record.Duplicate, record.Refused, record.Unopened, record.Pending, record.Unread, record.Voided, record.Attached, record.Skipped} {
		if n[status] > 0 || status != record.Unopened && status != record.Pending && status != record.Unread && status != record.Voided && status != record.Attached && status != record.Skipped {
			text += fmt.Sprintf("%s%s %d", sign, record.FileStatusChinese(status), n[status])
			sign = " + "
		}
	}
	if absent > 0 {
		text += fmt.Sprintf("；以前收到、这次不在的 %d 份，仍然保留", absent)
	}
	return text + "。"
}

func ledgerCells(l record.LedgerLine, name, region, status string) []table.Cell {
	balanced := table.Cell{Text: "相符", Tone: table.Good}
	if !l.Balanced() {
		balanced = table.Cell{Text: "不符", Tone: table.Bad}
	}
	return []table.Cell{table.Of(name), table.Of(region), table.Of(status), table.Count(l.Forms), table.Count(l.Merged),
		table.Count(l.Superseded), table.Count(l.Spares), table.Count(l.Refused), table.Count(l.Read), table.Count(l.Written), table.Count(l.StepsRead), table.Count(l.StepsWritten), balanced}
}
