package record

import (
	"cmp"
	"maps"
	"slices"

	"shidian/checks"
	"shidian/templates/form"
)

// State is what a rollup remembers: the files that were received and what people
// entered, e.g. six files of 晋城市 and 推荐 是 for one project. It is a set (doc.go).
type State struct {
	Files     map[string]*File     // by ID
	Decisions map[string]*Decision // by project identity
	// Former are the former names that people entered for a project, by its
	// identity when they did.
	Former map[string]string
	// Stray is what people wrote in the rollup where nothing is to be written.
	Stray map[StrayText]bool
	// Own are the columns that people added to the sheets that they fill, also
	// those in which nothing stands yet: the sheet and the title.
	Own map[[2]string]bool
	// Replies are what people answered to findings (核实), by the question.
	Replies map[string]Reply
	Closing Closing                // every list that was made final
	Past    map[string]checks.Past // of earlier years (--history)
}

// File is one received file, e.g. 来件/沁水县申报表.xlsx, first seen on 2021-05-06, with
// what it said and what staff entered about it. No file is ever forgotten.
// 留底 keeps it as this JSON, which is read for ever.
type File struct {
	Path      string    `json:"path"`            // below what was named on the command line, when first seen
	Below     string    `json:"below,omitempty"` // below what was named, where Path tells it apart by more than that; else ""
	Also      []string  `json:"also,omitempty"`  // where else the same bytes lay, below what was named, in order
	SHA256    string    `json:"sha256"`
	FirstSeen form.Date `json:"first_seen"` // the day of the run that first saw it

	*form.Return // what it said, its notes included

	Receipt Receipt `json:"receipt,omitzero"`
}

// ID tells files apart: by content.
func (f *File) ID() string { return FileID(f.Path, f.SHA256) }

// FileID is the ID of the file with that content. A file that could not be read at all
// has none and goes by its path.
func FileID(path, sha256 string) string {
	if sha256 == "" {
		return "path:" + path
	}
	return sha256
}

// NewState returns the empty state.
func NewState() *State {
	return &State{Files: map[string]*File{}, Decisions: map[string]*Decision{}, Former: map[string]string{}, Stray: map[StrayText]bool{}, Own: map[[2]string]bool{}, Replies: map[string]Reply{}, Past: map[string]checks.Past{}}
}

// Join returns the union of two states. What both hold of one file or project
// is joined entry by entry: the earlier first sight, and of two entries the one
// that is there. Two different entries are both kept, side by side in their
// cell: nothing says which one holds, so the rules ask a person (a day that
// cannot be read, a word that is none of the column's).
func Join(a, b *State) *State {
	joined := NewState()
	for _, s := range []*State{a, b} {
		joined.Closing = joinClosings(joined.Closing, s.Closing)
		for id, f := range s.Files {
			if known, ok := joined.Files[id]; ok {
				f = joinFiles(known, f)
			}
			joined.Files[id] = f
		}
		joined.AddPast(s.PastProjects()...)
		maps.Copy(joined.Stray, s.Stray)
		maps.Copy(joined.Own, s.Own)
		for id, d := range s.Decisions {
			if known, ok := joined.Decisions[id]; ok {
				d = JoinDecisions(known, d)
			}
			joined.Decisions[id] = d
		}
		for id, name := range s.Former {
			joined.Former[id] = JoinCells(joined.Former[id], name)
		}
		for key, v := range s.Replies {
			if known, ok := joined.Replies[key]; ok {
				v = JoinReplies(known, v)
			}
			joined.Replies[key] = v
		}
	}
	return joined
}

// Refresh returns the state with what the files of this run say in the place of
// what an earlier run kept of the same files: the bytes are the same, but a plan
// that has since learned of a unit reads them otherwise, and they may lie elsewhere.
func (s *State) Refresh(fresh *State) *State {
	for id, f := range fresh.Files {
		known := *s.Files[id]
		known.Return, known.Below, known.Also = f.Return, f.Below, f.Also
		s.Files[id] = &known
	}
	return s
}

func joinFiles(a, b *File) *File {
	out := *a
	if !b.FirstSeen.IsZero() && (a.FirstSeen.IsZero() || b.FirstSeen.Before(a.FirstSeen)) {
		out.FirstSeen = b.FirstSeen
	}
	out.Path, out.Below = either(a.Path, b.Path), either(a.Below, b.Below)
	out.Also = Places(slices.Concat(a.Also, b.Also))
	out.Receipt = JoinReceipts(a.Receipt, b.Receipt)
	if a.Return == nil || b.Return != nil && readAt(b.Return) < readAt(a.Return) {
		out.Return = b.Return
	}
	return &out
}

// Places are the places in order, each once, nil for none.
func Places(places []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(places)))
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
		joined[title] = JoinCells(joined[title], text)
	}
	return joined
}

// OwnTitles are the headers that people added, in one order for all rows.
func OwnTitles(all []map[string]string) []string {
	titles := map[string]bool{}
	for _, own := range all {
		for title := range own {
			titles[title] = true
		}
	}
	return slices.Sorted(maps.Keys(titles))
}

// either is the smaller of two names, a blank one aside.
func either(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// sorted returns the files in the order of every sheet: by region, path, hash.
func (s *State) sorted() []*File {
	files := make([]*File, 0, len(s.Files))
	for _, f := range s.Files {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *File) int {
		return cmp.Or(cmp.Compare(a.Return.Mark.Region, b.Return.Mark.Region), cmp.Compare(a.Path, b.Path), cmp.Compare(a.SHA256, b.SHA256))
	})
	return files
}

// OwnColumns are the columns that people added to a sheet.
func (s *State) OwnColumns(sheet string) map[string]string {
	titles := map[string]string{}
	for own := range s.Own {
		if own[0] == sheet {
			titles[own[1]] = ""
		}
	}
	return titles
}

// Entries counts what people have entered, for a message.
func (s *State) Entries() int {
	n := 0
	for _, f := range s.Files {
		n += len(f.Receipt.Entries())
	}
	for _, d := range s.Decisions {
		n += len(d.Entries())
	}
	for _, v := range s.Replies {
		n += len(v.Entries())
	}
	return n + len(s.Former)
}
