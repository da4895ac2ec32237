package xlsx

import (
	"strconv"
	"strings"
)

// Range is a rectangle of cells, 1-based and inclusive.
type Range struct{ FirstRow, FirstCol, LastRow, LastCol int }

// Contains reports whether the cell lies in the range.
func (r Range) Contains(row, col int) bool {
	return r.FirstRow <= row && row <= r.LastRow && r.FirstCol <= col && col <= r.LastCol
}

// Span is a run of rows or columns, 1-based and inclusive.
type Span struct{ First, Last int }

// ParseRef reads a cell reference such as "C8" or "$C$8". It is false for
// anything else and for cells beyond XFD1048576.
func ParseRef(ref string) (row, col int, ok bool) {
	col, rest, ok := cutColumn(ref)
	if !ok {
		return 0, 0, false
	}
	row, rest, ok = cutRow(rest)
	if !ok || rest != "" {
		return 0, 0, false
	}
	return row, col, true
}

// ParseArea reads the reference of a defined name: "Sheet1!$C$8",
// "'项目 01'!$C$8:$D$9", "Sheet1!$A:$C", "Sheet1!$1:$3". The sheet is "" when
// none is named. It is false for "#REF!", for several areas, for areas over
// several sheets or in another workbook, and for any other formula.
func ParseArea(ref string) (sheet string, area Range, ok bool) {
	sheet, cells, ok := cutSheet(ref)
	if !ok {
		return "", Range{}, false
	}
	area, ok = parseRange(cells)
	if !ok {
		return "", Range{}, false
	}
	return sheet, area, true
}

// CellRef returns the reference of a cell, such as "C8".
func CellRef(row, col int) string { return ColumnName(col) + strconv.Itoa(row) }

// ColumnName returns the letters of a column: 1 is "A", 16384 is "XFD". It is
// "" for a column below 1.
func ColumnName(col int) string {
	var letters [16]byte
	i := len(letters)
	for ; col > 0; col = (col - 1) / 26 {
		i--
		letters[i] = byte('A' + (col-1)%26)
	}
	return string(letters[i:])
}

// cutSheet splits "sheet!cells". A quoted sheet name doubles its quotes.
func cutSheet(ref string) (sheet, cells string, ok bool) {
	if !strings.HasPrefix(ref, "'") {
		i := strings.LastIndexByte(ref, '!')
		if i < 0 {
			return "", ref, true
		}
		sheet = ref[:i]
		// "Sheet1:Sheet3!A1" is several sheets, "[1]Sheet1!A1" another file.
		if sheet == "" || strings.ContainsAny(sheet, ":[]'\"(),!*/\\?# ") {
			return "", "", false
		}
		return sheet, ref[i+1:], true
	}
	var name strings.Builder
	for i := 1; i < len(ref); i++ {
		if ref[i] != '\'' {
			name.WriteByte(ref[i])
			continue
		}
		if i+1 < len(ref) && ref[i+1] == '\'' {
			name.WriteByte('\'')
			i++
			continue
		}
		if i+1 >= len(ref) || ref[i+1] != '!' || name.Len() == 0 || strings.ContainsAny(name.String(), "[]:") {
			return "", "", false
		}
		return name.String(), ref[i+2:], true
	}
	return "", "", false
}

// parseRange reads "C8", "$C$8:$D$9", "A:C" or "1:3", corners in any order.
func parseRange(ref string) (Range, bool) {
	first, last, two := strings.Cut(ref, ":")
	if !two {
		row, col, ok := ParseRef(ref)
		return Range{row, col, row, col}, ok
	}
	r1, c1, ok1 := ParseRef(first)
	r2, c2, ok2 := ParseRef(last)
	if ok1 && ok2 {
		return Range{min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)}, true
	}
	c1, rest1, ok1 := cutColumn(first)
	c2, rest2, ok2 := cutColumn(last)
	if ok1 && ok2 && rest1 == "" && rest2 == "" {
		return Range{1, min(c1, c2), MaxRow, max(c1, c2)}, true
	}
	r1, rest1, ok1 = cutRow(first)
	r2, rest2, ok2 = cutRow(last)
	if ok1 && ok2 && rest1 == "" && rest2 == "" {
		return Range{min(r1, r2), 1, max(r1, r2), MaxCol}, true
	}
	return Range{}, false
}

func cutColumn(ref string) (col int, rest string, ok bool) {
	ref = strings.TrimPrefix(ref, "$")
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		letter := ref[i] | 0x20
		if letter < 'a' || letter > 'z' {
			break
		}
		col = col*26 + int(letter-'a') + 1
	}
	return col, ref[i:], i > 0 && col <= MaxCol
}

func cutRow(ref string) (row int, rest string, ok bool) {
	ref = strings.TrimPrefix(ref, "$")
	if ref == "" || ref[0] < '1' || ref[0] > '9' {
		return 0, "", false
	}
	i := 0
	for ; i < len(ref) && i < 8 && '0' <= ref[i] && ref[i] <= '9'; i++ {
		row = row*10 + int(ref[i]-'0')
	}
	return row, ref[i:], row <= MaxRow
}

// refBytes is ParseRef on bytes of upper-case letters and digits, the form
// every program writes; anything else goes the long way.
func refBytes(ref []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4 && 'A' <= ref[i] && ref[i] <= 'Z'; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	if i == 0 || i == len(ref) || ref[i] == '0' || len(ref)-i > 7 {
		return ParseRef(string(ref))
	}
	for ; i < len(ref); i++ {
		d := ref[i] - '0'
		if d > 9 {
			return ParseRef(string(ref))
		}
		row = row*10 + int(d)
	}
	return row, col, row <= MaxRow && col <= MaxCol
}
