package plan

import (
	"regexp"
	"strings"

	"shidian/templates/form"
)

// tree finds units that hang on nothing, or on one that is not above them.
func (s *slips) tree(written []Region) {
	roots, codes := 0, map[string]string{}
	for i, r := range written {
		if other, twice := codes[r.Code]; twice {
			note(s, regionSheet, i, "代码", "代码 %s 已经是“%s”的，两个单位不能用同一个代码", r.Code, other)
		}
		codes[r.Code] = r.Name
		above, ok := s.plan.Region(r.Parent)
		switch {
		case r.Parent == "":
			if roots++; roots > 1 {
				note(s, regionSheet, i, "上级代码", "“%s”没有上级代码，只有最上一级可以空着", r.Name)
			}
		case !ok:
			note(s, regionSheet, i, "上级代码", "上级代码 %s 不在表中%s", r.Parent, s.plan.perhapsUnit(r.Parent))
		case depth(above.Level) >= depth(r.Level):
			note(s, regionSheet, i, "上级代码", "“%s”（%s）不能是“%s”（%s）的上级", above.Name, above.Level.Chinese(), r.Name, r.Level.Chinese())
		}
	}
	if roots == 0 {
		s.found = append(s.found, Problem{regionSheet.name, "A3", "没有最上一级单位（上级代码空着的一行）"})
	}
}

// units finds two units of one name below another, and one that files beside those below
// it: nobody could tell whose a return is.
func (s *slips) units(written []Region) {
	names := map[string]string{} // codes, by place and name
	for i, r := range written {
		place := r.Parent + "/" + form.NormalName(r.Name)
		if other, twice := names[place]; twice && other != r.Code {
			note(s, regionSheet, i, "名称", "%s 下面已经有“%s”（代码 %s），同一个上级的两个单位不能同名", s.plan.RegionName(r.Parent), r.Name, other)
		}
		names[place] = r.Code
		if !r.Files {
			continue
		}
		if below := len(s.plan.Filing(r.Code)); below > 1 { // itself among them
			note(s, regionSheet, i, "直接填报", "“%s”下面还有 %d 个填报单位，由它们填报，“直接填报”应填“否”", r.Name, below-1)
		}
	}
}

func depth(l Level) int {
	for i, n := range levelNames {
		if n.Level == l {
			return i
		}
	}
	return len(levelNames)
}

var postcodePrefix = regexp.MustCompile(`^[0-9]{2,6}$`)

// postcodes finds prefixes that are none. A zero in front is lost where a cell is no
// text, and then every postcode of the unit is doubted.
func (s *slips) postcodes(written []Region) {
	known, withZero := map[string]bool{}, 0
	for _, r := range written {
		for _, prefix := range r.Postcodes {
			known[prefix] = true
			if strings.HasPrefix(prefix, "0") {
				withZero++
			}
		}
	}
	for i, r := range written {
		for _, prefix := range r.Postcodes {
			switch {
			case !postcodePrefix.MatchString(prefix):
				note(s, regionSheet, i, "邮编前几位", "“%s”不是邮编的前几位，应为 2 到 6 位数字，如 048", prefix)
			case known["0"+prefix] || len(prefix) == 2 && known["0"+prefix[:1]] || withZero > 1 && prefix[0] != '0':
				note(s, regionSheet, i, "邮编前几位", "“%s”前面像是丢了一个 0，应为 0%s 的，请把单元格设为文本再写", prefix, prefix)
			}
		}
	}
}
