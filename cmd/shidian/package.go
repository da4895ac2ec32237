package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
)

func packageCommand() command {
	return command{name: "package", alias: "打包", isPath: allPaths, args: "清单 [-o 文件夹] [--sources 文件夹…] [--zip]", example: "samples/shanxi/收到/晋城市2021年度推荐项目清单.xlsx -o out", short: "由定稿的清单写出报送材料：清单、申报书、扫描件和文件清单",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o consolidate.PackageOptions
			flags.StringVarP(&o.Out, "out", "o", "", "`文件夹`：报送材料放在哪里；不写时在清单旁边")
			flags.StringArrayVar(&o.Sources, "sources", nil, "`文件夹`：收到的文件在哪里，可以写几次，从中找扫描件；不写时在清单旁边找")
			flags.BoolVar(&o.Zip, "zip", false, "同时写出压缩包")
			flags.BoolVar(&o.WithSources, "with-sources", false, "连同下级报来的原件（申报表、清单）；它们还有没有推荐的项目")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) == 0 || len(args) > 1 && o.Sources == nil {
					return exitUsage, &consolidate.Failure{Text: "请写明一份定稿的清单，如：shidian 打包 输出/某市推荐项目清单.xlsx --sources 收到", Usage: true}
				}
				o.Plan, o.PlanFrom, o.List, o.Progress = s.plan, s.planFrom, args[0], s.steps
				o.Sources = append(o.Sources, args[1:]...)
				done, err := consolidate.Package(ctx, o)
				if err != nil {
					return exitFailure, err
				}
				return printPackaged(s, done, o), nil
			}
		}}
}

// printPackaged says what goes up, and what is not in it.
func printPackaged(s *session, done *consolidate.Packaged, o consolidate.PackageOptions) int {
	s.out.Wrapped("", done.Region.Name+"  "+done.Choice.Line())
	s.out.Told(screen.Strong, "已写出：", shownPath(done.Path))
	if done.Zip != "" {
		s.out.Told(screen.Strong, "已写出：", shownPath(done.Zip))
	}
	scans := 0
	var without []string
	for _, p := range done.Projects {
		if scans += p.Scans; p.Scans == 0 {
			without = append(without, fmt.Sprintf("%d “%s”", p.Number, p.Name))
		}
	}
	s.out.Wrapped("", fmt.Sprintf("%d 个项目：申报书 %d 份，扫描件 %d 份。里面没有内部的意见、备注和登记。", len(done.Projects), len(done.Projects), scans))
	if n := len(without); n > shownOthers {
		s.out.Wrapped("没有扫描件的项目：", fmt.Sprintf("%s 等 %d 个", strings.Join(without[:shownOthers], "、"), n))
	} else if n > 0 {
		s.out.Wrapped("没有扫描件的项目：", strings.Join(without, "、"))
	}
	if done.Lost != nil {
		s.out.Told(screen.Warn, "没有找到的扫描件：", strings.Join(done.Lost, "、")+"。请用 --sources 写明收到的文件在哪个文件夹，重新运行")
	}
	printBooks(s, done, o)
	defer nextStep{Do: "看一遍里面的文件，再核对一次，然后上报：", Command: []string{"shidian", s.called("verify"), done.Path}}.print(s)
	if done.Lost != nil || done.NoBooks != nil {
		return exitPerson
	}
	return exitDone
}

// printBooks says whether the workbooks of the counties go up, too.
func printBooks(s *session, done *consolidate.Packaged, o consolidate.PackageOptions) {
	if !o.WithSources {
		s.out.Wrapped("", "下级报来的原件（申报表、清单）不在里面，它们还有没有推荐的项目；要一起报的，加 --with-sources。")
		return
	}
	s.out.Wrapped("", fmt.Sprintf("下级报来的原件 %d 份在“来源”里，它们还有没有推荐的项目。", done.Books))
	if done.NoBooks != nil {
		s.out.Told(screen.Warn, "没有找到的原件：", strings.Join(done.NoBooks, "、")+"。请用 --sources 写明收到的文件在哪个文件夹，重新运行")
	}
}
