package screen

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf16"

	"shidian/templates/form"
)

// JSON writes a value for other programs. Strings stay what they are: what
// is not to be seen is written as JSON's own escape.
func (s *Screen) JSON(value any) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("make JSON: %w", err)
	}
	if err := s.raw(escapeUnseen(out.String())); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// escapeUnseen escapes what can stand in strings only: JSON's own signs are all
// seen.
func escapeUnseen(text string) string {
	if form.Visible(text) == text {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		switch {
		case form.Visible(string(r)) == string(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.String()
}
