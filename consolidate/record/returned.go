package record

import (
	"cmp"
	"maps"
	"slices"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Returned is what goes back to one county to be corrected (退回): its own answers, and
// 退回通知. 沁水县, two projects, three points.
type Returned struct {
	Region plan.Region
	Said   form.Return
	Notice form.Notice
}

// Returns are those of all counties that have something to correct, in the order of their
// codes: an error that they can put right, an answer of which nobody knows whether it
// counts, a project that this office has returned, a file that could not be taken. What is
// only worth a look comes along and is no reason by itself. Once the list is final nothing
// goes back any more.
func (r *Rollup) Returns() []Returned {
	if r.State.Closing.Closed() {
		return nil
	}
	byCounty := map[string]*returning{}
	of := func(region plan.Region) *returning {
		if byCounty[region.Code] == nil {
			byCounty[region.Code] = &returning{rollup: r, region: region}
		}
		return byCounty[region.Code]
	}
	for _, file := range r.Files {
		if file.canGoBack() {
			of(file.Region).files = append(of(file.Region).files, file)
		}
	}
	for _, p := range r.Projects {
		if p.File.canGoBack() && p.File.Taken() && p.Class() != ClassWithdrawn {
			of(p.File.Region).add(p)
		}
	}
	var all []Returned
	for _, code := range slices.Sorted(maps.Keys(byCounty)) {
		if back := byCounty[code].draw(); back != nil {
			all = append(all, *back)
		}
	}
	return all
}

// canGoBack reports whether a county has sent the file, and it is known which.
func (f *ReceivedFile) canGoBack() bool {
	if f.Region.Code == "" || !f.Region.Files || f.Return.Mark.Kind == form.ListBook || f.SenderUnknown {
		return false
	}
	return f.Taken() || f.Status == Refused && f.Present && f.Return.Unread == nil
}

// returning is what goes back to one county, while it is put together.
type returning struct {
	rollup   *Rollup
	region   plan.Region
	files    []*ReceivedFile
	versions []*Version // that go back, each on a form of its own
	returned map[*Version]*Project
	back     Returned
	must     bool
}

// add takes the last that the county said of the project, also where that has errors and
// an older one still counts.
func (b *returning) add(p *Project) {
	v := p.Version
	if p.NewerInvalid != nil && p.NewerInvalid.File.canGoBack() {
		v = p.NewerInvalid
	}
	b.versions = append(b.versions, v)
	if p.isReturned() {
		if b.returned == nil {
			b.returned = map[*Version]*Project{}
		}
		b.returned[v] = p
	}
}

// draw is nil where the county has nothing to correct.
func (b *returning) draw() *Returned {
	r := b.rollup
	b.addRefused()
	b.back = Returned{Region: b.region, Notice: form.Notice{From: r.Plan.Office(r.Region), Day: r.AsOf.Chinese(), Until: r.backBy(b.region)}}
	var refs []form.FormRef
	for i, v := range b.versions {
		refs = append(refs, form.RefOf(v.File.SHA256, v.Nth))
		b.drawForm(i+1, v)
	}
	b.drawCounty()
	b.drawFiles()
	if !b.must {
		return nil
	}
	var hashes []string
	for _, f := range b.files {
		hashes = append(hashes, f.SHA256)
	}
	b.back.Notice.Corrects = form.NewCorrection(refs, hashes)
	return &b.back
}

// addRefused takes the forms of files that could not be taken, where they were read and the
// county has sent nothing better.
func (b *returning) addRefused() {
	has := map[string]bool{}
	for _, v := range b.versions {
		has[form.NormalName(v.Facts.Form.StandIn())] = true
	}
	for _, file := range b.files {
		if file.Status != Refused {
			continue
		}
		for i, filled := range file.Return.Projects {
			if name := form.NormalName(filled.StandIn()); !has[name] && filled.Region == b.region.Code {
				has[name] = true
				b.versions = append(b.versions, b.rollup.versionOf(file, i, b.rollup.Plan.Choices()))
			}
		}
	}
}

// drawForm puts the answers of the version on the n-th form, and what is found in them on
// the notice.
func (b *returning) drawForm(n int, v *Version) {
	planForm := b.rollup.Plan.Form
	c := &carrying{sheet: form.SheetForm(n), form: planForm, layout: planForm.Layout(), from: v.Facts.Form}
	filled := c.carry(append(planForm.Fields(), planForm.StepFields()...))
	b.back.Said.Projects = append(b.back.Said.Projects, filled)
	if p := b.returned[v]; p != nil {
		b.point(form.NoticePoint{Must: true, Sheet: c.sheet, Where: c.sheet + " " + form.Quote(v.Facts.Name()), What: "初审退回",
			How: cmp.Or(form.OneLine(p.Decision.Reason), "请与"+b.back.Notice.From+"联系，问清退回的原因")})
	}
	b.pointsOf(v.Findings, c)
	b.back.Notice.Aside = append(b.back.Notice.Aside, c.aside...)
}

// drawCounty carries over the newest sheet 县区信息.
func (b *returning) drawCounty() {
	var newest *ReceivedFile
	for _, f := range b.files {
		if f.Taken() && f.Return.County != nil && (newest == nil || compareFiles(f, newest) > 0) {
			newest = f
		}
	}
	if newest == nil {
		return
	}
	planForm := b.rollup.Plan.Form
	county := newest.Return.County
	shown := *county
	shown.File = newest.Path
	c := &carrying{sheet: form.SheetCounty, form: planForm, layout: planForm.CountyLayoutFor(b.rollup.Plan.WordsOf(b.region)), from: &shown}
	b.back.Said.County = c.carry(planForm.CountyFields())
	b.pointsOf(slices.DeleteFunc(slices.Clone(newest.Findings), func(f checks.Finding) bool { return f.Field == "" || f.Sheet != county.Sheet }), c)
	b.back.Notice.Aside = append(b.back.Notice.Aside, c.aside...)
	for _, f := range b.rollup.Findings {
		if f.GoesBack() && f.Region == b.region.Code && f.Rule.Unit != nil && f.Rule.Project == nil && (f.Rule.File == nil) && b.mayFileNil(f) {
			b.point(form.NoticePoint{Must: f.MustBePutRight(), Sheet: c.sheet, Where: c.sheet, What: f.Rule.Title, How: f.ForFiller(), Clause: b.rollup.Plan.Cite(f.Clause, b.region.Code)})
		}
	}
}

// mayFileNil leaves out that a unit has nothing that counts, which follows from the rest,
// unless its nil return lacks something.
func (b *returning) mayFileNil(f checks.Finding) bool {
	u := b.rollup.unit(b.region.Code)
	return !f.TellsNotFiled() || u != nil && u.NilLacks != nil
}

// drawFiles tells of files that could not be taken, and of what the others had beside
// their answers.
func (b *returning) drawFiles() {
	for _, file := range b.files {
		if file.Replaced || file.Status == Superseded {
			continue
		}
		for _, f := range file.Findings {
			place := ""
			if f.Sheet != "" {
				place = " " + f.Sheet
				if f.Cell != "" {
					place += "!" + f.Cell
				}
			}
			switch {
			case f.Field != "" || !f.Open() || !f.GoesBack() && !f.StaysBehind():
			case f.Severity() == checks.Error:
				if f.AsksForAnotherForm() {
					b.back.Notice.Spares++
				}
				b.point(form.NoticePoint{Must: true, Where: "原件 " + file.Path + place, What: f.Rule.Title, How: f.ForFiller(), Clause: b.rollup.Plan.Cite(f.Clause, b.region.Code)})
			case f.StaysBehind():
				b.back.Notice.Aside = append(b.back.Notice.Aside, form.NoticeAside{Place: file.Path + place, Text: f.ForFiller()})
			}
		}
	}
}

// pointsOf puts what is found in a sheet on the notice, with the cell in which it is put
// right.
func (b *returning) pointsOf(findings []checks.Finding, c *carrying) {
	findings = slices.Clone(findings)
	checks.Sort(findings)
	for _, f := range findings {
		if !f.GoesBack() {
			continue
		}
		point := form.NoticePoint{Must: f.MustBePutRight(), Sheet: c.sheet, Where: c.sheet, What: f.Rule.Title, How: f.ForFiller(), Clause: b.rollup.Plan.Cite(f.Clause, b.region.Code)}
		if cell, title, ok := c.homeOf(f); ok {
			point.Cell, point.Marked, point.Where = cell, true, c.sheet+" "+title
			if left := c.left[cell]; left != "" {
				point.How = left
			}
		}
		if !point.Marked && f.AsksWhatCounts() {
			point.How += "划掉的没有带过来：仍要申报的，请照写一遍；不再申报的，请在报送时说明。"
		}
		b.point(point)
	}
}

func (b *returning) point(p form.NoticePoint) {
	b.must = b.must || p.Must
	b.back.Notice.Points = append(b.back.Notice.Points, p)
}

// backBy says by when what goes back has to be here. The days that are left are not said:
// what goes back would be another one every day.
func (r *Rollup) backBy(unit plan.Region) string {
	d, ok := r.Plan.Deadline(unit)
	switch {
	case !ok:
		return "请尽快报回。"
	case r.Plan.Late(unit, r.AsOf, ""):
		return "报送时间为" + d.Chinese() + "，已经过了，请立即报回，并说明原因。"
	default:
		return "请于" + d.Chinese() + "报回。"
	}
}
