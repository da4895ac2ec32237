package typed

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// quoteFamilies are the signs that people put around a path, those of one pair together:
// an input method opens and closes in turn, so that ” may well come first.
func quoteFamilies() []string {
	return []string{"“”„‟＂\"", "‘’＇'`", "「」", "『』"}
}

// quoteOf is the family of the sign with which the word begins; "" for none.
func quoteOf(word string) string {
	for _, family := range quoteFamilies() {
		if strings.IndexAny(word, family) == 0 {
			return family
		}
	}
	return ""
}

func endsWithAny(word, signs string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return word != "" && strings.ContainsRune(signs, last)
}

// inner is the word without the quotes around all of it. “甲”和“乙” has none such.
func inner(word string) (string, bool) {
	family := quoteOf(word)
	if family == "" || utf8.RuneCountInString(word) < 2 || !endsWithAny(word, family) {
		return word, false
	}
	_, first := utf8.DecodeRuneInString(word)
	_, last := utf8.DecodeLastRuneInString(word)
	text := word[first : len(word)-last]
	return text, !strings.ContainsAny(text, family)
}

// unquoted is the word without quotes around it. Of a path a single one is taken away too,
// where something of that name is there.
func (r *reader) unquoted(word string, isPath bool) string {
	if r.exists(word) {
		return word
	}
	if text, quoted := inner(word); quoted {
		return text
	}
	if text := strings.Trim(word, strings.Join(quoteFamilies(), "")); isPath && r.exists(text) {
		return text
	}
	return word
}

// joinQuoted puts a quoted path together again that the shell has split at its spaces,
// because it knows no such quotes.
func (r *reader) joinQuoted(words []string) []string {
	for i := 0; i < len(words); i++ {
		family := quoteOf(afterSign(words[i]))
		if family == "" || r.exists(words[i]) || countAny(words[i], family) != 1 {
			continue
		}
		for j := i + 1; j < len(words) && !r.isFlag(words[j]); j++ {
			if n := countAny(words[j], family); n == 1 && endsWithAny(words[j], family) {
				words = slices.Replace(slices.Clone(words), i, j+1, strings.Join(words[i:j+1], " "))
				break
			} else if n > 0 {
				break
			}
		}
	}
	return words
}

// afterSign is the value in --out=“输出” and in =输出, and any other word itself.
func afterSign(word string) string {
	if at := strings.IndexAny(word, "=＝"); at == 0 || at > 0 && startsWithDash(word) {
		_, wide := utf8.DecodeRuneInString(word[at:])
		return word[at+wide:]
	}
	return word
}

func countAny(text, signs string) int {
	n := 0
	for _, c := range text {
		if strings.ContainsRune(signs, c) {
			n++
		}
	}
	return n
}

func (r *reader) isFlag(word string) bool {
	_, _, known := r.spelled(word)
	return known
}

// swallowed looks for the quote that a shell has left in a path, because of the \ before
// it: "收到 的\" -o 输出 comes as one argument. Where it is the last one and holds
// no other quote, what was meant is clear: head is the path, and what follows is put
// back to be read.
func (r *reader) swallowed(word string) (head string, err error) {
	at := strings.IndexByte(word, '"')
	if at <= 0 || r.exists(word) {
		return word, nil
	}
	head, tail := word[:at], word[at+1:]
	switch {
	case tail == "":
		r.remarkf("“%s”末尾多了一个引号，按“%s”理解。带引号的路径，末尾请不要写 \\。", word, head)
		return head, nil
	case tail[0] != ' ':
		return word, nil
	case strings.Contains(tail, `"`), len(r.left) > 0, !r.exists(head) && !r.isFlag(strings.Fields(tail + " .")[0]):
		return "", refusef("“%s”里有一个引号：路径末尾的 \\ 让引号失去作用，后面的内容都连了进来。请去掉路径末尾的 \\，重新运行", word)
	}
	r.left = strings.Fields(tail)
	r.remarkf("“%s”里有一个引号，按“%s”理解。带引号的路径，末尾请不要写 \\。", word, strings.Join(append([]string{head}, r.left...), "”“"))
	return head, nil
}
