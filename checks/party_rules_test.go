package checks

import (
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// asked is what one rule of a project says of answers that are put over the clean form.
func asked(p *Application, rule *Rule, answers map[form.ID]string) []Finding {
	filled := *p.Form
	filled.Answers = map[form.ID]form.Answer{}
	for id, a := range p.Form.Answers {
		filled.Answers[id] = a
	}
	for id, text := range answers {
		filled.Answers[id] = form.Answer{Raw: text, Kind: form.Text}
		if text == "" {
			filled.Answers[id] = form.Answer{}
		}
	}
	var found []Finding
	rule.Project(NewApplication(&filled, p.Plan, p.choices, p.Region, p.AsOf), func(f Finding) { found = append(found, f) })
	return found
}

// of is the clean form as one of the region of the embedded plan.
func of(code string) *Application {
	p := exampleOf("", "")
	region, _ := p.Plan.Region(code)
	return NewApplication(p.Form, p.Plan, p.choices, region, p.AsOf)
}

// judge holds what a rule says of each answer against what it should.
func judge(t *testing.T, p *Application, rule *Rule, id form.ID, fine, wrong string) {
	t.Helper()
	for text := range strings.FieldsSeq(fine) {
		if found := asked(p, rule, registeredAtHome(p, id, text)); len(found) > 0 {
			t.Errorf("%s of %s: “%s” is fine, and it says %s", rule.ID, p.Region.Name, text, found[0].Message)
		}
	}
	for text := range strings.FieldsSeq(wrong) {
		if found := asked(p, rule, registeredAtHome(p, id, text)); len(found) != 1 || found[0].Field != id {
			t.Errorf("%s of %s: “%s” is wrong, and it says %v", rule.ID, p.Region.Name, text, found)
		}
	}
}

// registeredAtHome is the answer beside a unit that is registered where the project is filed.
func registeredAtHome(p *Application, id form.ID, text string) map[form.ID]string {
	answers := map[form.ID]string{form.RegisteredCity: p.Plan.RegionName(p.Region.Parent), form.RegisteredCounty: p.Region.Name}
	answers[id] = text
	return answers
}

func TestGuarantor(t *testing.T) {
	judge(t, of("140521"), wrongGuarantor, form.GuarantorUnit, `
		沁水县人民政府 沁水县政府 沁水人民政府 晋城市沁水县人民政府（盖章） 山西省晋城市沁水县人民政府 沁水县人民政府办公室 沁水县政府办
		县人民政府 县政府 本县人民政府 市人民政府 晋城市人民政府 山西省人民政府 沁水县委县政府 中共沁水县委、县政府 沁水县财政局、沁水县人民政府 保证单位：沁水县人民政府
		晋城市市场监督管理局 晋城市场监督管理局 山西省晋城市市场监督管理局 晋城市市场监管局 晋城市市监局 市市场监管局 山西省市场监督管理局
		沁水县人民政府。 沁水县财政局和沁水县人民政府 沁水县人民政府和晋城市市场监督管理局 沁水县发展和改革局、沁水县人民政府
		晋城经济技术开发区管理委员会 晋城开发区管委会 沁水县经济开发区管委会 山西转型综合改革示范区管理委员会 沁水现代农业产业示范区管委会 丹河新区管委会`, `
		沁水县端氏镇人民政府 沁水县示例乡人民政府 沁水县龙港街道办事处 沁水县示例镇示例村村民委员会 示例镇政府
		沁水县市场监督管理局 县市场监督管理局 管委会 沁水县管委会 人民政府 市场监督管理局 晋城市市场监督管理局城区分局 高平市市场监督管理局 高平市场监督管理局 太原市市场监督管理局 晋城市城区市场监督管理局 山西转型综合改革示范区市场监督管理局
		阳城县人民政府 高平市人民政府 高平市政府 太原市人民政府 天镇县人民政府 晋城市城区人民政府 晋城市阳城县人民政府办公室 河南省济源市人民政府
		沁水县农业农村局 沁水县财政局 晋城市农业农村局 示例沁河药茶有限公司 高平经济开发区管委会 长治高新技术产业开发区管理委员会 沁水县示例镇示例村村委会、沁水县示例镇人民政府 沁水县发展和改革局 沁水县财政局和沁水县农业农村局`)
	for _, two := range []string{"沁水县人民政府办公室 晋城市市场监督管理局", "沁水县财政局\n沁水县人民政府", "沁水县 人民政府", "沁水县\n人民政府"} {
		if found := asked(of("140521"), wrongGuarantor, map[form.ID]string{form.GuarantorUnit: two}); len(found) > 0 {
			t.Errorf("%q is fine: %s", two, found[0].Message)
		}
	}
	judge(t, of("140223"), wrongGuarantor, form.GuarantorUnit, "广灵县人民政府", "天镇县人民政府")
	judge(t, of("140222"), wrongGuarantor, form.GuarantorUnit, "天镇县人民政府 天镇县政府 大同市人民政府", "沁水县人民政府 阳高县人民政府 天镇县示例镇人民政府")
	judge(t, of("140171"), wrongGuarantor, form.GuarantorUnit, "山西转型综合改革示范区管理委员会 综改示范区管委会 管委会 太原市小店区人民政府 晋中市人民政府 山西转型综合改革示范区市场监督管理局", "小店区示例镇人民政府 示例有限公司 山西转型综合改革示范区经济发展局")
}

func TestGuidingUnit(t *testing.T) {
	judge(t, of("140521"), wrongGuiding, form.GuidingUnit, `
		晋城市农业农村局 晋城农业农村局 山西省晋城市农业农村局 山西晋城市农业农村局 市工业和信息化局 市市场监督管理局 本市商务局 晋城市城市管理局 晋城市市场监督管理局 晋城市场监督管理局
		沁水县农业农村局、晋城市农业农村局 国家税务总局晋城市税务局 国网山西省电力公司晋城供电公司 晋城市人力资源和社会保障局 中共晋城市委组织部 中共晋城市委 市委组织部 晋城市公安局 晋城市供销合作社联合社 业务指导单位：晋城市农业农村局`, `
		沁水县农业农村局 沁水农业农村局 晋城市沁水县农业农村局 晋城沁水农业农村局 高平市农业农村局 高平农业农村局 晋城市城区教育局 中共沁水县委组织部 国家税务总局沁水县税务局 国网沁水供电公司
		沁水县示例镇人民政府 农业农村局 县农业农村局 市场监督管理局 太原市农业农村局 太原农业农村局 山西省农业农村厅 晋城市农业农村局驻沁水县工作站 示例街道办事处`)
	judge(t, of("140171"), wrongGuiding, form.GuidingUnit, "山西省科学技术厅 山西转型综合改革示范区管委会 示范区科技金融部", "太原市科学技术局 晋城市科学技术局")
}

func TestRegisteredPlace(t *testing.T) {
	judge(t, of("140522"), registeredElsewhere, form.RegisteredCity, `晋城 晋城市 山西晋城 山西省晋城 山西省晋城市 山西晋城市 中国山西省晋城市 晋城市阳城县 山西省晋城市阳城县凤城镇 山西-晋城`,
		"太原 太原市 山西太原 山西省太原市 晋中市 高平市 晋城市高平市 山西省晋城市沁水县 山西省 河南省济源市 示例市")
	judge(t, of("140522"), registeredElsewhere, form.RegisteredCounty, "阳城 阳城县 晋城市阳城县 山西省晋城市阳城县 山西阳城 阳城县凤城镇 阳城凤城镇示例村 阳城北留 阳城县（凤城镇） 阳城县示例路1号 沁水县、阳城县",
		"沁水 沁水县 高平市 晋城市高平市 山西省晋城市泽州县 沁水县端氏镇 晋城市 城区 晋城 平定 阳高县 示例县 县 本县")
	judge(t, of("140502"), registeredElsewhere, form.RegisteredCounty, "城区 城 晋城市城区 晋城城区 城区北街街道", "平城区 大同市平城区 太原市小店区 高平")
	judge(t, of("140581"), registeredElsewhere, form.RegisteredCounty, "高平 高平市 高平县 高平市南城街道", "泽州 晋城市")
	judge(t, of("140322"), registeredElsewhere, form.RegisteredCounty, "盂 盂县 阳泉市盂县", "平定县 城区")
	if found := asked(of("140171"), registeredElsewhere, map[form.ID]string{form.RegisteredCity: "晋中市"}); len(found) > 0 {
		t.Errorf("示范区 has units from everywhere: %s", found[0].Message)
	}
}

func TestUnitIsNamedTheSameOnBothPages(t *testing.T) {
	p := of("140521")
	for _, c := range []struct {
		cover, name string
		same        bool
	}{
		{"晋城示例药业有限公司", "晋城示例药业有限公司", true},
		{"示例（晋城）药业有限公司", "示例(晋城)药业有限公司", true},
		{"示例ABC 药业\n有限公司", "示例ＡＢＣ药业有限公司", true},
		{"晋城示例药业有限公司", "晋城示例药业有限责任公司", true},
		{"晋城示例药业有限公司", "晋城市示例药业有限公司", true},
		{"山西省晋城市示例药业有限公司", "晋城示例药业有限公司", true},
		{"晋城示例药业", "晋城示例药业有限公司", true},
		{"示例药业有限公司", "晋城示例药业有限公司", true},
		{"晋城示例药业有限公司（盖章）", "晋城示例药业有限公司", true},
		{"承担单位：晋城示例药业有限公司", "晋城示例药业有限公司", true},
		{"晋城示例药业有限公司、沁水县示例合作社", "沁水县示例合作社", true},
		{"晋城示例药业有限公司和沁水县示例合作社", "晋城示例药业有限公司", true},
		{"晋城示例药业有限公司\n沁水县示例合作社", "沁水示例专业合作社", true},
		{"沁水县示例果品农民专业合作社", "沁水县示例果品专业合作社", true},
		{"沁水县农业农村局", "沁水县农业农村局（沁水县乡村振兴局）", true},
		{"沁水县农业农村局", "农业农村局", true},
		{"沁水县农业农村局", "县农业农村局", true},
		{"本县农业农村局", "沁水县农业农村局", true},
		{"沁水县市场监督管理局", "沁水县市场监管局", true},
		{"沁水县市监局", "沁水县市场监督管理局", true},
		{"沁水县示例镇人民政府", "示例镇政府", true},
		{"沁水经济开发区管委会", "沁水经济开发区管理委员会", true},
		{"晋城示例药业有限公司等3家单位", "晋城示例药业有限公司", true},
		{"牵头单位：晋城示例药业有限公司；参加单位：示例合作社", "晋城示例药业有限公司", true},
		{"示例（集团）有限公司", "示例集团有限公司", true},
		{"晋城示例集团\n药业有限公司", "晋城市示例集团药业有限公司", true},
		{"沁水县示例果品专业合作社", "", true},
		{"沁水县示例果品专业合作社", "XXX", true},

		{"晋城示例药业有限公司", "阳城示例蚕桑有限公司", false},
		{"晋城示例药业有限公司", "阳城示例药业有限公司", false},
		{"山西示例药业有限公司", "晋城示例药业有限公司", false},
		{"晋城示例药业有限公司", "晋城示例药业股份有限公司", false},
		{"晋城示例药业有限公司", "晋城示例药业有限公司阳城分公司", false},
		{"晋城示例药业有限公司", "晋城示例药业有限公司（阳城分公司）", false},
		{"晋城示例药业有限公司", "晋城示例药业专业合作社", false},
		{"晋城示例药业有限公司", "晋城示例医药有限公司", false},
		{"沁水县示例果品专业合作社", "沁水县示例果品专业合作社联合社", false},
		{"沁水县人民政府", "晋城市人民政府", false},
		{"沁水县农业农村局", "沁水县林业局", false},
		{"县农业农村局", "县林业局", false},
		{"沁水县农业农村局", "市农业农村局", false},
		{"山西 示例甲公司", "山西 示例乙公司", false},
		{"甲示例有限公司、乙示例有限公司", "甲示例有限公司、丙示例有限公司", false},
		{"示例集团有限公司", "示例集团药业有限公司", false},
		{"晋城示例药业有限公司", "晋城示例药业有限公司工会", false},
		{"沁水县示例镇人民政府", "沁水县人民政府", false},
		{"沁水县示例第一合作社", "沁水县示例第二合作社", false},
		{"有限公司", "示例有限公司", false},
	} {
		found := asked(p, unitNamedTwice, map[form.ID]string{form.UndertakingUnit: c.cover, form.UnitName: c.name})
		if (len(found) == 0) != c.same {
			t.Errorf("%q and %q: want the same %v, got %v", c.cover, c.name, c.same, found)
		}
	}
}

func TestAnotherUnitOnTheCoverIsAnotherQuestion(t *testing.T) {
	ask := func(cover string) string {
		for _, f := range CheckApplication(exampleOf("", "承担单位 | "+cover+"\n单位名称 | 示例汾河药茶有限公司")) {
			if f.Rule == unitNamedTwice {
				return f.Question()
			}
		}
		t.Fatalf("%s is not told", cover)
		return ""
	}
	if ask("示例沁河药茶有限公司") == ask("示例丹河药茶有限公司") || ask("示例沁河药茶有限公司") != ask("示例 沁河药茶有限公司") {
		t.Error("the question is not that of the two answers")
	}
	if long := strings.Repeat("示例", 600); ask(long+"甲公司") == ask(long+"乙公司") {
		t.Error("what the message cuts is not asked about")
	}
}

func TestStamps(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"undertaking and guarantor", "承担单位盖章签字 | 未盖章未签字\n保证单位盖章签字 | 缺盖章", "承担单位盖章签字 P012\n保证单位盖章签字 P012"},
		{"a participating unit that is there must stamp", "参加单位盖章签字 | 缺盖章", "参加单位盖章签字 P012"},
		{"a participating unit has an opinion and no stamp", "参加单位盖章签字 |\n参加单位意见 | 同意参加试点。", "参加单位盖章签字 P012"},
		{"a participating unit has a head and no stamp", "参加单位盖章签字 |\n参加单位负责人 | 示例壬", "参加单位盖章签字 P012"},
		{"a participating unit signs on a day and has no stamp", "参加单位盖章签字 |\n参加单位签署日期 | 2021年5月6日", "参加单位盖章签字 P012"},
		{"all three are told once", "参加单位盖章签字 |\n参加单位意见 | 同意\n参加单位负责人 | 示例壬\n参加单位签署日期 | 2021年5月6日", "参加单位盖章签字 P012"},
		{"no participating unit", "参加单位盖章签字 |", ""},
		{"no participating unit, in words", "参加单位盖章签字 |\n参加单位意见 | 无", ""},
		{"no participating unit, chosen", "参加单位盖章签字 | 无参加单位\n参加单位意见 | 无", "参加单位盖章签字 F013"},
		{"a participating unit that stamped", "参加单位盖章签字 | 盖章签字齐全\n参加单位意见 | 同意参加试点。", ""},
		{"an opinion of another party", "参加单位盖章签字 |\n承担单位意见 | 同意申报。", ""},
		{"sealed, in other words", "承担单位盖章签字 | 已盖章\n保证单位盖章签字 | 已签字盖章", "承担单位盖章签字 F013"},
		{"not sealed, in other words", "承担单位盖章签字 | 未盖章\n保证单位盖章签字 | 已盖章未签字", "承担单位盖章签字 F013\n承担单位盖章签字 P012\n保证单位盖章签字 P012"},
		{"neither, in other words", "保证单位盖章签字 | 都没有", "保证单位盖章签字 F013\n保证单位盖章签字 P012"},
		{"guiding and managing units may follow", "业务指导单位盖章签字 | 未盖章未签字\n管理单位盖章签字 | 未盖章未签字", ""},
	})
}

