package form

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a day, or with Day 0 a month. The zero Date is no date. It has no
// clock and no zone: a form says a day, and the plan says in which zone.
type Date struct{ Year, Month, Day int }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is 2006-01-02, or 2006-01 for a month, or "" for no date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
}

// MarshalText is String, for JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText takes a day as String writes it. What is none is no date: it stood in
// a workbook that may have been changed by hand, and what rests on it is asked about.
func (d *Date) UnmarshalText(text []byte) error {
	*d, _ = ParseDay(string(text))
	return nil
}

// Chinese is 2006年1月2日, or 2006年1月 for a month.
func (d Date) Chinese() string {
	switch {
	case d.IsZero():
		return ""
	case d.Day == 0:
		return fmt.Sprintf("%d年%d月", d.Year, d.Month)
	default:
		return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
	}
}

// Before reports whether d lies before e. A month lies before every later
// month; against a day of the same month it is neither before nor after.
func (d Date) Before(e Date) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day != 0 && e.Day != 0 && d.Day < e.Day
}

// After is e.Before(d).
func (d Date) After(e Date) bool { return e.Before(d) }

// YearsOn is the same day so many years later; of 29 February the 28th where that year
// has none.
func (d Date) YearsOn(years int) Date {
	d.Year += years
	if leap := d.Year%4 == 0 && (d.Year%100 != 0 || d.Year%400 == 0); d.Month == 2 && d.Day == 29 && !leap {
		d.Day = 28
	}
	return d
}

// DaysOn is the day so many days later.
func (d Date) DaysOn(days int) Date {
	return DateOf(time.Date(d.Year, time.Month(d.Month), d.Day+days, 0, 0, 0, 0, time.UTC))
}

// MonthsOn is the month so many months later.
func (d Date) MonthsOn(months int) Date {
	month := DateOf(time.Date(d.Year, time.Month(d.Month+months), 1, 0, 0, 0, 0, time.UTC))
	return month.inMonth()
}

// DaysTo is how many days later the other day is, negative for an earlier one: 1 from
// 2021-05-07 to 2021-05-08.
func (d Date) DaysTo(e Date) int {
	at := func(d Date) time.Time { return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC) }
	return int(at(e).Sub(at(d)).Hours() / 24)
}

// inMonth is the date without its day.
func (d Date) inMonth() Date { return Date{d.Year, d.Month, 0} }

// MonthsTo counts the months from d to e in the two ways of people: 2021年6月 to 2024年6月
// are three years, and so are 2021年6月 to 2024年5月 with both ends counted. The first is
// the fewest months that may be meant, the second the most.
func (d Date) MonthsTo(e Date) (least, most int) {
	least = (e.Year-d.Year)*12 + e.Month - d.Month
	return least, least + 1
}

// ParseDay reads 2006-01-02, the form of the command line and of the sheets
// that the program itself writes.
func ParseDay(s string) (Date, bool) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return Date{}, false
	}
	return DateOf(t), true
}

// DateOf takes the day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// The years a form can speak of. They tell a serial number or a year without a
// century from a date, and 10 in 2010 from a typing error.
const (
	FirstYear = 1949
	LastYear  = 2099
)

func validDate(y, m, d int) (Date, bool) {
	if y < FirstYear || y > LastYear || m < 1 || m > 12 || d < 0 {
		return Date{}, false
	}
	if d > time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() {
		return Date{}, false
	}
	return Date{y, m, d}, true
}

