package templates

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// WordFileName is the name of the blank form in Word: 省级标准化试点申报书_2021.docx.
func WordFileName(p *plan.Plan) string { return p.ShortTitle() + "申报书_" + p.Cycle() + ".docx" }

// WordForm builds the blank 申报书 as a Word document, for those who will send Word
// whatever they are told. It is drawn from the same layout as the sheet. Every blank is
// a content control with the name of its field, so that it comes back exact; it cannot
// be deleted by a slip.
func WordForm(p *plan.Plan) ([]byte, error) {
	w := &wordDrawing{layout: p.Form.Layout()}
	w.draw()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range wordParts(w.body.String()) {
		entry, err := archive.Create(part[0])
		if err != nil {
			return nil, fmt.Errorf("word form: %w", err)
		}
		if _, err := entry.Write([]byte(part[1])); err != nil {
			return nil, fmt.Errorf("word form: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("word form: %w", err)
	}
	return out.Bytes(), nil
}

// wordDrawing is the document while it is drawn, line by line of the layout.
type wordDrawing struct {
	layout  *form.Layout
	body    strings.Builder
	rows    []string // of the table that is open
	headed  bool     // the cover is done
	newPage bool     // before the next paragraph
	control int      // ids given so far
}

func (w *wordDrawing) draw() {
	for row := 1; row <= w.layout.PrintRows; row++ {
		if boxes := w.boxesOf(row); boxes != nil && !slices.Contains(w.layout.Spare, row) {
			w.line(row, boxes)
		}
		if slices.Contains(w.layout.Breaks, row) {
			w.closeTable()
			w.newPage = true
		}
	}
	w.closeTable()
}

// boxesOf are those that begin in the row. What only a sheet needs is none of them.
func (w *wordDrawing) boxesOf(row int) []form.Box {
	var boxes []form.Box
	for _, b := range w.layout.Boxes {
		if b.FirstRow == row && b.Role != form.Pointer {
			boxes = append(boxes, b)
		}
	}
	slices.SortFunc(boxes, func(a, b form.Box) int { return a.FirstCol - b.FirstCol })
	return boxes
}

// line draws one line of the layout: a paragraph on the cover and of headings and notes,
// else a row of the table.
func (w *wordDrawing) line(row int, boxes []form.Box) {
	first := boxes[0]
	switch {
	case first.Role == form.Heading:
		w.headed = true
		w.closeTable()
		w.paragraph(`<w:keepNext/>`, `<w:spacing w:before="120" w:after="120"/>`, wordRun(first.Text, HeiTi, SizeFour, ""))
	case first.Role == form.Title:
		w.paragraph("", `<w:spacing w:before="240" w:after="960"/><w:jc w:val="center"/>`, wordRun(first.Text, SongTi, 22, "<w:b/>"))
	case first.Role == form.Running:
		w.paragraph("", `<w:spacing w:line="480" w:lineRule="exact"/>`, wordRun(first.Text, FangSong, SizeFour, ""))
	case !w.headed:
		w.coverLine(boxes)
	default:
		w.rows = append(w.rows, w.tableRow(row, boxes))
	}
}

// coverLine draws captions with their blanks behind them, on a line as long as on the
// sheet; a blank alone stands in the middle.
func (w *wordDrawing) coverLine(boxes []form.Box) {
	if len(boxes) > 1 {
		w.rows = append(w.rows, w.coverRow(boxes))
		return
	}
	w.closeTable()
	w.paragraph("", `<w:spacing w:before="1200" w:after="240"/><w:jc w:val="center"/>`, w.blank(boxes[0], form.CoverPoints))
}

func (w *wordDrawing) coverRow(boxes []form.Box) string {
	var cells strings.Builder
	col := 1
	for _, b := range boxes {
		if b.FirstCol > col {
			cells.WriteString(wordCell(b.FirstCol-col, NoSides, wordCentred("")))
		}
		if b.Field != nil {
			cells.WriteString(wordCell(span(b), Bottom, wordCentred(w.blank(b, form.CoverPoints))))
		} else {
			points := float64(form.CoverPoints)
			if len([]rune(b.Text)) > form.LineCapacity(span(b), points) {
				points = SizeSmallFour
			}
			cells.WriteString(wordCell(span(b), NoSides, wordCentred(wordRun(b.Text, FangSong, points, ""))))
		}
		col = b.LastCol + 1
	}
	return `<w:tr><w:trPr><w:trHeight w:val="760" w:hRule="atLeast"/></w:trPr>` + cells.String() + `</w:tr>`
}

// paragraph writes a paragraph; keep and rest are its properties in the order of the
// schema, with a page break between them.
func (w *wordDrawing) paragraph(keep, rest, runs string) {
	broken := ""
	if w.newPage {
		broken, w.newPage = `<w:pageBreakBefore/>`, false
	}
	w.body.WriteString(`<w:p><w:pPr>` + keep + broken + rest + `</w:pPr>` + runs + `</w:p>`)
}

const gridTwips = 378 // of a column: 24 of them are 16 cm

func (w *wordDrawing) closeTable() {
	if w.rows == nil {
		return
	}
	w.body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + fmt.Sprint(form.Columns*gridTwips) + `" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>` +
		strings.Repeat(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, gridTwips), form.Columns) + `</w:tblGrid>` + strings.Join(w.rows, "") + `</w:tbl>`)
	w.rows = nil
}