func TestZonesOfThePlanAreNamedInShort(t *testing.T) {
	p := exampleOf("", "").Plan
	regions := append(p.Regions, plan.Region{Code: "140590", Name: "晋城经济技术开发区", Level: plan.County, Parent: "140500", Files: true})
	zoned := *p
	zoned.Regions = regions
	with := plan.New(zoned)
	county, _ := with.Region("140521")
	zone, _ := with.Region("140590")
	example := exampleOf("", "")
	of := func(r plan.Region) *Application {
		return NewApplication(example.Form, with, with.Choices(), r, example.AsOf)
	}
	judge(t, of(county), wrongGuarantor, form.GuarantorUnit, "晋城经开区管委会 晋城经济技术开发区管理委员会 晋城开发区管委会", "高平开发区管委会 晋城经济技术开发区市场监督管理局")
	judge(t, of(zone), wrongGuarantor, form.GuarantorUnit, "晋城经济技术开发区管理委员会 晋城市人民政府 泽州县人民政府", "泽州县示例镇人民政府")
	judge(t, of(county), wrongGuiding, form.GuidingUnit, "晋城市科学技术局", "晋城经开区科学技术局")
}

func TestStampsOfEachParty(t *testing.T) {
	p := of("140521")
	for _, c := range []struct {
		field form.ID
		wrong bool
	}{{form.StampUndertaking, true}, {form.StampParticipating, true}, {form.StampGuarantor, true}, {form.StampGuiding, false}, {form.StampManaging, false}} {
		for _, answer := range []string{form.StampComplete, form.StampNoSeal, form.StampNoSign, form.StampNone} {
			found := asked(p, stampMissing, map[form.ID]string{c.field: answer})
			if want := c.wrong && answer != form.StampComplete; (len(found) == 1) != want {
				t.Errorf("%s of %s: want a finding %v, got %v", answer, c.field, want, found)
			}
		}
	}
}
