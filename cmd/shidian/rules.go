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
	"shidian/templates/form"
	"shidian/templates/plan"
)

func rulesCommand() command {
	return command{name: "rules", alias: "规则", args: "[编号或字母…]", example: "P006", short: "列出全部规则，或者一类（如 C），或者解释一条",
		new: func(*pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			return func(_ context.Context, s *session, args []string) (int, error) {
				for _, word := range args {
					if len(rulesOf(word)) == 0 {
						return exitUsage, &consolidate.Failure{Text: "没有规则“" + word + "”。看全部编号：shidian 规则", Usage: true}
					}
				}
				fmt.Fprintln(s.out, s.choice().Line())
				if len(args) == 0 {
					return exitDone, listRules(s, checks.Rules())
				}
				for i, word := range args {
					if i > 0 {
						fmt.Fprintln(s.out)
					}
					if err := explainRules(s, word); err != nil {
						return exitUsage, err
					}
				}
				return exitDone, nil
			}
		}}
}

// rulesOf are the rules that somebody means by p006, ｐ００６ or C: one, or those of a family.
func rulesOf(word string) []*checks.Rule {
	word = strings.ToUpper(form.Fold(word))
	if rule, ok := checks.Find(word); ok {
		return []*checks.Rule{rule}
	}
	if len(word) != 1 {
		return nil
	}
	return slices.DeleteFunc(checks.Rules(), func(r *checks.Rule) bool { return !strings.HasPrefix(r.ID, word) })
}

// explainRules explains one rule, or lists a family.
func explainRules(s *session, word string) error {
	rules := rulesOf(word)
	if len(rules) != 1 {
		return listRules(s, rules)
	}
	explainRule(s, rules[0])
	return nil
}

func listRules(s *session, rules []*checks.Rule) error {
	var rows [][]string
	for _, r := range rules {
		set := s.planOrEmbedded().Rule(r.ID)
		severity := set.Severity
		if set.Off {
			severity = "停用"
		}
		rows = append(rows, []string{r.ID, severity, string(set.Clause), r.Title})
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
	set := s.planOrEmbedded().Rule(r.ID)
	fmt.Fprintf(s.out, "%s  %s（%s）\n", r.ID, r.Title, set.Severity)
	if set.Off {
		s.out.Wrapped("停用  ", "这个方案停用了这条规则，不检查。")
	}
	s.out.Wrapped("依据  ", s.planOrEmbedded().Cite(set.Clause, ""))
	if set.Parameters != "" {
		s.out.Wrapped("参数  ", set.Parameters)
	}
	if set.Confirm {
		s.out.Wrapped("核实  ", "核实过的，可以在“问题清单”填写核实结果和说明，不再提示。")
	}
	if needs := r.Needs(s.planOrEmbedded().Form); needs != "" {
		s.out.Wrapped("栏目  ", needs)
	}
	if cells := toldOnForm(s.planOrEmbedded(), r.ID); cells != nil {
		s.out.Wrapped("表上  ", "填写时，申报表右侧的 "+strings.Join(cells, "、")+" 就会提示。")
	}
	s.out.Wrapped("说明  ", r.Detail)
	s.showExample(r)
}

// showExample prints the example of a rule and what is found in it. It is one of the
// embedded plan: under another the place, the days and the numbers would be wrong.
func (s *session) showExample(r *checks.Rule) {
	if s.plan != nil {
		s.out.Wrapped("例    ", "例子是照内置方案写的，不加 --plan 时列出。")
		return
	}
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
