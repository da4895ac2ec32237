package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/wizard"
	"shidian/consolidate"
	"shidian/templates/form"
	"shidian/templates/release"
)

func guideCommand() command {
	return command{name: "guide", alias: "向导", args: "[文件夹或文件…]", isPath: allPaths, example: "samples/jincheng", short: "一步一步做：看有什么、说下一步、按回车就做；双击程序也是它",
		new: func(*pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			return func(ctx context.Context, s *session, args []string) (int, error) {
				return guide(ctx, s.streams, args)
			}
		}}
}

// startsGuide reports whether a command line is none that somebody typed: the program
// was started by a double click, or by dropping files and folders on it.
func startsGuide(args []string) (dropped []string, starts bool) {
	for _, arg := range args {
		if _, err := os.Stat(arg); err != nil || strings.HasPrefix(arg, "-") {
			return nil, false
		}
	}
	if len(args) == 0 {
		return nil, hasOwnConsole()
	}
	return args, !isCommand(args[0])
}

// isCommand reports whether the word is a command, also where a folder has its name.
func isCommand(word string) bool {
	for _, c := range commands() {
		if word == c.name || word == c.alias {
			return true
		}
	}
	return false
}

// guide runs the guide until the clerk leaves. The code is that of the last step.
func guide(ctx context.Context, s streams, dropped []string) (int, error) {
	today, err := (&asOfFlag{}).day(&session{streams: s})
	if err != nil {
		return exitFailure, err
	}
	g, err := newGuide(s, today)
	if err != nil {
		return exitFailure, err
	}
	for i, path := range dropped {
		if dropped[i], err = filepath.Abs(path); err != nil {
			return exitFailure, err
		}
	}
	if hasOwnConsole() {
		g.Folders = []string{g.Home}
		_ = os.Chdir(g.Home) // only so that paths are short
	} else {
		g.Folders = whereToLook(ctx, g)
	}
	code := exitDone
	g.Do = func(ctx context.Context, args []string) bool {
		step := s
		if s.anew != nil { // with a record of its own
			step = s.anew(ctx, args)
		}
		code = run(ctx, args, step)
		return code == exitDone || code == exitPerson
	}
	// A Ctrl-C ends the step or the guide, and not the context of the whole program.
	ctx, stop := signal.NotifyContext(context.WithoutCancel(ctx), syscall.SIGTERM)
	defer stop()
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	g.Interrupt = interrupts
	if errors.Is(g.Run(ctx, dropped), wizard.ErrInterrupted) {
		return exitInterrupted, nil
	}
	return code, nil
}

// newGuide is the guide of this program, on this disk.
func newGuide(s streams, today form.Date) (*wizard.Guide, error) {
	program := s.program
	if program == "" {
		var err error
		if program, err = os.Executable(); err != nil {
			return nil, &consolidate.Failure{Text: "看不出程序在哪个文件夹，向导开不了。请用命令，如：shidian 帮助", Cause: err}
		}
	}
	if s.in == nil {
		s.in = strings.NewReader("") // nobody types
	}
	home := filepath.Dir(program)
	office := wizard.Office{Plan: consolidate.Embedded().Plan, Today: today, Shown: nearby}
	return &wizard.Guide{
		Console: wizard.Console{In: s.in, Out: s.out},
		Title:   "试点汇总 " + release.Version(), Home: home, Today: today,
		Survey: office.Survey, Tell: office.Tell, PlanOf: office.PlanOf,
		Exists: func(path string) bool { _, err := os.Stat(path); return path != "" && err == nil },
		Shown:  nearby, Pasted: pasted, Open: openOnDesk,
	}, nil
}

// whereToLook are the folder in which the guide was called, and that of the program where
// anything lies in it.
func whereToLook(ctx context.Context, g *wizard.Guide) []string {
	here, err := os.Getwd()
	if err != nil {
		return []string{g.Home}
	}
	if there := g.Survey(ctx, []string{g.Home}); here != g.Home && !there.Empty() {
		return []string{g.Home, here}
	}
	return []string{here}
}

// nearby is a path from the working folder on, where it lies below it.
func nearby(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(here, abs); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}
