package typed

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
)

// dashes are the signs that input methods, Word and chat programs put for a dash.
const dashes = "-－—–―‐‑‒−﹣﹘⸺─"

func startsWithDash(word string) bool { return strings.IndexAny(word, dashes) == 0 }

func onlyDashes(word string) bool { return word != "" && strings.Trim(word, dashes) == "" }

// plainFlag is a flag as the help says it.
var plainFlag = regexp.MustCompile(`^--?[a-zA-Z]`)

func isPlainFlag(word string) bool { return plainFlag.MatchString(word) }

// folded is a word of the command line without what an input method leaves: full-width
// letters, capitals, another dash inside.
func folded(word string) string {
	word = strings.Map(func(c rune) rune {
		if strings.ContainsRune(dashes+"_＿", c) {
			return '-'
		}
		return c
	}, word)
	return strings.ToLower(form.Fold(word))
}

// named is the flag with the long name, English or Chinese.
func (r *reader) named(name string) *Flag {
	for i, f := range r.desk.Flags {
		if name != "" && (name == f.Name || name == f.Chinese) {
			return &r.desk.Flags[i]
		}
	}
	return nil
}

// short is the flag with the letter, in this case or else in the other.
func (r *reader) short(letter string) *Flag {
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for i, f := range r.desk.Flags {
			if f.Short != "" && same(f.Short, letter) {
				return &r.desk.Flags[i]
			}
		}
	}
	return nil
}

// spelling is a flag as it was typed: －o＝输出 is -o, with 输出 behind a sign.
type spelling struct {
	flag *Flag
	name string // as the help says it, -o or --out
	sign string // = before a value; "" where the value follows at once or apart
	text string // the value, where it is not apart
	has  bool   // there is one
}

// spelled reads a word that begins with a dash. unclear is the value of a letter to which
// it is joined so that the word may be a mistyped name as well.
func (r *reader) spelled(word string) (s spelling, unclear string, known bool) {
	rest := strings.TrimLeft(word, dashes)
	if rest == word || rest == "" {
		return s, "", false
	}
	name, sign := rest, strings.IndexAny(rest, "=＝")
	if sign >= 0 {
		_, wide := utf8.DecodeRuneInString(rest[sign:])
		name, s.sign, s.text, s.has = rest[:sign], "=", rest[sign+wide:], true
	}
	if s.flag = r.named(folded(name)); s.flag != nil {
		s.name = "--" + s.flag.Name
		return s, "", true
	}
	narrow := form.Fold(name)
	_, size := utf8.DecodeRuneInString(narrow)
	if s.flag = r.short(narrow[:size]); s.flag == nil {
		return s, "", false
	}
	s.name = "-" + s.flag.Short
	switch {
	case size == len(narrow):
		return s, "", true
	case s.flag.Value == None || strings.HasPrefix(word, "--"):
		return s, "", false
	}
	_, size = utf8.DecodeRuneInString(rest)
	s.sign, s.text, s.has = "", rest[size:], true
	if letters.MatchString(s.text) {
		return s, s.text, true
	}
	return s, "", true
}

// letters are a value that is a part of a word as well: -output.
var letters = regexp.MustCompile(`^[A-Za-z][A-Za-z_-]*$`)

// flag takes a flag and its value.
func (r *reader) flag(word string) error {
	s, unclear, known := r.spelled(word)
	switch {
	case !known:
		return r.unknown(word)
	case unclear != "":
		return refusef("“%s”不清楚：“%s”后面的内容请空一格再写，如 %s 输出", word, s.name, s.name)
	case s.flag.Value == None:
		return r.switchOn(word, s)
	}
	values, apart, err := r.valueOf(word, s)
	if err != nil {
		return err
	}
	r.addFlag(word, s, values, apart)
	return nil
}

// switchOn takes a flag that has no value.
func (r *reader) switchOn(word string, s spelling) error {
	if before, twice := r.given[s.flag.Name]; twice && s.flag.Name != "help" {
		return refusef("“%s”写了两次（“%s”和“%s”），请只写一次", r.shown(s, word), before, word)
	}
	r.given[s.flag.Name] = word
	as := s.name
	if s.has {
		as += "=" + folded(s.text)
	}
	r.spelledOtherwise(word, s)
	r.add(as)
	return nil
}

// valueOf is the value of a flag; apart says that it is a word of its own.
func (r *reader) valueOf(word string, s spelling) (values []string, apart bool, err error) {
	text := s.text
	if !s.has {
		if len(r.left) == 0 {
			return nil, false, nil // what reads the flags says so
		}
		text, apart = r.take(), true
		if (text == "=" || text == "＝") && len(r.left) > 0 {
			r.remarkf("“%s”后面的“%s”不用写。", word, text)
			text = r.take()
		}
		if at := afterSign(text); strings.IndexAny(text, "=＝") == 0 && !r.exists(text) && at != "" {
			r.understood(text, at)
			text = at
		}
		if _, _, known := r.spelled(text); known && !r.exists(text) {
			return nil, false, refusef("参数“%s”后面要写内容，后面直接是“%s”", word, text)
		}
	}
	if text == "" {
		return nil, false, refusef("参数“%s”后面要写内容", strings.TrimRight(word, "=＝"))
	}
	if values, err = r.value(text, s.flag.Value == Path); err != nil {
		return nil, false, err
	}
	if s.flag.Value == Number {
		values[0] = form.Narrow(values[0])
		r.understood(text, values[0])
	}
	switch before, twice := r.given[s.flag.Name]; {
	case s.flag.List:
	case twice:
		return nil, false, refusef("“%s”写了两次（“%s”和“%s”），请只写一次", r.shown(s, word), before, values[0])
	case len(values) > 1:
		return nil, false, refusef("“%s”指的不止一个（%s），请写明是哪一个", text, few(values))
	}
	r.given[s.flag.Name] = values[0]
	return values, apart, nil
}

// addFlag adds the flag, once for each value.
func (r *reader) addFlag(word string, s spelling, values []string, apart bool) {
	r.spelledOtherwise(word, s)
	if values == nil {
		r.add(s.name)
	}
	for _, value := range values {
		if apart {
			r.add(s.name, value)
		} else {
			r.add(s.name + s.sign + value)
		}
	}
}

// shown is the name of the flag in the language in which it was typed.
func (r *reader) shown(s spelling, word string) string {
	if strings.HasPrefix(folded(strings.TrimLeft(word, dashes)), s.flag.Chinese) && s.flag.Chinese != "" {
		return "--" + s.flag.Chinese
	}
	return s.name
}

// spelledOtherwise remarks that a flag was not typed as the help says it. A value is no
// part of that.
func (r *reader) spelledOtherwise(word string, s spelling) {
	as := r.shown(s, word)
	if s.has {
		word = strings.TrimSuffix(word, s.text)
		as += s.sign
	}
	r.understood(word, as)
}

// unknown passes a flag that no command has on to what reads the flags, with the dashes
// that it knows.
func (r *reader) unknown(word string) error {
	name := strings.TrimLeft(word, dashes)
	if strings.HasPrefix(word, "-") && !startsWithDash(strings.TrimPrefix(strings.TrimPrefix(word, "-"), "-")) {
		r.add(word)
		return nil
	}
	as := "--" + strings.ReplaceAll(name, "＝", "=")
	if utf8.RuneCountInString(name) == 1 {
		as = "-" + name
	}
	r.understood(word, as)
	r.add(as)
	return nil
}
