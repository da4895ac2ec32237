package xlsx

import (
	"bytes"
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// styles says which cell formats show a date or a time.
type styles struct {
	date    []bool // by the index that cells carry
	damaged bool
}

// has reports whether there is such a cell format. Without a styles part there
// is the first, which every cell has; after damage in it, nothing is known.
func (st *styles) has(index int) bool {
	return st.damaged || index == 0 || index < len(st.date)
}

func (st *styles) isDate(index int) bool { return index < len(st.date) && st.date[index] }

// readStyles reads number formats and cell formats (ECMA-376 part 1, 18.8).
func readStyles(s scanner) (*styles, *ooxml.Fault) {
	if flt := s.Root(ooxml.SpaceSheet, "styleSheet"); flt != nil {
		return nil, flt
	}
	custom := map[int]bool{}
	var formats []int // number format of each cell format
	for {
		more, flt := s.Child()
		if flt != nil {
			return nil, flt
		}
		if !more {
			return resolveStyles(formats, custom), nil
		}
		if s.misplaced(styleSheetHolds) {
			return nil, s.Bad("element " + ooxml.Clip(string(s.Name)) + " inside <styleSheet>")
		}
		switch {
		case s.main("numFmts"):
			flt = readNumberFormats(s, custom)
		case s.main("cellXfs"):
			formats, flt = readCellFormats(s, formats)
		default:
			flt = s.Skip()
		}
		if flt != nil {
			return nil, flt
		}
	}
}

// resolveStyles waits for the end, for the order of the two lists is a habit.
func resolveStyles(formats []int, custom map[int]bool) *styles {
	st := &styles{date: make([]bool, len(formats))}
	for i, id := range formats {
		date, known := custom[id]
		st.date[i] = date || !known && builtinDate(id)
	}
	return st
}

func readNumberFormats(s scanner, custom map[int]bool) *ooxml.Fault {
	return s.Children(func() *ooxml.Fault {
		_, odd := s.oddAttr(numberFormatTakes)
		id, ok := intAttr(s, "numFmtId")
		if !s.main("numFmt") || odd || !ok || len(custom) == maxStyles {
			return s.Bad("number format " + strconv.Itoa(len(custom)+1) + " is misspelt or one too many")
		}
		code, _ := s.Attr("formatCode")
		custom[id] = dateCode(code)
		return s.Skip()
	})
}

func readCellFormats(s scanner, formats []int) ([]int, *ooxml.Fault) {
	flt := s.Children(func() *ooxml.Fault {
		_, odd := s.oddAttr(cellFormatTakes)
		id, ok := intAttr(s, "numFmtId")
		_, written := s.Attr("numFmtId")
		if !s.main("xf") || odd && !written || written && !ok || len(formats) == maxStyles {
			return s.Bad("cell format " + strconv.Itoa(len(formats)) + " is misspelt or one too many")
		}
		formats = append(formats, id)
		return s.Skip()
	})
	return formats, flt
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
