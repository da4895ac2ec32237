package interop

import (
	"fmt"
	"os"
	"strings"

	"shidian/templates/form"
)

// spoiling is one answer put over a good form: 邮编, 100000.
type spoiling struct {
	kind  string // of the example: enterprise when empty, or region
	id    form.ID
	a     form.Answer
	plain bool // the panel has to say what is wrong in its own words
	right bool // nothing is wrong, and the panel has to see that
}

func (s spoiling) String() string { return fmt.Sprintf("%s %q (%d)", s.id, s.a.Raw, s.a.Kind) }

func readText(path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func texts(id form.ID, raws ...string) []spoiling {
	var all []spoiling
	for _, raw := range raws {
		s := spoiling{id: id, a: form.Answer{Kind: form.Text, Raw: raw}}
		if raw == "" {
			s.a = form.Answer{}
		}
		all = append(all, s)
	}
	return all
}

func kindOf(kind form.AnswerKind, id form.ID, raws ...string) []spoiling {
	all := texts(id, raws...)
	for i := range all {
		all[i].a.Kind = kind
	}
	return all
}

func ofRegion(all []spoiling) []spoiling {
	for i := range all {
		all[i].kind = "region"
	}
	return all
}

// told are those that the panel has to tell in its own words; taken those that it has
// to take for right.
func told(all []spoiling) []spoiling {
	for i := range all {
		all[i].plain = true
	}
	return all
}

func taken(all []spoiling) []spoiling {
	for i := range all {
		all[i].right = true
	}
	return all
}

// spoilings are the ways in which single answers go wrong, and some in which they only
// look so.
func spoilings() []spoiling {
	var all []spoiling
	add := func(some ...[]spoiling) {
		for _, s := range some {
			all = append(all, s...)
		}
	}
	for _, f := range form.Official().Fields() {
		if f.Need != form.Optional {
			kind := ""
			if f.Need == form.OfRegion {
				kind = "region"
			}
			blank := told(texts(f.ID, ""))
			blank[0].kind = kind
			add(blank, texts(f.ID, " 　", "\u00a0", "\n", "\u200b "))
		}
		if f.List != nil && !f.List.Open {
			add(told(texts(f.ID, "别的")), texts(f.ID, "是。", "ｘ", "农*", "?", "有", "无", "√", "未发生", "近三年没有发生过", "□是 ☑否", "未盖章", "无此单位", "民营企业", "企业", "机关", "13", "否 ", "农业农村", "社会管理和公共服务", "试点 企业", "盖章签字 齐全", "私营企业", "已盖章"),
				kindOf(form.Number, f.ID, "13", "1"))
		}
	}
	add(dateSpoilings(), numberSpoilings(), codeSpoilings(), conditionSpoilings())
	return all
}

func dateSpoilings() []spoiling {
	var all []spoiling
	for _, id := range []form.ID{form.PilotFrom, form.PilotTo, form.SystemRunning} {
		all = append(all, told(texts(id, "待定", "2021年13月", "2021年6月-2023年5月", "2021年", "2021-6日", "2021月6年", "2021年6月日", "20210", "2021-00", "1948年6月"))...)
		all = append(all, texts(id, "二〇二一年六月", "二○二一年十三月", "２０２１年６月", "2021 6", "2021 - 06", "19年6月", "2021年6月底", "2021年6月至今", "2021年6月止", "2021年6月为止", "2021年6月结束", "2021/6/1 10:00", "2021年\u200b6月", "2021年6月（暂定）", "六月", "明年六月", "2100年1月", "2021.06.31", "2021x06", "2021-06-1 2")...)
		all = append(all, kindOf(form.Number, id, "2021.1", "2021.5", "2021.12", "2021", "202106", "202113", "20210601", "20210631", "44348", "12", "-5", "0", "17900")...)
	}
	for _, raw := range []string{"2021-06", "2021年6月", "2021.6", "2021/06", "2021年06月份", "202106", "20210601", "2021年6月1日", "2021 年 6 月", "2021年6", "2021-6-", "2021.6.5号", "2021年6月份5日"} {
		all = append(all, taken(texts(form.PilotFrom, raw))...)
	}
	all = append(all, taken(kindOf(form.DateCell, form.PilotFrom, "2021-06-01", "2021-06-30"))...)
	all = append(all, taken(texts(form.FormDate, "2021-05-06", "2021年5月6日", "20210506", "2021.5.6", "2021/5/6", "2021 年 5 月 6 日"))...)
	all = append(all, told(texts(form.FormDate, "2021年5月", "2021年4月31日", "2021-02-29", "2021.5.0", "5月6日", "上周五", "2021-05-06-07", "2021年5月6"+"7日8日"))...)
	all = append(all, taken(kindOf(form.DateCell, form.FormDate, "2021-05-06"))...)
	all = append(all, texts(form.FormDate, "二〇二一年五月六日", "2021年5月6日（星期四）", "2024-02-29", "2020年2月30日")...)
	all = append(all, kindOf(form.Number, form.FormDate, "44322", "2021.5", "202105", "20210506", "20210532")...)
	for _, party := range []form.PartyID{form.Undertaking, form.Managing} {
		all = append(all, told(texts(party.Date(), "手写", "2021年13月1日"))...)
		all = append(all, taken(texts(party.Date(), "2021年5月6日"))...)
	}
	return all
}

func numberSpoilings() []spoiling {
	var all []spoiling
	for _, id := range []form.ID{form.StaffFull, form.StaffPart, form.PaperCopies, form.EnterprisesIn, form.EnterprisesAll, form.MatchingFunds} {
		all = append(all, told(texts(id, "若干", "两三个人左右吧", "-3", "1.2.3", "5-6"))...)
		all = append(all, texts(id, "12", "12.5", "12.0", "1,200", "约20", "二千三", "一万二", "'20", "20。", "20余", "十二", "１２", "1e2", "+5", ".5", "5.", ".", "12人", "36户", "20万元", "二十万元", "200000元", "2亿元", "无", "没有", "12 家", "人", "1 2", "999999999999999", "9999999999999999")...)
		all = append(all, kindOf(form.Number, id, "12", "12.5", "-1", "0", "2.0000000000000004", "1E16")...)
	}
	for i := range all {
		if all[i].id == form.EnterprisesIn || all[i].id == form.EnterprisesAll {
			all[i].kind = "region"
		}
	}
	return all
}

func codeSpoilings() []spoiling {
	var all []spoiling
	add := func(some ...[]spoiling) {
		for _, s := range some {
			all = append(all, s...)
		}
	}
	add(told(texts(form.OrgCode, "911405210000000001", "91140521MA0000000", "91140521MA00000006", "代码", "91140521-MA0000000-5", "9114052IMA00000005", "12345", "91140521MA0000000512345")),
		taken(texts(form.OrgCode, "91140521MA00000005", "91140521ma00000005", " 9114 0521 MA00 0000 05")),
		texts(form.OrgCode, "９１１４０５２１MA00000005", "12345678-0", "123456789", "12345678X", "国家代码九位数字", "91140521MA\u200b00000005"),
		kindOf(form.Number, form.OrgCode, "123456789", "12345678", "911405210000000000", "123456789012345"),
		told(kindOf(form.Number, form.OrgCode, "911405210000000000")))
	add(told(texts(form.Email, "biaozhunhua#example.com", "a@b", "@example.com", "a@@example.com", "a@example.com;b@example.com", "a@example..com", "a@-example.com", "a@example.com.", "无", "甲@example.com")),
		taken(texts(form.Email, "name@example.com", "NAME@Example.COM", "mailto:name@example.com", "a.b-c+d@x-1.example.com", " name@example.com ", "na me@example.com")),
		texts(form.Email, "ｎame＠example．com", "name@example.com\u200b", "name@[127.0.0.1]"))
	add(told(texts(form.Postcode, "100000", "04820", "0482000", "O48200", "无")), taken(texts(form.Postcode, "048200", "048000", "0 4 8 2 0 0")),
		texts(form.Postcode, "０４８２００"), kindOf(form.Number, form.Postcode, "48200", "48200.5", "100000"))
	return all
}

// conditionSpoilings are answers that are well written and do not do.
func conditionSpoilings() []spoiling {
	var all []spoiling
	add := func(some ...[]spoiling) {
		for _, s := range some {
			all = append(all, s...)
		}
	}
	add(told(texts(form.PilotTo, "2021年5月", "2020-01", "2025年5月", "2021年8月", "2024年8月")), taken(texts(form.PilotTo, "2022年5月", "2024年5月", "2023-05-31")), texts(form.PilotTo, "2024年6月", "2022年4月"),
		texts(form.MajorAccident, "未出现过", "无此类情况", "否（近三年未发生重大事故）", "否（2019年有一起）"), texts(form.Penalties, "未被通报、处分、曝光", "无上述情况"), texts(form.PolicySupport, "暂无政策支持"), texts(form.StandardsBody, "尚未成立"),
		told(texts(form.MajorAccident, "是")), told(texts(form.Penalties, "是")), told(texts(form.IndependentLegal, "否")),
		ofRegion(told(texts(form.UnifiedBody, "否"))), ofRegion(told(texts(form.PillarIndustry, "否"))), ofRegion(texts(form.Penalties, "是", "无")), ofRegion(texts(form.IndependentLegal, "否")),
		ofRegion(told(texts(form.EnterprisesIn, "14", "31"))), ofRegion(taken(texts(form.EnterprisesIn, "15", "30"))), ofRegion(told(texts(form.EnterprisesAll, "0", "37", "17"))),
		told(texts(form.StandardsBody, "无", "没有", "")), ofRegion(told(texts(form.StaffPart, "0"))),
		told(texts(form.StampUndertaking, form.StampNoSeal, form.StampNoSign, form.StampNone)), told(texts(form.StampGuarantor, form.StampNoSign)), told(texts(form.StampParticipating, form.StampNone)), taken(texts(form.StampParticipating, form.StampNoSuchOne, "")),
		told(texts(form.PolicySupport, "", "无", "暂无。")), told(texts(form.MatchingFunds, "", "0")), texts(form.PolicySupport, "无。。", "（无）", "有"),
		told(texts(form.Partners, "示例乙有限公司", "示例丙合作社、示例丁公司")), told(texts(form.Participating.Signer(), "示例甲")), told(texts(form.Participating.Date(), "2021年5月6日")), taken(texts(form.Partners, "无", "")), texts(form.Partners, "待定", "××公司"),
		told(texts(form.PaperCopies, "4", "0")), taken(texts(form.PaperCopies, "5", "6份")),
		told(texts(form.TitleDomain, "服务业")), told(texts(form.Domain, "工业", "社会事业")), texts(form.TitleDomain, "XXX", "xxx", "农业", "X X X"),
		texts(form.PilotKind, form.KindRegion, "企业", "试点企业。"))
	for _, s := range all {
		if strings.TrimSpace(s.a.Raw) == "" && s.a.Kind == form.Text {
			panic(s.String())
		}
	}
	return all
}
