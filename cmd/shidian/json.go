package main

import (
	"github.com/spf13/pflag"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/plan"
)

// schema is the number of the JSON that the commands write. It is raised when a key goes
// or means something else; a key more is no reason. JSON.md says what they mean.
const schema = 1

// jsonFlag asks for JSON.
type jsonFlag bool

func (j *jsonFlag) addFlags(flags *pflag.FlagSet) {
	flags.BoolVar((*bool)(j), "json", false, "输出 JSON，供其他程序使用")
}

// reportJSON is what check, merge and recommend found and did. Lists are never null, so
// that a reader needs no second case.
type reportJSON struct {
	Schema    int           `json:"schema"`
	Error     *errorJSON    `json:"error"` // null where the run was done
	Plan      planJSON      `json:"plan"`
	Level     plan.Level    `json:"level"`
	Selects   bool          `json:"selects"` // nobody is above the office: it selects, and recommends to nobody
	Region    regionJSON    `json:"region"`
	AsOf      string        `json:"as_of"`
	LastRun   string        `json:"last_run"` // of the last run, where this one is said to be older
	Earlier   string        `json:"earlier"`  // the rollup that was carried on
	Replaced  bool          `json:"replaced"` // the rollup in the output folder was another one
	Unused    []string      `json:"unused"`   // files there that could not be read as a rollup
	Open      bool          `json:"open"`     // the rollup is open in an office program
	Expected  int           `json:"expected"`
	Filed     int           `json:"filed"`
	Missing   []missingJSON `json:"missing"`
	Counts    countsJSON    `json:"counts"` // of all projects
	Units     []unitJSON    `json:"units"`
	Projects  []projectJSON `json:"projects"`
	Domains   []domainJSON  `json:"domains"`
	Findings  []findingJSON `json:"findings"`
	Holds     []findingJSON `json:"holds"` // those that keep the list from being written
	Changes   []changeJSON  `json:"changes"`
	Files     []fileJSON    `json:"files"`
	Outputs   []string      `json:"outputs"`
	Letter    string        `json:"letter"`
	Returns   []string      `json:"returns"`       // workbooks that go back to counties to be corrected
	Reminders string        `json:"reminders"`     // the file with what to write to the units that owe something
	Beside    []besideJSON  `json:"beside"`        // of --beside: files that are open
	Kept      []string      `json:"kept"`          // backups of what was replaced
	Stale     string        `json:"stale"`         // a list of an earlier run that no longer holds
	ListState string        `json:"list_state"`    // draft, final, or reopened after a final
	Final     int           `json:"final"`         // which final is in force, from 1; 0 for none
	FinalFile string        `json:"final_file"`    // the list that is final and stays as it is
	FinalAway bool          `json:"final_away"`    // it is not there
	Closed    bool          `json:"closed"`        // this run made the list final
	NotClosed bool          `json:"not_closed"`    // --reopen had nothing to open
	History   []historyJSON `json:"history"`       // files of earlier years that were used
	Against   []string      `json:"against_final"` // of check: what of the final list a merge would change, and so refuse
	StillOpen []openJSON    `json:"still_open"`    // of recommend --final: what is open, and stops it or not
	Next      nextStep      `json:"next"`
}

// openJSON is what is open of one kind: 未报, 高平市.
type openJSON struct {
	What  string   `json:"what"`
	Names []string `json:"names"`
	Stops bool     `json:"stops"` // no list is made final while it is open
	How   string   `json:"how"`   // what settles it
}

// besideJSON is a file that is open, and the new one beside it.
type besideJSON struct {
	File    string `json:"file"`
	Written string `json:"written"`
}

// planJSON is the plan by which a run judged: 2021, 晋市监发〔2021〕86号, 内置, and what
// it sets otherwise than the one by which the earlier rollup was made.
type planJSON struct {
	Cycle       string   `json:"cycle"`
	Number      string   `json:"number"`
	From        string   `json:"from"`
	Differences []string `json:"differences"`
	Drift       []string `json:"drift"`
}

type regionJSON struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type missingJSON struct {
	regionJSON
	Kind     checks.UnitStatus `json:"kind"`
	KindName string            `json:"kind_name"`
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

// unitJSON is a unit with what it filed: 沁水县, filed, on 2021-05-06.
type unitJSON struct {
	regionJSON
	Kind     checks.UnitStatus `json:"kind"`
	KindName string            `json:"kind_name"`
	Arrived  string            `json:"arrived"` // "" when nothing came
	Late     bool              `json:"late"`
	Draft    bool              `json:"draft"` // its list is none that is final
	Counts   countsJSON        `json:"counts"`
	Needs    []string          `json:"needs"` // what is to be done about it
}

type projectJSON struct {
	Region     string       `json:"region"`
	RegionName string       `json:"region_name"`
	Sheet      string       `json:"sheet"`
	Name       string       `json:"name"`
	Unit       string       `json:"unit"`
	Domain     string       `json:"domain"`
	Kind       string       `json:"kind"`
	State      checks.State `json:"state"`
	StateName  string       `json:"state_name"`
	Reason     string       `json:"reason"`
	TotalRank  string       `json:"total_rank,omitempty"` // 总排序, as people entered it

	DraftBelow bool `json:"draft_below"` // its unit has not made the list final: 待定稿
}

type domainJSON struct {
	Region      string     `json:"region"`
	RegionName  string     `json:"region_name"`
	Domain      string     `json:"domain"`
	Limit       *int       `json:"limit"` // null where there is none
	Candidates  int        `json:"candidates"`
	Recommended int        `json:"recommended"`
	State       string     `json:"state"`
	StateName   string     `json:"state_name"`
	Why         string     `json:"why"`       // what has to be decided
	Undecided   []string   `json:"undecided"` // the projects that wait for it, as people read them: 阳城县“示例试点”
	Counts      countsJSON `json:"counts"`
	Asks        []string   `json:"asks"` // what has to be asked before it can be settled

	// Of limits that are not those of one unit in one domain.
	Scope    plan.Scope `json:"scope,omitempty"`    // unit, county, all
	Of       string     `json:"of,omitempty"`       // whose projects are counted together, where not those of all: a code, a level
	Name     string     `json:"name,omitempty"`     // of the limit: 晋城市各领域合计
	Together bool       `json:"together,omitempty"` // all domains are counted together
	Basis    string     `json:"basis,omitempty"`    // what the plan says that the limit rests on
	WaitsFor string     `json:"waits_for,omitempty"`
}

type findingJSON struct {
	Rule     string `json:"rule"`
	Title    string `json:"title"` // of the rule
	Severity string `json:"severity"`

	SeverityName string `json:"severity_name"`

	Region     string `json:"region"`
	RegionName string `json:"region_name"`

	Project string `json:"project"`
	File    string `json:"file"`
	Sheet   string `json:"sheet"`
	Cell    string `json:"cell"`
	Message string `json:"message"`
	Clause  string `json:"clause"`

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

	RegionName string `json:"region_name"`

	State     string `json:"state"`
	StateName string `json:"state_name"`
	Reason    string `json:"reason"`
	Project   string `json:"project,omitempty"` // of a scan: the project that it belongs to

	Present bool `json:"present"` // this run found it
}

type changeJSON struct {
	Kind   record.ChangeKind `json:"kind"`
	Region string            `json:"region"`

	RegionName string `json:"region_name"`

	Project string `json:"project"`
	What    string `json:"what"`
	Old     string `json:"old"`
	New     string `json:"new"`
	Effect  string `json:"effect"`
}
