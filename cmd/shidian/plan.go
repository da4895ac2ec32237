package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// planOptions are the flags of plan.
type planOptions struct {
	out     string
	check   bool
	against string
	next    int
}

func planCommand() command {
	return command{name: "plan", alias: "方案", args: "-o 文件 [--next 年份]；或者 --check [--against 方案]", example: "-o out/征集方案.xlsx", short: "把现行方案写成工作簿，改好后用 --plan 使用；--check 用句子说明方案的意思",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o planOptions
			flags.StringVarP(&o.out, "out", "o", "", "`文件`：写到哪里（必须写）；写文件夹的叫征集方案.xlsx")
			flags.IntVar(&o.next, "next", 0, "`年份`：做出这一年的方案，要核对的格子标黄")
			flags.BoolVar(&o.check, "check", false, "不写文件，逐句说明方案的意思")
			flags.StringVar(&o.against, "against", "", "`方案`：与 --check 合用，说明与这一份有什么不同")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) > 0 {
					return exitUsage, tooMuch(args[0])
				}
				return o.run(ctx, s)
			}
		}}
}

func (o *planOptions) run(ctx context.Context, s *session) (int, error) {
	switch {
	case o.check && (o.out != "" || o.next != 0) || !o.check && o.against != "":
		return exitUsage, &consolidate.Failure{Text: "--check 只说明，不写文件，不和 -o、--next 一起用；--against 与 --check 合用，如：shidian 方案 --check --plan 征集方案.xlsx --against 去年的方案.xlsx", Usage: true}
	case o.check:
		return o.explain(ctx, s)
	case o.out == "":
		return exitUsage, &consolidate.Failure{Text: "请用 -o 写明文件，如：shidian 方案 -o 征集方案.xlsx", Usage: true}
	case o.next != 0 && (o.next < 2000 || o.next > 2099):
		return exitUsage, &consolidate.Failure{Text: fmt.Sprintf("--next 请写四位年份，如 2027，写的是 %d", o.next), Usage: true}
	}
	out, err := consolidate.OutputPath(o.out, "征集方案.xlsx")
	if err != nil {
		return exitUsage, err
	}
	p, toLookAt := s.planOrEmbedded(), []plan.Problem(nil)
	if o.next != 0 {
		p, toLookAt = p.Next(o.next)
	}
	if err := writePlan(ctx, p, toLookAt, out); err != nil {
		return exitFailure, err
	}
	fmt.Fprintln(s.out, s.choice().Line())
	fmt.Fprintf(s.out, "已写出：%s\n", shownPath(out))
	if o.next != 0 {
		s.out.Wrapped("", fmt.Sprintf("这是 %s 年度的。每年的通知要重新定的 %d 格标成黄色（%s），选中时说明要核对什么。", p.Cycle, len(toLookAt), bySheet(toLookAt)))
	}
	fmt.Fprintf(s.out, "改好后在命令中加 --plan %s 使用。\n", shownPath(out))
	return exitDone, nil
}

func writePlan(ctx context.Context, p *plan.Plan, toLookAt []plan.Problem, out string) error {
	data, err := templates.PlanWorkbook(p, toLookAt)
	if err != nil {
		return fmt.Errorf("make plan workbook: %w", err)
	}
	if data, err = store.Canonical(data); err != nil {
		return fmt.Errorf("make plan workbook canonical: %w", err)
	}
	target := consolidate.Target{Output: store.Output{Name: filepath.Base(out), Data: data}, Kind: form.PlanBook, Keep: true}
	return consolidate.Write(ctx, filepath.Dir(out), []consolidate.Target{target})
}

// explain says what the plan means, and what another one sets otherwise.
func (o *planOptions) explain(ctx context.Context, s *session) (int, error) {
	p := s.planOrEmbedded()
	fmt.Fprintln(s.out, s.choice().Line())
	for _, line := range append(p.Meaning(), checks.LeftOutMeaning(p)...) {
		s.out.Wrapped("  ", line)
	}
	if o.against == "" {
		return exitDone, nil
	}
	other, err := loadPlan(ctx, o.against)
	if err != nil {
		return exitFailure, err
	}
	differences := plan.Differences(other, p)
	if differences == nil {
		fmt.Fprintf(s.out, "与 %s 没有不同。\n", shownPath(o.against))
		return exitDone, nil
	}
	fmt.Fprintf(s.out, "与 %s 不同的 %d 处：\n", shownPath(o.against), len(differences))
	for _, d := range differences {
		s.out.Wrapped("  ", d)
	}
	return exitPerson, nil
}

// bySheet counts the cells sheet by sheet: 通知文件 6 格、截止日期 2 格.
func bySheet(cells []plan.Problem) string {
	var sheets []string
	counts := map[string]int{}
	for _, c := range cells {
		if counts[c.Sheet]++; counts[c.Sheet] == 1 {
			sheets = append(sheets, c.Sheet)
		}
	}
	for i, name := range sheets {
		sheets[i] = fmt.Sprintf("%s %d 格", name, counts[name])
	}
	return strings.Join(sheets, "、")
}
