package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/pflag"

	"shidian/consolidate"
)

func recommendCommand() command {
	return command{name: "recommend", alias: "推荐", isPath: allPaths, args: "汇总 [参数]", example: "samples/jincheng-decided/输出/晋城市2021年度汇总.xlsx -o out", short: "由填好意见的汇总写出推荐项目清单：草稿，加 --final 是定稿",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var out string
			var asOf asOfFlag
			var final bool
			var asJSON jsonFlag
			flags.StringVarP(&out, "out", "o", "", "`文件`：清单或者放它的文件夹；不写时在汇总旁边")
			asOf.addFlags(flags)
			flags.BoolVar(&final, "final", false, "定稿：写出可以盖章上报的清单；以后不能再改，除非合并时加 --reopen")
			asJSON.addFlags(flags)
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) != 1 {
					return exitUsage, &consolidate.Failure{Text: "请写明一份汇总，如：shidian 推荐 输出/某市汇总.xlsx", Usage: true}
				}
				day, err := asOf.day(s)
				if err != nil {
					return exitUsage, err
				}
				res, err := consolidate.List(ctx, consolidate.ListOptions{Plan: s.plan, PlanFrom: s.planFrom, Rollup: args[0], Out: out, AsOf: day, Final: final, Progress: s.steps})
				if err != nil {
					return exitFailure, err
				}
				if res.Outputs != nil {
					s.note(filepath.Dir(args[0]), res.Choice)
				}
				again := []string{"shidian", s.typed, args[0]}
				if out != "" {
					again = append(again, "-o", out)
				}
				p := report{s: s, res: res}
				next := steps{report: p, again: again, book: args[0]}.next()
				if asJSON {
					s.told = true
					return listExit(res), s.out.JSON(reportOf(res, next, nil))
				}
				return p.printList(next)
			}
		}}
}

func (p report) printList(next nextStep) (int, error) {
	s, res := p.s, p.res
	s.out.Wrapped("", res.Rollup.Region.Name+"  "+res.Choice.Line())
	printDrift(s, res.Choice.Plan)
	printPlanChanges(s, res)
	if err := p.printContests(); err != nil {
		return exitFailure, err
	}
	if res.Open {
		s.out.Wrapped("", "注意：汇总正在 Excel、WPS 或 LibreOffice 中打开，这里用的是上次保存的内容。")
	}
	for _, f := range res.Rollup.Findings {
		if f.Rule.Rollup != nil && f.Rule.Keeps {
			s.out.Wrapped("  "+f.Rule.ID+"  ", findingLine(res.Rollup, f))
		}
	}
	p.printHolds()
	p.printOutputs("")
	if len(res.Holds) == 0 && !res.HasRecommended() {
		fmt.Fprintln(s.out, p.nothingChosen()+"，没有写出清单。")
	} else {
		p.printStillOpen()
		p.printStanding()
		next.print(s)
	}
	return listExit(res), nil
}

// listExit is 1 where no list could be written, and where one is final and something is
// still open.
func listExit(res *consolidate.Result) int {
	if len(res.Holds) > 0 || !res.HasRecommended() || res.StillOpen != nil {
		return exitPerson
	}
	return exitDone
}
