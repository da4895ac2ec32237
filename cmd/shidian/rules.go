package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/templates"
	"shidian/templates/plan"
)

func rulesCommand() command {
	return command{name: "rules", alias: "规则", args: "[编号…]", short: "列出全部规则，或者解释一条",
		new: func(*pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			return func(_ context.Context, s *session, args []string) (int, error) {
				fmt.Fprintln(s.out, s.choice().Line())
				if len(args) == 0 {
					return exitDone, listRules(s)
				}
				for i, id := range args {
					rule, ok := checks.Find(id)
					if !ok {
						return exitUsage, &consolidate.Failure{Text: "没有规则“" + id + "”，用“shidian 规则”看全部编号", Usage: true}
					}
					if i > 0 {
						fmt.Fprintln(s.out)
					}
					explainRule(s, rule)
				}
				return exitDone, nil
			}
		}}
}

func listRules(s *session) error {
	var rows [][]string
	for _, r := range checks.Rules() {
		rows = append(rows, []string{r.ID, r.Severity.Chinese(), string(r.Clause), r.Title})
	}
	return s.out.Table([]string{"编号", "级别", "依据", "规则"}, screen.Rows(rows))
}

// toldOnForm are the cells beside a 申报书 where the workbook itself tells the county what
// the rule finds: it has no program.
func toldOnForm(p *plan.Plan, rule string) []string {
	project, county := templates.PanelLines(p, plan.Region{})
	var cells []string
	for _, line := range slices.Concat(project, county) {
		if line.Rule == rule && !slices.Contains(cells, line.Cell) {
			cells = append(cells, line.Cell)
		}
	}
	return cells
}

// explainRule prints one rule with its clause, the fields that it needs and its
// example.
func explainRule(s *session, r *checks.Rule) {
	fmt.Fprintf(s.out, "%s  %s（%s）\n", r.ID, r.Title, r.Severity.Chinese())
	s.out.Wrapped("依据  ", checks.Cite(s.planOrEmbedded(), r.Clause))
	if needs := r.Needs(s.planOrEmbedded().Form); needs != "" {
		s.out.Wrapped("栏目  ", needs)
	}
	if cells := toldOnForm(s.planOrEmbedded(), r.ID); cells != nil {
		s.out.Wrapped("表上  ", "县里填写时，申报表右侧的 "+strings.Join(cells, "、")+" 就会提示。")
	}
	s.out.Wrapped("说明  ", r.Detail)
	first := "例    "
	for _, line := range strings.Split(strings.TrimSpace(r.Example.Case+"\n"+r.Example.Grid), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			title, text, _ := strings.Cut(line, " |")
			if text = strings.TrimSpace(text); text == "" && title != line {
				text = "（空着）"
			}
			s.out.Wrapped(first, strings.TrimSuffix(title+"："+text, "："))
			first = "      "
		}
	}
	for _, f := range r.Example.Findings() {
		if f.Rule.ID == r.ID {
			s.out.Wrapped("结果  ", f.Message)
		}
	}
}
