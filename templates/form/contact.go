package form

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// Phone is a mobile or a fixed-line number.
type Phone struct{}

// A mobile has 11 digits and starts with 13 to 19; a fixed line has an area
// code of 3 or 4 digits that starts with 0, then 7 or 8 digits that do not
// start with 0 or 1, then perhaps an extension; 400 and 800 numbers have 10.
var phoneNumber = regexp.MustCompile(`^(?:1[3-9]\d{9}|1[3-9]\d-\d{4}-\d{4}|\(?0\d{2,3}\)?-?[2-9]\d{6,7}(?:(?:-|转|ext\.?)\d{1,6})?|[48]00-?(?:\d{3}-?\d{4}|\d{4}-?\d{3}))$`)

// Parse takes one or several numbers, which then stand with 、 between them. A
// doubtful answer stays as it is.
func (Phone) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	text := width.Fold.String(Clean(plainText(a)))
	text = strings.NewReplacer("—", "-", "–", "-", "−", "-", "―", "-").Replace(text)
	var numbers []string
	var faults []Fault
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,;/\n", r) }) {
		one := squeeze(part)
		// White space stands inside of one number and between two.
		apart := strings.Fields(part)
		switch {
		case one == "":
		case isPhone(one):
			numbers = append(numbers, one)
		case len(apart) > 1 && !slices.ContainsFunc(apart, func(s string) bool { return !isPhone(s) }):
			numbers = append(numbers, apart...)
		case len(faults) < 3: // the others are no different
			faults = append(faults, Fault{BadPhone, fmt.Sprintf("“%s”不像电话号码（%d 位数字）", quote(one), countDigits(one))})
		}
	}
	if numbers == nil && faults == nil {
		faults = []Fault{{BadPhone, fmt.Sprintf("“%s”不像电话号码（0 位数字）", quote(squeeze(text)))}}
	}
	if faults != nil {
		return Value{Text: squeeze(text)}, faults, true
	}
	return Value{Text: strings.Join(numbers, "、")}, nil, true
}

// isPhone reports whether the number can be one; abroad it is written with +86
// and without the 0 of the area code.
func isPhone(number string) bool {
	national, international := strings.CutPrefix(number, "+86")
	national = strings.TrimPrefix(national, "-")
	return phoneNumber.MatchString(national) || international && phoneNumber.MatchString("0"+national)
}

// Format returns the number.
func (Phone) Format(v Value) string { return v.Text }

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// Mail is an e-mail address.
type Mail struct{}

var mailAddress = regexp.MustCompile(`^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$`)

// Parse takes one address; full-width ＠ and ． are folded.
func (Mail) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	text := Fold(strings.TrimPrefix(strings.ToLower(Clean(a.Raw)), "mailto:"))
	if !mailAddress.MatchString(text) {
		return Value{}, []Fault{{BadMail, fmt.Sprintf("“%s”不是电子邮箱地址", quote(a.Raw))}}, false
	}
	return Value{Text: text}, nil, true
}

// Format returns the address.
func (Mail) Format(v Value) string { return v.Text }

// PostalCode is a postcode of six digits.
type PostalCode struct{}

var postalCode = regexp.MustCompile(`^\d{6}$`)

// Parse takes six digits; anything else is doubtful and stays as it is.
func (PostalCode) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	text := Fold(plainText(a))
	switch {
	case postalCode.MatchString(text):
		return Value{Text: text}, nil, true
	case a.Kind == Number && len(text) == 5:
		return Value{Text: text}, []Fault{{BadPostcode, fmt.Sprintf("“%s”只有 5 位，开头的 0 可能丢了", text)}}, true
	default:
		return Value{Text: text}, []Fault{{BadPostcode, fmt.Sprintf("“%s”不是 6 位数字", quote(a.Raw))}}, true
	}
}

// Format returns the digits.
func (PostalCode) Format(v Value) string { return v.Text }
