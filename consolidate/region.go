package consolidate

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// region tells whose rollup the files make: named on the command line, else
// the region that the earlier rollup is of, else the one that most of the
// returns report to.
func (in *intake) region(ctx context.Context, o Options) (plan.Region, error) {
	if o.Region != "" {
		return regionNamed(o.Plan, o.Region)
	}
	if o.Into != "" {
		return in.regionOfFile(ctx, o)
	}
	votes, total := in.votes(o.Plan)
	codes := make([]string, 0, len(votes))
	for code := range votes {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b string) int { return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(a, b)) })
	if len(codes) > 0 && votes[codes[0]]*2 > total {
		region, _ := o.Plan.Region(codes[0])
		return region, nil
	}
	if len(codes) > 0 {
		return plan.Region{}, &Failure{Usage: true, Text: "这些文件来自几个不同的上级，分不清要汇总哪一级。请加 --region 写明，如 --region " + o.Plan.Root().Name}
	}
	return in.regionOfRollups(ctx, o)
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

// regionOfRollups is for a folder without returns: the region of the rollup
// among the inputs, else of the one among the outputs. The returns may have been
// filed away, and the decisions in the rollup still want a list.
func (in *intake) regionOfRollups(ctx context.Context, o Options) (plan.Region, error) {
	var marks []form.Mark
	for _, a := range in.arrivals {
		if a.earlier != nil {
			marks = append(marks, a.mark)
		}
	}
	if marks == nil && o.Out != "" {
		marks = marksIn(ctx, o.Out)
	}
	marks = slices.CompactFunc(marks, func(a, b form.Mark) bool { return a.Region == b.Region })
	if len(marks) == 1 {
		if r, ok := o.Plan.Region(marks[0].Region); ok {
			return r, nil
		}
	}
	return plan.Region{}, in.nothing()
}

// marksIn are the marks of the rollups that stand in a folder.
func marksIn(ctx context.Context, dir string) []form.Mark {
	paths, err := filepath.Glob(filepath.Join(dir, "*汇总.xlsx"))
	if err != nil {
		return nil
	}
	var marks []form.Mark
	for _, path := range paths {
		loaded, err := workbook.Load(ctx, workbook.Found{Path: filepath.Base(path), Disk: path})
		if err != nil || loaded.Book == nil {
			continue
		}
		if mark, _ := workbook.MarkOf(loaded.Book); mark.Kind == form.RollupBook {
			marks = append(marks, mark)
		}
	}
	return marks
}

// regionOfFile is the region of the rollup that --into names.
func (in *intake) regionOfFile(ctx context.Context, o Options) (plan.Region, error) {
	loaded, err := loadNamed(ctx, o.Into)
	if err != nil {
		return plan.Region{}, err
	}
	if loaded.Book == nil {
		return plan.Region{}, &Failure{Text: "--into 指明的汇总打不开：" + o.Into, Usage: true}
	}
	mark, _ := workbook.MarkOf(loaded.Book)
	region, ok := o.Plan.Region(mark.Region)
	if !ok || mark.Kind != form.RollupBook {
		return plan.Region{}, &Failure{Text: "--into 指明的文件不是汇总：" + o.Into, Usage: true}
	}
	return region, nil
}
