package xlsx

import "testing"

func TestParseRef(t *testing.T) {
	for ref, want := range map[string][2]int{
		"A1": {1, 1}, "$C$8": {8, 3}, "c8": {8, 3}, "XFD1048576": {MaxRow, MaxCol}, "AA10": {10, 27},
		"XFE1": {}, "A1048577": {}, "A0": {}, "A01": {}, "1A": {}, "A": {}, "1": {}, "": {}, "A1 ": {}, "A-1": {},
		"AAAA1": {}, "A99999999999": {}, "$A$": {}, "A$$1": {}, "甲1": {}, "$": {},
	} {
		row, col, ok := ParseRef(ref)
		if ok != (want != [2]int{}) || row != want[0] || col != want[1] {
			t.Errorf("%q: %d %d %v", ref, row, col, ok)
		}
		row, col, ok = refBytes([]byte(ref))
		if ok != (want != [2]int{}) || ok && (row != want[0] || col != want[1]) {
			t.Errorf("bytes of %q: %d %d %v", ref, row, col, ok)
		}
	}
}

func TestCellRefIsTheInverse(t *testing.T) {
	for col := 1; col <= MaxCol; col++ {
		if row, got, ok := ParseRef(CellRef(7, col)); !ok || row != 7 || got != col {
			t.Fatalf("column %d is %q is %d", col, ColumnName(col), got)
		}
	}
	if ColumnName(0) != "" || ColumnName(-1) != "" {
		t.Error("there is no column 0")
	}
}

func TestParseArea(t *testing.T) {
	for _, c := range []struct {
		ref, sheet string
		area       Range
	}{
		{"Sheet1!$C$8", "Sheet1", Range{8, 3, 8, 3}},
		{"'项目 01'!$C$8:$D$9", "项目 01", Range{8, 3, 9, 4}},
		{"项目01!$C$8", "项目01", Range{8, 3, 8, 3}},
		{"'it''s'!A1", "it's", Range{1, 1, 1, 1}},
		{"'a!b'!A1", "a!b", Range{1, 1, 1, 1}},
		{"$D$9:$C$8", "", Range{8, 3, 9, 4}},
		{"S!$A:$C", "S", Range{1, 1, MaxRow, 3}},
		{"S!$1:$3", "S", Range{1, 1, 3, MaxCol}},
	} {
		sheet, area, ok := ParseArea(c.ref)
		if !ok || sheet != c.sheet || area != c.area {
			t.Errorf("%s: %q %v %v", c.ref, sheet, area, ok)
		}
	}
	for _, ref := range []string{
		"#REF!", "S!#REF!", "#REF!$A$1", "", "!", "S!", "'S!A1", "'S'A1", "''!A1", "[1]S!A1", "'[1]S'!A1", "S1:S3!A1",
		"'S1:S3'!A1", "S!A1,S!B1", "S!A1:B", "OFFSET(S!A1,1,1)", "S!A1:B2:C3", "{1,2}", `"text"`, "S!A1 S!B1",
	} {
		if sheet, area, ok := ParseArea(ref); ok {
			t.Errorf("%s: %q %v", ref, sheet, area)
		}
	}
}
