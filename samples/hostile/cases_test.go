package hostile_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"shidian/checks"
	"shidian/consolidate/workbook"
	"shidian/samples/bulk"
	"shidian/samples/effort"
	"shidian/samples/hostile"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// madeCases are the cases of one good workbook with two projects.
type madeCases struct {
	maker *bulk.Maker
	good  *bulk.Workbook
	cases []hostile.Case
}

var casesOnce = sync.OnceValues(func() (made madeCases, err error) {
	if made.maker, err = bulk.NewMaker(bulk.Plan(), 3); err != nil {
		return made, err
	}
	for i := range made.maker.Len() {
		if made.good, err = made.maker.Workbook(i); err != nil {
			return made, err
		}
		if len(made.good.Projects) == 2 {
			made.cases, err = hostile.Cases(made.good.Data)
			return made, err
		}
	}
	return made, errors.New("no workbook with two projects")
})

func makeCases(t testing.TB) (*bulk.Maker, *bulk.Workbook, []hostile.Case) {
	t.Helper()
	made, err := casesOnce()
	if err != nil {
		t.Fatal(err)
	}
	return made.maker, made.good, made.cases
}

func TestEveryCaseHasItsOutcome(t *testing.T) {
	effort.Usual(t)
	maker, good, cases := makeCases(t)
	reader := workbook.NewReader(maker.Plan())
	seen := map[string]bool{}
	for _, c := range cases {
		t.Run(c.Kind+"/"+c.Name, func(t *testing.T) {
			if seen[c.Name] {
				t.Fatal("two cases of one name")
			}
			seen[c.Name] = true
			if c.Big && c.Kind == "grid" {
				effort.Long(t) // half a million rows and more
			} else if c.Big {
				effort.Usual(t)
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
	if err != nil || len(found) < 1 || found[0].Path != c.Name {
		t.Fatalf("found %v, %v", found, err)
	}
	loaded, err := reader.Load(context.Background(), found[0])
	switch {
	case err != nil:
		t.Fatal(err)
	case loaded.Skip != "":
		return hostile.Outcome{Status: hostile.Skipped, Says: loaded.Skip}, nil
	case loaded.Unread != nil:
		return hostile.Outcome{Status: hostile.Skipped, Says: loaded.Enter}, nil
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
	findings := checks.CheckFile(&checks.FileFacts{Path: name, Plan: p, Merging: p.Root(), Region: region, Return: said})
	for _, f := range findings {
		if checks.Blocks([]checks.Finding{f}) {
			return hostile.Outcome{Status: hostile.Refused, Rule: f.Rule.ID, Says: f.Message}
		}
	}
	for _, filled := range said.Projects {
		facts := checks.NewApplication(filled, p, p.Choices(), region, form.Date{Year: 2021, Month: 5, Day: 7})
		findings = append(findings, checks.CheckApplication(facts)...)
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
