package checks

import (
	"fmt"
	"testing"

	"shidian/templates/form"
)

func TestTimesOfStepsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2021年6月-2021年8月": "2021-06 2021-08",
		"2021年6月—2021年8月": "2021-06 2021-08",
		"2021 年 6 月——8 月": "2021-06 2021-08",
		"2021年6月至8月":      "2021-06 2021-08",
		"2021年6-8月":       "2021-06 2021-08",
		"2021.6—8":        "2021-06 2021-08",
		"2021.6-8":        "2021-06 2021-08",
		"2021.06-2021.08": "2021-06 2021-08",
		"2021/6~2021/8":   "2021-06 2021-08",
		"2021-06至2021-08": "2021-06 2021-08",
		"2021-06-2021-08": "2021-06 2021-08",
		"202106-202108":   "2021-06 2021-08",
		"２０２１年６月－２０２１年８月":       "2021-06 2021-08",
		"第一阶段（2021年6月至8月）":      "2021-06 2021-08",
		"第1阶段：2021年6月到8月":       "2021-06 2021-08",
		"2021年6月至8月（准备阶段）":      "2021-06 2021-08",
		"2021年6月初至8月底":          "2021-06 2021-08",
		"2021年6月上旬-8月中旬":        "2021-06 2021-08",
		"2021年6月份至8月份":          "2021-06 2021-08",
		"二〇二一年六月至八月":            "2021-06 2021-08",
		"2021年11月至次年2月":         "2021-11 2022-02",
		"2021年6月1日-2021年8月31日":  "2021-06-01 2021-08-31",
		"2021.6.1-8.31":         "2021-06-01 2021-08-31",
		"2021-06-01—2021-08-31": "2021-06-01 2021-08-31",
		"2021年6月1日至15日":         "2021-06-01 2021-06-15",
		"2021年6月":               "2021-06 2021-06",
		"2021年6月底前":             "2021-06 2021-06",
		"2021-06":               "2021-06 2021-06",
		"2021-06-01":            "2021-06-01 2021-06-01",
		"2021年8月-6月":            "2021-08 2021-06", // as written; the rule tells
		"6月-2024年8月":            "2024-06 2024-08",
		"6月至2024年8月":            "2024-06 2024-08",
		"6—8月，2024年":            "",
		"11月-2022年2月":           "2021-11 2022-02",
		"6月1日-2024年8月31日":       "2024-06-01 2024-08-31",
		"12月15日至2022年1月15日":     "2021-12-15 2022-01-15",
		"第一阶段：6月～2021年8月":       "2021-06 2021-08",
		"21年6月-8月":              "2021-06 2021-08",
		"21年6月-22年2月":           "2021-06 2022-02",
		"21年6月":                 "2021-06 2021-06",
		"13月-2024年8月":           "",
		"至2024年8月":              "2024-08 2024-08",
		// What is not read is not judged.
		"6月至8月":             "",
		"2021年第三季度":         "",
		"2021年三季度":          "",
		"2021年上半年":          "",
		"2021年（6个月）":        "",
		"2021年6月起3个月":       "",
		"2021年":             "",
		"2021年全年":           "",
		"2021年6月、2021年9月":   "",
		"2021年13月-2021年14月": "",
		"试点启动后":             "",
		"2021年6月 2021年8月":   "",
		"1.2021年6月":         "",
		"2021年6月-":          "2021-06 2021-06",
		"文件〔2021〕86号印发后，2021年6月": "",
	} {
		got := ""
		if s, ok := parseSpan(form.Answer{Raw: text, Kind: form.Text}); ok {
			got = s.from.String() + " " + s.to.String()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestDateCellIsATime(t *testing.T) {
	for _, a := range []form.Answer{{Raw: "2021-06-01", Kind: form.DateCell}, {Raw: "44348", Kind: form.Number}} {
		if s, ok := parseSpan(a); !ok || s.from != (form.Date{Year: 2021, Month: 6, Day: 1}) {
			t.Errorf("%v: got %v %v", a, s, ok)
		}
	}
}

func TestSchedule(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"no steps", "步骤 |", "步骤1阶段工作内容 P013"},
		{"a stage is missing", "步骤5 | 2023年5月 | 总结经验。 | 示例单位", "步骤1阶段工作内容 P013"},
		{"a step before its predecessor", "步骤3 | 2021年7月 | 组织实施标准。 | 示例单位", "步骤3时间 P013"},
		{"steps may overlap", "步骤3 | 2021年10月-2023年2月 | 组织实施标准。 | 示例单位", ""},
		{"a step that ends before it begins", "步骤4 | 2023年4月-2023年3月 | 自查。 | 示例单位", "步骤4时间 P013"},
		{"before the pilot", "步骤1 | 2021年4月-2021年8月 | 宣传培训。 | 示例单位", "步骤1时间 P013"},
		{"after the pilot", "步骤5 | 2023年6月 | 申请评估。 | 示例单位", "步骤5时间 P013"},
		{"after the pilot, the year behind the end alone", "步骤5 | 6月-2024年8月 | 申请评估。 | 示例单位", "步骤5时间 P013"},
		{"after the pilot, a short year", "步骤5 | 24年6月 | 申请评估。 | 示例单位", "步骤5时间 P013"},
		{"before the pilot, the year behind the end alone", "步骤1 | 3月至2021年8月 | 宣传培训。 | 示例单位", "步骤1时间 P013"},
		{"the last day of the pilot's last month", "步骤5 | 2023年5月31日 | 申请评估。 | 示例单位", ""},
		{"a time in other words is left alone", "步骤4 | 实施满一年后 | 自查。 | 示例单位", ""},
		{"without a period of the pilot only the order counts", "试点时间（止） |\n步骤5 | 2029年5月 | 申请评估。 | 示例单位", "试点时间（止） F001"},
		{"an unreadable step may hold any stage", "步骤4 | 2023年3月 | （错误值）#N/A | 示例单位", "步骤4阶段工作内容 W008"},
	})
}

