package main

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/templates/plan"
)

// planOptions are the flags of plan.
type planOptions struct {
	out      string
	check    bool
	against  string
	next     int
	city     string
	province string
}

func planCommand() command {
	return command{name: "plan", alias: "方案", args: "-o 文件 [参数]；或者 --check [方案] [--against 方案]", example: "-o out/征集方案.xlsx", short: "把现行方案写成工作簿，改好后用 --plan 使用；--check 用句子说明方案的意思",
		isPath: allPaths,
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o planOptions
			flags.StringVarP(&o.out, "out", "o", "", "`文件`：写到哪里（必须写）；写文件夹的叫征集方案.xlsx")
			flags.IntVar(&o.next, "next", 0, "`年份`：做出这一年的方案，要核对的格子标黄")
			flags.StringVar(&o.city, "for", "", "`市名`：由省的方案做出这个市的，省里定的锁定")
			flags.StringVar(&o.province, "province", "", "`省名`：由行政区划表做出这个省的第一份方案")
			flags.BoolVar(&o.check, "check", false, "不写文件，逐句说明方案的意思；市的方案，列出与省不一致的格子")
			flags.StringVar(&o.against, "against", "", "`方案`：与 --check 合用，说明与这一份有什么不同")
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if err := o.takeNamed(ctx, s, args); err != nil {
					return exitUsage, err
				}
				return o.run(ctx, s)
			}
		}}
}

// takeNamed takes a plan that is named without --plan, which only --check has.
func (o *planOptions) takeNamed(ctx context.Context, s *session, args []string) (err error) {
	if len(args) == 0 {
		return nil
	}
	if !o.check || s.plan != nil || len(args) > 1 {
		return tooMuch(args[len(args)-1])
	}
	s.planFrom = args[0]
	s.plan, err = loadPlan(ctx, args[0])
	return err
}

func (o *planOptions) run(ctx context.Context, s *session) (int, error) {
	if problem := o.misused(s); problem != "" {
		return exitUsage, &consolidate.Failure{Text: problem, Usage: true}
	}
	if o.check {
		return o.explain(ctx, s)
	}
	out, err := consolidate.OutputPath(o.out, "征集方案.xlsx")
	if err != nil {
		return exitUsage, err
	}
	made, err := o.make(s)
	if err != nil {
		return exitUsage, err
	}
	if err := writePlan(ctx, made.plan, made.toLookAt, out); err != nil {
		return exitFailure, err
	}
	fmt.Fprintln(s.out, made.from)
	fmt.Fprintf(s.out, "已写出：%s\n", shownPath(out))
	if made.says != "" {
		s.out.Wrapped("", made.says)
	}
	fmt.Fprintf(s.out, "改好后在命令中加 --plan %s 使用。\n", shownPath(out))
	return exitDone, nil
}

// misused says in Chinese which flags do not go together; "" where they do.
func (o *planOptions) misused(s *session) string {
	makes := o.next != 0 || o.city != "" || o.province != ""
	switch {
	case o.check && (o.out != "" || makes) || !o.check && o.against != "":
		return "--check 只说明，不写文件，不和 -o、--next、--for、--province 一起用；--against 与 --check 合用，如：shidian 方案 --check --plan 征集方案.xlsx --against 去年的方案.xlsx"
	case o.check:
		return ""
	case o.out == "":
		return "请用 -o 写明文件，如：shidian 方案 -o 征集方案.xlsx"
	case o.next != 0 && (o.next < 2000 || o.next > 2099):
		return fmt.Sprintf("--next 请写四位年份，如 2027，写的是 %d", o.next)
	case o.city != "" && (o.next != 0 || o.province != ""):
		return "--for 由现成的方案做市的方案，不和 --next、--province 一起用，如：shidian 方案 --for 某市 --plan 省方案.xlsx -o 市方案.xlsx"
	case o.province != "" && s.plan != nil:
		return "--province 由行政区划表做方案，不用 --plan，如：shidian 方案 --province 山东 -o 方案.xlsx"
	}
	return ""
}

// explain says what the plan means, in which locked places it is not as the plan above,
// and what another one sets otherwise.
func (o *planOptions) explain(ctx context.Context, s *session) (int, error) {
	p := s.planOrEmbedded()
	fmt.Fprintln(s.out, s.choice().Line())
	for _, line := range append(p.Meaning(), checks.LeftOutMeaning(p)...) {
		s.out.Wrapped("  ", line)
	}
	code := exitDone
	if texts := plan.DriftTexts(p.Drift); texts != nil {
		code = list(s, fmt.Sprintf("与上级方案不一致的 %d 处，请改回来，或者请上级改方案：", len(texts)), texts)
	}
	if o.against == "" {
		return code, nil
	}
	other, err := loadPlan(ctx, o.against)
	if err != nil {
		return exitFailure, err
	}
	differences := differencesOf(p, other)
	if differences == nil {
		fmt.Fprintf(s.out, "与 %s 没有不同。\n", shownPath(o.against))
		return code, nil
	}
	return list(s, fmt.Sprintf("与 %s 不同的 %d 处：", shownPath(o.against), len(differences)), differences), nil
}

// differencesOf are those of a plan from another one: of a city's copy, from the plan
// above, they are the locked places, with what stands there.
func differencesOf(p, other *plan.Plan) []string {
	if !p.IsCopy() || other.IsCopy() {
		return plan.Differences(other, p)
	}
	return plan.DriftTexts(plan.DriftFrom(other, p))
}

// list prints lines below a head; somebody has to look at them.
func list(s *session, head string, lines []string) int {
	fmt.Fprintln(s.out, head)
	for _, line := range lines {
		s.out.Wrapped("  ", line)
	}
	return exitPerson
}
