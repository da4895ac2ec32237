package form

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Choose is an entry of a list.
type Choose struct{}

// Parse takes an entry, one of its aliases, its code in front (13 农副食品加工业), what
// people say for it (民营企业), and the one that is ticked of several (☑是 □否). Of an
// open list it takes several entries as well.
func (Choose) Parse(a Answer, f *Field, choices Choices) (Value, []Fault, bool) {
	text, list := plainText(a), choices[f.List.ID]
	if name := f.entry(text, list); name != "" {
		return Value{Text: name}, nil, true
	}
	if f.List.Open {
		return Value{Text: several(f, oneLine(text), list)}, nil, true
	}
	return Value{}, []Fault{{NotInList, listFault(text, list)}}, false
}

// Format returns the entry.
func (Choose) Format(v Value) string { return v.Text }

// entry is the entry of the list that the text means, "" for none.
func (f *Field) entry(text string, list []Choice) string {
	if name := named(text, list); name != "" {
		return name
	}
	if option := Ticked(text); option != "" {
		return f.entry(option, list)
	}
	if f.List.ID == Industries {
		return named(withoutNote(text), list)
	}
	return known(f.spoken(text), list)
}

// named is the entry of that name, alias or code.
func named(text string, list []Choice) string {
	key := choiceKey(text)
	for _, c := range list {
		if choiceKey(c.Name) == key || slices.ContainsFunc(c.Aliases, func(alias string) bool { return choiceKey(alias) == key }) {
			return c.Name
		}
	}
	return ""
}

// known is the name if the list has it: a plan may have other entries.
func known(name string, list []Choice) string {
	if slices.ContainsFunc(list, func(c Choice) bool { return c.Name == name }) {
		return name
	}
	return ""
}

// choiceKey makes a choice comparable. A sign alone, as √, is one too.
func choiceKey(text string) string {
	if name := NormalName(text); name != "" {
		return name
	}
	return Fold(text)
}

// Boxes as people tick them on paper and in Word, whose ticked box has a cross in it.
const (
	tickedBoxes = `☑☒√✓✔■●`
	emptyBoxes  = `□☐○`
)

var (
	boxBefore = regexp.MustCompile(`[` + tickedBoxes + `]\s*([^\s` + tickedBoxes + emptyBoxes + `]+)`)
	boxBehind = regexp.MustCompile(`([^\s` + tickedBoxes + emptyBoxes + `]+)\s*[` + tickedBoxes + `]`)
	boxFirst  = regexp.MustCompile(`^[` + tickedBoxes + emptyBoxes + `]`)
	boxLast   = regexp.MustCompile(`[` + tickedBoxes + emptyBoxes + `]$`)
)

// Ticked is the one option that is ticked: 否 in □是 ☑否. It is "" where none is, or where
// it cannot be told on which side the boxes stand, as in 是√否.
func Ticked(text string) string {
	text = Clean(text)
	first, last := boxFirst.MatchString(text), boxLast.MatchString(text)
	var options []string
	if first || !last {
		options = append(options, captured(boxBefore, text)...)
	}
	if last || !first {
		options = append(options, captured(boxBehind, text)...)
	}
	if len(options) != 1 {
		return ""
	}
	return options[0]
}

func captured(pattern *regexp.Regexp, text string) []string {
	var all []string
	for _, found := range pattern.FindAllStringSubmatch(text, -1) {
		all = append(all, found[1])
	}
	return all
}

// generalWords say no more about an entry of an open list: 数字乡村 is 数字乡村建设.
var generalWords = regexp.MustCompile(`(?:建设|改善|发展|服务|产业|行业|领域|方向|业)$`)

// several are the entries that a text of an open list names, with 、 between them. What
// is not in the list stays as it is.
func several(f *Field, text string, list []Choice) string {
	if name := byKernel(text, list); name != "" {
		return name
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;/／", r) })
	for i, part := range parts {
		if name := f.entry(part, list); name != "" {
			parts[i] = name
		} else if parts[i] = byKernel(part, list); parts[i] == "" {
			return text
		}
	}
	return strings.Join(slices.Compact(parts), "、")
}

// byKernel is the one entry that differs from the text in general words alone.
func byKernel(text string, list []Choice) string {
	kernel := func(s string) string {
		name := choiceKey(s)
		if short := generalWords.ReplaceAllString(name, ""); len([]rune(short)) >= 2 {
			return short
		}
		return name
	}
	found := ""
	for _, c := range list {
		if !slices.ContainsFunc(append(slices.Clone(c.Aliases), c.Name), func(name string) bool { return kernel(name) == kernel(text) }) {
			continue
		}
		if found != "" && found != c.Name {
			return ""
		}
		found = c.Name
	}
	return found
}

func listFault(text string, list []Choice) string {
	detail := fmt.Sprintf("“%s”不在下拉列表中", Quote(text))
	if near := nearest(text, list); near != "" {
		return detail + fmt.Sprintf("，相近的是“%s”", near)
	}
	if len(list) > 0 && len(list) <= 6 {
		names := make([]string, len(list))
		for i, c := range list {
			names[i] = c.Name
		}
		return detail + "，应为：" + strings.Join(names, "、")
	}
	return detail
}

// nearest is the one entry that the text was meant to be, "" where that cannot be told:
// an entry whose end is missing, or in which one character is missing or too many. Names
// that only look alike (联营企业, 民营企业) are never offered, because their meaning may be
// the opposite.
func nearest(text string, list []Choice) string {
	key, found := choiceKey(text), ""
	for _, c := range list {
		name := choiceKey(c.Name)
		if !isBeginning(key, name) && !isOneOff(key, name) {
			continue
		}
		if found != "" {
			return ""
		}
		found = c.Name
	}
	return found
}

// isBeginning reports whether the text is the name without its end.
func isBeginning(text, name string) bool {
	const least = 2
	return len([]rune(text)) >= least && strings.HasPrefix(name, text)
}

// isOneOff reports whether one of the two has one character more, which does not turn
// its meaning round.
func isOneOff(a, b string) bool {
	const least = 5
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < least || len(y) != len(x)+1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	return slices.Equal(x[i:], y[i+1:]) && !strings.ContainsRune("非无未不缺", y[i])
}
