package plan

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// FormText is a line of the sheet 申报书文字, what the form says at one place: 填写说明6,
// 申报书一式 {份数} 份.
type FormText struct{ Place, Text string }

func (t FormText) isAt(w form.Wording) bool {
	return form.NormalLabel(t.Place) == form.NormalLabel(w.Place)
}

const (
	textPlace = "位置"
	textSaid  = "文字"
)

var textSheet = sheetOf[FormText]{name: "申报书文字",
	note: "申报书和申报表上随年度、地区变化的文字，只改“文字”一列。花括号里的由程序按本方案填写，改了领域、份数、日期的不用再改这里；带括号的，没有内容时连括号一起不印。可以写：" +
		"{" + strings.Join(blankNames(true), "}、{") + "}。" + "其中 {" + strings.Join(unitBlankNames(), "}、{") + "} 只能写在“工作簿说明”里。",
	list:   func(p *Plan) *[]FormText { return &p.Texts },
	before: func(p *Plan) { p.Texts = officialTexts() },
	columns: []column[FormText]{
		fixed(needed(text(textPlace, 24, func(t *FormText) *string { return &t.Place }))),
		text(textSaid, 90, func(t *FormText) *string { return &t.Text }),
		fixed(since(aboutColumn())),
	}}

// officialTexts are the rows with the texts of the official form.
func officialTexts() []FormText {
	var rows []FormText
	for _, w := range form.Wordings() {
		rows = append(rows, FormText{w.Place, w.Text})
	}
	return rows
}

// fixed marks a column that is not to be edited.
func fixed[T any](c column[T]) column[T] {
	c.Fixed = true
	return c
}

// aboutColumn says what the place is; what stands in it is not read.
func aboutColumn() column[FormText] {
	return column[FormText]{Header{Title: "说明", Width: 30}, func(t *FormText) string {
		for _, w := range form.Wordings() {
			if t.isAt(w) {
				return w.About
			}
		}
		return ""
	}, func(*FormText, string) string { return "" }}
}

// texts finds rows of no place, places without a row, and texts that cannot be printed as
// they are.
func (s *slips) texts() {
	if _, ok := s.grids[textSheet.name]; !ok {
		return // an older plan
	}
	var places []string
	for _, w := range form.Wordings() {
		places = append(places, w.Place)
		if !slices.ContainsFunc(s.plan.Texts, func(t FormText) bool { return t.isAt(w) }) {
			s.found = append(s.found, Problem{textSheet.name, "A1", "缺少“" + w.Place + "”一行，请恢复；不印的，“" + textSaid + "”一格空着"})
		}
	}
	noteTwice(s, textSheet, s.plan.Texts, textPlace, func(t FormText) string { return t.Place })
	for i, t := range s.plan.Texts {
		at := slices.IndexFunc(form.Wordings(), t.isAt)
		if at < 0 {
			note(s, textSheet, i, textPlace, "没有“%s”这个位置%s位置只有：%s", t.Place, perhaps(t.Place, places), strings.Join(places, listMark))
			continue
		}
		if wrong := s.plan.wrongText(form.Wordings()[at], t.Text); wrong != "" {
			note(s, textSheet, i, textSaid, "%s", wrong)
		}
	}
	if !s.plan.Form.NotesFit() {
		s.found = append(s.found, Problem{textSheet.name, "A1", "填写说明太长，一页印不下，请精简"})
	}
}

// wrongText says why the text cannot stand at its place.
func (p *Plan) wrongText(w form.Wording, text string) string {
	if text == "" {
		if w.Needed {
			return "“" + w.Place + "”不能空着，请写上文字"
		}
		return ""
	}
	if problem := wrongBlank(text, w.OfUnit); problem != "" {
		return problem
	}
	filled := p.Filled(text)
	if w.OfUnit {
		filled = p.longestFor(text)
	}
	switch wrong := wrongCopies(filled); {
	case filled == "" && w.Needed:
		return "方案里没有可以填进“" + w.Place + "”的内容，请把花括号改成文字"
	case wrong != "":
		return wrong + "；请改写，或者用 {份数分配}，由程序在对得上时填写"
	case strings.ContainsAny(text, "\n"):
		return "请写成一段，不要换行"
	case !w.Fits(filled):
		return "文字太长，印不下，请精简。填写以后是：" + form.Cut(filled, 60)
	}
	return ""
}

// longestFor fills the text for each unit that reads it, and returns the longest.
func (p *Plan) longestFor(text string) string {
	longest := ""
	for _, r := range p.Regions {
		if filled := p.FilledFor(r, text); r.Files && len(filled) > len(longest) {
			longest = filled
		}
	}
	return longest
}

// unprinted names the notes that have a text and nothing to fill its blanks with.
func (p *Plan) unprinted() []string {
	var lines []string
	for _, w := range form.Wordings() {
		for _, t := range p.Texts {
			if t.isAt(w) && t.Text != "" && !w.OfUnit && p.Filled(t.Text) == "" {
				lines = append(lines, "申报书的“"+w.Place+"”没有印：方案里没有可以填进花括号的内容。")
			}
		}
	}
	return lines
}

// compareTexts says which texts differ.
func (d *differences) compareTexts(old, now *Plan) {
	for _, w := range form.Wordings() {
		if was, is := old.rowAt(w), now.rowAt(w); was != is {
			d.add("申报书文字“%s”有改动", w.Place)
		}
	}
}

func (p *Plan) rowAt(w form.Wording) string {
	for _, t := range p.Texts {
		if t.isAt(w) {
			return t.Text
		}
	}
	return w.Text
}
