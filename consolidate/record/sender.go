package record

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// # Who sent a file
//
// By its mark a file is of the unit for which the workbook was made. What speaks
// against that is the place where it lies below what was named, its own name, and
// what its forms say of their units. Each speaks for itself: a file that still has the
// name under which the workbook was handed out only repeats its mark, and does not
// outweigh the folder of another unit in which it lies. Where files with the same bytes
// lie in several places, all of them speak, whichever is listed first (placesOfCopies says
// of which only the folders). The program does
// not weigh one against the other: staff enter 实际报送单位 in 收件登记, and until they do
// nothing of the file counts for any unit (SenderUnknown, 待核实). Once they have, it is a
// return of the unit that they entered, and its forms are of that unit; what these
// answered stays.

// sentBy tells whose return the file counts as, and what there is to ask about it.
func (r *Rollup) sentBy(file *ReceivedFile) (facts checks.FileFacts) {
	f := file.File
	facts.Marked, _ = r.Plan.Region(f.Return.Mark.Region)
	facts.Region, facts.Sender = facts.Marked, strings.TrimSpace(f.Receipt.Sender)
	if facts.Marked.Code == "" && f.saysNothing() {
		facts.Region, _ = UnitInPath(r.Plan, r.Region, cmp.Or(f.Below, f.Path))
		return facts
	}
	if f.Return.Mark.Kind != form.CountyBook && f.Return.Mark.Kind != form.ListBook {
		return facts
	}
	facts.Clues = r.cluesOf(file, facts.Marked)
	if facts.Sender == "" {
		return facts
	}
	meant := r.sendersNamed(facts.Sender, f.Return.Mark.Kind)
	if len(meant) == 1 {
		facts.Region = meant[0]
		return facts
	}
	facts.SenderFault = Quoted(facts.Sender) + "认不出是哪个单位"
	if len(meant) > 1 {
		facts.SenderFault = Quoted(facts.Sender) + "不止一个单位叫这个名称"
	}
	return facts
}

// saysNothing reports whether nothing of the file could be read. Then its name and its
// folders say whose it is, so that the clerk does not read that nothing came.
func (f *File) saysNothing() bool {
	said := f.Return
	return said.Unread == nil && said.County == nil && len(said.Projects) == 0 && said.Spares == 0
}

// sendersNamed are the units that may send such a file and that the entry names,
// by code, full name or a short one, also behind the names of regions above. Those
// below the region that is merged go before all others: 城区 is the city's own.
func (r *Rollup) sendersNamed(entry string, kind form.BookKind) []plan.Region {
	named := slices.DeleteFunc(r.Plan.FindRegions(entry), func(one plan.Region) bool { return !r.maySend(kind, one) })
	near := slices.DeleteFunc(slices.Clone(named), func(one plan.Region) bool { return !r.Plan.Within(r.Region.Code, one.Code) })
	if len(near) > 0 {
		return near
	}
	return named
}

// maySend reports whether the unit sends files of the kind.
func (r *Rollup) maySend(kind form.BookKind, unit plan.Region) bool {
	if kind == form.CountyBook {
		return unit.Files
	}
	return len(r.Plan.Children(unit.Code)) > 0
}

// cluesOf are what says that another unit of those that are merged sent the file.
func (r *Rollup) cluesOf(file *ReceivedFile, marked plan.Region) []checks.Clue {
	own := r.childOf(marked.Code)
	if own == "" {
		return nil // it is none of ours by its mark, and refused
	}
	var clues []checks.Clue
	add := func(child plan.Region, ok bool, by string) {
		if ok && child.Code != own && r.maySend(file.Return.Mark.Kind, child) {
			clues = append(clues, checks.Clue{Unit: child, By: by})
		}
	}
	for _, child := range r.children.InPath(cmp.Or(file.Below, file.Path)) {
		add(child, true, "文件名或者文件夹")
	}
	for _, place := range r.placesOfCopies(file, own) {
		for _, child := range r.children.InPath(place) {
			told := slices.ContainsFunc(clues, func(c checks.Clue) bool { return c.Unit.Code == child.Code })
			add(child, !told, "内容相同的“"+place+"”的文件名或者文件夹")
		}
	}
	child, ok := r.unitOfForms(file.Return, marked)
	add(child, ok, "填写的"+r.Plan.Form.Title(form.UnitAddress)+"、法人注册地址和"+r.Plan.Form.Title(form.GuarantorUnit)+"都")
	return clues
}

// placesOfCopies are the places of files with the same bytes that speak against the mark.
// Where the place of this one says what its mark says, the name of a copy does not, for it
// is typed by whoever sent or saved it (C005 tells it); the folder of a copy still does.
func (r *Rollup) placesOfCopies(file *ReceivedFile, own string) []string {
	agrees := slices.ContainsFunc(r.children.InPath(cmp.Or(file.Below, file.Path)), func(child plan.Region) bool { return child.Code == own })
	if !agrees {
		return file.Also
	}
	var folders []string
	for _, place := range file.Also {
		folders = append(folders, path.Dir(place))
	}
	return folders
}

