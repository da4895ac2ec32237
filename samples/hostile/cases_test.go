package hostile_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/workbook"
	"shidian/samples/bulk"
	"shidian/samples/hostile"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// makeCases makes the cases of one good workbook with two projects.
func makeCases(t testing.TB) (*bulk.Maker, *bulk.Workbook, []hostile.Case) {
	t.Helper()
	maker, err := bulk.NewMaker(3)
	if err != nil {
		t.Fatal(err)
	}
	for i := range maker.Len() {
		good, err := maker.Workbook(i)
		if err != nil {
			t.Fatal(err)
		}
		if len(good.Projects) == 2 {
			cases, err := hostile.Cases(good.Data)
			if err != nil {
				t.Fatal(err)
			}
			return maker, good, cases
		}
	}
	t.Fatal("no workbook with two projects")
	return nil, nil, nil
}

func TestEveryCaseHasItsOutcome(t *testing.T) {
	maker, good, cases := makeCases(t)
	reader := workbook.NewReader(maker.Plan())
	seen := map[string]bool{}
	for _, c := range cases {
		t.Run(c.Kind+"/"+c.Name, func(t *testing.T) {
			if seen[c.Name] {
				t.Fatal("two cases of one name")
			}
			seen[c.Name] = true
			if c.Big && testing.Short() {
				t.Skip("large")
			}
			got, said := readCase(t, maker.Plan(), reader, c)
			compare(t, c.Want, got)
			if got.Status == hostile.Read {
				checkAnswers(t, c.Want, good, said)
			}
		})
	}
}

// readCase takes a case as a merge takes a file.
func readCase(t *testing.T, p *plan.Plan, reader *workbook.Reader, c hostile.Case) (hostile.Outcome, *form.Return) {
	t.Helper()
	dir := t.TempDir()
	if err := c.Write(filepath.Join(dir, c.Name)); err != nil {
		t.Fatal(err)
	}
	found, err := workbook.Find([]string{dir})
	if err != nil || len(found) != 1 || found[0].Path != c.Name {
		t.Fatalf("found %v, %v", found, err)
	}
	loaded, err := reader.Load(context.Background(), found[0])
	switch {
	case err != nil:
		t.Fatal(err)
	case loaded.Skip != "":
		return hostile.Outcome{Status: hostile.Skipped, Says: loaded.Skip}, nil
	}
	said := &form.Return{}
	if loaded.Refusal != nil {
		said.Notes = []form.Note{*loaded.Refusal}
	} else {
		said = reader.County(loaded.Book, loaded.Path, loaded.SHA256)
	}
	return judge(p, c.Name, said), said
}

// judge runs the rules of the file, and of its forms those about workbooks.
func judge(p *plan.Plan, name string, said *form.Return) hostile.Outcome {
	region, _ := p.Region(said.Mark.Region)
	findings := checks.CheckFile(&checks.File{Path: name, Plan: p, Merging: p.Root(), Region: region, Return: said})
	for _, f := range findings {
		if checks.Blocks([]checks.Finding{f}) {
			return hostile.Outcome{Status: hostile.Refused, Rule: f.Rule.ID, Says: f.Message}
		}
	}
	for _, filled := range said.Projects {
		facts := checks.NewProject(filled, p, p.Choices(), region, form.Date{Year: 2021, Month: 5, Day: 7})
		findings = append(findings, checks.CheckProject(facts)...)
	}
	out := hostile.Outcome{Status: hostile.Read}
	for _, f := range findings {
		if id := f.Rule.ID; strings.HasPrefix(id, "W") && !slices.Contains(out.Notes, id) {
			out.Notes = append(out.Notes, id)
			out.Says += f.Message
		}
	}
	slices.Sort(out.Notes)
	return out
}

func compare(t *testing.T, want, got hostile.Outcome) {
	t.Helper()
	if got.Status != want.Status || got.Rule != want.Rule || !strings.Contains(got.Says, want.Says) || !slices.Equal(got.Notes, want.Notes) {
		t.Errorf("%s %s %v %q\nwant %s %s %v %q", got.Status, got.Rule, got.Notes, got.Says, want.Status, want.Rule, want.Notes, want.Says)
	}
}

// checkAnswers: what is read is what was written, save for the answer that the
// case is about.
func checkAnswers(t *testing.T, want hostile.Outcome, good *bulk.Workbook, said *form.Return) {
	t.Helper()
	if len(said.Projects) != len(good.Projects) {
		t.Fatalf("%d projects of %d", len(said.Projects), len(good.Projects))
	}
	for f, text := range want.Answer {
		if a := said.Projects[0].Answer(f); a.Raw != text {
			t.Errorf("%s is %.40q, want %.40q", f, a.Raw, text)
		}
	}
	if want.Answer == nil && !slices.Contains(want.Notes, "W008") {
		for i, filled := range said.Projects {
			if field := bulk.Difference(form.Official(), good.Projects[i], filled); field != "" {
				t.Error(field)
			}
		}
	}
}
