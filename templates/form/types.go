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
var monthTail = regexp.MustCompile(`(?:[上中下]旬|初|底|末|前后|左右|起|开始|至今)$`)

// Parse takes a month, or the month of a day.
func (Month) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	d, ok := ParseDate(a)
	if !ok && a.Kind == Text {
		d, ok = ParseDate(Answer{Raw: monthTail.ReplaceAllString(Fold(a.Raw), ""), Kind: Text})
	}
	if !ok {
		return Value{}, []Fault{{NotDate, dateFault(a, "2021年6月")}}, false
	}
	d = d.inMonth()
	return Value{Text: d.Chinese(), Date: d}, nil, true
}

// Format returns 2006年1月.
func (Month) Format(v Value) string { return v.Date.Chinese() }

// Day is a year, a month and a day.
type Day struct{}

// Parse takes a whole day; a month alone is not one.
func (Day) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	d, ok := ParseDate(a)
	if !ok || d.Day == 0 {
		return Value{}, []Fault{{NotDate, dateFault(a, "2021年5月6日")}}, false
	}
	return Value{Text: d.Chinese(), Date: d}, nil, true
}

// Format returns 2006年1月2日.
func (Day) Format(v Value) string { return v.Date.Chinese() }

func dateFault(a Answer, example string) string {
	if a.Kind == Number && strings.HasSuffix(a.Raw, ".1") {
		return fmt.Sprintf("“%s”分不清是 1 月还是 10 月，请写成“%s”的样子", a.Raw, example)
	}
	return fmt.Sprintf("“%s”不是日期，或者没有这一天，请写成“%s”的样子", quote(a.Raw), example)
}

// Count is a whole number, zero or more.
type Count struct{}

// Parse takes 12, 12家, 约 12 人, 十二, １２, 12.0.
func (Count) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	n, ok := parseNumber(withoutUnit(a, "家企业", "户企业", "个企业", "家", "户", "人", "份", "名", "个", "位"), chineseNumber)
	if !ok || n < 0 || n != float64(int64(n)) {
		return Value{}, []Fault{{NotNumber, fmt.Sprintf("“%s”不是大于等于 0 的整数", quote(a.Raw))}}, false
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
	n, ok := parseNumber(withoutUnit(a, "万元", "万"), belowTenThousand)
	if !ok || n < 0 {
		return Value{}, []Fault{{NotNumber, fmt.Sprintf("“%s”不是大于等于 0 的数（单位万元）%s", quote(a.Raw), inTenThousands(a))}}, false
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

// Choose is an entry of a list.
type Choose struct{}

// Parse takes an entry, one of its aliases, or its code in front (13 农副食品加工业).
func (Choose) Parse(a Answer, f *Field, choices Choices) (Value, []Fault, bool) {
	text := plainText(a)
	if a.Kind == Boolean && f.List.ID == YesNo {
		text = map[string]string{"TRUE": Yes, "FALSE": No}[a.Raw]
	}
	key := NormalName(text)
	for _, c := range choices[f.List.ID] {
		if NormalName(c.Name) == key {
			return Value{Text: c.Name}, nil, true
		}
		for _, alias := range c.Aliases {
			if NormalName(alias) == key {
				return Value{Text: c.Name}, nil, true
			}
		}
	}
	if f.List.Open {
		return Value{Text: oneLine(text)}, nil, true
	}
	return Value{}, []Fault{{NotInList, listFault(text, choices[f.List.ID])}}, false
}

// Format returns the entry.
func (Choose) Format(v Value) string { return v.Text }

func listFault(text string, list []Choice) string {
	detail := fmt.Sprintf("“%s”不在下拉列表中", quote(text))
	if near := nearest(text, list); near != "" {
		return detail + fmt.Sprintf("，相近的是“%s”", near)
	}
	if len(list) > 0 && len(list) <= 6 {
		names := make([]string, len(list))
		for i, c := range list {
			names[i] = c.Name
		}
		return detail + "，应为：" + strings.Join(names, "、")
	}
	return detail
}

// nearest returns the entry that shares the most pairs of neighbouring
// characters with text, or "" when none shares a third of them.
func nearest(text string, list []Choice) string {
	best, bestScore := "", 1.0/3
	for _, c := range list {
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			if score := Likeness(text, name); score > bestScore {
				best, bestScore = c.Name, score
			}
		}
	}
	return best
}

// Likeness compares two names by the pairs of neighbouring characters they
// share (Dice's coefficient), 0 to 1; equal normalised names give 1.
func Likeness(a, b string) float64 {
	x, y := []rune(NormalName(a)), []rune(NormalName(b))
	if string(x) == string(y) {
		return 1
	}
	if len(x) < 2 || len(y) < 2 {
		return 0
	}
	pairs := map[[2]rune]int{}
	for i := 1; i < len(x); i++ {
		pairs[[2]rune{x[i-1], x[i]}]++
	}
	shared := 0
	for i := 1; i < len(y); i++ {
		p := [2]rune{y[i-1], y[i]}
		if pairs[p] > 0 {
			pairs[p]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(x)+len(y)-2)
}
