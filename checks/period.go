package checks

import (
	"fmt"
	"regexp"
	"strings"

	"shidian/templates/form"
)

// span is a time of the schedule. Both ends are given; of a single day or month
// they are the same.
type span struct{ from, to form.Date }

// Everything between two dates that people write for “to”.
var rangeMark = regexp.MustCompile(`[—–―~〜至到]+|--+`)

// Words behind a date that do not move it out of its month.
var dateTail = regexp.MustCompile(`[上中下]旬|月?底|月?末|初|前|份`)

// Words that turn the number before them into something that is no month.
var otherTime = regexp.MustCompile(`季|半年|个月|[周天]|年度|每`)

// A year without its century, as in 21年6月-8月.
var shortYear = regexp.MustCompile(`(^|[^0-9])([0-4]\d年)`)

// A run of what dates are made of, with 次年 and 翌年 for the year after.
var dateRun = regexp.MustCompile(`[0-9〇零一二三四五六七八九十年月日号次翌./~-]*(?:\d{4}|[二一][〇零九][〇零一二三四五六七八九]{2})[0-9〇零一二三四五六七八九十年月日号次翌./~-]*`)

// parseSpan reads the time of a step in the forms that people write:
// 2021年6月-2021年8月, 2021.6—8, 2021-06至2021-08, 第一阶段（2021年6月至8月）,
// 2021年6月. It is careful rather than clever: a text with two times, with a
// quarter or a number of months, or without a year is not read, and the rule
// that asks stays silent.
func parseSpan(a form.Answer) (span, bool) {
	if a.Kind == form.DateCell || a.Kind == form.Number {
		return single(a)
	}
	text := shortYear.ReplaceAllString(form.Fold(a.Raw), "${1}20$2")
	if otherTime.MatchString(text) {
		return span{}, false
	}
	text = rangeMark.ReplaceAllString(dateTail.ReplaceAllStringFunc(text, keepMonth), "~")
	runs := dateRun.FindAllString(text, -1)
	if len(runs) != 1 {
		return span{}, false
	}
	left, right, isRange := splitRange(strings.Trim(runs[0], "~.-/"))
	if !isRange {
		return single(form.Answer{Raw: left, Kind: form.Text})
	}
	from, ok := parsePoint(left)
	if !ok {
		return endsWithYear(left, right)
	}
	to, ok := parsePoint(withYear(right, from))
	return span{from, to}, ok
}

// endsWithYear reads a range that names the year behind its end alone, 6月-2024年8月: the
// beginning is of the same year, or of the one before where its month is the later one.
func endsWithYear(left, right string) (span, bool) {
	to, ok := parsePoint(right)
	if !ok || leadingYear.MatchString(left) {
		return span{}, false
	}
	from, ok := parsePoint(fmt.Sprintf("%d年%s", to.Year, left))
	if ok && to.Before(from) {
		from, ok = parsePoint(fmt.Sprintf("%d年%s", to.Year-1, left))
	}
	return span{from, to}, ok
}

// keepMonth takes 底 out of 8月底 and keeps the 月.
func keepMonth(tail string) string {
	if strings.HasPrefix(tail, "月") {
		return "月"
	}
	return ""
}

func single(a form.Answer) (span, bool) {
	d, ok := form.ParseDate(a)
	return span{d, d}, ok
}

func parsePoint(text string) (form.Date, bool) {
	return form.ParseDate(form.Answer{Raw: strings.TrimSpace(text), Kind: form.Text})
}

// splitRange parts a range at its mark. A hyphen is the mark unless it also
// parts the years from the months: 2021-06 and 2021-06-01 are one date, and
// 2021-06-2021-08 are two.
func splitRange(run string) (left, right string, isRange bool) {
	if left, right, isRange = strings.Cut(run, "~"); isRange {
		return left, right, true
	}
	parts := strings.Split(run, "-")
	switch {
	case len(parts) == 2 && (strings.ContainsAny(run, "年月./") || len(parts[0]) >= 6):
		return parts[0], parts[1], true
	case len(parts) == 4 || len(parts) == 6:
		half := len(parts) / 2
		return strings.Join(parts[:half], "-"), strings.Join(parts[half:], "-"), true
	}
	return run, "", false
}

var leadingYear = regexp.MustCompile(`^(?:\d{4}|[二一][〇零九][〇零一二三四五六七八九]{2})`)

var dayAlone = regexp.MustCompile(`^\d{1,2}[日号]$`)

// withYear gives the end of a range what it leaves out of its beginning: the
// year of 8月 and 8.31, the year and the month of 15日, the next year of 次年5月.
func withYear(text string, from form.Date) string {
	switch rest, next := strings.CutPrefix(strings.Replace(text, "翌", "次", 1), "次年"); {
	case leadingYear.MatchString(text):
		return text
	case next:
		return fmt.Sprintf("%d年%s", from.Year+1, rest)
	case dayAlone.MatchString(text):
		return fmt.Sprintf("%d年%d月%s", from.Year, from.Month, text)
	default:
		return fmt.Sprintf("%d年%s", from.Year, text)
	}
}
