package wordform

import (
	"strings"
	"testing"

	"shidian/samples/docs"
	"shidian/templates/form"
)

// What people leave in a form is read as they see it, and told.
func TestWhatIsDoubtfulIsAsked(t *testing.T) {
	const same = "=" // the answer of the official form
	for name, c := range map[string]struct {
		old, new string // an edit of the official form
		field    form.ID
		want     string
		asks     string // "" for nothing
	}{
		"tracked change":                           {"示例街道1号", "示例街道{-1-}{+2+}号", form.UnitAddress, "山西省晋城市阳城县示例街道2号", "删去了“1”"},
		"tracked insertion":                        {"示例街道1号", "示例街道1{+2+}号", form.UnitAddress, "山西省晋城市阳城县示例街道12号", "加入了“2”"},
		"struck out":                               {"| 048100", "| {~048000~}048100", form.Postcode, same, "划掉的字“048000”"},
		"all struck out":                           {"| 048100", "| {~048100~}", form.Postcode, "", "划掉的字“048100”"},
		"hidden":                                   {"| 048100", "| 048100{?9?}", form.Postcode, same, "看不见的字"},
		"white":                                    {"| 048100", "| 048100{!9!}", form.Postcode, same, "看不见的字"},
		"picture":                                  {"| 048100", "| {pic}", form.Postcode, "", "“邮编”里有图片"},
		"footnote":                                 {"| 048100", "| 048100{note}", form.Postcode, same, "脚注"},
		"unknown symbol":                           {"| 048100", "| 048100{sym:F021}", form.Postcode, "048100\uFFFD", "认不出的符号"},
		"text box":                                 {"附件", "附件{box:邮编改为 048200}", form.Postcode, same, "048200"},
		"automatic number":                         {"\\n（二）近三年没有", "\\n{#}近三年没有", form.Conditions, "", "自动编号"},
		"row deleted":                              {"| 2022年3月-12月 |", "|- 2022年3月-12月 |", form.StepTime, "", "删去了“2022年3月-12月"},
		"caption twice":                            {"| 单位地址 |", "| 邮编 | 048200\n| 单位地址 |", form.Postcode, "", "两处"},
		"caption twice, one":                       {"| 单位地址 |", "| 邮编 | 048100\n| 单位地址 |", form.Postcode, same, ""},
		"caption missing":                          {"| 邮编 | 048100", "| | 048100", form.Postcode, "", "没有找到“邮编”"},
		"unknown caption":                          {"| 单位地址 |", "| 传真 | 0356-1\n| 单位地址 |", form.UnitPhone, same, "传真"},
		"row of captions":                          {"| 联系电话 | 2>0356-4220000 | 电子邮箱 | 2>a@example.com", "| 联系电话 | 电子邮箱\n| 0356-4220000 | a@example.com", form.UnitPhone, same, ""},
		"captions in a row and no answers below":   {"| 联系电话 | 2>0356-4220000 | 电子邮箱 | 2>a@example.com", "| 联系电话 | 电子邮箱", form.UnitPhone, "", ""},
		"two captions in one cell":                 {"| 联系电话 | 2>0356-4220000 | 电子邮箱 | 2>a@example.com", "| 3>联系电话：0356-4220000　电子邮箱：a@example.com", form.Email, same, ""},
		"both boxes ticked":                        {"2>否", "2>☑是 ☑否", form.MajorAccident, "☑是 ☑否", "不合这一栏"},
		"a tick between":                           {"2>否", "2>是 √否", form.MajorAccident, "是 √否", "不合这一栏"},
		"ticks behind":                             {"2>否", "2>是□ 否√", form.MajorAccident, same, ""},
		"a heading quoted in prose":                {"\n一、建立体系", "\n五、经费保障情况\n一、建立体系", form.FundingUse, same, "像第五部分的标题"},
		"the next heading quoted in prose":         {"\n一、建立体系", "\n四、计划工作步骤、时间进度、阶段工作内容\n一、建立体系", form.FundingUse, same, "像第四部分的标题"},
		"a caption quoted in prose":                {"\n一、建立体系", "\n单位名称：别的公司\n一、建立体系", form.UnitName, same, ""},
		"a sentence that begins as a caption":      {"\n标准制定、", "\n经费来源稳定。标准制定、", form.FundingSource, same, ""},
		"no heading of a section":                  {"五、经费保障情况\n", "", form.UnitName, same, "没有找到第五部分"},
		"an underscore in an answer":               {"a@example.com", "a_b@example.com", form.Email, "a_b@example.com", ""},
		"registered place as an address":           {"晋城市 阳城县(区)", "山西省晋城市阳城县示例街道1号", form.RegisteredCounty, "阳城县", ""},
		"registered place in its blanks":           {"2>晋城市 阳城县(区)", "晋城 | 市 | 阳城 | 县（区）", form.RegisteredCounty, "阳城", ""},
		"registered place that is none":            {"晋城市 阳城县(区)", "示例街道", form.RegisteredCounty, "", "认不出市和县"},
		"period that is none":                      {"2021 年 6 月 至  2023 年 5 月", "两年", form.PilotTo, "", "认不出起止年月"},
		"period with a dash":                       {"2021 年 6 月 至  2023 年 5 月", "2021年6月—2023年5月", form.PilotTo, same, ""},
		"period in Chinese numerals":               {"2021 年 6 月 至  2023 年 5 月", "二〇二一年六月至二〇二三年五月", form.PilotTo, "二〇二三年五月", ""},
		"domain of no plan":                        {"农业农村 标准化", "XXX 标准化", form.TitleDomain, "", ""},
		"domain above the title":                   {"农业农村 标准化", "农业农村领域\n标准化", form.TitleDomain, "农业农村领域", ""},
		"day in the letterhead":                    {"2021 年 5 月 6 日", "二〇二一年五月六日", form.FormDate, "二〇二一年五月六日", ""},
		"control with its placeholder":             {"| 048100", "| {postcode=}", form.Postcode, "", ""},
		"control that says otherwise":              {"| 048100", "| {postcode=048200}048100", form.Postcode, "048200", "旁边还写着"},
		"control of another field":                 {"| 048100", "| {postcode=048200}", form.Postcode, "048200", ""},
		"control with an unknown tag":              {"| 048100", "| {nonsense=048100}", form.Postcode, same, ""},
		"a schedule without its caption":           {"| 时间 | 阶段", "| | 阶段", form.StepTime, "", "没有找到“时间”"},
		"words beside the schedule":                {"五、经费", "另：冬季停工\n五、经费", form.UnitName, same, "冬季停工"},
		"captions above their answers":             {"：   阳城示例蚕桑有限公司      \n保证单位：   阳城县人民政府      \n业务指导单位：   晋城市农业农村局", "：\n保证单位：\n业务指导单位：\n阳城示例蚕桑有限公司\n阳城县人民政府\n晋城市农业农村局", form.GuidingUnit, "", "“阳城示例蚕桑有限公司”"},
		"a blank caption above an answer":          {"保证单位：   阳城县人民政府      \n业务指导单位：   晋城", "保证单位：\n业务指导单位：\n晋城", form.GuidingUnit, same, ""},
		"the word for the seal":                    {"承担单位：   阳城示例蚕桑有限公司", "承担单位：（盖章）阳城示例蚕桑有限公司（公章）", form.UndertakingUnit, same, ""},
		"a hint in the caption":                    {"| 联系电话 |", "| 联系电话（手机）* |", form.UnitPhone, same, ""},
		"a hint of length in the caption":          {"| 标准化工作\\n自我评价 |", "| 标准化工作自我评价（200字以内） |", form.SelfAssessment, same, ""},
		"another caption in the brackets":          {"| 单位地址 |", "| 单位地址（邮编） |", form.UnitAddress, "", "“单位地址（邮编）”"},
		"an answer in the brackets":                {"| 联系电话 | 2>0356-4220000", "| 联系电话（0356-4220000） | 2>", form.UnitPhone, "", "0356-4220000"},
		"a caption of section 五 quoted":            {"\n标准制定、", "\n经费来源：县财政。\n标准制定、", form.FundingSource, same, "经费来源"},
		"a note below the schedule":                {"\n五、经费", "\n| 3>备注：时间可以调整。\n五、经费", form.UnitName, same, "“备注：时间可以调整。”"},
		"columns of a step merged":                 {"| 2022年3月-12月 | 组织实施标准 | 承担单位", "| 2022年3月-12月 | 2>组织实施标准", form.UnitName, same, "合并了几列"},
		"several steps in a row":                   {"| 2022年3月-12月 | 组织实施标准 |", "| 2022年3月\\n2022年4月 | 组织\\n实施标准 |", form.UnitName, same, "几步写在一行"},
		"parties side by side":                     {"承担单位（盖章）：\n负责人（签字）：\n　　年　　月　　日\n参加单位（盖章）：\n负责人（签字）：\n", "| 承担单位（盖章）： | 参加单位（盖章）：\n| 负责人（签字）：甲某 | 负责人（签字）：乙某\n", "signer_undertaking", "甲某", ""},
		"parties side by side, the other":          {"承担单位（盖章）：\n负责人（签字）：\n　　年　　月　　日\n参加单位（盖章）：\n负责人（签字）：\n", "| 承担单位（盖章）： | 参加单位（盖章）：\n| 负责人（签字）：甲某 | 负责人（签字）：乙某\n", "signer_participating", "乙某", ""},
		"the party in the left column":             {"承担单位（盖章）：\n负责人（签字）：\n", "| 承担单位意见 | 同意。\\n（盖章）\\n负责人（签名）：甲某\n", "opinion_undertaking", "同意。", ""},
		"who signs in the right column":            {"承担单位（盖章）：\n负责人（签字）：\n", "| 承担单位意见 | 同意。\\n（盖章）\\n负责人（签名）：甲某\n", "signer_undertaking", "甲某", ""},
		"another heading of section 一":             {"一、承担单位基本信息", "一、基本信息", form.UnitName, same, "“一、基本信息”当作第一部分的标题"},
		"another heading of section 四":             {"四、计划工作步骤、时间进度、阶段工作内容", "四、实施步骤及时间安排", form.ExpectedGoals, same, "当作第四部分的标题读的"},
		"another heading of section 六":             {"六、试点承担单位、参加单位、保证单位、业务指导单位及管理单位意见", "六、审批意见", form.FundingSource, same, "“六、审批意见”当作第六部分的标题"},
		"another heading in capitals":              {"三、试点预期实现工作目标", "3.试点目标任务", form.CurrentWork, same, "当作第三部分的标题读的"},
		"its number in prose":                      {"\n一、建立体系", "\n四、推广计划。\n一、建立体系", form.FundingUse, same, ""},
		"no heading of section 六":                  {"六、试点承担单位、参加单位、保证单位、业务指导单位及管理单位意见\n", "", form.FundingUse, same, "funding_source: 没有找到第六部分的标题"},
		"its caption before the answer":            {"| 单位名称 | 3>", "| 单位名称 | 3>单位名称：", form.UnitName, same, ""},
		"a digit a cell":                           {"| 邮编 | 048100", "\n| 邮编 | 0 | 4 | 8 | 1 | 0 | 0", form.Postcode, same, ""},
		"registered place in two lines":            {"晋城市 阳城县(区)", "晋城市\\n阳城县", form.RegisteredCounty, "阳城县", ""},
		"period in words":                          {"2021 年 6 月 至  2023 年 5 月", "自2021年6月起至2023年5月止（24个月）", form.PilotTo, same, ""},
		"period with its length":                   {"2021 年 6 月 至  2023 年 5 月", "2021年6月-2023年5月，共2年", form.PilotTo, same, ""},
		"a doubtful answer":                        {"| 048100", "| 048100/048200", form.Postcode, "048100/048200", "不是 6 位数字"},
		"a name that goes over two lines":          {"阳城桑蚕养殖标准化试点      ", "阳城桑蚕养殖\n标准化试点", form.PilotName, "阳城桑蚕养殖", "pilot_name: 封面有一段话没有归到任何一栏，没有读入：“标准化试点”"},
		"an answer that is the caption of another": {"| 其他有限责任公司 | 邮编", "| 法人 | 邮编", form.EconomicType, "法人", "economic_type: “法人”一格像“法定代表人（负责人）”的标题，当作“经济类型”的答案读的"},
		"a name that is a caption":                 {"姓名 | 2>乙某", "姓名 | 2>负责人", form.StandardsLead, "负责人", "当作“标准化负责人姓名”的答案读的"},
		"prose in several cells":                   {"| 5>桑蚕养殖、蚕茧收购和技术推广。", "| 2>桑蚕养殖、 | 3>蚕茧收购和技术推广。", form.BusinessScope, "桑蚕养殖、\n蚕茧收购和技术推广。", ""},
		"prose in a grid beside its caption":       {"| 业务范围 | 5>桑蚕养殖、蚕茧收购和技术推广。", "| v>业务范围 | 主业 | 4>桑蚕养殖\n| ^ | 副业 | 4>蚕茧收购", form.BusinessScope, "主业\n桑蚕养殖\n副业\n蚕茧收购", ""},
		"another caption behind the answer":        {"| 2>甲某 |", "| 2>甲某　职务：经理 |", form.LegalRepresentative, "甲某　职务：经理", "legal_representative: “法定代表人（负责人）”写的是“甲某　职务：经理”"},
		"an answer that goes on in the next row":   {"| 5>桑蚕养殖、蚕茧收购和技术推广。", "| 5>桑蚕养殖、\n|  | 5>蚕茧收购", form.BusinessScope, "桑蚕养殖、", "business_scope: 第一部分有一段话没有归到任何一栏，没有读入：“蚕茧收购”"},
		"a fourth column":                          {"| 承担单位\n| 2021年9月", "| 承担单位 | 已完成\n| 2021年9月", form.UnitName, same, "已完成"},
	} {
		t.Run(name, func(t *testing.T) {
			official := text(t, "official")
			edited := strings.Replace(official, c.old, c.new, 1)
			if edited == official {
				t.Fatalf("the form has no %q", c.old)
			}
			f := mustParse(t, edited)
			answers, _ := truth(t)
			if c.want == same {
				c.want = answers[c.field]
			}
			if got := f.Filled.Answer(c.field).Raw; got != c.want && c.asks != "自动编号" {
				t.Errorf("%s is %q, should be %q", c.field, got, c.want)
			}
			all := strings.Join(asksOf(f), "\n")
			if c.asks == "" && all != "" || !strings.Contains(all, c.asks) {
				t.Errorf("should ask %q, asks\n%s", c.asks, all)
			}
			for id, want := range answers {
				if got := f.Filled.Answer(id).Raw; got != "" && got != want && id != c.field && !related(id, c.field) && !strings.Contains(all, string(id)) {
					t.Errorf("%s is %q, and was %q", id, got, want)
				}
			}
		})
	}
}

