package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"shidian/consolidate"
)

func publishCommand() command {
	return command{name: "publish", alias: "公示", isPath: allPaths, args: "清单 [-o 文件]", example: "samples/shanxi/收到/晋城市2021年度推荐项目清单.xlsx -o out", short: "由定稿的清单写出公示名单：没有个人姓名、电话和代码",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var out string
			flags.StringVarP(&out, "out", "o", "", "`文件`：公示名单或者放它的文件夹；不写时在清单旁边")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) != 1 {
					return exitUsage, &consolidate.Failure{Text: "请写明一份定稿的清单，如：shidian 公示 输出/某省推荐项目清单.xlsx", Usage: true}
				}
				done, err := consolidate.Publish(ctx, consolidate.PublishOptions{Plan: s.plan, PlanFrom: s.planFrom, List: args[0], Out: out})
				if err != nil {
					return exitFailure, err
				}
				return printPublished(s, done), nil
			}
		}}
}

// printPublished says what everybody can read now.
func printPublished(s *session, done *consolidate.Published) int {
	s.out.Wrapped("", done.Region.Name+"  "+done.Choice.Line())
	fmt.Fprintf(s.out, "已写出：%s\n", shownPath(done.Path))
	s.printKept(done.Kept)
	s.out.Wrapped("", fmt.Sprintf("%d 个项目，%d 列：%s。里面没有别的内容。", done.Rows, len(done.Columns), strings.Join(done.Columns, "、")))
	if done.Blank == nil {
		return exitDone
	}
	s.out.Wrapped("", "方案的“基本信息”里没有写“"+strings.Join(done.Blank, "”“")+"”，公示名单上没有印。请在方案里写上，加 --plan 重新写出。")
	return exitPerson
}
