package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// FromGrids makes a plan of the sheets of a plan workbook. Any problem refuses
// the plan; all are returned, by sheet and cell.
func FromGrids(grids []Grid) (*Plan, []Problem) {
	p := &Plan{Form: form.Official()}
	byName := map[string]Grid{}
	for _, g := range grids {
		byName[g.Name] = g
	}
	var problems []Problem
	for _, s := range sheets() {
		g, ok := byName[s.title()]
		if !ok {
			problems = append(problems, Problem{s.title(), "A1", "缺少这张表，请用 shidian 方案 重新生成后再改"})
			continue
		}
		problems = append(problems, s.read(p, g)...)
	}
	if problems != nil {
		return nil, problems
	}
	slices.SortStableFunc(p.Regions, func(a, b Region) int { return strings.Compare(a.Code, b.Code) })
	p.index()
	problems = append(problems, checkRegions(p, byName[regionSheet.name])...)
	problems = append(problems, checkDomains(p, byName[domainSheet.name])...)
	problems = append(problems, checkDeadlines(p, byName[deadlineSheet.name])...)
	problems = append(problems, checkContacts(p, byName[contactSheet.name])...)
	if p.PilotMonthsMax < p.PilotMonthsMin {
		problems = append(problems, Problem{settingSheet{}.title(), "A1", "试点最长月数小于最短月数"})
	}
	if problems != nil {
		return nil, problems
	}
	return p, nil
}

// checkRegions reads the sheet's own order again, so that a problem can name
// the cell.
func checkRegions(p *Plan, g Grid) []Problem {
	written := &Plan{}
	regionSheet.read(written, g)
	var problems []Problem
	at := func(i int, col string, format string, args ...any) {
		problems = append(problems, Problem{regionSheet.name, fmt.Sprintf("%s%d", col, regionSheet.rowOf(g, i)), fmt.Sprintf(format, args...)})
	}
	seen, roots := map[string]string{}, 0
	for i, r := range written.Regions {
		if other, twice := seen[r.Code]; twice {
			at(i, "A", "代码 %s 已经是“%s”的，两个单位不能用同一个代码", r.Code, other)
		}
		seen[r.Code] = r.Name
		if r.Parent == "" {
			if roots++; roots > 1 {
				at(i, "D", "“%s”没有上级代码，只有最上一级可以空着", r.Name)
			}
			continue
		}
		parent, ok := p.Region(r.Parent)
		switch {
		case !ok:
			at(i, "D", "上级代码 %s 不在表中", r.Parent)
		case depth(parent.Level) >= depth(r.Level):
			at(i, "D", "“%s”（%s）不能是“%s”（%s）的上级", parent.Name, parent.Level.Chinese(), r.Name, r.Level.Chinese())
		}
	}
	if len(written.Regions) == 0 || roots == 0 {
		problems = append(problems, Problem{regionSheet.name, "A3", "没有最上一级单位（上级代码空着的一行）"})
	}
	return problems
}

func depth(l Level) int {
	for i, n := range levelNames {
		if n.Level == l {
			return i
		}
	}
	return len(levelNames)
}

func checkDomains(p *Plan, g Grid) []Problem {
	if len(p.Domains) == 0 {
		return []Problem{{domainSheet.name, "A3", "至少要有一个领域"}}
	}
	var problems []Problem
	seen := map[string]bool{}
	for i, d := range p.Domains {
		if seen[d.Name] {
			problems = append(problems, Problem{domainSheet.name, fmt.Sprintf("A%d", domainSheet.rowOf(g, i)), "领域“" + d.Name + "”写了两次"})
		}
		seen[d.Name] = true
	}
	return problems
}

func checkDeadlines(p *Plan, g Grid) []Problem {
	var problems []Problem
	seen := map[Level]bool{}
	for i, d := range p.Deadlines {
		if seen[d.Level] {
			problems = append(problems, Problem{deadlineSheet.name, fmt.Sprintf("A%d", deadlineSheet.rowOf(g, i)), "级别“" + d.Level.Chinese() + "”写了两次"})
		}
		seen[d.Level] = true
	}
	return problems
}

func checkContacts(p *Plan, g Grid) []Problem {
	var problems []Problem
	for i, c := range p.Contacts {
		if _, ok := p.Region(c.Region); !ok {
			problems = append(problems, Problem{contactSheet.name, fmt.Sprintf("A%d", contactSheet.rowOf(g, i)), "单位代码 " + c.Region + " 不在“行政区划”中"})
		}
	}
	return problems
}
