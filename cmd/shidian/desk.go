package main

import (
	"os"
	"strings"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/typed"
	"shidian/templates/form"
)

// deskHere is what a command line may speak of: the commands, their flags, and what lies
// on this disk.
func deskHere() typed.Desk {
	desk := typed.Desk{Disk: typed.Disk{Exists: isThere, Names: namesIn}}
	words := flagWords()
	known := map[string]bool{}
	add := func(f *pflag.Flag) {
		if word := words[f.Name]; !known[f.Name] {
			known[f.Name] = true
			desk.Flags = append(desk.Flags, typed.Flag{Name: f.Name, Chinese: word.chinese, Short: f.Shorthand, Value: word.value, List: f.Value.Type() == "stringArray"})
		}
	}
	add(versionFlag())
	for _, c := range commands() {
		flags, _, _ := c.flags()
		flags.VisitAll(add)
		isPath := c.isPath
		if isPath == nil {
			isPath = func(int) bool { return false }
		}
		desk.Commands = append(desk.Commands, typed.Command{Name: c.name, Alias: c.alias, IsPath: isPath})
	}
	desk.Commands = append(desk.Commands, typed.Command{Name: helpName, Alias: helpAlias, IsPath: func(int) bool { return false }})
	return desk
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// namesIn are the names in a folder; none where it cannot be read.
func namesIn(folder string) []string {
	if folder == "" {
		folder = "."
	}
	entries, _ := os.ReadDir(folder)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// allPaths says that each argument is a path.
func allPaths(int) bool { return true }

// wantsJSON reports whether a command line asks for JSON, also one that is wrong: what is
// wrong is then said in JSON.
func wantsJSON(args []string) bool {
	for _, word := range args {
		name := strings.ToLower(form.Fold(strings.TrimLeft(word, "-—－–")))
		switch {
		case word == "--":
			return false
		case name != word && (name == "json" || name == flagWords()["json"].chinese):
			return true
		}
	}
	return false
}
