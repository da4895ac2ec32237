package screen

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWrapKeepsNamesWholeAndMarksWithTheirWords(t *testing.T) {
	const text = "请看文件（140521沁水县_申报表_2021.xlsx，项目02!F41）：“示例一”、“示例二”，不是《项目01》。改好后运行 shidian merge 收到 -o out！"
	for width := 8; width < 60; width++ {
		lines := Wrap(text, width)
		for _, line := range lines {
			last, _ := utf8.DecodeLastRuneInString(line)
			first, _ := utf8.DecodeRuneInString(line)
			if Cells(line) > width || strings.ContainsRune(opening, last) || strings.ContainsRune(closing, first) {
				t.Errorf("at %d: %q of %d columns", width, line, Cells(line))
			}
			if width > 24 && strings.Contains(line, "F4") && !strings.Contains(line, "F41") {
				t.Errorf("at %d a cell was cut: %q", width, line)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(text, " ", "") {
			t.Errorf("at %d it says %q", width, got)
		}
	}
}
