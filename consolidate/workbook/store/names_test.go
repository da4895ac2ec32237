package store

import (
	"strings"
	"testing"
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
