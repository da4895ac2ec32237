package record_test

import (
	"fmt"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/plan/testplan"
)

// closedWith makes a list of the province final that holds the projects of the names.
func closedWith(r *record.Rollup, names ...string) string {
	for _, p := range r.Projects {
		p.State = checks.NotSelected
		for _, name := range names {
			if p.Facts.Name() == name {
				p.State = checks.Selected
			}
		}
	}
	r.Reopen("再定一次")
	r.Close()
	var lines []string
	for _, one := range r.Issued() {
		lines = append(lines, fmt.Sprintf("%s %s %s", one.Key, one.Domain, one.Unit))
	}
	return strings.Join(lines, "\n")
}

// A project has its place among all that were ever taken in for ever: a later list adds to
// them, and one that it leaves out keeps its place.
func TestPlacesOfIssuedProjectsStay(t *testing.T) {
	p := testplan.New()
	var projects []*record.Project
	for _, line := range []string{"甲|沁水县|工业|sent", "乙|清徐县|农业|sent", "丙|阳城县|农业|sent", "丁|沁水县|农业|sent"} {
		project := recordtest.ProjectOf(t, p, line)
		project.Names, project.Others, project.File.Region = []string{project.Key}, []*record.Version{project.Version}, project.Unit
		projects = append(projects, project)
	}
	r := recordtest.RollupOf(p, "140000", projects)
	recordtest.Compare(t, closedWith(r, "甲", "丙"), "140522|丙 农业 140500\n140521|甲 工业 140500")
	recordtest.Compare(t, closedWith(r, "甲", "乙", "丁"), "140522|丙 农业 140500\n140521|甲 工业 140500\n140121|乙 农业 140100\n140521|丁 农业 140500")
	// It may have another name since.
	projects[0].Names, projects[0].Key = []string{"140521|甲", "140521|甲甲"}, "140521|甲甲"
	recordtest.Compare(t, closedWith(r, "甲", "丙"), "140522|丙 农业 140500\n140521|甲甲 工业 140500\n140121|乙 农业 140100\n140521|丁 农业 140500")
}

// What units were told of the other projects is final too.
func TestWhatUnitsWereToldIsFinal(t *testing.T) {
	p := testplan.New()
	var projects []*record.Project
	for _, line := range []string{"甲|沁水县|工业|sent||入选", "乙|清徐县|农业|sent||不予立项||内部的话", "丙|阳城县|农业|sent"} {
		project := recordtest.ProjectOf(t, p, line)
		project.Names, project.Others = []string{project.Key}, []*record.Version{project.Version}
		projects = append(projects, project)
	}
	r := recordtest.RollupOf(p, "140000", projects)
	record.Decide(r)
	r.Close()
	if changes := r.AgainstClosing(); changes != nil {
		t.Fatal(changes)
	}
	projects[1].Decision.Reason = "另一句内部的话"
	if changes := r.AgainstClosing(); changes != nil {
		t.Errorf("what stays inside changes nothing: %v", changes)
	}
	projects[1].Decision.Answer, projects[2].Decision.Select = "与已有试点重复", "备选"
	if changes := strings.Join(r.AgainstClosing(), "；"); changes != "清徐县“乙”的“遴选结果”或者“答复理由”会改变；阳城县“丙”的“遴选结果”或者“答复理由”会改变" {
		t.Error(changes)
	}
}

// A final of before places were kept had its projects first.
func TestPlacesBehindAFinalOfBefore(t *testing.T) {
	p := testplan.New()
	var projects []*record.Project
	for _, line := range []string{"甲|沁水县|工业|sent", "乙|清徐县|农业|sent"} {
		project := recordtest.ProjectOf(t, p, line)
		project.Names, project.Others, project.File.Region = []string{project.Key}, []*record.Version{project.Version}, project.Unit
		projects = append(projects, project)
	}
	r := recordtest.RollupOf(p, "140000", projects)
	r.State.Closing = record.Closing{Finals: []record.Final{{Number: 1, Recommended: map[string]string{"140521|甲": "x"}}}}
	recordtest.Compare(t, closedWith(r, "甲", "乙"), "140521|甲 工业 140500\n140121|乙 农业 140100")
}

// What units are told of a project is what was written for them, and nothing else that
// people entered.
func TestResultsSayNothingInternal(t *testing.T) {
	p := testplan.New()
	var projects []*record.Project
	for _, line := range []string{"甲|沁水县|工业|sent", "乙|清徐县|农业|sent|待定|不予立项|2|内部的话", "丙|清徐县|农业|late sent"} {
		project := recordtest.ProjectOf(t, p, line)
		project.File.Region = project.Unit
		projects = append(projects, project)
	}
	projects[1].Decision.Answer = "与已有试点重复"
	r := recordtest.RollupOf(p, "140000", projects)
	record.Decide(r)
	var lines []string
	for _, one := range r.Results() {
		lines = append(lines, strings.Join([]string{one.Sender, one.Region, one.Name, string(one.State), one.Rank, one.Why}, "|"))
	}
	recordtest.Compare(t, strings.Join(lines, "\n"), "140100|140121|乙|not_selected|2|与已有试点重复\n140100|140121|丙|late||\n140500|140521|甲|undecided||")
	city := recordtest.RollupOf(p, "140500", projects[:1])
	record.Decide(city)
	if city.Results() != nil || city.Issued() != nil {
		t.Error("an office that recommends establishes nothing")
	}
}
