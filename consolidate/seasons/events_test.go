package seasons

import (
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Counties send papers.

// file: a county files up to three new projects in one workbook.
func (s *season) file() {
	county := pick(s.random, s.counties)
	p := s.newPaper(county)
	for range 1 + s.random.IntN(3) {
		p.sheets = append(p.sheets, s.newSheet(county))
	}
	s.send(p, "files")
}

func (s *season) newSheet(county plan.Region) sheet {
	pl := &pilot{county: county, domain: pick(s.random, []string{"农业", "农业", "工业", "服务业"})}
	var unlike []string
	if own := s.pilotsOf(county); len(own) > 0 && s.random.IntN(5) == 0 { // one unit, two pilots
		other := pick(s.random, own)
		pl.code = other.code
		unlike = s.namesIn(county)
	} else {
		s.units++
		pl.code = creditCode(s.units)
	}
	pl.names = []string{newName(s.random, s.taken, unlike)}
	s.pilots = append(s.pilots, pl)
	return sheet{pilot: pl, name: pl.name(), code: pl.code, domain: pl.domain, budget: 20}
}

func (s *season) pilotsOf(county plan.Region) []*pilot {
	var own []*pilot
	for _, pl := range s.pilots {
		if pl.county.Code == county.Code {
			own = append(own, pl)
		}
	}
	return own
}

func (s *season) namesIn(county plan.Region) []string {
	var names []string
	for _, pl := range s.pilotsOf(county) {
		names = append(names, pl.names...)
	}
	return names
}

func (s *season) newPaper(county plan.Region) *paper {
	p := &paper{county: county, written: s.today(), spares: s.random.IntN(3), saved: s.today(), clock: fmt.Sprintf("%02d:%02d:00", 8+len(s.papers)/60, len(s.papers)%60)}
	switch s.random.IntN(5) {
	case 0:
		p.saved, p.clock = form.Date{}, ""
	case 1:
		p.written = dayOf(max(0, s.day-3)) // written long before it is sent
	}
	return p
}

// send puts a paper into the city's folder.
func (s *season) send(p *paper, how string) {
	s.files++
	s.desk.write(s, p)
	if same := s.paperOf(p.sha); same != nil {
		p = same // to the byte
	} else {
		s.papers = append(s.papers, p)
	}
	path := fmt.Sprintf("%s%s %02d.xlsx", pick(s.random, []string{"", "来件/", "邮件/" + p.county.Name + "/"}), pick(s.random, []string{p.county.Name, "申报表", "新建"}), s.files)
	s.folder[path] = p
	s.tell("%s %s %s: %s", p.county.Name, how, path, s.said(p))
}

func (s *season) said(p *paper) string {
	if p.junk {
		return "no workbook"
	}
	var parts []string
	for i, sh := range p.sheets {
		text := fmt.Sprintf("%s %s %s …%s 配套%d", form.SheetForm(i+1), sh.name, sh.domain, sh.code[14:], sh.budget)
		if sh.missing != "" {
			text += " without " + form.Official().Title(sh.missing)
		}
		parts = append(parts, text)
	}
	saved := "unknown"
	if !p.saved.IsZero() {
		saved = p.saved.String() + " " + p.clock
	}
	return fmt.Sprintf("%s (written %s, saved %s)", strings.Join(parts, "; "), p.written, saved)
}

// again makes a new paper from the last one, or some one, of a county: the same
// workbook, or one of its projects alone.
func (s *season) again(alone bool) *paper {
	var old []*paper
	for _, p := range s.papers {
		if len(p.sheets) > 0 {
			old = append(old, p)
		}
	}
	from := pick(s.random, old)
	if s.random.IntN(3) > 0 { // mostly the last one
		for _, p := range old {
			if p.county.Code == from.county.Code {
				from = p
			}
		}
	}
	p := s.newPaper(from.county)
	p.spares = from.spares
	p.sheets = slices.Clone(from.sheets)
	if alone {
		i := s.random.IntN(len(p.sheets))
		p.sheets = p.sheets[i : i+1]
	} else if s.random.IntN(4) == 0 { // the county moves its sheets
		slices.Reverse(p.sheets)
	}
	for i := range p.sheets {
		p.sheets[i].missing = ""
	}
	return p
}

// correct: a county sends an answer otherwise; the domain and the unit's code
// too, now and then.
func (s *season) correct() {
	p := s.again(s.random.IntN(3) == 0)
	sh := &p.sheets[s.random.IntN(len(p.sheets))]
	sh.budget += 1 + s.random.IntN(9)
	switch s.random.IntN(8) {
	case 0:
		sh.domain = pick(s.random, []string{"农业", "工业", "社会事业"})
		sh.pilot.domain = sh.domain
	case 1:
		s.units++
		sh.code = creditCode(s.units)
		sh.pilot.code = sh.code
	}
	s.send(p, "corrects an answer in")
}

// rename: a county corrects a name a little, or so much that it is another
// project to everybody but the county.
func (s *season) rename() {
	p := s.again(s.random.IntN(3) == 0)
	sh := &p.sheets[s.random.IntN(len(p.sheets))]
	var others []string
	for _, name := range s.namesIn(p.county) {
		if !slices.Contains(sh.pilot.names, name) {
			others = append(others, name)
		}
	}
	if name := corrected(s.random, s.taken, sh.pilot.names, others); name != "" && s.random.IntN(3) > 0 {
		sh.pilot.names = append(sh.pilot.names, name)
		sh.name = name
		s.send(p, "corrects a name in")
		return
	}
	pl := &pilot{county: p.county, code: sh.code, domain: sh.domain}
	pl.names = []string{newName(s.random, s.taken, s.namesIn(p.county))}
	s.pilots = append(s.pilots, pl)
	sh.pilot, sh.name = pl, pl.name()
	s.send(p, "gives another name in")
}

func (s *season) resubmitInvalid() {
	p := s.again(s.random.IntN(3) == 0)
	sh := &p.sheets[s.random.IntN(len(p.sheets))]
	sh.missing = pick(s.random, []form.ID{form.FundingUse, form.FundingUse, form.OrgCode, form.Domain})
	sh.budget++
	s.send(p, "sends an invalid")
}

func (s *season) drop() {
	p := s.again(false)
	if len(p.sheets) < 2 {
		return
	}
	i := s.random.IntN(len(p.sheets))
	gone := p.sheets[i].name
	p.sheets = slices.Delete(p.sheets, i, i+1)
	s.send(p, "leaves out "+gone+" in")
}

// besides: a county sends a project under an old and a new name side by side,
// which says that they are two.
func (s *season) besides() {
	for _, pl := range s.pilots {
		if len(pl.names) < 2 {
			continue
		}
		p := s.newPaper(pl.county)
		for _, name := range pl.names[len(pl.names)-2:] {
			p.sheets = append(p.sheets, sheet{pilot: pl, name: name, code: pl.code, domain: pl.domain, budget: 40})
		}
		s.send(p, "files side by side")
		return
	}
}

func (s *season) sendBlank() {
	p := s.newPaper(pick(s.random, s.counties))
	p.spares, p.junk = 3, s.random.IntN(2) == 0
	s.send(p, "sends a blank workbook")
}

// The folder.

func (s *season) path() string {
	paths := s.present(false)
	if len(paths) == 0 {
		return ""
	}
	return pick(s.random, paths)
}

func (s *season) sendAgain() {
	if path := s.path(); path != "" {
		s.files++
		again := fmt.Sprintf("再次 %02d.xlsx", s.files)
		s.folder[again] = s.folder[path]
		s.tell("the bytes of %s come again as %s", path, again)
	}
}

func (s *season) moveFile() {
	if path := s.path(); path != "" {
		s.files++
		to := fmt.Sprintf("%s整理/%02d.xlsx", pick(s.random, []string{"", "甲", "一"}), s.files)
		s.folder[to] = s.folder[path]
		delete(s.folder, path)
		s.tell("somebody renames %s to %s", path, to)
	}
}

func (s *season) loseFile() {
	if path := s.path(); path != "" {
		delete(s.folder, path)
		s.tell("%s is no longer in the folder", path)
	}
}

// The city's staff.

func (s *season) decide() {
	if s.rollup == nil || len(s.rollup.Projects) == 0 {
		return
	}
	s.enter(pick(s.random, s.rollup.Projects), record.Decision{
		Opinion:   pick(s.random, []string{"", "", checks.OpinionPass, checks.OpinionPass, checks.OpinionReturn, checks.OpinionPending, checks.OpinionWithdrawn, checks.OpinionStands}),
		Recommend: pick(s.random, []string{"", "", checks.RecommendYes, checks.RecommendYes, checks.RecommendNo, checks.RecommendReserve}),
		Rank:      pick(s.random, []string{"", "1", "2", "3"}),
	})
}

// enter writes a decision into the row of a project. Its reason tells it apart
// from all others.
func (s *season) enter(p *record.Project, d record.Decision) {
	delete(s.entries, p.Decision.Reason)
	if s.random.IntN(8) == 0 {
		d = record.Decision{}
	} else {
		d.Reason = fmt.Sprintf("意见%d", len(s.told))
		s.entries[d.Reason] = &entry{decision: d, version: p.ID()}
	}
	s.tell("staff decide on %s: %s %s %s %s", p.Facts.Name(), d.Opinion, d.Recommend, d.Rank, d.Reason)
	s.desk.decide(s, p, d)
	s.changed = true
	kept := p.Decision
	p.Decision = d
	p.Decision.Version, p.Decision.Region, p.Decision.Name = p.ID(), kept.Region, kept.Name
}

func (s *season) receive() {
	if s.rollup == nil || len(s.rollup.Files) == 0 {
		return
	}
	line := pick(s.random, s.rollup.Files)
	p := s.paperOf(line.SHA256)
	p.remark = fmt.Sprintf("备注%d", len(s.told))
	switch s.random.IntN(8) {
	case 0:
		p.exception = "示例领导"
	case 1:
		p.void = pick(s.random, []string{"县里说误报", ""})
	case 2, 3, 4:
		p.arrived = dayOf(s.random.IntN(s.day+1)).String() + pick(s.random, []string{"", "", " 09:30", " 15:30"})
	}
	s.enterReceipt(line, p)
}

func (s *season) enterReceipt(line *record.ReceivedFile, p *paper) {
	s.tell("staff enter of %s: arrived %s, exception %s, void %q, %s", line.Path, p.arrived, p.exception, p.void, p.remark)
	s.changed = true
	s.desk.receive(s, line, record.Receipt{Arrived: p.arrived, ExceptionBy: p.exception, ExceptionWhy: p.exception, Remark: p.remark, Void: p.void})
}

// sayFormer: staff say of a project that another one of its county is the same
// under its former name, or that it is not after all.
func (s *season) sayFormer() {
	if s.rollup == nil || len(s.rollup.Projects) == 0 {
		return
	}
	p := pick(s.random, s.rollup.Projects)
	for range 8 { // of a county with another one
		if other := pick(s.random, s.rollup.Projects); other != p && other.Region.Code == p.Region.Code {
			s.setFormer(p, other.Facts.Name())
			return
		}
		p = pick(s.random, s.rollup.Projects)
	}
	s.setFormer(p, "")
}

// setFormer writes into the column of the project's row: what it says there holds
// for the name under which the project counts now, and for no other.
func (s *season) setFormer(p *record.Project, name string) {
	for _, key := range p.Names {
		delete(s.former, key)
	}
	if name != "" {
		s.former[p.Key] = name
	}
	s.tell("staff write beside %s: former name %q", p.Facts.Name(), name)
	s.changed = true
	s.desk.former(s, p, name)
	p.Former = nil
	if name != "" {
		p.Former = []record.FormerName{{Key: p.Key, Name: name}}
	}
}

// close: the city closes its cycle when nothing holds the list.
func (s *season) close() {
	if s.rollup == nil || s.final != nil || s.changed || len(record.Holds(s.rollup)) > 0 || len(listed(s.rollup)) == 0 {
		return
	}
	s.tell("the city closes its cycle")
	s.final = s.listSays(s.rollup)
	s.desk.close(s)
}

func (s *season) openAgain() {
	if s.final != nil {
		s.reopen = "上级要求"
		s.tell("the city will open its cycle again")
	}
}

// listSays is what a list tells of its projects.
func (s *season) listSays(r *record.Rollup) []string {
	says := []string{}
	ranks := map[string]string{}
	for _, p := range r.Projects {
		ranks[p.ID()] = p.Decision.Rank
	}
	for _, id := range listed(r) {
		v := s.version(id)
		says = append(says, fmt.Sprint(v.name, v.code, v.domain, v.budget, v.missing != "", ranks[id]))
	}
	slices.Sort(says)
	return says
}

func (s *season) disturb() {
	if s.rollup != nil {
		s.desk.disturb(s)
	}
}

func (s *season) paperOf(sha string) *paper {
	for _, p := range s.papers {
		if p.sha == sha {
			return p
		}
	}
	return nil
}
