package form

import (
	"fmt"
	"regexp"
	"strings"
)

// Mail is an e-mail address.
type Mail struct{}

var mailAddress = regexp.MustCompile(`^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$`)

// Parse takes one address; full-width ＠ and ． are folded.
func (Mail) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	text := foldUnmarked(strings.TrimPrefix(strings.ToLower(unmarked(a.Raw)), "mailto:"))
	if !mailAddress.MatchString(text) {
		return Value{}, []Fault{{BadMail, fmt.Sprintf("“%s”不是电子邮箱地址", Quote(a.Raw))}}, false
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
	text := foldUnmarked(plainText(a))
	switch {
	case postalCode.MatchString(text):
		return Value{Text: text}, nil, true
	case a.Kind == Number && len(text) == 5:
		return Value{Text: text}, []Fault{{BadPostcode, fmt.Sprintf("“%s”只有 5 位，开头的 0 可能丢了", text)}}, true
	default:
		return Value{Text: text}, []Fault{{BadPostcode, fmt.Sprintf("“%s”不是 6 位数字", Quote(a.Raw))}}, true
	}
}

// Format returns the digits.
func (PostalCode) Format(v Value) string { return v.Text }
