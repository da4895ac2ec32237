package checks

import (
	"fmt"
	"math"
	"strconv"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// projectRules are those that relate the answers of one project to each other
// and to the plan, P001 to P022.
func projectRules() []*Rule {
	return []*Rule{endsBeforeItBegins, pilotLength, focusElsewhere, accidents, notIndependent, tooFewEnterprises,
		noUnifiedBody, noPillarIndustry, noStaff, wrongGuarantor, wrongGuiding, stampMissing, schedule,
		noSupport, systemDates, registeredElsewhere, tooFewCopies, titleOtherDomain, unitNamedTwice, outsideCycle, stepsUnfinished, notQualified}
}

var endsBeforeItBegins = &Rule{
	ID: "P001", Title: "试点结束早于开始", Severity: Error, Since: "2021",
	Fields:  []form.ID{form.PilotFrom, form.PilotTo},
	Detail:  "试点时间的止早于起，多半是年份或者月份写错，或者两格填反。请核对后改正。",
	Example: Example{Grid: "试点时间（起） | 2023年6月\n试点时间（止） | 2021年5月", Want: "试点时间（止） P001"},
	Project: func(p *Application, report Report) {
		from, to, ok := p.period()
		if ok && to.Before(from) {
			report(Finding{Field: form.PilotTo, Message: fmt.Sprintf("试点止于%s，早于开始的%s。请核对起止年月。", to.Chinese(), from.Chinese())})
		}
	},
}

// period is the time of the pilot; ok is false when an end is unknown.
func (p *Application) period() (from, to form.Date, ok bool) {
	from, okFrom := p.Date(form.PilotFrom)
	to, okTo := p.Date(form.PilotTo)
	return from, to, okFrom && okTo
}

var pilotLength = &Rule{
	ID: "P002", Title: "试点时间过短或者过长", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.PilotFrom, form.PilotTo},
	Detail:  "试点时间不在方案设定的最短、最长月数之内。三年写成某年6月至三年后的6月，或者三年后的5月，都算整三年。这里只作提示。请核对起止年月；确需如此的可以保留。",
	Example: Example{Grid: "试点时间（止） | 2025年5月", Want: "试点时间（止） P002"},
	Project: func(p *Application, report Report) {
		from, to, ok := p.period()
		if !ok || to.Before(from) {
			return
		}
		switch least, most := from.MonthsTo(to); {
		case most < p.Plan.PilotMonthsMin:
			report(Finding{Field: form.PilotTo, Message: fmt.Sprintf("试点时间共 %d 个月，短于 %d 个月。请核对起止年月。", most, p.Plan.PilotMonthsMin)})
		case least > p.Plan.PilotMonthsMax:
			report(Finding{Field: form.PilotTo, Message: fmt.Sprintf("试点从%s到%s，长于 %d 个月。请核对起止年月。", from.Chinese(), to.Chinese(), p.Plan.PilotMonthsMax)})
		}
	},
}

var accidents = &Rule{
	ID: "P004", Title: "有重大事故、通报、处分或者媒体曝光", Severity: Error, Since: "2021",
	Fields: []form.ID{form.MajorAccident, form.Penalties, form.PilotKind}, Severally: true,
	Detail:  "承担单位在规定的年数（方案“规则”中的参数）之内不得发生重大产品和服务质量、安全健康、环境保护等事故，也不得受到县级以上（含县级）相关部门的通报、处分和媒体曝光。填“是”的不符合条件；误填的请改正。",
	Example: Example{Grid: "近三年是否发生重大事故 | 是", Want: "近三年是否发生重大事故 P004"},
	Project: func(p *Application, report Report) {
		years := yearsInWords(p.Plan.Parameter("P004", plan.ParameterYears))
		if p.Text(form.MajorAccident) == form.Yes {
			report(Finding{Field: form.MajorAccident, Message: "填报近" + years + "发生过重大事故，不符合申报条件。请核实，误填的改为“否”。"})
		}
		if p.Text(form.Penalties) == form.Yes && p.Kind() != form.KindRegion {
			report(Finding{Field: form.Penalties, Message: "填报" + years + "内受到过通报、处分或者媒体曝光，不符合试点企业条件。请核实，误填的改为“否”。"})
		}
	},
}

