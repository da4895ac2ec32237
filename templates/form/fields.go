package form

// The cover.
var (
	TitleDomain = &Field{ID: "title_domain", Title: "申报书题目中的领域", Section: Cover, Type: Choose{}, Need: Always, List: TitleDomains, Unfilled: "XXX",
		Hint: "从下拉列表中选择：农业农村、工业、服务业、社会管理和公共服务。应与“审核信息”中的领域一致。", Clause: "表 填写说明1"}
	PilotName = &Field{ID: "pilot_name", Label: "试点名称", Title: "试点名称", Section: Cover, Type: Line{}, Need: Always, Min: 4, Max: 60,
		Hint: "写明试点对象，如“××苹果种植标准化试点”。", Clause: "表 封面、填写说明2"}
	PilotFrom = &Field{ID: "pilot_from", Label: "试点时间", Title: "试点时间（起）", Section: Cover, Type: Month{}, Need: Always, Unfilled: "　　　年　　月",
		Hint: "写年和月，如 2021年6月。", Clause: "表 封面"}
	PilotTo = &Field{ID: "pilot_to", Label: "至", Title: "试点时间（止）", Section: Cover, Type: Month{}, Need: Always, Unfilled: "　　　年　　月",
		Hint: "写年和月，如 2023年5月，不早于起始年月。", Clause: "表 封面"}
	UndertakingUnit = &Field{ID: "undertaking_unit", Label: "承担单位", Title: "承担单位", Section: Cover, Type: Line{}, Need: Always, Min: 2, Max: 60,
		Hint: "企事业单位、社会组织或者地方人民政府等的全称，与公章一致。", Clause: "表 填写说明3"}
	GuarantorUnit = &Field{ID: "guarantor_unit", Label: "保证单位", Title: "保证单位", Section: Cover, Type: Line{}, Need: Always, Min: 2, Max: 60,
		Hint: "县级（含）以上人民政府，或者市（示范区）标准化行政主管部门的全称。", Clause: "表 填写说明3"}
	GuidingUnit = &Field{ID: "guiding_unit", Label: "业务指导单位", Title: "业务指导单位", Section: Cover, Type: Line{}, Need: Always, Min: 2, Max: 60,
		Hint: "市级（示范区）有关行业主管部门的全称。", Clause: "表 填写说明4"}
	FormDate = &Field{ID: "form_date", Title: "填报日期", Section: Cover, Type: Day{}, Need: Always, Unfilled: "20　　年　　月　　日",
		Hint: "写年月日，如 2021年5月6日。", Clause: "表 封面"}
)

