package main

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/pflag"
)

// nearest is the name that somebody meant who mistyped it, e.g. merge for mrege:
// the one with the fewest edits, where at least half of it is right. Of several it
// is the first. "" says that no name is near.
//
// form.Likeness, which compares the names of projects, counts pairs of characters
// that are shared: of 合幷 and 合并 there is none.
func nearest(word string, names []string) string {
	best, fewest := "", 0
	for _, name := range names {
		edits := levenshtein.ComputeDistance(word, name)
		half := max(utf8.RuneCountInString(word), utf8.RuneCountInString(name)) / 2
		if edits <= half && (best == "" || edits < fewest) {
			best, fewest = name, edits
		}
	}
	return best
}

// didYouMean ends a sentence that says that there is no such word: by asking about
// the name that somebody may have meant, where there is one.
func didYouMean(name string) string {
	if name == "" {
		return "。"
	}
	return "，是不是“" + name + "”？"
}

// nearestCommand is the command that somebody meant, in the language they typed. What
// looks like a flag or a path is no command.
func nearestCommand(word string) string {
	if strings.HasPrefix(word, "-") || strings.ContainsAny(word, `/\.:`) {
		return ""
	}
	var names []string
	for _, c := range commands() {
		names = append(names, c.name, c.alias)
	}
	return nearest(word, names)
}

// nearestFlag is the flag that somebody meant, e.g. --final for --fianl, and for
// -final, which pflag takes for five flags of one letter.
func nearestFlag(unknown *pflag.NotExistError, flags *pflag.FlagSet) string {
	word := unknown.GetSpecifiedName()
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		word = letters
	}
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name, flagWords()[f.Name].chinese) })
	if name := nearest(word, names); name != "" {
		return dashes(name)
	}
	return ""
}