// ofKindAnsweredNo speaks when a pilot of the kind lacks what it must have.
func ofKindAnsweredNo(kind string, id form.ID, message string) func(*Application, Report) {
	return func(p *Application, report Report) {
		if p.Kind() == kind && p.Text(id) == form.No {
			report(Finding{Field: id, Message: message})
		}
	}
}

var notIndependent = &Rule{
	ID: "P005", Title: "试点企业没有独立法人资格", Severity: Error, Since: "2021",
	Fields:  []form.ID{form.IndependentLegal, form.PilotKind},
	Detail:  "试点企业应具备独立法人资格，能够独立承担民事责任。分公司、内设机构不能单独申报，可由其法人单位申报；误填的请改正。",
	Example: Example{Grid: "具备独立法人资格 | 否", Want: "具备独立法人资格 P005"},
	Project: ofKindAnsweredNo(form.KindEnterprise, form.IndependentLegal, "承担单位没有独立法人资格，不符合试点企业条件。请核实，可改由其法人单位申报。"),
}

var tooFewEnterprises = &Rule{
	ID: "P006", Title: "试点区域参与企业比例不足", Severity: Error, Since: "2021",
	Fields:  []form.ID{form.EnterprisesIn, form.EnterprisesAll, form.PilotKind},
	Detail:  "试点区域参与试点的企业数不得少于区域内相同行业企业总数的一定比例（方案“规则”中的参数）。请核对两个数；确实不足的，动员更多企业参与，或者缩小试点区域后再报。",
	Example: Example{Kind: form.KindRegion, Grid: "参与试点的企业数 | 12\n区域内相同行业企业总数 | 30", Want: "参与试点的企业数 P006"},
	Project: func(p *Application, report Report) {
		in, okIn := p.Number(form.EnterprisesIn)
		all, okAll := p.Number(form.EnterprisesAll)
		if p.Kind() != form.KindRegion || !okIn || !okAll {
			return
		}
		share := p.Plan.Parameter("P006", plan.ParameterShare)
		switch {
		case all == 0:
			report(Finding{Field: form.EnterprisesAll, Message: p.title(form.EnterprisesAll) + "填的是 0，算不出参与比例。请改正。"})
		case in > all:
			report(Finding{Field: form.EnterprisesIn, Message: fmt.Sprintf("参与企业 %.0f 家，多于同行业总数 %.0f 家，必有一数有误。请核对两个数。", in, all)})
		case 100*in < float64(share)*all:
			report(Finding{Field: form.EnterprisesIn, Message: fmt.Sprintf("参与企业 %.0f 家，占同行业 %.0f 家的 %s，低于 %d%%。请核对两个数；确实不足的不符合试点区域条件。", in, all, percent(in, all), share)})
		}
	},
}

// yearsInWords is a number of years as running text has it: 三年.
func yearsInWords(n int) string { return plan.ChineseCount(n) + "年" }

// percent rounds down, so that what is below a limit does not look like it.
func percent(part, whole float64) string {
	tenths := math.Floor(part * 1000 / whole)
	return strconv.FormatFloat(tenths/10, 'f', -1, 64) + "%"
}

var noUnifiedBody = &Rule{
	ID: "P007", Title: "试点区域没有统一的管理机构", Severity: Error, Since: "2021",
	Fields:  []form.ID{form.UnifiedBody, form.PilotKind},
	Detail:  "试点区域应有统一的管理机构作为组织实施部门。请核实：已有管理机构的改填“是”；没有的，明确机构后再报。",
	Example: Example{Kind: form.KindRegion, Grid: "有统一的管理机构 | 否", Want: "有统一的管理机构 P007"},
	Project: ofKindAnsweredNo(form.KindRegion, form.UnifiedBody, "没有统一的管理机构作为组织实施部门，不符合试点区域条件。请核实，明确机构后再报。"),
}

