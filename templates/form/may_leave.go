package form

import "slices"

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
