package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"shidian/templates/form"
)

// Bounds of what a plan may ask.
const (
	addedMost     = 30   // questions of its own
	listedMost    = 4    // of them on the list: it has to fit a page
	entriesMost   = 200  // of one list
	listsMost     = 30   // of all lists
	entryMost     = 60   // characters of an entry
	fieldTextMost = 1200 // characters of an answer: a page of the paper
	clauseMost    = 60
	takesMost     = 60 // characters of what qualifies
	takesEntries  = 6  // entries of a list that qualify
	planTitleMost = 40 // characters of 征集名称: it is in the names of files
	domainMost    = 30 // of the names of a domain
	idMost        = 40
)

var ownID = regexp.MustCompile(`^q_[a-z0-9][a-z0-9_]*$`)

// units is the length of a text as Excel counts it.
func units(text string) int { return len(utf16.Encode([]rune(text))) }

// fieldSlips collects what is wrong with one row of 栏目.
type fieldSlips struct {
	*slips
	n        int
	row      *FieldRow
	official *form.Form
	layout   *form.Layout     // of the plan's form
	said     []form.UnitWords // what hints call the units that read them
}

func (s *fieldSlips) note(title, format string, args ...any) {
	note(s.slips, fieldSheet, s.n, title, format, args...)
}

// fields finds rows of 栏目 that cannot be meant.
func (s *slips) fields() {
	noteTwice(s, fieldSheet, s.plan.Fields, fieldID, func(r FieldRow) string { return string(r.ID) })
	noteTwice(s, fieldSheet, s.plan.Fields, fieldTitle, func(r FieldRow) string { return form.NormalLabel(r.Title) })
	row := &fieldSlips{slips: s, official: form.Official(), layout: s.plan.Form.Layout(), said: s.plan.unitWords()}
	added, listed := 0, 0
	for row.n = range s.plan.Fields {
		row.row = &s.plan.Fields[row.n]
		row.texts()
		switch {
		case row.official.Has(row.row.ID):
			row.ofOfficial()
		case row.row.On:
			if added++; added == addedMost+1 {
				row.note(fieldID, "增加的栏目最多 %d 个，请删去多出的，或者把“%s”写“否”", addedMost, fieldOn)
			}
			row.ofAdded()
		default:
			row.ofAdded()
		}
		row.answers()
		row.reach()
		if row.row.On && row.row.OnList {
			if listed++; listed == listedMost+1 {
				row.note(fieldOnList, "清单一页最多再排 %d 栏，请把多出的改为“否”；它们仍在“申报详情”中", listedMost)
			}
		}
	}
	s.lostFields()
	s.choices()
}

// names finds names that do not fit the places where they land.
func (s *slips) names() {
	if n := units(s.plan.Title); n > planTitleMost {
		s.found = append(s.found, Problem{settingSheet{}.title(), s.settingCell(settingTitle), fmt.Sprintf("征集名称有 %d 个字，最多 %d 个：它写在表头和文件名里，请改短", n, planTitleMost)})
	}
	for i, d := range s.plan.Domains {
		for _, cell := range []struct{ title, name string }{{"领域", d.Name}, {"题目用名", d.TitleName}} {
			if n := units(cell.name); n > domainMost {
				note(s, domainSheet, i, cell.title, "“%s…”有 %d 个字，最多 %d 个，请改短", form.Cut(cell.name, 20), n, domainMost)
			}
		}
	}
}

// withoutRow are the official questions of which the plan has no row.
func (p *Plan) withoutRow() []*form.Field {
	official := form.Official()
	return slices.DeleteFunc(slices.Concat(official.Fields(), official.StepFields(), official.CountyFields()), func(f *form.Field) bool {
		return slices.ContainsFunc(p.Fields, func(r FieldRow) bool { return r.ID == f.ID })
	})
}

// lostFields finds official questions without a row: whether they are asked is to be said.
// One that a newer program has brought is asked under a plan that was made before.
func (s *slips) lostFields() {
	for _, f := range s.plan.withoutRow() {
		if !f.Later {
			s.found = append(s.found, Problem{fieldSheet.name, "A1", fmt.Sprintf("缺少“%s”（编号 %s）一行，请恢复；%s", f.Title, f.ID, leaveAdvice(f))})
		}
	}
}

// leaveAdvice says how a question is left out.
func leaveAdvice(f *form.Field) string {
	if f.MayLeave() {
		return "不问的，把“" + fieldOn + "”写“否”"
	}
	return "这一栏不能去掉：" + whyKept(f)
}

// whyKept says why a plan cannot do without the question.
func whyKept(f *form.Field) string {
	if f.Section.ID == form.Review {
		return "认项目、算限额、联系单位都要用它"
	}
	return "它是申报书正文或者“" + form.SheetCounty + "”里的"
}

