package main

import (
	"runtime"
	"strings"
	"unicode"
)

// system is how paths are written: with \ on Windows, with / elsewhere.
type system string

const (
	windows system = "windows"
	unix    system = "unix"
)

func here() system {
	if runtime.GOOS == "windows" {
		return windows
	}
	return unix
}

// shownPath is a path of this disk as people see it, and as they may paste it after a
// command: 输出\晋城市2021年度汇总.xlsx, "输 出/清单.xlsx".
func shownPath(path string) string { return here().shown(path) }

// pasted is a word of a command as it is pasted: a flag, or what is written like a path.
func pasted(word string) string {
	if strings.HasPrefix(word, "--") || word == "-o" {
		return word
	}
	return shownPath(word)
}

func (y system) shown(path string) string {
	if y == windows {
		path = strings.ReplaceAll(path, "/", `\`)
	}
	if strings.HasPrefix(path, "-") { // no flag
		path = "." + y.separator() + path
	}
	switch {
	case path != "" && strings.IndexFunc(path, y.splits) < 0 && !strings.HasPrefix(path, "~"):
		return path
	case y == windows: // a \ before the quote would take it away
		if strings.HasSuffix(path, `\`) {
			path += "."
		}
		return `"` + path + `"`
	case strings.ContainsAny(path, "\"$`\\!"):
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	default:
		return `"` + path + `"`
	}
}

func (y system) separator() string {
	if y == windows {
		return `\`
	}
	return "/"
}

// splits reports whether a shell makes something of the character: of all but letters,
// digits, and a few signs.
func (y system) splits(c rune) bool {
	switch {
	case c == '\\':
		return y != windows
	case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c):
		return false
	}
	return !strings.ContainsRune("._-/:~+（）《》【】〔〕、，·", c)
}
