package form

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// spoken is the entry of the field's list that people mean by the text: 私营企业 by
// 民营企业, 否 by 未发生, 缺盖章 by 未盖章. It is "" where the text may mean another one as
// well: 无 in the box for a seal may say that there is no seal, or no such unit.
func (f *Field) spoken(text string) string {
	key := choiceKey(text)
	if name := spokenWords[f.List.ID][key]; name != "" {
		return name
	}
	switch f.List.ID {
	case YesNo:
		return f.yesOrNo(text)
	case Stamps, StampsOrNone:
		return stampWords(key)
	}
	return ""
}

// withoutNote is the name of an industry without what it is about in brackets behind it
// and the letter of its section before it: C13 农副食品加工业（面粉）.
func withoutNote(text string) string {
	return sectionLetter.ReplaceAllString(noteBehind.ReplaceAllString(Fold(text), ""), "$1")
}

var (
	noteBehind    = regexp.MustCompile(`[(（][^()（）]*[)）]$`)
	sectionLetter = regexp.MustCompile(`^[A-Ta-t](\d{2})`)
)

// spokenWords are what people write for an entry and that means the same, by list and as
// choices are compared (choiceKey). Of the licences the words are those of 营业执照.
var spokenWords = map[ListID]map[string]string{
	YesNo: {
		"是的": Yes, "对": Yes, "√": Yes, "✓": Yes, "✔": Yes, "☑": Yes, "1": Yes, "true": Yes, "yes": Yes, "y": Yes,
		"不是": No, "不": No, "×": No, "✗": No, "✘": No, "0": No, "false": No, "no": No, "n": No,
	},
	PilotKinds: {
		"企业": KindEnterprise, "企业试点": KindEnterprise, "企业类": KindEnterprise,
		"区域": KindRegion, "区域试点": KindRegion, "区域类": KindRegion,
	},
	StampsOrNone: {
		"没有此单位": StampNoSuchOne, "无该单位": StampNoSuchOne, "没有该单位": StampNoSuchOne, "无单位": StampNoSuchOne, "没有单位": StampNoSuchOne,
		"无参加单位": StampNoSuchOne, "没有参加单位": StampNoSuchOne, "无业务指导单位": StampNoSuchOne, "无管理单位": StampNoSuchOne,
		"不涉及": StampNoSuchOne, "不适用": StampNoSuchOne,
	},
	EconomicTypes: {
		"全民所有制": "国有企业", "全民所有制企业": "国有企业", "集体": "集体企业", "集体所有制": "集体企业", "集体所有制企业": "集体企业",
		"股份合作制": "股份合作企业", "股份合作制企业": "股份合作企业",
		"有限公司": "有限责任公司", "有限责任": "有限责任公司", "股份公司": "股份有限公司",
		"民营企业": "私营企业", "民营": "私营企业", "民企": "私营企业", "私营": "私营企业", "私企": "私营企业", "私有企业": "私营企业", "私人企业": "私营企业",
		"民营有限责任公司": "私营有限责任公司", "民营有限公司": "私营有限责任公司", "私营有限公司": "私营有限责任公司", "民营股份有限公司": "私营股份有限公司",
		"个人独资企业": "私营独资企业", "国有独资": "国有独资公司", "国有独资企业": "国有独资公司",
		"有限责任公司自然人投资或控股": "私营有限责任公司", "有限责任公司自然人独资": "私营有限责任公司", "有限责任公司自然人投资或控股的法人独资": "私营有限责任公司",
		"有限责任公司国有独资": "国有独资公司", "有限责任公司国有控股": "其他有限责任公司", "有限责任公司法人独资": "其他有限责任公司",
		"有限责任公司非自然人投资或控股的法人独资": "其他有限责任公司", "其他有限责任": "其他有限责任公司",
		"股份有限公司非上市自然人投资或控股": "私营股份有限公司", "股份有限公司上市": "股份有限公司", "股份有限公司非上市": "股份有限公司", "其他股份有限公司非上市": "股份有限公司", "其他股份有限公司上市": "股份有限公司",
		"中外合资": "中外合资经营企业", "中外合资企业": "中外合资经营企业", "有限责任公司中外合资": "中外合资经营企业", "中外合作": "中外合作经营企业", "中外合作企业": "中外合作经营企业",
		"外商独资": "外资企业", "外商独资企业": "外资企业", "外商投资": "外商投资企业", "港澳台投资企业": "港、澳、台商投资企业", "港澳台企业": "港、澳、台商投资企业",
		"合作社": Cooperative, "专业合作社": Cooperative, "农民合作社": Cooperative, "农业专业合作社": Cooperative, "农业合作社": Cooperative, "农民专业合作社联合社": Cooperative, "农民专业合作联社": Cooperative,
		"个体": SoleTrader, "个体户": SoleTrader, "个体经营": SoleTrader, "个体经营户": SoleTrader, "个体工商": SoleTrader,
		"事业单位": NoEnterprise, "机关": NoEnterprise, "行政机关": NoEnterprise, "政府机关": NoEnterprise, "机关单位": NoEnterprise, "行政单位": NoEnterprise, "行政事业单位": NoEnterprise, "机关事业单位": NoEnterprise,
		"社会组织": NoEnterprise, "社会团体": NoEnterprise, "民办非企业": NoEnterprise, "民办非企业单位": NoEnterprise, "非企业": NoEnterprise,
	},
}

