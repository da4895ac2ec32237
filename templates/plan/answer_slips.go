package plan

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// answers finds rows of 栏目 that say about their answers what cannot be.
func (s *fieldSlips) answers() {
	s.need()
	s.bounds()
	s.list()
	s.qualifies()
}

// need finds a word that is no kind of pilot and no domain.
func (s *fieldSlips) need() {
	known := append([]string{form.Yes, form.No, form.KindRegion, form.KindEnterprise}, s.plan.DomainNames()...)
	if !slices.Contains(known, s.row.Need) {
		s.note(fieldNeed, "“%s”不是“%s”能写的%s可以写：%s", s.row.Need, fieldNeed, perhaps(s.row.Need, known), strings.Join(known, listMark))
	}
}

// bounds finds numbers of characters that a box cannot hold, or that ask for more than
// it holds.
func (s *fieldSlips) bounds() {
	r := s.row
	typed, _ := form.TypeNamed(r.Type)
	switch typed.(type) {
	case form.Line, form.Prose:
		if r.Most > fieldTextMost {
			s.note(fieldMost, "“%s”最多字 %d，一栏最多 %d 字", r.Title, r.Most, fieldTextMost)
		}
		if f := s.plan.Form.Field(r.ID); r.Least > f.Max && f.Max > 0 {
			s.note(fieldLeast, "“%s”最少字 %d 大于最多字 %d", r.Title, r.Least, f.Max)
		}
		return
	case form.Count, form.Amount:
	default:
		if r.Most != 0 {
			s.note(fieldMost, "“%s”的类型是“%s”，没有字数，请把这一格清空", r.Title, r.Type)
		}
	}
	if r.Least != 0 {
		s.note(fieldLeast, "“%s”的类型是“%s”，没有最少字，请把这一格清空；不合格的小数写在“%s”里，如 ≥ 10", r.Title, r.Type, fieldTakes)
	}
}

// list finds answers that are to be chosen from no list, or from one that rules cannot
// judge by.
func (s *fieldSlips) list() {
	r := s.row
	typed, _ := form.TypeNamed(r.Type)
	_, choose := typed.(form.Choose)
	list, known := s.plan.Form.ListTitled(r.List)
	was := s.official.Field(r.ID).List
	switch {
	case !choose && r.List != "":
		s.note(fieldList, "“%s”的类型是“%s”，不从列表中选，请把这一格清空，或者把类型改为“单选”", r.Title, r.Type)
	case !choose:
	case r.List == "":
		s.note(fieldList, "“%s”是单选，请写明从哪个列表中选，如“是否”；新的列表写在“%s”表里", r.Title, choiceSheet.name)
	case !known:
		s.note(fieldList, "没有列表“%s”%s新的列表写在“%s”表里", r.List, perhaps(r.List, s.listTitles()), choiceSheet.name)
	case was == nil || was.ID == list.ID:
	case was.Fixed == nil:
		s.note(fieldList, "“%s”的列表不能换，应为“%s”，它的内容在“%s”表里改", r.Title, was.Title, sheetOfList(was.ID))
	case !was.FixedTo(list.Fixed):
		s.note(fieldList, "“%s”的列表“%s”里没有“%s”，规则要用；请在“%s”表里补上，或者改回“%s”", r.Title, r.List, strings.Join(missingOf(was.Fixed, list.Fixed), listMark), choiceSheet.name, was.Title)
	}
}

func (s *slips) listTitles() []string {
	var titles []string
	for _, l := range s.plan.Form.Lists() {
		titles = append(titles, l.Title)
	}
	return titles
}

// missingOf are the names that are not among the others.
func missingOf(names, others []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(others, name) })
}

// sheetOfList is the sheet of the plan that has the entries of a list.
func sheetOfList(id form.ListID) string {
	switch id {
	case form.Industries:
		return industrySheet.name
	case form.EconomicTypes:
		return economicTypeSheet.name
	case form.Domains, form.TitleDomains, form.FocusAreas:
		return domainSheet.name
	default:
		return choiceSheet.name
	}
}

