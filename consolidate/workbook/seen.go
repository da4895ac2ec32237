package workbook

import (
	"fmt"
	"slices"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// What stands in a cell and what a person sees there are two things. An answer is read
// as it is seen; where nothing is left to see, it is kept with the doubt about it.

// asSeen is the answer as the eye sees it.
func asSeen(a form.Answer, mark xlsx.Mark) form.Answer {
	switch {
	case mark.Picture:
		return form.Answer{Cell: a.Cell, Doubt: form.Picture}
	case mark.Seen != "":
		a.Raw = mark.Seen
	case mark.Struck:
		a.Doubt = form.Struck
	case mark.Unseen:
		a.Doubt = form.Unseen
	case mark.Changing && a.Kind != form.NoResult:
		a.Doubt = form.Changing
	}
	return a
}

// isErrorText reports whether the text is an error value that was pasted as text: it
// was one once, and nobody typed it.
func isErrorText(a form.Answer) bool {
	if a.Kind != form.Text || !strings.HasPrefix(strings.TrimSpace(a.Raw), "#") {
		return false
	}
	values := []string{"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!"}
	return slices.Contains(values, strings.ToUpper(form.Fold(a.Raw)))
}

// notesOfPartlySeen tells of answers of which a part is crossed out or cannot be seen:
// what is left was taken.
func notesOfPartlySeen(r *sheetReading, v *sheetView) []form.Note {
	var found places
	for _, m := range v.Marks {
		if m.Seen == "" || !r.answers[[2]int{int(m.Row), int(m.Col)}] {
			continue
		}
		c, _ := v.At(int(m.Row), int(m.Col))
		found.add(c, func(ref string) string {
			return fmt.Sprintf("%s原文“%s”，采用“%s”", ref, shorten(c.Text, 30), shorten(m.Seen, 30))
		})
	}
	return found.note(form.PartlyUnseen, v.Name, "有的文字划掉一部分，或者有一部分看不见，只采用看得见、没有划掉的：", "格", "请核对是否采用对了")
}

// notesOfDrawings tells of what lies over the cells of a sheet: a seal, a text box.
func notesOfDrawings(s *xlsx.Sheet) []form.Note {
	var pictures, others []xlsx.Range
	var notes []form.Note
	for _, d := range s.Drawings {
		switch {
		case d.Text != "":
			notes = append(notes, drawingNote(s.Name, d.Over, fmt.Sprintf("%s有文本框，写的是“%s”，没有并入。如果是要报送的内容，请填到栏目里", shownRange(d.Over), shorten(d.Text, 200))))
		case d.Kind == xlsx.Picture:
			pictures = append(pictures, d.Over)
		default:
			others = append(others, d.Over)
		}
	}
	for _, group := range []struct {
		over []xlsx.Range
		what string
	}{{pictures, "有图片（多半是印章、照片、扫描件），里面的内容没有读，也没有并入。如果是要报送的内容，请在栏目里写成文字"},
		{others, "有图形或者图表，没有并入。如果是要报送的内容，请填到栏目里"}} {
		if len(group.over) > 0 {
			notes = append(notes, drawingNote(s.Name, group.over[0], shownRanges(group.over)+group.what))
		}
	}
	return notes
}

func drawingNote(sheet string, over xlsx.Range, detail string) form.Note {
	return form.Note{Kind: form.DrawnOver, Sheet: sheet, Cell: xlsx.CellRef(over.FirstRow, over.FirstCol), Detail: detail}
}

// shownRange is where a drawing lies: F43:X50.
func shownRange(r xlsx.Range) string {
	first, last := xlsx.CellRef(r.FirstRow, r.FirstCol), xlsx.CellRef(r.LastRow, r.LastCol)
	if first == last {
		return first
	}
	return first + ":" + last
}

// shownRanges names the first few and counts the rest.
func shownRanges(list []xlsx.Range) string {
	const shown = 5
	var parts []string
	for _, r := range list[:min(shown, len(list))] {
		parts = append(parts, shownRange(r))
	}
	text := strings.Join(parts, "、")
	if len(list) > shown {
		text += fmt.Sprintf("等 %d 处", len(list))
	}
	return text
}

// coverBlanks doubts the required blanks that are empty and have a picture over them: a
// person may see the answer there. Most pictures are seals and cover no such blank.
func (r *sheetReading) coverBlanks(v *sheetView, layout *paper) {
	for i, p := range layout.places {
		area, read := r.homes[i]
		a := r.filled.Answer(p.Field.ID)
		if !read || p.Field.Need == form.Optional || !a.IsMissing() {
			continue
		}
		block := v.block(area.FirstRow, area.FirstCol)
		if slices.ContainsFunc(v.Drawings, func(d xlsx.Drawing) bool { return d.Kind == xlsx.Picture && covers(d.Over, block) }) {
			a.Doubt = form.Picture
			r.filled.Set(p.Field.ID, a)
		}
	}
}

// covers reports whether a drawing lies over the middle of a block, or begins inside.
func covers(over, block xlsx.Range) bool {
	row, col := (block.FirstRow+block.LastRow)/2, (block.FirstCol+block.LastCol)/2
	return contains(over, row, col) || contains(block, over.FirstRow, over.FirstCol)
}

func contains(r xlsx.Range, row, col int) bool {
	return r.FirstRow <= row && row <= r.LastRow && r.FirstCol <= col && col <= r.LastCol
}
