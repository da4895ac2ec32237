package checks

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// # Whose unit it is
//
// The name of a unit says whose it is by the regions that it has: 国家税务总局晋城市税务局
// is the city's, 晋城市沁水县农业农村局 the county's. At home people leave them out:
// 市农业农村局, 县人民政府.

// mention is a region in the name of a unit, with what stands behind it: 沁水县 and
// 农业农村局. There are several regions where the name leaves it open: 恩施农业农村局.
type mention struct {
	regions []plan.Region
	rest    string
}

// mentions are the regions that the name has. A short name counts at the beginning and
// where another body ends, as in 省电力公司沁水供电公司: 人力资源 has nothing to do with
// 资源县.
func (p *Application) mentions(name string) []mention {
	const bodyEnds = "司局行会社院所网国关队"
	var all []mention
	short := true
	for text := strings.TrimPrefix(form.Fold(name), "中共"); text != ""; {
		if m, ok := p.mentionAt(text, short); ok {
			all, text, short = append(all, m), m.rest, false
			continue
		}
		next, size := utf8.DecodeRuneInString(text)
		text, short = text[size:], strings.ContainsRune(bodyEnds, next)
	}
	return all
}

// mentionAt is the region at the beginning of the text. Where short names do not count,
// neither do those of two characters: 中心城区.
func (p *Application) mentionAt(text string, short bool) (m mention, ok bool) {
	for _, r := range p.Plan.LeadingPlaces(text) {
		if short || utf8.RuneCountInString(r.Name) > 2 && r.HasEnding {
			m.regions, m.rest = append(m.regions, r.Region), r.Rest
		}
	}
	return m, m.regions != nil
}

func (m mention) means(code string) bool {
	return slices.ContainsFunc(m.regions, func(r plan.Region) bool { return r.Code == code })
}

// office is a department, by its name: whose it is, as far as the name says so.
type office struct {
	city, province bool   // the city's that the project counts for, the province's
	other          string // 高平市: the region whose it is else; "" for none
	rest           string // 农业农村局
}

// officeNamed understands the name of a department.
func (p *Application) officeNamed(name string) office {
	unit, root := p.Plan.QuotaUnit(p.Region.Code), p.Plan.Root()
	o := office{rest: form.Fold(name)}
	for _, m := range p.mentions(name) {
		o.rest = m.rest
		switch {
		case m.means(unit.Code):
			o.city = o.city || !strings.ContainsAny(firstOf(m.rest), "县区旗") // 长治县 is none of today's
		case m.means(root.Code):
			o.province = true
		case o.other == "":
			o.other = m.regions[0].Name
		}
	}
	o.city = o.city || p.isHomeOffice(o.rest) || strings.Contains(name, "示范区")
	return o
}

