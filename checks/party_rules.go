package checks

import (
	"fmt"
	"regexp"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

var wrongGuarantor = &Rule{
	ID: "P010", Title: "保证单位不像规定的单位", Severity: Warning, Clause: "表 填写说明3", Since: "2021",
	Fields:  []form.ID{form.GuarantorUnit},
	Detail:  "保证单位是县级（含）以上人民政府，或者市（示范区）标准化行政主管部门，即市市场监督管理局。乡镇人民政府、街道办事处、县级部门都不是。请核对，写全称；名称确属上述单位的可以保留。",
	Example: Example{Grid: "保证单位 | 沁水县市场监督管理局", Want: "保证单位 P010"},
	Project: func(p *Application, report Report) {
		name := p.Text(form.GuarantorUnit)
		if name == "" || p.placeholder(form.GuarantorUnit, name) != "" {
			return
		}
		for _, one := range splitUnits(name) {
			if isGovernment(one) || p.isCityStandards(one) {
				return
			}
		}
		report(Finding{Field: form.GuarantorUnit, Message: fmt.Sprintf("“%s”不像县级以上人民政府，也不像市（示范区）市场监督管理局。请核对并写全称。", name)})
	},
}

// splitUnits parts several units that one cell names.
func splitUnits(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;/ ", r) })
}

var (
	government      = regexp.MustCompile(`(?:[省市县区旗盟州]人民政府|[省市县区旗盟州]政府|示范区(?:管理委员会|管委会))(?:[(（].*[)）])?$`)
	belowCounty     = regexp.MustCompile(`(?:[乡镇]|街道)(?:人民政府|政府|办事处)|街道办|村民?委员?会|居民?委员?会`)
	standardsOffice = regexp.MustCompile(`市场监督管理局|市场监管局|标准化.*(?:局|委员会|主管部门)`)
	countyOffice    = regexp.MustCompile(`(?:[县旗]|[^范]区)(?:市场|标准化)|分局`)
)

// isGovernment reports a people's government of a county or above.
func isGovernment(name string) bool {
	return government.MatchString(name) && !belowCounty.MatchString(name)
}

// isCityStandards reports the standardization authority of a city, of 示范区,
// or of the province.
func (p *Application) isCityStandards(name string) bool {
	if !standardsOffice.MatchString(name) || countyOffice.MatchString(name) {
		return false
	}
	return p.countyNamed(name) == "" && p.namesCity(name)
}

// namesCity reports whether the text names the city that the project counts
// for, 示范区 or the province, or begins with 市 as people write at home.
func (p *Application) namesCity(text string) bool {
	return namesRegion(text, p.Plan.QuotaUnit(p.Region.Code).Name) || namesRegion(text, p.Plan.Root().Name) ||
		strings.Contains(text, "示范区") || strings.HasPrefix(text, "市")
}

// countyNamed returns the county whose full name the text has, "" for none.
// A county-level city reads like a city: 高平市市场监督管理局.
func (p *Application) countyNamed(text string) string {
	for _, r := range p.Plan.Regions {
		if r.Level == plan.County && strings.Contains(text, r.Name) {
			return r.Name
		}
	}
	return ""
}

var wrongGuiding = &Rule{
	ID: "P011", Title: "业务指导单位不像市级部门", Severity: Warning, Clause: "表 填写说明4", Since: "2021",
	Fields:  []form.ID{form.GuidingUnit},
	Detail:  "业务指导单位为市级（示范区）有关行业主管部门。县级部门、乡镇、街道都不是；没有写明是哪个市的，看不出级别。请核对，写全称，如“晋城市农业农村局”。",
	Example: Example{Grid: "业务指导单位 | 沁水县工业和信息化局", Want: "业务指导单位 P011"},
	Project: func(p *Application, report Report) {
		name := p.Text(form.GuidingUnit)
		if name == "" || p.placeholder(form.GuidingUnit, name) != "" {
			return
		}
		for _, one := range splitUnits(name) {
			if p.guidingFault(one) == "" {
				return
			}
		}
		report(Finding{Field: form.GuidingUnit, Message: fmt.Sprintf("“%s”%s。%s应为市级（示范区）行业主管部门，请核对并写全称。", name, p.guidingFault(splitUnits(name)[0]), p.title(form.GuidingUnit))})
	},
}

// guidingFault says why the unit does not look like a city's department.
func (p *Application) guidingFault(name string) string {
	unit := p.Plan.QuotaUnit(p.Region.Code)
	switch {
	case belowCounty.MatchString(name):
		return "是乡镇、街道或者村一级的单位"
	case p.Region.Code != unit.Code && namesRegion(name, p.Region.Name):
		return "像是" + p.Region.Name + "的单位"
	case p.countyNamed(name) != "":
		return "像是" + p.countyNamed(name) + "的单位"
	case namesRegion(name, unit.Name), strings.HasPrefix(name, "市"), strings.Contains(name, "示范区"):
		return ""
	case p.Region.Code == unit.Code && namesRegion(name, p.Plan.Root().Name):
		return "" // a 省直部门 or 示范区 may be guided from the province
	default:
		return "看不出是" + unit.Name + "的部门"
	}
}

// namesRegion reports whether the text names the region, in full or without
// the last character. One character alone, as of 盂县, names nothing.
func namesRegion(text, region string) bool {
	if strings.Contains(text, region) {
		return true
	}
	short := shortName(region)
	return len([]rune(short)) >= 2 && strings.Contains(text, short)
}

// shortName is the region's name without 省, 市, 县 or 区.
func shortName(name string) string {
	for _, suffix := range []string{"省", "市", "县", "区"} {
		if short, ok := strings.CutSuffix(name, suffix); ok && short != "" {
			return short
		}
	}
	return name
}

var stampMissing = &Rule{
	ID: "P012", Title: "盖章或者签字不全", Severity: Error, Clause: "省 三(一)", Since: "2021",
	Fields:  append(participatingBoxes(), form.StampUndertaking, form.StampParticipating, form.StampGuarantor),
	Detail:  "申报书第六部分，承担单位、保证单位都要盖章签字；参加单位可以没有，有的也要盖章签字；写了参加单位意见或者负责人而盖章签字一栏空着的，在这里提示。请在纸质申报书上补齐，再把“审核信息”中的选项改过来。",
	Example: Example{Grid: "保证单位盖章签字 | 缺签字", Want: "保证单位盖章签字 P012"},
	Project: func(p *Application, report Report) {
		for _, s := range []struct {
			field form.ID
			party form.PartyID
		}{{form.StampUndertaking, form.Undertaking}, {form.StampParticipating, form.Participating}, {form.StampGuarantor, form.Guarantor}} {
			if lack := stampLacks(p.Text(s.field)); lack != "" {
				report(Finding{Field: s.field, Message: fmt.Sprintf("%s%s。请在纸质申报书上补齐后改选“%s”。", p.Plan.Form.Party(s.party).Name, lack, form.StampComplete)})
			}
		}
		if p.hasParticipating() && p.Answer(form.StampParticipating).IsBlank() {
			report(Finding{Field: form.StampParticipating, Message: fmt.Sprintf("写有参加单位的意见或者负责人，“%s”却空着。请看纸质申报书选择；没有参加单位的选“%s”。", p.title(form.StampParticipating), form.StampNoSuchOne)})
		}
	},
}

// stampLacks says what is missing on paper, "" when nothing is.
func stampLacks(answer string) string {
	switch answer {
	case form.StampNoSign:
		return "没有负责人签字"
	case form.StampNoSeal:
		return "没有盖章"
	case form.StampNone:
		return "没有盖章和签字"
	}
	return ""
}

var registeredElsewhere = &Rule{
	ID: "P016", Title: "注册地不在申报的县区", Severity: Warning, Clause: "表 一", Since: "2021",
	Fields:  []form.ID{form.RegisteredCity, form.RegisteredCounty},
	Detail:  "承担单位的法人注册地不在申报的县（市、区）。可能是写错，也可能应由注册地申报。请核对；确在本县区开展试点的，在理由中说明。示范区、开发区不作此项要求。",
	Example: Example{Grid: "法人注册地址（县、区） | 阳城", Want: "法人注册地址（县、区） P016"},
	Project: func(p *Application, report Report) {
		city, ok := p.Plan.Region(p.Region.Parent)
		if !ok || p.Region.Level != plan.County || HasNoLand(p.Region) {
			return
		}
		for _, c := range []struct {
			field form.ID
			want  plan.Region
		}{{form.RegisteredCity, city}, {form.RegisteredCounty, p.Region}} {
			text := p.Text(c.field)
			if text != "" && p.placeholder(c.field, text) == "" && !sameRegion(text, c.want.Name) {
				report(Finding{Field: c.field, Message: fmt.Sprintf("法人注册地写的是“%s”，不是申报的%s。请核对。", text, p.Plan.FullName(p.Region.Code))})
				return
			}
		}
	},
}

// HasNoLand reports whether the units of the region are registered in the counties
// around it, as those of 开发区 and 示范区 are.
func HasNoLand(r plan.Region) bool {
	return strings.Contains(r.Name, "开发区") || strings.Contains(r.Name, "示范区")
}

// sameRegion compares what a county wrote with a name: 沁水 is 沁水县, and
// 山西省晋城市 is 晋城市.
func sameRegion(written, name string) bool {
	written = form.Fold(written)
	return shortName(written) == shortName(name) || strings.Contains(written, name)
}
