package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/pflag"

	"shidian/consolidate"
)

func recommendCommand() command {
	return command{name: "recommend", alias: "推荐", args: "汇总 [-o 文件] [--as-of 日期] [--final]", short: "由填好意见的汇总写出推荐项目清单：草稿，加 --final 是定稿",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var out string
			var asOf asOfFlag
			var final bool
			flags.StringVarP(&out, "out", "o", "", "清单文件或文件夹；不写时放在汇总旁边")
			asOf.addFlags(flags)
			flags.BoolVar(&final, "final", false, "定稿：写出可以盖章上报的清单；此后的合并不能再改变它，除非加 --reopen")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) != 1 {
					return exitUsage, &consolidate.Failure{Text: "请写明一份汇总，如：shidian 推荐 输出/晋城市2021年度汇总.xlsx", Usage: true}
				}
				day, err := asOf.day(s)
				if err != nil {
					return exitUsage, err
				}
				res, err := consolidate.List(ctx, consolidate.ListOptions{Plan: s.plan, PlanFrom: s.planFrom, Rollup: args[0], Out: out, AsOf: day, Final: final})
				if err != nil {
					return exitFailure, err
				}
				again := []string{"shidian", s.typed, args[0]}
				if out != "" {
					again = append(again, "-o", out)
				}
				return printList(s, res, again)
			}
		}}
}

func printList(s *session, res *consolidate.Result, again []string) (int, error) {
	p := report{s: s, res: res}
	s.out.Wrapped("", res.Rollup.Region.Name+"  "+res.Choice.Line())
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
	for i, name := range res.Outputs {
		res.Outputs[i] = filepath.ToSlash(name)
	}
	p.printHolds()
	p.printOutputs("")
	if len(res.Holds) == 0 && !res.HasRecommended() {
		fmt.Fprintln(s.out, "没有可以推荐的项目，没有写出清单。")
		return exitPerson, nil
	}
	p.printStanding()
	steps{report: p, again: again, book: again[2]}.next().print(s)
	if len(res.Holds) > 0 {
		return exitPerson, nil
	}
	return exitDone, nil
}
