package typed

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// value is what was meant by an argument or by what follows a flag: more than one where
// it is a pattern.
func (r *reader) value(word string, isPath bool) ([]string, error) {
	if isPath {
		head, err := r.swallowed(word)
		if err != nil {
			return nil, err
		}
		word = head
	}
	text := r.unquoted(word, isPath)
	if word != text {
		r.remarkf("去掉了“%s”外面的引号。", text)
	}
	switch {
	case text == "":
		return nil, Refusal("有一个参数是空的，请写明内容")
	case isPath && text == "-" && !r.exists(text):
		return nil, Refusal("不能从“-”（标准输入）读，请写明文件夹或文件")
	case isPath && strings.ContainsAny(text, "*?＊") && !r.exists(text):
		return r.expanded(text)
	}
	return []string{text}, nil
}

// expanded are the paths that a pattern means, as *.xlsx: the shells of Windows leave
// that to the program.
func (r *reader) expanded(pattern string) ([]string, error) {
	paths := r.match("", strings.ReplaceAll(pattern, "＊", "*"))
	if paths == nil {
		return nil, refusef("没有与“%s”相符的文件，请核对（也可以直接写文件夹）", pattern)
	}
	slices.SortFunc(paths, natural)
	r.remarkf("“%s”是 %d 个文件。", pattern, len(paths))
	return paths, nil
}

// match are the paths below a folder, which ends with a separator, that fit a pattern.
func (r *reader) match(folder, pattern string) []string {
	name, rest, sign := pattern, "", ""
	if at := strings.IndexAny(pattern, `/\`); at >= 0 {
		name, sign, rest = pattern[:at], pattern[at:at+1], pattern[at+1:]
	}
	names := []string{name}
	if strings.ContainsAny(name, "*?") {
		names = slices.DeleteFunc(slices.Clone(r.desk.Disk.Names(folder)), func(n string) bool { return !fits(n, name) })
	}
	var paths []string
	for _, n := range names {
		switch path := folder + n; {
		case sign != "":
			paths = append(paths, r.match(path+sign, rest)...)
		case name != n || r.exists(path):
			paths = append(paths, path)
		}
	}
	return paths
}

// fits reports whether a name fits a pattern with * and ?, as on Windows in any case. What
// an office program leaves beside an open workbook, and what is hidden, fits none.
func fits(name, pattern string) bool {
	if strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") && !strings.HasPrefix(pattern, ".") {
		return false
	}
	return fitsRunes([]rune(strings.ToLower(name)), []rune(strings.ToLower(pattern)))
}

// fitsRunes goes back to the last * only, so that no pattern takes long.
func fitsRunes(name, pattern []rune) bool {
	n, p, star, from := 0, 0, -1, 0
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, from = p, n
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == name[n]):
			n, p = n+1, p+1
		case star >= 0:
			from++
			n, p = from, star+1
		default:
			return false
		}
	}
	return strings.Trim(string(pattern[p:]), "*") == ""
}

// natural orders names as a person counts: 2 before 10.
func natural(a, b string) int {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 {
		m, n := digits(x), digits(y)
		if m == 0 || n == 0 {
			if x[0] != y[0] {
				return cmp.Compare(x[0], y[0])
			}
			x, y = x[1:], y[1:]
			continue
		}
		p, q := strings.TrimLeft(string(x[:m]), "0"), strings.TrimLeft(string(y[:n]), "0")
		if by := cmp.Or(cmp.Compare(len(p), len(q)), cmp.Compare(p, q)); by != 0 {
			return by
		}
		x, y = x[m:], y[n:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// digits is how many digits come first.
func digits(text []rune) int {
	n := 0
	for n < len(text) && text[n] <= unicode.MaxASCII && unicode.IsDigit(text[n]) {
		n++
	}
	return n
}

// few names the first paths of many.
func few(paths []string) string {
	const shown = 3
	text := strings.Join(paths[:min(shown, len(paths))], "、")
	if len(paths) > shown {
		text += " 等"
	}
	return text
}
