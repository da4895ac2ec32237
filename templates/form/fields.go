package form

// The cover.
const (
	TitleDomain     ID = "title_domain"
	PilotName       ID = "pilot_name"
	PilotFrom       ID = "pilot_from"
	PilotTo         ID = "pilot_to"
	UndertakingUnit ID = "undertaking_unit"
	GuarantorUnit   ID = "guarantor_unit"
	GuidingUnit     ID = "guiding_unit"
	FormDate        ID = "form_date"
)

func (f *Form) addCover() {
	f.add(Cover,
		&Field{ID: TitleDomain, Title: "申报书题目中的领域", Type: Choose{}, Need: Always, List: f.List(TitleDomains), Unfilled: "XXX",
			Hint: "从下拉列表中选择：{题目领域}。应与“审核信息”中的领域一致。", Clause: "表 填写说明1"},
		&Field{ID: PilotName, Label: "试点名称", Also: []string{"项目名称", "试点项目名称"}, Title: "试点名称", Type: Line{}, Need: Always, Min: 4, Max: 60,
			Hint: "写明试点对象，如“某某标准化试点”。", Clause: "表 封面、填写说明2"},
		&Field{ID: PilotFrom, Label: "试点时间", Also: []string{"试点起止时间", "试点期限", "起止时间"}, Title: "试点时间（起）", Type: Month{}, Need: Always, Unfilled: "　　　年　　月",
			Hint: "写年和月，如 {起月举例}。", Clause: "表 封面"},
		&Field{ID: PilotTo, Label: "至", Title: "试点时间（止）", Type: Month{}, Need: Always, Unfilled: "　　　年　　月",
			Hint: "写年和月，如 {止月举例}，不早于起始年月。", Clause: "表 封面"},
		&Field{ID: UndertakingUnit, Label: "承担单位", Title: "承担单位", Type: Line{}, Need: Always, Min: 2, Max: 60,
			Hint: "企事业单位、社会组织或者地方人民政府等的全称，与公章一致。", Clause: "表 填写说明3"},
		&Field{ID: GuarantorUnit, Label: "保证单位", Title: "保证单位", Type: Line{}, Need: Always, Min: 2, Max: 60,
			Hint: "县级（含）以上人民政府，或者市{示范区}标准化行政主管部门的全称。", Clause: "表 填写说明3"},
		&Field{ID: GuidingUnit, Label: "业务指导单位", Title: "业务指导单位", Type: Line{}, Need: Always, Min: 2, Max: 60,
			Hint: "市级{示范区}有关行业主管部门的全称。", Clause: "表 填写说明4"},
		&Field{ID: FormDate, Also: []string{"填报日期", "填表日期", "申报日期"}, Title: "填报日期", Type: Day{}, Need: Always, Unfilled: "20　　年　　月　　日",
			Hint: "写年月日，如 {日期举例}。", Clause: "表 封面"},
	)
}

// Section 一.
const (
	UnitName            ID = "unit_name"
	OrgCode             ID = "org_code"
	LegalRepresentative ID = "legal_representative"
	RegisteredCity      ID = "registered_city"
	RegisteredCounty    ID = "registered_county"
	UnitAddress         ID = "unit_address"
	Industry            ID = "industry"
	EconomicType        ID = "economic_type"
	Postcode            ID = "postcode"
	UnitPhone           ID = "unit_phone"
	Email               ID = "email"
	StandardsBody       ID = "standards_body"
	StandardsLead       ID = "standards_lead"
	BusinessScope       ID = "business_scope"
	MajorAccident       ID = "major_accident"
	SystemEstablished   ID = "system_established"
	SystemRunning       ID = "system_running"
	SelfAssessment      ID = "self_assessment"
)

