package templates

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

const creator = form.Creator

// book is a workbook under construction. The first failure is kept, so that
// code which draws reads as drawing; bytes reports it.
type book struct {
	file    *excelize.File
	styles  *Styles
	sheets  []string
	cached  []cachedResult
	rows    map[string][]byte // <sheetData> of sheets that are written without the library
	colours map[string]int    // conditional styles, by fill
	said    form.UnitWords    // what its texts call the unit that fills it
	err     error
}

// newBook returns a workbook with the sheets in their final order. Moving a
// sheet later would put every name of the sheets behind it on another one.
func newBook(sheets ...string) *book {
	file := excelize.NewFile()
	b := &book{file: file, styles: NewStyles(file), sheets: sheets, colours: map[string]int{}, rows: map[string][]byte{}}
	b.keep(file.SetDefaultFont(SongTi)) // column widths are counted in its digits
	b.keep(file.SetSheetName(file.GetSheetName(0), sheets[0]))
	for _, name := range sheets[1:] {
		_, err := file.NewSheet(name)
		b.keep(err)
	}
	return b
}

func (b *book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) text(sheet, cell, text string) { b.keep(b.file.SetCellStr(sheet, cell, text)) }

func (b *book) look(sheet string, area form.Area, l Look) { b.keep(b.styles.Apply(sheet, area, l)) }

// box is one merged block with a look and a text.
func (b *book) box(sheet string, area form.Area, l Look, text string) {
	if area.TopLeft() != area.BottomRight() {
		b.keep(b.file.MergeCell(sheet, area.TopLeft(), area.BottomRight()))
	}
	b.look(sheet, area, l)
	if text != "" {
		b.text(sheet, area.TopLeft(), text)
	}
}

func (b *book) height(sheet string, row int, points float64) {
	b.keep(b.file.SetRowHeight(sheet, row, points))
}

// width sets a column in pixels at the size of 宋体 11, whose digits are 8 wide.
func (b *book) width(sheet, from, to string, pixels int) {
	b.keep(b.file.SetColWidth(sheet, from, to, float64(pixels)/digitPixels))
}

const digitPixels = 8

// link leads to a cell of this workbook.
func (b *book) link(sheet, cell, toSheet, toCell string) {
	b.keep(b.file.SetCellHyperLink(sheet, cell, quoted(toSheet)+"!"+toCell, "Location"))
}

// name defines a name; scope is a sheet, or "" for the workbook.
func (b *book) name(scope, name, refersTo string) {
	b.keep(b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: scope}))
}

func quoted(sheet string) string { return "'" + sheet + "'" }

// fixed is a cell's name that copying does not shift.
func fixed(row, col int) string {
	name, _ := excelize.CoordinatesToCellName(col, row, true)
	return name
}

// fixedRange is a range on a sheet, for names and lists.
func fixedRange(sheet string, a form.Area) string {
	return fmt.Sprintf("%s!%s:%s", quoted(sheet), fixed(a.FirstRow, a.FirstCol), fixed(a.LastRow, a.LastCol))
}

// mark writes what the workbook is, into a cell and into the properties.
func (b *book) mark(sheet string, m form.Mark, title string) {
	b.text(sheet, "A1", m.String())
	b.markProperties(m, title)
}

// markProperties writes it into the properties alone, for a workbook of which every cell
// is printed.
func (b *book) markProperties(m form.Mark, title string) {
	properties := m.Properties()
	names := make([]string, 0, len(properties))
	for name := range properties {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b.keep(b.file.SetCustomProps(excelize.CustomProperty{Name: name, Value: properties[name]}))
	}
	// No clock: the workbook of a plan is the same on every day.
	year := form.YearOf(m.Cycle)
	if year == "" {
		year = "2000" // a plan that says no year yet
	}
	day := year + "-01-01T00:00:00Z"
	b.keep(b.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: creator, LastModifiedBy: creator,
		Created: day, Modified: day, Language: "zh-CN"}))
	b.keep(b.file.SetAppProps(&excelize.AppProperties{Application: creator, Company: "", DocSecurity: 0}))
}

// protect locks what is not open. There is no password: the lock guards
// against slips, and an office that must change something can.
func (b *book) protect(sheet string) {
	b.keep(b.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		FormatRows: true, FormatColumns: true, SelectLockedCells: true, SelectUnlockedCells: true,
	}))
}

// protectWhole locks a sheet on which nobody has anything to change.
func (b *book) protectWhole(sheet string) {
	b.keep(b.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true}))
}

func (b *book) bytes() ([]byte, error) {
	if b.err != nil {
		return nil, b.err
	}
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return resultWriter{zip.NewWriter(w), b} })
	buffer, err := b.file.WriteToBuffer()
	b.keep(err)
	if b.err != nil {
		return nil, b.err
	}
	return buffer.Bytes(), nil
}
