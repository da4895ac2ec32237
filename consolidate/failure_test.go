package consolidate

import (
	"strings"
	"testing"
)

// A name with a line break writes no line that the program never said.
func TestNamesInAFailureStandOnOneLine(t *testing.T) {
	if text := failf("%s 不是汇总", "甲\nW999 伪造.xlsx").Text; strings.Contains(text, "\n") || !strings.Contains(text, "伪造") {
		t.Errorf("it says %q", text)
	}
}
