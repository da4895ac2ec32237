package workbook

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Children are the units that report to one region, with every name that means
// one of them: 高平市, 高平 and 140581 where 晋城市 is merged.
type Children struct {
	above []string // names of the region and of those above it, from the top, in full and without the last character
	names []childName
}

// childName is one region at or below a child.
type childName struct {
	child      plan.Region
	code, full string
	brief      string   // without the last character; "" where that means nothing
	longer     []string // other names that have the full one inside
}

// ChildrenOf returns the children of the region of the code.
func ChildrenOf(p *plan.Plan, code string) *Children {
	c := &Children{}
	for _, r := range slices.Backward(p.Path(code)) {
		c.above = append(c.above, r.Name, withoutLast(r.Name))
	}
	for _, r := range p.Regions {
		child, below := p.Below(code, r.Code)
		if !below {
			continue
		}
		n := childName{child: child, code: r.Code, full: r.Name, longer: longerNames(p, r.Name)}
		if child.Code == r.Code {
			n.brief = briefName(p, r)
		}
		c.names = append(c.names, n)
	}
	all := slices.Clone(c.names)
	for i, n := range all {
		if slices.ContainsFunc(all, func(o childName) bool { return o.full == n.full && o.child.Code != n.child.Code }) {
			c.names[i].full = "" // 城区 of two cities means neither of them
		}
	}
	return c
}

// longerNames are the names of the plan that have the name inside.
func longerNames(p *plan.Plan, name string) []string {
	var longer []string
	for _, o := range p.Regions {
		if o.Name != name && strings.Contains(o.Name, name) {
			longer = append(longer, o.Name)
		}
	}
	return longer
}

// briefName is the name without its last character, where it is still two long
// and means one region of its parent; else "".
func briefName(p *plan.Plan, r plan.Region) string {
	short := withoutLast(r.Name)
	if utf8.RuneCountInString(short) < 2 {
		return ""
	}
	for _, o := range p.Children(r.Parent) {
		if o.Code != r.Code && (o.Name == short || withoutLast(o.Name) == short) {
			return ""
		}
	}
	return short
}

func withoutLast(name string) string {
	_, size := utf8.DecodeLastRuneInString(name)
	return name[:len(name)-size]
}

// InPath returns the one child that the names of a file and its folders mean, by
// itself or by a region below it. A path that means two of them says nothing.
func (c *Children) InPath(file string) (plan.Region, bool) {
	names := strings.Split(file, "/")
	names[len(names)-1] = strings.TrimSuffix(names[len(names)-1], path.Ext(file))
	return c.Named(names...)
}

// Named returns the one child that the texts mean. A code and a full name mean it
// wherever they stand. A name of two characters (城区) and a name without 市, 县 or 区
// (高平) mean it only at the beginning of a word or behind the name of the region
// above, because 提高平台 and 主城区 have them inside.
func (c *Children) Named(texts ...string) (plan.Region, bool) {
	var meant []plan.Region
	for _, text := range texts {
		folded, words := form.Fold(text), c.wordsOf(text)
		codes := sixDigits(folded)
		for _, n := range c.names {
			if !slices.Contains(codes, n.code) && !n.standsIn(folded) && !leads(words, n.full) && !leads(words, n.brief) {
				continue
			}
			if !slices.ContainsFunc(meant, func(r plan.Region) bool { return r.Code == n.child.Code }) {
				meant = append(meant, n.child)
			}
		}
	}
	return only(meant)
}

// standsIn reports whether a full name of three characters or more stands in the
// text, and not as a part of a longer name of the plan.
func (n childName) standsIn(text string) bool {
	if utf8.RuneCountInString(n.full) < 3 || !strings.Contains(text, n.full) {
		return false
	}
	for _, longer := range n.longer {
		text = strings.ReplaceAll(text, longer, "")
	}
	return strings.Contains(text, n.full)
}

// wordsOf are the runs of Chinese characters in the text, without the names of the
// regions above at their beginning: 晋城市高平 is 高平.
func (c *Children) wordsOf(text string) []string {
	words := strings.FieldsFunc(form.Narrow(text), func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	for i := range words {
		for _, name := range c.above {
			words[i] = strings.TrimPrefix(words[i], name)
		}
	}
	return words
}

// leads reports whether one of the words begins with the name.
func leads(words []string, name string) bool {
	return name != "" && slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, name) })
}