// unitOfForms is the unit that most forms of a county's workbook are about: their
// address, registered place and guarantor all say it. 开发区 and 示范区 have neither
// land nor a government of their own, so nothing follows from theirs.
func (r *Rollup) unitOfForms(said *form.Return, marked plan.Region) (plan.Region, bool) {
	if said.Mark.Kind != form.CountyBook || marked.HasNoLand() {
		return plan.Region{}, false
	}
	count := map[string]int{}
	for _, filled := range said.Projects {
		if child, ok := r.unitOfAnswers(filled); ok {
			count[child.Code]++
		}
	}
	for code, n := range count {
		if n*2 > len(said.Projects) { // of one unit at most
			return r.Plan.Region(code)
		}
	}
	return plan.Region{}, false
}

func (r *Rollup) unitOfAnswers(filled *form.Filled) (unit plan.Region, ok bool) {
	raw := func(id form.ID) string { return filled.Answer(id).Raw }
	for i, text := range []string{raw(form.UnitAddress), raw(form.RegisteredCity) + raw(form.RegisteredCounty), raw(form.GuarantorUnit)} {
		child, named := r.children.Named(text)
		if !named || i > 0 && child.Code != unit.Code {
			return plan.Region{}, false
		}
		unit = child
	}
	return unit, true
}

// awaitSender takes the file out of everything that counts until staff have entered who
// sent it.
func (f *ReceivedFile) awaitSender(facts *checks.FileFacts) {
	f.Status, f.SenderUnknown = Pending, true
	for _, c := range facts.Clues {
		if !slices.Contains(f.Seems, c.Unit.Code) {
			f.Seems = append(f.Seems, c.Unit.Code)
		}
	}
	for _, finding := range f.Findings {
		if finding.AsksWhoSentIt() {
			f.Reason = finding.Message
		}
	}
}

// asSent is the form as one of the unit that sent the file. A county's workbook
// carries the mark of one county on every form.
func (f *ReceivedFile) asSent(filled *form.Filled) *form.Filled {
	sent := *filled
	if f.Return.Mark.Kind != form.ListBook && filled.Region == f.Return.Mark.Region {
		sent.Region = f.Region.Code
	}
	return &sent
}

// senderUnknownMark stands behind the region in the identity of a project whose sender is
// asked for: 140522?1f0c…|示例试点. Such a project is one with no other, until its
// sender is known.
const senderUnknownMark = "?"

// keyUntilSenderKnown is the identity of a form while it is not known who sent its file.
func (v *Version) keyUntilSenderKnown(key string) string {
	region, rest, _ := strings.Cut(key, "|")
	return region + senderUnknownMark + v.File.ID() + "|" + rest
}

// moved are the decisions about versions that went to another unit since, or of
// which it is asked now to which they belong: no project has the identity under
// which they are kept, and they say which version people looked at.
func (r *Rollup) moved(projects []lineage) map[string][]string {
	claimed := map[string]bool{}
	for _, p := range projects {
		for _, key := range p.keys {
			claimed[key] = true
		}
	}
	byVersion := map[string][]string{}
	for _, key := range slices.Sorted(maps.Keys(r.State.Decisions)) {
		if d := r.State.Decisions[key]; d.Version != "" && !claimed[strings.TrimSuffix(key, besideMark)] {
			byVersion[d.Version] = append(byVersion[d.Version], strings.TrimSuffix(key, besideMark))
		}
	}
	return byVersion
}

// movedKeys are the identities of such decisions about the project. A row that was
// written on a list by hand has no file that would tell its versions apart.
func (p *Project) movedKeys(moved map[string][]string) []string {
	var keys []string
	for _, v := range p.Others {
		for _, key := range moved[v.ID()] {
			if !v.Sourceless && afterRegion(nameOf(key)) == afterRegion(nameOf(v.Key)) && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

func afterRegion(key string) string { return strings.TrimPrefix(key, RegionOfKey(key)) }

// SenderUnknown reports whether the project is in a file of which it is not known who
// sent it. It takes no place, and no unit is said to have filed it.
func (p *Project) SenderUnknown() bool { return p.File.SenderUnknown }

// noteSenderUnknown tells the unit of the mark, and those that may have sent the file,
// that it is there.
func (r *Rollup) noteSenderUnknown(file *ReceivedFile, units map[string]*Unit) {
	if u := units[r.childOf(file.Region.Code)]; u != nil {
		u.SenderUnknown = append(u.SenderUnknown, file.Path)
	}
	for _, code := range file.Seems {
		if u := units[code]; u != nil {
			u.Seeming = append(u.Seeming, file.Path)
		}
	}
}
