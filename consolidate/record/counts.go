package record

import (
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
)

// # Numbers
//
//	报来   = 可推荐 + 有错误 + 待核实 + 逾期 + 退回 + 撤回
//	可推荐 = 推荐 + 备选 + 不推荐 + 待决定
//	候选   = 推荐 + 备选 + 待决定
//
// Every project is in exactly one part of each. All sheets, the terminal and the JSON
// count with CountOf and with nothing else.

// Class is which part of 报来 a project is, e.g. 逾期. Of several that apply it is the
// rightmost of the equation: one that came late with errors is 逾期.
type Class int

// The classes, in the order of the equation.
const (
	ClassRecommendable Class = iota // 可推荐: nothing speaks against it
	ClassFaulty                     // 有错误: errors, no form behind it, or not screened (R015)
	ClassUnverified                 // 待核实: it is not known who sent its file (C011), or whether a required answer counts (F014, F015)
	ClassLate                       // 逾期: and that was not allowed
	ClassReturned                   // 退回: by a person, and nothing better has come since
	ClassWithdrawn                  // 撤回: by its unit
)

// Class is which part of 报来 the project is. It is known before the limit is decided.
func (p *Project) Class() Class {
	switch {
	case p.isWithdrawn():
		return ClassWithdrawn
	case p.isReturned():
		return ClassReturned
	case p.Late:
		return ClassLate
	case p.SenderUnknown() || p.Doubtful():
		return ClassUnverified
	case p.Blocked():
		return ClassFaulty
	default:
		return ClassRecommendable
	}
}

// isWithdrawn reports whether the project counts as withdrawn by its unit. Where a newer
// edition may only be a correction of others, people are asked first, unless they have
// entered something already that wants it (R005).
func (p *Project) isWithdrawn() bool {
	return p.Gone() || p.struckByUnit() || p.LeftOut() && (!p.Unsure || p.Decision.wants() || p.Accepted)
}

// isReturned reports whether the project waits for its unit to send it again: what came
// again waits for a person (已重报，待复核), or was accepted.
func (p *Project) isReturned() bool {
	return p.Decision.Opinion == checks.OpinionReturn && !p.Refiled && !p.Accepted
}

// state is that of every project of a class but 可推荐, which has several.
func (c Class) state() checks.State {
	return map[Class]checks.State{ClassFaulty: checks.Blocked, ClassUnverified: checks.Unverified, ClassLate: checks.Late,
		ClassReturned: checks.Returned, ClassWithdrawn: checks.Withdrawn}[c]
}

// Counts are the numbers of some projects, e.g. of 农业 or of 沁水县: 报来 5, 可推荐 4,
// 逾期 1; of the 4, 推荐 2, 备选 1, 待决定 1.
type Counts struct {
	Sent int // 报来

	Recommendable, Faulty, Unverified, Late, Returned, Withdrawn int // of 报来

	Recommended, Reserve, NotRecommended, Undecided int // of 可推荐; zero until the limit is decided. Where the office selects, Recommended are 入选
}

// CountOf counts the projects.
func CountOf(projects []*Project) Counts {
	var c Counts
	for _, p := range projects {
		c.Sent++
		switch p.Class() {
		case ClassWithdrawn:
			c.Withdrawn++
		case ClassReturned:
			c.Returned++
		case ClassLate:
			c.Late++
		case ClassUnverified:
			c.Unverified++
		case ClassFaulty:
			c.Faulty++
		default:
			c.Recommendable++
			c.addStanding(p.State)
		}
	}
	return c
}

func (c *Counts) addStanding(s checks.State) {
	switch s {
	case checks.Recommended, checks.Auto, checks.Selected:
		c.Recommended++
	case checks.Reserve:
		c.Reserve++
	case checks.NotRecommended, checks.NotSelected:
		c.NotRecommended++
	case checks.Undecided, checks.Refiled:
		c.Undecided++
	}
}

// Candidates is 候选: those that share the places of a limit.
func (c Counts) Candidates() int { return c.Recommended + c.Reserve + c.Undecided }

// Number is one of the numbers with its word: 可推荐 4.
type Number struct {
	Word string
	N    int
}

