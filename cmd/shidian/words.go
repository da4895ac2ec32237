package main

import (
	"regexp"
	"strings"

	"shidian/cmd/shidian/typed"
)

// program is what people type to start it.
const program = "shidian"

// tongue is the language in which somebody typed the command: who types merge is told
// of recommend, who types 合并 of 推荐.
type tongue int

const (
	chinese tongue = iota
	english
)

// tongueOf is the language of a word that was typed for a command.
func tongueOf(word string) tongue {
	if word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-") == "" {
		return english
	}
	return chinese
}

// name is what the command is called.
func (t tongue) name(c command) string {
	if t == english {
		return c.name
	}
	return c.alias
}

// chineseCommand is a command as texts name it: shidian 合并.
var chineseCommand = regexp.MustCompile(`\b` + program + ` (\p{Han}+)`)

// say is a text, which names commands in Chinese, as somebody gets it.
func (t tongue) say(text string) string {
	if t == chinese || !strings.Contains(text, program) {
		return text
	}
	return chineseCommand.ReplaceAllStringFunc(text, func(named string) string {
		alias := strings.TrimPrefix(named, program+" ")
		if alias == helpAlias {
			return program + " " + helpName
		}
		for _, c := range commands() {
			if c.alias == alias {
				return program + " " + c.name
			}
		}
		return named
	})
}

// What help is called where a command is expected.
const helpName, helpAlias = "help", "帮助"

// flagWord is the Chinese name of a flag, and what follows it: 输出, a path.
type flagWord struct {
	chinese string
	value   typed.Value
}

// flagWords are the flags of all commands by their English names.
func flagWords() map[string]flagWord {
	return map[string]flagWord{
		"out":      {"输出", typed.Path},
		"plan":     {"方案", typed.Path},
		"into":     {"接着", typed.Path},
		"history":  {"历年", typed.Path},
		"sources":  {"来源", typed.Path},
		"from":     {"录入", typed.Path},
		"against":  {"对照", typed.Path},
		"region":   {"单位", typed.Text},
		"as-of":    {"日期", typed.Text},
		"reopen":   {"重开", typed.Text},
		"by":       {"经办", typed.Text},
		"projects": {"张数", typed.Number},
		"next":     {"下年", typed.Number},
		"for":      {"给", typed.Text},
		"province": {"省份", typed.Text},
		"check":    {"说明", typed.None},
		"all":      {"全部", typed.None},
		"beside":   {"另写", typed.None},
		"final":    {"定稿", typed.None},
		"word":     {"空白", typed.None},
		"zip":      {"压缩", typed.None},

		"with-sources":    {"连同来源", typed.None},
		"without-persons": {"去掉个人", typed.None},
		"recommended":     {"推荐", typed.None},

		"json":    {"机读", typed.None},
		"quiet":   {"安静", typed.None},
		"help":    {"帮助", typed.None},
		"version": {"版本", typed.None},
	}
}
