package form

import "slices"

// OnEveryList are the fields that every list prints. The two months of the pilot are one
// column there.
func OnEveryList() []ID {
	return []ID{Domain, PilotName, UndertakingUnit, GuarantorUnit, GuidingUnit, PilotFrom, PilotTo, ContactPerson, ContactPhone}
}

// addReaches says of the official fields how far their answers go: what is said once a
// workbook stays in the office.
func (f *Form) addReaches() {
	for _, field := range f.countyFields {
		field.Reach = Internal
	}
	for _, id := range []ID{Domain, PilotName, UndertakingUnit} {
		f.byID[id].Reach = Public
	}
	for _, id := range OnEveryList() {
		f.byID[id].OnList = true
	}
}

// MayBePublic reports whether a list that everybody may read can have the answer: persons,
// how to reach them and codes are nobody else's business.
func (f *Field) MayBePublic() bool {
	switch f.Type.(type) {
	case Phone, Mail, OrganizationCode:
		return false
	}
	persons := []ID{LegalRepresentative, StandardsLead, ContactPerson, Reporter, NilSigner}
	return !slices.Contains(persons, f.ID) && f.Section.ID != Opinions
}

// MayLeave reports whether a plan may leave the question out: a question of 审核信息 on
// which no identity, no limit and no call back rests. The paper is as its annex prints it.
func (f *Field) MayLeave() bool {
	kept := []ID{Domain, PilotKind, ContactPerson, ContactPhone}
	return f.Added || f.Section.ID == Review && !slices.Contains(kept, f.ID)
}

// MustBeAnswered reports whether a plan has to require the answer: by these a project is
// known and a limit counted.
func (f *Field) MustBeAnswered() bool {
	return slices.Contains([]ID{TitleDomain, PilotName, UndertakingUnit, OrgCode, Domain, PilotKind}, f.ID)
}

// FixedTo reports whether the list is one that rules compare answers with: a plan may add
// entries to it and not take any away.
func (l *List) FixedTo(names []string) bool {
	for _, name := range l.Fixed {
		if !slices.Contains(names, name) {
			return false
		}
	}
	return true
}
