package workbook

import (
	"unicode"

	"shidian/templates/form"
)

// paper is a layout made ready for reading sheets: what follows from it alone
// is worked out once and not for every sheet. It is not changed afterwards.
type paper struct {
	captions []string        // normalised, in reading order
	wanted   map[string]bool // the captions as a set
	places   []form.Place
	printed  map[string]bool   // every text of the layout, normalised
	exact    map[string]string // the same by how it is printed
	lengths  map[int]bool      // of the normalised texts
}

func paperOf(l *form.Layout) *paper {
	p := &paper{captions: l.Captions(), places: l.Places(), wanted: map[string]bool{},
		printed: map[string]bool{}, exact: map[string]string{}, lengths: map[int]bool{}}
	for _, c := range p.captions {
		p.wanted[c] = true
	}
	for _, b := range l.Boxes {
		if b.Text == "" {
			continue
		}
		label := form.NormalLabel(b.Text)
		p.printed[label], p.exact[b.Text], p.lengths[labelLength(b.Text)] = true, label, true
	}
	return p
}

// label returns the normalised text, false when the layout prints no such text.
// Most texts are printed ones as they are, or are of another length than any:
// only the few others are worth the cost of normalising.
func (p *paper) label(text string) (string, bool) {
	if label, ok := p.exact[text]; ok {
		return label, true
	}
	if !p.lengths[labelLength(text)] {
		return "", false
	}
	label := form.NormalLabel(text)
	return label, p.printed[label]
}

// labelLength counts the characters that normalising a label may not remove, so
// that two texts with the same label have the same length.
func labelLength(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r >= 0x4E00 && r <= 0x9FFF: // most characters of most texts
			n++
		case r == ':', r == '：', r == '﹕', r == '∶', r == '_', r == '＿', r == 0x3164:
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		default:
			n++
		}
	}
	return n
}
