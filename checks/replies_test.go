package checks

import "testing"

// A file that was renamed says the same, and a reply to what it says holds.
func TestQuestionIsTheSameUnderAnotherFileName(t *testing.T) {
	rule, _ := Find("C009")
	of := func(message string) string {
		return Finding{Rule: rule, Region: "140521", Project: "示例试点", Message: message}.Question()
	}
	was := of("与“来件/沁水县.xlsx”的“项目01”的一版分不清先后。“邮编”由“048000”改为“048200”。")
	if of("与“改名/沁水（新）.XLSX”的“项目01”的一版分不清先后。“邮编”由“048000”改为“048200”。") != was {
		t.Error("under another name it is another question")
	}
	for _, other := range []string{"与“来件/沁水县.xlsx”的“项目02”的一版分不清先后。“邮编”由“048000”改为“048200”。", "与“来件/沁水县.xlsx”的“项目01”的一版分不清先后。“邮编”由“048000”改为“048300”。"} {
		if of(other) == was {
			t.Errorf("it is the same question: %s", other)
		}
	}
}
