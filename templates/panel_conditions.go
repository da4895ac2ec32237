package templates

import (
	"shidian/templates/form"
	"shidian/templates/plan"
)

// answered is a line about one entry of a list.
func answeredWith(rule string, m mark, id form.ID, entry, says string) line {
	return line{rule: rule, mark: m, at: id, fields: []form.ID{id}, says: says,
		wrong: func(p *panel, id form.ID) string { return p.is(id, entry) }}
}

// ofKind is the line for pilots of the kind alone.
func (l line) ofKind(kind string) line {
	wrong := l.wrong
	l.wrong = func(p *panel, id form.ID) string { return all(p.isKind(kind), wrong(p, id)) }
	return l
}

// kindLines are the conditions of the two kinds of pilot.
func (p *panel) kindLines() []line {
	years := plan.ChineseCount(p.plan.Parameter("P004", plan.ParameterYears)) + "年"
	penalties := answeredWith("P004", wrongMark(), form.Penalties, form.Yes, years+"内受到通报、处分或者曝光的企业不符合条件。误填的改为“否”。")
	punished := penalties.wrong
	penalties.wrong = func(p *panel, id form.ID) string { return all("NOT("+p.isKind(form.KindRegion)+")", punished(p, id)) }
	return []line{
		answeredWith("P004", wrongMark(), form.MajorAccident, form.Yes, "近"+years+"发生过重大事故的不符合条件。误填的改为“否”。"),
		penalties,
		answeredWith("P005", wrongMark(), form.IndependentLegal, form.No, "没有独立法人资格的，请由其法人单位申报。").ofKind(form.KindEnterprise),
		answeredWith("P007", wrongMark(), form.UnifiedBody, form.No, "试点区域要有统一的管理机构。").ofKind(form.KindRegion),
		answeredWith("P008", askMark(), form.PillarIndustry, form.No, "试点区域应为当地支柱性产业聚集地区。").ofKind(form.KindRegion),
		p.enterprisesLine().ofKind(form.KindRegion),
	}
}

// known are conditions that the answers are numbers.
func (p *panel) known(ids ...form.ID) []string {
	var conditions []string
	for _, id := range ids {
		conditions = append(conditions, "ISNUMBER("+p.values[id]+")", p.values[id]+">=0")
	}
	return conditions
}

func (p *panel) enterprisesLine() line {
	share := p.plan.Parameter("P006", plan.ParameterShare)
	return line{rule: "P006", mark: wrongMark(), at: form.EnterprisesIn, fields: []form.ID{form.EnterprisesIn, form.EnterprisesAll}, beside: []form.ID{form.EnterprisesIn, form.EnterprisesAll},
		says: "参与试点的企业不到同行业企业的 " + number(share) + "%，或者多于总数。请核对两个数。",
		wrong: func(p *panel, _ form.ID) string {
			in, whole := p.values[form.EnterprisesIn], p.values[form.EnterprisesAll]
			return all(append(p.known(form.EnterprisesIn, form.EnterprisesAll), some(whole+"=0", in+">"+whole, "100*"+in+"<"+number(share)+"*"+whole))...)
		}}
}

// partyLines are those about who stands behind the pilot, and what comes with it.
func (p *panel) partyLines() []line {
	return []line{p.staffLine(), bodyLine(), stampLine(), p.domainLine(), supportLine(), p.copiesLine(), stepsLine()}
}

func (p *panel) staffLine() line {
	least, says := p.plan.Parameter("P009", plan.ParameterStaff), "专职和兼职标准化人员都是 0 人，请核实。"
	if least > 1 {
		says = "专职和兼职标准化人员少于 " + number(least) + " 人，请核实。"
	}
	return line{rule: "P009", mark: askMark(), at: form.StaffFull, fields: []form.ID{form.StaffFull}, beside: []form.ID{form.StaffPart}, says: says,
		wrong: func(p *panel, _ form.ID) string {
			return all(append(p.known(form.StaffFull, form.StaffPart), p.values[form.StaffFull]+"+"+p.values[form.StaffPart]+"<"+number(least))...)
		}}
}

// saysNo is true for a blank, and where the answer is that there is nothing.
func saysNo(p *panel, id form.ID) string {
	return some(p.blank(id)+"=1", isOne(squeezed(p.answers[id]), noWords()...))
}

func bodyLine() line {
	return line{rule: "P009", mark: askMark(), at: form.StandardsBody, fields: []form.ID{form.StandardsBody},
		says: "没有写标准化机构或者协调组织，有的请写明。", wrong: saysNo}
}

func stampLine() line {
	return line{rule: "P012", mark: wrongMark(), at: form.StampUndertaking, named: true,
		fields: []form.ID{form.StampUndertaking, form.StampParticipating, form.StampGuarantor},
		says:   "不全，或者与所填的参加单位不符。请看纸质申报书，补齐后改选。",
		wrong: func(p *panel, id form.ID) string {
			lacks := isOne(p.values[id], form.StampNoSign, form.StampNoSeal, form.StampNone)
			if id != form.StampParticipating {
				return lacks
			}
			forgotten := some(p.blank(id)+"=1", p.is(id, form.StampNoSuchOne))
			return some(lacks, all(forgotten, p.hasPartner()))
		}}
}

func (p *panel) domainLine() line {
	place := func(id form.ID) string {
		return "MATCH(" + p.values[id] + "," + p.plan.Form.Field(id).List.Name() + ",0)"
	}
	return line{rule: "P018", mark: wrongMark(), at: form.TitleDomain, fields: []form.ID{form.TitleDomain},
		says: "题目中的领域与“审核信息”中选的领域不一致。",
		// Both lists are the domains of the plan, in its order.
		wrong: func(*panel, form.ID) string { return place(form.TitleDomain) + "<>" + place(form.Domain) }}
}

func supportLine() line {
	return line{rule: "P014", mark: askMark(), at: form.PolicySupport, fields: []form.ID{form.PolicySupport, form.MatchingFunds},
		says: "没有写明当地政策支持或者配套资金。确实没有的可以保留。",
		wrong: func(p *panel, id form.ID) string {
			if id == form.MatchingFunds {
				return some(p.blank(id)+"=1", all("ISNUMBER("+p.values[id]+")", p.values[id]+"=0"))
			}
			return saysNo(p, id)
		}}
}

func (p *panel) copiesLine() line {
	copies := number(p.plan.Copies(p.region))
	return line{rule: "P017", mark: askMark(), at: form.PaperCopies, fields: []form.ID{form.PaperCopies}, says: "纸质申报书应报 " + copies + " 份，请补齐。",
		wrong: func(p *panel, id form.ID) string { return all(append(p.known(id), p.values[id]+"<"+copies)...) }}
}

// stepsLine is about the rows of section 四 that lack something.
func stepsLine() line {
	return line{rule: "P021", mark: askMark(), at: form.StepTime, fields: form.StepIDs(), named: true, says: "：有的步骤没有写，请逐行补填。",
		wrong: func(p *panel, id form.ID) string { return p.values[id] + ">0" }}
}
