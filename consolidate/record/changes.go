package record

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// ChangeKind is the first column of 变更: 新增项目, 内容更正.
type ChangeKind string

// The kinds of changes.
const (
	NewProject    ChangeKind = "新增项目"
	GoneProject   ChangeKind = "项目撤回"
	MayBeGone     ChangeKind = "可能撤回"
	NoLonger      ChangeKind = "不再计入"
	BackAgain     ChangeKind = "恢复项目"
	JoinedUp      ChangeKind = "合为一个"
	SplitUp       ChangeKind = "分为两个"
	Corrected     ChangeKind = "内容更正"
	FaultyNewer   ChangeKind = "新版有误"
	OrderUnclear  ChangeKind = "先后不明"
	NewlyLate     ChangeKind = "新逾期"
	StateChange   ChangeKind = "状态变化"
	UnitChange    ChangeKind = "填报变化"
	OverLimit     ChangeKind = "超出限额"
	ToDecide      ChangeKind = "要决定"
	Settled       ChangeKind = "已决定"
	Replaced      ChangeKind = "新版替代"
	SenderOpen    ChangeKind = "待核实"
	SenderEntered ChangeKind = "报送单位"
	FromWord      ChangeKind = "由 Word 录入"
	Entered       ChangeKind = "填写意见"
)

// Change is a row of 变更: 沁水县 示例试点 内容更正 邮编 048000 → 048200. 留底
// keeps it as this JSON.
type Change struct {
	Kind    ChangeKind `json:"kind"`
	Region  string     `json:"region"` // code
	Project string     `json:"project,omitempty"`
	What    string     `json:"what,omitempty"` // the answer or thing that changed
	Old     string     `json:"old,omitempty"`
	New     string     `json:"new,omitempty"`
	Effect  string     `json:"effect,omitempty"` // Chinese: what it does to the limit
}

// Compare lists what is different in after: what people entered, projects, what regions
// have filed, and limits, in that order. Both are computed from states by the same rules,
// so a difference is one of files and decisions and not of order.
func Compare(before, after *Rollup) []Change {
	changes := compareProjects(before, after)
	for i, u := range after.Units {
		if i < len(before.Units) && before.Units[i].Status != u.Status {
			changes = append(changes, Change{Kind: UnitChange, Region: u.Region.Code, What: "填报情况",
				Old: UnitStatusChinese(before.Units[i].Status), New: UnitStatusChinese(u.Status)})
		}
	}
	return slices.Concat(compareEntries(before, after), changes, compareSenders(before, after), enteredFromWord(before, after), compareContests(before, after))
}

// compareProjects lists what is different in the projects. Several of before may be one
// now, and one of before may be several.
func compareProjects(before, after *Rollup) []Change {
	var changes []Change
	found := map[*Project]bool{} // of before, those that are still there
	for _, p := range after.Projects {
		if p.SenderUnknown() {
			continue // compareSenders says it of the file
		}
		olds := before.find(p.Names)
		if len(olds) == 0 {
			changes = append(changes, newProject(p, after)...)
			changes = append(changes, replacedIn(p, before)...)
			continue
		}
		slices.SortStableFunc(olds, func(a, b *Project) int { return sameName(b, p) - sameName(a, p) })
		for _, old := range olds[1:] {
			found[old] = true
			changes = append(changes, joinedUp(old, p, after))
		}
		if found[olds[0]] {
			changes = append(changes, Change{Kind: SplitUp, Region: p.Region.Code, Project: p.Facts.Name(), What: ColumnSameAs,
				Old: strings.Join(olds[0].everyName(), "、"), New: p.Facts.Name(), Effect: after.effect(p)})
			continue
		}
		found[olds[0]] = true
		changes = append(changes, compareProject(olds[0], p, before, after)...)
	}
	for _, old := range before.Projects {
		if !found[old] && !old.SenderUnknown() {
			changes = append(changes, Change{Kind: NoLonger, Region: old.Region.Code, Project: old.Facts.Name(), What: ColumnFile,
				Old: old.File.Path, New: "已不在计入的文件中", Effect: after.effect(old)})
		}
	}
	return changes
}