func (f *Form) addUnit() {
	f.add(UnitSection,
		&Field{ID: UnitName, Label: "单位名称", Also: []string{"承担单位名称", "单位全称"}, Title: "单位名称", Type: Line{}, Need: Always, Min: 2, Max: 60,
			Hint: "承担单位全称，与公章一致。", Clause: "表 一"},
		&Field{ID: OrgCode, Label: "组织机构代码", Also: []string{"统一社会信用代码", "统一社会信用代码（组织机构代码）", "组织机构代码（统一社会信用代码）", "信用代码"}, Title: "组织机构代码", Type: OrganizationCode{}, Need: Always,
			Hint: "填 18 位统一社会信用代码；没有的填 9 位组织机构代码。不含字母 I、O、S、V、Z。", Clause: "表 一"},
		&Field{ID: LegalRepresentative, Label: "法定代表人（负责人）", Also: []string{"法定代表人", "负责人", "法人代表", "法人代表（负责人）", "法人"}, Title: "法定代表人（负责人）", Type: Line{}, Need: Always, Max: 20,
			Hint: "姓名，与登记证书一致。", Clause: "表 一"},
		&Field{ID: RegisteredCity, Label: "法人注册地址", Also: []string{"注册地址", "法人注册地"}, Title: "法人注册地址（市）", Type: Line{}, Need: Always, Max: 12,
			Hint: "注册地所在的市，只写名称，末尾的“市”字已经印好。", Clause: "表 一"},
		&Field{ID: RegisteredCounty, Label: "市", Title: "法人注册地址（县、区）", Type: Line{}, Need: Always, Max: 12,
			Hint: "注册地所在的县（市、区），只写名称，末尾的“县（区）”已经印好。", Clause: "表 一"},
		&Field{ID: UnitAddress, Label: "单位地址", Also: []string{"地址", "通讯地址", "通信地址", "详细地址", "办公地址"}, Title: "单位地址", Type: Line{}, Need: Always, Min: 4, Max: 80,
			Hint: "能够收到信件的地址。", Clause: "表 一"},
		&Field{ID: Industry, Label: "所属行业", Also: []string{"行业", "行业类别"}, Title: "所属行业", Type: Choose{}, Need: Always, List: f.List(Industries),
			Hint: "从下拉列表中选择《国民经济行业分类》（GB/T 4754-2017）的大类。", Clause: "表 一"},
		&Field{ID: EconomicType, Label: "经济类型", Also: []string{"企业类型", "单位类型", "经济性质"}, Title: "经济类型", Type: Choose{}, Need: OfEnterprise, List: f.List(EconomicTypes),
			Hint: "从下拉列表中选择；机关、事业单位和社会组织选“非企业单位”。", Clause: "表 一"},
		&Field{ID: Postcode, Label: "邮编", Also: []string{"邮政编码"}, Title: "邮编", Type: PostalCode{}, Need: Always,
			Hint: "6 位数字，保留开头的 0。", Clause: "表 一"},
		&Field{ID: UnitPhone, Label: "联系电话", Also: []string{"电话", "联系方式", "单位电话", "电话号码"}, Title: "联系电话", Type: Phone{}, Need: Always,
			Hint: "手机号，或者“区号-号码”样子的固定电话。", Clause: "表 一"},
		&Field{ID: Email, Label: "电子邮箱", Also: []string{"E-mail", "Email", "邮箱", "电子邮件", "电子信箱"}, Title: "电子邮箱", Type: Mail{}, Need: Always,
			Hint: "如 name@example.com。", Clause: "表 一"},
		&Field{ID: StandardsBody, Label: "标准化机构（或者协调组织）名称", Also: []string{"标准化机构名称", "标准化机构", "标准化机构（协调组织）名称"}, Title: "标准化机构（或者协调组织）名称", Type: Line{}, Max: 40, MayBeNo: true,
			Hint: "没有的写“无”。", Clause: "表 一"},
		&Field{ID: StandardsLead, Label: "标准化负责人姓名", Also: []string{"标准化负责人", "标准化工作负责人"}, Title: "标准化负责人姓名", Type: Line{}, Need: Always, Max: 20,
			Hint: "姓名。", Clause: "表 一"},
		&Field{ID: BusinessScope, Label: "业务范围", Also: []string{"经营范围", "主营业务"}, Title: "业务范围", Type: Prose{}, Need: Always, Min: 6, Max: 140,
			Hint: "主要业务。换行请按 Alt+Enter。", Clause: "表 一"},
		&Field{ID: MajorAccident, Label: "近三年是否发生重大服务质量、安全、环境保护事故", Also: []string{"近三年是否发生重大事故", "近三年是否发生重大服务质量安全环境保护事故"}, Title: "近三年是否发生重大事故", Type: Choose{}, Need: Always, List: f.List(YesNo), HasOrNot: true, Parts: []string{"质量", "安全", "环境"},
			Hint: "从下拉列表中选择“是”或“否”。", Clause: "表 一；省 二(二)2"},
		&Field{ID: SystemEstablished, Label: "标准体系建立时间", Also: []string{"体系建立时间"}, Title: "标准体系建立时间", Type: Month{},
			Hint: "写年和月，如 {体系建立举例}；尚未建立的不填。", Clause: "表 一"},
		&Field{ID: SystemRunning, Label: "标准体系运行时间", Also: []string{"体系运行时间"}, Title: "标准体系运行时间", Type: Month{},
			Hint: "开始运行的年和月，如 {体系运行举例}；尚未运行的不填。", Clause: "表 一"},
		&Field{ID: SelfAssessment, Label: "标准化工作自我评价", Also: []string{"自我评价"}, Title: "标准化工作自我评价", Type: Prose{}, Need: Always, Min: 20, Max: 280,
			Hint: "20 字以上。", Clause: "表 一"},
	)
}

