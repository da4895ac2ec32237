package form

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// unseen are characters that must never be shown as they are.
func unseen() []rune {
	all := []rune{0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xE0041}
	for r := rune(0); r < 0xA0; r++ {
		if unicode.IsControl(r) {
			all = append(all, r)
		}
	}
	for r := rune(0x202A); r <= 0x202E; r++ {
		all = append(all, r)
	}
	return all
}

func TestNothingUnseenIsShownRaw(t *testing.T) {
	for _, r := range unseen() {
		raw := "甲" + string(r) + "乙"
		line, cell := OneLine(raw), Visible(raw)
		if strings.ContainsRune(line, r) || !strings.HasPrefix(line, "甲") || !strings.HasSuffix(line, "乙") || len(line) <= len("甲乙") {
			t.Errorf("U+%04X is shown as %q", r, line)
		}
		if breaks := r == '\n' || r == '\r' || r == '\t'; strings.ContainsRune(cell, r) != breaks {
			t.Errorf("U+%04X stands in a cell as %q", r, cell)
		}
		if Visible(cell) != cell || OneLine(line) != line {
			t.Errorf("U+%04X: what was shown is shown otherwise: %q %q", r, Visible(cell), OneLine(line))
		}
		if kept := Clean(raw); r != '\n' && r != '\r' && r != '\t' && Visible(kept) != kept {
			t.Errorf("U+%04X stays in what people entered", r)
		}
	}
}

func TestWhatIsSeenStaysAsItIs(t *testing.T) {
	for text, want := range map[string]string{
		"沁水县 山西药茶（2021）.xlsx": "沁水县 山西药茶（2021）.xlsx", "😀": "😀", "": "", "\uFFFD": "\uFFFD", `\x1b`: `\x1b`,
		"\xC7\xDF水": `\xc7\xdf水`, "\x1b[31m": `\x1b[31m`, "\u202Exslx": "⟪U+202E⟫xslx", "甲\n乙": `甲\n乙`,
	} {
		if got := OneLine(text); got != want || !utf8.ValidString(got) {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}
