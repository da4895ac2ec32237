package xlsx

import (
	"bytes"
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// styles says which cell formats show a date or a time, and how their text looks.
type styles struct {
	date    []bool // by the index that cells carry
	looks   []look
	grounds []rgb // behind the cells; what looks only names is resolved by the theme
	damaged bool

	differences []look // what conditional formats make of a cell
}

// styleLists are the lists of a styles part, as cell formats refer to them.
type styleLists struct {
	dates   map[int]bool          // number formats of its own by id
	odd     map[int]*numberFormat // of these, those that may not show the value
	fonts   []look
	fills   []rgb
	borders []bool // drawn across the cell
	formats []cellFormat

	differences []look // of conditional formats
}

// cellFormat is an <xf>: the indexes of its number format, font, fill and border.
type cellFormat struct{ number, font, fill, border int }

// has reports whether there is such a cell format. Without a styles part there
// is the first, which every cell has; after damage in it, nothing is known.
func (st *styles) has(index int) bool {
	return st.damaged || index == 0 || index < len(st.date)
}

// lookOf is how the text of a cell of that format looks.
func (st *styles) lookOf(index int) look {
	if index < len(st.looks) {
		return st.looks[index]
	}
	return look{ink: unknownColour, ground: unknownColour}
}

// isMarked reports whether the text of a cell of that format may be crossed out or unseen.
func (st *styles) isMarked(index int) bool {
	return index < len(st.looks) && (st.looks[index].struck || st.looks[index].format != nil || !st.looks[index].seen())
}

func (st *styles) isDate(index int) bool { return index < len(st.date) && st.date[index] }

// readStyles reads number formats and cell formats (ECMA-376 part 1, 18.8).
func readStyles(s scanner) (*styles, *ooxml.Fault) {
	if flt := s.Root(ooxml.SpaceSheet, "styleSheet"); flt != nil {
		return nil, flt
	}
	lists := &styleLists{dates: map[int]bool{}, odd: builtinPercents()}
	for {
		more, flt := s.Child()
		if flt != nil {
			return nil, flt
		}
		if !more {
			return lists.resolve(), nil
		}
		if s.misplaced(styleSheetHolds) {
			return nil, s.Bad("element " + ooxml.Clip(string(s.Name)) + " inside <styleSheet>")
		}
		switch {
		case s.main("numFmts"):
			flt = lists.readNumberFormats(s)
		case s.main("fonts"):
			lists.fonts, flt = readStyleList(s, lists.fonts, "font", readFont)
		case s.main("fills"):
			lists.fills, flt = readStyleList(s, lists.fills, "fill", readFill)
		case s.main("borders"):
			lists.borders, flt = readStyleList(s, lists.borders, "border", readBorder)
		case s.main("dxfs"):
			lists.differences, flt = readStyleList(s, lists.differences, "conditional format", readDifference)
		case s.main("cellXfs"):
			flt = lists.readCellFormats(s)
		default:
			flt = s.Skip()
		}
		if flt != nil {
			return nil, flt
		}
	}
}

// builtinPercents are the built-in formats that show a hundred times the value.
func builtinPercents() map[int]*numberFormat {
	percent := oddFormat([]byte("0%"))
	return map[int]*numberFormat{9: percent, 10: percent}
}

// resolve waits for the end, for the order of the lists is a habit.
func (l *styleLists) resolve() *styles {
	st := &styles{date: make([]bool, len(l.formats)), looks: make([]look, len(l.formats)), differences: l.differences}
	for i, f := range l.formats {
		date, known := l.dates[f.number]
		st.date[i] = date || !known && builtinDate(f.number)
		st.looks[i] = look{ink: unknownColour, ground: unknownColour}
		if f.font >= 0 && f.font < len(l.fonts) {
			st.looks[i] = l.fonts[f.font]
		}
		if f.fill >= 0 && f.fill < len(l.fills) {
			st.looks[i].ground = l.fills[f.fill]
		}
		if f.border >= 0 && f.border < len(l.borders) {
			st.looks[i].struck = st.looks[i].struck || l.borders[f.border]
		}
		st.looks[i].format = l.odd[f.number]
	}
	return st
}

// readStyleList adds to a list that cell formats refer to by index: the fonts, the fills.
func readStyleList[T any](s scanner, list []T, what string, read func(scanner) (T, *ooxml.Fault)) ([]T, *ooxml.Fault) {
	flt := s.Children(func() *ooxml.Fault {
		if len(list) == maxStyles {
			return s.Bad("one " + what + " too many")
		}
		one, flt := read(s)
		list = append(list, one)
		return flt
	})
	return list, flt
}

func (l *styleLists) readNumberFormats(s scanner) *ooxml.Fault {
	return s.Children(func() *ooxml.Fault {
		_, odd := s.oddAttr(numberFormatTakes)
		id, ok := intAttr(s, "numFmtId")
		if !s.main("numFmt") || odd || !ok || len(l.dates) == maxStyles {
			return s.Bad("number format " + strconv.Itoa(len(l.dates)+1) + " is misspelt or one too many")
		}
		code, _ := s.Attr("formatCode")
		l.dates[id] = dateCode(code)
		if odd := oddFormat(code); odd != nil {
			l.odd[id] = odd
		}
		return s.Skip()
	})
}

func (l *styleLists) readCellFormats(s scanner) *ooxml.Fault {
	return s.Children(func() *ooxml.Fault {
		_, odd := s.oddAttr(cellFormatTakes)
		id, ok := intAttr(s, "numFmtId")
		_, written := s.Attr("numFmtId")
		if !s.main("xf") || odd && !written || written && !ok || len(l.formats) == maxStyles {
			return s.Bad("cell format " + strconv.Itoa(len(l.formats)) + " is misspelt or one too many")
		}
		f := cellFormat{number: id, font: -1, fill: -1, border: -1}
		if n, has := intAttr(s, "fontId"); has {
			f.font = n
		}
		if n, has := intAttr(s, "fillId"); has {
			f.fill = n
		}
		if n, has := intAttr(s, "borderId"); has {
			f.border = n
		}
		l.formats = append(l.formats, f)
		return s.Skip()
	})
}

func intAttr(s scanner, name string) (int, bool) {
	v, ok := s.Attr(name)
	if !ok || len(v) > 10 {
		return 0, false
	}
	n, err := strconv.Atoi(string(v))
	return n, err == nil
}

// builtinDate knows the built-in formats that are dates or times: those of every
// language (14-22, 45-47) and those of Chinese, Japanese and Korean (27-36,
// 50-58), ECMA-376 part 1, 18.8.30.
func builtinDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// dateCode reports whether a number format code shows a date or a time: whether
// y, m, d, h or s stands outside quotes, brackets and escapes, or in brackets of
// its own kind, as in [h]:mm. General is not one in any spelling.
func dateCode(code []byte) bool {
	if bytes.EqualFold(code, []byte("general")) || bytes.EqualFold(code, []byte("standard")) {
		return false
	}
	for i := 0; i < len(code); i++ {
		switch code[i] | 0x20 {
		case 'y', 'm', 'd', 'h', 's':
			return true
		}
		switch code[i] {
		case '\\', '_', '*':
			i++ // the next character is shown, or gives a width
		case '"':
			i = skipPast(code, i, '"')
		case '[':
			end := skipPast(code, i, ']')
			if elapsed(code[i+1 : min(end, len(code))]) {
				return true
			}
			i = end
		}
	}
	return false
}

// skipPast returns the index of the closing character, len(code) without one.
func skipPast(code []byte, i int, closing byte) int {
	n := bytes.IndexByte(code[i+1:], closing)
	if n < 0 {
		return len(code)
	}
	return i + 1 + n
}

func elapsed(inside []byte) bool {
	for _, c := range inside {
		if c |= 0x20; c != 'h' && c != 'm' && c != 's' {
			return false
		}
	}
	return len(inside) > 0
}
