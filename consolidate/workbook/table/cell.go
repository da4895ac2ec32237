package table

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
)

func (b *Book) drawCell(sheet, at string, c Column, cell Cell) error {
	number, isNumber := numberOf(c, cell)
	style, err := b.Styles.ID(lookOf(c, cell))
	if err != nil {
		return err
	}
	if err := b.File.SetCellStyle(sheet, at, at, style); err != nil {
		return err
	}
	switch {
	case isNumber && cell.Own != nil && cell.Own.Formula != "":
		return b.formula(sheet, at, cell.Own.Formula, formatNumber(number), true)
	case isNumber:
		return b.File.SetCellValue(sheet, at, number)
	case cell.Own != nil && cell.Own.Formula != "":
		return b.formula(sheet, at, cell.Own.Formula, cell.Text, false)
	case cell.Text == "":
		return nil
	}
	write := b.SetText
	if c.Hidden {
		write = b.KeepText
	}
	if err := write(sheet, at, cell.Text); err != nil {
		return err
	}
	if cell.Link == "" {
		return nil
	}
	if place, inside := strings.CutPrefix(cell.Link, "#"); inside {
		return b.File.SetCellHyperLink(sheet, at, place, "Location")
	}
	if !store.LeadsToFile(cell.Link) {
		return fmt.Errorf("link %s!%s: %q is no relative path", sheet, at, cell.Link)
	}
	return b.File.SetCellHyperLink(sheet, at, cell.Link, "External")
}

// numberOf is the number by which the cell is written, of a day its serial number; ok is
// false where it is written as text.
func numberOf(c Column, cell Cell) (n float64, ok bool) {
	switch {
	case cell.Own != nil && cell.Own.Number:
		return ownNumber(cell.Text)
	case c.Kind == Number:
		return cell.Number, cell.Text == ""
	case c.Kind == Figure:
		n, err := strconv.ParseFloat(cell.Text, 64)
		const exact = 15 // digits that a spreadsheet keeps of a number
		return n, err == nil && len(cell.Text) <= exact && strconv.FormatFloat(n, 'f', -1, 64) == cell.Text
	case c.Kind == Day:
		day, ok := form.ParseDay(cell.Text)
		return float64(serial(day)), ok && serial(day) > leapQuirk
	default:
		return 0, false
	}
}

// ownNumber is the number that people see as that text: 12.5, 2021-05-07, 2021-05-07 09:30.
func ownNumber(text string) (n float64, ok bool) {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		return n, formatNumber(n) == text
	}
	day, clock, timed := strings.Cut(text, " ")
	date, ok := form.ParseDay(day)
	if !ok || serial(date) <= leapQuirk || date.String() != day {
		return 0, false
	}
	n = float64(serial(date))
	if timed {
		t, err := time.Parse("15:04", clock)
		if err != nil {
			return 0, false
		}
		n += float64(t.Hour()*60+t.Minute()) / (24 * 60)
	}
	return n, true
}

func formatNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// leapQuirk is the serial number that spreadsheets give to a 29 February 1900 that never
// was; of the days before it programs have different numbers.
const leapQuirk = 60

// serial is the number of the day as a spreadsheet counts: 61 for 1900-03-01.
func serial(day form.Date) int { return form.Date{Year: 1899, Month: 12, Day: 30}.DaysTo(day) }
