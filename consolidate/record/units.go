package record

import (
	"path"
	"slices"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// buildUnits makes a unit of every region that reports to the rollup's
// region, also for those with nothing. A region that fills workbooks itself
// and is merged alone is its own unit.
func (r *Rollup) buildUnits() {
	byCode := map[string]*Unit{}
	regions := r.Plan.Children(r.Region.Code)
	if len(regions) == 0 {
		regions = []plan.Region{r.Region}
	}
	for _, region := range regions {
		u := &Unit{UnitFacts: &checks.UnitFacts{Region: region, Plan: r.Plan}}
		byCode[region.Code] = u
		r.Units = append(r.Units, u)
	}
	for _, file := range r.Files {
		r.addToUnit(file, byCode)
	}
	for _, p := range r.Projects {
		if u := byCode[r.childOf(p.File.Region.Code)]; u != nil && !p.SenderUnknown() {
			u.addProject(p)
		}
	}
	for _, u := range r.Units {
		u.InvalidIn = u.invalidByDomain()
		n := u.Counts()
		u.Invalid, u.Withdrawn, u.Unscreened = n.Faulty+n.Withdrawn, n.Withdrawn, len(u.Projects)-len(u.screened())
		u.findUnread()
		u.Status = u.status()
		if u.Status == checks.NilFiled {
			u.NilLacks = u.nilLacks()
		}
		u.Arrived, u.Late = arrival(u.counting())
		u.point()
	}
}

// addToUnit counts the file for its unit.
func (r *Rollup) addToUnit(file *ReceivedFile, units map[string]*Unit) {
	if file.SenderUnknown {
		r.noteSenderUnknown(file, units)
		return
	}
	if u := units[r.unitOf(file)]; u != nil {
		u.add(file)
		return
	}
	if file.Status == Unread && file.IsScan() { // of nobody who could be asked to enter it
		file.settleScan()
		return
	}
	if file.Status == Unopened && file.Present { // it may be the return of any unit
		for _, u := range r.Units {
			u.UnopenedOfUnknown++
		}
	}
}

func (u *Unit) addProject(p *Project) {
	u.Projects = append(u.Projects, p)
	u.UnitFacts.Projects = append(u.UnitFacts.Projects, p.Facts)
	u.addVersions(p)
}

func (u *Unit) invalidByDomain() map[string]int {
	invalid := map[string]int{}
	for _, p := range u.Projects {
		if class := p.Class(); class == ClassFaulty || class == ClassWithdrawn {
			invalid[p.Domain]++
		}
	}
	return invalid
}

// screened are the projects that did not come past the unit.
func (u *Unit) screened() []*Project {
	return slices.DeleteFunc(slices.Clone(u.Projects), (*Project).unscreened)
}

// addVersions notes for the rules what people have entered about the project and
// what became of its versions.
func (u *Unit) addVersions(p *Project) {
	if u.Settled == nil {
		u.Settled = map[*checks.Application]bool{}
	}
	u.Settled[p.Facts] = p.Decision.isDecided() || p.Inherited // the unit that listed it has answered
	compared := func(v *Version) checks.Versions {
		return checks.Versions{Counts: p.Facts, Other: v.Facts, Changes: changeText(compareForms(p.Facts.Plan.Form, v.Facts.Form, p.Facts.Form))}
	}
	for _, v := range p.Others {
		switch {
		case v == p.Version || v.ID() == p.ID():
		case v == p.NewerInvalid && !p.isWithdrawn():
			u.Kept = append(u.Kept, compared(v))
		case slices.Contains(p.Rivals, v) && !p.isWithdrawn():
			u.Unclear = append(u.Unclear, compared(v))
		case newer(v, p.Version) <= 0: // one of p.superseded
			u.Superseded = append(u.Superseded, compared(v))
		}
	}
	if p.asksIfLeftOut() {
		u.LeftOut = append(u.LeftOut, p.leftOut())
	}
}

// asksIfLeftOut reports whether C010 asks whether its unit withdrew the project, or has been
// answered: the reply sets the finding at rest.
func (p *Project) asksIfLeftOut() bool {
	return p.LeftOut() && !p.Decision.wants() && p.Decision.Opinion != checks.OpinionWithdrawn
}

// asksIfWithdrawn reports whether nobody has answered that yet.
func (p *Project) asksIfWithdrawn() bool {
	return p.asksIfLeftOut() && p.goneReply == "" && p.Class() == ClassWithdrawn
}

// childOf is the unit that the region belongs to.
func (r *Rollup) childOf(code string) string {
	if code == r.Region.Code {
		return code
	}
	child, _ := r.Plan.Below(r.Region.Code, code)
	return child.Code
}

// unitOf is the unit that a file belongs to; "" where nobody can tell.
func (r *Rollup) unitOf(file *ReceivedFile) string {
	if file.Region.Code == "" {
		return ""
	}
	return r.childOf(file.Region.Code)
}

// UnitInPath is the unit, or the region below one, that the names of a file and of its
// folders say where the region is merged: 140521, 沁水县, or 沁水 at the beginning of a
// word.
func UnitInPath(p *plan.Plan, merging plan.Region, file string) (plan.Region, bool) {
	for _, named := range []string{file, path.Join(merging.Name, file)} {
		if region, ok := plan.RegionInPath(p, named); ok && p.Within(merging.Code, region.Code) && region.Code != merging.Code {
			return region, true
		}
	}
	if said := plan.ChildrenOf(p, merging.Code).InPath(file); len(said) == 1 {
		return said[0], true
	}
	return plan.Region{}, false
}

func (u *Unit) add(file *ReceivedFile) {
	u.Files = append(u.Files, file)
	switch {
	case file.Status == Unopened && file.Present:
		u.Unopened++
		return
	case file.Status == Refused && file.Present:
		u.Refused++
		return
	case !file.Taken():
		if file.Status == Voided {
			u.Voided++
		}
		return
	case file.Screen.Code != "":
		return // it went past the unit, which has sent nothing by it
	}
	u.Foreign += file.Foreign
	if file.Return.Filing != nil {
		u.Below = file.Return.Filing
	}
}

func (u *Unit) status() checks.UnitStatus {
	switch {
	case slices.ContainsFunc(u.Projects, func(p *Project) bool { return !p.Blocked() && !p.isWithdrawn() }):
		return checks.Filed
	case u.Unopened > 0: // also beside what counts for nothing: the better one may be in there
		return checks.Unopened
	case slices.ContainsFunc(u.screened(), func(p *Project) bool { return !p.isWithdrawn() }):
		return checks.AllInvalid
	case slices.ContainsFunc(u.Files, u.isNilReturn):
		return checks.NilFiled
	case u.Foreign > 0, len(u.screened()) > 0: // all of them withdrawn
		return checks.AllInvalid
	case len(u.Unread) > 0: // also beside a blank workbook: somebody has filled a form
		return checks.StatusOf(u.formsUnread())
	case slices.ContainsFunc(u.Files, (*ReceivedFile).isOwn):
		return checks.BlankBook
	case u.Refused > 0:
		return checks.AllInvalid
	case u.Region.MayReport && u.Whereabouts() == "":
		return checks.NotOwed
	default:
		return checks.NoFile
	}
}

// counting are the files of the unit that say when it has filed: those whose projects
// count, else its nil returns, those first that lack nothing, else what waits to be entered
// or whatever it sent. A blank workbook that came first says nothing of the day of what came
// after it.
func (u *Unit) counting() []*ReceivedFile {
	own := slices.DeleteFunc(slices.Clone(u.Files), func(f *ReceivedFile) bool { return !f.isOwn() })
	for _, counts := range []func(*ReceivedFile) bool{(*ReceivedFile).hasCounting, u.isWholeNilReturn, u.isNilReturn} {
		if some := slices.DeleteFunc(slices.Clone(own), func(f *ReceivedFile) bool { return !counts(f) }); len(some) > 0 {
			return some
		}
	}
	if u.Status.AwaitsEntry() {
		return u.unreadFiles()
	}
	return own
}

// arrival is the day of the first of the files, and whether all of them are late. A
// late correction beside what came in time does not make its unit late.
func arrival(files []*ReceivedFile) (first form.Date, late bool) {
	late = len(files) > 0
	for _, f := range files {
		if first.IsZero() || f.Arrived().Before(first) {
			first = f.Arrived()
		}
		late = late && f.Late
	}
	return first, late
}

// hasCounting reports whether a project counts as the file has it, and was not withdrawn.
func (f *ReceivedFile) hasCounting() bool {
	return slices.ContainsFunc(f.Projects, func(v *Version) bool {
		return v.Counts && (v.Project == nil || !v.Project.isWithdrawn())
	})
}

// isOwn reports whether the file was taken and counts as the unit's own return.
func (f *ReceivedFile) isOwn() bool { return f.Taken() && f.Screen.Code == "" }

// unscreened reports whether the project came past the unit that should have
// screened it.
func (p *Project) unscreened() bool { return p.File.Screen.Code != "" }

// isNilReturn reports whether the file is a 零报告 of the unit itself.
func (u *Unit) isNilReturn(f *ReceivedFile) bool {
	return f.isOwn() && f.Return.County != nil && u.Plan.Form.SaysNil(f.Return.County)
}

func (u *Unit) isWholeNilReturn(f *ReceivedFile) bool {
	return u.isNilReturn(f) && checks.NilLacks(f.Return.County, u.Plan) == nil
}

// nilLacks is what none of the unit's nil returns says and one has to say.
func (u *Unit) nilLacks() (least []string) {
	first := true
	for _, f := range u.Files {
		if !u.isNilReturn(f) {
			continue
		}
		if lacks := checks.NilLacks(f.Return.County, u.Plan); first || len(lacks) < len(least) {
			least, first = lacks, false
		}
	}
	return least
}

// point gives the unit's findings the place of its first file, before which no attachment
// goes.
func (u *Unit) point() {
	own := slices.IndexFunc(u.Files, func(f *ReceivedFile) bool { return f.Screen.Code == "" && f.Status != Attached })
	if own < 0 {
		return
	}
	f := u.Files[own]
	u.Place = checks.Place{File: f.Path}
	if f.Return.County != nil {
		u.Sheet, u.Cell = f.Return.County.Sheet, f.Return.County.Answer(form.NilReturn).Cell
	}
}

// Missing reports whether the unit has nothing to show, and owes something. One of which
// people have confirmed its nil return owes nothing.
func (u *Unit) Missing() bool {
	return u.Status != checks.Filed && !u.OwesNothing() && !u.confirmed
}
