package checks

import (
	"fmt"

	"shidian/templates/form"
)

var wrongGuarantor = &Rule{
	ID: "P010", Title: "保证单位不像规定的单位", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.GuarantorUnit},
	Detail:  "保证单位是本县（市、区）或者上级的人民政府，开发区、示范区的管委会，或者市级标准化行政主管部门（如市市场监督管理局）。乡镇人民政府、街道办事处、县级部门，以及别的县、别的市的单位都不是。请核对，写全称；名称确属上述单位的可以保留。",
	Example: Example{Grid: "保证单位 | 沁水县市场监督管理局", Want: "保证单位 P010"},
	Project: func(p *Application, report Report) {
		name := p.Text(form.GuarantorUnit)
		if name == "" || p.placeholder(form.GuarantorUnit, name) != "" {
			return
		}
		for _, one := range append(splitUnits(name), joinedUnits(name)...) {
			if p.guarantorFault(one) == "" {
				return
			}
		}
		report(Finding{Field: form.GuarantorUnit, Message: fmt.Sprintf("“%s”%s。请核对并写全称。", name, p.guarantorFault(firstUnit(name)))})
	},
}

var wrongGuiding = &Rule{
	ID: "P011", Title: "业务指导单位不像市级部门", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.GuidingUnit},
	Detail:  "业务指导单位为市级（含与市同级的示范区等）有关行业主管部门。县级部门、乡镇、街道都不是；没有写明是哪个市的，看不出级别。请核对，写全称，前面写上是哪个市的。",
	Example: Example{Grid: "业务指导单位 | 沁水县工业和信息化局", Want: "业务指导单位 P011"},
	Project: func(p *Application, report Report) {
		name := p.Text(form.GuidingUnit)
		if name == "" || p.placeholder(form.GuidingUnit, name) != "" {
			return
		}
		for _, one := range append(splitUnits(name), joinedUnits(name)...) {
			if p.guidingFault(one) == "" {
				return
			}
		}
		report(Finding{Field: form.GuidingUnit, Message: fmt.Sprintf("“%s”%s。%s应为市级行业主管部门，请核对并写全称。", name, p.guidingFault(firstUnit(name)), p.title(form.GuidingUnit))})
	},
}

// firstUnit is the one that a message speaks of.
func firstUnit(text string) string {
	if units := splitUnits(text); len(units) > 0 {
		return units[0]
	}
	return text
}

var stampMissing = &Rule{
	ID: "P012", Title: "盖章或者签字不全", Severity: Error, Since: "2021",
	Fields: append(participatingBoxes(), form.StampUndertaking, form.StampParticipating, form.StampGuarantor), Severally: true,
	Detail:  "申报书第六部分，承担单位、保证单位都要盖章签字；参加单位可以没有，有的也要盖章签字；填了参加单位名称、意见或者负责人，而盖章签字一栏空着或者选了“无此单位”的，在这里提示。请在纸质申报书上补齐，再把“审核信息”中的选项改过来。",
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
		if fault := p.participatingFault(); fault != "" {
			report(Finding{Field: form.StampParticipating, Message: fault})
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

var unitNamedTwice = &Rule{
	ID: "P019", Title: "单位名称与封面的承担单位不一致", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.UnitName, form.UndertakingUnit},
	Detail:  "封面的承担单位和第一部分的单位名称写的不是同一个单位，多半是一处没有改过来。推荐清单上印的是承担单位。请核对哪一处写对了，把另一处改成一致；几个单位共同承担的，单位名称写其中一个。只差空格、括号、地名的写法或者“有限责任公司”“有限公司”的，不算不一致。",
	Example: Example{Grid: "单位名称 | 示例汾河苹果种植专业合作社", Want: "单位名称 P019"},
	Project: func(p *Application, report Report) {
		cover, name := p.Text(form.UndertakingUnit), p.Text(form.UnitName)
		if cover == "" || name == "" || p.placeholder(form.UndertakingUnit, cover) != "" || p.placeholder(form.UnitName, name) != "" || p.sameUnits(cover, name) {
			return
		}
		report(Finding{Field: form.UnitName, judged: p.wording(form.UndertakingUnit),
			Message: fmt.Sprintf("“%s”写的是“%s”，封面的“%s”写的是“%s”。请核对哪一处写对了，把另一处改成一致，都写公章上的全称。",
				p.title(form.UnitName), name, p.title(form.UndertakingUnit), cover)})
	},
}
