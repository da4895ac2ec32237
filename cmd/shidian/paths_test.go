package main

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"shidian/cmd/shidian/typed"
)

func TestPathsAreShownAsTheSystemWritesThem(t *testing.T) {
	for _, c := range []struct{ path, windows, unix string }{
		{"输出/晋城市2021年度推荐项目清单（草稿）.xlsx", `输出\晋城市2021年度推荐项目清单（草稿）.xlsx`, "输出/晋城市2021年度推荐项目清单（草稿）.xlsx"},
		{"输 出/a.xlsx", `"输 出\a.xlsx"`, `"输 出/a.xlsx"`},
		{"a(1).xlsx", `"a(1).xlsx"`, `"a(1).xlsx"`},
		{"甲&乙", `"甲&乙"`, `"甲&乙"`},
		{"O'Neil", `"O'Neil"`, `"O'Neil"`},
		{"$a", `"$a"`, `'$a'`},
		{"$a'b", `"$a'b"`, `'$a'\''b'`},
		{"一　二", `"一　二"`, `"一　二"`},
		{"in put/", `"in put\."`, `"in put/"`},
		{"-o", `.\-o`, "./-o"},
		{"~/a", `"~\a"`, `"~/a"`},
		{`D:\收到`, `D:\收到`, `'D:\收到'`},
		{"“一”", `"“一”"`, `"“一”"`},
		{"", `""`, `""`},
	} {
		if got := windows.shown(c.path); got != c.windows {
			t.Errorf("%s on Windows: %s, want %s", c.path, got, c.windows)
		}
		if got := unix.shown(c.path); got != c.unix {
			t.Errorf("%s elsewhere: %s, want %s", c.path, got, c.unix)
		}
	}
}

// What is shown can be pasted: a shell makes the path of it again.
func TestShownPathsCanBePasted(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here")
	}
	for _, path := range []string{"输 出/a.xlsx", "a(1)&b;c.xlsx", "O'Neil \"x\"", "$HOME`id`", "#一", "a*b?[c]", `D:\收 到`, "一!二", "{a,b}", "a=b", "^a%b"} {
		out, err := exec.Command(sh, "-c", "printf %s "+unix.shown(path)).Output()
		if err != nil || string(out) != path {
			t.Errorf("%s is shown as %s, which is %s (%v)", path, unix.shown(path), out, err)
		}
	}
}

// Who types merge is told of recommend, who types 合并 of 推荐.
func TestTextsNameCommandsInTheLanguageThatWasTyped(t *testing.T) {
	const text = "请运行 shidian 推荐 a.xlsx，或者 shidian 模板 沁水县 --from b；shidian 帮助 看全部。shidian 别的"
	if got := tongueOf("合并").say(text); got != text {
		t.Error(got)
	}
	if got := tongueOf("merge").say(text); got != "请运行 shidian recommend a.xlsx，或者 shidian template 沁水县 --from b；shidian help 看全部。shidian 别的" {
		t.Error(got)
	}
}

// Every flag has a Chinese name, which is no other's, and says what follows it.
func TestEveryFlagHasItsChineseName(t *testing.T) {
	desk := deskHere()
	seen := map[string]string{}
	for _, f := range desk.Flags {
		if f.Chinese == "" || seen[f.Chinese] != "" {
			t.Errorf("--%s is called “%s”, like --%s: say in flagWords what it is called", f.Name, f.Chinese, seen[f.Chinese])
		}
		seen[f.Chinese] = f.Name
	}
	if len(seen) != len(flagWords()) {
		t.Errorf("flagWords has %d flags, the commands have %d", len(flagWords()), len(seen))
	}
	kinds := map[string][]typed.Value{"bool": {typed.None}, "int": {typed.Number}, "string": {typed.Text, typed.Path}, "stringArray": {typed.Text, typed.Path}}
	shorts := map[string]string{}
	for _, c := range commands() {
		flags, _, _ := c.flags()
		for _, f := range desk.Flags {
			got := flags.Lookup(f.Name)
			if got == nil {
				continue
			}
			if fits := kinds[got.Value.Type()]; f.Value != fits[0] && f.Value != fits[len(fits)-1] {
				t.Errorf("%s --%s is a %s, and flagWords says otherwise", c.name, f.Name, got.Value.Type())
			}
			if got.Shorthand != f.Short {
				t.Errorf("%s --%s is -%s, elsewhere -%s", c.name, f.Name, got.Shorthand, f.Short)
			}
			if other := shorts[f.Short]; f.Short != "" && other != "" && other != f.Name {
				t.Errorf("-%s is --%s and --%s", f.Short, f.Name, other)
			}
			shorts[f.Short] = f.Name
		}
	}
}

// Texts name commands in Chinese; words.go turns them for who types English.
func TestTextsInTheSourceNameCommandsInChinese(t *testing.T) {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	english := regexp.MustCompile(`"[^"]*\b` + program + ` (` + strings.Join(names, "|") + `)\b`)
	for _, name := range trackedFiles(t) {
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && name != "cmd/shidian/help.go" {
			for _, found := range english.FindAllString(string(contents(t, name)), -1) {
				t.Errorf("%s says %s: name commands in Chinese", name, found)
			}
		}
	}
}
