package form

// otherCaptions are those that people write instead of the form's own, when they make
// the form anew in Word: 邮政编码 for 邮编.
func otherCaptions() map[ID][]string {
	return map[ID][]string{
		PilotName:           {"项目名称", "试点项目名称"},
		PilotFrom:           {"试点起止时间", "试点期限", "起止时间"},
		FormDate:            {"填报日期", "填表日期", "申报日期"},
		UnitName:            {"承担单位名称", "单位全称"},
		OrgCode:             {"统一社会信用代码", "统一社会信用代码（组织机构代码）", "组织机构代码（统一社会信用代码）", "信用代码"},
		LegalRepresentative: {"法定代表人", "负责人", "法人代表", "法人代表（负责人）", "法人"},
		RegisteredCity:      {"注册地址", "法人注册地"},
		UnitAddress:         {"地址", "通讯地址", "通信地址", "详细地址", "办公地址"},
		Industry:            {"行业", "行业类别"},
		EconomicType:        {"企业类型", "单位类型", "经济性质"},
		Postcode:            {"邮政编码"},
		UnitPhone:           {"电话", "联系方式", "单位电话", "电话号码"},
		Email:               {"E-mail", "Email", "邮箱", "电子邮件", "电子信箱"},
		StandardsBody:       {"标准化机构名称", "标准化机构", "标准化机构（协调组织）名称"},
		StandardsLead:       {"标准化负责人", "标准化工作负责人"},
		BusinessScope:       {"经营范围", "主营业务"},
		MajorAccident:       {"近三年是否发生重大事故", "近三年是否发生重大服务质量安全环境保护事故"},
		SystemEstablished:   {"体系建立时间"},
		SystemRunning:       {"体系运行时间"},
		SelfAssessment:      {"自我评价"},
		Conditions:          {"现状及与试点条件符合性", "现状及符合性"},
		CurrentWork:         {"目前标准化工作", "标准化工作情况"},
		StepTime:            {"时间进度", "起止时间", "时间安排", "进度"},
		StepContent:         {"工作内容", "阶段内容", "工作步骤", "主要内容"},
		StepUnits:           {"负责单位", "责任单位", "负责单位和参与单位"},
		FundingUse:          {"经费投入方向", "主要投入方向"},
		FundingSource:       {"经费来源", "资金来源"},
	}
}
