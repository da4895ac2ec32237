package checks

import (
	"bytes"
	"fmt"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// TestWordingOfMessages keeps the words of every message in one file, where
// they can be read together: of the examples, and of what else a rule can say.
func TestWordingOfMessages(t *testing.T) {
	var b bytes.Buffer
	write := func(findings []Finding) {
		for _, f := range findings {
			where := "-"
			if f.Field != "" {
				where = form.Official().Title(f.Field)
			}
			fmt.Fprintf(&b, "%s %s %s: %s\n", f.Rule.ID, f.Rule.Severity, where, f.Message)
		}
	}
	b.WriteString("# Examples\n")
	for _, r := range Rules() {
		write(r.Example.Findings())
	}
	b.WriteString("\n# Other messages of projects\n")
	for _, c := range otherMessages() {
		write(CheckApplication(exampleOf(c.kind, c.grid)))
	}
	b.WriteString("\n# Other messages of files, units and rollups\n")
	for _, e := range otherFacts() {
		write(e.Findings())
	}
	golden(t, "testdata/messages.txt", b.Bytes())
}

func otherMessages() []struct{ kind, grid string } {
	return []struct{ kind, grid string }{
		{"", "填报日期 |\n具备独立法人资格 |\n纸质申报书份数 |"},
		{"", "标准体系建立时间 | 正在建立\n标准体系运行时间 | （数字）2021.1"},
		{"", "领域 | 第三产业"},
		{"", "承担单位盖章签字 | 有"},
		{"", "配套资金（万元） | 2亿元\n纸质申报书份数 | 五份"},
		{"", "组织机构代码 | 91140521MA0000000\n联系电话 | （数字）3567022000\n邮编 | （数字）48200"},
		{"", "组织机构代码 | 91140521MAO0000005"},
		{"", "联系人电话 | （公式无结果）"},
		{"", "保证单位 | 无\n标准化工作自我评价 | 略\n重点方向 | XX加工"},
		{"", "试点名称 | 示例茶\n业务指导单位 | 晋城市农业农村局⏎（盖章）"},
		{"", "试点时间（止） | 2021年12月\n步骤 |"},
		{"", "重点方向 | 连翘精深加工"},
		{"", "三年内受到通报、处分或媒体曝光 | 是"},
		{form.KindRegion, "参与试点的企业数 | 31"},
		{form.KindRegion, "参与试点的企业数 | 0\n区域内相同行业企业总数 | 0"},
		{"", "标准化机构（或者协调组织）名称 | 无\n当地政策支持 | 无"},
		{"", "配套资金（万元） | 0"},
		{"", "保证单位 | 沁水县示例镇人民政府\n业务指导单位 | 沁水县示例镇人民政府"},
		{"", "保证单位 | 高平市人民政府\n业务指导单位 | 农业农村局"},
		{"", "保证单位 | 示例市人民政府"},
		{"", "保证单位 | 高平经济开发区管委会"},
		{"", "业务指导单位 | 高平市农业农村局"},
		{"", "承担单位盖章签字 | 缺盖章\n参加单位盖章签字 | 未盖章未签字"},
		{"", "步骤1 | 2021年4月至8月 | 宣传培训 | 示例单位\n步骤3 | 2021年7月 | 组织实施 | 示例单位\n步骤4 | 2023年4月-3月 | 自查 | 示例单位"},
		{"", "参加单位盖章签字 |\n参加单位意见 | 同意参加试点。"},
		{"", "参加单位盖章签字 | 无此单位\n参加单位名称 | 示例沁水茶叶研究所"},
		{"", "试点时间（起） | 2018年6月\n试点时间（止） | 2020年5月\n填报日期 | 2021年5月20日"},
		{"", "试点时间（起） | 2024年6月\n试点时间（止） | 2025年12月"},
		{"", "专职标准化人员数 | 2021\n重点方向 | 人居环境\n承担单位盖章签字 | 已盖章"},
		{"", "步骤 |\n步骤1 |  | 宣传培训、标准体系建立、组织实施标准、自查、申请评估 | 示例单位"},
		{"", "标准体系运行时间 | 2022年1月"},
		{"", "法人注册地址（市） | 太原"},
	}
}

func otherFacts() []Example {
	unit := func(code string, change func(*UnitFacts)) Example {
		return Example{Unit: func(u *UnitFacts) {
			u.Region, _ = u.Plan.Region(code)
			change(u)
		}}
	}
	return []Example{
		{File: func(f *FileFacts) { f.Return.Mark.Edition = "0" }},
		{File: func(f *FileFacts) { f.Region.Code, f.Return.Mark.Region = "", "140599" }},
		{File: func(f *FileFacts) { f.Region.Code, f.Return.Mark.Region = "", "" }},
		{File: func(f *FileFacts) { f.Return.Mark.Kind = form.ListBook }},
		{File: func(f *FileFacts) {
			listOfCity(f)
			f.Return.Projects[0].Region = "140105"
		}},
		{File: func(f *FileFacts) { f.Return.County = exampleCountySheet("填报人 |\n填报人电话 |") }},
		{File: func(f *FileFacts) { f.Copies = "4" }},
		{File: func(f *FileFacts) { f.Copies = "每个5份" }},
		{Sent: func(s *Sent) { s.Form.Region = "140590" }},
		{File: func(f *FileFacts) { f.Sender, f.SenderFault = "高坪", "“高坪”认不出是哪个单位" }},
		{File: func(f *FileFacts) {
			listOfCity(f)
			f.Merging, f.Marked = f.Plan.Root(), f.Region
			other, _ := f.Plan.Region("140100")
			f.Clues = []Clue{{other, "文件名或者文件夹"}}
		}},
		{File: func(f *FileFacts) {
			other, _ := f.Plan.Region("140522")
			f.Clues, f.Sender = []Clue{{other, "文件名或者文件夹"}}, "沁水县"
		}},
		unit("140522", func(u *UnitFacts) { u.Status, u.Projects, u.Seeming = NoFile, nil, []string{"沁水县申报表.xlsx"} }),
		unit("140521", func(u *UnitFacts) {
			u.Status, u.Projects, u.Seeming, u.SenderUnknown = NoFile, nil, []string{"甲.xlsx", "乙.xlsx"}, []string{"沁水县申报表.xlsx"}
		}),
		unit("140100", func(u *UnitFacts) { u.Status, u.Projects, u.Seeming = NoFile, nil, []string{"晋城.xlsx"} }),
		unit("140521", func(u *UnitFacts) {
			newer := exampleProject("项目01", u.Projects[0])
			newer.Form.File = "来件/沁水县申报表（修改）.xlsx"
			u.Superseded = []Versions{{Counts: newer, Other: u.Projects[0], Changes: "“邮编”由“048000”改为“048200”，“配套资金（万元）”由“50”改为“60”"}, {Counts: newer, Other: u.Projects[0]}}
			u.LeftOut = []LeftOut{{Project: u.Projects[0], Edition: "来件/沁水县申报表（修改）.xlsx", Unsure: true}}
		}),
		unit("140525", func(u *UnitFacts) { u.Status, u.Projects = BlankBook, nil }),
		unit("140525", func(u *UnitFacts) { u.Status, u.Projects = NilFiled, nil }),
		unit("140525", func(u *UnitFacts) {
			u.Status, u.Projects, u.NilLacks = NilFiled, nil, []string{"写明原因", "负责人签字"}
		}),
		unit("140521", func(u *UnitFacts) { u.Status, u.Invalid = AllInvalid, 1 }),
		unit("140521", func(u *UnitFacts) { u.Status, u.UnopenedOfUnknown = NoFile, 1 }),
		unit("140600", func(u *UnitFacts) { u.Status, u.UnopenedOfUnknown = NoFile, 1 }),
		unit("140521", func(u *UnitFacts) { u.Status, u.Invalid, u.Refused = AllInvalid, 1, 2 }),
		unit("140521", func(u *UnitFacts) { u.Status, u.Projects, u.Refused = AllInvalid, nil, 1 }),
		unit("140521", func(u *UnitFacts) {
			u.Status, u.Projects = CameAsScan, nil
			u.Unread = []UnreadFile{{Path: "沁水县.pdf", Unread: form.Unread{As: form.AsScan}}, {Path: "沁水县.rar", Unread: form.Unread{As: form.AsOther}}}
		}),
		unit("140600", func(u *UnitFacts) {
			u.Status, u.Projects = CameAsWord, nil
			u.Unread = []UnreadFile{{Path: "朔州.docx", Unread: form.Unread{As: form.AsWord}, Detail: "请录入"}}
		}),
		unit("140521", func(u *UnitFacts) { u.Plan.MinProjects = 2 }),
		unit("140521", func(u *UnitFacts) {
			second := exampleProject("项目01", u.Projects[0])
			second.Form.File = "来件/补报.xlsx"
			u.Projects = append(u.Projects, second)
		}),
		unit("140600", func(u *UnitFacts) { u.Status = BlankBook }),
		unit("140600", func(u *UnitFacts) { u.Status = NilFiled }),
		unit("140600", func(u *UnitFacts) { u.Status, u.Projects, u.Refused = AllInvalid, nil, 1 }),
		unit("140600", func(u *UnitFacts) { u.Status, u.Unscreened = NoFile, 1 }),
		unit("140600", func(u *UnitFacts) { u.Status, u.Projects, u.Foreign = AllInvalid, nil, 2 }),
		unit("140171", func(u *UnitFacts) { u.Status = NoFile }),
		{Rollup: func(r *RollupFacts) {
			r.Standings = []Standing{
				{Name: "示例试点", Recommend: RecommendYes, Opinion: OpinionReturn, Late: true, Reason: "材料不全"},
				{Name: "示例试点", Opinion: OpinionReturn},
			}
			r.Contests = []Contest{
				{Cap: plan.Cap{Scope: plan.EachUnit, Unit: r.Merging, Domain: "工业", Most: 2}, Candidates: 4, Why: "第 2 名有两个项目并列。", Undecided: []string{"“示例甲”", "“示例乙”"}},
				{Cap: plan.Cap{Scope: plan.EachUnit, Unit: r.Merging, Domain: "农业", Most: 2}, Candidates: 1, Why: "有项目要先核实", Undecided: []string{"“示例甲”"}, Asks: []string{"“示例甲”：较新的“新.xlsx”中没有这个项目"}},
				{Cap: plan.Cap{Scope: plan.EachUnit, Unit: r.Merging, Domain: "服务业", Most: 2}, Candidates: 5, Why: "有项目要先核实", Undecided: []string{"“示例甲”", "“示例乙”"}, Asks: []string{"像是重复（R004）", "像是划掉了（F014）", "是图片（F015）", "像是重复申报（R004）"}},
			}
		}},
		{Rollup: func(r *RollupFacts) {
			other := exampleOf("", "试点名称 | 示例沁河药茶种植与加工标准化试点\n组织机构代码 | 12140521MB0000000C")
			other.Region, _ = r.Plan.Region("140105")
			r.Projects = append(r.Projects, other)
		}},
	}
}
