package store

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

func TestCleanName(t *testing.T) {
	for text, want := range map[string]string{
		"晋城市汇总":                            "晋城市汇总",
		"a/b\\c:d*e?f\"g<h>i|j":            "a_b_c_d_e_f_g_h_i_j",
		"../../etc/passwd":                 "_.._etc_passwd",
		"..":                               unnamed,
		"":                                 unnamed,
		" \u3000\t":                        unnamed,
		"泽州\u202e县\u200b\x00\n":            "泽州县",
		"末尾. . ":                           "末尾",
		".隐藏":                              "隐藏",
		"~$汇总":                             "汇总",
		"~$.~$汇总":                          "汇总",
		"CON":                              "_CON",
		"nul.xlsx":                         "_nul.xlsx",
		"com1 .txt":                        "_com1 .txt",
		"LPT²":                             "_LPT²",
		"COM":                              "COM",
		"COM10":                            "COM10",
		"CONTROL":                          "CONTROL",
		"坏\xff字":                           "坏_字",
		strings.Repeat("县", 100):           strings.Repeat("县", 66),
		strings.Repeat("a", 199) + ".x":    strings.Repeat("a", 198) + ".x",
		strings.Repeat("县", 100) + ".xlsx": strings.Repeat("县", 65) + ".xlsx",
		strings.Repeat("a", 195) + " .. .县级名单和汇总": strings.Repeat("a", 195),
		strings.Repeat("a", 199) + ".":            strings.Repeat("a", 199),
		strings.Repeat("a", 198) + "县":            strings.Repeat("a", 198),
		"\U000e0041" + "标签" + "\U0001f600":        "标签\U0001f600",
	} {
		if got := CleanName(text); got != want {
			t.Errorf("CleanName(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestCleanSheetName(t *testing.T) {
	for text, want := range map[string]string{
		"项目01":                         "项目01",
		"[a]:b*c?d/e\\f":               "_a__b_c_d_e_f",
		"'引号'":                         "引号",
		"中'间":                          "中'间",
		"History":                      "History_",
		"'history'":                    "history_",
		"Histories":                    "Histories",
		"":                             unnamed,
		"''":                           unnamed,
		strings.Repeat("县", 40):        strings.Repeat("县", 31),
		strings.Repeat("😀", 16):        strings.Repeat("😀", 15),
		strings.Repeat("a", 30) + "'b": strings.Repeat("a", 30),
		"a\x00\u202eb":                 "ab",
	} {
		if got := CleanSheetName(text); got != want {
			t.Errorf("CleanSheetName(%q) = %q; want %q", text, got, want)
		}
	}
}

func FuzzCleanName(f *testing.F) {
	for _, seed := range []string{"晋城市", "CON", "a/b", "..", "~$x", strings.Repeat("县", 70), strings.Repeat("a. ", 70) + ".xlsx", "\xff\u202e", "nul .x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := CleanName(text)
		if err := checkName(name); err != nil || len(name) > maxNameBytes || name == "" {
			t.Fatalf("CleanName(%q) = %q: %v", text, name, err)
		}
		if again := CleanName(name); again != name {
			t.Fatalf("CleanName(%q) = %q, then %q", text, name, again)
		}
	})
}

func FuzzCleanSheetName(f *testing.F) {
	for _, seed := range []string{"项目01", "History", "'a'", "[a]", strings.Repeat("😀", 20), "\xff\u202e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := CleanSheetName(text)
		if !utf8.ValidString(name) || len(utf16.Encode([]rune(name))) > maxSheetUnits || CleanSheetName(name) != name {
			t.Fatalf("CleanSheetName(%q) = %q", text, name)
		}
		book := excelize.NewFile()
		if _, err := book.NewSheet(name); err != nil {
			t.Fatalf("CleanSheetName(%q) = %q: %v", text, name, err)
		}
		must(t, book.Close())
	})
}
