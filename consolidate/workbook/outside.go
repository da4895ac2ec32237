package workbook

import (
	"fmt"
	"slices"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// Sheets of the county workbook that hold no answers.
func isOwnSheet(name string) bool {
	return name == form.SheetGuide || name == form.SheetLists || name == form.SheetCounty
}

// notesOfOtherSheet tells of a sheet that is none of the form's.
func notesOfOtherSheet(s *xlsx.Sheet) []form.Note {
	if s.Name == form.SheetGuide {
		return notesOnGuide(s)
	}
	if len(s.Cells) == 0 || isOwnSheet(s.Name) {
		return nil
	}
	hidden := ""
	if s.State != xlsx.Visible {
		hidden = "隐藏的"
	}
	return []form.Note{{Kind: form.OutsideAnswer, Sheet: s.Name, Cell: s.Cells[0].Ref(),
		Detail: fmt.Sprintf("另有%s工作表“%s”，有 %d 格内容，没有并入。如果是要报送的内容，请填到申报书的栏目里", hidden, s.Name, len(s.Cells))}}
}

// notesOnGuide tells of text that somebody wrote on 填写说明. The guide is rows without a
// gap, each with a title and beside it a text; its words are those of the program that
// made the workbook, so they cannot be compared.
func notesOnGuide(s *xlsx.Sheet) []form.Note {
	const headRows = 2 // the title, and for whom it is
	var found places
	last := headRows
	for _, c := range s.Cells {
		row := int(c.Row)
		if cells := s.RowCells(row); row <= headRows && int(c.Col) == 1 || row <= last+1 && len(cells) > 1 && int(cells[0].Col) == 1 && int(c.Col) <= form.Columns {
			last = max(last, row)
			continue
		}
		if form.Clean(c.Text) != "" && !c.Formula {
			found.quote(c, 40)
		}
	}
	return found.note(form.OutsideAnswer, s.Name, "这张表上写有内容，没有并入：", "处", "如果是要报送的内容，请填到申报书的栏目里")
}

// notesOutside tells of text that somebody wrote on a form beside its blanks.
// What the form prints, and what the program says right of the paper, are none of it:
// that is the result of formulas, or in a copy of the values alone their values.
func notesOutside(r *sheetReading, v *sheetView, layout *paper, other *otherForm) []form.Note {
	var found places
	counted := slices.ContainsFunc(v.Cells, func(c xlsx.Cell) bool { return c.Formula })
	for _, c := range v.Cells {
		beside := int(c.Col) > form.Columns && (form.IsPanelText(c.Text) || !counted && int(c.Col) >= form.PanelColumn && int(c.Col) <= form.FlagColumn)
		if r.answers[[2]int{int(c.Row), int(c.Col)}] || beside || c.Formula || r.second != nil && contains(r.second.area, int(c.Row), int(c.Col)) {
			continue
		}
		if _, printed := layout.label(c.Text); (printed || other.prints(c.Text)) && c.Kind == xlsx.Text || form.Clean(c.Text) == "" || v.isOtherWording(c) {
			continue
		}
		found.quote(c, 20)
	}
	return found.note(form.OutsideAnswer, v.Name, "栏目以外写有内容，没有并入：", "处", "如果是要报送的内容，请填到栏目里")
}

// isOtherWording reports whether the cell holds a note or a heading as another plan words
// it: the workbook was handed out before the plan's texts were changed. They stand in
// boxes that are nearly as wide as the paper.
func (v *sheetView) isOtherWording(c xlsx.Cell) bool {
	box, merged := v.merged[[2]int{int(c.Row), int(c.Col)}]
	return merged && c.Col == 1 && box.LastCol-box.FirstCol >= form.Columns/2 && form.LooksLikeWording(c.Text)
}

// notesOnCounty tells of text that somebody wrote on 县区信息 beside its blanks. The
// region and the year, which the program wrote, stand right of their captions.
func (rd *Reader) notesOnCounty(r *sheetReading, v *sheetView) []form.Note {
	own := map[[2]int]bool{}
	for i, block := range r.seen.blocks {
		if r.seen.found[i] {
			own[[2]int{block.FirstRow, block.LastCol + 1}] = true
		}
	}
	var found places
	for _, c := range v.Cells {
		at := [2]int{int(c.Row), int(c.Col)}
		if r.answers[at] || own[at] || c.Formula || form.Clean(c.Text) == "" || rd.plan.Form.IsCountyText(c.Text) {
			continue
		}
		if _, printed := rd.county.label(c.Text); printed {
			continue
		}
		found.quote(c, 40)
	}
	return found.note(form.OutsideAnswer, v.Name, "栏目以外写有内容，没有并入：", "处", "如果是要报送的内容，请填到栏目里")
}

// notesOfComments tells of notes that somebody put on cells: a county may have
// written there what it had to say.
func notesOfComments(s *xlsx.Sheet) []form.Note {
	comments := withoutOurNotes(s.Comments)
	if len(comments) == 0 {
		return nil
	}
	const shown = 3
	var parts []string
	for _, c := range comments[:min(shown, len(comments))] {
		parts = append(parts, fmt.Sprintf("%s“%s”", c.Ref, shorten(c.Text, 40)))
	}
	more := ""
	if len(comments) > shown {
		more = fmt.Sprintf("等 %d 处", len(comments))
	}
	return []form.Note{{Kind: form.OutsideAnswer, Sheet: s.Name, Cell: comments[0].Ref,
		Detail: "有批注，没有并入：" + strings.Join(parts, "、") + more + "。如果是要报送的内容，请填到栏目里"}}
}

// notesOfMargins tells of what somebody wrote above or below every page: it is printed
// with the form. Numbers of pages are none of it.
func notesOfMargins(s *xlsx.Sheet) []form.Note {
	for _, text := range s.Margins {
		if strings.Trim(strings.NewReplacer("Page", "", "of", "").Replace(text), "第页共附，, 　/-0123456789") == "" {
			continue
		}
		return []form.Note{{Kind: form.OutsideAnswer, Sheet: s.Name,
			Detail: fmt.Sprintf("页眉、页脚里写有“%s”，没有并入。如果是要报送的内容，请填到栏目里", shorten(text, 60))}}
	}
	return nil
}

// shorten puts text on one line of a message and cuts it.
func shorten(s string, n int) string { return form.Cut(strings.Join(strings.Fields(s), " "), n) }
