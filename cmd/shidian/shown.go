package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"shidian/templates/form"
)

// shownWriter is the one way to a terminal or a pipe: what names and answers
// hold that is not to be seen is shown, whoever prints it. Line breaks pass:
// those of names are shown where the names come in, and by printWrapped and
// printTable.
type shownWriter struct{ to io.Writer }

func (w shownWriter) Write(p []byte) (int, error) {
	lines := strings.Split(string(p), "\n")
	for i, line := range lines {
		lines[i] = form.OneLine(line)
	}
	if _, err := io.WriteString(w.to, strings.Join(lines, "\n")); err != nil {
		return 0, err
	}
	return len(p), nil
}

// writeJSON writes a value for other programs. Strings stay what they are: what
// is not to be seen is written as JSON's own escape.
func writeJSON(w io.Writer, value any) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("make JSON: %w", err)
	}
	if _, err := io.WriteString(w, escapeUnseen(out.String())); err != nil {
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
