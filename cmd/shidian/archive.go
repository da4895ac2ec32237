package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
)

func archiveCommand() command {
	return command{name: "archive", alias: "归档", isPath: allPaths, args: "输出文件夹 [-o 文件夹] [--sources 文件夹…]", example: "samples/jincheng-decided/输出 -o out", short: "把一季的汇总、清单、收到的文件归在一起，写明哪些计入、哪些没有",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o consolidate.ArchiveOptions
			flags.StringVarP(&o.Out, "out", "o", "", "`文件夹`：归档放在哪里；不写时在输出文件夹旁边")
			flags.StringArrayVar(&o.Sources, "sources", nil, "`文件夹`：收到的文件在哪里，可以写几次")
			flags.BoolVar(&o.WithoutPersons, "without-persons", false, "另写一份去掉联系人、电话、签字人的，供查阅；收到的文件不放")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) == 0 || len(args) > 1 && o.Sources == nil {
					return exitUsage, &consolidate.Failure{Text: "请写明放汇总的输出文件夹，如：shidian 归档 输出 --sources 收到", Usage: true}
				}
				o.Plan, o.PlanFrom, o.Outputs, o.Progress = s.plan, s.planFrom, args[0], s.steps
				o.Sources = append(o.Sources, args[1:]...)
				done, err := consolidate.Archive(ctx, o)
				if err != nil {
					return exitFailure, err
				}
				return printArchived(s, done, o), nil
			}
		}}
}

// printArchived says what was put away, and what was not found.
func printArchived(s *session, done *consolidate.Archived, o consolidate.ArchiveOptions) int {
	s.out.Wrapped("", done.Region.Name+"  "+done.Choice.Line())
	s.out.Told(screen.Strong, "已写出：", shownPath(done.Path))
	s.out.Wrapped("", fmt.Sprintf("里面有 %d 份文件；收到的文件计入 %d 份、未计入 %d 份，逐份写在“归档目录”里。保管多久，以本单位档案管理规定为准。", done.Files, done.Counted, done.Others))
	defer nextStep{Do: "核对一次，再交给档案人员：", Command: []string{"shidian", s.called("verify"), done.Path}}.print(s)
	if !done.Final {
		s.out.Told(screen.Warn, "注意：", "清单还没有定稿，归的是现在的样子。")
	}
	switch {
	case o.WithoutPersons:
		s.out.Wrapped("", "去掉了联系人、电话、签字人，以及人写的意见和备注；收到的文件、汇总、历史都有个人信息，没有放进去。")
		return exitDone
	case len(o.Sources) == 0:
		s.out.Told(screen.Warn, "注意：", "没有写 --sources，收到的文件没有放进去。")
		return exitPerson
	case done.Lost != nil:
		s.out.Told(screen.Warn, "没有找到的文件：", strings.Join(done.Lost, "、"))
		return exitPerson
	}
	return exitDone
}