// writtenDate matches what people write, once folded: 2021年5月8日, 2021.5.8,
// 2021-05, 2021/5/8; packedDate 20210508 and 202105.
var writtenDate = regexp.MustCompile(`^(\d{4})(?:年|[-./])(\d{1,2})(?:(?:月份?|[-./])(?:(\d{1,2})[日号]?)?)?$`)
var packedDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})?$`)

// clockTime stands behind a day and is let go. It is taken off while the white
// space still shows where it begins: 2021/5/1 10:00 is not the 11th.
var clockTime = regexp.MustCompile(`(?:[\sT]|([日号]))\s*\d{1,2}:\d{2}(?::\d{2})?$`)

// weekday stands behind a day and says nothing more: 2021年5月6日（星期四）.
var weekday = regexp.MustCompile(`\(?(?:星期|周|礼拜)([一二三四五六日天])\)?`)

// Weekday is the day of the week that the text says: 四 of 2021年5月6日（星期四）; "" for none.
func Weekday(text string) string {
	found := weekday.FindStringSubmatch(Narrow(text))
	if found == nil {
		return ""
	}
	return strings.Replace(found[1], "天", "日", 1)
}

// Weekday is the day of the week on which the day falls: 四.
func (d Date) Weekday() string {
	on := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday()
	return []string{"日", "一", "二", "三", "四", "五", "六"}[on]
}

// shortYear is a year without its century, which only 年 tells from a day or a month.
var shortYear = regexp.MustCompile(`^(\d{2})年`)

// oneStop writes the stops that a Chinese keyboard has for a point in one way: 2021。6.
var oneStop = strings.NewReplacer("。", ".", "·", ".")

// centuries gives a short year its century: 19年6月 is 2019年6月, 98年 is 1998年.
func centuries(text string) string {
	short := shortYear.FindStringSubmatch(text)
	switch {
	case short == nil:
		return text
	case short[1] < "50":
		return "20" + text
	default:
		return "19" + text
	}
}

// digitsApart cannot be joined where no 年 and 月 tell them: 2021 1 2 is not 202112.
var digitsApart = regexp.MustCompile(`\d\s+\d`)

// ParseDate reads an answer as a date in any form that people write, or as a
// date cell, or as the serial number of a day. It does not guess: 2021.1 as a
// number may be January or October, so it is not read.
func ParseDate(a Answer) (Date, bool) {
	if a.Kind == Number {
		return dateOfNumber(Fold(a.Raw), a.Date1904)
	}
	apart := clockTime.ReplaceAllString(weekday.ReplaceAllString(Narrow(unmarked(a.Raw)), ""), "$1")
	text := centuries(chineseDigits(strings.TrimRight(oneStop.Replace(squeeze(apart)), ".")))
	if digitsApart.MatchString(apart) && !strings.Contains(text, "年") {
		return Date{}, false
	}
	groups := writtenDate.FindStringSubmatch(text)
	if groups == nil {
		groups = packedDate.FindStringSubmatch(text)
	}
	if groups == nil {
		return Date{}, false
	}
	y, _ := strconv.Atoi(groups[1])
	m, _ := strconv.Atoi(groups[2])
	d := 0
	if groups[3] != "" {
		if d, _ = strconv.Atoi(groups[3]); d == 0 {
			return Date{}, false
		}
	}
	return validDate(y, m, d)
}

func dateOfNumber(text string, date1904 bool) (Date, bool) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return Date{}, false
	}
	switch whole := int(n); {
	case n != float64(whole):
		// 2021.5 typed into a cell that is not text: May; but 2021.1 is what
		// 2021.10 becomes as well.
		if whole < FirstYear || whole > LastYear {
			return Date{}, false
		}
		tail := strings.TrimPrefix(strconv.FormatFloat(n, 'f', -1, 64), strconv.Itoa(whole)+".")
		m, err := strconv.Atoi(tail)
		if err != nil || m == 1 || len(tail) > 2 {
			return Date{}, false
		}
		return validDate(whole, m, 0)
	case whole >= FirstYear*10000: // 20210508
		return validDate(whole/10000, whole/100%100, whole%100)
	case whole >= FirstYear*100 && whole <= LastYear*100+12: // 202105
		return validDate(whole/100, whole%100, 0)
	default:
		if date1904 {
			whole += days1904
		}
		return dateOfSerial(whole)
	}
}

// days1904 is how many days the two systems of serial numbers are apart.
const days1904 = 1462

// dateOfSerial reads a day count of the 1900 system. Earlier than 1982 (30000)
// a bare number on a form is more likely a year or a count than a day.
func dateOfSerial(serial int) (Date, bool) {
	if serial < 30000 || serial > 73050 {
		return Date{}, false
	}
	return DateOf(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, serial)), true
}
