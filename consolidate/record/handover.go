package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/plan"
)

// UnitGroup are the units of which one thing is true, as 交接单 lists them: 未报, 高平市;
// 有项目退回, 沁水县（1）.
type UnitGroup struct {
	What  string // Chinese
	Names []string
	Owed  bool // somebody still has to do something about it
}

// UnitGroups are the units by what they have filed, then those that are late, and those
// with projects that cannot go up, by why and with how many.
func (r *Rollup) UnitGroups() []UnitGroup {
	var all []UnitGroup
	for _, status := range checks.UnitStatuses() {
		owed := slices.ContainsFunc(r.Units, func(u *Unit) bool { return u.Status == status && u.Missing() })
		all = append(all, r.groupOf(UnitStatusChinese(status), owed, func(u *Unit) string { return nameIf(u.Status == status, u) }))
	}
	all = append(all, r.groupOf("逾期到件", true, func(u *Unit) string { return nameIf(u.Late, u) }))
	for i, part := range (Counts{}).Parts()[1:] { // all but 可推荐
		owed := part.Word != StateChinese(checks.Withdrawn)
		all = append(all, r.groupOf("有项目"+part.Word, owed, func(u *Unit) string {
			n := u.Counts().Parts()[1+i].N
			return nameIf(n > 0, u) + textIf(n > 0, fmt.Sprintf("（%d）", n))
		}))
	}
	return slices.DeleteFunc(all, func(g UnitGroup) bool { return g.Names == nil })
}

func (r *Rollup) groupOf(what string, owed bool, nameOf func(*Unit) string) UnitGroup {
	g := UnitGroup{What: what, Owed: owed}
	for _, u := range r.Units {
		if name := nameOf(u); name != "" {
			g.Names = append(g.Names, name)
		}
	}
	return g
}

// Shortened are the names in a row of so many characters, and how many there are where
// they do not fit: 城区、沁水县等 6 个.
func Shortened(names []string, characters int) string {
	shown, used := 0, 0
	for ; shown < len(names); shown++ {
		if used += len([]rune(names[shown])) + 1; used > characters && shown > 0 {
			return fmt.Sprintf("%s等 %d 个", strings.Join(names[:shown], "、"), len(names))
		}
	}
	return strings.Join(names, "、")
}

func nameIf(is bool, u *Unit) string { return textIf(is, u.Region.Name) }

func textIf(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

// DaysLeft says by when the units report and by when this office does, with how many days
// are left: 各单位2021年5月8日前（含当日），还有 1 天. It is nil where the plan sets no day.
func (r *Rollup) DaysLeft() []string {
	var lines []string
	var units []plan.Region
	var last plan.Deadline
	for _, u := range r.Units {
		units = append(units, u.Region)
		if d, ok := r.Plan.Deadline(u.Region); ok && !d.LastDay.Before(last.LastDay) {
			last = d
		}
	}
	if days := r.Plan.DeadlinesChinese(units); days != "" {
		left, _ := r.left(last)
		lines = append(lines, "各单位报送："+days+"，"+left)
	}
	if d, ok := r.Plan.Deadline(r.Region); ok && r.Region.Code != r.Plan.Root().Code {
		left, _ := r.left(d)
		lines = append(lines, "本单位上报："+d.Chinese()+"，"+left)
	}
	return lines
}

// OpenKind is a kind of open question, as 交接单 lists it: C002 of two counties, answered
// on 问题清单.
type OpenKind struct {
	Rule     *checks.Rule
	Severity checks.Severity
	N        int      // how many there are
	Units    []string // names of the units concerned
	Sheet    string   // of the rollup, on which they are answered
	GoesBack bool     // the units answer them, by what goes back to them
	First    checks.Finding
}

// OpenKinds are the findings that still ask, by rule and by where they are answered:
// errors first, then what there is most of. What is only told is none of them.
func (r *Rollup) OpenKinds() []OpenKind {
	var kinds []OpenKind
	final := r.State.Closing.Closed() // nothing goes back any more
	at, named := map[string]int{}, map[string]bool{}
	for _, f := range r.Findings {
		if !f.Open() || f.Severity() == checks.Info {
			continue
		}
		kind := OpenKind{Rule: f.Rule, Severity: f.Severity(), Sheet: r.answeredOn(f), First: f}
		kind.GoesBack = !final && kind.Sheet == SheetFindings && f.GoesBack() && f.MustBePutRight() && !f.Confirmable
		key := fmt.Sprint(f.Rule.ID, f.Severity(), kind.Sheet, kind.GoesBack)
		i, known := at[key]
		if !known {
			i = len(kinds)
			at[key], kinds = i, append(kinds, kind)
		}
		kinds[i].N++
		if of := key + f.Region; f.Region != "" && !named[of] {
			named[of], kinds[i].Units = true, append(kinds[i].Units, r.NameBelow(f.Region))
		}
	}
	slices.SortStableFunc(kinds, func(a, b OpenKind) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(b.N, a.N))
	})
	return kinds
}

// answeredOn is the sheet of the rollup on which the finding is answered: the one whose
// cell it names, else that of what it is about, else its own row on 问题清单.
func (r *Rollup) answeredOn(f checks.Finding) string {
	switch {
	case f.File == r.FileName() && f.Sheet != "":
		return f.Sheet
	case f.TellsNotFiled() && !f.Confirmable:
		return SheetReminders
	case f.AnsweredWithReceipt():
		return SheetReceipts
	default:
		return SheetFindings
	}
}