// Sections 二 and 三.
const (
	Conditions    ID = "conditions"
	CurrentWork   ID = "current_work"
	ExpectedGoals ID = "expected_goals"
)

func (f *Form) addBasis() {
	f.add(Basis,
		&Field{ID: Conditions, Label: "现状及与试点应具备条件符合性", Also: []string{"现状及与试点条件符合性", "现状及符合性"}, Title: "现状及与试点应具备条件符合性", Type: Prose{}, Need: Always, Min: 30, Max: 600,
			Hint: "对照通知规定的试点条件逐项说明，30 字以上。", Clause: "表 二；省 二"},
		&Field{ID: CurrentWork, Label: "目前标准化工作情况", Also: []string{"目前标准化工作", "标准化工作情况"}, Title: "目前标准化工作情况", Type: Prose{}, Need: Always, Min: 30, Max: 440,
			Hint: "30 字以上。", Clause: "表 二"},
	)
	f.add(Goals,
		&Field{ID: ExpectedGoals, Label: f.Section(Goals).Title, Title: "试点预期实现工作目标", Type: Prose{}, Need: Always, Min: 30, Max: 1200,
			Hint: "包括标准体系建立、实施及实施效果等，30 字以上。", Clause: "表 三"},
	)
}

// Section 四: one answer each a stage.
const (
	StepTime    ID = "step_time"
	StepContent ID = "step_content"
	StepUnits   ID = "step_units"
)

func (f *Form) addSchedule() {
	f.add(Schedule,
		&Field{ID: StepTime, Label: "时间", Also: []string{"时间进度", "起止时间", "时间安排", "进度"}, Title: "时间", Type: Line{}, Max: 24,
			Hint: "如 {步骤举例}。", Clause: "表 四"},
		&Field{ID: StepContent, Label: "阶段工作内容", Also: []string{"工作内容", "阶段内容", "工作步骤", "主要内容"}, Title: "阶段工作内容", Type: Prose{}, Max: 64,
			Hint: "依次写各阶段的工作（{阶段}等）。", Clause: "表 四"},
		&Field{ID: StepUnits, Label: "负责单位及参与单位", Also: []string{"负责单位", "责任单位", "负责单位和参与单位"}, Title: "负责单位及参与单位", Type: Line{}, Max: 44,
			Hint: "负责单位写在前面。", Clause: "表 四"},
	)
}

