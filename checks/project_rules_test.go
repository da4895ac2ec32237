package checks

import (
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

func TestPilotPeriod(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"eleven months", "试点时间（起） | 2022年7月\n步骤 |\n步骤1 | 另行安排 | 宣传培训、体系建立、实施、自查、评估 | 示例单位", "试点时间（止） P002"},
		{"the same month", "试点时间（起） | 2023年5月\n步骤 |\n步骤1 | 另行安排 | 宣传培训、体系建立、实施、自查、评估 | 示例单位", "试点时间（止） P002"},
		{"three years", "试点时间（止） | 2024.5", ""},
		{"three years and a month", "试点时间（止） | 2024.6", "试点时间（止） P002"},
	})
}

func TestDomainAndFocus(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"a focus of its own", "重点方向 | 连翘精深加工", "重点方向 P003"},
		{"no domain chosen", "领域 |\n重点方向 | 健康养老", "领域 F001"},
		{"an alias is the same domain", "领域 | 农业农村\n申报书题目中的领域 | 农业", ""},
		{"another domain and its focus", "领域 | 服务业\n重点方向 | 健康养老", "申报书题目中的领域 P018"},
	})
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