// Section 一.
var (
	UnitName = &Field{ID: "unit_name", Label: "单位名称", Title: "单位名称", Section: Unit, Type: Line{}, Need: Always, Min: 2, Max: 60,
		Hint: "承担单位全称，与公章一致。", Clause: "表 一"}
	OrgCode = &Field{ID: "org_code", Label: "组织机构代码", Title: "组织机构代码", Section: Unit, Type: OrganizationCode{}, Need: Always,
		Hint: "填 18 位统一社会信用代码；没有的填 9 位组织机构代码。不含字母 I、O、S、V、Z。", Clause: "表 一"}
	LegalRepresentative = &Field{ID: "legal_representative", Label: "法定代表人（负责人）", Title: "法定代表人（负责人）", Section: Unit, Type: Line{}, Need: Always, Max: 20,
		Hint: "姓名，与登记证书一致。", Clause: "表 一"}
	RegisteredCity = &Field{ID: "registered_city", Label: "法人注册地址", Title: "法人注册地址（市）", Section: Unit, Type: Line{}, Need: Always, Max: 12,
		Hint: "注册地所在的市，如“晋城”。", Clause: "表 一"}
	RegisteredCounty = &Field{ID: "registered_county", Label: "市", Title: "法人注册地址（县、区）", Section: Unit, Type: Line{}, Need: Always, Max: 12,
		Hint: "注册地所在的县（市、区），如“沁水”。", Clause: "表 一"}
	UnitAddress = &Field{ID: "unit_address", Label: "单位地址", Title: "单位地址", Section: Unit, Type: Line{}, Need: Always, Min: 4, Max: 80,
		Hint: "能够收到信件的地址。", Clause: "表 一"}
	Industry = &Field{ID: "industry", Label: "所属行业", Title: "所属行业", Section: Unit, Type: Choose{}, Need: Always, List: Industries,
		Hint: "从下拉列表中选择《国民经济行业分类》（GB/T 4754-2017）的大类。", Clause: "表 一"}
	EconomicType = &Field{ID: "economic_type", Label: "经济类型", Title: "经济类型", Section: Unit, Type: Choose{}, Need: OfEnterprise, List: EconomicTypes,
		Hint: "从下拉列表中选择；机关、事业单位和社会组织选“非企业单位”。", Clause: "表 一"}
	Postcode = &Field{ID: "postcode", Label: "邮编", Title: "邮编", Section: Unit, Type: PostalCode{}, Need: Always,
		Hint: "6 位数字，保留开头的 0。", Clause: "表 一"}
	UnitPhone = &Field{ID: "unit_phone", Label: "联系电话", Title: "联系电话", Section: Unit, Type: Phone{}, Need: Always,
		Hint: "手机号，或者带区号的固定电话，如 0356-7654321。", Clause: "表 一"}
	Email = &Field{ID: "email", Label: "电子邮箱", Title: "电子邮箱", Section: Unit, Type: Mail{}, Need: Always,
		Hint: "如 name@example.com。", Clause: "表 一"}
	StandardsBody = &Field{ID: "standards_body", Label: "标准化机构（或者协调组织）名称", Title: "标准化机构（或者协调组织）名称", Section: Unit, Type: Line{}, Max: 40, MayBeNo: true,
		Hint: "没有的写“无”。", Clause: "表 一"}
	StandardsLead = &Field{ID: "standards_lead", Label: "标准化负责人姓名", Title: "标准化负责人姓名", Section: Unit, Type: Line{}, Need: Always, Max: 20,
		Hint: "姓名。", Clause: "表 一"}
	BusinessScope = &Field{ID: "business_scope", Label: "业务范围", Title: "业务范围", Section: Unit, Type: Prose{}, Need: Always, Min: 6, Max: 180,
		Hint: "主要业务，不超过 180 字。换行请按 Alt+Enter。", Clause: "表 一"}
	MajorAccident = &Field{ID: "major_accident", Label: "近三年是否发生重大服务质量、安全、环境保护事故", Title: "近三年是否发生重大事故", Section: Unit, Type: Choose{}, Need: Always, List: YesNo,
		Hint: "从下拉列表中选择“是”或“否”。", Clause: "表 一；省 二(二)2"}
	SystemEstablished = &Field{ID: "system_established", Label: "标准体系建立时间", Title: "标准体系建立时间", Section: Unit, Type: Month{},
		Hint: "写年和月，如 2019年3月；尚未建立的不填。", Clause: "表 一"}
	SystemRunning = &Field{ID: "system_running", Label: "标准体系运行时间", Title: "标准体系运行时间", Section: Unit, Type: Month{},
		Hint: "开始运行的年和月，如 2019年6月；尚未运行的不填。", Clause: "表 一"}
	SelfAssessment = &Field{ID: "self_assessment", Label: "标准化工作自我评价", Title: "标准化工作自我评价", Section: Unit, Type: Prose{}, Need: Always, Min: 20, Max: 320,
		Hint: "20 至 320 字。", Clause: "表 一"}
)

// Sections 二 and 三.
var (
	Conditions = &Field{ID: "conditions", Label: "现状及与试点应具备条件符合性", Title: "现状及与试点应具备条件符合性", Section: Basis, Type: Prose{}, Need: Always, Min: 30, Max: 700,
		Hint: "对照通知第二条逐项说明，30 至 700 字。", Clause: "表 二；省 二"}
	CurrentWork = &Field{ID: "current_work", Label: "目前标准化工作情况", Title: "目前标准化工作情况", Section: Basis, Type: Prose{}, Need: Always, Min: 30, Max: 500,
		Hint: "30 至 500 字。", Clause: "表 二"}
	ExpectedGoals = &Field{ID: "expected_goals", Label: Goals.Title, Title: "试点预期实现工作目标", Section: Goals, Type: Prose{}, Need: Always, Min: 30, Max: 900,
		Hint: "包括标准体系建立、实施及实施效果等，30 至 900 字。", Clause: "表 三"}
)

