package store

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"shidian/consolidate/workbook/ooxml"
	"shidian/consolidate/workbook/xlsx"
)

// TextFault tells what keeps a text from being held by a cell unchanged. The
// zero value says that nothing does.
type TextFault struct {
	Kind  TextFaultKind
	Units int  // length in UTF-16 units, for TextTooLong
	Rune  rune // the character, for TextBadRune
	At    int  // 1-based place in characters, for TextBadRune and TextBadUTF8
}

// TextFaultKind is the cause of a TextFault; zero is no fault.
type TextFaultKind int

// The causes.
const (
	TextTooLong TextFaultKind = iota + 1 // over xlsx.MaxTextUnits
	TextBadRune                          // a character XML 1.0 cannot hold
	TextBadUTF8                          // bytes that are no character at all
)

// String says the fault in the words of a report, e.g. "第 3 个字符 U+0007
// 无法存入单元格".
func (f TextFault) String() string {
	switch f.Kind {
	case TextTooLong:
		return fmt.Sprintf("文字长 %d，超过单元格上限 %d", f.Units, xlsx.MaxTextUnits)
	case TextBadRune:
		return fmt.Sprintf("第 %d 个字符 U+%04X 无法存入单元格", f.At, f.Rune)
	case TextBadUTF8:
		return fmt.Sprintf("第 %d 个字符处编码有误（不是 UTF-8）", f.At)
	}
	return "文字可以存入单元格"
}

// TextProblem tells why text cannot be held by a cell unchanged; ok means
// that it can. excelize would cut a text that is too long without a word. Bad bytes and
// characters are told before length: whoever repairs them changes the length. Texts of
// the form _xHHHH_ are no fault here, but the caller must write them through excelize's StreamWriter, which
// escapes them; SetCellStr does not.
func TextProblem(text string) (problem TextFault, ok bool) {
	units, at := 0, 0
	for i, char := range text {
		at++
		if char == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return TextFault{Kind: TextBadUTF8, At: at}, false
			}
		}
		if !ooxml.InXML(char) {
			return TextFault{Kind: TextBadRune, Rune: char, At: at}, false
		}
		units += utf16.RuneLen(char) // as Excel counts
	}
	if units > xlsx.MaxTextUnits {
		return TextFault{Kind: TextTooLong, Units: units}, false
	}
	return TextFault{}, true
}
