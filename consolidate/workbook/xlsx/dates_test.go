package xlsx

import (
	"math"
	"testing"
)

func TestSerialTime(t *testing.T) {
	for _, c := range []struct {
		serial float64
		in1904 bool
		want   string
	}{
		{0, false, "1899-12-31 00:00:00"},
		{0.5, false, "1899-12-31 12:00:00"},
		{1, false, "1900-01-01 00:00:00"},
		{59, false, "1900-02-28 00:00:00"},
		{60, false, ""},
		{60.5, false, ""},
		{61, false, "1900-03-01 00:00:00"},
		{46150, false, "2026-05-08 00:00:00"},
		{46150.999999999, false, "2026-05-09 00:00:00"}, // Excel rounds to the millisecond
		{46150.75, false, "2026-05-08 18:00:00"},
		{2958465, false, "9999-12-31 00:00:00"},
		{2958466, false, ""},
		{-1, false, ""},
		{math.NaN(), false, ""},
		{math.Inf(1), false, ""},
		{0, true, "1904-01-01 00:00:00"},
		{60, true, "1904-03-01 00:00:00"},
		{44688, true, "2026-05-08 00:00:00"},
		{2957003, true, "9999-12-31 00:00:00"},
		{2957004, true, ""},
	} {
		at, ok := SerialTime(c.serial, c.in1904)
		got := ""
		if ok {
			got = at.Format("2006-01-02 15:04:05")
		}
		if got != c.want {
			t.Errorf("%v (1904 %v): got %q, want %q", c.serial, c.in1904, got, c.want)
		}
	}
}

func TestISODatesBecomeSerials(t *testing.T) {
	for _, c := range []struct {
		text   string
		in1904 bool
		want   string
	}{
		{"2026-05-08", false, "46150"},
		{"2026-05-08", true, "44688"},
		{"1900-02-28", false, "59"},
		{"1900-03-01", false, "61"},
		{"2026-05-08T18:00:00Z", false, "46150.75"},
		{"18:00", false, ""},
		{"1899-01-01", false, ""},
		{"1903-12-31", true, ""},
		{"soon", false, ""},
		{"1899-12-31", false, "0"},
		{"1899-12-30", false, "0"},
		{"1899-12-30T12:00:00", false, "0.5"},
		{"PT0H0M0.000S", false, "0"},
		{"PT36H", true, "1.5"},
		{"P1DT6H", false, "1.25"},
		{"PT0H90M0.000S", false, "0.0625"},
		{"PT", false, ""},
		{"P1M", false, ""},
		{"-PT1H", false, ""},
	} {
		if got, _, _ := isoSerial(c.text, c.in1904); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestDateFormatsAreKnown(t *testing.T) {
	for code, want := range map[string]bool{
		"General": false, "GENERAL": false, "Standard": false, "0.00": false, "@": false, "#,##0": false, "0.00E+00": false,
		"yyyy-mm-dd": true, `yyyy"年"m"月"d"日"`: true, "[$-804]yyyy\\-mm;@": true, "h:mm AM/PM": true,
		"[h]:mm": true, "[ss].00": true, "[Red]0.00": false, `0"days"`: false, `0\d`: false, "0_d": false, "*d0": false,
		`[$¥-804]#,##0.00`: false, "[DBNum1][$-804]General": false, `"unclosed d`: false, "[unclosed d": false, `\`: false, "": false,
		"上午/下午h": true, "YYYY/MM": true,
	} {
		if got := dateCode([]byte(code)); got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
	for id, want := range map[int]bool{0: false, 13: false, 14: true, 22: true, 23: false, 27: true, 36: true, 37: false, 45: true, 47: true, 49: false, 50: true, 58: true, 59: false} {
		if got := builtinDate(id); got != want {
			t.Errorf("built-in %d: %v", id, got)
		}
	}
}

func TestDateIsByCellFormat(t *testing.T) {
	// Format 164 is a date, 44 is defined anew as WPS does, dxfs and
	// cellStyleXfs are other lists.
	styles := `<styleSheet ` + mainSpace + `><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="44" formatCode="0"/><numFmt numFmtId="14" formatCode="0"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="44"/><xf numFmtId="14"/><xf numFmtId="15"/></cellXfs><dxfs><dxf><numFmt numFmtId="2" formatCode="d"/></dxf></dxfs></styleSheet>`
	data := workbook(rows(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c><c r="D1" s="3"><v>1</v></c><c r="E1" s="4"><v>1</v></c><c r="F1" s="999" t="str"><v>x</v></c></row>`)).with("xl/styles.xml", styles).
		edit("xl/workbook.xml", "<sheets>", `<workbookPr date1904="1"/><sheets>`).zip()
	wantCells(t, data, "A1=1# B1=1#d C1=1# D1=1# E1=1#d F1=x")
	if !mustRead(t, data).Date1904 {
		t.Error("the workbook counts from 1904")
	}
}