// Section 四: one answer each a stage.
var (
	StepTime = &Field{ID: "step_time", Label: "时间", Title: "时间", Section: Schedule, Type: Line{}, Max: 24,
		Hint: "如 2021年6月-2021年8月。", Clause: "表 四"}
	StepContent = &Field{ID: "step_content", Label: "阶段工作内容", Title: "阶段工作内容", Section: Schedule, Type: Prose{}, Max: 66,
		Hint: "依次写宣传培训、标准体系建立、组织实施标准、自查、申请评估等。", Clause: "表 四"}
	StepUnits = &Field{ID: "step_units", Label: "负责单位及参与单位", Title: "负责单位及参与单位", Section: Schedule, Type: Line{}, Max: 36,
		Hint: "负责单位写在前面。", Clause: "表 四"}
)

// Section 五.
var (
	FundingUse = &Field{ID: "funding_use", Label: "1. 经费主要投入方向", Title: "经费主要投入方向", Section: Funding, Type: Prose{}, Need: Always, Min: 10, Max: 500,
		Hint: "10 至 500 字。", Clause: "表 五1"}
	FundingSource = &Field{ID: "funding_source", Label: "2. 经费来源（包括当地政府、有关单位经费投入等）", Title: "经费来源", Section: Funding, Type: Prose{}, Need: Always, Min: 10, Max: 500,
		Hint: "写明当地政府、有关单位各投入多少，10 至 500 字。", Clause: "表 五2"}
)

// Party is one of the five that give an opinion in section 六, with the
// blanks of its box. The seal and the signature themselves are on paper.
type Party struct {
	Name    string // 承担单位
	Opinion *Field
	Signer  *Field
	Date    *Field
}

func party(id, name string) Party {
	return Party{
		Name: name,
		Opinion: &Field{ID: "opinion_" + id, Label: name + "（盖章）：", Title: name + "意见", Section: Opinions, Type: Prose{}, Max: 90, MayBeNo: true,
			Hint: "可打印后手写。", Clause: "表 六"},
		Signer: &Field{ID: "signer_" + id, Label: "负责人（签字）：", Title: name + "负责人", Section: Opinions, Type: Line{}, Max: 20,
			Hint: "打印后由负责人手签，这里可以不填。", Clause: "表 六"},
		Date: &Field{ID: "signed_" + id, Title: name + "签署日期", Section: Opinions, Type: Day{}, Unfilled: "　　　年　　月　　日",
			Hint: "打印后手写，这里可以不填。", Clause: "表 六"},
	}
}

// The five parties of section 六, in the order of the paper.
var (
	Undertaking   = party("undertaking", "承担单位")
	Participating = party("participating", "参加单位")
	Guarantor     = party("guarantor", "保证单位")
	Guiding       = party("guiding", "业务指导单位")
	Managing      = party("managing", "管理单位")
)

// Parties returns the five parties in the order of the paper.
func Parties() []Party { return []Party{Undertaking, Participating, Guarantor, Guiding, Managing} }