// Section 五.
const (
	FundingUse    ID = "funding_use"
	FundingSource ID = "funding_source"
)

func (f *Form) addFunding() {
	f.add(Funding,
		&Field{ID: FundingUse, Label: "1. 经费主要投入方向", Also: []string{"经费投入方向", "主要投入方向"}, Title: "经费主要投入方向", Type: Prose{}, Need: Always, Min: 10, Max: 570,
			Hint: "10 字以上。", Clause: "表 五1"},
		&Field{ID: FundingSource, Label: "2. 经费来源（包括当地政府、有关单位经费投入等）", Also: []string{"经费来源", "资金来源"}, Title: "经费来源", Type: Prose{}, Need: Always, Min: 10, Max: 570,
			Hint: "写明当地政府、有关单位各投入多少，10 字以上。", Clause: "表 五2"},
	)
}

// PartyID names one of the five that give an opinion in section 六: undertaking.
type PartyID string

// The five parties of section 六.
const (
	Undertaking   PartyID = "undertaking"
	Participating PartyID = "participating"
	Guarantor     PartyID = "guarantor"
	Guiding       PartyID = "guiding"
	Managing      PartyID = "managing"
)

// Opinion, Signer and Date name the blanks in the party's box.
func (p PartyID) Opinion() ID { return "opinion_" + ID(p) }

// Signer names the blank for who signs for the party.
func (p PartyID) Signer() ID { return "signer_" + ID(p) }

// Date names the blank for the day on which the party signs.
func (p PartyID) Date() ID { return "signed_" + ID(p) }

// Party is one of the five that give an opinion in section 六, e.g. 承担单位. The
// seal and the signature themselves are on paper.
type Party struct {
	ID   PartyID
	Name string // 承担单位
}

func (f *Form) addOpinions() {
	for _, p := range f.parties {
		f.add(Opinions,
			&Field{ID: p.ID.Opinion(), Label: p.Name + "（盖章）：", Title: p.Name + "意见", Type: Prose{}, Max: 90, MayBeNo: true,
				Hint: "可打印后手写。", Clause: "表 六"},
			&Field{ID: p.ID.Signer(), Label: "负责人（签字）：", Title: p.Name + "负责人", Type: Line{}, Max: 15,
				Hint: "打印后由负责人手签，这里可以不填。", Clause: "表 六"},
			&Field{ID: p.ID.Date(), Title: p.Name + "签署日期", Type: Day{}, Unfilled: "　　　年　　月　　日",
				Hint: "打印后手写，这里可以不填。", Clause: "表 六"},
		)
	}
}

// 审核信息: what the rules need and the paper lacks.
const (
	Domain             ID = "domain"
	FocusArea          ID = "focus_area"
	PilotKind          ID = "pilot_kind"
	PillarIndustry     ID = "pillar_industry"
	UnifiedBody        ID = "unified_body"
	EnterprisesIn      ID = "enterprises_in"
	EnterprisesAll     ID = "enterprises_all"
	IndependentLegal   ID = "independent_legal"
	Penalties          ID = "penalties"
	StaffFull          ID = "staff_full"
	StaffPart          ID = "staff_part"
	PolicySupport      ID = "policy_support"
	MatchingFunds      ID = "matching_funds"
	ContactPerson      ID = "contact_person"
	ContactPhone       ID = "contact_phone"
	Partners           ID = "partners"
	StampUndertaking   ID = "stamp_undertaking"
	StampParticipating ID = "stamp_participating"
	StampGuarantor     ID = "stamp_guarantor"
	StampGuiding       ID = "stamp_guiding"
	StampManaging      ID = "stamp_managing"
	PaperCopies        ID = "paper_copies"
)

