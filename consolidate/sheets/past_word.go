package sheets

import (
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
)

// resultWord is what a result means: 未通过验收 and 验收未通过 are 不合格; ok is false
// where that is not known.
func resultWord(text string) (word string, ok bool) {
	text = form.NormalLabel(text)
	for _, said := range []string{text, withoutAct(text)} {
		for word, others := range map[string][]string{
			checks.PastPassed:  {checks.PastPassed, "优秀", "良好", "通过", "已验收"},
			checks.PastFailed:  {checks.PastFailed, "未通过", "不通过", "撤销", "终止"},
			checks.PastOngoing: {checks.PastOngoing, "建设中", "实施中", "进行中", "未验收", "待验收", "延期"},
		} {
			if slices.Contains(others, said) {
				return word, true
			}
		}
	}
	return "", text == ""
}

// withoutAct leaves the act out that offices write before or behind a result: 合格 of 验收合格.
func withoutAct(text string) string {
	for _, act := range []string{"验收", "评估", "考核"} {
		if rest := strings.TrimSuffix(strings.TrimPrefix(text, act), act); rest != text {
			return rest
		}
	}
	return text
}
