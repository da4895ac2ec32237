package main

import (
	"strings"
	"testing"
)

func TestWrapKeepsNamesWholeAndMarksOffTheLineStart(t *testing.T) {
	for _, line := range wrap("请看文件140521沁水县_申报表_2021.xlsx，项目02!F41，不是项目01。", 24) {
		if strings.ContainsAny(line[:1], "，。") || displayWidth(line) > 26 {
			t.Errorf("%q", line)
		}
		if strings.Contains(line, "F4") && !strings.Contains(line, "F41") {
			t.Errorf("a cell was cut: %q", line)
		}
	}
}
