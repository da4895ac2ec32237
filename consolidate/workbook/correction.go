package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"

	"shidian/consolidate/workbook/parcel"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// A workbook that went back to its county (退回) has a sheet, notes and a mark of ours on
// it. They are no content of the county's, and nothing is told of them; what people wrote
// beside is.

// correctionOf tells which forms the workbook corrects, nil where it is none that went
// back: a cell of one of its sheets says it in full, a property as far as it holds it.
func correctionOf(b *xlsx.Book) *form.Correction {
	for _, s := range b.Sheets {
		for _, c := range s.RowCells(1) {
			if c.Kind == xlsx.Text && form.IsCorrectionCell(c.Text) {
				if found := form.CorrectionOf(c.Text); found != nil {
					return found
				}
			}
		}
	}
	return form.CorrectionOf(b.Properties[form.PropertyCorrects])
}

// isNotice reports whether the sheet is 退回通知 of a workbook that went back.
func isNotice(s *xlsx.Sheet, corrects *form.Correction) bool {
	return corrects != nil && s.Name == form.SheetNotice
}

// notesOnNotice tells of what somebody wrote on 退回通知 outside of what is ours.
func notesOnNotice(s *xlsx.Sheet, names namedAreas) []form.Note {
	ours, named := names.areas[form.NoticeArea]
	var found places
	for _, c := range s.Cells {
		if form.Clean(c.Text) != "" && named && !contains(ours, int(c.Row), int(c.Col)) {
			found.quote(c, 40)
		}
	}
	return found.note(form.OutsideAnswer, s.Name, "通知以外写有内容，没有并入：", "处", "如果是要报送的内容，请填到申报书的栏目里")
}

// withoutOurNotes leaves out of the notes on cells those of ours.
func withoutOurNotes(comments []xlsx.Comment) []xlsx.Comment {
	var others []xlsx.Comment
	for _, c := range comments {
		if c.Text = form.OutsideNote(c.Text); form.Clean(c.Text) != "" {
			others = append(others, c)
		}
	}
	return slices.Clip(others)
}

// UntouchedReturn reports whether the file is a workbook that goes back to a county, and is
// as the program has written it: every office program says in a workbook that it saves
// which one it was. digest is that of what it was drawn from.
func UntouchedReturn(data []byte) (digest string, untouched bool) {
	directory, err := parcel.Directory(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", false
	}
	ours, back := false, false
	for _, part := range directory.File {
		switch path.Clean(part.Name) {
		case "docProps/app.xml":
			ours = bytes.Contains(beginOf(part), []byte("<Application>"+form.Creator+"</Application>"))
		case "docProps/custom.xml":
			properties := propertiesIn(bytes.NewReader(beginOf(part)))
			digest, back = properties[form.PropertyDrawn], form.CorrectionOf(properties[form.PropertyCorrects]) != nil
		}
	}
	return digest, ours && back
}

// beginOf is a part with document properties, nothing where it cannot be read.
func beginOf(part *zip.File) []byte {
	opened, err := part.Open()
	if err != nil {
		return nil
	}
	defer opened.Close()
	data, _ := io.ReadAll(io.LimitReader(opened, peekBytes)) // what is damaged says nothing
	return data
}
