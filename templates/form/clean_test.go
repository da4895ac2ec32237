package form

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/width"
)

func TestCleanKeepsWhatIsSeen(t *testing.T) {
	for text, want := range map[string]string{
		"  一 二  ": "一 二", "\ufeff一\u200b二": "一二", "\u3000一\u3000二\u3000": "一\u3000二", "一\r\n二\r三": "一\n二\n三",
		"\u00a0": "", "\u200b \ufeff": "", "①㎡": "①㎡", "一\x00\x07二": "一二", "一\t二": "一\t二", "=1+1": "=1+1", "_x0041_": "_x0041_",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q is cleaned to %q, want %q", text, got, want)
		}
	}
}

func TestFoldIsForCodesAndNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"９１１４ ０５Ａ": "911405A", "（０３５６）１２": "(0356)12", "ａ＠ｂ．ｃ": "a@b.c", "一\n二\t三\u3000四": "一二三四", "①㎡": "①㎡",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q is folded to %q, want %q", text, got, want)
		}
	}
}

func TestRetypedLabelIsTheSameLabel(t *testing.T) {
	for want, variants := range map[string][]string{
		"承担单位":         {"承担单位：", "承担 单位", "承担\n单位", " 承担单位: ", "承担单位﹕", "承担单位____", "承担单位：＿＿"},
		"负责人(签字)":      {"负责人（签字）：", "负责人(签字)", "负责人〔签字〕", "负责人【签字】:", "负责人（签\r\n字） ："},
		"1.经费主要投入方向":   {"1. 经费主要投入方向", "１．经费主要投入方向", "1.　经费主要投入方向"},
		"法定代表人(负责人)":   {"法定代表人\n（负责人）", "法定代表人（负责人）"},
		"县(区)":         {"县（区）"},
		"标准化工作自我评价":    {"标准化工作\n自我评价"},
		"配套资金(万元)":     {"配套资金（万元）："},
		"一、承担单位基本信息":   {"一、承担单位基本信息", "一 、承担单位基本信息"},
		"负责单位及参与单位":    {"负责单位及\u200b参与单位"},
		"试点名称":         {"试点名称"},
		"近三年是否发生重大事故?": {"近三年是否发生重大事故？"},
	} {
		for _, variant := range variants {
			if got := NormalLabel(variant); got != want {
				t.Errorf("%q is %q, want %q", variant, got, want)
			}
		}
	}
}

func TestNamesAreComparedWithoutPunctuation(t *testing.T) {
	same := []string{"示例A药茶（沁水）试点", "示例ａ药茶(沁水)试点", "示例 A 药茶——沁水——试点", "示例A药茶\n沁水试点。"}
	for _, name := range same {
		if NormalName(name) != NormalName(same[0]) {
			t.Errorf("%q is %q", name, NormalName(name))
		}
	}
	if NormalName("示例甲试点") == NormalName("示例乙试点") {
		t.Error("two names are one")
	}
}

func FuzzNormalLabel(f *testing.F) {
	for _, text := range []string{"负责人（签字）：", "承担\n单位 ＿＿", "\uffa0\u3164", "ﾊﾞ：", "::__", "【（〔", "\xff\xfe"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		label := NormalLabel(text)
		if again := NormalLabel(label); again != label {
			t.Fatalf("%q is %q and then %q", text, label, again)
		}
		if strings.ContainsFunc(label, func(r rune) bool { return unicode.IsSpace(r) || invisible(r) }) {
			t.Fatalf("%q keeps white space: %q", text, label)
		}
		if NormalLabel(" "+text+"： ") != label {
			t.Fatalf("%q is another label with a colon behind it", text)
		}
		for name, function := range map[string]func(string) string{"Clean": Clean, "Fold": Fold, "NormalName": NormalName} {
			if once := function(text); function(once) != once {
				t.Fatalf("%s of %q is %q and then %q", name, text, once, function(once))
			}
		}
	})
}

// Narrow leaves text alone in which nothing is foldable.
func TestEveryCharacterThatFoldsIsFoldable(t *testing.T) {
	for r := range unicode.MaxRune + 1 {
		if width.LookupRune(r).Folded() != 0 && !foldable(r) {
			t.Errorf("%U folds, and Narrow leaves it as it is", r)
		}
	}
}
