package main

import (
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/form"
)

// shownFindings is how many lines of findings there are, shownOthers how many of other
// lists; all are in the workbook.
const (
	shownFindings = 7
	shownOthers   = 5
)

// askedAtOnce are warnings that change what goes up: the terminal lists them
// beside the errors.
var askedAtOnce = []string{"C002", "C004", "C006", "C009", "C010", "C013", "R004", "R006", "R012", "R013", "W018", "W019"}

// fault is what was found in several places: F001 in nine cells of 示例试点.
type fault struct{ findings []checks.Finding }

// printFindings says how much was found, and lists what is to be put right in files and
// projects. What a unit owes is told with it, and what holds the list at the end. It
// returns the files that it has told of.
func (p report) printFindings() map[string]bool {
	told := map[string]bool{}
	listed := p.toList(told)
	p.printSeverities(listed != nil)
	owners := faultsOf(listed, func(f checks.Finding) string { return f.Region + "\n" + f.Project + "\n" + fileOf(f) })
	faults := faultsOf(listed, ruleAndOwner)
	switch {
	case p.all:
		for _, f := range listed {
			p.s.out.Wrapped("  "+f.Rule.ID+"  ", findingLine(p.res.Rollup, f))
			told[f.File] = true
		}
	case len(owners)+len(faults) <= shownFindings:
		for _, owner := range owners {
			p.printOwner(owner)
			told[owner.findings[0].File] = true
		}
	default:
		p.printByRule(listed)
	}
	return told
}

// toList are the findings that are to be put right in files and projects. What a unit needs
// in the very words of one is not said twice: told then has its file. With --all it is
// everything that asks or is told.
func (p report) toList(told map[string]bool) []checks.Finding {
	findings := p.res.Rollup.Findings
	if p.look {
		findings = sheets.BeforeRollup(p.res.Rollup)
	}
	var listed []checks.Finding
	for i, f := range p.res.Rollup.Findings {
		ofFiles := f.RuleSeverity() == checks.Error && f.Rule.Unit == nil || slices.Contains(askedAtOnce, f.Rule.ID)
		switch {
		case !f.Open(), slices.Contains(p.res.Holds, f), !ofFiles && !p.all:
		case !p.all && p.toldOfUnit(f):
			told[f.File] = true
		default:
			listed = append(listed, findings[i])
		}
	}
	return listed
}

// printSeverities prints the line of numbers, and where each finding stands.
func (p report) printSeverities(listed bool) {
	counts, resting := map[checks.Severity]int{}, 0
	for _, f := range p.res.Rollup.Findings {
		switch {
		case f.Open():
			counts[f.Severity()]++
		case !f.Rest.Moot:
			resting++
		}
	}
	line := fmt.Sprintf("错误 %d，提示 %d，告知 %d", counts[checks.Error], counts[checks.Warning], counts[checks.Info])
	if resting > 0 {
		line += fmt.Sprintf("，已核实 %d", resting)
	}
	switch {
	case p.all:
	case p.look && len(p.res.Outputs) > 0:
		line += "（每一条见写出的“" + sheets.CheckName + "”）"
	case p.look:
		line += "（每一条：加 --all）"
	default:
		line += "（每一条见汇总的“" + record.SheetFindings + "”）"
	}
	line += "。"
	if listed && !p.all {
		line += "要处理的："
	}
	fmt.Fprintln(p.s.out)
	p.s.out.Wrapped("问题：", line)
}

// fileOf is the file of a finding that is about no answer: one line a file.
func fileOf(f checks.Finding) string {
	if f.Project != "" {
		return ""
	}
	return f.File
}

// faultsOf puts together what has the same key, in the order of the first.
func faultsOf(findings []checks.Finding, key func(checks.Finding) string) []*fault {
	var all []*fault
	at := map[string]*fault{}
	for _, f := range findings {
		k := key(f)
		if at[k] == nil {
			at[k] = &fault{}
			all = append(all, at[k])
		}
		at[k].findings = append(at[k].findings, f)
	}
	return all
}

