package checks

import (
	"strings"
	"testing"

	"shidian/templates/form"
)

// awkward is a grid over a clean form, and what the rules find.
type awkward struct {
	name string
	grid string
	want string
}

func runAwkward(t *testing.T, kind string, cases []awkward) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { compare(t, CheckApplication(exampleOf(kind, c.grid)), c.want) })
	}
}

func TestRequiredAnswers(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"blank, and only white space", "联系人 |\n单位地址 | ␣⏎　␣", "联系人 F001\n单位地址 F001"},
		{"what the paper prints is no answer", "填报日期 | 20　　年　　月　　日\n申报书题目中的领域 | XXX", "填报日期 F001\n申报书题目中的领域 F001"},
		{"an enterprise owes its own answers", "具备独立法人资格 |\n经济类型 |\n有统一的管理机构 |", "具备独立法人资格 F001\n经济类型 F001"},
		{"of an unknown kind only what all owe", "试点类型 |\n具备独立法人资格 |", "试点类型 F001"},
		{"optional answers may stay away", "标准体系建立时间 |\n参加单位盖章签字 |", ""},
	})
	runAwkward(t, form.KindRegion, []awkward{
		{"a region owes its own answers", "有统一的管理机构 |\n参与试点的企业数 |", "有统一的管理机构 F001\n参与试点的企业数 F001"},
	})
}

func TestAnswerThatIsNotUnderstoodIsToldOnce(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"an impossible day", "填报日期 | 2021-02-30", "填报日期 F002"},
		{"a period without an end", "试点时间（止） | 两年后", "试点时间（止） F002"},
		{"a number that may be two months", "标准体系运行时间 | （数字）2021.1", "标准体系运行时间 F002"},
		{"a domain that is none", "领域 | 第三产业", "领域 F003"},
		{"staff in words", "专职标准化人员数 | 若干\n兼职标准化人员数 | 0", "专职标准化人员数 F004"},
		{"half a person", "兼职标准化人员数 | 1.5", "兼职标准化人员数 F004"},
		{"money in another unit", "配套资金（万元） | 2亿元", "配套资金（万元） F004"},
		{"a stamp in other words", "承担单位盖章签字 | 有", "承担单位盖章签字 F003"},
	})
	runAwkward(t, form.KindRegion, []awkward{
		{"enterprises in words", "参与试点的企业数 | 大部分", "参与试点的企业数 F004"},
	})
}

func TestUnreadableAnswerIsToldOnce(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"error value in a required answer", "试点名称 | （错误值）#REF!", "试点名称 W008"},
		{"formula without a result", "配套资金（万元） | （公式无结果）", "配套资金（万元） W008"},
		{"in the schedule", "步骤4 | 2023年3月 | （错误值）#N/A | 示例单位", "步骤4阶段工作内容 W008"},
	})
}

func TestCodesPhonesAndMail(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"one character short", "组织机构代码 | 91140521MA0000000", "组织机构代码 F006"},
		{"a letter that is not used", "组织机构代码 | 91140521MAO0000005", "组织机构代码 F006"},
		{"lower case is the same code", "组织机构代码 | 91140521ma00000005", ""},
		{"old code with a right check", "组织机构代码 | 12345678-8", ""},
		{"18 digits as a number", "组织机构代码 | （数字）9.11405210000000E+17", "组织机构代码 F005"},
		{"fixed line without its zero", "联系电话 | （数字）3567022000", "联系电话 F008"},
		{"two numbers, one wrong", "联系电话 | 13900000001、1234", "联系电话 F008"},
		{"mail without a domain", "电子邮箱 | biaozhunhua@", "电子邮箱 F009"},
		{"postcode of five digits", "邮编 | （数字）48200", "邮编 F010"},
		{"postcode of Beijing", "邮编 | 100000", "邮编 F010"},
	})
}

