package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"shidian/consolidate"
	"shidian/consolidate/custody"
	"shidian/templates/form"
)

func traceCommand() command {
	return command{name: "trace", alias: "追溯", isPath: func(i int) bool { return i != 1 }, args: "清单或汇总 序号或项目名称 [--sources 文件夹…]", example: "out/晋城市2021年度汇总.xlsx 1 --sources samples/jincheng", short: "从清单的一行追到填报单位的文件、工作表和单元格",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o custodyOptions
			var all bool
			o.addFlags(flags)
			flags.BoolVar(&all, "all", false, "全部列出：每项答案和它所在的单元格")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) < 2 || len(args) > 2 && o.sources == nil {
					return exitUsage, &consolidate.Failure{Text: "请写明清单和序号（或项目名称的一部分），如：shidian 追溯 输出/某市推荐项目清单.xlsx 3 --sources 收到的文件", Usage: true}
				}
				holding, sources, err := o.open(ctx, s, args[0], args[2:])
				if err != nil {
					return exitFailure, err
				}
				row, err := oneRow(holding, args[1])
				if err != nil {
					return exitUsage, err
				}
				trail, err := custody.Trace(ctx, holding, row, sources)
				if err != nil {
					return exitFailure, err
				}
				if o.json {
					s.told = true
					return trailExit(trail), s.out.JSON(trailOf(s, holding, trail))
				}
				return printTrail(s, holding, trail, all)
			}
		}}
}

// oneRow is the row that is meant; of several a person has to say which.
func oneRow(h *custody.Holding, query string) (*custody.Row, error) {
	rows := h.Match(query)
	switch len(rows) {
	case 0:
		return nil, &consolidate.Failure{Text: h.Path + " 中没有“" + query + "”。请写序号，或者项目名称的一部分", Usage: true}
	case 1:
		return rows[0], nil
	}
	lines := []string{fmt.Sprintf("“%s”指的不止一行，请写序号：", query)}
	for _, row := range rows {
		lines = append(lines, fmt.Sprintf("  %s  %s（%s 第 %d 行）", form.OneLine(row.Number), form.OneLine(row.Name), row.Sheet, row.Row))
	}
	return nil, &consolidate.Failure{Text: strings.Join(lines, "\n"), Usage: true}
}
