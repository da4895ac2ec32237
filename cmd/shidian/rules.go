package main

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"shidian/checks"
	"shidian/consolidate"
)

func rulesCommand() command {
	return command{name: "rules", alias: "规则", args: "[编号…]", short: "列出全部规则，或者解释一条",
		new: func(*pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			return func(_ context.Context, s *session, args []string) (int, error) {
				if len(args) == 0 {
					return exitDone, listRules(s)
				}
				for i, id := range args {
					rule, ok := checks.Find(id)
					if !ok {
						return exitUsage, &consolidate.Failure{Text: "没有规则“" + id + "”，用 shidian rules 看全部编号", Usage: true}
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
	return printTable(s.out, []string{"编号", "级别", "依据", "规则"}, rows)
}

func explainRule(s *session, r *checks.Rule) {
	fmt.Fprintf(s.out, "%s  %s（%s）\n", r.ID, r.Title, r.Severity.Chinese())
	if r.Clause != "" {
		printWrapped(s.out, "依据  ", string(r.Clause)+noticeOf(s, r))
	}
	printWrapped(s.out, "说明  ", r.Detail)
}

// noticeOf spells out the notices that the clause's short forms stand for.
func noticeOf(s *session, r *checks.Rule) string {
	text := ""
	for _, n := range s.plan.Notices {
		for _, c := range string(r.Clause) {
			if string(c) == n.Short {
				text += "；" + n.Short + " = " + n.Number
				break
			}
		}
	}
	return text
}
