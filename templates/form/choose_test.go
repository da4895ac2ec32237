package form

import (
	"strings"
	"testing"
)

func TestQuestionsAreAnsweredInTheirOwnWords(t *testing.T) {
	fixed := Official().FixedChoices()
	compareAnswers(t, MajorAccident, fixed, `
		无             → 否
		没有           → 否
		未发生         → 否
		没有发生过     → 否
		未发生重大事故 → 否
		近三年未发生重大服务质量、安全、环境保护事故 → 否
		近3年来从未发生过重大事故 → 否
		近三年无重大质量、安全、环境事故 → 否
		近三年未发生重大安全事故 → ? [list]
		没有质量事故   → ? [list]
		发生过安全事故 → 是
		我单位近三年无重大事故 → 否
		否，未发生     → 否
		否（近三年未发生重大事故） → 否
		否（2019年有一起） → ? [list]
		是（无）       → ? [list]
		未出现过重大事故 → 否
		未发生上述事故 → 否
		无此类情况     → 否
		近三年以来没有出现过此类事故 → 否
		不存在         → 否
		×              → 否
		0              → 否
		FALSE          → 否
		□是 ☑否        → 否
		☐是☒否         → 否
		是□ 否√        → 否
		有             → 是
		发生过         → 是
		√是 □否        → 是
		√              → 是
		(n)0           → 否
		否√            → 否
		未发生，但有一起一般事故 → ? [list]
		没有发生重大事故，发生过一般质量事故 → ? [list]
		无，见附件     → ? [list]
		是√否          → ? [list]
		☑是☑否         → ? [list]
		□是□否         → ? [list]
		不清楚         → ? [list]
		基本没有       → ? [list]
		是否           → ? [list]
		2              → ? [list]`)
	compareAnswers(t, Penalties, fixed, `
		未受到         → 否
		未被通报、处分、曝光 → 否
		未被处分       → ? [list]
		无上述情况     → 否
		未受过通报处分曝光 → 否
		未受过通报处分 → ? [list]
		未受到处分     → ? [list]
		无媒体曝光     → ? [list]
		三年内未受到通报、处分或媒体曝光 → 否
		没有受到过任何通报、处分和媒体曝光 → 否
		受到通报       → 是
		未受到通报，受到处分   → ? [list]
		未受到通报受到处分     → ? [list]
		无通报有处分           → ? [list]
		未受到处分但被媒体曝光 → ? [list]
		未受到行政处罚         → ? [list]`)
	compareAnswers(t, IndependentLegal, fixed, `
		有             → 是
		具备           → 是
		具有独立法人资格 → 是
		是的。         → 是
		TRUE           → 是
		不具备         → 否
		无             → 否
		没有独立法人资格 → 否
		非独立法人     → 否
		正在办理       → ? [list]
		由上级法人承担 → ? [list]`)
	compareAnswers(t, UnifiedBody, fixed, `
		有             → 是
		有统一的管理机构 → 是
		尚未           → 否
		没有统一的管理机构 → 否
		暂无           → 否
		有两个         → ? [list]
		拟成立         → ? [list]`)
	compareAnswers(t, PillarIndustry, fixed, `
		属于           → 是
		是支柱性产业聚集地区 → 是
		不属于         → 否
		不是           → 否
		有             → ? [list]
		无             → ? [list]`)
	compareAnswers(t, NilReturn, fixed, `
		是的           → 是
		√              → 是
		是零报告       → 是
		不是           → 否
		非零报告       → 否
		无             → ? [list]
		有             → ? [list]
		没有           → ? [list]`)
}

func TestSealsAndSignaturesInOtherWords(t *testing.T) {
	compareAnswers(t, StampUndertaking, Official().FixedChoices(), `
		已盖章         → 盖章签字齐全
		盖章           → 盖章签字齐全
		已加盖公章     → 盖章签字齐全
		盖章签字       → 盖章签字齐全
		已签字盖章     → 盖章签字齐全
		已签字、已盖章 → 盖章签字齐全
		有盖章有签字   → 盖章签字齐全
		签字盖章齐全   → 盖章签字齐全
		签章齐全       → 盖章签字齐全
		都有           → 盖章签字齐全
		☑盖章签字齐全  → 盖章签字齐全
		未盖章         → 缺盖章
		没有盖章       → 缺盖章
		待盖章         → 缺盖章
		已签字，未盖章 → 缺盖章
		只签字         → 缺盖章
		未签字         → 缺签字
		已盖章未签字   → 缺签字
		仅盖章         → 缺签字
		负责人未签字   → 缺签字
		未盖章签字     → 未盖章未签字
		没有盖章和签字 → 未盖章未签字
		无签字无盖章   → 未盖章未签字
		都没有         → 未盖章未签字
		有签字         → ? [list]
		已签字         → ? [list]
		有             → ? [list]
		无             → ? [list]
		√              → ? [list]
		盖章中         → ? [list]
		部分盖章       → ? [list]
		章不清楚       → ? [list]`)
	compareAnswers(t, StampParticipating, Official().FixedChoices(), `
		无此单位     → 无此单位
		无参加单位   → 无此单位
		没有参加单位 → 无此单位
		不涉及       → 无此单位
		未盖章       → 缺盖章
		无           → ? [list]
		没有         → ? [list]`)
}

