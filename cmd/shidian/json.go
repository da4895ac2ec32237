package main

import (
	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/plan"
)

// The JSON of check and merge. Lists are never null, so that a reader needs no
// second case.
type reportJSON struct {
	Plan      planJSON      `json:"plan"`
	Level     plan.Level    `json:"level"`
	Region    regionJSON    `json:"region"`
	AsOf      string        `json:"as_of"`
	Expected  int           `json:"expected"`
	Filed     int           `json:"filed"`
	Missing   []missingJSON `json:"missing"`
	Counts    countsJSON    `json:"counts"` // of all projects
	Units     []unitJSON    `json:"units"`
	Projects  []projectJSON `json:"projects"`
	Domains   []domainJSON  `json:"domains"`
	Findings  []findingJSON `json:"findings"`
	Changes   []changeJSON  `json:"changes"`
	Files     []fileJSON    `json:"files"`
	Outputs   []string      `json:"outputs"`
	ListState string        `json:"list_state"`      // draft, final, or reopened after a final
	Final     int           `json:"final"`           // which final is in force, from 1; 0 for none
	Against   []string      `json:"against_final"`   // of check: what of the final list a merge would change, and so refuse
	Error     string        `json:"error,omitempty"` // why the run failed
}

// planJSON is the plan by which a run judged: 2021, 晋市监发〔2021〕86号, 内置, and what
// it sets otherwise than the one by which the earlier rollup was made.
type planJSON struct {
	Cycle       string   `json:"cycle"`
	Number      string   `json:"number"`
	From        string   `json:"from"`
	Differences []string `json:"differences"`
}

type regionJSON struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type missingJSON struct {
	regionJSON
	Kind checks.UnitStatus `json:"kind"`
}

// countsJSON are the numbers of projects. sent is the sum of recommendable to withdrawn,
// recommendable that of recommended to undecided, and candidates is recommendable
// without not_recommended.
type countsJSON struct {
	Sent           int `json:"sent"`
	Recommendable  int `json:"recommendable"`
	Faulty         int `json:"faulty"`
	Unverified     int `json:"unverified"`
	Late           int `json:"late"`
	Returned       int `json:"returned"`
	Withdrawn      int `json:"withdrawn"`
	Recommended    int `json:"recommended"`
	Reserve        int `json:"reserve"`
	NotRecommended int `json:"not_recommended"`
	Undecided      int `json:"undecided"`
	Candidates     int `json:"candidates"`
}

func countsOf(n record.Counts) countsJSON {
	return countsJSON{Sent: n.Sent, Recommendable: n.Recommendable, Faulty: n.Faulty, Unverified: n.Unverified, Late: n.Late, Returned: n.Returned, Withdrawn: n.Withdrawn,
		Recommended: n.Recommended, Reserve: n.Reserve, NotRecommended: n.NotRecommended, Undecided: n.Undecided, Candidates: n.Candidates()}
}

// unitJSON is a unit with what it filed: 沁水县, filed, on 2021-05-06.
type unitJSON struct {
	regionJSON
	Kind    checks.UnitStatus `json:"kind"`
	Arrived string            `json:"arrived"` // "" when nothing came
	Late    bool              `json:"late"`
	Counts  countsJSON        `json:"counts"`
}

type projectJSON struct {
	Region string       `json:"region"`
	Sheet  string       `json:"sheet"`
	Name   string       `json:"name"`
	Unit   string       `json:"unit"`
	Domain string       `json:"domain"`
	Kind   string       `json:"kind"`
	State  checks.State `json:"state"`
	Reason string       `json:"reason"`

	DraftBelow bool `json:"draft_below"` // its unit has not made the list final: 待定稿
}

type domainJSON struct {
	Region      string `json:"region"`
	Domain      string `json:"domain"`
	Limit       *int   `json:"limit"` // null where there is none
	Candidates  int    `json:"candidates"`
	Recommended int    `json:"recommended"`
	State       string `json:"state"`

	Counts countsJSON `json:"counts"`

	Asks []string `json:"asks"` // what has to be asked before it can be settled
}

type findingJSON struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Region   string `json:"region"`
	Project  string `json:"project"`
	File     string `json:"file"`
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Message  string `json:"message"`
	Clause   string `json:"clause"`

	Question string    `json:"question"` // tells it from any other, until what it is about changes
	Rest     *restJSON `json:"rest"`     // why it asks no more; null while it asks
}

