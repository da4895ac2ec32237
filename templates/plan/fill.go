package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// blank is a place in a text of the plan that is filled with what the plan says
// elsewhere, so that a text need not be changed where only a number did: {份数} in
// 申报书一式 {份数} 份.
type blank struct {
	name string
	fill func(*Plan) string
}

func blanks() []blank {
	return []blank{
		{"年度", func(p *Plan) string { return p.Year }},
		{"批次", func(p *Plan) string { return p.Batch }},
		{"征集名称", func(p *Plan) string { return p.Title }},
		{"领域", func(p *Plan) string { return strings.Join(p.DomainNames(), listMark) }},
		{"题目领域", func(p *Plan) string { return strings.Join(p.titleNames(), listMark) }},
		{"领域数", func(p *Plan) string { return ChineseCount(len(p.Domains)) }},
		{"阶段", func(p *Plan) string { return strings.Join(p.stageNames(), listMark) }},
		{"份数", func(p *Plan) string { return strconv.Itoa(p.CopiesOnForm) }},
		{"报市份数", func(p *Plan) string { return strconv.Itoa(p.CopiesToCity) }},
		{"报省份数", func(p *Plan) string { return strconv.Itoa(p.CopiesToProvince) }},
	}
}

var inBraces = regexp.MustCompile(`\{([^{}]*)\}`)

// Filled is the text with its blanks filled: 申报书一式 4 份 of 申报书一式 {份数} 份. Braces
// with anything else in them stay as they are: a plan that has such a text is refused.
func (p *Plan) Filled(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return inBraces.ReplaceAllStringFunc(text, func(found string) string {
		for _, b := range blanks() {
			if found == "{"+b.name+"}" {
				return b.fill(p)
			}
		}
		return found
	})
}

// unknownBlank says in Chinese which braces of the text the program cannot fill; "" where there are none.
func unknownBlank(text string) string {
	var names []string
	for _, b := range blanks() {
		names = append(names, b.name)
	}
	for _, found := range inBraces.FindAllStringSubmatch(text, -1) {
		if indexOf(names, found[1]) < 0 {
			return fmt.Sprintf("“{%s}”不能自动填写%s可以写：{%s}", found[1], perhaps(found[1], names), strings.Join(names, "}、{"))
		}
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
	case n >= 0 && n <= 10:
		return string(digits[n])
	case n > 10 && n < 20:
		return "十" + string(digits[n-10])
	default:
		return strconv.Itoa(n)
	}
}
