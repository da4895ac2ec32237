package form

import (
	"fmt"
	"maps"
)

// Pair is one question as two forms answer it: 邮编, 048000 and 048200; 工作步骤第 2 行时间.
type Pair struct {
	Title string
	Field *Field
	A, B  Answer
}

// Pairs are all questions of a project as two forms answer them, in the order of the
// form, the rows of section 四 one by one. What stays in an office and did not come with
// one of them is left out: nobody knows whether they differ.
func (f *Form) Pairs(a, b *Filled) []Pair {
	var pairs []Pair
	for _, field := range f.fields {
		if field.Reach == Internal && (a.lacks(field.ID) || b.lacks(field.ID)) {
			continue
		}
		pairs = append(pairs, Pair{field.Title, field, a.Answer(field.ID), b.Answer(field.ID)})
	}
	for i := range max(len(a.Steps), len(b.Steps)) {
		x, y := a.Step(i), b.Step(i)
		for _, field := range f.stepFields {
			pairs = append(pairs, Pair{fmt.Sprintf("工作步骤第 %d 行%s", i+1, field.Title), field, x.Answer(field.ID), y.Answer(field.ID)})
		}
	}
	return pairs
}

// lacks reports whether the form brought nothing about the blank, not even that it is
// blank.
func (f *Filled) lacks(id ID) bool {
	_, has := f.Answers[id]
	return !has
}

// GoingUp is the form without the answers that stay in the office.
func (f *Form) GoingUp(filled *Filled) *Filled {
	up := *filled
	up.Answers = maps.Clone(filled.Answers)
	for _, field := range f.fields {
		if field.Reach == Internal {
			delete(up.Answers, field.ID)
		}
	}
	return &up
}

// CountyPairs are the questions of the sheet 县区信息 as two of them answer them.
func (f *Form) CountyPairs(a, b *Filled) []Pair {
	pairs := make([]Pair, len(f.countyFields))
	for i, field := range f.countyFields {
		pairs[i] = Pair{field.Title, field, a.Answer(field.ID), b.Answer(field.ID)}
	}
	return pairs
}

// Step is the i-th row of section 四, from 0; a blank one where the form has fewer.
func (f *Filled) Step(i int) Step {
	if i < len(f.Steps) {
		return f.Steps[i]
	}
	return Step{}
}
