package sheets

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/table"
	"shidian/templates"
	"shidian/templates/form"
)

// The paper of a letter: A4 upright, 27 characters of 三号 on a line.
const (
	letterColumns = 6
	letterWidth   = 12.25 // characters of the default font, a column
	letterPlaces  = 27    // characters on a line
	letterLine    = 24.0  // height of a line, in points
	letterAround  = 8.0   // above and below the lines of a paragraph
)

// letterDrawing draws a letter from the top down.
type letterDrawing struct {
	*table.Book
	sheet string
	row   int
	err   error
}

// DrawLetter writes the letter as a workbook of one page. It is not locked: an office
// words it as it likes before it prints it.
func DrawLetter(l *Letter) ([]byte, error) {
	b, err := table.NewBook()
	if err != nil {
		return nil, err
	}
	d := &letterDrawing{Book: b, sheet: form.LetterBook.Chinese(), row: 1}
	d.keep(b.NewSheet(d.sheet))
	d.keep(b.File.SetColWidth(d.sheet, "A", "F", letterWidth))
	d.head(l)
	above, below := l.paragraphs()
	for _, text := range above {
		d.paragraph(text)
	}
	d.numbers(l)
	for _, text := range below {
		d.paragraph(text)
	}
	d.end(l)
	d.page()
	if d.err != nil {
		return nil, fmt.Errorf("draw the letter: %w", d.err)
	}
	return b.Bytes(form.Mark{Kind: form.LetterBook, Edition: form.Edition, Cycle: l.plan.Cycle(), Region: l.of.Code})
}

func (d *letterDrawing) keep(err error) {
	if d.err == nil {
		d.err = err
	}
}

func letterLook() templates.Look {
	return templates.Look{Font: templates.FangSong, Size: templates.SizeThree, Across: "left", Wrap: true, Format: templates.TextFormat}
}

// line is one merged row over the whole width.
func (d *letterDrawing) line(text string, look templates.Look, height float64) {
	d.cell(1, letterColumns, table.Of(text), look)
	d.keep(d.File.SetRowHeight(d.sheet, d.row, height))
	d.row++
}

// lines is a row as high as its text.
func (d *letterDrawing) lines(text string, look templates.Look) {
	n := max(1, (form.TextWidth(text)+letterPlaces-1)/letterPlaces)
	d.line(text, look, letterLine*float64(n)+letterAround)
}

func (d *letterDrawing) paragraph(text string) { d.lines("　　"+text, letterLook()) }

func (d *letterDrawing) gap(height float64) {
	d.keep(d.File.SetRowHeight(d.sheet, d.row, height))
	d.row++
}

// cell is one block of the current row: a text, or a number where it has none.
func (d *letterDrawing) cell(col, span int, c table.Cell, look templates.Look) {
	first, last := form.CellName(d.row, col), form.CellName(d.row, col+span-1)
	if span > 1 {
		d.keep(d.File.MergeCell(d.sheet, first, last))
	}
	if c.Text == "" {
		look = look.As("")
	}
	style, err := d.Styles.ID(look)
	d.keep(err)
	d.keep(d.File.SetCellStyle(d.sheet, first, last, style))
	if c.Text == "" {
		d.keep(d.File.SetCellValue(d.sheet, first, c.Number))
	} else {
		d.keep(d.SetText(d.sheet, first, c.Text))
	}
}

func (d *letterDrawing) head(l *Letter) {
	title := templates.TitleLook()
	title.Font, title.Size = templates.SongTi, templates.SizeTwo
	d.gap(20)
	d.line(l.plan.LetterTitle(l.of), title, 70)
	d.gap(14)
	above, _ := l.plan.Region(l.of.Parent)
	d.lines(l.plan.Office(above)+"：", letterLook())
}

// numbers is the table of the domains and kinds.
func (d *letterDrawing) numbers(l *Letter) {
	kinds := l.kinds()
	first := letterColumns - 1 - len(kinds) // columns of the domain
	row := func(domain string, cells []table.Cell, look templates.Look, height float64) {
		d.cell(1, first, table.Of(domain), look)
		for i, c := range cells {
			d.cell(first+1+i, 1, c, look)
		}
		d.keep(d.File.SetRowHeight(d.sheet, d.row, height))
		d.row++
	}
	head := []table.Cell{table.Of("推荐项目")}
	for _, kind := range kinds {
		head = append(head, table.Of(nameOr(kind, "没有写明")))
	}
	size := func(look templates.Look) templates.Look { look.Size = templates.SizeSmallFour; return look }
	row("领域", head, size(templates.HeaderLook()), 26)
	for _, r := range l.rows() {
		cells := []table.Cell{table.Count(len(r.lines))}
		for _, kind := range kinds {
			cells = append(cells, table.Count(r.ofKind(kind, kinds)))
		}
		row(r.domain, cells, size(templates.CellLook().Centred()), 24)
	}
	d.gap(10)
}

// end are the enclosures, the contact and the signature.
func (d *letterDrawing) end(l *Letter) {
	d.gap(8)
	for i, text := range l.enclosures() {
		before := "　　　　　"
		if i == 0 {
			before = "　　附件："
		}
		d.lines(fmt.Sprintf("%s%d. %s", before, i+1, text), letterLook())
	}
	d.gap(8)
	d.lines("　　"+l.contact(), letterLook())
	d.gap(30)
	right := letterLook()
	right.Across = "right"
	d.lines(l.plan.Office(l.of)+"（盖章）", right)
	d.lines("　　　　年　　月　　日　　", right)
}

// page puts the letter on one page, in the middle.
func (d *letterDrawing) page() {
	d.keep(d.Page(d.sheet, "portrait", 1))
	one, lines := 1, false
	d.keep(d.File.SetPageLayout(d.sheet, &excelize.PageLayoutOptions{FitToHeight: &one}))
	side, top, middle := 1.05, 1.2, true
	d.keep(d.File.SetPageMargins(d.sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &side, Horizontally: &middle}))
	d.keep(d.File.SetHeaderFooter(d.sheet, &excelize.HeaderFooterOptions{}))
	d.keep(d.File.SetSheetView(d.sheet, 0, &excelize.ViewOptions{ShowGridLines: &lines}))
	d.keep(d.File.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: d.sheet, RefersTo: fmt.Sprintf("'%s'!$A$1:$F$%d", d.sheet, d.row-1)}))
}
