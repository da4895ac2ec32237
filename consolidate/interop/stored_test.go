package interop

import (
	"testing"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// What the panels of a workbook store is what they show: whoever looks at it on a phone
// reads the same.
func TestPanelStoresWhatItShows(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	sameResults(t, startOffice(t), storedBook(t), "panel")
}

// storedBook has a good form, one with blanks, one with errors, one that is right and
// written in odd ways, a spare, and a nil return without a reason.
func storedBook(t *testing.T) string {
	t.Helper()
	p := testplan.New()
	home := region(t, p, county)
	blank, wrong, about := exampleOf("enterprise"), exampleOf("region"), form.NewFilled(form.Origin{})
	for _, id := range []form.ID{form.PilotName, form.StandardsBody, form.MatchingFunds, form.Domain} {
		blank.Set(id, form.Answer{})
	}
	put := func(filled *form.Filled, id form.ID, raw string) {
		filled.Set(id, form.Answer{Kind: form.Text, Raw: raw})
	}
	odd := exampleOf("enterprise")
	odd.Set(form.FormDate, form.Answer{Kind: form.DateCell, Raw: "2021-05-06"})
	odd.Set(form.StaffFull, form.Answer{Kind: form.Number, Raw: "2"})
	odd.Set(form.Postcode, form.Answer{Kind: form.Number, Raw: "48200"})
	for id, raw := range map[form.ID]string{form.PilotFrom: "202106", form.PilotTo: "2023.5.", form.SystemRunning: "2019/06/05日", form.SystemEstablished: "2019年3月份", form.MatchingFunds: "1,020.5万元",
		form.PaperCopies: "5 份", form.Email: "mailto:Name@example.com", form.OrgCode: "91140521ma00000005", form.MajorAccident: "否。", form.EconomicType: "民营企业", form.UnitPhone: "无", form.IndependentLegal: "具备"} {
		put(odd, id, raw)
	}
	put(wrong, form.PilotTo, "2020年5月")
	put(wrong, form.FormDate, "昨天")
	put(wrong, form.EnterprisesIn, "3")
	put(wrong, form.Email, "无")
	put(wrong, form.PaperCopies, "4")
	put(wrong, form.StaffPart, "若干")
	wrong.Steps[1].Time = form.Answer{}
	put(about, form.NilReturn, form.Yes)
	put(about, form.ReportDate, "昨天")
	data, err := templates.CountyWorkbook(p, home, 5, form.Return{Projects: []*form.Filled{exampleOf("enterprise"), blank, wrong, odd}, County: about}, checks.OnSheet(p, home))
	if err == nil {
		data, err = store.Canonical(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return write(t, t.TempDir(), "stored.xlsx", data)
}
