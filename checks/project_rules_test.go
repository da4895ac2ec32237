package checks

import (
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

func TestConditionsOfAnEnterprise(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"accident and exposure each", "近三年是否发生重大事故 | 是\n三年内受到通报、处分或媒体曝光 | 是", "近三年是否发生重大事故 P004\n三年内受到通报、处分或媒体曝光 P004"},
		{"answers of a region say nothing here", "有统一的管理机构 | 否\n当地支柱性产业聚集地区 | 否\n参与试点的企业数 | 1\n区域内相同行业企业总数 | 9", ""},
		{"part-time staff are staff", "专职标准化人员数 | 0\n兼职标准化人员数 | 1", ""},
		{"no body, in words or blank", "标准化机构（或者协调组织）名称 | 无", "标准化机构（或者协调组织）名称 P009"},
		{"no body, left blank", "标准化机构（或者协调组织）名称 |", "标准化机构（或者协调组织）名称 P009"},
		{"funds alone", "当地政策支持 |", "当地政策支持 P014"},
		{"policy alone", "配套资金（万元） | 无", "配套资金（万元） P014"},
	})
}

func TestThatThereIsNothingIsSaidInManyWords(t *testing.T) {
	p := of("140521")
	for text, none := range map[string]bool{
		"无": true, "没有。": true, "暂无": true, "无政策": true, "暂无政策支持": true, "没有政策": true, "尚无相关政策": true, "暂未出台": true, "未出台政策": true, "目前没有": true,
		"无相关文件": true, "无专项政策": true, "尚未制定": true, "尚未出台相关政策文件": true, "目前暂无": true, "还没有出台政策": true, "暂时没有": true, "当地暂无政策支持": true,
		"无锡市对口帮扶政策": false, "《未成年人保护办法》": false, "没有上限的奖补政策": false, "沁政办发〔2021〕2号": false, "县政府专题会议纪要": false, "有": false,
		"暂无文件，县政府会议同意支持": false, "尚未出台，已列入2021年计划": false, "无偿提供场地": false, "无息贷款政策": false, "未来三年每年20万元": false,
	} {
		if found := asked(p, noSupport, map[form.ID]string{form.PolicySupport: text}); (len(found) == 1) != none {
			t.Errorf("P014: %q, want %v, got %v", text, none, found)
		}
	}
	for text, none := range map[string]bool{
		"无": true, "无标准化机构": true, "尚未成立": true, "未设立": true, "暂未设立": true, "没有机构": true, "没有专门机构": true, "尚未建立标准化机构": true, "暂未成立": true, "无协调组织": true, "未设置专门机构": true,
		"标准化工作领导小组": false, "质量管理部": false, "无人机标准化工作组": false, "标准化委员会（尚未挂牌）": false, "由质检科负责，未单设机构": false, "未来标准研究院": false,
	} {
		if found := asked(p, noStaff, map[form.ID]string{form.StandardsBody: text}); (len(found) == 1) != none {
			t.Errorf("P009: %q, want %v, got %v", text, none, found)
		}
	}
}

func TestConditionsOfARegion(t *testing.T) {
	runAwkward(t, form.KindRegion, []awkward{
		{"half is enough", "参与试点的企业数 | 15", ""},
		{"one short of half", "参与试点的企业数 | 14家", "参与试点的企业数 P006"},
		{"more than there are", "参与试点的企业数 | 31", "参与试点的企业数 P006"},
		{"none at all", "参与试点的企业数 | 0\n区域内相同行业企业总数 | 0", "区域内相同行业企业总数 P006"},
		{"answers of an enterprise say nothing here", "具备独立法人资格 | 否\n三年内受到通报、处分或媒体曝光 | 是", ""},
	})
}

func TestPercentIsRoundedDown(t *testing.T) {
	for want, n := range map[string][2]float64{"40%": {12, 30}, "49.9%": {4999, 10000}, "33.3%": {1, 3}, "0%": {0, 7}} {
		if got := percent(n[0], n[1]); got != want {
			t.Errorf("%v: got %s, want %s", n, got, want)
		}
	}
}