// scheduled is a schedule of the contents, one step each.
func scheduled(contents ...string) string {
	grid := "步骤 |"
	for i, content := range contents {
		grid += fmt.Sprintf("\n步骤%d | 另行安排 | %s | 示例单位", i+1, content)
	}
	return grid
}

func TestStagesInTheWordsOfPeople(t *testing.T) {
	const told = "步骤1阶段工作内容 P013"
	runAwkward(t, form.KindEnterprise, []awkward{
		{"a kick-off meeting, rules, audits", scheduled("召开启动会，发放资料，举办讲座", "编制标准、制修订企业标准", "贯彻执行标准，按标准组织生产", "自我检查、内部审核", "申请考核"), ""},
		{"learning, drafting, applying, inspecting", scheduled("学习标准化知识", "起草企业标准", "贯标", "自检", "接受验收"), ""},
		{"an audit is no evaluation", scheduled("动员", "建立体系", "运行", "内审", "申请验收"), ""},
		{"written out", scheduled("组织宣讲，发放标准化知识手册", "收集国家标准和行业标准，编写企业标准", "按照企业标准组织生产", "开展自我评估", "迎接考核评审"), ""},
		{"the words behind each other", scheduled("宣传", "企业标准的编制", "标准在各岗位执行", "自评估", "评估"), ""},
		{"two stages a step", scheduled("宣传培训，建立标准体系", "组织实施标准", "自查并申请评估"), ""},
		{"in one cell, a line each", scheduled("宣传培训⏎标准体系建立⏎组织实施标准⏎自查⏎申请评估"), "步骤1阶段工作内容 F012"},
		{"in one cell, a sentence each", scheduled("开展宣传培训。建立标准体系。组织实施。进行自查。申请评估。"), ""},
		{"stages named in other steps too", scheduled("宣传培训：说明体系建立、实施、自查和评估的分工", "建立标准体系", "组织实施", "自查", "申请评估"), ""},
		{"sorting, spreading, looking back", scheduled("培训", "标准的收集、梳理", "标准推广应用", "回头看", "现场评估"), ""},
		{"production by standards, inspection against them", scheduled("培训", "健全标准体系", "推行标准化生产", "对照标准开展检查", "评估验收"), ""},
		{"six steps", scheduled("成立领导小组", "宣传培训", "建立体系", "试运行", "自查", "申请验收"), ""},

		{"all named in one sentence", scheduled("宣传培训、标准体系建立、组织实施标准、自查、申请评估"), told},
		{"one sentence that pretends", scheduled("实施人员培训体系建设，开展评估和自我评价"), told},
		{"one sentence among others", scheduled("宣传培训、标准体系建立、组织实施标准、自查、申请评估", "采购设备", "安装设备", "总结", "归档"), told},
		{"three in one", scheduled("宣传培训、标准体系建立、组织实施标准", "自查、申请评估"), told},
		{"self-assessment alone", scheduled("宣传培训", "建立体系", "组织实施", "自我评估"), told},
		{"an examination of the trained", scheduled("宣传培训", "建立体系", "组织实施", "自查", "培训考核"), told},
		{"a training system is no system of standards", scheduled("宣传动员", "建设培训体系", "组织实施", "自查", "评估"), told},
		{"no publicity", scheduled("建立体系", "组织实施", "自查", "评估", "归档"), told},
		{"no implementation", scheduled("宣传培训", "编制标准", "自查", "评估", "归档"), told},
		{"a plan, and learning of standardization", scheduled("宣传培训", "制定工作方案，组织标准化知识竞赛", "运行", "自查", "评估"), told},
		{"plans but no standards", scheduled("宣传培训", "编制工作计划", "运行", "自查", "评估"), told},
		{"spreading of something else", scheduled("培训", "健全标准体系", "推广新品种", "自查", "评估"), told},
		{"an inspection by others", scheduled("培训", "健全标准体系", "组织实施标准", "迎接上级检查", "评估"), told},
		{"nothing of it", scheduled("采购设备", "安装设备"), told},
	})
}

