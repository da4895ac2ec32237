// Package rollup owns the state of a merge and everything that is computed
// from it: which version of a project counts, what each region has filed, the
// findings, the ledger, and the sheets that show it.
//
// # The state is a set
//
// A rollup's state is what was received and what people said, and nothing
// else: the files, each with what it said, when it was first seen and what
// staff entered about its arrival; and the decisions, each by the identity of
// its project. Two states join by union: files by their SHA-256, decisions by
// identity. Joining is commutative, associative and idempotent, so neither the
// order of files nor the number of runs matters. Everything shown is computed
// from the state, the plan and the day of the run.
//
// The state is kept in the rollup workbook and in no other place: what was
// received in the hidden sheet 留底, from which 申报详情, 工作步骤 and the others are
// drawn, and what people said where they say it, in 收件登记 and 项目汇总.
//
// It imports form, plan, checks and workbook.
package rollup

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
)

// State is what a rollup remembers.
type State struct {
	Files     map[string]*File     // by ID
	Decisions map[string]*Decision // by project identity
	// Altered is what somebody changed by hand in the workbook that the state was
	// read from. It is told and is not part of the state: what was received is.
	Altered []Alteration
	// Closing is whether the list is final. Only one rollup of a region carries it.
	Closing Closing
	// PlanDigest is of the plan by which that workbook was made.
	PlanDigest string
}

// File is one file ever seen, with what it said.
type File struct {
	Path      string // below what was named on the command line, when first seen
	SHA256    string
	FirstSeen form.Date // the day of the run that first saw it
	Receipt   Receipt
	Return    *form.Return // what it said, its notes included
}

// ID tells files apart: by content. A file that could not be read at all has
// none and goes by its path.
func (f *File) ID() string {
	if f.SHA256 == "" {
		return "path:" + f.Path
	}
	return f.SHA256
}

// Receipt is what staff enter about the arrival of a file.
type Receipt struct {
	Arrived      string // as entered
	Method       string // mail, paper, e-mail
	ExceptionBy  string // who allowed a late arrival
	ExceptionWhy string
	Copies       string // paper copies received
	Remark       string
	Own          map[string]string // in columns that staff added, by header
}

// arrivalDay finds the day in what staff write: 2021-05-07, 5月7日, 5月7日收到.
var arrivalDay = regexp.MustCompile(`(?:\d{4}[年\-./])?\d{1,2}[月\-./]\d{1,2}日?`)

// ArrivedOn is the day that staff entered, of the given year where they left
// it out. ok is false for an entry that names no day; the zero date with ok is
// no entry.
func (r Receipt) ArrivedOn(year int) (d form.Date, ok bool) {
	text := form.Fold(r.Arrived)
	if text == "" {
		return form.Date{}, true
	}
	if d, ok = form.ParseDate(form.Answer{Raw: text, Kind: form.Text}); ok && d.Day > 0 {
		return d, true
	}
	text = arrivalDay.FindString(text)
	for _, whole := range []string{text, fmt.Sprintf("%d年%s", year, text)} {
		if d, ok = form.ParseDate(form.Answer{Raw: whole, Kind: form.Text}); ok && d.Day > 0 && text != "" {
			return d, true
		}
	}
	return form.Date{}, false
}

// Exception says who allowed a late arrival and why; "" when nobody did. Half
// of it is none, and neither is a refusal.
func (r Receipt) Exception() string {
	by, why := strings.TrimSpace(r.ExceptionBy), strings.TrimSpace(r.ExceptionWhy)
	if by == "" || why == "" || refusal.MatchString(by) || refusal.MatchString(why) {
		return ""
	}
	return by + " " + why
}

// refusal matches what staff write when nobody allowed it.
var refusal = regexp.MustCompile(`^(否|无|没有|不同意.*|不批准.*|未批准.*|不予.*|×)$`)

// Arrived is the day on which the file counts as arrived: what staff entered,
// else the day of the run that first saw it.
func (f *File) Arrived() form.Date {
	if d, _ := f.Receipt.ArrivedOn(f.FirstSeen.Year); !d.IsZero() {
		return d
	}
	return f.FirstSeen
}

// Decision is what people entered about a project.
type Decision struct {
	Opinion   string // 通过, 退回, 待定
	Recommend string // 是, 否, 备选
	Rank      string
	Reason    string
	SameAs    string // the former name of the same project
	Region    string // of the project, for a decision whose project is gone
	Name      string
	Version   string            // ID of the version that people decided about
	Own       map[string]string // in columns that people added, by header
}

// wants reports whether people want the project to go up, now or as a reserve.
func (d Decision) wants() bool {
	return d.Opinion != checks.OpinionReturn && d.Opinion != checks.OpinionWithdrawn && d.Recommend != checks.RecommendNo && d.decided()
}

// entries is what people entered, as one text: what is kept of it tells
// whether they entered something else since.
func (d Decision) entries() string {
	return strings.Join([]string{d.Opinion, d.Recommend, d.Rank, d.Reason}, "|")
}

// IsBlank reports whether nothing was entered.
func (d Decision) IsBlank() bool { return !d.decided() && d.SameAs == "" && len(d.Own) == 0 }

