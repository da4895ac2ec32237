package checks

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
)

// Every rule is run over every case of the tests, and what it asks the facts for is
// held against what it says that it needs.
func TestRulesReadTheFieldsThatTheyDeclareAndNoOthers(t *testing.T) {
	read := map[*Rule]map[form.ID]bool{}
	for _, rule := range Rules() {
		read[rule] = map[form.ID]bool{}
	}
	for _, e := range allCases() {
		var of *Rule
		run := e.running(func(id form.ID) { read[of][id] = true })
		for _, of = range Rules() {
			run(of)
		}
	}
	for _, rule := range Rules() {
		ids := slices.Sorted(maps.Keys(read[rule]))
		if rule.EachField {
			if rule.Fields != nil || len(ids) < 5 {
				t.Errorf("%s looks at each field, declares %v and reads %v", rule.ID, rule.Fields, ids)
			}
			continue
		}
		if declared := slices.Sorted(slices.Values(rule.Fields)); !slices.Equal(ids, declared) {
			t.Errorf("%s reads %v and declares %v: mend its Fields", rule.ID, ids, declared)
		}
	}
}

// allCases are the example of every rule and what else a message is made of.
func allCases() []Example {
	cases := otherFacts()
	for _, r := range Rules() {
		cases = append(cases, r.Example)
	}
	for _, c := range otherMessages() {
		cases = append(cases, Example{Kind: c.kind, Grid: c.grid})
	}
	return cases
}

// running makes the facts of the case, and returns what runs a rule over them. Each
// field that a rule asks for or reports is given to read.
func (e Example) running(read func(form.ID)) func(*Rule) {
	report := func(f Finding) {
		if f.Field != "" {
			read(f.Field)
		}
	}
	watch := func(projects ...*Application) {
		for _, p := range projects {
			p.onRead = read
		}
	}
	switch {
	case e.File != nil:
		f := exampleFile()
		e.File(f)
		if f.Return != nil && f.Return.County != nil {
			watch(f.understoodCounty())
		}
		return func(r *Rule) { runOn(r.File, f, report) }
	case e.Sent != nil:
		s := exampleSent()
		e.Sent(s)
		watch(s.Application)
		return func(r *Rule) { runOn(r.Sent, s, report) }
	case e.Unit != nil:
		u := exampleUnit()
		e.Unit(u)
		watch(u.Projects...)
		return func(r *Rule) { runOn(r.Unit, u, report) }
	case e.Rollup != nil:
		all := exampleRollup()
		e.Rollup(all)
		watch(all.Projects...)
		return func(r *Rule) {
			runOn(r.Asked, all, report)
			runOn(r.Rollup, all, report)
		}
	default:
		p := exampleOf(e.Kind, e.Grid, e.Asks...)
		p.LookUp(NewHistory(e.Past, p.Plan))
		watch(p)
		return func(r *Rule) { runOn(r.Project, p, report) }
	}
}

func runOn[F any](look func(F, Report), facts F, report Report) {
	if look != nil {
		look(facts, report)
	}
}

// What a rule takes from a form past the project's own methods, the test above
// does not see.
func TestRulesAskTheProjectForAnswers(t *testing.T) {
	files, err := filepath.Glob("*_rules.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(files, "replies.go", "similar.go") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			for _, past := range []string{"Form.Answer(", "County.Answer(", ".values[", ".faults["} {
				if strings.Contains(line, past) {
					t.Errorf("%s:%d: ask the project for the answer, not %s", name, i+1, past)
				}
			}
		}
	}
}

func TestNeedsOfARuleAreNamedAsThePlanNamesThem(t *testing.T) {
	official := form.Official()
	official.Field(form.EnterprisesIn).Title = "参加企业数"
	for id, want := range map[string]string{
		"P006": "参加企业数、区域内相同行业企业总数、试点类型", "F012": "每一栏", "W001": "",
		"P013": "工作步骤的时间、工作步骤的阶段工作内容、工作步骤的负责单位及参与单位、试点时间（起）、试点时间（止）",
	} {
		if rule, _ := Find(id); rule.Needs(official) != want {
			t.Errorf("%s needs %q, not %q", id, rule.Needs(official), want)
		}
	}
}
