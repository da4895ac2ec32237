package store

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/xlsx"
)

func TestTextProblem(t *testing.T) {
	for text, want := range map[string]TextFault{
		"":                                     {},
		"晋城\t\n\r":                             {},
		"\ufffd":                               {},
		"=1+1":                                 {},
		strings.Repeat("县", xlsx.MaxTextUnits): {},
		strings.Repeat("县", xlsx.MaxTextUnits+1):   {Kind: TextTooLong, Units: xlsx.MaxTextUnits + 1},
		strings.Repeat("😀", xlsx.MaxTextUnits/2):   {},
		strings.Repeat("😀", xlsx.MaxTextUnits/2+1): {Kind: TextTooLong, Units: xlsx.MaxTextUnits + 1},
		"县\x07":        {Kind: TextBadRune, Rune: 7, At: 2},
		"\x00":         {Kind: TextBadRune, At: 1},
		"\ufffe":       {Kind: TextBadRune, Rune: 0xfffe, At: 1},
		"县\xff":        {Kind: TextBadUTF8, At: 2},
		"\xed\xa0\x80": {Kind: TextBadUTF8, At: 1},
		strings.Repeat("a", xlsx.MaxTextUnits+1) + "\x01": {Kind: TextBadRune, Rune: 1, At: xlsx.MaxTextUnits + 2},
	} {
		if got, ok := TextProblem(text); got != want || ok != (want == TextFault{}) {
			t.Errorf("TextProblem(%.20q) = %+v %v; want %+v", text, got, ok, want)
		}
	}
}

func TestTextWithoutProblemComesBack(t *testing.T) {
	texts := []string{"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "a\r\nb", " 前后 ", "\u00a0\u3000\u200b\ufeff", "\ufffd", "\x7f\u0085\u2028",
		"_x0041_", "<&>'\"]]>", "\U0001f600", "\U0010ffff", strings.Repeat("县", xlsx.MaxTextUnits)}
	book := excelize.NewFile()
	stream, err := book.NewStreamWriter("Sheet1")
	must(t, err)
	for i, text := range texts {
		if fault, ok := TextProblem(text); !ok {
			t.Errorf("%.20q: %v", text, fault)
		}
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(t, err)
		must(t, stream.SetRow(cell, []any{text}))
	}
	must(t, stream.Flush())
	out, err := book.WriteToBuffer()
	must(t, err)
	back, err := excelize.OpenReader(bytes.NewReader(canonical(t, out.Bytes())))
	must(t, err)
	for i, text := range texts {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(t, err)
		if got, err := back.GetCellValue("Sheet1", cell, excelize.Options{RawCellValue: true}); err != nil || got != text {
			t.Errorf("%.20q came back as %.20q, %v", text, got, err)
		}
	}
}

func TestFaultsAreSaidInWords(t *testing.T) {
	for text, want := range map[string]string{
		"县\x07":                                  "第 2 个字符 U+0007 无法存入单元格",
		"\xff":                                   "第 1 个字符处编码有误（不是 UTF-8）",
		strings.Repeat("a", xlsx.MaxTextUnits+1): "文字长 32768，超过单元格上限 32767",
		"":                                       "文字可以存入单元格",
	} {
		if fault, _ := TextProblem(text); fault.String() != want {
			t.Errorf("got %q; want %q", fault, want)
		}
	}
}
