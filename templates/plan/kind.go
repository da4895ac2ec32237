package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// Kind is what sort of unit a region is, in the words of 单位类别: 县, 省直部门, 协会.
type Kind string

// The kinds of units. Each has its words in kinds.
const (
	KindProvince     Kind = "省"
	KindCity         Kind = "市"
	KindCounty       Kind = "县"
	KindDirectCounty Kind = "省管县" // below the province itself
	KindZone         Kind = "开发区"
	KindPilotZone    Kind = "示范区"
	KindProvincial   Kind = "省直部门"
	KindMunicipal    Kind = "市直部门"
	KindAssociation  Kind = "协会"
	KindCompany      Kind = "企业"
	KindSchool       Kind = "院校"
	KindInstitute    Kind = "直属单位"
)

// kind is what the program knows of a kind: a 省直部门 is called 部门.
type kind struct {
	Kind
	others []string // what people write for it as well
	words  form.UnitWords
}

func kinds() []kind {
	ofCounty, of := form.CountyWords(), form.WordsFor
	return []kind{
		{KindProvince, []string{"自治区", "直辖市"}, of("单位", "行政区划代码")},
		{KindCity, []string{"地市", "地级市", "设区市", "设区的市", "州", "自治州", "盟", "地区"}, of("地市", "行政区划代码")},
		{KindCounty, []string{"区", "旗", "县级市", "县区", "市县区", "县（市、区）", "自治县", "自治旗", "林区", "特区"}, ofCounty},
		{KindDirectCounty, []string{"省直管县", "直管县", "省辖县", "省直辖县级市", "省直管县（市）", "省直辖县", "直管市"}, ofCounty},
		{KindZone, []string{"经开区", "高新区", "园区", "产业园区", "工业园区", "新区", "经济技术开发区", "高新技术产业开发区"}, of("开发区", "单位代码")},
		{KindPilotZone, []string{"综改区"}, of("示范区", "单位代码")},
		{KindProvincial, []string{"省直单位", "省级部门", "省级机关", "省直机关", "省直"}, of("部门", "单位代码")},
		{KindMunicipal, []string{"市直单位", "市级部门", "市级机关", "市直机关", "市直"}, of("部门", "单位代码")},
		{KindInstitute, []string{"直属机构", "直属事业单位", "事业单位"}, of("单位", "单位代码")},
		{KindAssociation, []string{"学会", "商会", "社会团体", "行业协会", "社会组织"}, of("协会", "单位代码")},
		{KindCompany, []string{"公司", "集团", "省属企业", "国有企业"}, of("企业", "单位代码")},
		{KindSchool, []string{"高校", "大学", "学院", "学校", "高等院校", "高等学校"}, of("院校", "单位代码")},
	}
}

// about is what the program knows of the kind.
func (k Kind) about() kind {
	all := kinds()
	return all[max(0, slices.IndexFunc(all, func(other kind) bool { return other.Kind == k }))]
}

// IsCounty reports whether it is a county, whomever that reports to.
func (k Kind) IsCounty() bool { return k == KindCounty || k == KindDirectCounty }

// hasLand reports whether people and companies are registered in a unit of the kind.
func (k Kind) hasLand() bool {
	return k == KindProvince || k == KindCity || k.IsCounty()
}

// isPlace reports whether a unit of the kind has an office that is called after it. A zone
// has, and no land.
func (k Kind) isPlace() bool { return k.hasLand() || k == KindZone || k == KindPilotZone }

// isBody reports whether the region is an office, an association or a company, and no place.
func (r Region) isBody() bool {
	if r.Kind != "" && !r.Kind.isPlace() {
		return true
	}
	return isBody(r.Name)
}

// KindOf is the kind of the region: the one that the plan says, else what follows from
// its level, its name and what it reports to.
func (p *Plan) KindOf(r Region) Kind {
	switch {
	case r.Kind == KindCounty && p.belowProvince(r):
		return KindDirectCounty
	case r.Kind != "":
		return r.Kind
	}
	_, end := parted(r.Name)
	switch {
	case strings.Contains(r.Name, "示范区"):
		return KindPilotZone
	case end.zone || strings.Contains(r.Name, "开发区"):
		return KindZone
	case r.Level == Province:
		return KindProvince
	case isBody(r.Name):
		return p.kindOfBody(r)
	case r.Level == City:
		return KindCity
	case p.belowProvince(r):
		return KindDirectCounty
	default:
		return KindCounty
	}
}

