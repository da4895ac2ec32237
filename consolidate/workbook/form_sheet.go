package workbook

import (
	"cmp"
	"fmt"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// sheetReading is what one sheet said when it was read by a layout.
type sheetReading struct {
	filled  *form.Filled
	byLabel []*form.Field // found by their caption because the name is lost
	moved   []*form.Field // found by their caption because the name stands elsewhere
	cut     string        // Chinese: where the text of those stands that was cut and put there; "" for none
	strayed []strayedName // where the names of those stand
	missing []*form.Field // found neither way
	deleted []*form.Field // the row or column that held it was deleted
	answers map[[2]int]bool
	named   bool
	seen    *captions
	homes   map[int]xlsx.Range // where the answers were read, by place of the layout
	second  *secondForm
}

// readByLayout takes every answer of the layout from the sheet: by its name,
// else by its caption. From a sheet that is no such form it takes none.
func readByLayout(v *sheetView, layout *paper, names namedAreas, origin form.Origin) *sheetReading {
	r := &sheetReading{filled: form.NewFilled(origin), seen: findCaptions(v, layout)}
	for _, name := range layout.names {
		_, named := names.areas[name]
		r.named = r.named || named || names.deleted[name]
	}
	if !r.isForm(layout) {
		return r
	}
	r.findSecondForm(v, layout)
	r.homes = make(map[int]xlsx.Range, len(layout.places))
	r.answers = make(map[[2]int]bool, 2*len(layout.places))
	w := &ways{sheet: v, names: names, captions: r.seen}
	w.findMisplaced(layout)
	var table []tableColumn
	for i, p := range layout.places {
		area, ok := r.find(p, layout.names[i], w)
		switch {
		case p.Field.InTable():
			if ok {
				table = append(table, tableColumn{p.Field, area})
			}
		case ok:
			a := p.Field.AnswerIn(r.paragraphs(v, p, area))
			switch {
			case w.contested[layout.names[i]]:
				a.Doubt = form.Contested
			case p.Field.Section.Printed && !a.HasNoValue() && v.hides(area):
				a.Doubt = cmp.Or(a.Doubt, form.Unseen)
			}
			r.filled.Set(p.Field.ID, a)
			r.homes[i] = area
			r.claim(area)
		default:
			r.filled.Set(p.Field.ID, form.Answer{Cell: p.Home.TopLeft()})
		}
	}
	r.readTable(v, table, r.seen.nextRow(tableRow(table)))
	r.rooms(v, layout)
	r.findCut(v)
	return r
}

func (r *sheetReading) claim(area xlsx.Range) { r.answers[[2]int{area.FirstRow, area.FirstCol}] = true }

func (r *sheetReading) find(p form.Place, name string, w *ways) (xlsx.Range, bool) {
	area, named := w.names.areas[name]
	if named && !w.misplaced[name] {
		return area, true
	}
	below, captioned := w.byCaption(p)
	switch {
	case captioned && named && sameCell(area, below):
		return area, true
	case captioned && named:
		r.moved = append(r.moved, p.Field)
		r.strayed = append(r.strayed, strayedName{p.Field, area})
		return below, true
	case captioned:
		r.byLabel = append(r.byLabel, p.Field)
		return below, true
	case named, w.names.deleted[name]:
		r.deleted = append(r.deleted, p.Field)
	case !p.Field.Later:
		r.missing = append(r.missing, p.Field)
	}
	return xlsx.Range{}, false
}

// tableColumn is one column of section 四 on a sheet.
type tableColumn struct {
	field *form.Field
	area  xlsx.Range
}

// tableRow is the first row of section 四 on the sheet.
func tableRow(table []tableColumn) int {
	row := 0
	for i, t := range table {
		if i == 0 || t.area.FirstRow < row {
			row = t.area.FirstRow
		}
	}
	return row
}

// paragraphs is the answer in a box. Text of several paragraphs that is pasted into a
// box whose merge is gone falls into its rows, one paragraph each: people see one answer.
func (r *sheetReading) paragraphs(v *sheetView, p form.Place, area xlsx.Range) form.Answer {
	a := v.at(area.FirstRow, area.FirstCol)
	rows := p.Home.LastRow - p.Home.FirstRow
	if rows == 0 || v.block(area.FirstRow, area.FirstCol).LastRow > area.FirstRow {
		return a
	}
	last := area.FirstRow + rows
	if next := r.seen.nextRow(area.FirstRow); next > 0 {
		last = min(last, next-1)
	}
	texts := []string{a.Raw}
	for row := area.FirstRow + 1; row <= last; row++ {
		below := v.at(row, area.FirstCol)
		if below.Kind == form.Text && form.Clean(below.Raw) != "" {
			texts, a.Doubt = append(texts, below.Raw), cmp.Or(a.Doubt, below.Doubt)
			r.answers[[2]int{row, area.FirstCol}] = true
		}
	}
	if len(texts) > 1 && (a.Kind == form.Text || a.Kind == form.Blank) {
		a.Raw, a.Kind = strings.TrimPrefix(strings.Join(texts, "\n"), "\n"), form.Text
	}
	return a
}

// readTable takes the rows of section 四. Its names cover the whole columns, so
// a row that the county inserted is inside; and a row that was written right
// below the last one still belongs to it.
func (r *sheetReading) readTable(v *sheetView, table []tableColumn, next int) {
	if len(table) == 0 {
		return
	}
	first, last := table[0].area.FirstRow, table[0].area.LastRow
	for _, t := range table {
		first, last = min(first, t.area.FirstRow), max(last, t.area.LastRow)
	}
	if next > 0 {
		last = max(last, min(next-1, first+form.MaxSteps))
	}
	for row := first; row <= min(last, first+form.MaxSteps); row++ {
		var step form.Step
		for _, t := range table {
			step.Set(t.field.ID, v.at(row, t.area.FirstCol))
			r.answers[[2]int{row, t.area.FirstCol}] = true
		}
		if !step.IsBlank() {
			r.filled.Steps = append(r.filled.Steps, v.withMerged(step, row, table))
		}
	}
}

// withMerged gives the row of section 四 what is merged over several rows: 负责单位 that
// stands once for all of its stages.
func (v *sheetView) withMerged(step form.Step, row int, table []tableColumn) form.Step {
	for _, t := range table {
		if !step.Answer(t.field.ID).IsBlank() {
			continue
		}
		for _, m := range v.Merges {
			if m.FirstRow < row && row <= m.LastRow && m.FirstCol <= t.area.FirstCol && t.area.FirstCol <= m.LastCol && m.FirstRow >= tableRow(table) {
				step.Set(t.field.ID, v.at(m.FirstRow, m.FirstCol))
			}
		}
	}
	return step
}

// isForm reports whether the sheet is one of the layout: it has the names, or
// most of the captions.
func (r *sheetReading) isForm(layout *paper) bool {
	return r.named || r.seen.count()*2 > len(layout.captions)
}

// notes says what was lost and how it was found.
func (r *sheetReading) notes(sheet string) []form.Note {
	var notes []form.Note
	add := func(fields []*form.Field, format string) {
		if len(fields) == 0 {
			return
		}
		notes = append(notes, form.Note{Kind: form.ReadByCaption, Sheet: sheet, Cell: r.filled.Answer(fields[0].ID).Cell,
			Detail: fmt.Sprintf(format, fieldTitles(fields))})
	}
	add(r.byLabel, "单元格名称丢失，按栏目文字找到：%s。请核对是否取对；下次请直接在原表上填写")
	add(r.moved, "单元格名称与栏目文字对不上（多半是剪切、拖动过单元格），以栏目文字为准：%s"+r.cut+"。请核对是否取对；移动内容请用复制，不要剪切")
	add(r.deleted, "所在的行或列被删除：%s。请在原表上重新填写")
	add(r.missing, "找不到栏目：%s。请在原表上重新填写")
	return notes
}

// fieldTitles lists a few fields by name and counts the rest.
func fieldTitles(fields []*form.Field) string {
	const shown = 6
	var titles []string
	for i, f := range fields {
		if i == shown {
			return fmt.Sprintf("%s等 %d 项", strings.Join(titles, "、"), len(fields))
		}
		titles = append(titles, f.Title)
	}
	return strings.Join(titles, "、")
}
