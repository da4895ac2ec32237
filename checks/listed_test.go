package checks

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// A rule that is declared and not listed never runs, and nothing else notices.
func TestEveryRuleThatIsDeclaredIsListed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := regexp.MustCompile(`\bID:\s*"([A-Z]\d{3})"`)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range declared.FindAllStringSubmatch(string(data), -1) {
			if _, listed := Find(id[1]); !listed {
				t.Errorf("%s declares %s and no list of rules has it: add it at the end of its family's (fileRules, answerRules, projectRules, unitRules, rollupRules)", name, id[1])
			}
		}
	}
}
