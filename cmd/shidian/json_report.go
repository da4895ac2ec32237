package main

import (
	"path/filepath"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/plan"
)

// reportOf is the JSON of a run that made a rollup; why is why it was not done all the
// same, nil where it was.
func reportOf(res *consolidate.Result, next nextStep, why error) reportJSON {
	r, closing := res.Rollup, res.Rollup.State.Closing
	out := reportJSON{
		Schema: schema, Selects: !r.Choosing().ByItself, Plan: planOf(res.Choice, res.PlanChanges), Level: r.Region.Level, Region: regionJSON{r.Region.Code, r.Region.Name},
		AsOf: r.AsOf.String(), LastRun: res.LastRun.String(), Earlier: slashed(res.Earlier), Replaced: res.Replaced, Unused: listed(res.Unused), Open: res.Open,
		Expected: r.Expected(), Filed: r.Filed(), Counts: countsOf(r.Counts()),
		Findings: findingsOf(r.Plan, r.Findings), Holds: findingsOf(r.Plan, res.Holds), Changes: changesOf(r), Files: filesOf(res.Files),
		Outputs: []string{}, Letter: slashed(res.Letter), Returns: []string{}, Reminders: slashed(res.Reminders), Beside: []besideJSON{}, Kept: listed(res.Kept), Stale: res.Stale,
		ListState: listState(closing), Final: closing.Number(), FinalFile: slashed(res.Final), FinalAway: res.FinalAway,
		History: historyOf(res.History), Closed: res.Closed, NotClosed: res.NotClosed, Against: listed(res.AgainstFinal), StillOpen: []openJSON{}, Next: next,
	}
	for _, m := range res.StillOpen {
		out.StillOpen = append(out.StillOpen, openJSON{m.What, listed(m.Names), m.Stops, m.How})
	}
	out.Units, out.Missing = unitsOf(r)
	out.Projects, out.Domains = projectsOf(r), domainsOf(r)
	for _, name := range res.Outputs {
		out.Outputs = append(out.Outputs, slashed(name))
	}
	for _, name := range res.Returns {
		out.Returns = append(out.Returns, slashed(name))
	}
	for _, file := range res.Beside {
		out.Beside = append(out.Beside, besideJSON{file.Name, file.Kept})
	}
	if out.Next.Command == nil {
		out.Next.Command = []string{}
	}
	if why != nil {
		failed := errorOf(why)
		out.Error = &failed
	}
	return out
}

// slashed is a path as JSON has it: with / on every system, so that the same run gives the
// same bytes.
func slashed(path string) string { return filepath.ToSlash(path) }

// listed is a list that is never null.
func listed(texts []string) []string { return append([]string{}, texts...) }

func planOf(choice consolidate.PlanChoice, differences []string) planJSON {
	return planJSON{choice.Plan.Cycle(), choice.Plan.Number(), choice.From, listed(differences), listed(plan.DriftTexts(choice.Plan.Drift))}
}

func countsOf(n record.Counts) countsJSON {
	return countsJSON{Sent: n.Sent, Recommendable: n.Recommendable, Faulty: n.Faulty, Unverified: n.Unverified, Late: n.Late, Returned: n.Returned, Withdrawn: n.Withdrawn,
		Recommended: n.Recommended, Reserve: n.Reserve, NotRecommended: n.NotRecommended, Undecided: n.Undecided, Candidates: n.Candidates()}
}

func unitsOf(r *record.Rollup) (units []unitJSON, missing []missingJSON) {
	units, missing = []unitJSON{}, []missingJSON{}
	for _, u := range r.Units {
		region, name := regionJSON{u.Region.Code, u.Region.Name}, record.UnitStatusChinese(u.Status)
		units = append(units, unitJSON{region, u.Status, name, u.Arrived.String(), u.Late, u.Draft(), countsOf(u.Counts()), listed(u.Needs())})
		if u.Missing() {
			missing = append(missing, missingJSON{region, u.Status, name})
		}
	}
	return units, missing
}

func projectsOf(r *record.Rollup) []projectJSON {
	projects := []projectJSON{}
	for _, p := range r.Projects {
		projects = append(projects, projectJSON{Region: p.Region.Code, RegionName: p.Region.Name, Sheet: p.Facts.Form.Sheet, Name: p.Facts.Name(), Unit: p.UnitName(),
			Domain: p.Domain, Kind: p.Facts.Kind(), State: p.State, StateName: p.StateChinese(), Reason: p.Reason, TotalRank: p.Decision.TotalRank, DraftBelow: p.DraftBelow()})
	}
	return projects
}

func domainsOf(r *record.Rollup) []domainJSON {
	domains := []domainJSON{}
	for _, c := range r.Contests {
		n := r.CountsIn(c)
		d := domainJSON{Region: c.Unit.Code, RegionName: c.Unit.Name, Domain: c.Domain, Together: c.Together, Basis: c.Basis, WaitsFor: c.WaitsFor, Candidates: n.Candidates(), Recommended: n.Recommended, Counts: countsOf(n),
			State: consolidate.DomainState(c), StateName: contestState(c, n), Why: c.Why, Undecided: listed(c.Undecided), Asks: listed(c.Asks)}
		if limit, limited := c.Limit(); limited {
			d.Limit = &limit
		}
		if !c.OfUnitAndDomain() {
			d.Scope, d.Of, d.Name = c.Scope, c.Of, c.Name(r.Plan)
		}
		domains = append(domains, d)
	}
	return domains
}

func changesOf(r *record.Rollup) []changeJSON {
	changes := []changeJSON{}
	for _, c := range r.Changes {
		changes = append(changes, changeJSON{Kind: c.Kind, Region: c.Region, RegionName: r.Plan.RegionName(c.Region), Project: c.Project, What: c.What, Old: c.Old, New: c.New, Effect: c.Effect})
	}
	return changes
}

// findingsOf are the findings, with the names that the plan gives to regions.
func findingsOf(p *plan.Plan, findings []checks.Finding) []findingJSON {
	out := []findingJSON{}
	for _, f := range findings {
		found := findingJSON{Rule: f.Rule.ID, Title: f.Rule.Title, Severity: f.Severity().String(), SeverityName: f.Severity().Chinese(), Region: f.Region, RegionName: p.RegionName(f.Region),
			Project: f.Project, File: f.File, Sheet: f.Sheet, Cell: f.Cell, Message: f.Message, Clause: string(f.Clause), Question: f.Key}
		if r := f.Rest; r != nil {
			found.Rest = &restJSON{r.Result, r.Reason, r.From}
		}
		out = append(out, found)
	}
	return out
}

func filesOf(files []consolidate.FileReport) []fileJSON {
	out := []fileJSON{}
	for _, f := range files {
		out = append(out, fileJSON{Path: f.Path, SHA256: f.SHA256, Region: f.Region.Code, RegionName: f.Region.Name, State: string(f.Status), StateName: f.Chinese, Reason: f.Reason, Project: f.Project, Present: f.Present})
	}
	return out
}