// Parts are the numbers that make 报来.
func (c Counts) Parts() []Number {
	return []Number{{WordRecommendable, c.Recommendable}, {StateChinese(checks.Blocked), c.Faulty}, {StateChinese(checks.Unverified), c.Unverified},
		{StateChinese(checks.Late), c.Late}, {StateChinese(checks.Returned), c.Returned}, {StateChinese(checks.Withdrawn), c.Withdrawn}}
}

// Standings are the numbers that make 可推荐, in the words of the office that chooses.
func (c Counts) Standings(words checks.Choosing) []Number {
	return []Number{{StateChinese(words.Chosen), c.Recommended}, {StateChinese(checks.Reserve), c.Reserve},
		{StateChinese(words.NotChosen), c.NotRecommended}, {StateChinese(checks.Undecided), c.Undecided}}
}

// Chinese says the numbers that are not zero: 报来 8 个 = 可推荐 7 + 有错误 1；可推荐 7 个 =
// 推荐 4 + 待决定 3. It is "" where there is no project.
func (c Counts) Chinese(words checks.Choosing) string {
	if c.Sent == 0 {
		return ""
	}
	line := fmt.Sprintf("%s %d 个 = %s", WordSent, c.Sent, sumOf(c.Parts()))
	if c.Recommendable > 0 {
		line += fmt.Sprintf("；%s %d 个 = %s", WordRecommendable, c.Recommendable, c.StandingChinese(words))
	}
	return line
}

// StandingChinese is what makes 可推荐, without what is zero: 推荐 4 + 待决定 3.
func (c Counts) StandingChinese(words checks.Choosing) string { return sumOf(c.Standings(words)) }

func sumOf(numbers []Number) string {
	var parts []string
	for _, n := range numbers {
		if n.N > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", n.Word, n.N))
		}
	}
	return strings.Join(parts, " + ")
}

// The words of the sums.
const (
	WordSent          = "报来"
	WordRecommendable = "可推荐"
	WordCandidates    = "候选"
)

// Counts are the numbers of all projects, also of those of which it is not known who
// sent them.
func (r *Rollup) Counts() Counts { return CountOf(r.Projects) }

// OfUnknownSender is the number of projects in files of which it is not known who sent
// them: they are counted for no unit.
func (r *Rollup) OfUnknownSender() int { return len(r.WithoutUnit()) }

// WithoutUnit are those projects; nil for none.
func (r *Rollup) WithoutUnit() []*Project {
	var unknown []*Project
	for _, p := range r.Projects {
		if p.SenderUnknown() {
			unknown = append(unknown, p)
		}
	}
	return unknown
}

// Counts are the numbers of the projects that the unit has filed.
func (u *Unit) Counts() Counts { return CountOf(u.Projects) }

// CountsIn are the numbers of the projects that share the limit.
func (r *Rollup) CountsIn(c checks.Contest) Counts {
	return CountOf(r.sharing[c.Key()])
}

// DomainCounts are the numbers of one domain, e.g. 农业.
type DomainCounts struct {
	Domain string
	Counts
}

// CountsByDomain are the numbers of every domain in the plan's order. Projects whose
// domain is unknown are counted last, where there are any.
func (r *Rollup) CountsByDomain() []DomainCounts {
	var all []DomainCounts
	for _, name := range append(r.Plan.DomainNames(), "") {
		d := DomainCounts{name, r.countWhere(func(p *Project) bool { return p.Domain == name })}
		if name == "" && d.Sent == 0 {
			continue
		}
		if name == "" {
			d.Domain = DomainUnknown
		}
		all = append(all, d)
	}
	return all
}

// DomainUnknown stands where the domain of a project is to stand.
const DomainUnknown = "领域不明"

func (r *Rollup) countWhere(of func(*Project) bool) Counts {
	return CountOf(slices.DeleteFunc(slices.Clone(r.Projects), func(p *Project) bool { return !of(p) }))
}

// RefusedFiles are the files of this run that cannot be taken (不能并入的文件). One that was
// put right or taken away since is none of them.
func (r *Rollup) RefusedFiles() []*ReceivedFile {
	return slices.DeleteFunc(slices.Clone(r.Files), func(f *ReceivedFile) bool { return f.Status != Refused || !f.Present })
}
