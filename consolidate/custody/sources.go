package custody

import (
	"context"
	"path"
	"path/filepath"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Status says how a file of the chain was found. The values are those of JSON.
type Status string

// The statuses of a file.
const (
	Intact  Status = "found"   // by its hash
	Changed Status = "changed" // by its name, with another hash
	Missing Status = "missing"
)

// Sources are the files among which those of the chain are looked for.
type Sources struct {
	readers map[*plan.Plan]*workbook.Reader
	files   []*file
	known   map[string]bool // hashes that a workbook of the chain names
	places  map[record.Source]bool
	tell    Tell
	opened  int
}

// Tell is told how far a long look is: 正在核对来源文件, 35 of 118, 来件/沁水县申报表.xlsx.
// nil is nobody.
type Tell func(phase string, done, all int, at string)

func (t Tell) say(phase string, done, all int, at string) {
	if t != nil {
		t(phase, done, all, at)
	}
}

// file is one file below what was named, 来件/沁水县申报表.xlsx with its hash. What it says
// is read when it is asked for.
type file struct {
	found   workbook.Found
	disk    string // where it lies, as people read it
	sha256  string
	plan    *plan.Plan // by which it was read; nil until it is read
	refusal string     // Chinese: why it cannot be read
	mark    form.Mark
	said    *form.Return // nil for a plan
}

// Look finds every file at or below the paths and takes its hash.
func Look(ctx context.Context, paths []string, tell Tell) (*Sources, error) {
	found, err := workbook.Find(paths)
	if err != nil {
		return nil, err
	}
	reader := new(workbook.Reader)
	s := &Sources{readers: map[*plan.Plan]*workbook.Reader{}, known: map[string]bool{}, places: map[record.Source]bool{}, tell: tell}
	for i, f := range found {
		tell.say("正在查找来源文件", i, len(found), f.Path)
		sum, err := reader.Sum(ctx, f)
		if err != nil {
			return nil, err
		}
		if f.Skip == "" {
			s.files = append(s.files, &file{found: f, disk: f.Place(), sha256: sum})
		}
	}
	return s, nil
}

// know adds the hashes that a workbook of the chain names: a file that has one
// of them is that file and no changed version of another.
func (s *Sources) know(h *Holding) {
	for _, source := range h.sources() {
		s.known[source.SHA256], s.places[source] = true, true
	}
	for _, it := range h.items {
		s.known[it.filled.SHA256] = true
	}
	delete(s.known, "")
}

// match is how a file of the chain was found: 来件/沁水县申报表.xlsx, by its hash.
type match struct {
	file   *file
	status Status
	// changed is a file under the very name that says something else, although the
	// one that is meant lies elsewhere; sure is whether no other place of that name
	// may be meant.
	changed *file
	sure    bool
}

// find looks for a file by its hash, and for the file that has its name. Of
// several with the name the one is taken whose folders agree best.
func (s *Sources) find(want record.Source) match {
	var exact, named *file
	var exactAgrees, namedAgrees int
	for _, f := range s.files {
		agrees := f.agreement(want.Path)
		switch {
		case f.sha256 == want.SHA256:
			if exact == nil || agrees > exactAgrees {
				exact, exactAgrees = f, agrees
			}
		case agrees > namedAgrees && !s.known[f.sha256]:
			named, namedAgrees = f, agrees
		}
	}
	switch {
	case exact != nil && named != nil && namedAgrees >= exactAgrees:
		return match{file: exact, status: Intact, changed: named, sure: namedAgrees > exactAgrees}
	case exact != nil:
		return match{file: exact, status: Intact}
	case named != nil:
		return match{file: named, status: Changed}
	}
	for _, f := range s.files { // another file of the chain may have been put in its place
		if f.found.Path == want.Path && !s.places[record.Source{Path: want.Path, SHA256: f.sha256}] {
			return match{status: Missing, changed: f, sure: true}
		}
	}
	return match{status: Missing}
}

// agreement is how well the place of the file agrees with the path under which a
// workbook names it; 0 when not even the name does.
func (f *file) agreement(want string) int {
	n := 2 * sharedEnd(f.disk, want)
	if f.found.Path == path.Clean(want) {
		n++
	}
	return n
}

// sharedEnd is how many names two paths share, from their ends.
func sharedEnd(a, b string) int {
	x, y := strings.Split(filepath.ToSlash(a), "/"), strings.Split(path.Clean(b), "/")
	n := 0
	for n < len(x) && n < len(y) && strings.EqualFold(x[len(x)-1-n], y[len(y)-1-n]) {
		n++
	}
	return n
}

// open reads what the file says to whoever goes by the plan, once. The workbook
// itself is let go.
func (s *Sources) open(ctx context.Context, f *file, p *plan.Plan) error {
	if f.plan == p {
		return nil
	}
	s.tell.say("正在核对来源文件", min(s.opened, len(s.files)), len(s.files), f.found.Path)
	s.opened++
	f.plan, f.refusal, f.mark, f.said = p, "", form.Mark{}, nil
	if s.readers[p] == nil {
		s.readers[p] = workbook.NewReader(p)
	}
	loaded, err := s.readers[p].Load(ctx, f.found)
	if err != nil {
		return err
	}
	if loaded.Refusal != nil {
		f.refusal, f.said = loaded.Refusal.Detail, &form.Return{Notes: []form.Note{*loaded.Refusal}}
		return nil
	}
	if loaded.Book == nil { // what waits to be entered, or a backup of a rollup, which says nothing
		f.said = loaded.ReturnToEnter()
		if word, _ := s.readers[p].Word(ctx, f.found, loaded); word != nil {
			f.said = word
		}
		return nil
	}
	f.mark, f.said = sheets.Said(s.readers[p], p, loaded)
	switch f.mark.Kind {
	case form.RollupBook: // refused by a merge
		f.said = refused(form.OtherWorkbook)
		f.said.Mark = f.mark
	case form.CountyBook, form.UnknownBook:
		f.mark = f.said.Mark // whose it is may be told by its sheets or its place
	}
	return nil
}
