package checks

import (
	"fmt"
	"regexp"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

var registeredElsewhere = &Rule{
	ID: "P016", Title: "注册地不在申报的县区", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.RegisteredCity, form.RegisteredCounty},
	Detail:  "承担单位的法人注册地不在申报的县（市、区）。可能是写错，也可能应由注册地申报。请核对；确在本县区开展试点的，在理由中说明。示范区、开发区不作此项要求。",
	Example: Example{Grid: "法人注册地址（县、区） | 阳城", Want: "法人注册地址（县、区） P016"},
	Project: func(p *Application, report Report) {
		city, ok := p.Plan.Region(p.Region.Parent)
		if !ok || !p.Plan.KindOf(p.Region).IsCounty() || p.Region.HasNoLand() {
			return
		}
		for _, c := range []struct {
			field form.ID
			want  plan.Region
		}{{form.RegisteredCity, city}, {form.RegisteredCounty, p.Region}} {
			text := p.Text(c.field)
			if text != "" && p.placeholder(c.field, text) == "" && !p.isIn(text, c.want) {
				report(Finding{Field: c.field, Message: fmt.Sprintf("法人注册地写的是“%s”，不是申报的%s。请核对。", text, p.Plan.FullName(p.Region.Code))})
				return
			}
		}
	},
}

// noCity is what stands in the place of a city where a county reports to the
// province itself.
var noCity = regexp.MustCompile(`^(?:市辖区|县|(?:.*(?:省|自治区))?(?:省|自治区)?直[辖管].*)$`)

// isIn reports whether what a county wrote is the region or a place in it: 沁水, 沁水县,
// 晋城市沁水县端氏镇. Of several places one is enough.
func (p *Application) isIn(written string, want plan.Region) bool {
	for one := range strings.FieldsFuncSeq(form.Fold(written), func(r rune) bool { return strings.ContainsRune("、;", r) }) {
		place := strings.TrimPrefix(strings.TrimPrefix(form.NormalName(one), "中华人民共和国"), "中国")
		if p.names(place, want) || want.Parent == "" && noCity.MatchString(place) {
			return true
		}
	}
	return false
}

// names reports whether the place is the region, or lies between it and the project's
// county. The ending says nothing, 高平县 is 高平市, unless it makes another region:
// 伊宁市 is not 伊宁县.
func (p *Application) names(place string, want plan.Region) bool {
	known := false
	for _, r := range p.Plan.LeadingPlaces(place) {
		known = known || r.Rest == ""
		if p.Plan.Within(want.Code, r.Region.Code) && p.isAtHome(r.Region) {
			return true
		}
	}
	return !known && plan.ShortName(place) == plan.ShortName(want.Name)
}
