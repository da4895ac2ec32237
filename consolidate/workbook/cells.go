package workbook

import (
	"slices"
	"strconv"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// answerOf turns a cell into an answer. Values are raw: what the number format
// shows may have lost digits.
func answerOf(c xlsx.Cell, date1904 bool) form.Answer {
	a := form.Answer{Raw: c.Text, Cell: c.Ref()}
	switch c.Kind {
	case xlsx.Text:
		a.Kind = form.Text
	case xlsx.Number:
		a.Kind, a.Date1904 = form.Number, date1904
		if day, ok := dayOf(c, date1904); ok {
			a.Kind, a.Raw = form.DateCell, day.String()
		}
	case xlsx.Bool:
		a.Kind, a.Raw = form.Boolean, "FALSE"
		if c.Text == "1" {
			a.Raw = "TRUE"
		}
	case xlsx.Error:
		a.Kind = form.ErrorValue
	case xlsx.NoValue:
		a.Kind = form.NoResult
	}
	return a
}

func dayOf(c xlsx.Cell, date1904 bool) (form.Date, bool) {
	if !c.Date {
		return form.Date{}, false
	}
	serial, err := strconv.ParseFloat(c.Text, 64)
	if err != nil {
		return form.Date{}, false
	}
	t, ok := xlsx.SerialTime(serial, date1904)
	if !ok {
		return form.Date{}, false
	}
	return form.DateOf(t), true
}

// sheetView is a sheet with its merges at hand: the one small function that
// everything else reads cells by is at.
type sheetView struct {
	*xlsx.Sheet
	index    int
	date1904 bool
	merged   map[[2]int]xlsx.Range // by every cell of a caption-sized merge's first row and column
}

func viewOf(b *xlsx.Book, index int) *sheetView {
	v := &sheetView{Sheet: b.Sheets[index], index: index, date1904: b.Date1904, merged: make(map[[2]int]xlsx.Range, len(b.Sheets[index].Merges))}
	for _, m := range v.Merges {
		v.merged[[2]int{m.FirstRow, m.FirstCol}] = m
	}
	return v
}

// at returns the answer in a cell; a blank has its cell as well.
func (v *sheetView) at(row, col int) form.Answer {
	if c, ok := v.At(row, col); ok {
		a := answerOf(c, v.date1904)
		if mark, marked := v.MarkAt(row, col); marked {
			a = asSeen(a, mark)
		}
		switch {
		case a.Doubt == "" && isErrorText(a):
			a.Doubt = form.ErrorText
		case a.Doubt == "" && !a.IsBlank() && v.isCovered(row, col):
			a.Doubt = form.Unseen
		}
		return a
	}
	return form.Answer{Cell: form.CellName(row, col)}
}

// isCovered reports whether the cell lies under a merge that begins in another one. The
// format brush merges cells and leaves under the first one what stood in the others.
func (v *sheetView) isCovered(row, col int) bool {
	return slices.ContainsFunc(v.Merges, func(m xlsx.Range) bool {
		return contains(m, row, col) && (m.FirstRow != row || m.FirstCol != col)
	})
}

// block is the merged range that begins at the cell, or the cell alone.
func (v *sheetView) block(row, col int) xlsx.Range {
	if m, ok := v.merged[[2]int{row, col}]; ok {
		return m
	}
	return xlsx.Range{FirstRow: row, FirstCol: col, LastRow: row, LastCol: col}
}
