package sheets

import (
	"testing"

	"shidian/checks"
)

// A result is understood whether the act stands before the word, behind it or nowhere;
// what could mean two things is asked.
func TestResultOfEarlierYearIsUnderstood(t *testing.T) {
	for text, want := range map[string]string{
		"验收合格": checks.PastPassed, "通过验收": checks.PastPassed, "考核优秀": checks.PastPassed, "已验收": checks.PastPassed,
		"未通过验收": checks.PastFailed, "验收未通过": checks.PastFailed, "考核 不合格": checks.PastFailed, "不通过评估": checks.PastFailed,
		"未验收": checks.PastOngoing, "待验收": checks.PastOngoing,
		"验收": "", "验收中？": "", "未验收通过": "",
	} {
		if word, ok := resultWord(text); word != want || ok != (want != "") {
			t.Errorf("%q is %q (%v), want %q", text, word, ok, want)
		}
	}
}