// 审核信息: what the rules need and the paper lacks.
var (
	Domain = &Field{ID: "domain", Label: "领域", Title: "领域", Section: Review, Type: Choose{}, Need: Always, List: Domains,
		Hint: "从下拉列表中选择：农业、工业、服务业、社会事业。", Clause: "省 一；省 四(三)"}
	FocusArea = &Field{ID: "focus_area", Label: "重点方向", Title: "重点方向", Section: Review, Type: Choose{}, Need: Always, List: FocusAreas,
		Hint: "先选领域，再从下拉列表中选择通知第一条列出的方向；不在其中的可以直接写。", Clause: "省 一"}
	PilotKind = &Field{ID: "pilot_kind", Label: "试点类型", Title: "试点类型", Section: Review, Type: Choose{}, Need: Always, List: PilotKinds,
		Hint: "企事业单位承担的选“试点企业”，一定范围内产业较集中的行政区域选“试点区域”。", Clause: "省 二"}
	PillarIndustry = &Field{ID: "pillar_industry", Label: "当地支柱性产业聚集地区", Title: "当地支柱性产业聚集地区", Section: Review, Type: Choose{}, Need: OfRegion, List: YesNo,
		Hint: "试点区域填写。", Clause: "省 二(一)1"}
	UnifiedBody = &Field{ID: "unified_body", Label: "有统一的管理机构", Title: "有统一的管理机构", Section: Review, Type: Choose{}, Need: OfRegion, List: YesNo,
		Hint: "试点区域填写：是否有统一的管理机构作为组织实施部门。", Clause: "省 二(一)2"}
	EnterprisesIn = &Field{ID: "enterprises_in", Label: "参与试点的企业数", Title: "参与试点的企业数", Section: Review, Type: Count{}, Need: OfRegion,
		Hint: "试点区域填写：整数。", Clause: "省 二(一)3"}
	EnterprisesAll = &Field{ID: "enterprises_all", Label: "区域内相同行业企业总数", Title: "区域内相同行业企业总数", Section: Review, Type: Count{}, Need: OfRegion,
		Hint: "试点区域填写：整数，不小于参与试点的企业数。", Clause: "省 二(一)3"}
	IndependentLegal = &Field{ID: "independent_legal", Label: "具备独立法人资格", Title: "具备独立法人资格", Section: Review, Type: Choose{}, Need: OfEnterprise, List: YesNo,
		Hint: "试点企业填写。", Clause: "省 二(二)1"}
	Penalties = &Field{ID: "penalties", Label: "三年内受到通报、处分或媒体曝光", Title: "三年内受到通报、处分或媒体曝光", Section: Review, Type: Choose{}, Need: OfEnterprise, List: YesNo,
		Hint: "试点企业填写：县级以上（含县级）部门的通报、处分，或者媒体曝光。", Clause: "省 二(二)2"}
	StaffFull = &Field{ID: "staff_full", Label: "专职标准化人员数", Title: "专职标准化人员数", Section: Review, Type: Count{}, Need: Always,
		Hint: "整数，没有的填 0。", Clause: "省 二(二)5"}
	StaffPart = &Field{ID: "staff_part", Label: "兼职标准化人员数", Title: "兼职标准化人员数", Section: Review, Type: Count{}, Need: Always,
		Hint: "整数，没有的填 0。", Clause: "省 二(二)5"}
	PolicySupport = &Field{ID: "policy_support", Label: "当地政策支持", Title: "当地政策支持", Section: Review, Type: Line{}, Max: 80, MayBeNo: true,
		Hint: "写政策文件的名称或文号；没有的写“无”。", Clause: "省 二"}
	MatchingFunds = &Field{ID: "matching_funds", Label: "配套资金（万元）", Title: "配套资金（万元）", Section: Review, Type: Amount{},
		Hint: "数字，单位万元，没有的填 0。", Clause: "省 二；表 五2"}
	ContactPerson = &Field{ID: "contact_person", Label: "联系人", Title: "联系人", Section: Review, Type: Line{}, Need: Always, Max: 20,
		Hint: "承担单位负责此项工作的人。", Clause: "省 四(四)"}
	ContactPhone = &Field{ID: "contact_phone", Label: "联系人电话", Title: "联系人电话", Section: Review, Type: Phone{}, Need: Always,
		Hint: "手机号，或者带区号的固定电话。", Clause: "省 四(四)"}
	StampUndertaking = &Field{ID: "stamp_undertaking", Label: "承担单位盖章签字", Title: "承担单位盖章签字", Section: Review, Type: Choose{}, Need: Always, List: Stamps,
		Hint: "看纸质申报书第六部分，从下拉列表中选择。", Clause: "省 三(一)"}
	StampParticipating = &Field{ID: "stamp_participating", Label: "参加单位盖章签字", Title: "参加单位盖章签字", Section: Review, Type: Choose{}, List: StampsOrNone,
		Hint: "没有参加单位的选“无此单位”。", Clause: "省 三(一)"}
	StampGuarantor = &Field{ID: "stamp_guarantor", Label: "保证单位盖章签字", Title: "保证单位盖章签字", Section: Review, Type: Choose{}, Need: Always, List: Stamps,
		Hint: "看纸质申报书第六部分，从下拉列表中选择。", Clause: "省 三(一)"}
	StampGuiding = &Field{ID: "stamp_guiding", Label: "业务指导单位盖章签字", Title: "业务指导单位盖章签字", Section: Review, Type: Choose{}, List: StampsOrNone,
		Hint: "看纸质申报书第六部分，从下拉列表中选择。", Clause: "表 六"}
	StampManaging = &Field{ID: "stamp_managing", Label: "管理单位盖章签字", Title: "管理单位盖章签字", Section: Review, Type: Choose{}, List: StampsOrNone,
		Hint: "管理单位为省级标准化行政主管部门，县区上报时一般尚未盖章。", Clause: "表 填写说明5"}
	PaperCopies = &Field{ID: "paper_copies", Label: "纸质申报书份数", Title: "纸质申报书份数", Section: Review, Type: Count{}, Need: Always,
		Hint: "随电子版报送的纸质申报书份数，整数。", Clause: "市 一式5份"}
)

