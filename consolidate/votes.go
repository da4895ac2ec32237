package consolidate

import (
	"cmp"
	"fmt"
	"slices"

	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ballot is the units whose returns came, by the region that they report to:
// 晋城市 has 城区 and 沁水县.
type ballot map[string]map[string]bool

func (b ballot) add(unit plan.Region) {
	if b[unit.Parent] == nil {
		b[unit.Parent] = map[string]bool{}
	}
	b[unit.Parent][unit.Code] = true
}

// most is the region that most units report to, "" where no return came.
func (b ballot) most() string {
	codes := make([]string, 0, len(b))
	for code := range b {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(x, y string) int { return cmp.Or(cmp.Compare(len(b[y]), len(b[x])), cmp.Compare(x, y)) })
	if len(codes) == 0 {
		return ""
	}
	return codes[0]
}

func (b ballot) total() (n int) {
	for _, units := range b {
		n += len(units)
	}
	return n
}

// with are the votes of both.
func (b ballot) with(other ballot) ballot {
	both := ballot{}
	for _, one := range []ballot{b, other} {
		for parent, units := range one {
			for code := range units {
				both.add(plan.Region{Code: code, Parent: parent})
			}
		}
	}
	return both
}

// votes are those of the files that decide whose rollup they make. A city's folder
// with stray lists and a province's with counties that went past their city look
// alike, and a wrong guess writes the rollup of another office. So where workbooks
// report to one region and lists to another, the lists decide only if most of the
// units there have sent theirs: then counties among them went past their city (R015).
// With fewer lists it is asked. A region's only list beside the workbooks that report
// to it is an output of this very merge and has no vote.
func (in *intake) votes(p *plan.Plan) (ballot, *Failure) {
	lists, books := in.ballots(p)
	for region, units := range lists {
		for code := range units {
			if lists.total() == 1 && books[code] != nil {
				delete(lists, region)
			}
		}
	}
	above, below := lists.most(), lists.past(books).most()
	switch {
	case above == "" || below == "":
		return lists.with(books), nil
	case len(lists[above])*2 > len(p.Children(above)):
		return lists, nil
	}
	return nil, &Failure{Usage: true, Text: fmt.Sprintf("既有报给%s的申报表（%d 个单位），又有报给%s的推荐项目清单（%d 个单位），分不清要汇总哪一级。请加 --region 写明：--region %s，或者 --region %s",
		p.RegionName(below), len(books[below]), p.RegionName(above), len(lists[above]), p.RegionName(below), p.RegionName(above))}
}

// past are those workbooks that report to no region to which a list is reported.
func (b ballot) past(books ballot) ballot {
	past := ballot{}
	for region, units := range books {
		if b[region] == nil {
			past[region] = units
		}
	}
	return past
}

// ballots are the votes of lists and of workbooks.
func (in *intake) ballots(p *plan.Plan) (lists, books ballot) {
	lists, books = ballot{}, ballot{}
	for _, a := range in.arrivals {
		if a.said == nil || a.sameAs != "" {
			continue
		}
		switch r, ok := p.Region(a.said.Mark.Region); {
		case !ok || r.Parent == "":
		case a.said.Mark.Kind == form.ListBook:
			lists.add(r)
		default:
			books.add(r)
		}
	}
	return lists, books
}

// unreadVotes are those of scans and the like that a county's name stands on, for a
// folder in which nothing else is.
func (in *intake) unreadVotes() ballot {
	named := ballot{}
	for _, a := range in.arrivals {
		if a.Unread == nil || a.said == nil {
			continue
		}
		if unit, ok := record.UnitInPath(in.plan, in.plan.Root(), cmp.Or(a.below, a.Path)); ok && unit.Files {
			named.add(unit)
		}
	}
	return named
}
