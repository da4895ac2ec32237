package main

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"shidian/checks"
)

// flagsOf are the flags of a command, by its name or its alias; nil where there
// is no such command.
func flagsOf(word string) *pflag.FlagSet {
	c, known := commandNamed(word)
	if !known {
		return nil
	}
	flags, _, _ := c.flags()
	return flags
}

// needsNoCommand reports whether the word stands where a command does and is none.
func needsNoCommand(word string) bool {
	version := versionFlag()
	return word == "--"+version.Name || word == "-"+version.Shorthand || word == "--help" || word == helpName || word == helpAlias
}

// Every command has its row in the README, and every row a command.
func TestReadmeNamesEveryCommand(t *testing.T) {
	var rows []string
	for _, usage := range tabled(t, "Commands") {
		name, _, _ := strings.Cut(usage, " ")
		rows = append(rows, name)
		if flagsOf(name) == nil && !needsNoCommand(name) {
			t.Errorf("README.md has a row for %s below Commands, and there is no such command", name)
		}
	}
	for _, c := range commands() {
		if !slices.Contains(rows, c.name) {
			t.Errorf("README.md has no row for %s below Commands: say there what it does, and in CHANGELOG.md that it is new", c.name)
		}
	}
}

// commandLines are the commands that a document shows: shidian 合并 收到 -o 输出.
func commandLines(document string) []string {
	var lines []string
	for _, at := range regexp.MustCompile("(?m)(?:^|`|go run ./cmd/)(shidian [^`\n]+)").FindAllStringSubmatch(document, -1) {
		lines = append(lines, at[1])
	}
	return lines
}

// What a document tells people to type exists.
func TestDocumentsShowCommandsThatExist(t *testing.T) {
	for _, document := range []string{"README.md", "GUIDE.md", "CONTRIBUTING.md"} {
		for _, line := range commandLines(string(contents(t, document))) {
			words := strings.Fields(line)
			if needsNoCommand(words[1]) {
				continue
			}
			flags := flagsOf(words[1])
			if flags == nil {
				t.Errorf("%s shows %q, and there is no such command", document, line)
				continue
			}
			for _, word := range words[2:] {
				name, isFlag := strings.CutPrefix(word, "--")
				if isFlag && flags.Lookup(name) == nil {
					t.Errorf("%s shows %q, and there is no --%s", document, line, name)
				}
			}
		}
	}
}

// The rules that the guide explains are rules.
func TestGuideNamesRulesThatExist(t *testing.T) {
	for _, id := range regexp.MustCompile(`\b[WFPCR]\d{3}\b`).FindAllString(string(contents(t, "GUIDE.md")), -1) {
		if _, known := checks.Find(id); !known {
			t.Errorf("GUIDE.md explains %s, and there is no such rule", id)
		}
	}
}

// A command that is written and not listed is never met, and one that no script
// types is met by no test.
func TestEveryCommandIsListedAndHasAStory(t *testing.T) {
	stories := ""
	for _, name := range trackedFiles(t) {
		dir, file := path.Split(name)
		switch {
		case dir == "cmd/shidian/testdata/script/":
			stories += string(contents(t, name))
		case dir == "cmd/shidian/" && strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go"):
			for _, at := range regexp.MustCompile(`\bcommand\{name: "([a-z]+)"`).FindAllStringSubmatch(string(contents(t, name)), -1) {
				if flagsOf(at[1]) == nil {
					t.Errorf("%s has the command %s, and commands in run.go does not list it", file, at[1])
				}
			}
		}
	}
	for _, c := range commands() {
		if !strings.Contains(stories, "shidian "+c.name) && !strings.Contains(stories, "shidian "+c.alias) {
			t.Errorf("no script in testdata/script types shidian %s: tell a story of it", c.alias)
		}
	}
}

// The handbook is typed from the first line to the last, by a script. What it shows of a
// screen is text and is not typed.
func TestGuideIsPlayedByAScript(t *testing.T) {
	played := string(contents(t, "cmd/shidian/testdata/script/guide.txtar"))
	blocks := regexp.MustCompile("(?ms)^```(text)?\n(.*?)^```").FindAllStringSubmatch(string(contents(t, "GUIDE.md")), -1)
	if len(blocks) == 0 {
		t.Fatal("GUIDE.md shows no commands")
	}
	for _, block := range blocks {
		if block[1] != "" {
			continue
		}
		for line := range strings.Lines(block[2]) {
			line = strings.ReplaceAll(strings.TrimSpace(line), `"`, `'`) // as a script quotes
			before, after, found := strings.Cut(played, line+"\n")
			if !found || !strings.HasSuffix(before, "\n") && !regexp.MustCompile(`(?m)^exit \d $`).MatchString(before[strings.LastIndex(before, "\n")+1:]) {
				t.Errorf("guide.txtar does not type, at its place: %s", line)
				continue
			}
			played = "\n" + after
		}
	}
}
