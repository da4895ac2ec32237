package table

import (
	"strconv"
	"strings"
	"time"

	"shidian/templates/form"
)

// drawCell writes a cell of a column into the row that was begun.
func (b *Book) drawCell(to *rows, at string, c Column, cell Cell) error {
	style, err := b.Styles.ID(lookOf(c, cell))
	if err != nil {
		return err
	}
	text := cell.Text
	switch number, isNumber := numberOf(c, cell); {
	case cell.Own != nil && cell.Own.Formula != "":
		if isNumber {
			to.value(at, style, "", cell.Own.Formula, formatNumber(number))
		} else {
			to.value(at, style, "str", cell.Own.Formula, text)
		}
		return nil
	case isNumber:
		to.number(at, style, number)
		return nil
	case text == "":
		to.blank(at, style)
		return nil
	case !c.Hidden:
		text = form.Visible(text)
	}
	if err := fits(at, cell.Text); err != nil {
		return err
	}
	if style, err = b.quoting(style, text); err != nil {
		return err
	}
	to.text(at, style, text)
	if cell.Link == "" {
		return nil
	}
	return to.links.add(at, cell.Link)
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
