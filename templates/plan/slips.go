package plan

import (
	"fmt"
	"slices"
	"strconv"

	"shidian/templates/form"
)

// Slips are plans that can be read and cannot be meant: two last days for one level, a
// year that was changed while the days were left. Each refuses the plan. What would be
// taken otherwise than it was meant would be taken so of every unit.

// slips collects them, with the cells as the sheets have them.
type slips struct {
	plan  *Plan
	grids map[string]Grid
	found []Problem
}

// findBreaks finds what no plan can be made of: units that hang on nothing, two of one
// code, two days for one level.
func findBreaks(p *Plan, grids []Grid) []Problem {
	s, written := newSlips(p, grids)
	s.tree(written)
	s.settings()
	return s.found
}

// findSlips finds those and everything that cannot be meant.
func findSlips(p *Plan, grids []Grid) []Problem {
	s, written := newSlips(p, grids)
	s.tree(written)
	s.units(written)
	s.kinds(written)
	s.formers(written)
	s.postcodes(written)
	s.settings()
	s.domains()
	s.deadlines()
	s.limits(written)
	s.lists()
	s.names()
	s.fields()
	s.listColumns()
	s.publicity()
	s.texts()
	s.planTitle()
	s.noticeYears()
	s.deadlinesOfNobody()
	s.unitCodes(written)
	s.mail()
	s.copies()
	return s.found
}

// newSlips also returns the regions as the sheet has them: the plan's are in the order
// of their codes.
func newSlips(p *Plan, grids []Grid) (*slips, []Region) {
	s := &slips{plan: p, grids: gridsByName(grids)}
	var written Plan
	regionSheet.read(&written, s.grids[regionSheet.name])
	for i := range written.Regions {
		written.Regions[i].Parent = p.codeNamed(written.Regions[i].Parent)
	}
	return s, written.Regions
}

// settings finds what older programs found too: nothing to collect in, and days, units
// and months that contradict each other.
func (s *slips) settings() {
	if len(s.plan.Domains) == 0 {
		s.found = append(s.found, Problem{domainSheet.name, "A3", "至少要有一个领域"})
	}
	noteTwice(s, domainSheet, s.plan.Domains, "领域", func(d Domain) string { return d.Name })
	noteTwice(s, deadlineSheet, s.plan.Deadlines, "报送单位级别", func(d Deadline) string { return s.plan.RegionName(d.Unit) + d.Level.Chinese() })
	for i, c := range s.plan.Contacts {
		if _, ok := s.plan.Region(c.Region); !ok {
			note(s, contactSheet, i, "单位代码", "单位代码 %s 不在“行政区划”中%s", c.Region, s.plan.perhapsUnit(c.Region))
		}
	}
	if s.plan.PilotMonthsMax < s.plan.PilotMonthsMin {
		s.found = append(s.found, Problem{settingSheet{}.title(), s.settingCell("试点最长月数"), "试点最长月数小于最短月数"})
	}
}

// lists finds lines of the lists that are there twice: the second has no effect.
func (s *slips) lists() {
	before := len(s.found)
	s.notices()
	s.rules(len(s.found) == before)
	noteTwice(s, stageSheet, s.plan.Stages, "阶段", func(t Stage) string { return t.Name })
	noteTwice(s, contactSheet, s.plan.Contacts, "单位代码", func(c Contact) string { return c.Region })
	for _, list := range []struct {
		sheet   sheetOf[Entry]
		entries []Entry
	}{{industrySheet, s.plan.Industries}, {economicTypeSheet, s.plan.EconomicTypes}} {
		noteTwice(s, list.sheet, list.entries, "代码", func(e Entry) string { return e.Code })
		noteTwice(s, list.sheet, list.entries, "名称", func(e Entry) string { return e.Name })
	}
}

// note adds a problem of the n-th item of a sheet, at the cell of the column.
func note[T any](s *slips, sheet sheetOf[T], n int, title, format string, args ...any) {
	s.found = append(s.found, Problem{sheet.name, sheet.at(s.grids[sheet.name], n, title), fmt.Sprintf(format, args...)})
}

