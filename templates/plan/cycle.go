package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
)

// Cycle is the plan's cycle as the marks of workbooks have it: 2021, 2021-下半年.
func (p *Plan) Cycle() string { return form.Cycle(p.Year, p.Batch) }

// CycleChinese is the cycle in words, also in names of files: 2021年度, 2021年度下半年.
func (p *Plan) CycleChinese() string { return form.CycleChinese(p.Cycle()) }

// Heading says what is collected in which cycle: 2021年度山西省省级标准化试点. A batch that
// the title names already is not said twice.
func (p *Plan) Heading() string {
	if p.Year == "" {
		return p.Title // of a plan that is still to be filled in
	}
	if strings.Contains(p.Title, p.Batch) {
		return form.CycleChinese(p.Year) + p.Title
	}
	return p.CycleChinese() + p.Title
}

const settingBatch = "批次"

// longestBatch keeps names of files and marks short; it is in characters.
const longestBatch = 12

// inBatch is what a batch may be written with: it stands in names of files.
var inBatch = regexp.MustCompile(`^[\p{Han}0-9A-Za-z()]*\p{Han}[\p{Han}0-9A-Za-z()]*$`)

// batch is the line that tells several cycles of one year apart.
func batch() setting {
	s := textSetting(settingBatch, "一年只征集一次的空着；征集几次的，写 第二批、下半年 的样子", func(p *Plan) *string { return &p.Batch })
	s.set = func(p *Plan, text string) string {
		p.Batch = form.Fold(form.OneLine(text))
		switch {
		case p.Batch == "":
			return ""
		case slices.Contains([]string{"无", "没有", "空", "不分批"}, p.Batch):
			return fmt.Sprintf("“%s”会印成批次的名称，一年只征集一次的请空着", text)
		case strings.HasPrefix(p.Batch, p.Year) && p.Year != "":
			return fmt.Sprintf("“%s”里有年份，批次只写 第二批、下半年 的样子，年份写在“%s”", text, settingYear)
		case utf8.RuneCountInString(p.Batch) > longestBatch || !inBatch.MatchString(p.Batch):
			return fmt.Sprintf("“%s”不能作批次，请写成 第二批、下半年 的样子，不超过 %d 个字；一年只征集一次的空着", text, longestBatch)
		}
		return ""
	}
	return s
}
