package workbook

import (
	"fmt"
	"slices"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// appendices are the sheets that write what the boxes of a form do not hold.
type appendices struct {
	is []bool // by sheet: it is an appendix
	of []bool // by sheet: it is a form with an appendix
}

// appendicesOf finds them by the name that leads to their form, and where a program has
// dropped that, by what the sheet is called and that it is made of formulas.
func appendicesOf(b *xlsx.Book) appendices {
	a := appendices{make([]bool, len(b.Sheets)), make([]bool, len(b.Sheets))}
	byName := map[string]int{}
	for i, s := range b.Sheets {
		byName[strings.ToLower(s.Raw)] = i
	}
	for _, n := range b.Names {
		if !leadsToForm(n) || n.Sheet >= len(b.Sheets) || !mayBeAppendix(b.Sheets[n.Sheet]) {
			continue
		}
		a.is[n.Sheet] = true
		if sheet, _, ok := xlsx.ParseArea(n.Ref); ok {
			a.mark(byName, sheet)
		}
	}
	for i, s := range b.Sheets {
		if of, ok := form.FormOfAppendix(s.Raw); ok && !a.is[i] && writesByFormulas(s) {
			a.is[i] = true
			a.mark(byName, of)
		}
	}
	return a
}

// mayBeAppendix reports whether the sheet that carries the name of an appendix is one. A
// library that takes out or moves a sheet leaves the names at the numbers of the sheets
// as they were, and that of an appendix then belongs to a form.
func mayBeAppendix(s *xlsx.Sheet) bool {
	_, called := form.FormOfAppendix(s.Raw)
	lines, formulas := 0, 0
	for _, c := range s.Cells {
		if c.Col == 1 {
			lines++
		}
		if c.Col == 1 && c.Formula {
			formulas++
		}
	}
	return called || formulas*2 >= lines // nothing was read of a sheet of formulas alone
}

// leadsToForm reports whether the name is that of an appendix.
func leadsToForm(n xlsx.Name) bool {
	return n.Sheet >= 0 && strings.EqualFold(n.Name, form.AppendixName)
}

// IsAppendix reports whether the sheet is one that writes by formulas what the boxes of
// a form do not hold. It is for an [xlsx.Reader], which need not read it then.
func IsAppendix(b *xlsx.Book, sheet int) bool {
	return slices.ContainsFunc(b.Names, func(n xlsx.Name) bool { return leadsToForm(n) && n.Sheet == sheet })
}

func (a appendices) mark(byName map[string]int, sheet string) {
	if i, ok := byName[strings.ToLower(sheet)]; ok {
		a.of[i] = true
	}
}

func writesByFormulas(s *xlsx.Sheet) bool {
	first, ok := s.At(1, 1)
	return ok && first.Formula
}

// notesOfAppendix tells of what somebody typed on an appendix: everything of ours that
// shows on it is a formula.
func notesOfAppendix(s *xlsx.Sheet) []form.Note {
	var found places
	for _, c := range s.Cells {
		if !c.Formula && !s.HidesCol(int(c.Col)) && form.Clean(c.Text) != "" {
			found.add(c, func(ref string) string { return fmt.Sprintf("%s“%s”", ref, shorten(c.Text, 40)) })
		}
	}
	return found.note(form.OutsideAnswer, s.Name, "附页由公式自动生成，上面有改写的内容，没有并入，打印出来的也可能不全：", "处",
		"请在申报书的栏目里填写，附页用原表重新打印")
}

// rooms notes the boxes whose rows somebody has made higher or lower: what shows of an
// answer on paper depends on them.
func (r *sheetReading) rooms(v *sheetView, layout *paper) {
	if len(v.Heights) == 0 {
		return
	}
	note := func(id form.ID, a form.Answer, area xlsx.Range) {
		room, ok := layout.rooms[id]
		if !ok || a.IsBlank() || area.FirstRow == area.LastRow && room.FirstRow < room.LastRow {
			return // of a box that is no longer merged nobody knows what shows
		}
		if height, ok := v.HeightOf(area.FirstRow, area.LastRow); ok {
			if lines := form.LinesIn(height, room.Field); lines != room.Lines {
				r.filled.SetRoom(a.Cell, lines)
			}
		}
	}
	for id, a := range r.filled.Answers {
		if row, col, ok := xlsx.ParseRef(a.Cell); ok {
			note(id, a, v.block(row, col))
		}
	}
	for _, s := range r.filled.Steps {
		for _, id := range form.StepIDs() {
			a := s.Answer(id)
			if row, col, ok := xlsx.ParseRef(a.Cell); ok {
				note(id, a, v.block(row, col))
			}
		}
	}
}