func (f *Form) addReview() {
	f.add(Review,
		&Field{ID: Domain, Label: "领域", Title: "领域", Type: Choose{}, Need: Always, List: f.List(Domains),
			Hint: "从下拉列表中选择：{领域}。", Clause: "省 一；省 四(三)"},
		&Field{ID: FocusArea, Label: "重点方向", Title: "重点方向", Type: Choose{}, Need: Always, List: f.List(FocusAreas),
			Hint: "先选领域，再从下拉列表中选择通知列出的方向；不在其中的可以直接写。", Clause: "省 一"},
		&Field{ID: PilotKind, Label: "试点类型", Title: "试点类型", Type: Choose{}, Need: Always, List: f.List(PilotKinds),
			Hint: "企事业单位承担的选“试点企业”，一定范围内产业较集中的行政区域选“试点区域”。", Clause: "省 二"},
		&Field{ID: PillarIndustry, Label: "当地支柱性产业聚集地区", Title: "当地支柱性产业聚集地区", Type: Choose{}, Need: OfRegion, List: f.List(YesNo),
			Hint: "试点区域填写。", Clause: "省 二(一)1"},
		&Field{ID: UnifiedBody, Label: "有统一的管理机构", Title: "有统一的管理机构", Type: Choose{}, Need: OfRegion, List: f.List(YesNo), HasOrNot: true,
			Hint: "试点区域填写：是否有统一的管理机构作为组织实施部门。", Clause: "省 二(一)2"},
		&Field{ID: EnterprisesIn, Label: "参与试点的企业数", Title: "参与试点的企业数", Type: Count{}, Need: OfRegion, Most: 10_000,
			Hint: "试点区域填写：整数。", Clause: "省 二(一)3"},
		&Field{ID: EnterprisesAll, Label: "区域内相同行业企业总数", Title: "区域内相同行业企业总数", Type: Count{}, Need: OfRegion, Most: 10_000,
			Hint: "试点区域填写：整数，不小于参与试点的企业数。", Clause: "省 二(一)3"},
		&Field{ID: IndependentLegal, Label: "具备独立法人资格", Title: "具备独立法人资格", Type: Choose{}, Need: OfEnterprise, List: f.List(YesNo), HasOrNot: true,
			Hint: "试点企业填写。", Clause: "省 二(二)1"},
		&Field{ID: Penalties, Label: "三年内受到通报、处分或媒体曝光", Title: "三年内受到通报、处分或媒体曝光", Type: Choose{}, Need: OfEnterprise, List: f.List(YesNo), HasOrNot: true, Parts: []string{"通报", "处分", "曝光"},
			Hint: "试点企业填写：县级以上（含县级）部门的通报、处分，或者媒体曝光。", Clause: "省 二(二)2"},
		&Field{ID: StaffFull, Label: "专职标准化人员数", Title: "专职标准化人员数", Type: Count{}, Need: Always, Most: 500,
			Hint: "整数，没有的填 0。", Clause: "省 二(二)5"},
		&Field{ID: StaffPart, Label: "兼职标准化人员数", Title: "兼职标准化人员数", Type: Count{}, Need: Always, Most: 500,
			Hint: "整数，没有的填 0。", Clause: "省 二(二)5"},
		&Field{ID: PolicySupport, Label: "当地政策支持", Title: "当地政策支持", Type: Line{}, Max: 80, MayBeNo: true,
			Hint: "写政策文件的名称或文号；没有的写“无”。", Clause: "省 二"},
		&Field{ID: MatchingFunds, Label: "配套资金（万元）", Title: "配套资金（万元）", Type: Amount{}, Most: 9_999,
			Hint: "数字，单位万元，没有的填 0。", Clause: "省 二；表 五2"},
		&Field{ID: ContactPerson, Label: "联系人", Title: "联系人", Type: Line{}, Need: Always, Max: 20,
			Hint: "承担单位负责此项工作的人。", Clause: "省 四(四)"},
		&Field{ID: ContactPhone, Label: "联系人电话", Title: "联系人电话", Type: Phone{}, Need: Always,
			Hint: "手机号，或者带区号的固定电话。", Clause: "省 四(四)"},
		&Field{ID: Partners, Label: "参加单位名称", Title: "参加单位名称", Type: Prose{}, Max: 64, MayBeNo: true, Later: true,
			Hint: "参与试点创建的有关单位的全称，与公章一致。有几家写几家，每家一行；没有的写“无”。", Clause: "表 填写说明3；省 三(一)"},
		&Field{ID: StampUndertaking, Label: "承担单位盖章签字", Title: "承担单位盖章签字", Type: Choose{}, Need: Always, List: f.List(Stamps),
			Hint: "看纸质申报书第六部分，从下拉列表中选择。", Clause: "省 三(一)"},
		&Field{ID: StampParticipating, Label: "参加单位盖章签字", Title: "参加单位盖章签字", Type: Choose{}, List: f.List(StampsOrNone),
			Hint: "没有参加单位的选“无此单位”。有几家的，每家都盖章签字才算齐全；一页盖不下的，把第六部分这一页多打印几份分别盖章。", Clause: "省 三(一)"},
		&Field{ID: StampGuarantor, Label: "保证单位盖章签字", Title: "保证单位盖章签字", Type: Choose{}, Need: Always, List: f.List(Stamps),
			Hint: "看纸质申报书第六部分，从下拉列表中选择。", Clause: "省 三(一)"},
		&Field{ID: StampGuiding, Label: "业务指导单位盖章签字", Title: "业务指导单位盖章签字", Type: Choose{}, List: f.List(StampsOrNone),
			Hint: "看纸质申报书第六部分，从下拉列表中选择。", Clause: "表 六"},
		&Field{ID: StampManaging, Label: "管理单位盖章签字", Title: "管理单位盖章签字", Type: Choose{}, List: f.List(StampsOrNone),
			Hint: "看纸质申报书第六部分，从下拉列表中选择；县区上报时一般尚未盖章。", Clause: "表 填写说明5"},
		&Field{ID: PaperCopies, Label: "纸质申报书份数", Title: "纸质申报书份数", Type: Count{}, Need: Always, Most: 50,
			Hint: "随电子版报送的纸质申报书份数，整数。", Clause: "市 一式5份"},
	)
}