// noteTwice finds items of which the column says the same. Blank ones are none.
func noteTwice[T any](s *slips, sheet sheetOf[T], items []T, title string, of func(T) string) {
	seen := map[string]int{}
	for i, item := range items {
		key := form.NormalName(of(item))
		if first, twice := seen[key]; twice && key != "" {
			note(s, sheet, i, title, "“%s”写了两次，第一次在 %s，请只留一处", of(item), sheet.at(s.grids[sheet.name], first, title))
			continue
		}
		seen[key] = i
	}
}

// settingCell is where the value of a setting stands.
func (s *slips) settingCell(name string) string {
	for r, row := range s.grids[settingSheet{}.title()].Rows {
		if form.NormalLabel(cellOf(row, 0)) == form.NormalLabel(name) {
			return form.CellName(r+1, 2)
		}
	}
	return "A1"
}

// domains finds names that mean two domains: the first would be taken in silence.
func (s *slips) domains() {
	noteTwice(s, domainSheet, s.plan.Domains, "题目用名", func(d Domain) string { return d.TitleName })
	for i, d := range s.plan.Domains {
		for k, other := range s.plan.Domains {
			if k == i {
				continue
			}
			for _, name := range append([]string{d.TitleName}, d.Aliases...) {
				earlier := k < i && sameIn(name, append([]string{other.TitleName}, other.Aliases...)) && !(name == d.TitleName && name == other.TitleName)
				if earlier || sameIn(name, []string{other.Name}) {
					title := map[bool]string{true: "题目用名", false: "别名"}[name == d.TitleName]
					note(s, domainSheet, i, title, "“%s”也是领域“%s”的名称或者别名，看不出指哪一个，请只留一处", name, other.Name)
				}
			}
			for _, area := range d.FocusAreas {
				if k < i && sameIn(area, other.FocusAreas) {
					note(s, domainSheet, i, "重点方向", "重点方向“%s”已经写在领域“%s”里，请只留一处", area, other.Name)
				}
			}
		}
	}
}

func sameIn(name string, names []string) bool {
	return slices.ContainsFunc(names, func(other string) bool { return form.NormalName(other) == form.NormalName(name) })
}

// deadlines finds days that cannot be meant together: those of last year, and a lower
// level that reports after the level above.
func (s *slips) deadlines() {
	if len(s.plan.Deadlines) == 0 {
		s.found = append(s.found, Problem{deadlineSheet.name, "A3", "没有写最后一天，逾期无从判断，请逐级写上"})
		return
	}
	for i, d := range s.plan.Deadlines {
		if d.Level == s.plan.Root().Level {
			note(s, deadlineSheet, i, "报送单位级别", "“%s”是最上一级，不向谁报送，请删去这一行", d.Level.Chinese())
		}
		if problem := s.plan.dayProblem(d.LastDay); problem != "" {
			note(s, deadlineSheet, i, "最后一天", "%s", problem)
		}
	}
	s.beforeParents()
}

// beforeParents finds units that may report after the unit that they report to: it could
// not merge them.
func (s *slips) beforeParents() {
	told := map[Deadline]bool{}
	for _, r := range s.plan.Regions {
		parent, ok := s.plan.Region(r.Parent)
		own, ownOK := s.plan.Deadline(r)
		above, aboveOK := s.plan.Deadline(parent)
		if !ok || !ownOK || !aboveOK || !above.LastDay.Before(own.LastDay) || told[own] {
			continue
		}
		told[own] = true
		note(s, deadlineSheet, slices.Index(s.plan.Deadlines, own), "最后一天", "%s的最后一天（%s）在%s的（%s）以后，%s来不及汇总", r.Name, own.LastDay, parent.Name, above.LastDay, parent.Name)
	}
}

// dayProblem says why the day cannot be a last day of this cycle. A cycle may be
// collected in the year before, when its notice says so by its own day.
func (p *Plan) dayProblem(day form.Date) string {
	cycle, err := strconv.Atoi(p.Year)
	if err != nil {
		return ""
	}
	for _, n := range p.Notices {
		switch {
		case n.Date.IsZero():
		case day.Before(n.Date):
			return fmt.Sprintf("最后一天 %s 在通知“%s”印发（%s）以前", day, n.Short, n.Date)
		case n.Date.Year == day.Year && day.Year == cycle-1:
			return ""
		}
	}
	if day.Year != cycle {
		return fmt.Sprintf("最后一天 %s 不在征集年度 %s 年内，是不是忘了改？确实提前一年征集的，请在“%s”写明当年的印发日期", day, p.Year, noticeSheet.name)
	}
	return ""
}
