package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// FormerUnit is a code and a name that a unit had before: 140521 沁水县, before 2026.
type FormerUnit struct {
	Code, Name string // one of them may be blank
	Before     int    // the year since which it has another; 0 where the plan does not say
}

// text is the former unit as the plan workbook has it: 140521沁水县（2026年前）.
func (f FormerUnit) text() string {
	text := f.Code + f.Name
	if f.Before > 0 {
		text += fmt.Sprintf("（%d年前）", f.Before)
	}
	return text
}

// names are what people called it, by which they may still call it. Without its ending a
// former name may be that of another region: 长治县 is 上党区 now, and 长治 is 长治市.
func (f FormerUnit) names() []string {
	own, end := parted(f.Name)
	names := []string{f.Name}
	for _, brief := range end.briefs {
		names = append(names, own+brief)
	}
	return names
}

// formerText are a code, a name and a year, of which the code or the name may be missing,
// and the year.
var formerText = regexp.MustCompile(`^([0-9A-Za-z]{4,12})?\s*(\p{Han}*)\s*(?:\((?:至|到)?(\d{4})年?(?:以前|之前|前|止|起|改|改名|撤县设区|撤县设市)?\))?$`)

func parseFormer(s string) (f FormerUnit, ok bool) {
	found := formerText.FindStringSubmatch(strings.TrimSpace(form.Narrow(s)))
	if found == nil || found[1]+found[2] == "" {
		return FormerUnit{}, false
	}
	year, _ := strconv.Atoi(found[3])
	return FormerUnit{Code: found[1], Name: found[2], Before: year}, true
}

// formerColumn is the column of former codes and names.
func formerColumn() column[Region] {
	return column[Region]{Header{Title: "曾用名和代码", Width: 30},
		func(r *Region) string { return r.formerText() },
		func(r *Region, s string) string {
			r.Former = nil
			for _, one := range formersIn(s) {
				f, ok := parseFormer(one)
				if !ok {
					return fmt.Sprintf("“%s”看不懂，请写成 000121某县（2000年前）的样子：原来的代码、原来的名称、从哪一年起改的；有几个的用“、”隔开", one)
				}
				r.Former = append(r.Former, f)
			}
			return ""
		}}
}

func (r Region) formerText() string {
	var texts []string
	for _, f := range r.Former {
		texts = append(texts, f.text())
	}
	return strings.Join(texts, listMark)
}

// formersIn parts the units that one cell names.
func formersIn(s string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) }),
		func(one string) bool { return strings.TrimSpace(one) == "" })
}

// Today is the code that the unit of the code has in this plan: 140503 for 140521. A code
// that the plan does not know stays as it is.
func (p *Plan) Today(code string) string {
	if _, known := p.byCode[code]; known {
		return code
	}
	if i, was := p.byFormer[code]; was {
		return p.Regions[i].Code
	}
	return code
}

// FormerOf is what the region of the plan was when it had that code.
func (p *Plan) FormerOf(code string) (f FormerUnit, ok bool) {
	i, was := p.byFormer[code]
	if !was || p.Today(code) == code {
		return FormerUnit{}, false
	}
	for _, f := range p.Regions[i].Former {
		if f.Code == code {
			return f, true
		}
	}
	return FormerUnit{}, false
}

// wasIn reports whether the older plan has the region by a former code.
func (r Region) wasIn(older *Plan) bool {
	return slices.ContainsFunc(r.Former, func(f FormerUnit) bool {
		_, ok := older.Region(f.Code)
		return ok && f.Code != r.Code
	})
}

// NameThen is the region's name below the one above as it was while it had that code:
// 晋城市沁水县.
func (p *Plan) NameThen(above, code string) string {
	today := p.Today(code)
	name := p.NameBelow(above, today)
	if f, was := p.FormerOf(code); was && f.Name != "" {
		return strings.TrimSuffix(name, p.RegionName(today)) + f.Name
	}
	return name
}

// formers finds codes and names that would mean two units.
func (s *slips) formers(written []Region) {
	codes := map[string]string{}
	for i, r := range written {
		for _, f := range r.Former {
			other, today := s.plan.Region(f.Code)
			first, twice := codes[f.Code]
			switch {
			case f.Code != "" && today && other.Code != r.Code:
				note(s, regionSheet, i, "曾用名和代码", "%s 现在是“%s”的代码，不能又是“%s”的曾用代码，请核对", f.Code, other.Name, r.Name)
			case f.Code != "" && twice && first != r.Code:
				note(s, regionSheet, i, "曾用名和代码", "%s 已经写作“%s”的曾用代码，看不出现在是哪一个，请只留一处", f.Code, s.plan.RegionName(first))
			}
			codes[f.Code] = r.Code
			if other, ok := s.beside(r, f.Name); ok {
				note(s, regionSheet, i, "曾用名和代码", "“%s”现在是 %s 的名称，不能又是“%s”的曾用名，请核对", f.Name, other.Code, r.Name)
			}
			if year, err := strconv.Atoi(s.plan.Year); err == nil && f.Before > year {
				note(s, regionSheet, i, "曾用名和代码", "“%s”的年份在征集年度 %d 以后，到那时才改的今年还不能写", f.text(), year)
			}
		}
	}
}

// beside is the unit that has the name today below what the region reports to.
func (s *slips) beside(r Region, name string) (Region, bool) {
	for _, other := range s.plan.Children(r.Parent) {
		if name != "" && other.Name == name && other.Code != r.Code {
			return other, true
		}
	}
	return Region{}, false
}

// HasFormer reports whether a unit of what a file said has another code today.
func (p *Plan) HasFormer(said *form.Return) bool {
	codes := []string{said.Mark.Region}
	for _, filled := range said.Projects {
		codes = append(codes, filled.Region)
	}
	for _, f := range said.Filing {
		codes = append(codes, f.Region)
	}
	return slices.ContainsFunc(codes, func(code string) bool { return p.Today(code) != code })
}

// AsOfToday gives what a file said the codes that its units have today, and notes it once:
// a workbook that was handed out before 沁水县 became 沁水区 is that of 沁水区.
func (p *Plan) AsOfToday(said *form.Return) {
	var former []string
	now := func(code string) string {
		f, was := p.FormerOf(code)
		if !was {
			return code
		}
		today := p.Today(code)
		text := fmt.Sprintf("%s 现在是 %s%s", f.text(), today, p.RegionName(today))
		if !slices.Contains(former, text) {
			former = append(former, text)
		}
		return today
	}
	said.Mark.Region = now(said.Mark.Region)
	for _, filled := range append(slices.Clone(said.Projects), said.County) {
		if filled != nil {
			filled.Region = now(filled.Region)
		}
	}
	for i := range said.Filing {
		said.Filing[i].Region = now(said.Filing[i].Region)
	}
	if former != nil {
		said.Notes = append(said.Notes, form.Note{Kind: form.FormerUnit, Detail: strings.Join(former, "，") + "，已按现在的单位计入，不需要处理"})
	}
}