// texts finds texts that do not fit the places where they land.
func (s *fieldSlips) texts() {
	r := s.row
	if n := units(r.Title); n > form.PromptTitleMost {
		s.note(fieldTitle, "“%s”有 %d 个字，最多 %d 个，再长的印不下，请改短", r.Title, n, form.PromptTitleMost)
	}
	if problem := unknownBlank(r.Hint); problem != "" {
		s.note(fieldHint, "%s", problem)
	}
	prompt, n := s.layout.Prompt(s.plan.Form.Field(r.ID)), 0
	for _, words := range s.said {
		n = max(n, units(words.Said(prompt)))
	}
	if n > form.PromptMost {
		s.note(fieldHint, "“%s”的提示连同程序加的话有 %d 个字，最多 %d 个，请改短 %d 个字以上", r.Title, n, form.PromptMost, n-form.PromptMost)
	}
	if r.isAdded() {
		s.clause(form.Clause(r.Clause), func(format string, args ...any) { s.note(fieldClause, format, args...) })
	}
	if n := units(r.Clause); n > clauseMost {
		s.note(fieldClause, "“%s”的依据有 %d 个字，最多 %d 个，请改短", r.Title, n, clauseMost)
	}
}

// unitWords are what texts call the units of the plan, each once.
func (p *Plan) unitWords() []form.UnitWords {
	all := []form.UnitWords{form.CountyWords()}
	for _, r := range p.Regions {
		if words := p.WordsOf(r); r.Files && !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}

// ofOfficial finds what cannot be changed about a question that there is.
func (s *fieldSlips) ofOfficial() {
	r, was := s.row, s.official.Field(s.row.ID)
	if word := form.TypeWord(was.Type); r.Type != word {
		s.note(fieldType, "“%s”的类型不能改，应为“%s”；要问别的，请另外增加一个栏目", was.Title, word)
	}
	if place := placeOf(was); r.Place != place {
		s.note(fieldPlace, "“%s”的位置不能改，应为“%s”", was.Title, place)
	}
	if !r.On && !was.MayLeave() {
		s.note(fieldOn, "“%s”不能去掉：%s", was.Title, whyKept(was))
	}
	if r.Need != form.Yes && was.MustBeAnswered() {
		s.note(fieldNeed, "“%s”一定要填，应为“是”：认项目、算限额都要用它", was.Title)
	}
	if most := max(8, units(was.Title)); r.Place == onPaper && was.Label == was.Title && units(r.Title) > most {
		s.note(fieldTitle, "“%s”印在申报书的格子里，最多 %d 个字，“%s”印不下", was.Title, most, r.Title)
	}
}

// ofAdded finds what is wrong with a question of the plan's own.
func (s *fieldSlips) ofAdded() {
	r := s.row
	switch {
	case !strings.HasPrefix(string(r.ID), addedPrefix):
		var known []string
		for _, f := range s.official.Fields() {
			known = append(known, string(f.ID))
		}
		s.note(fieldID, "没有编号“%s”%s增加的栏目，编号空着，或者写成 q_ 开头的小写字母和数字", r.ID, perhaps(string(r.ID), known))
		return
	case !ownID.MatchString(string(r.ID)) || len(r.ID) > idMost:
		s.note(fieldID, "编号“%s”应为 q_ 开头的小写字母、数字和 _，不超过 %d 个，或者空着由程序编", r.ID, idMost)
	}
	if r.Place != onExtra && r.Place != inReview {
		s.note(fieldPlace, "增加的栏目不能放在“%s”里，应为“%s”（不打印）或者“%s”（印在申报书后面）", r.Place, inReview, onExtra)
	}
	if form.Reserved(r.Title) {
		s.note(fieldTitle, "“%s”是汇总和清单里已有的一列，请换一个名称", r.Title)
	}
	for _, f := range slices.Concat(s.official.Fields(), s.official.StepFields(), s.official.CountyFields()) {
		if s.same(f.Label) || slices.ContainsFunc(f.Also, s.same) || s.same(f.Title) {
			s.note(fieldTitle, "“%s”与申报书原有的“%s”（编号 %s）相同，分不清是哪一栏，请换一个名称", r.Title, f.Title, f.ID)
			return
		}
	}
	if strings.ContainsAny(r.Title, "|{}\"“”") {
		s.note(fieldTitle, "“%s”里有引号、竖线或者花括号，请去掉", r.Title)
	}
}

func (s *fieldSlips) same(text string) bool {
	return text != "" && form.NormalLabel(text) == form.NormalLabel(s.row.Title)
}

// reach finds answers that would go where they may not.
func (s *fieldSlips) reach() {
	r, f := s.row, s.plan.Form.Field(s.row.ID)
	switch {
	case r.Reach == form.Internal.Chinese() && r.OnList:
		s.note(fieldReach, "“%s”只在内部，不能上清单：“%s”改为“否”，或者“%s”改为“上报”", r.Title, fieldOnList, fieldReach)
	case r.Reach == form.Internal.Chinese() && f.MustBeAnswered():
		s.note(fieldReach, "“%s”要报上去：认项目、算限额都要用它", r.Title)
	case r.Reach == form.Public.Chinese() && f.IsPrivate():
		s.note(fieldReach, "“%s”是个人、电话、邮箱或者代码，不能公开", r.Title)
	case r.OnList && placeOf(f) == inCounty:
		s.note(fieldOnList, "“%s”是每个县区填一次的，不能上清单", r.Title)
	}
}