// toldOfUnit reports whether what a unit needs says the same in the same words.
func (p report) toldOfUnit(f checks.Finding) bool {
	for _, u := range p.res.Rollup.Units {
		for _, need := range u.Needs() {
			if u.Region.Code == f.Region && strings.HasPrefix(f.Message, need) {
				return true
			}
		}
	}
	return false
}

func ruleAndOwner(f checks.Finding) string {
	return strings.Join([]string{f.Rule.ID, f.Region, f.Project, fileOf(f)}, "\n")
}

// printOwner names a project, or a file, once, and below it what was found there:
//
//	阳城县“示例试点”
//	  项目02!F34 等 9 处  “业务范围”没有填写，请补填（F001）
//
// A finding whose first sentence takes more than a line is called by its rule.
func (p report) printOwner(owner *fault) {
	f := owner.findings[0]
	name := p.res.Rollup.Plan.RegionName(f.Region)
	if f.Project != "" {
		name += "“" + f.Project + "”"
	} else if f.File != "" {
		name = strings.TrimSpace(name + " " + f.File)
	}
	if name != "" {
		p.s.out.Wrapped("  ", name)
	}
	for _, group := range faultsOf(owner.findings, ruleAndOwner) {
		first := "    "
		if at := placeOf(group.findings[0].Sheet, group.findings[0].Cell); at != "" {
			first += at + "  "
		}
		if n := len(group.findings); n > 1 {
			first = strings.TrimRight(first, " ") + fmt.Sprintf(" 等 %d 处  ", n)
		}
		f, rule := group.findings[0], group.findings[0].Rule
		text, _, _ := strings.Cut(f.Message, "。")
		if screen.Cells(first+text+"（"+rule.ID+"）") > p.s.out.Width() {
			text = rule.Title
		}
		p.s.out.Wrapped(first, text+"（"+rule.ID+"）")
	}
}

// placeOf is where on a sheet: 项目02!F41, 待确认 where the sheet is meant as a whole, and ""
// where it is about a file.
func placeOf(sheet, cell string) string {
	if cell == "" {
		return sheet
	}
	return sheet + "!" + cell
}

// printByRule is a line a rule, where much was found: F001 必填项没有填写：42 处，9 个单位.
func (p report) printByRule(listed []checks.Finding) {
	rules := faultsOf(listed, func(f checks.Finding) string { return f.Rule.ID })
	slices.SortStableFunc(rules, func(a, b *fault) int { return len(b.findings) - len(a.findings) })
	for i, group := range rules {
		if i == shownFindings {
			p.s.out.Wrapped("  ", fmt.Sprintf("另有 %d 种问题。", len(rules)-i))
			return
		}
		rule := group.findings[0].Rule
		p.s.out.Wrapped("  "+rule.ID+"  ", fmt.Sprintf("%s：%d 处%s", rule.Title, len(group.findings), p.whose(group)))
	}
}

// whose says which units a fault is of: ，阳城县、泽州县, or of more than five how many.
func (p report) whose(group *fault) string {
	var names []string
	for _, f := range group.findings {
		if name := p.res.Rollup.Plan.RegionName(f.Region); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch {
	case names == nil:
		return ""
	case len(names) > 5:
		return fmt.Sprintf("，%d 个单位", len(names))
	default:
		return "，" + strings.Join(names, "、")
	}
}

// longestMessage is how much of a message the terminal shows: one that lists
// every changed answer stands whole in the workbook.
const longestMessage = 300

// findingLine is where and what: 阳城县“示例…”（文件 项目02!F41）：……［表 一］
func findingLine(r *record.Rollup, f checks.Finding) string {
	where := r.Plan.RegionName(f.Region)
	if f.Project != "" {
		where += "“" + f.Project + "”"
	}
	if at := strings.TrimSpace(f.File + " " + placeOf(f.Sheet, f.Cell)); at != "" {
		where += "（" + at + "）"
	}
	line := where + "：" + form.Cut(f.Message, longestMessage)
	if f.Clause != "" {
		line += "［" + string(f.Clause) + "］"
	}
	return line
}