// joinedUp says that a project of before is one with another now: by its name, or by its
// code where that was corrected.
func joinedUp(old, p *Project, after *Rollup) Change {
	was, is := old.Facts.Name(), p.Facts.Name()
	if sameName(old, p) == 1 {
		was, is = old.Facts.Text(form.OrgCode), p.Facts.Text(form.OrgCode)
	}
	return Change{Kind: JoinedUp, Region: p.Region.Code, Project: p.Facts.Name(), What: ColumnSameAs, Old: was, New: is, Effect: after.effect(p)}
}

// everyName are the names that the project has had.
func (p *Project) everyName() []string {
	var names []string
	for _, v := range p.Others {
		if name := v.Facts.Name(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// sameName is 1 for a project of the same name, else 0.
func sameName(old, p *Project) int {
	if form.NormalName(old.Facts.Name()) == form.NormalName(p.Facts.Name()) {
		return 1
	}
	return 0
}

// find returns the projects that have one of the names.
func (r *Rollup) find(names []string) []*Project {
	var found []*Project
	for _, p := range r.Projects {
		if slices.ContainsFunc(p.Names, func(n string) bool { return slices.Contains(names, n) }) {
			found = append(found, p)
		}
	}
	return found
}

func newProject(p *Project, after *Rollup) []Change {
	changes := []Change{{Kind: NewProject, Region: p.Region.Code, Project: p.Facts.Name(), New: p.Facts.Form.Origin.File, Effect: after.effect(p)}}
	if p.Late {
		changes = append(changes, lateChange(p, after))
	}
	return changes
}

func lateChange(p *Project, after *Rollup) Change {
	return Change{Kind: NewlyLate, Region: p.Region.Code, Project: p.Facts.Name(), What: "到件日期", New: p.File.Arrived().String(), Effect: after.effect(p)}
}

func compareProject(old, p *Project, before, after *Rollup) []Change {
	changes := replacedIn(p, before)
	add := func(kind ChangeKind, what, was, is string) {
		changes = append(changes, Change{Kind: kind, Region: p.Region.Code, Project: p.Facts.Name(), What: what, Old: was, New: is, Effect: after.effect(p)})
	}
	if old.ID() != p.ID() && !p.supersedes(old.ID()) {
		for _, c := range compareForms(p.Facts.Plan.Form, old.Facts.Form, p.Facts.Form) {
			changes = append(changes, Change{Kind: Corrected, Region: p.Region.Code, Project: p.Facts.Name(), What: c.Title, Old: c.Old, New: c.New})
		}
	}
	if n := p.NewerInvalid; n != nil && (old.NewerInvalid == nil || old.NewerInvalid.ID() != n.ID()) {
		add(FaultyNewer, "新报的一版", p.File.Path, n.File.Path)
	}
	for _, rival := range p.Rivals {
		if old.Rivals == nil || !rival.saysTheSame(old.Version) && !slices.ContainsFunc(old.Rivals, rival.saysTheSame) {
			add(OrderUnclear, "两个版本", p.File.Path, rival.File.Path)
		}
	}
	switch {
	case p.LeftOut() && !p.Unsure && !(old.LeftOut() && !old.Unsure):
		add(GoneProject, "较新的文件", "", p.Withdrawn.Path)
	case p.LeftOut() && p.Unsure && !old.LeftOut():
		add(MayBeGone, "没有它的文件", "", p.Withdrawn.Path)
	case old.LeftOut() && !p.LeftOut():
		add(BackAgain, "目前状态", old.StateChinese(), p.StateChinese())
	case !old.Late && p.Late:
		changes = append(changes, lateChange(p, after))
	case old.StateChinese() != p.StateChinese():
		add(StateChange, "目前状态", old.StateChinese(), p.StateChinese())
	}
	return changes
}