// A suggestion that means something else would be followed.
func TestOnlyWhatMeansTheSameIsOffered(t *testing.T) {
	var types []Choice
	for _, name := range []string{"国有企业", "集体企业", "联营企业", "国有联营企业", "有限责任公司", "其他有限责任公司", "股份有限公司", "私营企业", "私营有限责任公司", "外资企业", "中外合资经营企业", "中外合作经营企业", Cooperative, SoleTrader, NoEnterprise} {
		types = append(types, Choice{Name: name})
	}
	industries := []Choice{{Name: "农业"}, {Name: "农副食品加工业", Aliases: []string{"13", "13农副食品加工业"}}, {Name: "黑色金属矿采选业"}, {Name: "有色金属矿采选业"}, {Name: "金属制品业"}, {Name: "非金属矿物制品业"}, {Name: "软件和信息技术服务业"}, {Name: "住宿业"}, {Name: "餐饮业"}}
	choices := Official().FixedChoices()
	choices[EconomicTypes], choices[Industries] = types, industries
	compareAnswers(t, EconomicType, choices, `
		民营企业     → 私营企业
		民企         → 私营企业
		有限公司     → 有限责任公司
		有限责任公司（自然人投资或控股） → 私营有限责任公司
		有限责任公司(法人独资) → 其他有限责任公司
		股份公司     → 股份有限公司
		专业合作社   → 农民专业合作社
		农民专业合作社 → 农民专业合作社
		个体户       → 个体工商户
		事业单位     → 非企业单位
		中外合资     → 中外合资经营企业
		有限责任公司（台港澳法人独资） → ? [list]
		合资企业     → ? [list]
		国企         → ? [list]
		混合所有制   → ? [list]`)
	compareAnswers(t, Industry, choices, `
		农副食品加工业（面粉） → 农副食品加工业
		C13          → 农副食品加工业
		C13 农副食品加工业 → 农副食品加工业
		13-农副食品加工业 → 农副食品加工业
		C1           → ? [list]
		农副食品加工 → ? [list]`)
	for field, offers := range map[ID]map[string]string{
		Industry: {"农副食品加工": "农副食品加工业", "住宿": "住宿业", "软件和信息技术": "软件和信息技术服务业", "农副产食品加工业": "农副食品加工业",
			"色金属矿采选业": "", "非金属制品业": "", "白色金属矿采选业": "", "种植": ""},
		EconomicType: {"混合所有制": "", "联合企业": "", "公营企业": "", "非私营有限责任公司": "", "中外合": "", "外商合资企业": "", "国有联营": "国有联营企业"},
	} {
		for text, want := range offers {
			_, faults, _ := understood(field, Answer{Raw: text, Kind: Text}, choices)
			if len(faults) != 1 {
				t.Errorf("%s: %v", text, faults)
				continue
			}
			_, offered, _ := strings.Cut(faults[0].Detail, "相近的是")
			if offered != "" && want == "" || want != "" && offered != "“"+want+"”" {
				t.Errorf("%s: offered %q, not %q", text, offered, want)
			}
		}
	}
	for _, text := range []string{"有签字", "已签字", "有", "部分盖章"} {
		_, faults, _ := understood(StampGuarantor, Answer{Raw: text, Kind: Text}, choices)
		if strings.Contains(faults[0].Detail, "相近") {
			t.Errorf("%s: %s", text, faults[0].Detail)
		}
	}
}

func TestFocusAreasInOtherWords(t *testing.T) {
	choices := Choices{FocusAreas: {
		{Name: "山西药茶", Aliases: []string{"药茶"}}, {Name: "数字乡村建设"}, {Name: "农村人居环境改善"}, {Name: "乡村旅游"}, {Name: "智慧旅游"}, {Name: "科技服务"}, {Name: "信息技术"}, {Name: "物业"}, {Name: "大数据"},
	}}
	compareAnswers(t, FocusArea, choices, `
		药茶         → 山西药茶
		数字乡村     → 数字乡村建设
		农村人居环境 → 农村人居环境改善
		大数据产业   → 大数据
		乡村旅游业   → 乡村旅游
		物业服务     → 物业
		信息技术服务 → 信息技术
		山西药茶、数字乡村建设 → 山西药茶、数字乡村建设
		药茶，数字乡村 → 山西药茶、数字乡村建设
		药茶/药茶    → 山西药茶
		旅游         → 旅游
		连翘加工     → 连翘加工
		药茶、连翘加工 → 药茶、连翘加工
		养老服务     → 养老服务`)
}
