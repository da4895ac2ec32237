package plan

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"shidian/templates/form"
)

// Children are the units that report to one region, with every name that means
// one of them: 高平市, 高平 and 140581 where 晋城市 is merged.
type Children struct {
	above []string // names of the region and of those above it, from the top, in full and without the last character
	names []childName
}

// childName is one region at or below a child.
type childName struct {
	child      Region
	code, full string
	brief      string   // without the last character; "" where that means nothing
	longer     []string // other names that have the full one inside
}

// ChildrenOf returns the children of the region of the code.
func ChildrenOf(p *Plan, code string) *Children {
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
func longerNames(p *Plan, name string) []string {
	var longer []string
	for _, o := range p.Regions {
		if o.Name != name && strings.Contains(o.Name, name) {
			longer = append(longer, o.Name)
		}
	}
	return longer
}

// briefName is the short name of the region, where it means one region of its parent;
// else "".
func briefName(p *Plan, r Region) string {
	short := shortName(r.Name)
	for _, o := range p.Children(r.Parent) {
		if o.Code != r.Code && (o.Name == short || shortName(o.Name) == short) {
			return ""
		}
	}
	return short
}

// shortName is the name without its last character, 沁水 of 沁水县; "" where one
// character alone would be left, as of 盂县.
func shortName(name string) string {
	short := withoutLast(name)
	if utf8.RuneCountInString(short) < 2 {
		return ""
	}
	return short
}

func withoutLast(name string) string {
	_, size := utf8.DecodeLastRuneInString(name)
	return name[:len(name)-size]
}

// InPath returns the children that the names of a file and its folders mean, each by
// itself or by a region below it. Every name speaks on its own: a folder 高平市 around
// a file named for 阳城县 means both, and neither takes the other back.
func (c *Children) InPath(file string) []Region {
	names := strings.Split(file, "/")
	names[len(names)-1] = strings.TrimSuffix(names[len(names)-1], path.Ext(file))
	var said []Region
	for _, name := range names {
		child, ok := c.named(name, len(said) > 0)
		if ok && !slices.ContainsFunc(said, func(r Region) bool { return r.Code == child.Code }) {
			said = append(said, child)
		}
	}
	return said
}

// Named returns the one child that the text means; one that means two of them says
// nothing. A code and a full name mean it wherever they stand. A name of two
// characters (城区) and a name without 市, 县 or 区 (高平) mean it only at the beginning
// of a word or behind the name of the region above, because 提高平台 and 主城区 have
// them inside, and not as the name of a street.
func (c *Children) Named(text string) (Region, bool) { return c.named(text, false) }

// named is Named. Inside the folder of a unit 城区供水项目 is about the town of that
// unit, so there a name of two characters has to be the whole word.
func (c *Children) named(text string, inside bool) (Region, bool) {
	var meant []Region
	folded, words := form.Fold(text), c.wordsOf(text)
	codes := sixDigits(folded)
	for _, n := range c.names {
		whole := inside && utf8.RuneCountInString(n.full) < 3
		if !slices.Contains(codes, n.code) && !n.standsIn(folded) && !leads(words, n.full, whole) && !leads(words, n.brief, false) {
			continue
		}
		if !slices.ContainsFunc(meant, func(r Region) bool { return r.Code == n.child.Code }) {
			meant = append(meant, n.child)
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
	_, rest, found := strings.Cut(text, n.full)
	return found && !amongOthers(rest)
}

// word is a run of Chinese characters.
type word struct {
	text  string
	above bool // the name of a region above stood before it
}

// wordsOf are the runs of Chinese characters in the text, without the names of the
// regions above at their beginning: 晋城市高平 is 高平.
func (c *Children) wordsOf(text string) []word {
	var words []word
	for _, run := range strings.FieldsFunc(form.Narrow(text), func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		rest := run
		for _, name := range c.above {
			rest = strings.TrimPrefix(rest, name)
		}
		words = append(words, word{rest, rest != run})
	}
	return words
}

// leads reports whether one of the words begins with the name, or is the name where
// nothing else will do.
func leads(words []word, name string, whole bool) bool {
	return name != "" && slices.ContainsFunc(words, func(w word) bool {
		rest, ok := strings.CutPrefix(w.text, name)
		return ok && (rest == "" || w.above || !whole) && !amongOthers(rest) && !isStreet(rest)
	})
}

// isStreet reports whether the name before the rest is that of a street, which may be
// in any town: 泽州路, 高平东街.
func isStreet(rest string) bool {
	if strings.HasPrefix(rest, "大道") {
		return true
	}
	first, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("东西南北中大", first) {
		rest = rest[size:]
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("路街巷", next)
}

// amongOthers reports whether the name before the rest is one of several that are
// not written out: 高平等县, 高平市等3个县.
func amongOthers(rest string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(rest, "市县区"), "等")
	next, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || unicode.IsDigit(next) || strings.ContainsRune("一二两三四五六七八九十几多各县市区地", next))
}
