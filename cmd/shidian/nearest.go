package main

import (
	"strings"

	"github.com/spf13/pflag"

	"shidian/templates/form"
)

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
	return form.Nearest(word, names)
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
	if name := form.Nearest(word, names); name != "" {
		return dashes(name)
	}
	return ""
}