// 县区信息: what a county says once a workbook.
const (
	Reporter      ID = "reporter"
	ReporterPhone ID = "reporter_phone"
	ReportDate    ID = "report_date"
	NilReturn     ID = "nil_return"
	NilReason     ID = "nil_reason"
	NilSigner     ID = "nil_signer"
)

func (f *Form) addCounty() {
	f.add(County,
		&Field{ID: Reporter, Label: "填报人", Title: "填报人", Type: Line{}, Max: 20,
			Hint: "县区经办人姓名。", Clause: "市"},
		&Field{ID: ReporterPhone, Label: "填报人电话", Title: "填报人电话", Type: Phone{},
			Hint: "手机号，或者带区号的固定电话。", Clause: "市"},
		&Field{ID: ReportDate, Label: "上报日期", Title: "上报日期", Type: Day{},
			Hint: "写年月日，如 {日期举例}。", Clause: "市 5月8日前"},
		&Field{ID: NilReturn, Label: "是否零报告", Title: "是否零报告", Type: Choose{}, List: f.List(YesNo),
			Hint: "本县区没有项目可报的选“是”，并写明原因，由负责人签字。", Clause: "市 至少申报一个"},
		&Field{ID: NilReason, Label: "零报告原因", Title: "零报告原因", Type: Prose{}, Max: 200,
			Hint: "零报告的写明原因，不超过 200 字。", Clause: "市 至少申报一个"},
		&Field{ID: NilSigner, Label: "零报告签字负责人", Title: "零报告签字负责人", Type: Line{}, Max: 20,
			Hint: "零报告的由县（市、区）局负责人签字。", Clause: "市 至少申报一个"},
	)
}
