package form

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Phone is one or several numbers of mobiles and fixed lines, with whatever people
// write beside them: 0356-4220000转801（办）、13900000000（微信同号）.
type Phone struct{}

// A mobile has 11 digits and starts with 13 to 19; a fixed line has an area
// code, 010 or 02x and then 8 digits, or four digits from 03 and then 7 or 8, that
// do not start with 0 or 1; 400 and 800 numbers have 10 digits. All but mobiles may have an
// extension behind them, and a fixed line the last one of a range.
var (
	phoneNumber = regexp.MustCompile(`^(?:1[3-9]\d(?:-?\d){8}|(?:(?:\(?0(?:10|2\d)\)?-?` + bigLocal + `|\(?0[3-9]\d{2}\)?-?` + local + `)(?:-[2-9]\d{6,7})?|[48]00(?:-?\d){7})` + extension + `)$`)
	mobile      = regexp.MustCompile(`1[3-9]\d(?:-?\d){8}$`)
	localNumber = regexp.MustCompile(`^` + local + `(?:-[2-9]\d{6,7})?` + extension + `$`)
	// countryCode is written before a number in as many ways as there are: +86-, (86), 0086.
	countryCode = regexp.MustCompile(`^\(?(?:\+|00)?86\)?-?`)
	// numberTail is what differs in the last number of a range, or one extension more.
	numberTail = regexp.MustCompile(`^\d{1,4}$`)
)

// local is a number within its area, 4220000 or 422-0000; bigLocal one of the areas with
// three digits, which all have eight.
const (
	local    = `[2-9]\d{2,3}-?\d{4}`
	bigLocal = `[2-9]\d{3}-?\d{4}`
)

// extension is what is dialled behind a number, once its words are strokes.
const extension = `(?:-\d{1,6})?`

// extensionWord stands before an extension: 转801, 分机:801, ext.801, #801.
var extensionWord = regexp.MustCompile(`[(\[]?\s*(?:转?分机号?|内线|转|(?i:ext)\.?|#)\s*:?\s*(\d{1,6})\s*[)\]]?`)

// dashes are the strokes that people type for a hyphen.
var dashes = regexp.MustCompile(`[—–−―‐‑－-]+`)

// pointsBetween stand between digits as strokes do: 139.0000.0000. hours are when somebody
// answers: 8:00-18:00.
var (
	pointsBetween = regexp.MustCompile(`(\d)\.(\d)`)
	hours         = regexp.MustCompile(`\d{1,2}:\d{2}(?:[-~至到]\d{1,2}:\d{2})?|\d{1,2}小时`)
)

// numberSeparators part the numbers of an answer; a stroke does so unless the numbers
// have a tail in common.
const numberSeparators = "、,;。|\n"

// Parse takes one or several numbers, which then stand with 、 between them; what is
// written beside a number stays with it. A doubtful answer stays as it is.
func (Phone) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	text := dashes.ReplaceAllString(Narrow(unmarked(plainText(a))), "-")
	text = pointsBetween.ReplaceAllString(text, "$1-$2")
	var numbers []string
	var faults []Fault
	var seen phonesSeen
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(numberSeparators, r) }) {
		found, doubtful := seen.phonesIn(part)
		numbers = append(numbers, found...)
		if doubtful != "" && len(faults) < 3 { // the others are no different
			faults = append(faults, badPhone(doubtful))
		}
	}
	if !seen.number && faults == nil {
		faults = []Fault{badPhone(text)}
	}
	if faults != nil {
		return Value{Text: squeeze(text)}, faults, true
	}
	return Value{Text: strings.Join(numbers, "、")}, nil, true
}

// Format returns the number.
func (Phone) Format(v Value) string { return v.Text }

func badPhone(text string) Fault {
	text = squeeze(text)
	return Fault{BadPhone, fmt.Sprintf("“%s”不像电话号码（%d 位数字）", Quote(text), countDigits(text))}
}

// phonesSeen is what the numbers so far say of the next one in the same answer: a
// 4220001 behind 0356-4220000 is of the same area, and an 802 behind 转801 an extension.
type phonesSeen struct{ number, area, extension bool }

// phonesIn are the numbers of a part of an answer between two separators, or the
// text in it that is none. A part with words in it stays in one piece.
func (seen *phonesSeen) phonesIn(part string) (numbers []string, doubtful string) {
	dialled := extensionWord.ReplaceAllString(part, "-$1")
	words := dialled != part
	pieces := strings.FieldsFunc(hours.ReplaceAllString(dialled, "~"), func(r rune) bool {
		word := unicode.IsLetter(r) || r == ':' || r == '~'
		words = words || word
		return word || r == '/'
	})
	for _, piece := range pieces {
		found, ok := seen.split(piece, numbers != nil)
		if !ok {
			return nil, piece
		}
		numbers = append(numbers, found...)
	}
	seen.extension = dialled != part
	if whole := strings.Trim(squeeze(part), "/"); words && whole != "" {
		return []string{whole}, ""
	}
	return joinTails(numbers), ""
}

// split parts a piece without words into the numbers in it: white space stands inside
// of one number as well as between two. Behind tells that a number stands before it.
func (seen *phonesSeen) split(piece string, behind bool) (numbers []string, ok bool) {
	piece = strings.TrimRightFunc(piece, func(r rune) bool { return !unicode.IsDigit(r) })
	piece = strings.TrimLeftFunc(piece, func(r rune) bool { return !unicode.IsDigit(r) && r != '(' && r != '+' })
	if !strings.Contains(piece, ")") {
		piece = strings.TrimLeft(piece, "(")
	}
	return seen.numbersOf(strings.Fields(piece), behind)
}

// numbersOf joins neighbours as long as they are one number together, the most first.
func (seen *phonesSeen) numbersOf(fields []string, behind bool) (numbers []string, ok bool) {
	const longest = 8 // 0356 - 422 0000 转 801
	for n := min(len(fields), longest); n > 0; n-- {
		one, before := strings.Join(fields[:n], ""), *seen
		if !seen.take(one, behind) {
			continue
		}
		if rest, ok := seen.numbersOf(fields[n:], true); ok {
			return append([]string{one}, rest...), true
		}
		*seen = before
	}
	return nil, len(fields) == 0
}

// take reports whether the text is a number, and notes what it says of the next.
func (seen *phonesSeen) take(text string, behind bool) bool {
	switch {
	case isPhone(text):
		seen.number = true
		seen.area = seen.area || !mobile.MatchString(text)
		return true
	case seen.area && localNumber.MatchString(text):
		return true
	}
	return (seen.area && behind || seen.extension) && numberTail.MatchString(text)
}

// joinTails leaves the last digits of a range with their number: 0356-4220000/01.
func joinTails(numbers []string) []string {
	var joined []string
	for _, n := range numbers {
		if numberTail.MatchString(n) && joined != nil {
			joined[len(joined)-1] += "/" + n
		} else {
			joined = append(joined, n)
		}
	}
	return joined
}

// isPhone reports whether the number can be one; abroad it is written with 86 and
// without the 0 of the area code.
func isPhone(number string) bool {
	national := countryCode.ReplaceAllString(number, "")
	return phoneNumber.MatchString(number) || national != number && (phoneNumber.MatchString(national) || phoneNumber.MatchString("0"+national))
}

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}
