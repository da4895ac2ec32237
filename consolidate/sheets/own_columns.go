package sheets

import (
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// What people write in columns of their own is kept as it is written: numbers stay numbers,
// and formulas that look at their own row stay formulas of their row, wherever that stands.

// written takes how a cell is written in a column that people added. text is what stands
// for a formula that is not kept and never had a result.
func (a *arranging) written(row table.Row, spot record.Spot, place [2]int) (text string) {
	laid := a.laid[place]
	cell, _ := a.sheet.At(place[0], place[1])
	w := record.Written{Number: cell.Kind == xlsx.Number}
	if laid.Format < len(a.book.Formats) {
		w.FormatID, w.Format = a.book.Formats[laid.Format].NumberID, a.book.Formats[laid.Format].Number
	}
	if laid.Formula != "" || laid.Opaque {
		parts, ok := a.ofRow(laid, row)
		if w.Formula = parts; !ok {
			a.foreign = append(a.foreign, form.CellName(place[0], place[1]))
			if cell.Kind == xlsx.NoValue || cell.Kind == 0 {
				text = "=" + laid.Formula
			}
		}
	}
	if w.Number || w.Formula != nil {
		a.found.Written[spot] = w
	}
	return text
}

// ofRow is the formula by the titles of the columns that it looks at; false where it looks
// at anything but cells of its row that have a title.
func (a *arranging) ofRow(laid xlsx.LaidCell, row table.Row) (parts []record.FormulaPart, ok bool) {
	formula, whole := xlsx.ParseFormula(laid.Formula)
	if !whole || laid.Opaque || !formula.StaysOn(a.sheet.Raw) {
		return nil, false
	}
	for _, p := range formula {
		if !p.IsReference() {
			parts = append(parts, record.FormulaPart{Text: p.Text})
			continue
		}
		titles, ok := a.titlesAt(p, row)
		if !ok {
			return nil, false
		}
		parts = append(parts, record.FormulaPart{Column: titles[0]})
		if len(titles) > 1 {
			parts = append(parts, record.FormulaPart{Text: ":"}, record.FormulaPart{Column: titles[1]})
		}
	}
	return parts, true
}

// titlesAt are the titles of the columns of a reference to cells of the row: one, or the
// first and the last of several that the program draws side by side.
func (a *arranging) titlesAt(p xlsx.FormulaPiece, row table.Row) (titles []string, ok bool) {
	last := p.Last
	if last == (xlsx.Corner{}) {
		last = p.First
	}
	if p.First.Row != row.Number || last.Row != row.Number || p.First.RowFixed || last.RowFixed || p.First.Col == 0 || last.Col == 0 {
		return nil, false
	}
	byColumn := map[int]string{}
	for title, col := range row.Places() {
		byColumn[col] = title
	}
	for col := min(p.First.Col, last.Col); col <= max(p.First.Col, last.Col); col++ {
		if byColumn[col] == "" {
			return nil, false
		}
		titles = append(titles, byColumn[col])
	}
	if len(titles) == 1 {
		return titles, true
	}
	at := slices.Index(a.ours, titles[0])
	if at < 0 || at+len(titles) > len(a.ours) || !slices.Equal(a.ours[at:at+len(titles)], titles) {
		return nil, false // a column of theirs is among them, and may stand elsewhere in the next workbook
	}
	return []string{titles[0], titles[len(titles)-1]}, true
}

// formulaIn is the formula for the row of the sheet, from 0; "" where a column is gone.
func formulaIn(s *table.Sheet, parts []record.FormulaPart, row int) string {
	var out strings.Builder
	for _, p := range parts {
		if p.Column == "" {
			out.WriteString(p.Text)
			continue
		}
		column := s.Column(p.Column)
		if column == 0 {
			return ""
		}
		out.WriteString(form.CellName(s.FirstRow()+row, column))
	}
	return out.String()
}
