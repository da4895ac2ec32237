package templates

import (
	"fmt"
	"time"

	"shidian/templates/form"
)

// Formats of a date that stands in a cell as a day count.
const (
	monthFormat = `yyyy"年"m"月"`
	dayFormat   = `yyyy"年"m"月"d"日"`
)

// answer writes what stands in the blank of f, as somebody typed it there; an
// empty blank shows what the paper prints.
func (b *book) answer(sheet string, f *form.Field, area form.Area, look Look, a form.Answer) {
	cell := area.TopLeft()
	switch a.Kind {
	case form.Blank:
		if f.Unfilled != "" {
			b.text(sheet, cell, f.Unfilled)
		}
	case form.Text:
		b.text(sheet, cell, a.Raw)
	case form.Number:
		b.keep(b.file.SetCellDefault(sheet, cell, a.Raw))
	case form.Boolean:
		b.keep(b.file.SetCellBool(sheet, cell, a.Raw == "TRUE"))
	case form.DateCell:
		format := dayFormat
		if _, month := f.Type.(form.Month); month {
			format = monthFormat
		}
		b.look(sheet, area, look.As(format))
		days, err := serial(a.Raw)
		b.keep(err)
		b.keep(b.file.SetCellInt(sheet, cell, days))
	default:
		b.keep(fmt.Errorf("%s %s: an answer of kind %d cannot be written", sheet, cell, a.Kind))
	}
}

// serial is the day count of the 1900 system of 2006-01-02.
func serial(day string) (int64, error) {
	t, err := time.Parse("2006-01-02", day)
	if err != nil {
		return 0, fmt.Errorf("a date cell needs a day: %w", err)
	}
	return int64(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()) / 24, nil
}