// tableRow draws a row nearly as high as on the sheet, or higher: what is written
// decides. A page of Word holds a little less.
func (w *wordDrawing) tableRow(row int, boxes []form.Box) string {
	points, last := 0.0, row
	for _, b := range boxes {
		last = max(last, b.LastRow)
	}
	for r := row; r <= last; r++ {
		points += w.layout.Heights[r-1]
	}
	var cells strings.Builder
	cell := func(firstCol, lastCol int, content string) {
		if firstCol <= lastCol { // as high as the row: what the sheet has below a caption is not here
			cells.WriteString(wordCell(lastCol-firstCol+1, sides(w.layout, form.Area{FirstRow: row, FirstCol: firstCol, LastRow: last, LastCol: lastCol}), content))
		}
	}
	col := 1
	for _, b := range boxes {
		cell(col, b.FirstCol-1, wordCentred(""))
		cell(b.FirstCol, b.LastCol, w.inCell(b))
		col = b.LastCol + 1
	}
	cell(col, form.Columns, wordCentred(""))
	return fmt.Sprintf(`<w:tr><w:trPr><w:trHeight w:val="%d" w:hRule="atLeast"/></w:trPr>%s</w:tr>`, int(points*18), cells.String())
}

// inCell is the content of a cell: a caption line by line, or a blank.
func (w *wordDrawing) inCell(b form.Box) string {
	if b.Field != nil {
		if _, prose := b.Field.Type.(form.Prose); prose {
			return `<w:p>` + w.blank(b, form.ProsePoints) + `</w:p>`
		}
		return wordCentred(w.blank(b, form.ProsePoints))
	}
	var paras strings.Builder
	points := float64(form.ProsePoints)
	for _, text := range strings.Split(b.Text, "\n") {
		if len([]rune(text)) > form.LineCapacity(span(b), points) {
			points = SizeFive
		}
	}
	for _, text := range strings.Split(b.Text, "\n") {
		paras.WriteString(wordCentred(wordRun(text, SongTi, points, "")))
	}
	return paras.String()
}

// placeholder is what a blank says until somebody writes there. What is signed and stamped
// by hand says nothing: it would be printed below the seal.
func placeholder(f *form.Field) string {
	if f.Section.ID != form.Opinions {
		return form.WordPlaceholder
	}
	return or(f.Unfilled, "　　　　")
}

// blank is the content control of a field: it shows what to do until somebody writes in
// it. A row of section 四 is known by its place in the table. All are of rich text in a
// line, also those of long answers and of lists: LibreOffice 7.4 repeats what stands in
// any other kind.
func (w *wordDrawing) blank(b form.Box, points float64) string {
	w.control++
	tag := string(b.Field.ID)
	if b.Field.InTable() {
		tag = fmt.Sprintf("%s.%d", tag, b.Step+1)
	}
	return fmt.Sprintf(`<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:tag w:val="%s"/><w:id w:val="%d"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`,
		wordText(b.Field.Title), tag, w.control, wordRun("　"+placeholder(b.Field)+"　", FangSong, points, `<w:color w:val="`+Grey+`"/>`))
}