var noPillarIndustry = &Rule{
	ID: "P008", Title: "试点区域不是支柱性产业聚集地区", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.PillarIndustry, form.PilotKind},
	Detail:  "试点区域应为当地支柱性产业聚集地区，所填为“否”。请核实；确有理由的在“现状及与试点应具备条件符合性”中说明，由评审判断。",
	Example: Example{Kind: form.KindRegion, Grid: "当地支柱性产业聚集地区 | 否", Want: "当地支柱性产业聚集地区 P008"},
	Project: ofKindAnsweredNo(form.KindRegion, form.PillarIndustry, "填报不是当地支柱性产业聚集地区。请核实；确有理由的在第二部分说明。"),
}

var noStaff = &Rule{
	ID: "P009", Title: "没有标准化人员或者标准化机构", Severity: Warning, Since: "2021",
	Fields: []form.ID{form.StaffFull, form.StaffPart, form.StandardsBody}, Severally: true,
	Detail:  "申报单位应具有良好的标准化工作基础，配备专兼职标准化人员。专职、兼职人数都是 0，或者没有标准化机构（协调组织），请核实后补填；确实没有的由评审判断。",
	Example: Example{Grid: "专职标准化人员数 | 0\n兼职标准化人员数 | 0", Want: "专职标准化人员数 P009"},
	Project: func(p *Application, report Report) {
		full, okFull := p.Number(form.StaffFull)
		part, okPart := p.Number(form.StaffPart)
		least := p.Plan.Parameter("P009", plan.ParameterStaff)
		switch {
		case !okFull || !okPart || full+part >= float64(least):
		case full+part == 0:
			report(Finding{Field: form.StaffFull, Message: "专职和兼职标准化人员都是 0 人。请核实后改正；确实没有的，请尽快配备。"})
		default:
			report(Finding{Field: form.StaffFull, Message: fmt.Sprintf("专职和兼职标准化人员共 %.0f 人，少于 %d 人。请核实后改正；确实不足的，请尽快配备。", full+part, least)})
		}
		if p.lacks(form.StandardsBody) {
			report(Finding{Field: form.StandardsBody, Message: "没有标准化机构或者协调组织。请核实，有的写明名称。"})
		}
	},
}

// lacks reports whether the answer is blank or says that there is nothing. An
// answer that could not be read or understood is neither, nor is one that the plan does
// not ask for.
func (p *Application) lacks(id form.ID) bool {
	if !p.Plan.Form.Has(id) {
		return false
	}
	if p.Answer(id).IsMissing() {
		return true
	}
	n, isNumber := p.Number(id)
	if _, amount := p.Plan.Form.Field(id).Type.(form.Amount); amount {
		return isNumber && n == 0
	}
	return p.Known(id) && saysNo(p.Text(id))
}

var noSupport = &Rule{
	ID: "P014", Title: "没有写明政策支持或者配套资金", Severity: Warning, Since: "2021",
	Fields: []form.ID{form.PolicySupport, form.MatchingFunds}, Severally: true,
	Detail:  "首要条件是当地政府重视标准化工作，能够提供政策、配套资金支持。“当地政策支持”或者“配套资金”空着、填“无”或者 0。请补填文件名称和金额；确实没有的由评审判断。",
	Example: Example{Grid: "当地政策支持 | 无\n配套资金（万元） | 0", Want: "当地政策支持 P014"},
	Project: func(p *Application, report Report) {
		policy, funds := p.lacks(form.PolicySupport), p.lacks(form.MatchingFunds)
		switch {
		case policy && funds:
			report(Finding{Field: form.PolicySupport, Message: fmt.Sprintf("没有写明%s和配套资金。请补填文件名称和金额；确实没有的可以保留，由评审判断。", p.title(form.PolicySupport))})
		case policy:
			report(Finding{Field: form.PolicySupport, Message: fmt.Sprintf("没有写明%s。请补填政策文件的名称或者文号。", p.title(form.PolicySupport))})
		case funds:
			report(Finding{Field: form.MatchingFunds, Message: "没有写明配套资金。请补填金额；确实没有的可以保留，由评审判断。"})
		}
	},
}

