package record

import (
	"cmp"
	"slices"

	"shidian/checks"
	"shidian/templates/form"
)

// ListInputs is what the counts of a list rest on beside the answers of its own
// forms: every file of the merge that wrote it, with what staff entered about
// it, the former names, the projects that stand although a newer workbook does
// not have them, and what was answered to errors.
type ListInputs struct {
	Files  []InputFile       `json:"files"`
	Former map[string]string `json:"former,omitempty"`
	Stands []string          `json:"stands,omitempty"` // identities
	// Returned and Withdrawn are the projects that people have returned, and those that
	// count as withdrawn, by the ID of the version. Why stays in the office.
	Returned  []string `json:"returned,omitempty"`
	Withdrawn []string `json:"withdrawn,omitempty"`
	// Replies are the words of 核实结果 by the question. How something was found out
	// goes up with the projects on the list only (RepliesUp), and who found it out never.
	Replies map[string]string `json:"replies,omitempty"`
	// Past is what is known of earlier years about the projects and their units.
	Past []checks.Past `json:"past,omitempty"`
}

// InputFile is one of the files: 来件/沁水县申报表.xlsx, of 140521, first seen on 2021-05-06.
// Of what staff entered about it those columns go up that are to (GoingUp). The others
// stay in the office, and only what follows from them goes up: Excused, Void.
type InputFile struct {
	Path      string   `json:"path"`
	Below     string   `json:"below,omitempty"`
	Also      []string `json:"also,omitempty"`
	SHA256    string   `json:"sha256"`
	Region    string   `json:"region"` // code of the unit for which it counts
	FirstSeen string   `json:"first_seen"`
	Receipt   Receipt  `json:"receipt,omitzero"`
	Excused   bool     `json:"excused,omitempty"` // its late arrival was allowed
	Void      bool     `json:"void,omitempty"`    // it does not count
	Absent    bool     `json:"absent,omitempty"`  // the run remembered it and did not find it
	// Attached says that it is a scan beside what was filed otherwise, so that no count rests
	// on it; Project is the identity of its project, where that is known.
	Attached bool   `json:"attached,omitempty"`
	Project  string `json:"project,omitempty"`
	// Replaced says that newer files of its unit have taken its place as a whole, so that
	// no count rests on it.
	Replaced bool `json:"replaced,omitempty"`
}

// Scans are the scans that were matched to a project.
func (inputs ListInputs) Scans() []form.SentScan {
	var scans []form.SentScan
	for _, f := range inputs.Files {
		if f.Project != "" && f.SHA256 != "" {
			scans = append(scans, form.SentScan{SHA256: f.SHA256, Project: f.Project})
		}
	}
	return scans
}

// ID is that of the file.
func (f InputFile) ID() string { return FileID(f.Path, f.SHA256) }

// ListInputs is what the counts of a list that is made of the rollup rest on.
func (r *Rollup) ListInputs() ListInputs {
	all := ListInputs{Former: r.State.Former, Replies: r.repliesThatCount(), Past: r.pastUp()}
	for _, f := range r.Files {
		of := ""
		if f.Of != nil {
			of = f.Of.Key
		}
		all.Files = append(all.Files, InputFile{Attached: f.Status == Attached, Project: of, Path: f.Path, Below: f.Below, Also: f.Also, SHA256: f.SHA256, Region: cmp.Or(f.Region.Code, f.Return.Mark.Region), FirstSeen: f.FirstSeen.String(),
			Receipt: GoingUp(ReceiptEntries(), &f.Receipt), Excused: f.Receipt.Exception() != "", Void: f.Receipt.Void != "", Absent: !f.Present, Replaced: f.Replaced})
	}
	for _, p := range r.Projects {
		if p.Decision.Opinion == checks.OpinionStands || p.goneReply == checks.OpinionStands {
			all.Stands = append(all.Stands, p.Key)
		}
		switch p.Class() {
		case ClassReturned:
			all.Returned = append(all.Returned, p.ID())
		case ClassWithdrawn:
			all.Withdrawn = append(all.Withdrawn, p.ID())
		}
	}
	return all
}

// repliesThatCount are the answers of this office that let a file or a project count in
// spite of a finding, or not count although the unit below says so. What was answered
// to other findings changes no count.
func (r *Rollup) repliesThatCount() map[string]string {
	words := map[string]string{}
	for _, file := range r.Files {
		findings := slices.Clone(file.Findings)
		for _, v := range file.Projects {
			findings = append(findings, v.Findings...)
		}
		for _, f := range findings {
			_, ours := r.State.Replies[f.Key]
			switch {
			case !ours || !f.ChangesCount():
			case f.Rest != nil:
				words[f.Key] = f.Rest.Result
			case slices.ContainsFunc(file.Return.Replies, func(v form.SentReply) bool { return v.Question == f.Key }):
				words[f.Key] = checks.ReplyFault
			}
		}
	}
	return words
}

// notTold stands for words that stayed in the office.
const notTold = "（没有上报）"

// receipt is what is known of the file's receipt. Lists of before entries said how far
// they go (Reach) have it whole.
func (f InputFile) receipt() Receipt {
	r := f.Receipt
	if f.Excused {
		r.ExceptionBy, r.ExceptionWhy = notTold, notTold
	}
	if f.Void {
		r.Void = notTold
	}
	return r
}

// Counts reports whether a count may rest on the file: staff let it count, no newer one has
// taken its place, and it is more than an attachment.
func (f InputFile) Counts() bool { return f.receipt().Void == "" && !f.Replaced && !f.Attached }

// State is the state that the files make of which the return is at hand, by ID,
// and which of them the run found: a file that was refused counts for its unit
// only as long as it lies there.
func (inputs ListInputs) State(said map[string]*form.Return) (s *State, present map[string]string) {
	s, present = NewState(), map[string]string{}
	for _, f := range inputs.Files {
		if said[f.ID()] == nil {
			continue
		}
		file := &File{Path: f.Path, Below: f.Below, Also: f.Also, SHA256: f.SHA256, Receipt: f.receipt(), Return: said[f.ID()]}
		file.FirstSeen, _ = form.ParseDay(f.FirstSeen)
		s.Files[f.ID()] = file
		if !f.Absent {
			present[f.ID()] = f.Path
		}
	}
	s.AddPast(inputs.Past...)
	for key, name := range inputs.Former {
		s.Former[key] = name
	}
	for question, word := range inputs.Replies {
		s.Replies[question] = Reply{Result: word, Note: notTold}
	}
	for _, key := range inputs.Stands {
		s.Decisions[key] = &Decision{Opinion: checks.OpinionStands}
	}
	keys := s.VersionKeys()
	decided := func(opinion string, versions []string) {
		for _, id := range versions {
			if keys[id] != "" {
				s.Decisions[keys[id]] = &Decision{Opinion: opinion, Version: id}
			}
		}
	}
	decided(checks.OpinionReturn, inputs.Returned)
	decided(checks.OpinionWithdrawn, inputs.Withdrawn)
	return s, present
}
