package form

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Value is an answer that was understood: 20万元 as 20.
type Value struct {
	Text   string  // canonical text: what a rollup shows
	Date   Date    // of Month and Day
	Number float64 // of Count and Amount
}

// FaultKind says what is wrong with one answer: no date, a bad phone number. Each has a
// rule F0xx.
type FaultKind int

// The faults that a type can find. The zero value is none of them.
const (
	NotDate FaultKind = iota + 1
	NotInList
	NotNumber
	DigitsLost
	BadCreditCode
	BadOrganizationCode
	BadPhone
	BadMail
	BadPostcode
)

// Fault is what a type finds wrong with one answer: “若干”不是大于等于 0 的整数.
type Fault struct {
	Kind   FaultKind
	Detail string // Chinese: what was found, and what is near it
}

// Type owns an answer in both directions: what is understood, what is written
// back, and what the workbook offers and refuses while people type.
type Type interface {
	// Parse reads an answer that is neither blank nor unreadable. ok is false
	// when it was not understood; the value is then unknown. A fault beside ok
	// means that it was, and is doubtful.
	Parse(a Answer, f *Field, choices Choices) (v Value, faults []Fault, ok bool)
	// Format writes a value as the county would have typed it.
	Format(v Value) string
	// Validation is what the cell of f offers. It is help, never a guarantee.
	Validation(f *Field) Validation
}

// Line is one line of text.
type Line struct{}

// Parse never fails: text is text.
func (Line) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	return Value{Text: oneLine(plainText(a))}, nil, true
}

// Format returns the text.
func (Line) Format(v Value) string { return v.Text }

// Prose is text of several lines.
type Prose struct{}

// Parse never fails: text is text.
func (Prose) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	return Value{Text: Clean(plainText(a))}, nil, true
}

// Format returns the text.
func (Prose) Format(v Value) string { return v.Text }

// plainText is the answer as people see it: a number without an exponent and without
// noise behind its last digit.
func plainText(a Answer) string {
	if a.Kind == Number {
		if n, err := strconv.ParseFloat(a.Raw, 64); err == nil {
			return strconv.FormatFloat(exact(n), 'f', -1, 64)
		}
	}
	return a.Raw
}

// Month is a year and a month.
type Month struct{}

// monthTail stands behind a month and does not move it: 2019年6月底, 2019年6月起, 2019年6月至今.
var monthTail = regexp.MustCompile(`(?:[上中下]旬|初|底|末|前后|左右|起|开始|至今|为?止|结束)$`)

// Parse takes a month, or the month of a day.
func (Month) Parse(a Answer, f *Field, _ Choices) (Value, []Fault, bool) {
	d, ok := ParseDate(a)
	if !ok && a.Kind == Text {
		d, ok = ParseDate(Answer{Raw: monthTail.ReplaceAllString(Fold(a.Raw), ""), Kind: Text})
	}
	if !ok {
		return Value{}, []Fault{{NotDate, dateFault(a, f)}}, false
	}
	d = d.inMonth()
	return Value{Text: d.Chinese(), Date: d}, nil, true
}

// Format returns 2006年1月.
func (Month) Format(v Value) string { return v.Date.Chinese() }

// Day is a year, a month and a day.
type Day struct{}

// Parse takes a whole day; a month alone is not one.
func (Day) Parse(a Answer, f *Field, _ Choices) (Value, []Fault, bool) {
	d, ok := ParseDate(a)
	if !ok || d.Day == 0 {
		return Value{}, []Fault{{NotDate, dateFault(a, f)}}, false
	}
	return Value{Text: d.Chinese(), Date: d}, nil, true
}

// Format returns 2006年1月2日.
func (Day) Format(v Value) string { return v.Date.Chinese() }

func dateFault(a Answer, f *Field) string {
	if a.Kind == Number && strings.HasSuffix(a.Raw, ".1") {
		return fmt.Sprintf("“%s”分不清是 1 月还是 10 月，%s", a.Raw, f.writeLike())
	}
	return fmt.Sprintf("“%s”不是日期，或者没有这一天，%s", Quote(a.Raw), f.writeLike())
}

// writeLike says how the date is written: 请写成“2021年6月”的样子.
func (f *Field) writeLike() string {
	if f == nil || f.Example == "" {
		return "请写明年、月、日"
	}
	return "请写成“" + f.Example + "”的样子"
}

// Count is a whole number, zero or more.
type Count struct{}

// Parse takes 12, 12家, 约 12 人, 十二, １２, 12.0.
func (Count) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	n, ok := parseNumber(withoutUnit(a, "家企业", "户企业", "个企业", "家", "户", "人", "份", "名", "个", "位", "套", "本"), chineseNumber)
	if !ok || n < 0 || n != float64(int64(n)) {
		return Value{}, []Fault{{NotNumber, fmt.Sprintf("“%s”不是大于等于 0 的整数", Quote(a.Raw))}}, false
	}
	return Value{Text: strconv.FormatInt(int64(n), 10), Number: n}, nil, true
}

// Format returns the digits.
func (Count) Format(v Value) string { return strconv.FormatInt(int64(v.Number), 10) }

// Amount is money in 万元, zero or more.
type Amount struct{}

// Parse takes 12.5, 1,200, 20万元, 约20万, 二十万元, 无.
func (Amount) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	if slices.Contains([]string{"无", "没有", "暂无"}, NormalName(a.Raw)) {
		return Value{Text: "0"}, nil, true
	}
	// What is left of 二十万五 has another unit in it.
	n, ok := parseNumber(withoutUnit(a, "(万元)", "万元", "万"), belowTenThousand)
	if !ok || n < 0 {
		return Value{}, []Fault{{NotNumber, fmt.Sprintf("“%s”不是大于等于 0 的数（单位万元）%s", Quote(a.Raw), inTenThousands(a))}}, false
	}
	return Value{Text: strconv.FormatFloat(n, 'f', -1, 64), Number: n}, nil, true
}

// inTenThousands says what an amount in another unit is in 万元: 2亿元 is 20000.
func inTenThousands(a Answer) string {
	for _, unit := range []struct {
		name  string
		worth float64
	}{{"亿元", 1e4}, {"亿", 1e4}, {"元", 1e-4}} {
		if n, ok := parseNumber(withoutUnit(a, unit.name), chineseNumber); ok && n > 0 {
			return "，合 " + strconv.FormatFloat(exact(n*unit.worth), 'f', -1, 64) + " 万元"
		}
	}
	return ""
}

// Format returns the shortest decimal number.
func (Amount) Format(v Value) string { return strconv.FormatFloat(v.Number, 'f', -1, 64) }