// Questions are answered with 有 and 无 too where they ask whether there is something
// (Field.HasOrNot), and with words of their own: 未发生, 具备, 近三年没有受到过通报.
var (
	beforeAnswer = regexp.MustCompile(`^(?:[我本](?:单位|公司|企业|社|县|区)?)?(?:最?近?(?:三|3)年(?:以?来|之?内|中)?)?(?:[,、])?(?:均|都|一直)?`)
	saysNot      = regexp.MustCompile(`^(?:不是|不属于|否|非)`)
	saysIs       = regexp.MustCompile(`^(?:是|属于)`)
	hasNot       = regexp.MustCompile(`^(?:没有|没|未曾|从未|从没有?|尚未|暂无|未|无|不存在|不具备|不具有)`)
	has          = regexp.MustCompile(`^(?:有|具备|具有|存在|发生|受到|已)`)
)

// yesOrNo is what the text answers to a question. Each part of it has to say the same,
// and may add nothing to the question's own words: 未受到通报，但有处分 is no answer.
func (f *Field) yesOrNo(text string) string {
	answer := ""
	for part := range strings.FieldsFuncSeq(Fold(text), func(r rune) bool { return strings.ContainsRune(",。;()", r) }) {
		says := f.partSays(beforeAnswer.ReplaceAllString(part, ""))
		if says == "" || answer != "" && says != answer {
			return ""
		}
		answer = says
	}
	return answer
}

func (f *Field) partSays(part string) string {
	for _, way := range []struct {
		words  *regexp.Regexp
		always bool
		says   string
	}{{saysNot, true, No}, {hasNot, false, No}, {saysIs, true, Yes}, {has, false, Yes}} {
		word := way.words.FindString(part)
		if word == "" || !way.always && !f.HasOrNot {
			continue
		}
		if rest := strings.TrimPrefix(part, word); f.asks(rest) && (way.says == Yes || f.namesAllOrNone(rest)) {
			return way.says
		}
	}
	return ""
}

// namesAllOrNone reports whether the text names all things that the question asks for,
// or none of them: 未受到处分 leaves open whether there was a 通报.
func (f *Field) namesAllOrNone(text string) bool {
	named := 0
	for _, part := range f.Parts {
		if strings.Contains(text, part) {
			named++
		}
	}
	return named == 0 || named == len(f.Parts)
}

// asks reports whether the text is made of the question's own words, each no more often
// than there, and of words that say nothing.
func (f *Field) asks(text string) bool {
	const fillers = "过任何相关等情况记录现象问题行为及和的或者与了曾、出现此类上述被以来"
	left := map[rune]int{}
	for _, r := range strings.ReplaceAll(f.Label, "是否", "") {
		left[r]++
	}
	for _, r := range text {
		if left[r]--; left[r] < 0 && !strings.ContainsRune(fillers, r) {
			return false
		}
	}
	return true
}

// Spoken are words that people write for entries of the list, in one order. Whether an
// entry is meant is for the type to say.
func (l *List) Spoken() []string {
	words := slices.Sorted(maps.Keys(spokenWords[l.ID]))
	switch l.ID {
	case YesNo:
		words = append(words, "有", "无", "没有", "未发生", "未受到", "没有发生", "具备", "不具备", "不存在", "存在", "没", "是的", "属于", "不属于", "具有")
	case Stamps, StampsOrNone:
		words = append(words, "齐全", "已盖章", "未盖章", "未签字", "没有盖章", "没有签字", "没盖章", "没签字", "已盖章签字", "已签字盖章", "盖章签字", "签字盖章",
			"已盖章已签字", "已盖章未签字", "未签字未盖章", "未盖章和签字", "无盖章", "无签字", "缺章", "缺公章", "未盖公章", "无单位")
	}
	return words
}
