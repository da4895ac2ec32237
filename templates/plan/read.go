package plan

import (
	"regexp"
	"slices"
	"strings"

	"shidian/templates/form"
)

// FromGrids makes a plan of the sheets of a plan workbook. Any problem refuses
// the plan; all are returned, by sheet and cell.
func FromGrids(grids []Grid) (*Plan, []Problem) {
	if len(grids) > 0 && !HasSheets(grids) {
		return nil, []Problem{{grids[0].Name, "A1", "这不是征集方案，方案的各张表一张也没有。请写明 shidian 方案 -o 写出的工作簿"}}
	}
	p, problems := read(grids)
	if problems = append(strangeSheets(grids), problems...); problems != nil {
		return nil, problems
	}
	if problems = findSlips(p, grids); problems != nil {
		return nil, problems
	}
	return p, nil
}

// HasSheets reports whether any sheet of a plan is there: else somebody took the wrong file.
func HasSheets(grids []Grid) bool {
	known := gridsByName(grids)
	return slices.ContainsFunc(sheets(), func(s sheet) bool { _, has := known[s.title()]; return has })
}

// FromKept makes a plan of the sheets that a rollup or a list has kept. It was used once,
// perhaps by an older program that did not find as many slips: whoever reads on has to
// go by it. What no program has ever taken is damage.
func FromKept(grids []Grid) (*Plan, []Problem) {
	p, problems := read(grids)
	if problems == nil {
		problems = findBreaks(p, grids)
	}
	if problems != nil {
		return nil, problems
	}
	return p, nil
}

// read takes what the sheets say, and finds what cannot be read at all.
func read(grids []Grid) (*Plan, []Problem) {
	p := &Plan{}
	byName := gridsByName(grids)
	var problems []Problem
	for _, s := range sheets() {
		g, ok := byName[s.title()]
		if !ok && s.older(p) {
			continue
		}
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
	p.withForm()
	wrong := p.nameUnits()
	for i := range p.Deadlines {
		if wrong[i] != "" {
			problems = append(problems, Problem{deadlineSheet.name, deadlineSheet.at(byName[deadlineSheet.name], i, "适用单位"), wrong[i]})
		}
	}
	wrong = p.nameLimitUnits()
	for i := range p.LimitRows {
		if wrong[i] != "" {
			problems = append(problems, Problem{limitSheet.name, limitSheet.at(byName[limitSheet.name], i, titleLimitUnit), wrong[i]})
		}
	}
	problems = append(problems, p.nameIssuer(byName[settingSheet{}.title()])...)
	if problems != nil {
		return nil, problems
	}
	p.Drift = p.findDrift(byName)
	return p, nil
}

func gridsByName(grids []Grid) map[string]Grid {
	byName := map[string]Grid{}
	for _, g := range grids {
		byName[g.Name] = g
	}
	return byName
}

// strangeSheets finds sheets with something in them that no plan has: what a clerk has
// added there would have no effect.
func strangeSheets(grids []Grid) []Problem {
	var names []string
	for _, s := range sheets() {
		names = append(names, s.title())
	}
	var problems []Problem
	for _, g := range grids {
		if !slices.Contains(names, g.Name) && g.Name != form.SheetLists && !g.isBlank() {
			problems = append(problems, Problem{g.Name, "A1", "方案里没有这张表" + perhaps(copyMark.ReplaceAllString(g.Name, ""), names) + "写在这里的不起作用，请写到应写的表里，再删去这张表"})
		}
	}
	return problems
}

// copyMark is what Excel puts behind the name of a sheet that somebody copied: 领域 (2).
var copyMark = regexp.MustCompile(`\s*[(（][0-9]+[)）]$`)

func (g Grid) isBlank() bool {
	return !slices.ContainsFunc(g.Rows, func(row []string) bool { return strings.TrimSpace(strings.Join(row, "")) != "" })
}
