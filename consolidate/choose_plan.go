package consolidate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"shidian/consolidate/sheets"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// PlanChoice is the plan of a run, and where it comes from: 2021, 内置.
type PlanChoice struct {
	Plan *plan.Plan
	From string // Chinese, for people: 内置, 征集方案.xlsx, 随原有的汇总
}

// Embedded is the plan that is part of the program.
func Embedded() PlanChoice { return PlanChoice{plan.Shanxi2021(), "内置"} }

// Line is how the first line of a run says which plan is in force:
// 2021年度  方案：内置（晋市监发〔2021〕86号）.
func (c PlanChoice) Line() string {
	line := c.Plan.CycleChinese() + "  方案：" + c.From
	if number := c.Plan.Number(); number != "" {
		line += "（" + number + "）"
	}
	return line
}

// PlanFor is the embedded plan where the year of the day is its year: forms and
// merges of another year need that year's plan. command is what to type, e.g.
// 模板 晋城市 -o 下发. An error is a *Failure.
func PlanFor(day form.Date, command string) (PlanChoice, error) {
	own := Embedded()
	if own.Plan.Year == fmt.Sprint(day.Year) {
		return own, nil
	}
	return PlanChoice{}, failf("运行日期是 %d 年，内置的方案是%s的，没有写出任何文件。请用 --plan 写明 %d年度的方案，如：shidian %s --plan 征集方案.xlsx（先用 shidian 方案 -o 征集方案.xlsx 生成，再改）；补做%s的，请写明日期：shidian %s --as-of %s",
		day.Year, own.Plan.CycleChinese(), day.Year, command, own.Plan.CycleChinese(), command, lastDayOf(own.Plan))
}

// lastDayOf is the last day of the plan's cycle, for an example.
func lastDayOf(p *plan.Plan) form.Date {
	day := form.Date{}
	for _, d := range p.Deadlines {
		if day.Before(d.LastDay) {
			day = d.LastDay
		}
	}
	return day
}

// choosePlan settles by which plan a merge works: that of --plan, else that of
// the rollup that it carries on, else the embedded one of the year. What was
// received is never asked.
func choosePlan(o Options, found *ours) (PlanChoice, error) {
	if o.Plan != nil {
		return PlanChoice{o.Plan, planName(o.PlanFrom)}, nil
	}
	books := found.into
	if len(books) == 0 {
		books = found.rollup
	}
	if len(books) == 0 {
		return PlanFor(o.AsOf, o.Command)
	}
	if cycles := cyclesOf(books); len(cycles) > 1 {
		if books = ofYear(books, fmt.Sprint(o.AsOf.Year)); len(cyclesOf(books)) != 1 {
			return PlanChoice{}, failf("%s里有%s的汇总，看不出这次做哪一个，没有写出任何文件。请用 --plan 写明方案，或者换一个输出文件夹", o.Out, strings.Join(inChinese(cycles), "、"))
		}
	}
	for _, b := range books {
		if b.Plan != nil {
			return PlanChoice{b.Plan, "随原有的汇总"}, nil
		}
	}
	return PlanChoice{}, failf("%s 没有带着它的方案，没有写出任何文件。请用 --plan 写明%s的方案", books[0].Disk, form.CycleChinese(books[0].Mark.Cycle))
}

func planName(path string) string {
	if path == "" {
		return "指定的方案"
	}
	return path
}

// cyclesOf are the cycles of the rollups: 2021, 2021-下半年.
func cyclesOf(books []*sheets.OwnBook) []string {
	var cycles []string
	for _, b := range books {
		cycles = append(cycles, b.Mark.Cycle)
	}
	slices.Sort(cycles)
	return slices.Compact(cycles)
}

func inChinese(cycles []string) []string {
	texts := make([]string, len(cycles))
	for i, cycle := range cycles {
		texts[i] = form.CycleChinese(cycle)
	}
	return texts
}

// ofYear are the rollups of the year, of whatever batch.
func ofYear(books []*sheets.OwnBook, year string) []*sheets.OwnBook {
	return slices.DeleteFunc(slices.Clone(books), func(b *sheets.OwnBook) bool { return form.YearOf(b.Mark.Cycle) != year })
}

// refuseOtherCycle refuses a run of which most files are of another year or batch: then it
// is the plan that is wrong, and no county should be asked to fill its form
// again.
func (in *intake) refuseOtherCycle(o Options) error {
	count, marked := map[string]int{}, 0
	var plans []string
	for _, a := range in.arrivals {
		switch a.mark.Kind {
		case form.CountyBook, form.ListBook:
			if a.sameAs == "" && a.mark.Cycle != "" {
				marked++
				count[a.mark.Cycle]++
			}
		case form.PlanBook:
			if !a.member { // --plan opens no archive
				plans = append(plans, a.disk)
			}
		}
	}
	cycle := in.plan.Cycle()
	if (marked-count[cycle])*2 <= marked {
		return nil
	}
	var lines []string
	most := ""
	for _, other := range slices.Sorted(maps.Keys(count)) {
		lines = append(lines, fmt.Sprintf("%s %d 份", form.CycleChinese(other), count[other]))
		if other != cycle && (most == "" || count[other] > count[most]) {
			most = other
		}
	}
	how := "请用 --plan 写明" + form.CycleChinese(most) + "的方案"
	switch {
	case most == plan.Shanxi2021().Cycle():
		how = "内置的方案就是" + form.CycleChinese(most) + "的：请换一个输出文件夹，去掉 --plan，并加 --as-of " + lastDayOf(plan.Shanxi2021()).String()
	case len(plans) > 0:
		how += "，如 --plan " + o.shown(plans[0])
	}
	return failf("收到的文件多半不是%s的（%s），这次用的方案却是%s的，没有写出任何文件。%s", form.CycleChinese(cycle), strings.Join(lines, "，"), form.CycleChinese(cycle), how)
}
