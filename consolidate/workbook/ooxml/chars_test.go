package ooxml

import (
	"strings"
	"testing"
)

// skipPlain must stop at or before every byte that needs care, wherever in its
// eight bytes it stands and whatever stands around it.
func TestSkipPlainNeverPassesWhatNeedsCare(t *testing.T) {
	for c := range 256 {
		for at := range 24 {
			for _, around := range []byte{'a', 0x80, 0xFF, ' ', 0x7F} {
				b := []byte(strings.Repeat(string(rune('a')), 32))
				for i := range b {
					b[i] = around
				}
				b[at] = byte(c)
				var seen charFlags
				stop := skipPlain(b, 0, &seen)
				special := c < 0x20 || c == '<' || c == '&' || c == ']'
				if special && stop > at || !special && stop != len(b) {
					t.Fatalf("%#x at %d among %#x: stopped at %d", c, at, around, stop)
				}
				if !special && (seen&classHigh != 0) != (c >= 0x80 || around >= 0x80) {
					t.Fatalf("%#x among %#x: seen %v", c, around, seen)
				}
			}
		}
	}
}

func TestEntities(t *testing.T) {
	for raw, want := range map[string]string{
		"&amp;&#65;&#x41;&#x1F600;": "&AA😀", "&amp": "", "&;": "", "&#;": "", "&#x;": "", "&#xG;": "", "&#0;": "", "&#xD800;": "",
		"&#x110000;": "", "&#xFFFF;": "", "&#99999999999;": "", "&AMP;": "", "& ": "", "&#x0000000041;": "",
	} {
		got, wrong := appendDecoded(nil, []byte(raw), false)
		if want == "" && wrong == "" || want != "" && (wrong != "" || string(got) != want) {
			t.Errorf("%s: %q %q", raw, got, wrong)
		}
	}
}