func TestStepsWithoutTimeOrUnits(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"no time", "步骤3 |  | 组织实施标准。 | 示例单位", "步骤3时间 P021"},
		{"white space is none", "步骤3 | ␣␣ | 组织实施标准。 | 示例单位", "步骤3时间 P021"},
		{"no units", "步骤3 | 2022年3月 | 组织实施标准。 |", "步骤3负责单位及参与单位 P021"},
		{"no units in two steps is told once", "步骤3 | 2022年3月 | 组织实施标准。 |\n步骤4 | 2023年3月 | 自查。 |", "步骤3负责单位及参与单位 P021"},
		{"neither", "步骤4 |  | 自查。 |", "步骤4时间 P021\n步骤4负责单位及参与单位 P021"},
		{"no content", "步骤6 | 2023年5月 |  | 示例单位", "步骤6阶段工作内容 P021"},
		{"a time alone", "步骤6 | 2023年5月 |  |", "步骤6阶段工作内容 P021\n步骤6负责单位及参与单位 P021"},
		{"all without time", "步骤 |\n步骤1 |  | 宣传培训、体系建立 | 示例单位\n步骤2 |  | 组织实施 | 示例单位\n步骤3 |  | 自查、评估 | 示例单位", "步骤1时间 P021"},
		{"all without units", "步骤 |\n步骤1 | 2021年6月 | 宣传培训、体系建立 |\n步骤2 | 2022年6月 | 组织实施 |\n步骤3 | 2023年5月 | 自查、评估 |", "步骤1负责单位及参与单位 P021"},
		{"the first of them", "步骤1 |  | 宣传培训。 | 示例单位", "步骤1时间 P021"},

		{"a time that is not read is one", "步骤3 | 体系建成以后 | 组织实施标准。 | 示例单位", ""},
		{"a quarter", "步骤3 | 2022年三季度 | 组织实施标准。 | 示例单位", ""},
		{"a row in between that is blank", "步骤6 |  |  |\n步骤7 | 2023年5月 | 总结。 | 示例单位", ""},
		{"an unreadable time is told as that", "步骤3 | （错误值）#REF! | 组织实施标准。 | 示例单位", "步骤3时间 W008"},
		{"an unreadable unit", "步骤3 | 2022年3月 | 组织实施标准。 | （公式无结果）", "步骤3负责单位及参与单位 W008"},
		{"a number as time", "步骤3 | （数字）44621 | 组织实施标准。 | 示例单位", ""},
		{"several units", "步骤3 | 2022年3月 | 组织实施标准。 | 示例甲、示例乙", ""},
		{"no steps at all is P013's", "步骤 |", "步骤1阶段工作内容 P013"},
		{"the clean form", "邮编 | 048200", ""},
		{"one step with everything", "步骤 |\n步骤1 | 2021年6月 | 宣传培训、体系建立。实施、自查。评估。 | 示例单位", ""},
		{"a placeholder is F011's", "步骤3 | 待定 | 组织实施标准。 | 示例单位", "步骤3时间 F011"},
	})
}

// The day of the run is no part of a question: a reply to it holds on the next day too.
func TestQuestionIsTheSameOnAnotherDay(t *testing.T) {
	questions := map[int]string{}
	for _, day := range []int{7, 8} {
		p := exampleOf("", "填报日期 | 2021年5月20日")
		p.AsOf.Day = day
		for _, f := range CheckApplication(p) {
			if f.Rule == outsideCycle {
				questions[day] = f.Question()
			}
		}
	}
	if questions[7] == "" || questions[7] != questions[8] {
		t.Errorf("the questions are %v", questions)
	}
}