// 县区信息: what a county says once a workbook.
var (
	Reporter = &Field{ID: "reporter", Label: "填报人", Title: "填报人", Section: County, Type: Line{}, Max: 20,
		Hint: "县区经办人姓名。", Clause: "市"}
	ReporterPhone = &Field{ID: "reporter_phone", Label: "填报人电话", Title: "填报人电话", Section: County, Type: Phone{},
		Hint: "手机号，或者带区号的固定电话。", Clause: "市"}
	ReportDate = &Field{ID: "report_date", Label: "上报日期", Title: "上报日期", Section: County, Type: Day{},
		Hint: "写年月日，如 2021年5月6日。", Clause: "市 5月8日前"}
	NilReturn = &Field{ID: "nil_return", Label: "是否零报告", Title: "是否零报告", Section: County, Type: Choose{}, List: YesNo,
		Hint: "本县区没有项目可报的选“是”，并写明原因，由负责人签字。", Clause: "市 至少申报一个"}
	NilReason = &Field{ID: "nil_reason", Label: "零报告原因", Title: "零报告原因", Section: County, Type: Prose{}, Max: 200,
		Hint: "零报告的写明原因，不超过 200 字。", Clause: "市 至少申报一个"}
	NilSigner = &Field{ID: "nil_signer", Label: "零报告签字负责人", Title: "零报告签字负责人", Section: County, Type: Line{}, Max: 20,
		Hint: "零报告的由县（市、区）局负责人签字。", Clause: "市 至少申报一个"}
)

// Fields returns every field of one project in the order of the form, the
// columns of section 四 left out: those are Steps.
func Fields() []*Field {
	fields := []*Field{
		TitleDomain, PilotName, PilotFrom, PilotTo, UndertakingUnit, GuarantorUnit, GuidingUnit, FormDate,
		UnitName, OrgCode, LegalRepresentative, RegisteredCity, RegisteredCounty, UnitAddress, Industry, EconomicType,
		Postcode, UnitPhone, Email, StandardsBody, StandardsLead, BusinessScope, MajorAccident, SystemEstablished, SystemRunning, SelfAssessment,
		Conditions, CurrentWork, ExpectedGoals, FundingUse, FundingSource,
	}
	for _, p := range Parties() {
		fields = append(fields, p.Opinion, p.Signer, p.Date)
	}
	return append(fields,
		Domain, FocusArea, PilotKind, PillarIndustry, UnifiedBody, EnterprisesIn, EnterprisesAll, IndependentLegal, Penalties,
		StaffFull, StaffPart, PolicySupport, MatchingFunds, ContactPerson, ContactPhone,
		StampUndertaking, StampParticipating, StampGuarantor, StampGuiding, StampManaging, PaperCopies)
}

// StepFields returns the columns of section 四.
func StepFields() []*Field { return []*Field{StepTime, StepContent, StepUnits} }

// CountyFields returns the fields of the sheet 县区信息.
func CountyFields() []*Field {
	return []*Field{Reporter, ReporterPhone, ReportDate, NilReturn, NilReason, NilSigner}
}