func firstOf(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// atHome are the words that stand for the city where everybody knows which, provinceAtHome
// and countyAtHome those for the province and the county. 市场 is none.
var (
	atHome         = regexp.MustCompile(`^[本我]?(?:市(?:市场|[^场])|州|盟|自治州|地区|行署)`)
	provinceAtHome = regexp.MustCompile(`^[本我]?(?:省|自治区)`)
	countyAtHome   = regexp.MustCompile(`^[本我]?(?:县|区|林区|新区|自治县)`)
)

// isHomeOffice reports whether the name is one that people use at home: 市农业农村局. In a
// county that reports to the province itself the county's offices are those.
func (p *Application) isHomeOffice(name string) bool {
	own := p.Plan.QuotaUnit(p.Region.Code).Code == p.Region.Code && p.Plan.KindOf(p.Region).IsCounty()
	return atHome.MatchString(name) || own && countyAtHome.MatchString(name)
}

var (
	zone            = regexp.MustCompile(`(?:开发区|示范区|高新区|经开区|综改区|新区|园区|工业区|产业区|集聚区|管理区|试验区|实验区|合作区|保税区|度假区|高新|经开|新城|产业园|工业园|科技园)$`)
	belowCounty     = regexp.MustCompile(`(?:[乡镇]|街道)(?:人民政府|政府|办事处)|街道办|村民?委员?会|居民?委员?会`)
	standardsOffice = regexp.MustCompile(`市场监督管理局|市场监管局|市监局|标准化.*(?:局|委员会|主管部门)`)
	countyOffice    = regexp.MustCompile(`(?:[县旗]|[^范]区)(?:市场|标准化)|分局`)
	noteBehind      = regexp.MustCompile(`\([^()]*\)$`)
)

// governmentAtHome are the words for a government where everybody knows which.
var governmentAtHome = regexp.MustCompile(`^[本我]?(?:省|市|县|区|旗|州|盟|地区|自治[区州县旗])$`)

// partyBefore is the committee that shares the name: 沁水县委县政府.
var partyBefore = regexp.MustCompile(`^委(?:员会)?[省市县区旗州盟]?$`)

// guarantorFault says why the unit is none that may guarantee, "" when it may.
func (p *Application) guarantorFault(name string) string {
	const no = "不像县级以上人民政府，也不像市级标准化行政主管部门"
	text := noteBehind.ReplaceAllString(form.Fold(name), "")
	if p.isOfficeAbove(text) {
		return ""
	}
	place, isGovernment := withoutOffice(text, "人民政府", "政府", "行政公署", "行署")
	area, isCommittee := withoutOffice(text, "管理委员会", "管委会")
	o := p.officeNamed(text)
	switch {
	case belowCounty.MatchString(o.rest):
		return no
	case isGovernment:
		return p.governmentFault(place)
	case isCommittee && (zone.MatchString(area) || area == "" && p.Region.HasNoLand()):
		return p.zoneFault(area)
	case !standardsOffice.MatchString(text) || countyOffice.MatchString(o.rest):
		return no
	case o.other != "":
		return "像是" + o.other + "的单位，" + no
	case o.city || o.province:
		return ""
	default:
		return no
	}
}

// isOfficeAbove reports whether the plan says that the office of a region above the county
// has that name: 天津市市场监督管理委员会, one of two joint offices.
func (p *Application) isOfficeAbove(name string) bool {
	unit := p.Plan.QuotaUnit(p.Region.Code)
	for _, above := range p.Plan.Path(unit.Code) {
		if above.Office != "" && slices.Contains(p.Plan.Offices(above), name) {
			return true
		}
	}
	return false
}

// withoutOffice is what stands before one of the words at the end: 沁水县 of
// 沁水县人民政府办公室. The office of a government speaks for it.
func withoutOffice(text string, words ...string) (place string, ok bool) {
	for _, office := range []string{"", "办公室", "办公厅", "办"} {
		for _, word := range words {
			if place, ok := strings.CutSuffix(text, word+office); ok {
				return place, true
			}
		}
	}
	return "", false
}

// governmentFault says why the government of the place is not that of the project's
// county or of a region above it. A zone has projects from everywhere.
func (p *Application) governmentFault(place string) string {
	place = strings.TrimPrefix(place, "中共")
	if governmentAtHome.MatchString(place) || p.Region.HasNoLand() && place != "" {
		return ""
	}
	other := ""
	for _, r := range p.Plan.LeadingPlaces(place) {
		switch {
		case !p.isAtHome(r.Region):
			other = r.Region.Name
		case r.Rest == "" || partyBefore.MatchString(r.Rest):
			return ""
		}
	}
	for _, home := range p.Plan.Path(p.Region.Code) { // behind a body that is no region: 第八师石河子市
		if utf8.RuneCountInString(home.Name) > 2 && strings.HasSuffix(place, home.Name) {
			return ""
		}
	}
	if other != "" {
		return "像是" + other + "的单位，不是" + p.Region.Name + "或者它的上级"
	}
	return "看不出是" + p.Region.Name + "或者它的上级的人民政府"
}

// zoneFault says why the zone lies elsewhere. What a zone is called often names no
// region.
func (p *Application) zoneFault(zone string) string {
	other := ""
	for _, r := range p.Plan.LeadingPlaces(zone) {
		if p.isAtHome(r.Region) || r.Region.HasNoLand() && p.Plan.Within(r.Region.Parent, p.Region.Code) {
			return ""
		}
		other = r.Region.Name
	}
	if other == "" || p.Region.HasNoLand() {
		return ""
	}
	return "像是" + other + "的单位，不是" + p.Region.Name + "或者它的上级"
}

// isAtHome reports whether the region is the project's county or above it.
func (p *Application) isAtHome(r plan.Region) bool { return p.Plan.Within(r.Code, p.Region.Code) }

// guidingFault says why the unit does not look like a city's department.
func (p *Application) guidingFault(name string) string {
	unit, o := p.Plan.QuotaUnit(p.Region.Code), p.officeNamed(name)
	switch {
	case belowCounty.MatchString(o.rest):
		return "是乡镇、街道或者村一级的单位"
	case o.other != "":
		return "像是" + o.other + "的单位"
	case o.city:
		return ""
	case p.Region.Code == unit.Code && (o.province || provinceAtHome.MatchString(o.rest)):
		return "" // a 省直部门 or 示范区 may be guided from the province
	default:
		return "看不出是" + unit.Name + "的部门"
	}
}
