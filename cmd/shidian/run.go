package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/runlog"
	"shidian/cmd/shidian/screen"
	"shidian/cmd/shidian/typed"
	"shidian/consolidate"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// The exit codes of every command.
const (
	exitDone    = 0
	exitPerson  = 1
	exitUsage   = 2
	exitFailure = 3

	exitInterrupted = 130 // as shells say it
)

// exits are the exit codes as the help says them: 2 命令写得不对.
func exits() []struct {
	code int
	says string
} {
	return []struct {
		code int
		says string
	}{
		{exitDone, "没有要人处理的事"}, {exitPerson, "已做完，有事要人处理"}, {exitUsage, "命令写得不对"}, {exitFailure, "没有做成"}, {exitInterrupted, "被中断"},
	}
}

// streams are where a run speaks to. Results go to out, progress and notes to
// err; now is asked only for the default of --as-of.
type streams struct {
	out, err *screen.Screen
	now      func() time.Time
	in       io.Reader // what the guide reads; nil where nobody types
	program  string    // path of the program; "" asks the system

	steps func(consolidate.Step)                  // told how far a run is; nil for nobody
	log   *runlog.Log                             // of what is said; nil keeps none
	anew  func(context.Context, []string) streams // for a command line that the guide runs; nil for these same ones
}

// command is one subcommand: its names, its help, and what it does.
type command struct {
	name, alias string
	args        string                  // of the usage line
	example     string                  // arguments that work on the samples
	short       string                  // one line
	isPath      func(argument int) bool // which arguments are paths; nil for none
	new         func(*pflag.FlagSet) func(context.Context, *session, []string) (int, error)
}

// commands lists every subcommand once, in the order of the work.
func commands() []command {
	return []command{templateCommand(), checkCommand(), mergeCommand(), recommendCommand(), formCommand(), packageCommand(), publishCommand(), establishCommand(), traceCommand(), verifyCommand(), archiveCommand(), planCommand(), rulesCommand(), guideCommand(), versionCommand()}
}

// session is what every subcommand works with.
type session struct {
	streams
	tongue   tongue
	told     bool       // that the run failed, in the JSON of the command
	plan     *plan.Plan // of --plan; nil without it
	planFrom string     // path of --plan
	typed    string     // the command as it was typed, 合并 or merge
	noted    noted      // for the record of the run
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
	plan  string
	quiet bool
	help  bool
}

func (c *common) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&c.plan, "plan", "", "`文件`：改过的征集方案，替换内置的方案")
	flags.BoolVarP(&c.quiet, "quiet", "q", false, "不显示进度")
	flags.BoolVarP(&c.help, "help", "h", false, "显示帮助")
}

// run does one command line and returns the exit code. It alone maps errors to
// codes, and no error of Go's is ever shown.
func run(ctx context.Context, args []string, s streams) int {
	if dropped, starts := startsGuide(args); starts {
		args = append([]string{guideCommand().name}, dropped...)
	}
	line, err := typed.Read(args, deskHere())
	work := &session{streams: s, tongue: tongueOf(line.Command), typed: line.Command}
	s.out.Say, s.err.Say = work.tongue.say, work.tongue.say
	code := runTyped(ctx, work, args, line, err)
	work.keepRecord(ctx, args, code)
	if s.out.Err() != nil && code != exitInterrupted {
		return complain(s)
	}
	return code
}

// runTyped does what was typed, and says why it could not be done.
func runTyped(ctx context.Context, s *session, args []string, line typed.Line, why error) int {
	if why != nil {
		return explain(s, &consolidate.Failure{Text: why.Error(), Usage: true, Cause: why}, wantsJSON(args))
	}
	for _, remark := range line.Remarks {
		s.err.Wrapped("", remark)
	}
	code, err := runCommand(ctx, s, line)
	if err == nil || isOf(s.out, err) {
		return code
	}
	return explain(s, err, wantsJSON(line.Args) && !s.told)
}

func runCommand(ctx context.Context, s *session, line typed.Line) (int, error) {
	switch c, known := commandNamed(line.Command); {
	case line.Command == "":
		return withoutCommand(ctx, s, line.Args)
	case line.Command == helpName || line.Command == helpAlias:
		return helpOn(s, line.Args)
	case known:
		return c.run(ctx, s, line.Args)
	default:
		return exitUsage, noCommand(line)
	}
}

// commandNamed is the command with the name, English or Chinese.
func commandNamed(name string) (command, bool) {
	for _, c := range commands() {
		if name == c.name || name == c.alias {
			return c, true
		}
	}
	return command{}, false
}

// flags are the flags of the command, and what it does with them.
func (c command) flags() (*pflag.FlagSet, func(context.Context, *session, []string) (int, error), *common) {
	flags := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.Usage = func() {}
	flags.SetOutput(io.Discard)
	do := c.new(flags)
	shared := &common{}
	shared.addFlags(flags)
	return flags, do, shared
}

func (c command) run(ctx context.Context, s *session, args []string) (int, error) {
	flags, do, shared := c.flags()
	if err := flags.Parse(args); err != nil {
		return exitUsage, &consolidate.Failure{Text: flagProblem(err, flags) + "用法：" + c.usage(s.tongue), Usage: true, Cause: err}
	}
	if shared.help {
		printCommandHelp(s, c, flags)
		return exitDone, nil
	}
	if shared.quiet {
		s.steps = nil
	}
	if shared.plan != "" {
		p, err := loadPlan(ctx, shared.plan)
		if err != nil {
			return exitFailure, err
		}
		s.plan, s.planFrom = p, shared.plan
	}
	return do(ctx, s, flags.Args())
}

// loadPlan reads the plan of --plan; a broken one is refused cell by cell.
func loadPlan(ctx context.Context, path string) (*plan.Plan, error) {
	p, problems, err := consolidate.ReadPlan(ctx, path)
	if err != nil || problems == nil {
		return p, err
	}
	lines := []string{fmt.Sprintf("方案 %s 有 %d 处问题，没有使用：", shownPath(path), len(problems))}
	for _, problem := range problems {
		lines = append(lines, fmt.Sprintf("  %s  %s", placeOf(form.OneLine(problem.Sheet), problem.Cell), form.OneLine(problem.Text)))
	}
	return nil, &consolidate.Failure{Text: strings.Join(lines, "\n")}
}

// explain prints an error in a clerk's words, and for other programs in JSON.
func explain(s *session, err error, asJSON bool) int {
	failed := errorOf(err)
	text := s.tongue.say(failed.Text)
	fmt.Fprintln(s.err, text)
	if asJSON {
		if err := s.out.JSON(failedReport(s.planOrEmbedded(), err)); err != nil {
			return exitFailure
		}
	}
	return failed.Exit
}
