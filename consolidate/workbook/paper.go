package workbook

import (
	"shidian/templates/form"
	"shidian/templates/plan"
)

// paper is a layout made ready for reading sheets: what follows from it alone
// is worked out once and not for every sheet. It is not changed afterwards.
type paper struct {
	captions []string        // normalised, in reading order
	wanted   map[string]bool // the captions as a set
	places   []form.Place
	names    []string          // of the places' fields
	printed  map[string]bool   // every text of the layout, normalised
	instead  map[string]string // the same by what another kind of unit has in its place: 县（市、区） by 部门
	exact    map[string]string // the same by how it is printed
	sums     map[uint64]bool   // of all these texts
	rooms    map[form.ID]form.Room
}

func paperOf(l *form.Layout) *paper {
	p := &paper{captions: l.Captions(), places: l.Places(), wanted: map[string]bool{},
		printed: map[string]bool{}, instead: map[string]string{}, exact: map[string]string{}, sums: map[uint64]bool{}, rooms: l.RoomByField()}
	for _, c := range p.captions {
		p.wanted[c] = true
	}
	for _, place := range p.places {
		p.names = append(p.names, place.Field.Name())
	}
	for _, b := range l.Boxes {
		if b.Text == "" {
			continue
		}
		label := form.NormalLabel(b.Text)
		p.printed[label], p.exact[b.Text], p.sums[ideographs(b.Text)] = true, label, true
	}
	return p
}

// countyPaperOf is the sheet 县区信息, with the captions that it has for any kind of unit.
func countyPaperOf(p *plan.Plan) *paper {
	county := paperOf(p.Form.CountyLayout())
	for _, words := range plan.UnitWordings() {
		for caption, is := range map[string]string{words.Caption: form.CaptionRegion, words.Code: form.CaptionRegionCode} {
			if label := form.NormalLabel(caption); !county.printed[label] {
				county.printed[label], county.instead[label], county.sums[ideographs(caption)] = true, form.NormalLabel(is), true
			}
		}
	}
	return county
}

// label returns the normalised text, false when the layout prints no such text.
// Most texts are printed ones as they are, or share no characters with any:
// only the few others are worth the cost of normalising.
func (p *paper) label(text string) (string, bool) {
	if label, ok := p.exact[text]; ok {
		return label, true
	}
	if !p.sums[ideographs(text)] {
		return "", false
	}
	label := form.NormalLabel(text)
	if is, ok := p.instead[label]; ok {
		return is, true
	}
	return label, p.printed[label]
}

// ideographs is a sum over the Chinese characters of a text in their order
// (FNV-1a). Normalising a label neither adds, removes nor changes any, so two
// texts with the same label have the same sum.
func ideographs(text string) uint64 {
	sum := uint64(14695981039346656037)
	for _, r := range text {
		if r >= 0x4E00 && r <= 0x9FFF {
			sum = (sum ^ uint64(r)) * 1099511628211
		}
	}
	return sum
}
