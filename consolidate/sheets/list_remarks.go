package sheets

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// What a unit writes on its list beside what the program wrote goes up: with
// the project where it stands in its row, else as a note of the file.

// remarkOf is what people wrote about the project of a row: in 备注, under
// headers of their own, beside the table, and as comments on its cells.
func remarkOf(sheet *xlsx.Sheet, row ListRow) string {
	var texts []string
	if row.note != "" {
		texts = append(texts, row.note)
	}
	ours := map[string]bool{}
	for _, c := range row.columns.withKey() {
		ours[row.line.Ref(c.Title)] = true
	}
	own := row.line.Own()
	for _, title := range row.line.OwnTitles() {
		ours[row.line.Ref(title)] = true
		if own[title] != "" {
			texts = append(texts, title+"："+own[title])
		}
	}
	for _, c := range sheet.RowCells(row.Row) {
		if text := form.Clean(c.Text); text != "" && !ours[c.Ref()] {
			texts = append(texts, text)
		}
	}
	for _, c := range sheet.Comments {
		if n, _, ok := xlsx.ParseRef(c.Ref); ok && n == row.Row && form.Clean(c.Text) != "" {
			texts = append(texts, "批注："+form.Clean(c.Text))
		}
	}
	return form.Cut(strings.Join(texts, "；"), longestRemark)
}

// longestRemark is more than anybody writes beside a row, and less than a cell
// holds.
const longestRemark = 16000

// beyond is what stands in 备注 beside the name that the program wrote there.
func beyond(text, name string) string {
	return strings.Trim(strings.Replace(text, name, "", 1), " 　\n\t，,；;、。")
}

// notesBeside tells of what else people wrote: below the table and on sheets of
// their own.
func notesBeside(b *xlsx.Book, read *ListReading) []form.Note {
	var notes []form.Note
	sheet := b.Sheet(read.Sheet)
	head := table.HeaderRow(sheet, read.columns().withKey())
	taken := func(row int) bool {
		return row <= head || slices.ContainsFunc(read.Rows, func(r ListRow) bool { return r.Row == row })
	}
	for _, c := range sheet.Cells {
		if text := form.Clean(c.Text); !taken(int(c.Row)) && text != "" && !isNumber(text) && !isFoot(text) {
			notes = append(notes, outside(read.Sheet, c.Ref(), "“"+form.Cut(text, 200)+"”写在清单的表格以外"))
		}
	}
	for _, c := range sheet.Comments {
		if row, _, ok := xlsx.ParseRef(c.Ref); ok && (row <= head || !taken(row)) && form.Clean(c.Text) != "" {
			notes = append(notes, outside(read.Sheet, c.Ref, "批注“"+form.Cut(form.Clean(c.Text), 200)+"”"))
		}
	}
	ours := read.Written.Names()
	for _, s := range b.Sheets {
		if !slices.Contains(ours, s.Name) && s.State == xlsx.Visible && len(s.Cells) > 0 {
			notes = append(notes, outside(s.Name, s.Cells[0].Ref(), fmt.Sprintf("工作表“%s”是另加的，有 %d 格内容", s.Name, len(s.Cells))))
		}
	}
	return notes
}

func outside(sheet, cell, what string) form.Note {
	return form.Note{Kind: form.OutsideAnswer, Sheet: sheet, Cell: cell, Detail: what + "，没有并入。请看是否与推荐有关"}
}

func isNumber(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

// isFoot reports whether the text is the line for signatures, signed or not.
func isFoot(text string) bool {
	label, _, _ := strings.Cut(listFoot, "：")
	return strings.HasPrefix(text, label)
}
