package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/pflag"

	"shidian/consolidate"
)

func recommendCommand() command {
	return command{name: "recommend", alias: "推荐", args: "汇总 [-o 文件] [--as-of 日期] [--final]", short: "由填好意见的汇总写出推荐项目清单",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var out string
			var asOf asOfFlag
			var final bool
			flags.StringVarP(&out, "out", "o", "", "清单文件；不写时放在汇总旁边")
			asOf.addFlags(flags)
			flags.BoolVar(&final, "final", false, "定稿：此后的合并不能再改变清单，除非加 --reopen")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) != 1 {
					return exitUsage, &consolidate.Failure{Text: "请写明一份汇总，如：shidian 推荐 输出/晋城市汇总.xlsx", Usage: true}
				}
				day, err := asOf.day(s)
				if err != nil {
					return exitUsage, err
				}
				res, err := consolidate.List(ctx, consolidate.ListOptions{Plan: s.plan, PlanFrom: s.planFrom, Rollup: args[0], Out: out, AsOf: day, Final: final})
				if err != nil {
					return exitFailure, err
				}
				return printList(s, res)
			}
		}}
}

func printList(s *session, res *consolidate.Result) (int, error) {
	printWrapped(s.out, "", res.Rollup.Region.Name+"  "+res.Choice.Line())
	printPlanChanges(s, res)
	if err := printContests(s, res.Rollup); err != nil {
		return exitFailure, err
	}
	if res.Open {
		printWrapped(s.out, "", "注意：汇总正在 Excel、WPS 或 LibreOffice 中打开，这里用的是上次保存的内容。")
	}
	for _, f := range res.Rollup.Findings {
		if f.Rule.Rollup != nil && f.Rule.Keeps {
			printWrapped(s.out, "  "+f.Rule.ID+"  ", findingLine(res.Rollup, f))
		}
	}
	switch {
	case len(res.Holds) > 0:
		printOutputs(s, res, "")
		return exitPerson, nil
	case len(res.Outputs) == 0:
		fmt.Fprintln(s.out, "没有可以推荐的项目，没有写出清单。")
		return exitPerson, nil
	}
	for i, name := range res.Outputs {
		res.Outputs[i] = filepath.ToSlash(name)
	}
	printOutputs(s, res, "")
	if closing := res.Rollup.State.Closing; closing.Closed() {
		fmt.Fprintf(s.out, "%s已定稿（%s）。以后的合并如果会改变清单，不写出任何文件；确实要改的，合并时加 --reopen \"原因\"。\n", res.Rollup.Region.Name, closing.Day().Chinese())
	}
	return exitDone, nil
}
