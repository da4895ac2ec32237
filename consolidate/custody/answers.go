package custody

import (
	"fmt"
	"slices"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// compareAll compares all that the workbook has of a file with what the file says
// now. A changed file that says the same throughout has only been saved again.
func (v *verifier) compareAll(h *Holding, source record.Source, items []*item, f *file, status Status) {
	before := len(v.report.Differences)
	v.compare(h, source, items, f, status)
	if status != Changed || len(v.report.Differences) > before || len(items) == 0 {
		return
	}
	for i, d := range v.report.Differences {
		if d.Kind == HashDiffers && d.Listed == source.SHA256 && d.AtSource == f.sha256 {
			v.report.Differences[i].Resaved = true
			v.report.Differences[i].Message += "。内容逐项相同，只是重新保存过"
		}
	}
}

// compare compares the forms that came by one file with what the file says now.
func (v *verifier) compare(h *Holding, source record.Source, items []*item, f *file, status Status) {
	listed := make([]*form.Filled, len(items))
	for i, it := range items {
		listed[i] = it.filled
	}
	twins := pair(listed, f.said.Projects)
	taken := map[*form.Filled]bool{}
	for _, filled := range listed {
		source := twins[filled]
		if source == nil {
			v.add(Difference{Kind: FormDiffers, In: h.Path, File: f.found.Path, Sheet: filled.Sheet, Project: filled.Name(), Listed: filled.Name(),
				Message: fmt.Sprintf("“%s”中有“%s”，这份来源文件中没有", h.Path, filled.Name())})
			continue
		}
		taken[source] = true
		v.compareForms(h, filled, source, f, status == Intact)
	}
	if h.state != nil {
		v.compareRest(h, h.state.Files[source.SHA256], f, taken)
	}
}

// pair finds for each form the one of a source that it is: first those of which
// there is no doubt, so that no other takes their place.
func pair(listed, found []*form.Filled) map[*form.Filled]*form.Filled {
	twins := map[*form.Filled]*form.Filled{}
	taken, names := map[*form.Filled]bool{}, map[*form.Filled]string{}
	for _, f := range slices.Concat(listed, found) {
		names[f] = form.NormalName(f.Name())
	}
	for level := surest; level > 0; level-- {
		for _, a := range listed {
			if twins[a] != nil {
				continue
			}
			i := slices.IndexFunc(found, func(b *form.Filled) bool { return !taken[b] && likeness(a, b, names[a] == names[b]) == level })
			if i >= 0 {
				twins[a], taken[found[i]] = found[i], true
			}
		}
	}
	return twins
}

// surest is the likeness of a form to itself.
const surest = 7

// likeness: forms are the same by the county's file and sheet, else by county
// and name, and in a changed file by county and sheet.
func likeness(a, b *form.Filled, sameName bool) int {
	n := 0
	if a.SHA256 == b.SHA256 && a.Sheet == b.Sheet && a.SHA256 != "" {
		n += 4
	} else if a.Region != b.Region {
		return 0
	}
	if sameName {
		n += 2
	}
	if a.Sheet == b.Sheet && a.SHA256 != "" {
		n++
	}
	return n
}

// compareForms compares every answer and every step. Cells are compared only
// where the file is the very one: in a changed file they may have moved.
func (v *verifier) compareForms(h *Holding, listed, found *form.Filled, f *file, same bool) {
	v.report.Forms++
	for _, p := range h.Plan.Form.Pairs(listed, found) {
		v.compareAnswer(h, listed, p, found.Sheet, f, same)
	}
	if f.mark.Kind != form.ListBook {
		return
	}
	for _, o := range []struct{ title, listed, found string }{{"原始文件校验码（SHA-256）", listed.SHA256, found.SHA256}, {"工作表", listed.Sheet, found.Sheet}} {
		if o.listed != o.found {
			v.add(Difference{Kind: AnswerDiffers, In: h.Path, File: f.found.Path, Sheet: found.Sheet, Title: o.title, Project: listed.Name(), Listed: o.listed, AtSource: o.found,
				Message: saysOtherwise(h, o.title, o.listed, o.found)})
		}
	}
}

func (v *verifier) compareAnswer(h *Holding, of *form.Filled, p form.Pair, sheet string, f *file, same bool) {
	title, listed, found := p.Title, p.A, p.B
	if listed.IsBlank() && found.IsBlank() {
		return
	}
	v.report.Answers++
	d := Difference{Kind: AnswerDiffers, In: h.Path, File: f.found.Path, Sheet: sheet, Cell: found.Cell, Title: title, Project: of.Name()}
	if d.Cell == "" {
		d.Cell = listed.Cell
	}
	switch {
	case listed.Raw != found.Raw:
		d.Listed, d.AtSource = listed.Raw, found.Raw
		d.Message = saysOtherwise(h, title, listed.Raw, found.Raw)
	case same && listed.Cell != found.Cell:
		d.Listed, d.AtSource = listed.Cell, found.Cell
		d.Message = fmt.Sprintf("“%s”的单元格：“%s”记载的是 %s，来源文件中是 %s", title, h.Path, listed.Cell, found.Cell)
	default:
		return
	}
	v.add(d)
}

func saysOtherwise(h *Holding, title, listed, found string) string {
	a, b := between(listed, found)
	kind := "清单"
	if h.Kind == form.RollupBook {
		kind = "汇总"
	}
	return fmt.Sprintf("“%s”：%s中是“%s”，来源文件中是“%s”", title, kind, a, b)
}

// compareRest compares what a rollup remembers of a whole file: a rollup takes
// every form of it, and the answers of the sheet 县区信息.
func (v *verifier) compareRest(h *Holding, remembered *record.File, f *file, taken map[*form.Filled]bool) {
	if remembered == nil {
		return // it came by a list
	}
	for _, found := range f.said.Projects {
		if !taken[found] {
			v.add(Difference{Kind: FormDiffers, In: h.Path, File: f.found.Path, Sheet: found.Sheet, Project: found.Name(), AtSource: found.Name(),
				Message: fmt.Sprintf("这份来源文件中有“%s”，“%s”中没有", found.Name(), h.Path)})
		}
	}
	if a, b := remembered.Return.Spares, f.said.Spares; a != b {
		v.add(Difference{Kind: CountDiffers, In: h.Path, File: f.found.Path, Title: "空白表", Listed: fmt.Sprint(a), AtSource: fmt.Sprint(b),
			Message: fmt.Sprintf("空白申报表：汇总中记了 %d 张，来源文件中是 %d 张", a, b)})
	}
	if listed, found := remembered.Return.County, f.said.County; listed != nil && found != nil {
		for _, p := range h.Plan.Form.CountyPairs(listed, found) {
			v.compareAnswer(h, listed, p, found.Sheet, f, true)
		}
	}
}

// factsOf understands a form as a merge does, the day of the run aside: no
// answer that a sheet shows depends on it.
func factsOf(p *plan.Plan, filled *form.Filled) *checks.Application {
	region, _ := p.Region(filled.Region)
	return checks.NewApplication(filled, p, p.Choices(), region, form.Date{})
}

// ofAlteration is a cell that says otherwise than it was written.
func ofAlteration(h *Holding, a sheets.Alteration, project string) Difference {
	d := Difference{Kind: CellAltered, In: h.Path, File: h.Path, Sheet: a.Sheet, Cell: a.Cell, Title: a.Title, Project: project, Listed: a.New, AtSource: a.Old}
	old, now := between(a.Old, a.New)
	switch {
	case a.Added:
		d.Kind, d.Message = RowAltered, fmt.Sprintf("“%s”多出一行：“%s”", a.Sheet, now)
	case a.Removed && a.Title == sheets.WholeRow:
		d.Kind, d.Message = RowAltered, fmt.Sprintf("“%s”的一行被删去：“%s”", a.Sheet, old)
	case a.Removed:
		d.Kind, d.Message = RowAltered, fmt.Sprintf("%s“%s”被删去或者改动", a.Title, old)
	default:
		if a.Sheet == record.SheetUnits || a.Sheet == record.SheetLedger {
			d.Kind = CountDiffers
		}
		d.Message = fmt.Sprintf("“%s”被改动：应为“%s”，现为“%s”", a.Title, old, now)
	}
	return d
}
