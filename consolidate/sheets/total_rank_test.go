package sheets_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// wholeCity is the rollup of 晋城市 under a plan with a limit over all domains, or
// without.
func wholeCity(s *record.State, limited bool) *record.Rollup {
	p, paths := testplan.New(), map[string]string{}
	if limited {
		p.LimitRows = []plan.LimitRow{{Scope: plan.EachUnit, Most: 1, Basis: "省 四(三)"}}
	}
	for id, f := range s.Files {
		paths[id] = f.Path
	}
	city, _ := p.Region("140500")
	r := record.Compute(p, city, form.Date{Year: 2021, Month: 5, Day: 9}, s, paths, sheets.DecisionPlaces)
	return r
}

func cellsOf(b *xlsx.Book, sheet string) string {
	var texts []string
	for _, c := range b.Sheet(sheet).Cells {
		texts = append(texts, c.Text)
	}
	return strings.Join(texts, "\n")
}

// The column is there where the plan has a limit over several domains or units, is read
// back, goes up, and stays in sight under another plan as long as something stands in it.
func TestTotalRankIsAColumnOnlyWhereThePlanAsksForIt(t *testing.T) {
	if text := cellsOf(opened(t, bookOf(t, wholeCity(countyState(), false))), record.SheetProjects); strings.Contains(text, record.ColumnTotalRank) {
		t.Error("it is there under a plan that asks for no order over domains")
	}
	data := bookOf(t, wholeCity(countyState(), true))
	if text := cellsOf(opened(t, data), record.SheetProjects); !strings.Contains(text, "推荐：每个领域不超过 2 个、各领域合计不超过 1 个（依据省 四(三)）。") {
		t.Error(text)
	}
	column := sheets.FilledColumn{Sheet: record.SheetProjects, Title: record.ColumnTotalRank}
	data = filledIn(t, data, []sheets.FilledColumn{column}, func(_ sheets.FilledColumn, row int) string { return []string{"2", "1"}[row] })
	s, problems := sheets.ReadRollup(opened(t, data))
	if problems != nil {
		t.Fatal(problems)
	}
	ranks := func(r *record.Rollup) (all []string) {
		for _, p := range r.Projects {
			all = append(all, p.Decision.TotalRank)
		}
		return all
	}
	r := wholeCity(s.State, true)
	if got := ranks(r); !slices.Equal(got[:2], []string{"2", "1"}) {
		t.Fatal(got)
	}
	other := bookOf(t, wholeCity(s.State, false))
	if text := cellsOf(opened(t, other), record.SheetProjects); !strings.Contains(text, record.ColumnTotalRank) {
		t.Error("what people entered is out of sight under another plan")
	}
	again, problems := sheets.ReadRollup(opened(t, other))
	if problems != nil || !slices.Equal(ranks(wholeCity(again.State, true)), ranks(r)) {
		t.Error(problems)
	}
	r.Projects[0].State = checks.Recommended
	list, err := sheets.DrawList(r)
	if err != nil {
		t.Fatal(err)
	}
	book, err := new(xlsx.Reader).Read(context.Background(), list, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	forms, _ := sheets.FormsOf(book)
	if len(forms) == 0 || forms[0].Entered.TotalRank == "" {
		t.Errorf("it does not go up: %+v", forms)
	}
}
