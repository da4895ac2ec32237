package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Exit codes, as printed in the help.
const (
	exitDone    = 0 // nothing needs a person
	exitPerson  = 1 // done, and something needs a person
	exitUsage   = 2 // the command line is wrong
	exitFailure = 3 // it could not be done

	exitInterrupted = 130 // somebody ended it, as shells say it
)

// streams are where a run speaks to. Results go to out, progress and notes to
// err; now is asked only for the default of --as-of.
type streams struct {
	out, err *screen.Screen
	now      func() time.Time
	in       io.Reader // what the guide reads; nil where nobody types
	program  string    // path of the program; "" asks the system
}

// command is one subcommand: its names, its help, and what it does.
type command struct {
	name, alias string
	args        string // of the usage line
	short       string // one line
	new         func(*pflag.FlagSet) func(context.Context, *session, []string) (int, error)
}

// commands lists every subcommand once, in the order of the work.
func commands() []command {
	return []command{templateCommand(), checkCommand(), mergeCommand(), recommendCommand(), traceCommand(), verifyCommand(), planCommand(), rulesCommand(), guideCommand(), versionCommand()}
}

// session is what every subcommand works with.
type session struct {
	streams
	plan     *plan.Plan // of --plan; nil without it
	planFrom string     // path of --plan
	typed    string     // the command as it was typed, 合并 or merge
}

// planOrEmbedded is the plan of --plan, else the embedded one whatever the year:
// for what explains and for what makes a new plan.
func (s *session) planOrEmbedded() *plan.Plan {
	if s.plan != nil {
		return s.plan
	}
	return consolidate.Embedded().Plan
}

// choice is planOrEmbedded with where it comes from, for the first line of a run.
func (s *session) choice() consolidate.PlanChoice {
	if s.plan != nil {
		return consolidate.PlanChoice{Plan: s.plan, From: s.planFrom}
	}
	return consolidate.Embedded()
}

// common are the flags of every subcommand.
type common struct {
	plan string
	help bool
}

func (c *common) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&c.plan, "plan", "", "征集方案工作簿，替换内置的方案")
	flags.BoolVarP(&c.help, "help", "h", false, "显示帮助")
}

// run does one command line and returns the exit code. It alone maps errors to
// codes, and no error of Go's is ever shown.
func run(ctx context.Context, args []string, s streams) int {
	if dropped, starts := startsGuide(args); starts {
		args = append([]string{guideCommand().name}, dropped...)
	}
	code := runCommand(ctx, args, s)
	if s.out.Err() != nil && code != exitInterrupted {
		return complain(s)
	}
	return code
}

func runCommand(ctx context.Context, args []string, s streams) int {
	if len(args) == 0 || args[0] == "-h" || args[0] == "--help" || args[0] == "help" || args[0] == "帮助" {
		printHelp(s.out)
		if len(args) == 0 {
			return exitUsage
		}
		return exitDone
	}
	for _, c := range commands() {
		if args[0] == c.name || args[0] == c.alias || c.name == "version" && isVersionWord(args[0]) {
			code, err := c.run(ctx, s, args)
			if err != nil && !isOf(s.out, err) {
				return explain(s, err)
			}
			return code
		}
	}
	fmt.Fprintf(s.err, "没有“%s”这个命令%s\n\n", args[0], didYouMean(nearestCommand(args[0])))
	printHelp(s.err)
	return exitUsage
}

func (c command) run(ctx context.Context, s streams, args []string) (int, error) {
	flags := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.Usage = func() {}
	flags.SetOutput(io.Discard)
	do := c.new(flags)
	var shared common
	shared.addFlags(flags)
	if err := flags.Parse(args[1:]); err != nil {
		return exitUsage, &consolidate.Failure{Text: flagProblem(err, flags) + "用法：shidian " + c.alias + " " + c.args, Usage: true, Cause: err}
	}
	if shared.help {
		printCommandHelp(s.out, c, flags)
		return exitDone, nil
	}
	work := &session{streams: s, planFrom: shared.plan, typed: args[0]}
	if shared.plan != "" {
		p, code, err := loadPlan(ctx, s, shared.plan)
		if p == nil {
			return code, err
		}
		work.plan = p
	}
	return do(ctx, work, flags.Args())
}

// loadPlan reads the plan of --plan; a broken one is refused cell by cell.
func loadPlan(ctx context.Context, s streams, path string) (*plan.Plan, int, error) {
	p, problems, err := consolidate.ReadPlan(ctx, path)
	if err != nil {
		return nil, exitFailure, err
	}
	if problems != nil {
		fmt.Fprintf(s.err, "方案 %s 有 %d 处问题，没有使用：\n", path, len(problems))
		for _, problem := range problems {
			fmt.Fprintf(s.err, "  %s!%s  %s\n", form.OneLine(problem.Sheet), problem.Cell, form.OneLine(problem.Text))
		}
		return nil, exitFailure, nil
	}
	return p, exitDone, nil
}

// explain prints an error in a clerk's words.
func explain(s streams, err error) int {
	var failure *consolidate.Failure
	switch {
	case errors.Is(err, context.Canceled): // whatever it was about to say
		fmt.Fprintln(s.err, "已中断，原有文件没有改动。")
		return exitInterrupted
	case errors.As(err, &failure):
		fmt.Fprintln(s.err, failure.Text)
		if failure.Usage {
			return exitUsage
		}
		return exitFailure
	default:
		fmt.Fprintln(s.err, "没有做完，原有文件没有改动。请检查磁盘和输入文件后重新运行；如果还是这样，请把命令和输入文件一起反馈。")
		return exitFailure
	}
}

// asOfFlag is the day of the run: --as-of, else today in the plan's zone.
type asOfFlag struct{ text string }

func (a *asOfFlag) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&a.text, "as-of", "", "运行日期，如 2021-05-07；默认是今天")
}

func (a *asOfFlag) day(s *session) (form.Date, error) {
	if a.text == "" {
		p := s.planOrEmbedded()
		zone, err := time.LoadLocation(p.Zone)
		if err != nil {
			return form.Date{}, &consolidate.Failure{Text: "方案中的时区不能用：" + p.Zone, Cause: err}
		}
		return form.DateOf(s.now().In(zone)), nil
	}
	d, ok := form.ParseDate(form.Answer{Raw: a.text, Kind: form.Text})
	if !ok || d.Day == 0 {
		return d, &consolidate.Failure{Text: "--as-of 的日期“" + a.text + "”不对，请写成 2021-05-07 的样子", Usage: true}
	}
	return d, nil
}