// anyTime is a schedule that fits every period.
const anyTime = "步骤 |\n步骤1 | 另行安排 | 宣传培训 | 示例单位\n步骤2 | 另行安排 | 体系建立 | 示例单位\n步骤3 | 另行安排 | 实施 | 示例单位\n步骤4 | 另行安排 | 自查和评估 | 示例单位"

func between(from, to string) string {
	return "试点时间（起） | " + from + "\n试点时间（止） | " + to + "\n" + anyTime
}

// The plan asks for 12 to 36 months, and people count both ends or one.
func TestPilotPeriod(t *testing.T) {
	for _, c := range []struct {
		from, to string
		right    bool
	}{
		{"2021年6月", "2024年6月", true}, {"2021年6月", "2024年5月", true}, {"2021年6月", "2024.5", true}, {"2021-06-15", "2024-06-14", true},
		{"2022年1月", "2025年1月", true}, {"2022年1月", "2024年12月", true}, {"2021年12月", "2024年12月", true},
		{"2021年6月", "2022年6月", true}, {"2021年6月", "2022年5月", true}, {"2022年1月", "2022年12月", true}, {"2021年6月", "2023年5月", true}, {"21年6月", "24年6月", true},
		{"2021年6月", "2024年7月", false}, {"2022年1月", "2025年2月", false}, {"2021年6月", "2025年5月", false}, {"2021年6月", "2025年6月", false}, {"2021年6月", "2031年5月", false},
		{"2021年12月", "2025年1月", false}, {"2022年7月", "2023年5月", false}, {"2022年5月", "2022年5月", false}, {"2021年6月", "2021年12月", false}, {"2022年1月", "2022年11月", false},
	} {
		want := "试点时间（止） P002"
		if c.right {
			want = ""
		}
		t.Run(c.from+" "+c.to, func(t *testing.T) { compare(t, CheckApplication(exampleOf("", between(c.from, c.to))), want) })
	}
}

func TestDatesOutsideOfTheCycle(t *testing.T) {
	between := func(from, to string) string {
		return "试点时间（起） | " + from + "\n试点时间（止） | " + to + "\n" + anyTime
	}
	runAwkward(t, form.KindEnterprise, []awkward{
		{"filed years ago", "填报日期 | 2019年5月6日", "填报日期 P020"},
		{"filed a year ago", "填报日期 | 2020年5月6日", "填报日期 P020"},
		{"filed half a year and more ago", "填报日期 | 2020年10月31日", "填报日期 P020"},
		{"filed tomorrow", "填报日期 | 2021年5月8日", "填报日期 P020"},
		{"filed after the last day", "填报日期 | 2021年5月20日", "填报日期 P020"},
		{"filed in years", "填报日期 | 2025年5月6日", "填报日期 P020"},
		{"filed last century", "填报日期 | 1999-05-06", "填报日期 P020"},
		{"a pilot that is over", between("2018-06", "2020-05"), "试点时间（止） P020"},
		{"a pilot that was over last year", between("2019年1月", "2020年12月"), "试点时间（止） P020"},
		{"a pilot that began years ago", between("2019年6月", "2022年5月"), "试点时间（起） P020"},
		{"a pilot that begins in years", between("2023年1月", "2024年12月"), "试点时间（起） P020"},
		{"both", "填报日期 | 2018年5月6日\n" + between("2018-06", "2020-05"), "填报日期 P020\n试点时间（止） P020"},

		{"filed today", "填报日期 | 2021年5月7日", ""},
		{"filed in spring", "填报日期 | 2021年3月1日", ""},
		{"filed on the first day of the year", "填报日期 | 2021年1月1日", ""},
		{"filed in December for May", "填报日期 | 2020年12月20日", ""},
		{"no day", "填报日期 |", "填报日期 F001"},
		{"a day that is none", "填报日期 | 2021年4月31日", "填报日期 F002"},
		{"a pilot from January", between("2021年1月", "2022年12月"), ""},
		{"a pilot from next year", between("2022年1月", "2023年12月"), ""},
		{"a pilot of three years", between("2021年6月", "2024年5月"), ""},
		{"a pilot the wrong way round is P001's", between("2021年6月", "2019年5月"), "试点时间（止） P001"},
		{"a pilot without an end", "试点时间（止） |", "试点时间（止） F001"},
	})
}

