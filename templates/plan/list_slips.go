package plan

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
)

// listColumns finds columns of lists that would be drawn blank, twice, or before
// everybody's eyes.
func (s *slips) listColumns() {
	for i, c := range s.plan.Lists {
		source, known := s.plan.SourceOf(c)
		switch why := s.plan.mayStand(source, c.List); {
		case !known:
			note(s, listColumnSheet, i, listSource, "“%s”不是申报书的栏目，也不是清单自己的内容%s可以写：%s，或者申报书的栏目，如“%s”", c.From,
				perhaps(c.From, s.plan.sourceNames(c.List)), s.plan.ownNames(c.List), s.plan.Form.Title(form.UndertakingUnit))
		case why != "":
			note(s, listColumnSheet, i, listSource, "%s，请删去这一行，或者换一项", why)
		}
		switch {
		case form.NormalLabel(c.Title) == form.NormalLabel(HiddenColumn):
			note(s, listColumnSheet, i, "列名", "“%s”是程序自己用的列名，请换一个", c.Title)
		case utf8.RuneCountInString(c.Title) > longestHeader:
			note(s, listColumnSheet, i, "列名", "列名太长（%d 字），印不下，请不超过 %d 字", utf8.RuneCountInString(c.Title), longestHeader)
		}
	}
	noteTwice(s, listColumnSheet, s.plan.Lists, "列名", func(c ListColumn) string { return string(c.List) + "的“" + c.Title + "”" })
	noteTwice(s, listColumnSheet, s.plan.Lists, listSource, func(c ListColumn) string { return string(c.List) + "的“" + s.plan.sourceNameOf(c) + "”" })
	for _, list := range ListNames() {
		s.listAsWhole(list)
	}
}

// HiddenColumn is the column of a list by which the program knows its rows.
const HiddenColumn = "项目标识"

// longestHeader is how many characters a header of a list has at most.
const longestHeader = 30

// widestList is how many characters stand side by side on a landscape page and can be
// read.
const widestList = 200

// neededOn are what rows of the list are known by.
func neededOn(list ListName) []ListSource {
	name := ListSource{Field: form.PilotName}
	if list == RecommendedList {
		return []ListSource{{Own: FromNumber}, name}
	}
	return []ListSource{name}
}

// listAsWhole finds a list without the columns by which people know its rows, and one
// that no page holds.
func (s *slips) listAsWhole(list ListName) {
	var has []ListSource
	first, width := len(s.plan.Lists), 0
	for i, c := range s.plan.Lists {
		if c.List == list {
			source, _ := s.plan.SourceOf(c)
			has, width, first = append(has, source), width+c.Width, min(first, i)
		}
	}
	var lacks []string
	for _, source := range neededOn(list) {
		if !slices.Contains(has, source) {
			lacks = append(lacks, s.plan.sourceName(source))
		}
	}
	switch {
	case lacks != nil:
		note(s, listColumnSheet, first, "清单", "“%s”没有取自“%s”的列，请加上", list, strings.Join(lacks, "”“"))
	case width > widestList:
		note(s, listColumnSheet, first, "宽", "“%s”各列合计宽 %d，一页横放的 A4 纸上看不清，合计请不超过 %d", list, width, widestList)
	}
}

// sourceName is how 取自 names the source.
func (p *Plan) sourceName(source ListSource) string {
	if source.Own != "" {
		return string(source.Own)
	}
	return p.Form.Title(source.Field)
}

// sourceNameOf is that name of what the column is taken from.
func (p *Plan) sourceNameOf(c ListColumn) string {
	source, known := p.SourceOf(c)
	if !known {
		return c.From
	}
	return p.sourceName(source)
}

// listMeaning says what stands on each list.
func (p *Plan) listMeaning() []string {
	var lines []string
	for _, list := range ListNames() {
		var titles []string
		for _, c := range p.ColumnsOf(list) {
			title := c.Title
			if form.NormalLabel(c.From) != form.NormalLabel(c.Title) {
				title += "（" + c.From + "）"
			}
			titles = append(titles, title)
		}
		lines = append(lines, fmt.Sprintf("%s有 %d 列：%s。", list, len(titles), strings.Join(titles, listMark)))
	}
	return append(lines, p.publicityMeaning()...)
}

// compareLists says of which list the columns differ, and how.
func (d *differences) compareLists(old, now *Plan) {
	for _, list := range ListNames() {
		was, is := old.ColumnsOf(list), now.ColumnsOf(list)
		if slices.Equal(was, is) {
			continue
		}
		if before, after := columnNames(was), columnNames(is); before != after {
			d.changed(string(list)+"的列", before, after)
		} else {
			d.add("%s的列宽有改动", list)
		}
	}
}

func columnNames(columns []ListColumn) string {
	var names []string
	for _, c := range columns {
		name := c.Title
		if c.From != c.Title {
			name += "（" + c.From + "）"
		}
		names = append(names, name)
	}
	return strings.Join(names, listMark)
}
