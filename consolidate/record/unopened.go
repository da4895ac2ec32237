package record

import (
	"cmp"
	"slices"

	"shidian/templates/form"
)

// A file that could not be opened said nothing, so it has no bytes to be known by
// and is kept by its path: staff may have entered its arrival, and the day on
// which it first lay there is evidence. As soon as a file is read at that path the
// record is about that file and goes: it must not stand for ever as something
// that its county sent and that could not be taken.

// contentUnknown reports whether the program could not look into the file.
func (f *File) contentUnknown() bool {
	return slices.ContainsFunc(f.Return.Notes, func(n form.Note) bool { return n.Kind == form.Unopened || n.Kind == form.NewerFormat })
}

// newerFormat reports whether the file was written by a newer program.
func (f *File) newerFormat() bool {
	return slices.ContainsFunc(f.Return.Notes, func(n form.Note) bool { return n.Kind == form.NewerFormat })
}

// Opened tells the state that a file was read at the path: what was kept by the
// path alone becomes part of it. read is nil for a file that is not kept. found has the
// path at which the last run found each file, by ID.
func (s *State) Opened(path string, read *File, found map[string]string) {
	waited := s.Files[FileID(path, "")]
	switch {
	case waited == nil:
		return
	case read == nil:
		if len(waited.Receipt.Entries()) == 0 {
			delete(s.Files, waited.ID())
		}
		return
	}
	delete(s.Files, waited.ID())
	read.Receipt = JoinReceipts(read.Receipt, waited.Receipt)
	// It is not known what lay there. Where nothing had been read at the path before, it
	// is taken for this file: that the program could not look makes no county late.
	if waited.contentUnknown() && s.ReadAt(path, found) == nil && !waited.FirstSeen.IsZero() && waited.FirstSeen.Before(read.FirstSeen) {
		read.FirstSeen = waited.FirstSeen
	}
}

// ReadAt is the file that was read at the path last; nil when none was.
func (s *State) ReadAt(path string, found map[string]string) *File {
	var last *File
	for _, f := range s.sorted() {
		if f.SHA256 == "" {
			continue
		}
		if found[f.ID()] == path {
			return f
		}
		if f.Path == path && (last == nil || cmp.Compare(f.FirstSeen.String(), last.FirstSeen.String()) > 0) {
			last = f
		}
	}
	return last
}

// stillKept says of the files that could be read before and not now that what
// they said stands.
func (r *Rollup) stillKept() {
	shut := map[string]bool{}
	for _, file := range r.Files {
		if file.Status == Unopened && file.Present {
			shut[file.Path] = true
		}
	}
	for _, file := range r.Files {
		if !file.Present && file.Reason == "" && shut[file.Path] {
			file.Reason = "这次打不开，内容仍按以前读到的保留"
		}
	}
}
