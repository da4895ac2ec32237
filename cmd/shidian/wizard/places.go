package wizard

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate"
	"shidian/templates/form"
)

// room is a folder with what lies in it, and the folders below it: 收到, with the
// workbooks of twelve counties.
type room struct {
	path  string
	files []consolidate.Surveyed
	below map[string]*room
}

// roomOf puts the files into the folders in which they lie, from the top one on. What is
// kept of former rollups, and what goes back to counties, is left out: it says nothing to a
// run.
func roomOf(top string, files []consolidate.Surveyed) *room {
	whole := &room{path: top, below: map[string]*room{}}
	for _, f := range files {
		rel, err := filepath.Rel(top, filepath.Dir(f.Disk))
		if err != nil {
			continue
		}
		names := strings.Split(filepath.ToSlash(filepath.Clean(rel)), "/")
		if names[0] == "." {
			names = nil
		}
		if !slices.Contains(names, consolidate.FolderHistory) && !slices.Contains(names, consolidate.FolderReturns) {
			at := whole.at(names)
			at.files = append(at.files, f)
		}
	}
	return whole
}

func (r *room) at(names []string) *room {
	for _, name := range names {
		if r.below[name] == nil {
			r.below[name] = &room{path: filepath.Join(r.path, name), below: map[string]*room{}}
		}
		r = r.below[name]
	}
	return r
}

// rooms are those below, in the order of their names.
func (r *room) rooms() []*room {
	var all []*room
	for _, name := range slices.Sorted(maps.Keys(r.below)) {
		all = append(all, r.below[name])
	}
	return all
}

// everything are the files in the room and below it.
func (r *room) everything() []consolidate.Surveyed {
	all := slices.Clone(r.files)
	for _, b := range r.rooms() {
		all = append(all, b.everything()...)
	}
	return all
}

func has(files []consolidate.Surveyed, kinds ...form.BookKind) bool {
	return slices.ContainsFunc(files, func(f consolidate.Surveyed) bool { return slices.Contains(kinds, f.Mark.Kind) })
}

// sortFolders tells of the top room what is in it: each of its folders may be another
// thing.
func (o Office) sortFolders(ctx context.Context, s *Survey, r *room) {
	o.sortFiles(ctx, s, r)
	for _, b := range r.rooms() {
		o.sort(ctx, s, b)
	}
}

// sort tells what a room is. One with rollups in or below it is an office's; another
// one with what units send is what was received, all of it.
func (o Office) sort(ctx context.Context, s *Survey, r *room) {
	all := r.everything()
	switch {
	case passedBy(filepath.Base(r.path)):
	case has(all, form.RollupBook) || !has(all, form.CountyBook, form.ListBook):
		o.sortFolders(ctx, s, r)
	default:
		for len(r.files) == 0 && len(r.below) == 1 {
			r = r.rooms()[0]
		}
		s.Received = append(s.Received, o.received(r.path, all))
	}
}

// passedBy reports whether a folder is one in which nothing lies that was sent to this
// office: the forms handed out look like those that came back, and so do the samples.
func passedBy(name string) bool {
	return name == folderHandOut || name == folderEntered || name == folderSamples || consolidate.IsArchiveName(name)
}

// withoutPackage are the files without those in an archive of what the office sends up
// itself, which lies beside its rollup.
func withoutPackage(files []consolidate.Surveyed) []consolidate.Surveyed {
	if !has(files, form.RollupBook) {
		return files
	}
	return slices.DeleteFunc(slices.Clone(files), func(f consolidate.Surveyed) bool {
		return f.Member && consolidate.IsPackageName(filepath.Base(f.Disk))
	})
}

// sortFiles tells what lies in the room itself. A list beside a rollup is made of it.
func (o Office) sortFiles(ctx context.Context, s *Survey, r *room) {
	kinds := []form.BookKind{form.CountyBook}
	if !has(r.files, form.RollupBook) {
		kinds = append(kinds, form.ListBook)
	}
	if files := withoutPackage(r.files); has(files, kinds...) {
		s.Received = append(s.Received, o.received(r.path, files))
	}
	for _, f := range r.files {
		switch {
		case f.Member:
		case f.Mark.Kind == form.RollupBook:
			s.Rollups = append(s.Rollups, o.rollup(ctx, f.Disk))
		case f.Mark.Kind == form.PlanBook:
			s.Plans = append(s.Plans, o.PlanOf(ctx, f.Disk))
		}
	}
}

// received says what was sent, and whose rollup it makes: of more than half the units
// that sent something, the one above.
func (o Office) received(path string, files []consolidate.Surveyed) ReceivedFolder {
	count, above := map[form.BookKind]int{}, map[string]int{}
	known := 0
	for _, f := range files {
		count[f.Mark.Kind]++
		if f.Region.Code != "" && (f.Mark.Kind == form.CountyBook || f.Mark.Kind == form.ListBook) {
			above[f.Region.Parent]++
			known++
		}
	}
	var what []string
	for _, kind := range []form.BookKind{form.CountyBook, form.ListBook} {
		if n := count[kind]; n > 0 {
			what = append(what, fmt.Sprintf("%d 份%s", n, shortName(kind)))
		}
	}
	folder := ReceivedFolder{Path: path, What: strings.Join(what, "、")}
	for _, f := range files {
		if f.Mark.Kind == form.ListBook && consolidate.IsPackageName(filepath.Base(path)) {
			folder.sender = f.Region.Name
		}
	}
	for code, n := range above {
		if n*2 > known {
			folder.Region = o.Plan.RegionName(code)
		}
	}
	return folder
}

// shortName is how staff call a return of the kind.
func shortName(kind form.BookKind) string {
	if kind == form.ListBook {
		return "清单"
	}
	return "申报表"
}
