package form

import "slices"

// Form is the 申报书 that a plan asks for: its sections, its fields in the order of
// the paper, its lists, and the parties that sign it. Everything that knows the
// form takes it from the plan at hand, so two plans with different forms stand
// side by side. It is not changed once a plan has it.
type Form struct {
	sections     []*Section
	lists        []*List
	parties      []Party
	fields       []*Field // of one project, the columns of section 四 left out
	stepFields   []*Field // the columns of section 四
	countyFields []*Field // of the sheet 县区信息
	byID         map[ID]*Field
	left         map[ID]bool       // known, and not asked
	texts        map[TextID]string // what it prints beside its captions
}

// Official returns the form of the annex of 晋市监发〔2021〕86号, with the block
// 审核信息 and the sheet 县区信息 that the program adds. Each call makes a new one.
func Official() *Form {
	f := &Form{sections: sections(), lists: lists(), byID: map[ID]*Field{}, left: map[ID]bool{}, texts: map[TextID]string{}, parties: []Party{
		{Undertaking, "承担单位"}, {Participating, "参加单位"}, {Guarantor, "保证单位"}, {Guiding, "业务指导单位"}, {Managing, "管理单位"},
	}}
	f.addCover()
	f.addUnit()
	f.addBasis()
	f.addSchedule()
	f.addFunding()
	f.addOpinions()
	f.addReview()
	f.addCounty()
	for id, texts := range otherCaptions() {
		f.byID[id].Also = texts
	}
	f.setReach()
	f.Word(func(t Wording) string { return t.Text }, func(field *Field) (string, string) { return field.Hint, "" })
	return f
}

// add puts fields at the end of a section.
func (f *Form) add(section SectionID, fields ...*Field) {
	list := &f.fields
	switch section {
	case Schedule:
		list = &f.stepFields
	case County:
		list = &f.countyFields
	}
	for _, field := range fields {
		field.Section = f.Section(section)
		f.byID[field.ID] = field
		*list = append(*list, field)
	}
}

// Fields returns every field of one project in the order of the form, the
// columns of section 四 left out: those are Steps.
func (f *Form) Fields() []*Field { return slices.Clone(f.fields) }

// StepFields returns the columns of section 四.
func (f *Form) StepFields() []*Field { return slices.Clone(f.stepFields) }

// CountyFields returns the fields of the sheet 县区信息.
func (f *Form) CountyFields() []*Field { return slices.Clone(f.countyFields) }

// Field returns the field of the name, also of a question that the form leaves out. Of a
// name that the form does not know, which workbooks of another plan may bring, it is a
// blank of that name.
func (f *Form) Field(id ID) *Field {
	if field, ok := f.byID[id]; ok {
		return field
	}
	return &Field{ID: id, Title: string(id), Label: string(id), Type: Line{}, Section: f.Section(Review)}
}

// Has reports whether the form asks the question.
func (f *Form) Has(id ID) bool { return f.byID[id] != nil && !f.left[id] }

// Parties returns the parties of section 六 in the order of the paper.
func (f *Form) Parties() []Party { return slices.Clone(f.parties) }

// Title is the field's name in messages and columns.
func (f *Form) Title(id ID) string { return f.Field(id).Title }

// Section returns the section of the name.
func (f *Form) Section(id SectionID) *Section {
	return f.sections[slices.IndexFunc(f.sections, func(s *Section) bool { return s.ID == id })]
}

// Lists returns every list of the form in the order of the sheet 字典.
func (f *Form) Lists() []*List { return slices.Clone(f.lists) }

// List returns the list of the name.
func (f *Form) List(id ListID) *List {
	return f.lists[slices.IndexFunc(f.lists, func(l *List) bool { return l.ID == id })]
}

// Party returns the party of the name.
func (f *Form) Party(id PartyID) Party {
	return f.parties[slices.IndexFunc(f.parties, func(p Party) bool { return p.ID == id })]
}

// FixedChoices returns the entries of the fixed lists.
func (f *Form) FixedChoices() Choices {
	choices := Choices{}
	for _, list := range f.lists {
		for _, name := range list.Fixed {
			choices[list.ID] = append(choices[list.ID], Choice{Name: name, Aliases: list.Words[name]})
		}
	}
	return choices
}

// SaysNil reports whether the sheet 县区信息 says that there is no project, in whatever
// words: 是, √, TRUE.
func (f *Form) SaysNil(county *Filled) bool {
	field, a := f.Field(NilReturn), county.Answer(NilReturn)
	if a.IsBlank() || a.Unreadable() || a.InDoubt() {
		return false
	}
	v, _, ok := field.Type.Parse(a, field, f.FixedChoices())
	return ok && v.Text == Yes
}
