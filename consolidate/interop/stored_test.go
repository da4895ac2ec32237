package interop

import (
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// What a workbook stores beside its formulas is what they give: whoever looks at it on a
// phone reads the same.
func TestPanelStoresWhatItShows(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	office := startOffice(t)
	path := storedBook(t)
	book, _ := load(t, path)
	office.do(t, "open", step{"path": path}, nil)
	office.do(t, "recalculate", nil, nil)
	told := 0
	for _, sheet := range book.Sheets {
		if !strings.HasPrefix(sheet.Name, "项目") && sheet.Name != form.SheetCounty {
			continue
		}
		var shown [][]string
		office.do(t, "texts", step{"sheet": sheet.Name, "area": "A1:Z150"}, &shown)
		for _, c := range sheet.Cells {
			if !c.Formula || int(c.Col) > form.PanelColumn {
				continue
			}
			if text := shown[c.Row-1][c.Col-1]; text != c.Text {
				t.Errorf("%s %s stores %q and shows %q", sheet.Name, c.Ref(), c.Text, text)
			} else if text != "" {
				told++
			}
		}
	}
	if told < 20 {
		t.Errorf("only %d formulas say something", told)
	}
}

// storedBook has a good form, one with blanks, one with errors, a spare, and a nil
// return without a reason.
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
	put(wrong, form.PilotTo, "2020年5月")
	put(wrong, form.FormDate, "昨天")
	put(wrong, form.EnterprisesIn, "3")
	put(wrong, form.Email, "无")
	put(wrong, form.PaperCopies, "4")
	put(wrong, form.StaffPart, "若干")
	wrong.Steps[1].Time = form.Answer{}
	put(about, form.NilReturn, form.Yes)
	put(about, form.ReportDate, "昨天")
	data, err := templates.CountyWorkbook(p, home, 4, form.Return{Projects: []*form.Filled{exampleOf("enterprise"), blank, wrong}, County: about}, checks.OnSheet(p, home))
	if err == nil {
		data, err = store.Canonical(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return write(t, t.TempDir(), "stored.xlsx", data)
}
