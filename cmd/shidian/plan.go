package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/pflag"

	"shidian/consolidate"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
	"shidian/templates/form"
)

func planCommand() command {
	return command{name: "plan", alias: "方案", args: "-o 文件", example: "-o out/征集方案.xlsx", short: "把现行方案写成工作簿，改好后用 --plan 使用",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var out string
			flags.StringVarP(&out, "out", "o", "", "`文件`：方案写到哪里（必须写）；写文件夹的叫征集方案.xlsx")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if out == "" {
					return exitUsage, &consolidate.Failure{Text: "请用 -o 写明文件，如：shidian 方案 -o 征集方案.xlsx", Usage: true}
				}
				if len(args) > 0 {
					return exitUsage, tooMuch(args[0])
				}
				out, err := consolidate.OutputPath(out, "征集方案.xlsx")
				if err != nil {
					return exitUsage, err
				}
				data, err := templates.PlanWorkbook(s.planOrEmbedded())
				if err != nil {
					return exitFailure, fmt.Errorf("make plan workbook: %w", err)
				}
				if data, err = store.Canonical(data); err != nil {
					return exitFailure, fmt.Errorf("make plan workbook canonical: %w", err)
				}
				target := consolidate.Target{Output: store.Output{Name: filepath.Base(out), Data: data}, Kind: form.PlanBook, Keep: true}
				if err := consolidate.Write(ctx, filepath.Dir(out), []consolidate.Target{target}); err != nil {
					return exitFailure, err
				}
				fmt.Fprintln(s.out, s.choice().Line())
				fmt.Fprintf(s.out, "已写出：%s\n改好后在命令中加 --plan %s 使用。\n", shownPath(out), shownPath(out))
				return exitDone, nil
			}
		}}
}
