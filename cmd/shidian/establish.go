package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"shidian/consolidate"
	"shidian/consolidate/sheets"
)

func establishCommand() command {
	return command{name: "establish", alias: "立项", isPath: allPaths, args: "清单 [-o 文件]", example: "out/山西省2021年度拟立项项目清单.xlsx", short: "由最上一级定稿的清单写出立项计划（带项目编号），以及给各报送单位的结果通知",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var out string
			flags.StringVarP(&out, "out", "o", "", "`文件`：立项计划或者放它的文件夹；不写时在清单旁边")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) != 1 {
					return exitUsage, &consolidate.Failure{Text: "请写明一份定稿的清单，如：shidian 立项 输出/某省拟立项项目清单.xlsx", Usage: true}
				}
				done, err := consolidate.Establish(ctx, consolidate.EstablishOptions{Plan: s.plan, PlanFrom: s.planFrom, List: args[0], Out: out})
				if err != nil {
					return exitFailure, err
				}
				return printEstablished(s, done), nil
			}
		}}
}

// printEstablished says what was written, and what the papers do not say.
func printEstablished(s *session, done *consolidate.Established) int {
	s.out.Wrapped("", done.Region.Name+"  "+done.Choice.Line())
	fmt.Fprintf(s.out, "已写出：%s\n", shownPath(done.Path))
	s.printKept(done.Kept)
	s.out.Wrapped("", fmt.Sprintf("立项 %d 个项目。给 %d 个单位的结果通知在 %s，请发给各单位。", done.Rows, len(done.Papers), shownPath(filepath.Join(filepath.Dir(done.Path), sheets.FolderResults))))
	var open []string
	if !done.Numbered {
		open = append(open, "方案的“基本信息”里没有写“项目编号样式”，没有编号。请在方案里写上，加 --plan 重新写出。")
	}
	if done.WithoutWhy != nil {
		open = append(open, "不予立项、没有写“答复理由”的："+someNames(done.WithoutWhy)+"。结果通知上没有理由；要写的，合并时加 --reopen，填好后再定稿。")
	}
	if done.Undecided != nil {
		open = append(open, "没有填“遴选结果”的："+someNames(done.Undecided)+"。结果通知上写的是“尚未确定”。")
	}
	for _, text := range open {
		s.warn(text)
	}
	if open == nil {
		return exitDone
	}
	return exitPerson
}

// someNames are up to ten names, and how many there are.
func someNames(names []string) string {
	const shown = 10
	text := strings.Join(names[:min(shown, len(names))], "、")
	if len(names) > shown {
		text += fmt.Sprintf("等 %d 个", len(names))
	}
	return text
}