// qualifies finds conditions that no answer can be held against.
func (s *fieldSlips) qualifies() {
	r, f := s.row, s.plan.Form.Field(s.row.ID)
	if !r.On {
		return
	}
	q, problem := form.ParseQualifier(r.Qualifies, f, s.plan.Choices())
	switch {
	case problem != "":
		s.note(fieldTakes, "%s", problem)
	case units(q.String()) > takesMost || len(q.Worth) > takesEntries:
		s.note(fieldTakes, "“%s”的合格答案最多写 %d 项、%d 个字，请改用“≠”，或者把列表里的几项合并", r.Title, takesEntries, takesMost)
	case r.Qualifies == "" && r.Unfit != "":
		s.note(fieldUnfit, "“%s”没有写“%s”，这一格请清空", r.Title, fieldTakes)
	case r.Qualifies != "" && r.Unfit == "":
		s.note(fieldUnfit, "“%s”写了“%s”，请写明不合格时是 %s", r.Title, fieldTakes, strings.Join(severities(), listMark))
	case r.Qualifies != "" && placeOf(f) == inCounty:
		s.note(fieldTakes, "“%s”每个县区填一次，不属于哪个项目，不能判断合格不合格，请把这一格清空", r.Title)
	case r.Qualifies != "" && f.InTable():
		s.note(fieldTakes, "“%s”是工作步骤的一列，不能判断合格不合格，请把这一格清空", r.Title)
	}
}

// choices finds lists that cannot be meant.
func (s *slips) choices() {
	rows := s.plan.ChoiceRows
	noteTwice(s, choiceSheet, rows, choiceName, func(r ChoiceRow) string { return r.List + "：" + r.Name })
	entries, whole := map[string][]string{}, map[string][]ChoiceRow{}
	meant := map[string]string{} // names, by list and alias
	for _, r := range rows {
		key := form.NormalLabel(r.List)
		whole[key] = append(whole[key], r)
	}
	official := form.Official()
	for i, r := range rows {
		key := form.NormalLabel(r.List)
		if entries[key] = append(entries[key], r.Name); len(entries[key]) == 1 {
			s.listRow(official, i, len(entries))
		}
		if n := units(r.Name); n > entryMost {
			note(s, choiceSheet, i, choiceName, "“%s…”有 %d 个字，列表的一项最多 %d 个", form.Cut(r.Name, 20), n, entryMost)
		}
		if len(entries[key]) == entriesMost+1 {
			note(s, choiceSheet, i, choiceName, "列表“%s”超过 %d 项，请分成几个列表", r.List, entriesMost)
		}
		for _, alias := range r.Aliases {
			if first, twice := meant[key+"|"+form.NormalName(alias)]; twice && first != r.Name {
				note(s, choiceSheet, i, choiceAlias, "别名“%s”已经是“%s”的，看不出指哪一个，请只留一处", alias, first)
				continue
			}
			meant[key+"|"+form.NormalName(alias)] = r.Name
		}
		for _, other := range whole[key] {
			if other.Name != r.Name && sameIn(other.Name, r.Aliases) {
				note(s, choiceSheet, i, choiceAlias, "别名“%s”是同一个列表里的另一项，看不出指哪一个，请只留一处", other.Name)
			}
		}
	}
	for _, list := range official.Lists() {
		if list.Fixed != nil && !list.FixedTo(entries[form.NormalLabel(list.Title)]) {
			lost := missingOf(list.Fixed, entries[form.NormalLabel(list.Title)])
			s.found = append(s.found, Problem{choiceSheet.name, "A1", "列表“" + list.Title + "”缺少“" + strings.Join(lost, listMark) + "”，规则要用，请恢复"})
		}
	}
}

// listRow looks at the first row of a list, the n-th of all.
func (s *slips) listRow(official *form.Form, i, n int) {
	r := s.plan.ChoiceRows[i]
	list, known := official.ListTitled(r.List)
	switch {
	case known && list.Fixed == nil:
		note(s, choiceSheet, i, choiceList, "列表“%s”的内容写在“%s”表里，请写到那里，再删去这里的各行", r.List, sheetOfList(list.ID))
	case units(r.List) > form.PromptTitleMost:
		note(s, choiceSheet, i, choiceList, "列表名“%s…”有 %d 个字，最多 %d 个", form.Cut(r.List, 20), units(r.List), form.PromptTitleMost)
	case n == listsMost+1:
		note(s, choiceSheet, i, choiceList, "列表最多 %d 个", listsMost)
	}
}