func TestPlaceholders(t *testing.T) {
	official := form.Official()
	line, noAllowed := official.Field(form.UnitAddress), official.Field(form.PolicySupport)
	for text, want := range map[string]string{
		"山西省××县××镇": "××",
		"XX镇XX村":    "XX",
		"示例：写明能够收到信件的地址": "示例：",
		"例如:沁水县":         "例如:",
		"请在此处填写":         "请在此处填",
		"示例":             "示例",
		"（同上）":           "（同上）",
		"待定。":            "待定。",
		"____":           "____",
		"/":              "/",
		"——":             "——",
		"无":              "无",
		"暂无":             "暂无",
		line.Hint:        line.Hint,
		"单位地址":           "单位地址",
		"（同单位名称）":        "（同单位名称）",
		"同注册地址":          "同注册地址",
		"见封面":            "见封面",
		"详见营业执照":         "详见营业执照",
		"参见第一部分":         "参见第一部分",
		"见附件1":           "见附件1",
		"同煤集团示例分公司":      "",
		"见山路 3 号":        "",
		"同心县示例材料厂":       "",
		"示例镇示例村 1 号":     "",
		"示例沁河药茶有限公司":     "",
		"XXL 号车间":        "",
		"型号 AXX-2 生产线旁":  "",
		"3×3 网格 2 号":     "",
		"二〇〇八年建成的园区":     "",
		"无锡路 12 号":       "",
		"略阳路 3 号":        "",
		"拟制定 DB14/T XXXX—2021《示例茶》":        "",
		"拟制定DB14/T ××××—2021":              "",
		"T/SXCY XXX-2021 团体标准":             "",
		"GB/T XXXXX《示例》、Q/QSYC XXX.1—2021": "",
		"设备型号XX-200":                       "",
		"一台 KL-XX 型设备":                     "",
		"**重点**：建立体系":                      "",
		"**一、工作目标** 建立体系":                  "",
		"推进**标准化管理**工作":                    "",
		"制定《XXX技术规程》":                      "XXX",
		"XX公司":                             "XX",
		"××年××月":                           "××",
		"**镇**村":                           "**",
		"与 XX 单位合作":                        "XX",
		"待定XX":                             "XX",
		"DB14/T 2021《XX规范》":                "XX",
		"QQ XXX":                           "XXX",
		"联系人：***":                          "***",
		"例如此类的村庄共有三处 8 号":                  "",
	} {
		if got := placeholder(line, text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := placeholder(noAllowed, "无"); got != "" {
		t.Errorf("无 is an answer where the field allows it, got %q", got)
	}
	if got := placeholder(official.Field(form.OrgCode), "XXX"); got != "" {
		t.Errorf("a code is for its own type to refuse, got %q", got)
	}
}

func TestPlaceholderIsToldOnce(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"as a whole answer it is not also too short", "标准化工作自我评价 | 略", "标准化工作自我评价 F011"},
		{"as a guarantor", "保证单位 | 待定", "保证单位 F011"},
		{"as a focus area", "重点方向 | 待定", "重点方向 F011"},
		{"as a place", "法人注册地址（县、区） | ××", "法人注册地址（县、区） F011"},
		{"in the schedule", "步骤2 | 2021年9月-2022年2月 | 标准体系建立：梳理标准，编制体系表。 | 同上", "步骤2负责单位及参与单位 F011"},
		{"no party's opinion is an answer", "参加单位意见 | 无", ""},
	})
}

func TestWhatThePaperDoesNotShowIsTold(t *testing.T) {
	const lines, width = 10, 28 // of the box of 标准化工作自我评价
	full := strings.Repeat("标", lines*width)
	list := func(n int) string {
		return strings.TrimSuffix(strings.Repeat("制定企业标准并实施。⏎", n), "⏎")
	}
	runAwkward(t, form.KindEnterprise, []awkward{
		{"one line too many", "标准化工作自我评价 | " + full + "准", "标准化工作自我评价 F012"},
		{"as many as there are lines", "标准化工作自我评价 | " + full + "⏎␣⏎", ""},
		{"short lines", "标准化工作自我评价 | " + list(lines+1), "标准化工作自我评价 F012"},
		{"as many short lines as show", "标准化工作自我评价 | " + list(lines), ""},
		{"35 short lines of a larger box", "现状及与试点应具备条件符合性 | " + list(35), "现状及与试点应具备条件符合性 F012"},
		{"a unit's name over four lines", "承担单位 | 示例" + strings.Repeat("沁河", 24) + "合作社\n单位名称 | 示例" + strings.Repeat("沁河", 24) + "合作社", ""},
		{"a unit's name that leaves its box", "承担单位 | 示例" + strings.Repeat("沁河", 34) + "合作社\n单位名称 | 示例" + strings.Repeat("沁河", 34) + "合作社", "承担单位 F012\n单位名称 F012"},
		{"what is not printed has no box", "当地政策支持 | " + strings.Repeat("沁政发〔2021〕1号文件、", 20), ""},
		{"a name of three characters", "试点名称 | 示例茶", "试点名称 F012"},
		{"a step that leaves its box", "步骤3 | 2022年3月 | 组织实施标准。" + strings.Repeat("检查", 40) + " | 示例单位", "步骤3阶段工作内容 F012"},
		{"units that leave theirs", "步骤3 | 2022年3月 | 组织实施标准。 | " + strings.Repeat("示例单位、", 12), "步骤3负责单位及参与单位 F012"},
	})
}

