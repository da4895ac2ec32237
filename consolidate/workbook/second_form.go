package workbook

import (
	"fmt"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// secondForm is a form that was pasted on the sheet of another one: from Z131 on,
// 示例二号试点.
type secondForm struct {
	area xlsx.Range // of its captions
	name string
}

// findSecondForm reports a form beside the one that was read: many of the captions stand
// on the sheet once more.
func (r *sheetReading) findSecondForm(v *sheetView, layout *paper) {
	if len(r.seen.more)*3 < len(layout.captions) {
		return
	}
	second := &secondForm{area: r.seen.more[0]}
	for _, block := range r.seen.more {
		second.area.FirstRow, second.area.LastRow = min(second.area.FirstRow, block.FirstRow), max(second.area.LastRow, block.LastRow)
		second.area.FirstCol, second.area.LastCol = min(second.area.FirstCol, block.FirstCol), max(second.area.LastCol, block.LastCol)
		if second.name == "" && layout.isCaptionOf(form.PilotName, v.at(block.FirstRow, block.FirstCol).Raw) {
			second.name = textRight(v, block)
		}
	}
	second.area.LastCol += form.Columns // answers stand right of the captions
	r.second = second
}

// textRight is the first text right of a block on its row, no further than the paper is
// wide.
func textRight(v *sheetView, block xlsx.Range) string {
	for _, c := range v.RowCells(block.FirstRow) {
		if int(c.Col) > block.LastCol && int(c.Col) <= block.LastCol+form.Columns && form.Clean(c.Text) != "" {
			return v.at(int(c.Row), int(c.Col)).Raw
		}
	}
	return ""
}

// isCaptionOf reports whether the text is the caption of the field.
func (p *paper) isCaptionOf(id form.ID, text string) bool {
	for _, place := range p.places {
		if place.Field.ID == id {
			return place.Caption >= 0 && p.captions[place.Caption] == form.NormalLabel(text)
		}
	}
	return false
}

// notesOfSecondForm tells of it: nothing of it is merged.
func (r *sheetReading) notesOfSecondForm(sheet string) []form.Note {
	if r.second == nil {
		return nil
	}
	named := "还有一份申报书"
	if r.second.name != "" {
		named = fmt.Sprintf("还有一份申报书“%s”", shorten(r.second.name, 40))
	}
	at := xlsx.CellRef(r.second.area.FirstRow, r.second.area.FirstCol)
	return []form.Note{{Kind: form.SecondForm, Sheet: sheet, Cell: at,
		Detail: "从 " + at + " 起" + named + "，没有并入。请填报单位把它填到另一张项目表里重报；不需要的，请删去后重报，或者在“核实结果”选“无问题”并写明说明"}}
}
