package xlsx

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Days that serial 0 stands for. Excel counts 1900-02-29, which never was, so
// serials from 61 on are one day ahead of the days since 1899-12-31
// (ECMA-376 part 1, 18.17.4.1).
var (
	epoch1900 = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	epoch1904 = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
)

const (
	leapQuirk   = 60        // serial of the day that never was
	lastDay1900 = 2_958_465 // 9999-12-31
	lastDay1904 = 2_957_003 // 9999-12-31
)

// SerialTime turns a date serial (days, with the time of day as the fraction)
// into UTC time, rounded to the millisecond. It is false for what Excel cannot
// show as a date: negative serials, days after 9999-12-31, and 1900-02-29. A
// serial below 1 is a time of day only, on the day of serial 0.
func SerialTime(serial float64, date1904 bool) (time.Time, bool) {
	epoch, last := epoch1900, float64(lastDay1900)
	if date1904 {
		epoch, last = epoch1904, lastDay1904
	}
	if !(serial >= 0 && serial < last+1) {
		return time.Time{}, false
	}
	day, fraction := math.Modf(serial)
	if !date1904 {
		if day == leapQuirk {
			return time.Time{}, false
		}
		if day > leapQuirk {
			day--
		}
	}
	const dayMillis = 24 * 60 * 60 * 1000
	millis := time.Duration(math.Round(fraction*dayMillis)) * time.Millisecond
	return epoch.AddDate(0, 0, int(day)).Add(millis), true
}

// isoLayouts are the forms of a cell of type "d" (ECMA-376 part 1, 18.18.11
// and ISO 8601, extended form). Few programs write them.
var isoLayouts = [...]string{
	"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04:05.999999999Z",
}

// isoSerial turns the text of a cell of type "d" into the serial that any other
// writer would have stored, so that callers meet one kind of date only. known is
// false for what is neither date, time nor duration; ok for a date that no serial
// stands for, such as 1850-05-01.
func isoSerial(text string, date1904 bool) (serial string, known, ok bool) {
	for _, layout := range isoLayouts {
		if at, err := time.Parse(layout, text); err == nil {
			serial, ok = timeSerial(at, date1904)
			return serial, true, ok
		}
	}
	if at, err := time.Parse("15:04:05.999999999", text); err == nil {
		return formatSerial(float64(at.Sub(at.Truncate(24*time.Hour))) / float64(24*time.Hour)), true, true
	}
	serial, ok = durationSerial(text)
	return serial, ok, ok
}

// isoDuration is PT24H0M0.000S, as Excel writes a time of more than a day. Years and
// months have no length of their own and stand in none.
var isoDuration = regexp.MustCompile(`^P(?:(\d{1,7})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$`)

func durationSerial(text string) (string, bool) {
	parts := isoDuration.FindStringSubmatch(text)
	if parts == nil || !strings.ContainsAny(text, "0123456789") {
		return "", false
	}
	days := 0.0
	for i, perDay := range []float64{1, 24, 24 * 60, 24 * 60 * 60} {
		n, _ := strconv.ParseFloat(parts[i+1], 64) // 0 for what is not said
		days += n / perDay
	}
	return formatSerial(days), true
}

func timeSerial(at time.Time, date1904 bool) (string, bool) {
	epoch := epoch1900
	if date1904 {
		epoch = epoch1904
	} else if at.Year() == 1899 && at.YearDay() == 364 { // Excel writes serial 0 as 1899-12-31 and as 1899-12-30
		at = at.AddDate(0, 0, 1)
	}
	if at.Before(epoch) || at.Year() > 9999 {
		return "", false
	}
	day := float64((at.Unix() - epoch.Unix()) / (24 * 60 * 60))
	clock := at.Sub(time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC))
	if !date1904 && day >= leapQuirk {
		day++
	}
	return formatSerial(day + float64(clock)/float64(24*time.Hour)), true
}

func formatSerial(serial float64) string { return strconv.FormatFloat(serial, 'f', -1, 64) }