// Where an appendix has the whole text, nobody has to do anything; where rows were
// dragged, what shows is counted by them.
func TestWhatIsInTheAppendixIsOnlyTold(t *testing.T) {
	const home = "F38"
	long := strings.Repeat("制定企业标准并实施。\n", 15)
	for _, c := range []struct {
		name string
		with func(*form.Filled)
		want string
	}{
		{"an older workbook", func(*form.Filled) {}, "warning"},
		{"one with an appendix", func(f *form.Filled) { f.Appendix = true }, "info"},
		{"rows that were dragged higher", func(f *form.Filled) { f.SetRoom(home, 16) }, ""},
		{"rows that are still too low", func(f *form.Filled) { f.SetRoom(home, 12) }, "warning"},
	} {
		filled := exampleForm(form.Official(), form.KindEnterprise, "")
		filled.Set(form.SelfAssessment, form.Answer{Raw: long, Kind: form.Text, Cell: home})
		c.with(filled)
		severity := ""
		for _, f := range CheckApplication(understoodExample(filled)) {
			if f.Rule.ID == "F012" && f.Field == form.SelfAssessment {
				severity = f.Severity().String()
			}
		}
		if severity != c.want {
			t.Errorf("%s: it is %q, want %q", c.name, severity, c.want)
		}
	}
	// The appendix has what its boxes do not hold as they were handed out.
	filled := exampleForm(form.Official(), form.KindEnterprise, "")
	filled.Appendix = true
	filled.Set(form.SelfAssessment, form.Answer{Raw: strings.Repeat("制定企业标准并实施。\n", 8), Kind: form.Text, Cell: home})
	filled.SetRoom(home, 3)
	for _, f := range CheckApplication(understoodExample(filled)) {
		if f.Rule.ID == "F012" && f.Severity() != Warning {
			t.Errorf("rows that were made lower: %s", f.Message)
		}
	}
}

func TestNormalisingIsToldOnceAProject(t *testing.T) {
	project := exampleOf(form.KindEnterprise, "组织机构代码 | ９１１４０５２１ＭＡ０００００００５\n联系电话 | 1390␣000␣0001\n试点名称 | 示例沁河药茶⏎种植加工标准化试点\n单位名称 | 示例沁河药茶有限公司\u200b\n业务范围 | 　　种植。⏎　　加工和销售药茶。\n填报日期 | ２０２１年５月６日")
	findings := CheckApplication(project)
	compare(t, findings, "试点名称 F013")
	want := "写法已统一：“试点名称”写的是“示例沁河药茶↵种植加工标准化试点”，按“示例沁河药茶 种植加工标准化试点”读；" +
		"“组织机构代码”写的是“９１１４０５２１ＭＡ０００００００５”，按“91140521MA00000005”读。读得对的不用改。"
	if len(findings) == 1 && findings[0].Message != want {
		t.Errorf("got  %s\nwant %s", findings[0].Message, want)
	}
}

func TestWhatIsReadOtherwiseIsTold(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"a mark before a code", "组织机构代码 | '91140521MA00000005", "组织机构代码 F013"},
		{"a mark before a phone", "联系人电话 | '13900000002", "联系人电话 F013"},
		{"a full-width mark", "联系电话 | ＇0356-2220000", "联系电话 F013"},
		{"a mark before a postcode", "邮编 | '048200", "邮编 F013"},
		{"a full-width address", "电子邮箱 | ｂｉａｏｚｈｕｎ＠example.com", "电子邮箱 F013"},
		{"about so many", "兼职标准化人员数 | 约30人", "兼职标准化人员数 F013"},
		{"in numerals", "配套资金（万元） | 二十万元", "配套资金（万元） F013"},
		{"a seal in other words", "承担单位盖章签字 | 已盖章", "承担单位盖章签字 F013"},
		{"a type in other words", "经济类型 | 民营企业", "经济类型 F013"},
		{"a focus in other words", "重点方向 | 药茶", ""},
		{"several are told once", "组织机构代码 | '91140521MA00000005\n邮编 | '048200", "组织机构代码 F013"},

		{"brackets of a phone", "联系电话 | （0356）2220000", ""},
		{"spaces of a phone", "联系人电话 | 139 0000 0000", ""},
		{"full-width digits of a phone", "联系人电话 | １３９００００００００", ""},
		{"a note beside a phone", "联系人电话 | 13900000000（微信同号）", ""},
		{"space behind a name", "联系人 | 示例丙␣", ""},
		{"space in a name", "联系人 | 示 例 丙", ""},
		{"space in a code", "组织机构代码 | 9114 0521 MA00000005", ""},
		{"small letters in a code", "组织机构代码 | 91140521ma00000005", ""},
		{"a unit behind a number", "专职标准化人员数 | 2人", ""},
		{"no funds", "配套资金（万元） | 无\n当地政策支持 | 无", "当地政策支持 P014"},
		{"no accident", "近三年是否发生重大事故 | 无", ""},
		{"a code of an industry", "所属行业 | 15", ""},
		{"an alias of a domain", "领域 | 农业农村", ""},
	})
}