var systemDates = &Rule{
	ID: "P015", Title: "标准体系时间不合理", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.SystemEstablished, form.SystemRunning},
	Detail:  "标准体系的运行早于建立，或者建立、运行的时间还没有到。请核对年月；尚未建立或者运行的留空。",
	Example: Example{Grid: "标准体系建立时间 | 2020年3月\n标准体系运行时间 | 2019年6月", Want: "标准体系运行时间 P015"},
	Project: func(p *Application, report Report) {
		for _, id := range []form.ID{form.SystemEstablished, form.SystemRunning} {
			if d, ok := p.Date(id); ok && !p.AsOf.IsZero() && d.After(p.AsOf) {
				report(Finding{Field: id, Message: fmt.Sprintf("%s填的是%s，还没有到。请核对；尚未开始的留空。", p.title(id), d.Chinese())})
			}
		}
		established, okE := p.Date(form.SystemEstablished)
		running, okR := p.Date(form.SystemRunning)
		if okE && okR && running.Before(established) {
			report(Finding{Field: form.SystemRunning, Message: fmt.Sprintf("标准体系%s运行，早于%s建立。请核对两个时间。", running.Chinese(), established.Chinese())})
		}
	},
}

var tooFewCopies = &Rule{
	ID: "P017", Title: "纸质申报书份数不足", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.PaperCopies},
	Detail:  "纸质申报书少于要求的份数：县区报市、市报省各按方案规定，每个项目都要。“收件登记”中的“收到纸质份数”少于一个项目应报的份数时，也在这里提示；多报不提。请补齐后一并报送。",
	Example: Example{Grid: "纸质申报书份数 | 4", Want: "纸质申报书份数 P017"},
	Project: func(p *Application, report Report) {
		n, ok := p.Number(form.PaperCopies)
		if want := p.Plan.Copies(p.Region); ok && n < float64(want) {
			report(Finding{Field: form.PaperCopies, Message: fmt.Sprintf("纸质申报书 %.0f 份，应报 %d 份。请补齐 %.0f 份。", n, want, float64(want)-n)})
		}
	},
	File: func(f *FileFacts, report Report) {
		copies := form.Answer{Raw: f.Copies, Kind: form.Text}
		if f.Return == nil || len(f.Return.Projects) == 0 || copies.IsBlank() {
			return
		}
		came, _, ok := form.Count{}.Parse(copies, f.Plan.Form.Field(form.PaperCopies), nil)
		if saysNo(f.Copies) {
			came, ok = form.Value{Text: "0"}, true
		}
		want := f.Plan.Copies(f.Region)
		switch {
		case !ok:
			report(Finding{Message: fmt.Sprintf("“收件登记”中收到纸质份数填的是“%s”，看不出是几份。请只填数。", form.Cut(f.Copies, 20))})
		case came.Number < float64(want):
			report(Finding{Message: fmt.Sprintf("收到纸质申报书 %s 份，每个项目应报 %d 份（共 %d 个项目）。请催补。", came.Text, want, len(f.Return.Projects))})
		}
	},
}

var titleOtherDomain = &Rule{
	ID: "P018", Title: "题目中的领域与所选领域不一致", Severity: Error, Since: "2021",
	Fields:  []form.ID{form.TitleDomain, form.Domain},
	Detail:  "申报书题目印的领域与“审核信息”中选的领域不是同一个。限额按领域计算，必须一致。题目用的名称与领域的名称怎样对应，见方案的“领域”表。",
	Example: Example{Grid: "申报书题目中的领域 | 服务业", Want: "申报书题目中的领域 P018"},
	Project: func(p *Application, report Report) {
		title, ok := p.Plan.DomainOfTitle(p.Text(form.TitleDomain))
		chosen, known := p.Plan.Domain(p.Text(form.Domain))
		if ok && known && title.Name != chosen.Name {
			report(Finding{Field: form.TitleDomain, Message: fmt.Sprintf("题目写的是“%s”，“审核信息”中选的是“%s”。请核对，改成同一个领域。", title.TitleName, chosen.Name)})
		}
	},
}