// restJSON is what a person answered: 无问题, 已电话核实.
type restJSON struct {
	Result string `json:"result"`
	Reason string `json:"reason"`
	From   string `json:"from"` // the unit below whose answer it is; "" for one of this office
}

type fileJSON struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Region string `json:"region"`
	State  string `json:"state"`
	Reason string `json:"reason"`

	Present bool `json:"present"` // this run found it
}

type changeJSON struct {
	Kind    record.ChangeKind `json:"kind"`
	Region  string            `json:"region"`
	Project string            `json:"project"`
	What    string            `json:"what"`
	Old     string            `json:"old"`
	New     string            `json:"new"`
	Effect  string            `json:"effect"`
}

func reportOf(res *consolidate.Result) reportJSON {
	r := res.Rollup
	out := emptyReport()
	out.Level, out.Region, out.AsOf = r.Region.Level, regionJSON{r.Region.Code, r.Region.Name}, r.AsOf.String()
	out.Plan = planJSON{r.Plan.Cycle, r.Plan.Number(), res.Choice.From, append([]string{}, res.PlanChanges...)}
	out.Expected, out.Filed = len(r.Units), r.Filed()
	out.Against = append(out.Against, res.AgainstFinal...)
	out.ListState, out.Final = listState(r.State.Closing), r.State.Closing.Number()
	out.Counts = countsOf(r.Counts())
	for _, u := range r.Units {
		out.Units = append(out.Units, unitJSON{regionJSON{u.Region.Code, u.Region.Name}, u.Status, u.Arrived.String(), u.Late, countsOf(u.Counts())})
		if u.Missing() {
			out.Missing = append(out.Missing, missingJSON{regionJSON{u.Region.Code, u.Region.Name}, u.Status})
		}
	}
	for _, p := range r.Projects {
		out.Projects = append(out.Projects, projectJSON{Region: p.Region.Code, Sheet: p.Facts.Form.Sheet, Name: p.Facts.Name(),
			Unit: p.UnitName(), Domain: p.Domain, Kind: p.Facts.Kind(), State: p.State, Reason: p.Reason, DraftBelow: p.DraftBelow()})
	}
	for _, c := range r.Contests {
		n := r.CountsIn(c)
		d := domainJSON{Region: c.Unit.Code, Domain: c.Domain, Candidates: n.Candidates(), Recommended: n.Recommended, Counts: countsOf(n), State: consolidate.DomainState(c), Asks: append([]string{}, c.Asks...)}
		if _, limited := r.Plan.LimitOf(c.Unit, c.Domain); limited {
			d.Limit = &c.Limit
		}
		out.Domains = append(out.Domains, d)
	}
	out.addFindings(r.Findings)
	for _, c := range r.Changes {
		out.Changes = append(out.Changes, changeJSON{Kind: c.Kind, Region: c.Region, Project: c.Project, What: c.What, Old: c.Old, New: c.New, Effect: c.Effect})
	}
	out.addFiles(res.Files)
	out.Outputs = append(out.Outputs, res.Outputs...)
	return out
}

func emptyReport() reportJSON {
	return reportJSON{Plan: planJSON{Differences: []string{}}, Missing: []missingJSON{}, Units: []unitJSON{}, Projects: []projectJSON{}, Domains: []domainJSON{}, Findings: []findingJSON{}, Changes: []changeJSON{}, Files: []fileJSON{}, Outputs: []string{}, Against: []string{}}
}

// failedReport is what can be said of a run that made no rollup.
func failedReport(f *consolidate.Failure) reportJSON {
	out := emptyReport()
	out.Error = f.Text
	out.addFindings(f.Findings)
	out.addFiles(f.Files)
	return out
}

func (out *reportJSON) addFindings(findings []checks.Finding) {
	for _, f := range findings {
		found := findingJSON{Rule: f.Rule.ID, Severity: f.Severity().String(), Region: f.Region, Project: f.Project,
			File: f.File, Sheet: f.Sheet, Cell: f.Cell, Message: f.Message, Clause: string(f.Rule.Clause), Question: f.Key}
		if r := f.Rest; r != nil {
			found.Rest = &restJSON{r.Result, r.Reason, r.From}
		}
		out.Findings = append(out.Findings, found)
	}
}

func (out *reportJSON) addFiles(files []consolidate.FileReport) {
	for _, f := range files {
		out.Files = append(out.Files, fileJSON{Path: f.Path, SHA256: f.SHA256, Region: f.Region.Code, State: string(f.Status), Reason: f.Reason, Present: f.Present})
	}
}
