package form

import "testing"

// What a public list may have is what concerns nobody in person.
func TestPersonsPhonesAndCodesAreNeverPublished(t *testing.T) {
	f := Official()
	for _, id := range []ID{LegalRepresentative, StandardsLead, ContactPerson, Guarantor.Signer(), Reporter, NilSigner, ContactPhone, UnitPhone, ReporterPhone, Email, OrgCode, Postcode} {
		field := f.Field(id)
		field.Reach = Public // a plan cannot change it
		if field.MayBePublished() {
			t.Errorf("%s may be published", field.Title)
		}
	}
	for _, id := range []ID{PilotName, UndertakingUnit, Domain, PilotKind} {
		if !f.Field(id).MayBePublished() {
			t.Errorf("%s may not be published", f.Title(id))
		}
	}
	for _, id := range []ID{UnitAddress, MajorAccident, SelfAssessment, MatchingFunds, Partners} {
		if f.Field(id).MayBePublished() {
			t.Errorf("%s may be published", f.Title(id))
		}
	}
}
