package form

import (
	"fmt"
	"regexp"
	"strings"
)

// Phone is a mobile or a fixed-line number.
type Phone struct{}

// A mobile has 11 digits and starts with 13 to 19; a fixed line has an area
// code of 3 or 4 digits that starts with 0, then 7 or 8 digits that do not
// start with 0 or 1, then perhaps an extension; 400 and 800 numbers have 10.
var phoneNumber = regexp.MustCompile(`^(?:1[3-9]\d{9}|\(?0\d{2,3}\)?-?[2-9]\d{6,7}(?:(?:-|转|ext\.?)\d{1,6})?|[48]00-?\d{3}-?\d{4})$`)

// Parse takes one or several numbers. A doubtful one stays as it is.
func (Phone) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	text := Fold(plainText(a))
	text = strings.NewReplacer("—", "-", "－", "-", "–", "-", "−", "-", "―", "-").Replace(text)
	number := strings.TrimPrefix(strings.TrimPrefix(text, "+86"), "-")
	var faults []Fault
	for _, one := range strings.FieldsFunc(number, func(r rune) bool { return strings.ContainsRune("、,;/", r) }) {
		plain := one
		if len(one) == 13 && one[3] == '-' && one[8] == '-' { // 138-0000-0000
			plain = strings.ReplaceAll(one, "-", "")
		}
		if !phoneNumber.MatchString(plain) {
			faults = append(faults, Fault{BadPhone, fmt.Sprintf("“%s”不像电话号码（%d 位数字）", one, countDigits(one))})
		}
	}
	return Value{Text: text}, faults, true
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
		return Value{}, []Fault{{BadMail, fmt.Sprintf("“%s”不是电子邮箱地址", oneLine(a.Raw))}}, false
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
		return Value{Text: text}, []Fault{{BadPostcode, fmt.Sprintf("“%s”不是 6 位数字", oneLine(a.Raw))}}, true
	}
}

// Format returns the digits.
func (PostalCode) Format(v Value) string { return v.Text }
