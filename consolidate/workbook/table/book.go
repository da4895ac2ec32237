package table

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/store"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates"
	"shidian/templates/form"
)

// Book is a workbook that is being built.
type Book struct {
	File   *excelize.File
	Styles *templates.Styles
	Header string // printed at the top of every page, e.g. 草稿; "" for none
	sheets []string
	rows   map[string]*rows // by sheet

	formats map[xlsx.Format]int // the styles of what people have formatted
	edits   map[string]partEdit // by sheet
}

// NewBook begins an empty workbook.
func NewBook() (*Book, error) {
	f := excelize.NewFile()
	if err := f.SetDefaultFont(templates.SongTi); err != nil {
		return nil, fmt.Errorf("set default font: %w", err)
	}
	return &Book{File: f, Styles: templates.NewStyles(f), formats: map[xlsx.Format]int{}}, nil
}

// NewSheet adds a sheet. The first one takes the place of the sheet that every
// new workbook has, because moving sheets later would lose their names.
func (b *Book) NewSheet(name string) error {
	var err error
	if len(b.sheets) == 0 {
		err = b.File.SetSheetName("Sheet1", name)
	} else {
		_, err = b.File.NewSheet(name)
	}
	b.sheets = append(b.sheets, name)
	if err != nil {
		return fmt.Errorf("new sheet %s: %w", name, err)
	}
	return nil
}

// Bytes finishes the workbook: its mark, its properties, its structure locked
// without a password, and its package made canonical.
func (b *Book) Bytes(mark form.Mark) ([]byte, error) {
	if err := b.stamp(mark); err != nil {
		return nil, err
	}
	return b.pack()
}

// Unmarked finishes a workbook that says of itself only who made it: one for the public,
// which no program reads back.
func (b *Book) Unmarked() ([]byte, error) {
	if err := b.setAuthor(); err != nil {
		return nil, err
	}
	return b.pack()
}

// MarkSheet is hidden and holds the mark in its first cell.
const MarkSheet = "标识"

// IsOwnSheet reports whether the sheet is the one that holds the mark.
func IsOwnSheet(name string) bool { return name == MarkSheet }

func (b *Book) stamp(mark form.Mark) error {
	if err := b.NewSheet(MarkSheet); err != nil {
		return err
	}
	if err := b.SetText(MarkSheet, "A1", mark.String()); err != nil {
		return err
	}
	if err := b.File.SetSheetVisible(MarkSheet, false); err != nil {
		return fmt.Errorf("hide mark: %w", err)
	}
	for _, name := range []string{form.PropertyKind, form.PropertyEdition, form.PropertyCycle, form.PropertyRegion} {
		if err := b.File.SetCustomProps(excelize.CustomProperty{Name: name, Value: mark.Properties()[name]}); err != nil {
			return fmt.Errorf("set property %s: %w", name, err)
		}
	}
	if err := b.setAuthor(); err != nil {
		return err
	}
	if err := b.File.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}); err != nil {
		return fmt.Errorf("lock structure: %w", err)
	}
	return nil
}

func (b *Book) setAuthor() error {
	b.File.SetActiveSheet(0)
	if err := b.File.SetDocProps(&excelize.DocProperties{Creator: store.Creator, LastModifiedBy: store.Creator}); err != nil {
		return fmt.Errorf("set properties: %w", err)
	}
	return nil
}

// escapeLike matches what a reader would decode: _x0041_.
var escapeLike = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// SetText writes text for people: what is not to be seen is shown (form.Visible),
// so that nobody reads a name back to front. What that makes too long for a cell
// is cut by the library, and [ShowsWhole] tells so.
func (b *Book) SetText(sheet, cell, text string) error {
	if err := fits(sheet+"!"+cell, text); err != nil {
		return err
	}
	return b.set(sheet, cell, form.Visible(text))
}

// fits refuses what the library would cut without a word.
func fits(at, text string) error {
	if fault, ok := store.TextProblem(text); !ok && tooLong(text) {
		return fmt.Errorf("write %s: %v", at, fault)
	}
	return nil
}

func (b *Book) set(sheet, cell, text string) error {
	if err := b.File.SetCellStr(sheet, cell, Escape(text)); err != nil {
		return fmt.Errorf("write %s!%s: %w", sheet, cell, err)
	}
	if !beginsFormula(text) {
		return nil
	}
	style, err := b.File.GetCellStyle(sheet, cell)
	if err == nil {
		style, err = b.quoting(style, text)
	}
	if err == nil {
		err = b.File.SetCellStyle(sheet, cell, cell, style)
	}
	if err != nil {
		return fmt.Errorf("quote %s!%s: %w", sheet, cell, err)
	}
	return nil
}

// beginsFormula reports whether a program would take the text for a formula as
// soon as somebody types it again, or reads it from CSV.
func beginsFormula(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n\u00A0\u3000")
	return text != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(text)[0])
}

func tooLong(text string) bool {
	units := 0
	for _, r := range text {
		units++
		if r > 0xFFFF {
			units++
		}
	}
	return units > excelize.TotalCellChars
}

// TooLong reports whether no cell can hold the text at all.
func TooLong(text string) bool { return tooLong(text) }

// ShowsWhole reports whether a cell shows the text whole. One that is full of
// what has to be escaped may not fit although its characters would.
func ShowsWhole(text string) bool { return !tooLong(Escape(form.Visible(text))) }

// Escape writes characters that XML cannot hold, and carriage returns, as the
// _xHHHH_ of ECMA-376 part 1, 22.9.2.19, and protects text of that shape.
func Escape(text string) string {
	text = escapeLike.ReplaceAllStringFunc(text, func(s string) string { return "_x005F" + s })
	if strings.IndexFunc(text, needsEscape) < 0 {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if needsEscape(r) {
			fmt.Fprintf(&out, "_x%04X_", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func needsEscape(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF
}
