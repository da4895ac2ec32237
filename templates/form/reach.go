package form

import "slices"

// Reach says how far an answer goes: 内部, 上报, 公开.
type Reach int

// The reaches. Most answers go up with the list.
const (
	Upward   Reach = iota // 上报: with the list to the level above
	Internal              // 内部: it stays in the office that received it
	Public                // 公开: a list that everybody may read can have it
)

// Reaches are their names in their order.
func Reaches() []string { return []string{"上报", "内部", "公开"} }

// Chinese is the reach as a plan names it.
func (r Reach) Chinese() string { return Reaches()[r] }

// MayBePublished reports whether a list that everybody may read can have the answer.
// One that names a person, or says how to reach one, never can, whatever is set.
func (f *Field) MayBePublished() bool { return f.Reach == Public && !f.IsPrivate() }

// IsPrivate reports whether the answer names a person or a code, or says how to reach somebody.
func (f *Field) IsPrivate() bool { return f.Private || isPrivate(f.Type) }

// isPrivate reports whether every answer of the type is about a person or a code.
func isPrivate(t Type) bool {
	switch t.(type) {
	case Phone, Mail, OrganizationCode, PostalCode:
		return true
	default:
		return false
	}
}

// published are the questions of which anybody may read the answers: who does what,
// where and when. Long texts are none of them: people write names and numbers there.
func published() []ID {
	return []ID{TitleDomain, PilotName, PilotFrom, PilotTo, UndertakingUnit, GuarantorUnit, GuidingUnit, UnitName,
		RegisteredCity, RegisteredCounty, Industry, EconomicType, Domain, FocusArea, PilotKind}
}

// persons are the questions that people answer with a name.
func (f *Form) persons() []ID {
	all := []ID{LegalRepresentative, StandardsLead, ContactPerson, Reporter, NilSigner}
	for _, p := range f.parties {
		all = append(all, p.ID.Signer())
	}
	return all
}

// setReach says of each field how far its answers go.
func (f *Form) setReach() {
	persons := f.persons()
	for id, field := range f.byID {
		field.Private = slices.Contains(persons, id)
		if slices.Contains(published(), id) {
			field.Reach = Public
		}
	}
	for _, field := range f.countyFields {
		field.Reach = Internal // no list has the sheet 县区信息
	}
}
