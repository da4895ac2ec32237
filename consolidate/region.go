package consolidate

import (
	"slices"
	"strings"

	"shidian/consolidate/sheets"
	"shidian/templates/plan"
)

// region tells whose rollup the files make: named on the command line, else
// that of the rollup which is carried on, else the region that most of the
// units report to whose returns came (votes). What was received never outvotes a rollup
// in the output folder: two stray lists do not turn a city's merge into the province's.
// While files are still to be read it may be zero.
func (in *intake) region(o Options, found *ours) (plan.Region, error) {
	p := in.plan
	if o.Region != "" {
		return RegionNamed(p, o.Region)
	}
	if len(found.into) > 0 {
		region, ok := p.Region(p.Today(found.into[0].Mark.Region))
		if !ok {
			return plan.Region{}, failf("%s 是“%s”的汇总，这次的方案中没有这个单位。请用 --plan 写明当时的方案", found.into[0].Disk, found.into[0].Mark.Region)
		}
		return region, nil
	}
	standing := regionsOf(p, ofCycle(found.rollup, p.Cycle()))
	if len(standing) == 1 {
		return standing[0], nil
	}
	votes, unclear := in.votes(p)
	if votes.total() == 0 && unclear == nil {
		votes = in.unreadVotes()
	}
	most := votes.most()
	switch {
	case unclear != nil:
		return plan.Region{}, unclear
	case most != "" && len(votes[most])*2 > votes.total():
		region, _ := p.Region(most)
		return region, nil
	case most != "":
		return plan.Region{}, &Failure{Usage: true, Text: "这些文件来自几个不同的上级，分不清要汇总哪一级。请加 --region 写明，如 --region " + p.Root().Name}
	case len(standing) > 1:
		return plan.Region{}, &Failure{Usage: true, Text: "输出文件夹里有几个单位的汇总，分不清这次接着哪一个。请加 --region 写明，如 --region " + standing[0].Name}
	}
	if in.rest != nil {
		return plan.Region{}, nil
	}
	return plan.Region{}, in.nothing()
}

// regionsOf are the regions of the rollups that the plan knows, each once.
func regionsOf(p *plan.Plan, books []*sheets.OwnBook) []plan.Region {
	var regions []plan.Region
	for _, b := range books {
		r, ok := p.Region(p.Today(b.Mark.Region))
		if ok && !slices.ContainsFunc(regions, func(other plan.Region) bool { return other.Code == r.Code }) {
			regions = append(regions, r)
		}
	}
	return regions
}

// leadingCode is the code before a name, in 140502晋城市城区; "" where there is none.
func leadingCode(text string) string {
	name := strings.TrimLeft(text, "0123456789")
	if name == "" {
		return ""
	}
	return text[:len(text)-len(name)]
}

// RegionNamed returns the region of the plan that a command line names, by
// code or name. An error is a *Failure.
func RegionNamed(p *plan.Plan, text string) (plan.Region, error) {
	regions := p.FindRegions(text)
	if code := leadingCode(text); regions == nil && code != "" { // as they are printed below
		regions = slices.DeleteFunc(p.FindRegions(code), func(r plan.Region) bool {
			return !slices.ContainsFunc(p.FindRegions(text[len(code):]), func(named plan.Region) bool { return named.Code == r.Code })
		})
	}
	switch len(regions) {
	case 1:
		return regions[0], nil
	case 0:
		hint := "，"
		if near := p.NearRegions(text); len(near) > 0 {
			hint = "，是不是“" + strings.Join(near, "”或者“") + "”？"
		}
		return plan.Region{}, &Failure{Usage: true, Text: "方案中没有“" + text + "”" + hint + "请写行政区划代码或全称"}
	default:
		var names []string
		for _, r := range regions {
			names = append(names, r.Code+p.FullName(r.Code))
		}
		return plan.Region{}, &Failure{Usage: true, Text: "叫“" + text + "”的单位不止一个，请写代码或者全称：" + strings.Join(names, "、")}
	}
}
