package record

import (
	"cmp"
	"math"
	"slices"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Tally is what 统计 says of some projects, e.g. those of 沁水县 in 农业: 报来 3, of them
// 2 试点企业 and 1 试点区域 with 12 enterprises, 配套资金 150 万元, of that 100 万元 推荐.
type Tally struct {
	Counts
	OnTime           int     // that came in time, or were allowed to come late
	Enterprises      int     // 试点企业
	Regions          int     // 试点区域; where neither is said a project is none of the two
	Participants     int     // enterprises that take part in the 试点区域, of what is 采用
	Funds            float64 // 配套资金 of what is 采用, in 万元
	FundsRecommended float64 // of those that are recommended
}

// TallyOf tallies the projects.
func TallyOf(projects []*Project) Tally {
	t := Tally{Counts: CountOf(projects)}
	for _, p := range projects {
		if !p.Late {
			t.OnTime++
		}
		switch p.Facts.Kind() {
		case form.KindEnterprise:
			t.Enterprises++
		case form.KindRegion:
			t.Regions++
		}
		if p.NotCounted() != "" {
			continue // withdrawn, or nobody knows whose it is: no money is asked for
		}
		if n, ok := p.Facts.Number(form.EnterprisesIn); ok {
			t.Participants += int(n)
		}
		if funds, ok := p.Facts.Number(form.MatchingFunds); ok {
			t.Funds = added(t.Funds, funds)
			if p.GoesUp() {
				t.FundsRecommended = added(t.FundsRecommended, funds)
			}
		}
	}
	return t
}

// added is a sum of amounts in 万元 without what binary fractions leave behind: to the
// hundredth of a yuan.
func added(a, b float64) float64 { return math.Round((a+b)*1e6) / 1e6 }

// Share is a row of 统计: the projects of one unit in one domain, 沁水县 农业. A unit's
// own sum has no domain, and the sum of all has no unit either.
type Share struct {
	Unit   plan.Region
	Domain string
	Tally
}

// Shares are the rows of 统计: by unit, then by domain in the plan's order, each unit with
// its sum behind, those of which it is not known who sent them last. Then the sums of the
// domains and that of all. Domains in which a unit has nothing are left out.
func (r *Rollup) Shares() []Share {
	var shares []Share
	add := func(unit plan.Region, projects []*Project, whole bool) {
		for _, domain := range r.domains() {
			in := slices.DeleteFunc(slices.Clone(projects), func(p *Project) bool { return p.Domain != domain })
			if len(in) > 0 || whole && domain != "" {
				shares = append(shares, Share{unit, cmp.Or(domain, DomainUnknown), TallyOf(in)})
			}
		}
		shares = append(shares, Share{Unit: unit, Tally: TallyOf(projects)})
	}
	for _, u := range r.Units {
		add(u.Region, u.Projects, false)
	}
	if unknown := r.WithoutUnit(); unknown != nil {
		add(plan.Region{Name: SenderUnknown}, unknown, false)
	}
	add(plan.Region{}, r.Projects, true)
	return shares
}

// SenderUnknown stands where the unit of a project is to stand of which it is not known
// who sent it (C011).
const SenderUnknown = "待核实单位"

// domains are those of the plan in its order, then "" for an unknown one.
func (r *Rollup) domains() []string { return append(r.Plan.DomainNames(), "") }

// Sort is a row of 分类统计: the projects of one answer, 所属行业 农业.
type Sort struct {
	By     string // what they are sorted by, 所属行业
	Answer string
	Tally
}

// Sorts are the rows of 分类统计: by kind of pilot, focus area and industry. Answers stand
// in the order of the plan's lists, then others as they come, then the projects without.
func (r *Rollup) Sorts() []Sort {
	choices := r.Plan.Choices()
	var sorts []Sort
	for _, id := range []form.ID{form.PilotKind, form.FocusArea, form.Industry} {
		if !r.Plan.Form.Has(id) {
			continue
		}
		field := r.Plan.Form.Field(id)
		by := map[string][]*Project{}
		var answers []string
		for _, c := range choices[field.List.ID] {
			answers = append(answers, c.Name)
		}
		for _, p := range r.Projects {
			answer := p.Facts.Text(id)
			if by[answer] = append(by[answer], p); answer != "" && !slices.Contains(answers, answer) {
				answers = append(answers, answer)
			}
		}
		for _, answer := range append(answers, "") {
			if in := by[answer]; len(in) > 0 {
				sorts = append(sorts, Sort{field.Title, cmp.Or(answer, NoAnswer), TallyOf(in)})
			}
		}
	}
	return sorts
}

// NoAnswer stands for an answer that is blank or was not understood.
const NoAnswer = "（没有写明）"
