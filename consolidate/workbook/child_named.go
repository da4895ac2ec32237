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

// ChildInPath returns the one child of the region that the names of the file and
// its folders mean, by itself or by a region below it: 高平市/申报表.xlsx,
// 140581.xlsx and 高平申报表.xlsx mean 高平市 where 晋城市 is merged. A path that means two
// of them says nothing.
func ChildInPath(p *plan.Plan, parent, file string) (plan.Region, bool) {
	names := strings.Split(file, "/")
	names[len(names)-1] = strings.TrimSuffix(names[len(names)-1], path.Ext(file))
	return ChildNamed(p, parent, names...)
}

// ChildNamed returns the one child of the region that the texts mean. A code and
// a full name mean it wherever they stand. A name of two characters (城区) and a
// name without 市, 县 or 区 (高平) mean it only at the beginning of a word or behind
// the name of the region above, because 提高平台 and 主城区 have them inside.
func ChildNamed(p *plan.Plan, parent string, texts ...string) (plan.Region, bool) {
	var meant []plan.Region
	for _, text := range texts {
		for _, child := range childrenIn(p, parent, text) {
			if !slices.ContainsFunc(meant, func(r plan.Region) bool { return r.Code == child.Code }) {
				meant = append(meant, child)
			}
		}
	}
	return only(meant)
}

func childrenIn(p *plan.Plan, parent, text string) []plan.Region {
	folded, words := form.Fold(text), wordsOf(p, parent, text)
	codes := sixDigits(folded)
	var meant []plan.Region
	for _, r := range p.Regions {
		child, below := p.Below(parent, r.Code)
		switch {
		case !below:
		case slices.Contains(codes, r.Code):
			meant = append(meant, child)
		case fullNameIn(p, folded, r.Name) || leads(words, r.Name):
			if !isShared(p, parent, r, child) { // 城区 of two cities means neither of them
				meant = append(meant, child)
			}
		case child.Code == r.Code && leads(words, withoutLast(r.Name)) && briefName(p, r) != "":
			meant = append(meant, child)
		}
	}
	return meant
}

// isShared reports whether a region below another child has the same name.
func isShared(p *plan.Plan, parent string, r, child plan.Region) bool {
	return slices.ContainsFunc(p.Regions, func(o plan.Region) bool {
		other, below := p.Below(parent, o.Code)
		return below && o.Name == r.Name && other.Code != child.Code
	})
}

// fullNameIn reports whether a name of three characters or more stands in the
// text, and not as a part of a longer name of the plan.
func fullNameIn(p *plan.Plan, text, name string) bool {
	if utf8.RuneCountInString(name) < 3 || !strings.Contains(text, name) {
		return false
	}
	for _, o := range p.Regions {
		if o.Name != name && strings.Contains(o.Name, name) {
			text = strings.ReplaceAll(text, o.Name, "")
		}
	}
	return strings.Contains(text, name)
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

// wordsOf are the runs of Chinese characters in the text, without the names of the
// regions above at their beginning: 晋城市高平 is 高平.
func wordsOf(p *plan.Plan, parent, text string) []string {
	words := strings.FieldsFunc(form.Narrow(text), func(c rune) bool { return !unicode.Is(unicode.Han, c) })
	above := p.Path(parent)
	slices.Reverse(above)
	for i := range words {
		for _, r := range above {
			for _, name := range []string{r.Name, withoutLast(r.Name)} {
				words[i] = strings.TrimPrefix(words[i], name)
			}
		}
	}
	return words
}

// leads reports whether one of the words begins with the name.
func leads(words []string, name string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, name) })
}
