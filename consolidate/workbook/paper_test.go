package workbook

import (
	"testing"

	"shidian/templates/form"
)

// The short cuts of label must not tell texts apart that have the same label.
func TestALabelIsFoundHoweverItIsWritten(t *testing.T) {
	for _, l := range []*form.Layout{form.Official().Layout(), form.Official().CountyLayout()} {
		p := paperOf(l)
		for _, b := range l.Boxes {
			if b.Text == "" {
				continue
			}
			want := form.NormalLabel(b.Text)
			for _, text := range rewritten(b.Text) {
				if got, ok := p.label(text); !ok || got != want {
					t.Errorf("%q: %q, %v", text, got, ok)
				}
			}
			if got, ok := p.label(b.Text + "甲"); ok {
				t.Errorf("%q and one more is taken for %q", b.Text, got)
			}
		}
	}
}

// rewritten are the ways in which people and programs change a label.
func rewritten(text string) []string {
	var spaced, soft, wide, brackets []rune
	for _, r := range text {
		spaced = append(spaced, ' ', r, '　')
		soft = append(soft, r, 0x200B, 0x00AD, '\uFEFF')
		if r > ' ' && r < 0x7F {
			wide = append(wide, r+0xFEE0)
		} else {
			wide = append(wide, r)
		}
		switch r {
		case '（', '(':
			r = '【'
		case '）', ')':
			r = '〕'
		}
		brackets = append(brackets, r)
	}
	return []string{text, text + "：", text + ":__", "\r\n" + text + "\t", string(spaced), string(soft), string(wide), string(brackets)}
}
