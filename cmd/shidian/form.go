package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
)

func formCommand() command {
	return command{name: "form", alias: "申报书", isPath: func(i int) bool { return i == 0 }, args: "清单或者汇总 [项目…] -o 文件夹 [参数]", example: "samples/jincheng-decided/输出/晋城市2021年度汇总.xlsx --recommended -o out", short: "写出盖章用的申报书，一个项目一份，写不下的在附页上",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o consolidate.FormsOptions
			flags.StringVarP(&o.Out, "out", "o", "", "`文件夹`：申报书放在里面，一个项目一份")
			flags.BoolVar(&o.Recommended, "recommended", false, "推荐的项目，照清单的顺序编号")
			flags.BoolVar(&o.All, "all", false, "全部项目，撤回的除外")
			flags.StringArrayVar(&o.Sources, "sources", nil, "`文件夹`：收到的文件在哪里，核对原件是不是还在、有没有改动；可以写几次")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) == 0 {
					return exitUsage, &consolidate.Failure{Text: "请写明一份清单或者汇总，如：shidian 申报书 输出/某市推荐项目清单.xlsx --recommended -o 申报书", Usage: true}
				}
				if o.Out == "" {
					return exitUsage, &consolidate.Failure{Text: "请用 -o 写明申报书放在哪个文件夹", Usage: true}
				}
				o.Book, o.Projects, o.Plan, o.PlanFrom, o.Progress = args[0], args[1:], s.plan, s.planFrom, s.steps
				done, err := consolidate.Forms(ctx, o)
				if err != nil {
					return exitFailure, err
				}
				return printForms(s, o, done), nil
			}
		}}
}

// printForms says which forms were written, and what has to be known before they are stamped.
func printForms(s *session, o consolidate.FormsOptions, done *consolidate.FormsWritten) int {
	s.out.Wrapped("", done.Region.Name+"  "+done.Choice.Line())
	const listed = 20
	for _, name := range done.Names[:min(listed, len(done.Names))] {
		fmt.Fprintln(s.out, "  "+name)
	}
	if more := len(done.Names) - listed; more > 0 {
		fmt.Fprintf(s.out, "  …还有 %d 份\n", more)
	}
	s.out.Told(screen.Strong, "已写出：", fmt.Sprintf("%s（%d 份申报书）", shownPath(o.Out), len(done.Names)))
	notes := notesOnForms(s, o, done)
	for _, note := range notes {
		s.out.Told(screen.Warn, "注意：", note)
	}
	nextStep{Do: "按 A4 打印，签字、盖章。内容有错的，请县里更正后重新报送，不要在这里改。"}.print(s)
	if notes != nil {
		return exitPerson
	}
	return exitDone
}

// notesOnForms are what has to be known of the forms; nil for nothing.
func notesOnForms(s *session, o consolidate.FormsOptions, done *consolidate.FormsWritten) []string {
	notes := done.Notes
	for _, f := range done.Forms {
		if f.Why != "" {
			notes = append(notes, fmt.Sprintf("%d “%s”：%s，现在不能推荐。", f.Number, f.Name(), f.Why))
		}
	}
	if done.Lost != nil {
		notes = append(notes, fmt.Sprintf("%d 个项目的原件没有找到，或者改动过：%s。", len(done.Lost), "“"+strings.Join(done.Lost, "”“")+"”"))
	} else if o.Sources != nil {
		s.out.Wrapped("", "原件都找到了，没有改动。")
	}
	if done.Others > 0 {
		notes = append(notes, fmt.Sprintf("这个文件夹里另有 %d 个工作簿，不是这次写出的。", done.Others))
	}
	return notes
}
