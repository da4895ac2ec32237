package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// blank is a place in a text of the plan that is filled with what the plan says
// elsewhere, so that a text need not be changed where only a number did: {份数} in
// 申报书一式 {份数} 份.
type blank struct {
	name string
	fill func(*Plan) string

	unit  func(*Plan, Region) string // instead of fill: what differs from unit to unit
	empty bool                       // it goes without saying where it is empty, with its own commas
}

func blanks() []blank {
	list := func(names func(*Plan) []string) func(*Plan) string {
		return func(p *Plan) string { return strings.Join(names(p), listMark) }
	}
	all := []blank{
		{name: "年度", fill: func(p *Plan) string { return p.Year }},
		{name: "批次", empty: true, fill: func(p *Plan) string { return p.Batch }},
		{name: "征集周期", fill: (*Plan).CycleChinese},
		{name: "征集名称", fill: func(p *Plan) string { return p.Title }},
		{name: "征集简称", fill: (*Plan).ShortTitle},
		{name: "领域", fill: list((*Plan).DomainNames)},
		{name: "题目领域", fill: list((*Plan).titleNames)},
		{name: "领域数", fill: func(p *Plan) string { return ChineseCount(len(p.Domains)) }},
		{name: "领域举例", fill: (*Plan).domainExamples},
		{name: "阶段", fill: list((*Plan).stageNames)},
		{name: "份数", fill: func(p *Plan) string { return countOrBlank(p.CopiesOnForm) }},
		{name: "份数分配", empty: true, fill: func(p *Plan) string { return p.copiesEach("，", "单位") }},
		{name: "各方份数", empty: true, fill: func(p *Plan) string { return p.copiesEach("，为", "") }},
		{name: "报市份数", fill: func(p *Plan) string { return countOrBlank(p.CopiesToCity) }},
		{name: "报省份数", fill: func(p *Plan) string { return countOrBlank(p.CopiesToProvince) }},
		{name: "示范区", empty: true, fill: (*Plan).zoneWord},
	}
	return append(append(all, exampleBlanks()...), unitBlanks()...)
}

func exampleBlanks() []blank {
	return []blank{
		{name: "日期举例", fill: func(p *Plan) string { return p.exampleDay().Chinese() }},
		{name: "起月举例", fill: func(p *Plan) string { return p.exampleStart().Chinese() }},
		{name: "止月举例", fill: func(p *Plan) string { return p.exampleEnd().Chinese() }},
		{name: "步骤举例", fill: func(p *Plan) string {
			return p.exampleStart().Chinese() + "-" + p.exampleStart().MonthsOn(2).Chinese()
		}},
		{name: "体系建立举例", fill: func(p *Plan) string { return p.exampleSystem(0).Chinese() }},
		{name: "体系运行举例", fill: func(p *Plan) string { return p.exampleSystem(3).Chinese() }},
	}
}

func unitBlanks() []blank {
	return []blank{
		{name: "填报单位", unit: (*Plan).Office},
		{name: "收件单位", unit: func(p *Plan, r Region) string { above, _ := p.Region(r.Parent); return p.Office(above) }},
		{name: "截止日", unit: (*Plan).LastDayChinese},
		{name: "通知依据", empty: true, unit: (*Plan).grounds},
		{name: "纸质报送", empty: true, unit: (*Plan).paperCopies},
	}
}

func countOrBlank(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

var (
	inBraces   = regexp.MustCompile(`\{([^{}]*)\}`)
	inBrackets = regexp.MustCompile(`（[^（）]*\{[^（）]*）`)
)

// Filled is the text with its blanks filled: 申报书一式 4 份 of 申报书一式 {份数} 份. What
// stands in brackets with a blank that is empty is left out with it; a text with such a
// blank elsewhere is "", because it would say something false. What the program does not
// know, or only for a unit, stays as it is.
func (p *Plan) Filled(text string) string {
	return filled(text, func(b blank) (string, bool) {
		if b.unit != nil {
			return "", false
		}
		return b.fill(p), true
	})
}

// FilledFor is the text as the unit reads it, with its own last day.
func (p *Plan) FilledFor(unit Region, text string) string {
	return filled(text, func(b blank) (string, bool) {
		if b.unit != nil {
			return b.unit(p, unit), true
		}
		return b.fill(p), true
	})
}

func filled(text string, fill func(blank) (string, bool)) string {
	if !strings.Contains(text, "{") {
		return text
	}
	named := map[string]blank{}
	for _, b := range blanks() {
		named[b.name] = b
	}
	lacks := func(part string) bool {
		for _, found := range inBraces.FindAllStringSubmatch(part, -1) {
			if b, ok := named[found[1]]; ok && !b.empty {
				if value, known := fill(b); known && value == "" {
					return true
				}
			}
		}
		return false
	}
	text = inBrackets.ReplaceAllStringFunc(text, func(part string) string {
		if lacks(part) {
			return ""
		}
		return part
	})
	if lacks(text) {
		return ""
	}
	return inBraces.ReplaceAllStringFunc(text, func(found string) string {
		if b, ok := named[strings.Trim(found, "{}")]; ok {
			if value, known := fill(b); known {
				return value
			}
		}
		return found
	})
}

// blankNames are those that a text may have: all, or only those that every unit reads alike.
func blankNames(ofUnit bool) []string {
	var names []string
	for _, b := range blanks() {
		if ofUnit || b.unit == nil {
			names = append(names, b.name)
		}
	}
	return names
}

func unitBlankNames() []string {
	var names []string
	for _, b := range unitBlanks() {
		names = append(names, b.name)
	}
	return names
}

// unknownBlank says in Chinese which braces of the text the program cannot fill; "" where there are none.
func unknownBlank(text string) string { return wrongBlank(text, false) }

// wrongBlank says the same of a text that may speak of the unit that reads it.
func wrongBlank(text string, ofUnit bool) string {
	names := blankNames(ofUnit)
	for _, found := range inBraces.FindAllStringSubmatch(text, -1) {
		if indexOf(unitBlankNames(), found[1]) >= 0 && !ofUnit {
			return fmt.Sprintf("“{%s}”各单位不同，只能写在“工作簿说明”里；这里可以写：{%s}", found[1], strings.Join(names, "}、{"))
		}
		if !slices.Contains(names, found[1]) {
			return fmt.Sprintf("“{%s}”不能自动填写%s可以写：{%s}", found[1], perhaps(found[1], names), strings.Join(names, "}、{"))
		}
	}
	if rest := inBraces.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}｛｝") {
		return fmt.Sprintf("花括号不成对，或者是全角的，请写成 {%s} 的样子", names[0])
	}
	return ""
}

func (p *Plan) titleNames() []string {
	names := make([]string, len(p.Domains))
	for i, d := range p.Domains {
		names[i] = d.TitleName
	}
	return names
}

func (p *Plan) stageNames() []string {
	names := make([]string, len(p.Stages))
	for i, s := range p.Stages {
		names[i] = s.Name
	}
	return names
}

// ChineseCount is a small number as running text has it: 四.
func ChineseCount(n int) string {
	digits := []rune("零一二三四五六七八九十")
	switch {
	case n == 2:
		return "两" // 两个领域
	case n >= 0 && n <= 10:
		return string(digits[n])
	case n > 10 && n < 20:
		return "十" + string(digits[n-10])
	default:
		return strconv.Itoa(n)
	}
}