func TestDayOfReportOutsideOfTheCycle(t *testing.T) {
	for day, want := range map[string]string{
		"2019年5月6日": "上报日期 P020", "2020-05-06": "上报日期 P020", "2025年5月6日": "上报日期 P020",
		"2021年5月6日": "", "2021年5月8日": "", "2021年5月20日": "", "2021年4月1日": "", "": "", "5月": "上报日期 F002",
	} {
		f := exampleFile()
		f.Return.County = exampleCountySheet("上报日期 | " + day)
		findings := CheckFile(f)
		compare(t, findings, want)
		if Blocks(findings) {
			t.Errorf("%s refuses the file", day)
		}
	}
}

func TestDayAfterTheLastDayIsToldOnALaterRun(t *testing.T) {
	p := exampleOf("", "填报日期 | 2021年5月12日")
	p.AsOf = form.Date{Year: 2021, Month: 6, Day: 1}
	findings := CheckApplication(p)
	compare(t, findings, "填报日期 P020")
	if len(findings) == 1 && !strings.Contains(findings[0].Message, "晚于截止日2021年5月8日") {
		t.Error(findings[0].Message)
	}
}

func TestDomainAndFocus(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"a focus of its own", "重点方向 | 连翘精深加工", "重点方向 P003"},
		{"no domain chosen", "领域 |\n重点方向 | 健康养老", "领域 F001"},
		{"an alias is the same domain", "领域 | 农业农村\n申报书题目中的领域 | 农业", ""},
		{"another domain and its focus", "领域 | 服务业\n重点方向 | 健康养老", "申报书题目中的领域 P018"},
		{"without the province", "重点方向 | 药茶", ""},
		{"without 建设", "重点方向 | 数字乡村", "重点方向 F013"},
		{"two of the domain", "重点方向 | 山西药茶、数字乡村建设", ""},
		{"two, with a comma and short", "重点方向 | 药茶，数字乡村", "重点方向 F013"},
		{"in brackets", "重点方向 | “山西药茶”", ""},
		{"with space and a stop", "重点方向 | 山西 药茶。", ""},
		{"all of the domain", "重点方向 | 山西药茶、农村人居环境改善、数字乡村建设", ""},
		{"the same twice", "重点方向 | 山西药茶、药茶", "重点方向 F013"},
		{"without 改善", "重点方向 | 农村人居环境", "重点方向 F013"},
		{"with its kind", "重点方向 | 山西药茶产业", "重点方向 F013"},
		{"of the other domain that was chosen", "申报书题目中的领域 | 服务业\n领域 | 服务业\n重点方向 | 乡村旅游、智慧旅游", ""},
		{"the second is another domain's", "重点方向 | 山西药茶、健康养老", "重点方向 P003"},
		{"the second is of its own", "重点方向 | 山西药茶、连翘精深加工", "重点方向 P003"},
		{"too general", "重点方向 | 旅游", "重点方向 P003"},
		{"in a sentence", "重点方向 | 山西药茶种植加工", "重点方向 P003"},
		{"another domain's, short", "重点方向 | 养老", "重点方向 P003"},
		{"another domain's, with its kind", "重点方向 | 物业服务", "重点方向 F013\n重点方向 P003"},
		{"one that is nearly one", "重点方向 | 人居环境", "重点方向 P003"},
		{"one character", "重点方向 | 茶", "重点方向 P003"},
	})
}

