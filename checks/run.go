package checks

import (
	"cmp"
	"slices"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// CheckFile returns what the rules find in one file: its container, and its
// sheet 县区信息. Its projects are checked one by one; a finding of a file that
// names a project refuses that one form (W004).
func CheckFile(f *FileFacts) []Finding {
	return check(f.Plan, func(r *Rule, report Report) {
		if r.File != nil {
			r.File(f, report)
		}
	}, func(found *Finding) {
		found.Region = cmp.Or(found.Region, f.Region.Code)
		found.File = cmp.Or(found.File, f.Path)
	})
}

// CheckApplication returns what the rules find in one project. A finding without a
// field or a cell points to the project's name.
func CheckApplication(p *Application) []Finding {
	return check(p.Plan, func(r *Rule, report Report) {
		if r.Project != nil {
			r.Project(p, report)
		}
	}, p.stamp)
}

// stamp says of a finding that it is about the project.
func (p *Application) stamp(found *Finding) {
	found.judges(p.wording(found.Field))
	found.Region = cmp.Or(found.Region, p.Region.Code)
	found.Project = cmp.Or(found.Project, p.Name())
	if found.Place == (Place{}) {
		found.Place = p.At(cmp.Or(found.Field, form.PilotName))
	}
}

// CheckSent returns what the rules find in how a project was sent.
func CheckSent(s *Sent) []Finding {
	return check(s.Plan, func(r *Rule, report Report) {
		if r.Sent != nil {
			r.Sent(s, report)
		}
	}, s.stamp)
}

// CheckUnit returns what the rules find in what one region filed.
func CheckUnit(u *UnitFacts) []Finding {
	return check(u.Plan, func(r *Rule, report Report) {
		if r.Unit != nil {
			r.Unit(u, report)
		}
	}, func(found *Finding) {
		found.Region = cmp.Or(found.Region, u.Region.Code)
		if found.Place == (Place{}) {
			found.Place = u.Place
		}
	})
}

// CheckAsked returns what the rules ask about the whole rollup before the limits
// are decided: where a project stands is not known yet.
func CheckAsked(all *RollupFacts) []Finding {
	return check(all.Plan, func(r *Rule, report Report) {
		if r.Asked != nil {
			r.Asked(all, report)
		}
	}, all.stamp)
}

// CheckRollup returns what the rules find in the whole rollup.
func CheckRollup(all *RollupFacts) []Finding {
	return check(all.Plan, func(r *Rule, report Report) {
		if r.Rollup != nil {
			r.Rollup(all, report)
		}
	}, all.stamp)
}

// stamp says of a finding that it is about what is merged.
func (all *RollupFacts) stamp(found *Finding) {
	found.Region = cmp.Or(found.Region, all.Merging.Code)
}

// check runs every rule that the plan has switched on and asks something for, and stamps what it reports: the rule itself, and what
// the rule left open. A rule cannot stamp itself: a value whose function names
// it is an initialization cycle.
func check(p *plan.Plan, apply func(*Rule, Report), stamp func(*Finding)) []Finding {
	var findings []Finding
	for _, rule := range Rules() {
		if p.RuleOff(rule.ID) || rule.restsUnder(p.Form) {
			continue
		}
		apply(rule, func(found Finding) {
			found.Rule = rule
			if !found.Whole {
				found.Message = readable(found.Message)
			}
			stamp(&found)
			findings = append(findings, found.under(p))
		})
	}
	return findings
}

// readable cuts a message that quotes a whole page: it would not be read, and no cell
// holds it.
func readable(message string) string {
	const longest = 1000
	if runes := []rune(message); len(runes) > longest {
		return string(runes[:longest]) + "……"
	}
	return message
}

// Refuses reports whether the finding of CheckFile refuses the whole file.
func Refuses(f Finding) bool { return f.Project == "" && Blocks([]Finding{f}) }

// Blocks reports whether the findings keep what they are about from going on:
// of CheckApplication, whether the project cannot be recommended; of CheckFile,
// whether the file is refused; of CheckRollup, whether a list may not be
// written. Two errors about a file do not refuse it: that it is late, which is a
// state of its projects, and one about an answer on 县区信息, because
// there is no project that it could block.
func Blocks(findings []Finding) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool {
		ofNoProject := f.Rule.Project != nil && f.Project == ""
		return f.RuleSeverity() == Error && f.Open() && !f.Rule.Keeps && !ofNoProject
	})
}

// Sort puts findings in the order in which people read them: by region, file,
// sheet, row, column and rule.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		rowA, colA := cellOrder(a.Cell)
		rowB, colB := cellOrder(b.Cell)
		return cmp.Or(
			cmp.Compare(a.Region, b.Region),
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Sheet, b.Sheet),
			cmp.Compare(rowA, rowB),
			cmp.Compare(colA, colB),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// cellOrder is the row and the column of a cell name, so that C10 comes after
// C9, and AA after Z. No cell comes first.
func cellOrder(cell string) (row, col int) {
	for _, r := range cell {
		switch {
		case r >= 'A' && r <= 'Z':
			col = col*26 + int(r-'A') + 1
		case r >= '0' && r <= '9':
			row = row*10 + int(r-'0')
		}
	}
	return row, col
}