// related are the blanks that have one caption, and prose that the edit is in.
func related(a, b form.ID) bool {
	pair := map[form.ID]form.ID{form.PilotFrom: form.PilotTo, form.RegisteredCity: form.RegisteredCounty}
	return pair[a] == b || a == form.ExpectedGoals || a == form.FundingUse
}

// LibreOffice 7.4 writes a control of plain text once for every script in it, each time
// with all of the text.
func TestControlThatIsRepeatedIsAsked(t *testing.T) {
	control := func(text string) string {
		return `<w:sdt><w:sdtPr><w:alias w:val="邮编"/></w:sdtPr><w:sdtContent><w:r><w:t>` + text + `</w:t></w:r></w:sdtContent></w:sdt>`
	}
	f, err := parse(docs.Of(text(t, "official")).Edit(docs.Body, `<w:r><w:rPr></w:rPr><w:t xml:space="preserve">048100</w:t></w:r>`, control("048100")+control("048100")).Zip())
	if err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(asksOf(f), "\n"); !strings.Contains(all, "重复了几遍") {
		t.Errorf("asks %s", all)
	}
}

func FuzzForm(f *testing.F) {
	for _, text := range []string{"附件\n农业农村标准化试点项目申报书\n试点名称：甲\n一、承担单位基本信息\n| 单位名称 | 3>乙 | 邮编 | ^\n二、承担试点的工作基础\n| v>目前标准化工作情况 | 丙\n| ^ | 丁\n三、试点预期实现工作目标\n戊",
		"四、计划工作步骤\n| 时间 | 工作内容 | 责任单位\n| v>一 | 二 | 三\n| ^ | 四\n五、经费保障情况\n1. 经费来源：甲\n六、单位意见\n承担单位（盖章）：\n负责人（签字）：甲2021年5月6日", "{pilot_name=甲}{postcode=}{+加+}{-减-}{~划~}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		said, err := parse(docs.Make(text))
		if err != nil {
			return
		}
		for id, a := range said.Filled.Answers {
			if !form.Official().Has(id) || a.Raw == "" || a.Kind != form.Text {
				t.Fatalf("%s: %+v", id, a)
			}
		}
		for _, a := range said.Asks {
			if a.Text == "" || a.Field != "" && !form.Official().Has(a.Field) {
				t.Fatalf("ask %+v", a)
			}
		}
	})
}