func TestEndsOfALineAreNotTold(t *testing.T) {
	filled := exampleForm(form.Official(), form.KindEnterprise, "")
	filled.Set(form.ContactPerson, form.Answer{Kind: form.Text, Raw: "示例丙　\n"})
	compare(t, CheckApplication(understoodExample(filled)), "")
}

func TestAnswersOfTheCountySheetAreCheckedAndBlockNothing(t *testing.T) {
	f := exampleFile()
	f.Return.County = exampleCountySheet("上报日期 | 5月\n填报人电话 | 12345\n是否零报告 | （错误值）#REF!\n填报人 | 待定")
	findings := CheckFile(f)
	compare(t, findings, "上报日期 F002\n填报人电话 F008\n是否零报告 W008\n填报人 F011")
	if Blocks(findings) {
		t.Error("an answer of 县区信息 must not refuse the file")
	}
}

func TestImplausibleNumbers(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"yuan for 万元", "配套资金（万元） | 200000", "配套资金（万元） F016"},
		{"yuan for 万元, as a number", "配套资金（万元） | （数字）2E5", "配套资金（万元） F016"},
		{"with its thousands", "配套资金（万元） | 500,000", "配套资金（万元） F016"},
		{"with the unit of the caption", "配套资金（万元） | 50000万元", "配套资金（万元） F016"},
		{"exactly a hundred million", "配套资金（万元） | 10000", "配套资金（万元） F016"},
		{"a year as staff", "专职标准化人员数 | 2021", "专职标准化人员数 F016"},
		{"a phone as staff", "兼职标准化人员数 | 13900000002", "兼职标准化人员数 F016"},
		{"a year as copies", "纸质申报书份数 | 2021", "纸质申报书份数 F016"},
		{"two zeros too many", "纸质申报书份数 | 500", "纸质申报书份数 F016"},
		{"both staffs", "专职标准化人员数 | 20000\n兼职标准化人员数 | 30000", "专职标准化人员数 F016\n兼职标准化人员数 F016"},

		{"twenty", "配套资金（万元） | 20", ""},
		{"a great deal", "配套资金（万元） | 5000", ""},
		{"short of a hundred million", "配套资金（万元） | 9999", ""},
		{"with a fraction", "配套资金（万元） | 0.5", ""},
		{"half of the staff", "兼职标准化人员数 | 120", ""},
		{"five hundred", "专职标准化人员数 | 500", ""},
		{"more copies than asked for", "纸质申报书份数 | 12", ""},
		{"no funds are P014's", "配套资金（万元） | 0", "配套资金（万元） P014"},
		{"another unit is F004's", "配套资金（万元） | 200000元", "配套资金（万元） F004"},
		{"a fraction of a person is F004's", "兼职标准化人员数 | 2000.5", "兼职标准化人员数 F004"},
	})
	runAwkward(t, form.KindRegion, []awkward{
		{"a phone as enterprises", "参与试点的企业数 | 1390000\n区域内相同行业企业总数 | 1390000", "参与试点的企业数 F016\n区域内相同行业企业总数 F016"},
		{"many enterprises", "参与试点的企业数 | 1800\n区域内相同行业企业总数 | 3000", ""},
	})
}

func TestSomebodyHasToBeThereToCallBack(t *testing.T) {
	for grid, want := range map[string]string{
		"":               "",
		"填报人 |":          "填报人 F001",
		"填报人 | ␣␣":       "填报人 F001",
		"填报人电话 |":        "填报人电话 F001",
		"填报人 |\n填报人电话 |": "填报人 F001",
		"填报人 |\n填报人电话 |\n上报日期 |\n是否零报告 |": "填报人 F001",
		"上报日期 |":           "",
		"是否零报告 |":          "",
		"填报人 | 待定":         "填报人 F011",
		"填报人电话 | 12345":    "填报人电话 F008",
		"填报人 | （错误值）#REF!": "填报人 W008",
		"填报人 | 示例庚\n填报人电话 | 0356-2220000转801": "",
	} {
		f := exampleFile()
		f.Return.County = exampleCountySheet(grid)
		findings := CheckFile(f)
		compare(t, findings, want)
		if Blocks(findings) {
			t.Errorf("%q refuses the file", grid)
		}
	}
	blank := exampleFile()
	blank.Return.County, blank.Return.Projects = exampleCountySheet("填报人 |\n填报人电话 |"), nil
	compare(t, CheckFile(blank), "")
	blank.Return.County = exampleCountySheet("填报人 |\n填报人电话 |\n是否零报告 | 是")
	compare(t, CheckFile(blank), "填报人 F001")
}