// decided reports whether something was entered in the columns that decide.
func (d Decision) decided() bool {
	return d.Opinion != "" || d.Recommend != "" || d.Rank != "" || d.Reason != ""
}

// NewState returns the empty state.
func NewState() *State {
	return &State{Files: map[string]*File{}, Decisions: map[string]*Decision{}}
}

// Join returns the union of two states. What both hold of one file or project
// is joined answer by answer: the earlier first sight, and of two entries the
// one that is there.
func Join(a, b *State) *State {
	joined := NewState()
	for _, s := range []*State{a, b} {
		if s.Closing.Closed() || len(s.Closing.Reopened) > len(joined.Closing.Reopened) {
			joined.Closing = s.Closing
		}
		for id, f := range s.Files {
			if known, ok := joined.Files[id]; ok {
				f = joinFiles(known, f)
			}
			joined.Files[id] = f
		}
		joined.Altered = append(joined.Altered, s.Altered...)
		for id, d := range s.Decisions {
			if known, ok := joined.Decisions[id]; ok {
				d = joinDecisions(known, d)
			}
			joined.Decisions[id] = d
		}
	}
	return joined
}

// Refresh returns the state with what the files of this run say in the place of
// what an earlier run kept of the same files: the bytes are the same, but a plan
// that has since learned of a unit reads them otherwise.
func (s *State) Refresh(fresh *State) *State {
	for id, f := range fresh.Files {
		known := *s.Files[id]
		known.Return = f.Return
		s.Files[id] = &known
	}
	return s
}

func joinFiles(a, b *File) *File {
	out := *a
	if !b.FirstSeen.IsZero() && (a.FirstSeen.IsZero() || b.FirstSeen.Before(a.FirstSeen)) {
		out.FirstSeen = b.FirstSeen
	}
	out.Path = either(a.Path, b.Path)
	out.Receipt = Receipt{
		Arrived:      entered(a.Receipt.Arrived, b.Receipt.Arrived),
		Method:       entered(a.Receipt.Method, b.Receipt.Method),
		ExceptionBy:  entered(a.Receipt.ExceptionBy, b.Receipt.ExceptionBy),
		ExceptionWhy: entered(a.Receipt.ExceptionWhy, b.Receipt.ExceptionWhy),
		Copies:       entered(a.Receipt.Copies, b.Receipt.Copies),
		Remark:       entered(a.Receipt.Remark, b.Receipt.Remark),
		Own:          joinOwn(a.Receipt.Own, b.Receipt.Own),
	}
	if a.Return == nil || b.Return != nil && readAt(b.Return) < readAt(a.Return) {
		out.Return = b.Return
	}
	return &out
}

// readAt is the path at which a file was read. The same bytes say the same
// wherever they lie, but for that path.
func readAt(r *form.Return) string {
	for _, f := range append(slices.Clone(r.Projects), r.County) {
		if f != nil {
			return f.File
		}
	}
	return ""
}

func joinDecisions(a, b *Decision) *Decision {
	return &Decision{
		Opinion:   entered(a.Opinion, b.Opinion),
		Recommend: entered(a.Recommend, b.Recommend),
		Rank:      entered(a.Rank, b.Rank),
		Reason:    entered(a.Reason, b.Reason),
		SameAs:    entered(a.SameAs, b.SameAs),
		Region:    entered(a.Region, b.Region),
		Name:      entered(a.Name, b.Name),
		Version:   entered(a.Version, b.Version),
		Own:       joinOwn(a.Own, b.Own),
	}
}

// joinOwn joins what people wrote in columns of their own.
func joinOwn(a, b map[string]string) map[string]string {
	if len(a)+len(b) == 0 {
		return nil
	}
	joined := maps.Clone(a)
	if joined == nil {
		joined = map[string]string{}
	}
	for title, text := range b {
		joined[title] = entered(joined[title], text)
	}
	return joined
}

// ownTitles are the headers that people added, in one order for all rows.
func ownTitles(all []map[string]string) []string {
	titles := map[string]bool{}
	for _, own := range all {
		for title := range own {
			titles[title] = true
		}
	}
	return slices.Sorted(maps.Keys(titles))
}

// entered joins two entries: the one that is there, and of two different ones
// the same whichever comes first.
func entered(a, b string) string { return max(a, b) }

// either is the smaller of two names, a blank one aside.
func either(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// sameAs are the former names that people entered, by the key of the project.
func (s *State) sameAs() map[string]string {
	former := map[string]string{}
	for key, d := range s.Decisions {
		if d.SameAs != "" {
			former[key] = d.SameAs
		}
	}
	return former
}

// Paths are the paths of all files by ID, as if every one were still there.
func (s *State) Paths() map[string]string {
	paths := map[string]string{}
	for id, f := range s.Files {
		paths[id] = f.Path
	}
	return paths
}

// sorted returns the files in the order of every sheet: by region, path, hash.
func (s *State) sorted() []*File {
	files := make([]*File, 0, len(s.Files))
	for _, f := range s.Files {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *File) int {
		return cmp.Or(cmp.Compare(a.Return.Region, b.Return.Region), cmp.Compare(a.Path, b.Path), cmp.Compare(a.SHA256, b.SHA256))
	})
	return files
}