func TestNearFocusIsOfferedWhereItIsTheOnlyOne(t *testing.T) {
	for text, want := range map[string]string{
		"人居环境": "“农村人居环境改善”", "山西药茶种植加工": "“山西药茶”", "养老": "“健康养老”", "旅游": "", "连翘": "", "茶": "", "环境": "", "高端装备": "“高端装备制造”",
	} {
		if got := nearFocus(plan.Shanxi2021(), text); got != want && got != "，相近的是"+want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestDomainFallsBackToTheTitle(t *testing.T) {
	if d, ok := exampleOf("", "领域 |\n申报书题目中的领域 | 社会管理和公共服务").Domain(); !ok || d.Name != "社会事业" {
		t.Errorf("got %v %v", d.Name, ok)
	}
	if _, ok := exampleOf("", "领域 |\n申报书题目中的领域 |").Domain(); ok {
		t.Error("a domain was made up")
	}
}

func TestSystemDates(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"this month has come", "标准体系运行时间 | 2021年5月", ""},
		{"next month has not", "标准体系运行时间 | 2021年6月", "标准体系运行时间 P015"},
		{"both in the same month", "标准体系建立时间 | 2019-06-20\n标准体系运行时间 | 2019-06-01", ""},
	})
}

func TestCopiesDependOnTheLevel(t *testing.T) {
	p := exampleOf("", "纸质申报书份数 | 3")
	if p.Region.Level != plan.County {
		t.Fatal("the example is no county")
	}
	compare(t, CheckApplication(p), "纸质申报书份数 P017")
}

func TestCopiesThatCameAgainstThoseThatAreDue(t *testing.T) {
	for entered, says := range map[string]string{
		"4": "收到纸质申报书 4 份，每个项目应报 5 份", "4份": "4 份", "四份": "4 份", "０": "0 份", "无": "0 份", "没有": "0 份", "2.0": "2 份", "约3份": "3 份",
		"缺一份": "看不出是几份", "每个5份": "看不出是几份", "5+4": "看不出是几份", "-1": "看不出是几份",
		"": "", " ": "", "5": "", "5份": "", "五份": "", "6": "", "10": "", "15份": "", "共10份": "", "５": "",
	} {
		f := exampleFile()
		f.Copies = entered
		findings := CheckFile(f)
		if says == "" {
			compare(t, findings, "")
			continue
		}
		compare(t, findings, "- P017")
		if len(findings) == 1 && !strings.Contains(findings[0].Message, says) {
			t.Errorf("%q: %s", entered, findings[0].Message)
		}
		if Blocks(findings) {
			t.Errorf("%q refuses the file", entered)
		}
	}
	withoutProjects := exampleFile()
	withoutProjects.Copies, withoutProjects.Return.Projects = "4", nil
	compare(t, CheckFile(withoutProjects), "")
	city := exampleFile()
	listOfCity(city)
	city.Copies = "3"
	for _, f := range CheckFile(city) {
		if f.Rule.ID == "P017" {
			t.Errorf("a city owes three: %s", f.Message)
		}
	}
}

func TestCopiesAsTheCountySaysThem(t *testing.T) {
	for text, says := range map[string]string{
		"4": "应报 5 份。请补齐 1 份", "四份": "请补齐 1 份", "1": "请补齐 4 份", "0": "请补齐 5 份", "3 份": "请补齐 2 份", "'4": "请补齐 1 份", "约4份": "请补齐 1 份", "２": "请补齐 3 份", "4.0": "请补齐 1 份", "共3份": "请补齐 2 份",
		"5": "", "6": "", "10": "", "五份": "", "５": "", "5份": "", "5.0": "", "一式五份": "", "": "F001", "若干": "F004",
	} {
		for _, f := range CheckApplication(exampleOf("", "纸质申报书份数 | "+text)) {
			switch {
			case f.Rule.ID == "F013" || f.Rule.ID == says:
			case f.Rule.ID != "P017" || says == "" || !strings.Contains(f.Message, says):
				t.Errorf("%q: %s %s", text, f.Rule.ID, f.Message)
			}
		}
	}
}
