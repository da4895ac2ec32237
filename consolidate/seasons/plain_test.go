package seasons

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// plainDesk works on states alone. What a workbook keeps of a rollup between
// two merges is what reread says.
type plainDesk struct {
	state  *record.State
	merges int
	drawn  int // one rollup in so many is drawn and read back, which takes long; 0 for one in eight
}

func (d *plainDesk) checkCounts(s *season) {
	if d.merges++; d.merges%cmp.Or(d.drawn, 8) == 3 { // a season has a few merges
		s.drawnCounts()
	}
}

func (d *plainDesk) write(s *season, p *paper) {
	sum := sha256.Sum256([]byte(fmt.Sprint(len(s.papers), s.said(p))))
	p.sha = hex.EncodeToString(sum[:])
}

func (d *plainDesk) merge(s *season, onlyNew bool) (*record.Rollup, []string) {
	fresh, present := record.NewState(), map[string]string{}
	for _, path := range s.present(onlyNew) {
		if p := s.folder[path]; present[p.sha] == "" {
			fresh.Files[p.sha], present[p.sha] = s.fileOf(p, path), path
		}
	}
	r := decided(s.plan, s.city, s.today(), record.Join(d.state, fresh).Refresh(fresh), present)
	var problems []string
	if changes := r.AgainstClosing(); (changes != nil) != s.againstFinal(r) {
		problems = append(problems, fmt.Sprintf("the closed list would change: %v, and the program says %v", s.againstFinal(r), changes))
	} else if changes != nil && s.reopen == "" {
		return nil, nil
	} else if changes != nil {
		r.Reopen(s.reopen)
	}
	d.state = reread(r)
	return r, problems
}

// againstFinal reports whether the rollup's list is another than the closed one.
func (s *season) againstFinal(r *record.Rollup) bool {
	return s.final != nil && !slices.Equal(s.final, s.listSays(r))
}

func (d *plainDesk) close(s *season) {
	s.rollup.Close()
	d.state.Closing = s.rollup.State.Closing
}

// fileOf is what a merge reads of a paper.
func (s *season) fileOf(p *paper, path string) *record.File {
	f := &record.File{Path: path, SHA256: p.sha, FirstSeen: p.firstSeen, Return: &form.Return{}}
	if p.junk {
		f.Return.Notes = []form.Note{{Kind: form.NotAWorkbook, Detail: "不是工作簿"}}
		return f
	}
	f.Return.Mark = form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: s.plan.Cycle(), Region: p.county.Code}
	f.Return.County = countySheet(p.written)
	f.Return.County.File, f.Return.County.SHA256 = path, p.sha
	f.Return.Spares, f.Return.OwnTime, f.Return.OwnClock = p.spares, p.saved, p.clock
	for i, sh := range p.sheets {
		filled := s.clean.fill(s.plan, p.county, sh)
		filled.Origin = form.Origin{Region: p.county.Code, File: path, SHA256: p.sha, Sheet: form.SheetForm(i + 1)}
		f.Return.Projects = append(f.Return.Projects, filled)
	}
	return f
}

// reread is the state that a rollup's workbook gives when it is read again.
func reread(r *record.Rollup) *record.State {
	s := record.NewState()
	s.Closing = r.State.Closing
	maps.Copy(s.Former, r.State.Former)
	for id, f := range r.State.Files {
		kept := *f
		s.Files[id] = &kept
	}
	row := func(key string, d record.Decision, region, name string, beside bool) {
		if !d.IsBlank() {
			if key = cmp.Or(d.Key, key); beside {
				key = record.BesideKey(key)
			}
			d.Region, d.Name, d.Key = region, name, ""
			s.Decisions[key] = &d
		}
	}
	for _, p := range r.Projects {
		row(p.Key, p.Decision, p.Region.Code, p.Facts.Name(), false)
	}
	for _, o := range r.Orphans {
		row(o.Key, o.Decision, o.Decision.Region, o.Decision.Name, o.Beside != nil)
	}
	return s
}

func (d *plainDesk) decide(_ *season, p *record.Project, entered record.Decision) {
	entered.Version, entered.Region, entered.Name = p.ID(), p.Region.Code, p.Facts.Name()
	for key, old := range d.state.Decisions {
		if old.Version == p.Decision.Version && old.Reason == p.Decision.Reason {
			delete(d.state.Decisions, key)
		}
	}
	if !entered.IsBlank() {
		d.state.Decisions[p.Version.Key] = &entered
	}
}

func (d *plainDesk) receive(_ *season, line *record.ReceivedFile, r record.Receipt) {
	f := *d.state.Files[line.ID()]
	f.Receipt = r
	d.state.Files[line.ID()] = &f
}

func (d *plainDesk) former(_ *season, p *record.Project, name string) {
	for _, key := range p.Names {
		delete(d.state.Former, key)
	}
	if name != "" {
		d.state.Former[p.Key] = name
	}
}

func (d *plainDesk) disturb(*season) {}