// bodyEnds say by the end of its name that a unit is a body and no place, and of which
// kind; "" is a department of the province or the city.
var bodyEnds = []struct {
	kind Kind
	ends []string
}{
	{KindAssociation, []string{"协会", "学会", "商会", "联合会", "促进会", "研究会", "联盟"}},
	{KindCompany, []string{"公司", "集团"}},
	{KindSchool, []string{"大学", "学院", "学校"}},
	{"", []string{"局", "厅", "委", "办", "部", "院", "会", "处", "中心", "所", "站", "馆", "社", "办公室"}},
}

func bodyEnd(name string) (k Kind, ok bool) {
	for _, b := range bodyEnds {
		if slices.ContainsFunc(b.ends, func(end string) bool { return strings.HasSuffix(name, end) }) {
			return b.kind, true
		}
	}
	return "", false
}

// isBody reports whether the name is that of an office, an association or a company: 省农业农村厅.
func isBody(name string) bool {
	_, ok := bodyEnd(name)
	return ok
}

func (p *Plan) kindOfBody(r Region) Kind {
	above, _ := p.Region(r.Parent)
	switch k, _ := bodyEnd(r.Name); {
	case k != "":
		return k
	case above.Level == Province:
		return KindProvincial
	default:
		return KindMunicipal
	}
}

// WordsOf are what texts call the unit: 县区, and 部门 for a department.
func (p *Plan) WordsOf(r Region) form.UnitWords { return p.KindOf(r).about().words }

// kindNamed is the kind that people call so.
func kindNamed(word string) (Kind, bool) {
	for _, k := range kinds() {
		if slices.Contains(append([]string{string(k.Kind)}, k.others...), word) {
			return k.Kind, true
		}
	}
	return "", false
}

// UnitWordings are the words of all kinds, each once.
func UnitWordings() []form.UnitWords {
	var all []form.UnitWords
	for _, k := range kinds() {
		if !slices.Contains(all, k.words) {
			all = append(all, k.words)
		}
	}
	return all
}

// kindWords are the words of the kinds as the plan workbook has them.
func kindWords() []string {
	var words []string
	for _, k := range kinds() {
		words = append(words, string(k.Kind))
	}
	return words
}

// kindColumn is the column of the kinds.
func kindColumn() column[Region] {
	names := kindWords()
	return column[Region]{Header{Title: "单位类别", Width: 12, Choices: names}, func(r *Region) string { return string(r.Kind) },
		func(r *Region, s string) string {
			if s == "" {
				r.Kind = ""
				return ""
			}
			if r.Kind = KindCounty; r.Level == County && s == string(KindCity) {
				return "" // 高平市 is a 县级市
			}
			if k, ok := kindNamed(s); ok {
				r.Kind = k
				return ""
			}
			return fmt.Sprintf("“%s”不是单位类别%s应为：%s，或者空着（按级别、上级和名称判断）", s, perhaps(s, names), strings.Join(names, listMark))
		}}
}

// kinds finds units whose kind contradicts what they report to.
func (s *slips) kinds(written []Region) {
	for i, r := range written {
		above, ok := s.plan.Region(r.Parent)
		switch {
		case !ok || above.Level == Province:
		case r.Kind == KindDirectCounty:
			note(s, regionSheet, i, "单位类别", "“%s”的上级是%s，不是省，不能是%s；应为“%s”，或者改上级代码", r.Name, above.Name, KindDirectCounty, KindCounty)
		case r.Kind == KindProvincial:
			note(s, regionSheet, i, "单位类别", "“%s”的上级是%s，不是省，不能是%s；应为“%s”，或者改上级代码", r.Name, above.Name, KindProvincial, KindMunicipal)
		}
	}
}
