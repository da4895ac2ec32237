package main

import (
	"regexp"
	"strings"
	"testing"

	"shidian/cmd/shidian/typed"
)

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

// A wrong line is answered in JSON where it asks for it, however it was typed.
func TestJSONIsAskedForInEveryWay(t *testing.T) {
	for line, want := range map[string]bool{
		"merge --json": true, "合并 －－ｊｓｏｎ": true, "合并 —json -o": true, "--机读 合并": true, "merge -- --json": false, "merge json": false, "trace a 机读": false, "merge --jsn": false,
	} {
		if got := wantsJSON(strings.Fields(line)); got != want {
			t.Errorf("%s: %v", line, got)
		}
	}
}

// A command that is shown to be pasted names flags as flags, and the day in a form that is
// no path.
func TestTheCommandToPasteIsOfWords(t *testing.T) {
	for word, want := range map[string]string{"--final": "--final", "-o": "-o", "输 出": `"输 出"`, "晋城市": "晋城市", "-x": "./-x"} {
		if got := pasted(word); got != want && here() == unix {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
	for _, typed := range []string{"2021/5/7", "2021年5月7日", "2021-05-07", "２０２１．５．７"} {
		if got := (&asOfFlag{typed}).plain(); got != "2021-05-07" {
			t.Errorf("%s: %s", typed, got)
		}
	}
}
