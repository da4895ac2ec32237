package consolidate

import (
	"cmp"
	"slices"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// region tells whose rollup the files make: named on the command line, else
// that of the rollup which is carried on, else the region that most of the
// returns report to. What was received never outvotes a rollup in the output
// folder: two stray lists do not turn a city's merge into the province's.
func (in *intake) region(o Options, found *ours) (plan.Region, error) {
	p := in.plan
	if o.Region != "" {
		return regionNamed(p, o.Region)
	}
	if len(found.into) > 0 {
		region, ok := p.Region(found.into[0].mark.Region)
		if !ok {
			return plan.Region{}, failf("%s 是“%s”的汇总，这次的方案中没有这个单位。请用 --plan 写明当时的方案", found.into[0].disk, found.into[0].mark.Region)
		}
		return region, nil
	}
	standing := regionsOf(p, ofCycle(found.rollup, p.Cycle))
	if len(standing) == 1 {
		return standing[0], nil
	}
	votes, total := in.votes(p)
	codes := make([]string, 0, len(votes))
	for code := range votes {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b string) int { return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(a, b)) })
	switch {
	case len(codes) > 0 && votes[codes[0]]*2 > total:
		region, _ := p.Region(codes[0])
		return region, nil
	case len(codes) > 0:
		return plan.Region{}, &Failure{Usage: true, Text: "这些文件来自几个不同的上级，分不清要汇总哪一级。请加 --region 写明，如 --region " + p.Root().Name}
	case len(standing) > 1:
		return plan.Region{}, &Failure{Usage: true, Text: "输出文件夹里有几个单位的汇总，分不清这次接着哪一个。请加 --region 写明，如 --region " + standing[0].Name}
	}
	return plan.Region{}, in.nothing()
}

// regionsOf are the regions of the rollups that the plan knows, each once.
func regionsOf(p *plan.Plan, books []ownBook) []plan.Region {
	var regions []plan.Region
	for _, b := range books {
		r, ok := p.Region(b.mark.Region)
		if ok && !slices.ContainsFunc(regions, func(other plan.Region) bool { return other.Code == r.Code }) {
			regions = append(regions, r)
		}
	}
	return regions
}

// votes counts the returns by the region that they report to. Where lists of
// several units came, they alone vote: a county's workbook among them went past
// its city. One list among county workbooks may as well be the city's own output.
func (in *intake) votes(p *plan.Plan) (votes map[string]int, total int) {
	votes = map[string]int{}
	units := map[string]bool{}
	for _, a := range in.arrivals {
		if a.isListOf(p) {
			units[a.said.Region] = true
		}
	}
	lists := len(units) > 1
	for _, a := range in.arrivals {
		if a.said == nil || a.sameAs != "" || lists && !a.isListOf(p) || !lists && a.isListOf(p) && in.reportTo(p, a.said.Region) {
			continue
		}
		if r, ok := p.Region(a.said.Region); ok && r.Parent != "" {
			votes[r.Parent]++
			total++
		}
	}
	return votes, total
}

// reportTo reports whether a county's workbook among the inputs reports to the
// region: then the region's list among them is an output of this very merge.
func (in *intake) reportTo(p *plan.Plan, region string) bool {
	return slices.ContainsFunc(in.arrivals, func(a *arrival) bool {
		if a.said == nil || a.said.Kind != form.CountyBook {
			return false
		}
		r, ok := p.Region(a.said.Region)
		return ok && r.Parent == region
	})
}

// isListOf reports whether the file is the list of a unit of the plan that
// reports to another.
func (a *arrival) isListOf(p *plan.Plan) bool {
	if a.said == nil || a.said.Kind != form.ListBook {
		return false
	}
	r, ok := p.Region(a.said.Region)
	return ok && r.Parent != ""
}

func regionNamed(p *plan.Plan, text string) (plan.Region, error) {
	regions := p.FindRegions(text)
	switch len(regions) {
	case 1:
		return regions[0], nil
	case 0:
		hint := "，"
		if near := p.NearRegion(text); near != "" {
			hint = "，是不是“" + near + "”？"
		}
		return plan.Region{}, &Failure{Usage: true, Text: "方案中没有“" + text + "”" + hint + "请写行政区划代码或全称"}
	default:
		names := ""
		for _, r := range regions {
			names += " " + r.Code + p.FullName(r.Code)
		}
		return plan.Region{}, &Failure{Usage: true, Text: "叫“" + text + "”的单位不止一个，请写代码：" + names}
	}
}

// RegionNamed returns the region of the plan that a command line names, by
// code or name. An error is a *Failure.
func RegionNamed(p *plan.Plan, text string) (plan.Region, error) { return regionNamed(p, text) }
