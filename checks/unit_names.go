package checks

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// # One unit under two names
//
// 晋城市示例药业有限公司 and 晋城示例药业有限责任公司（盖章） are one unit to everybody who
// reads the form, 阳城示例药业有限公司 is another.

// unitEnds are how names of units end, behind which another may begin.
const unitEnds = `(公司|社|局|厂|所|院|中心|会|政府|集团|校|大学|基地|办公室|处|厅|站|场|馆)`

var (
	separatorsOfUnits = regexp.MustCompile(`[、，,；;/]`)
	signsBehind       = regexp.MustCompile(`[.。]+$`)
	unitsInLines      = regexp.MustCompile(unitEnds + `\s+`)
	unitsJoined       = regexp.MustCompile(unitEnds + `(?:以及|[和与及暨])`)
	caption           = regexp.MustCompile(`^\p{Han}{2,6}(?:单位|名称):`)
)

// joinedUnits are those with 和 between them too. A name may have that itself: 国家税务总局
// 和田地区税务局.
func joinedUnits(text string) []string {
	return splitUnits(unitsJoined.ReplaceAllString(text, "$1、"))
}

// splitUnits parts several units that one cell names.
func splitUnits(text string) []string {
	if text = form.Narrow(text); strings.ContainsFunc(text, unicode.IsSpace) {
		text = unitsInLines.ReplaceAllString(text, "$1、")
	}
	var units []string
	for _, one := range separatorsOfUnits.Split(text, -1) {
		if one = signsBehind.ReplaceAllString(withoutCaption(form.Fold(one)), ""); one != "" {
			units = append(units, one)
		}
	}
	return units
}

// withoutCaption takes away what the form has beside the blank: 保证单位：.
func withoutCaption(text string) string {
	if !strings.Contains(text, ":") { // nearly every answer: spare the search
		return text
	}
	return caption.ReplaceAllString(text, "")
}

// sameUnits reports whether the two answers name the same units, or one of them some
// of the other's: 甲公司、乙公司 and 甲公司.
func (p *Application) sameUnits(a, b string) bool {
	if p.unitName(form.Fold(a)).same(p.unitName(form.Fold(b))) { // also of one whose name goes over two lines
		return true
	}
	unitsA, unitsB := joinedUnits(a), joinedUnits(b)
	return p.allNamed(unitsA, unitsB) || p.allNamed(unitsB, unitsA)
}

func (p *Application) allNamed(units, among []string) bool {
	for _, a := range units {
		if !slices.ContainsFunc(among, func(b string) bool { return p.unitName(a).same(p.unitName(b)) }) {
			return false
		}
	}
	return len(units) > 0
}

// unitName is the name of a unit in its parts: 晋城市, 示例药业, 有限公司.
type unitName struct {
	whole string
	place []plan.Reading // none, or several that it may mean
	body  string
	form  string // 有限, 股份, 合作社, 联合社; "" where it does not say
}

// legalForms are how a name ends, the longer ones first. 有限责任公司 and 有限公司 are one
// form under two names, and 公司 alone says nothing.
var legalForms = []struct{ ending, form string }{
	{"股份有限公司", "股份"}, {"股份公司", "股份"}, {"有限责任公司", "有限"}, {"有限公司", "有限"}, {"公司", ""},
	{"农民专业合作社联合社", "联合社"}, {"联合社", "联合社"}, {"农民专业合作社", "合作社"}, {"专业合作社", "合作社"}, {"合作社", "合作社"},
}

var branch = regexp.MustCompile(`分(?:公司|社|局|厂|院|所|校|中心|部)`)

// andOthers follows the first of several units: 甲公司等3家单位.
var andOthers = regexp.MustCompile(`(公司|社|局|厂|所|院|中心|会|政府|集团|校|场)等(?:\d+|[一二两三四五六七八九十几多])?[家个]?(?:单位|企业|公司|机构)?$`)

// usual are words that people write for longer ones in the names of public bodies.
var usual = strings.NewReplacer("市监局", "市场监督管理局", "监管局", "监督管理局", "管委会", "管理委员会", "村委会", "村民委员会", "居委会", "居民委员会",
	"人民政府", "人民政府", "政府", "人民政府", "发改委", "发展和改革委员会", "发改局", "发展和改革局", "工信局", "工业和信息化局", "住建局", "住房和城乡建设局", "文旅局", "文化和旅游局",
	"卫健委", "卫生健康委员会", "卫健局", "卫生健康局", "人社局", "人力资源和社会保障局")

func (p *Application) unitName(text string) unitName {
	if note := noteBehind.FindString(text); !branch.MatchString(note) {
		text = strings.TrimSuffix(text, note)
	}
	text = andOthers.ReplaceAllString(text, "$1")
	u := unitName{whole: usual.Replace(form.NormalName(text))}
	u.body = u.whole
	if readings := p.Plan.LeadingPlaces(u.body); len(readings) > 0 {
		u.place, u.body = readings, readings[0].Rest
	} else {
		u.body = countyAtHome.ReplaceAllString(u.body, "")
	}
	for _, f := range legalForms {
		if rest, ok := strings.CutSuffix(u.body, f.ending); ok {
			u.body, u.form = rest, f.form
			break
		}
	}
	return u
}

// same reports whether both are names of one unit: one may leave out where it is and
// what form it has, and neither contradicts the other.
func (u unitName) same(o unitName) bool {
	if u.whole == o.whole {
		return true
	}
	return u.body == o.body && utf8.RuneCountInString(u.body) >= 2 &&
		(u.form == o.form || u.form == "" || o.form == "") && samePlace(u.place, o.place)
}

func samePlace(a, b []plan.Reading) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(x plan.Reading) bool {
		return slices.ContainsFunc(b, func(y plan.Reading) bool { return x.Region.Code == y.Region.Code })
	})
}
