package xlsx

import (
	"slices"
	"unicode/utf16"

	"shidian/consolidate/workbook/ooxml"
)

// sharedStrings are the texts that cells refer to by index (ECMA-376 part 1,
// 18.4). Each is a string of its own: cells that outlive the book must not keep
// all the other texts alive.
type sharedStrings struct {
	texts  []string
	runs   map[int][]run       // of texts in which pieces have fonts of their own
	unread map[int]ooxml.Cause // texts that could not be taken: cells that refer to them are reported
}

// sharedStrings reads what it can; with a fault, the texts before it are good.
func (r *Reader) sharedStrings(s scanner) (*sharedStrings, *ooxml.Fault) {
	list := &sharedStrings{}
	if flt := s.Root(ooxml.SpaceSheet, "sst"); flt != nil {
		return list, flt
	}
	for {
		more, flt := r.nextText(s)
		if flt == nil && !more && s.Dropped {
			flt = ooxml.Faultf(ooxml.BadXML, "texts in a vocabulary that is not known, without a fallback")
		}
		if flt != nil || !more {
			return list, flt
		}
		if int64(len(list.texts)) == r.lim.Cells {
			return list, ooxml.Faultf(ooxml.TooManyCells, "over %d shared strings", r.lim.Cells)
		}
		if tooLong(r.text, r.lim.TextUnits) {
			if list.unread == nil {
				list.unread = map[int]ooxml.Cause{}
			}
			list.unread[len(list.texts)] = ooxml.TextTooLong
			r.text = r.text[:0]
		}
		if len(list.texts) == cap(list.texts) {
			list.texts = grow(list.texts, r.estimate(len(list.texts)))
		}
		if runs := r.takeRuns(); runs != nil {
			if list.runs == nil {
				list.runs = map[int][]run{}
			}
			list.runs[len(list.texts)] = runs
		}
		list.texts = append(list.texts, string(r.text))
	}
}

// nextText reads the next <si> into r.text; false at the end of the list.
func (r *Reader) nextText(s scanner) (bool, *ooxml.Fault) {
	for {
		if text, ok := s.quickText(); ok {
			r.text, r.runs = ooxml.AppendUnescaped(r.text[:0], text), r.runs[:0]
			return true, nil
		}
		more, flt := s.Child()
		if flt != nil || !more {
			return false, flt
		}
		if s.main("si") {
			return true, r.richText(s)
		}
		if !s.main("extLst") {
			return false, s.Bad("an element that is no <si>")
		}
		if flt := s.Skip(); flt != nil {
			return false, flt
		}
	}
}

// richText joins the runs of the <si> or <is> just begun in r.text, without its
// phonetic runs, which repeat the text for the eye. A text over the limit comes
// back longer than the limit, but not whole.
func (r *Reader) richText(s scanner) *ooxml.Fault {
	r.text, r.runs = r.text[:0], r.runs[:0]
	for {
		more, flt := s.Child()
		if flt != nil || !more {
			return flt
		}
		switch {
		case s.main("t"):
			flt = r.run(s, run{})
		case s.main("r"):
			flt = r.richRun(s)
		case s.main("rPh") || s.main("phoneticPr"):
			flt = s.Skip()
		default:
			flt = s.Bad("an element that is no part of a text")
		}
		if flt != nil {
			return flt
		}
	}
}

func (r *Reader) richRun(s scanner) *ooxml.Fault {
	var piece run
	for {
		more, flt := s.Child()
		if flt != nil || !more {
			return flt
		}
		if s.main("t") {
			flt = r.run(s, piece)
		} else if s.main("rPr") {
			piece.own = true
			piece.font, flt = readFont(s)
		} else {
			flt = s.Bad("an element that is no part of a text run")
		}
		if flt != nil {
			return flt
		}
	}
}

// takeRuns are the pieces of the text just read, nil where none has a font of its own.
func (r *Reader) takeRuns() []run {
	if !slices.ContainsFunc(r.runs, func(p run) bool { return p.own }) {
		return nil
	}
	return slices.Clone(r.runs)
}

// run appends the text of one <t>. Seven bytes, _xHHHH_, may stand for one unit.
func (r *Reader) run(s scanner, piece run) (flt *ooxml.Fault) {
	limit := 7 * r.lim.TextUnits
	if r.raw, flt = s.Content(r.raw[:0], limit); flt != nil {
		return flt
	}
	if s.Nested {
		return s.Bad("an element inside a text")
	}
	if len(r.text) <= limit {
		from := len(r.text)
		r.text = ooxml.AppendUnescaped(r.text, r.raw)
		piece.text = string(r.text[from:])
		r.runs = append(r.runs, piece)
	}
	return nil
}

// tooLong reports whether a text has more UTF-16 units than the limit.
func tooLong(text []byte, limit int) bool {
	if len(text) <= limit {
		return false
	}
	units := 0
	for _, r := range string(text) {
		if units += utf16.RuneLen(r); units > limit {
			return true
		}
	}
	return false
}
