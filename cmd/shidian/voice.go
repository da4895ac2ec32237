package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"shidian/cmd/shidian/codepage"
	"shidian/cmd/shidian/progress"
	"shidian/cmd/shidian/runlog"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/workbook"
)

// voice is stdout or stderr of the program. What is said erases the line of progress, goes
// out as whoever reads it there reads it, and is kept for the record.
type voice struct {
	file *os.File
	to   io.Writer // file, in its code page
	line *progress.Line
	log  *runlog.Log
}

// streamsHere are the streams of the program for a command line. JSON is in UTF-8
// everywhere.
func streamsHere(ctx context.Context, args []string, now func() time.Time) streams {
	line, log := lineOn(os.Stderr, now), &runlog.Log{}
	go line.Keep(ctx.Done())
	page := codepage.OfStream(os.Stdout)
	if wantsJSON(args) {
		page = codepage.UTF8
	}
	return streams{now: now, in: os.Stdin, steps: line.Show, log: log,
		anew: func(ctx context.Context, args []string) streams { return streamsHere(ctx, args, now) },
		out:  screen.New(&voice{os.Stdout, codepage.Writer(os.Stdout, page), line, log}),
		err:  screen.New(&voice{os.Stderr, codepage.Writer(os.Stderr, codepage.OfStream(os.Stderr)), line, log})}
}

func (v *voice) Write(p []byte) (int, error) {
	v.line.Erase()
	_, _ = v.log.Write(p) // it keeps it in memory
	return v.to.Write(p)
}

// Fd is the terminal or file behind it, which alone knows its width.
func (v *voice) Fd() uintptr { return v.file.Fd() }

// lineOn is the line of progress on a stream.
func lineOn(file *os.File, now func() time.Time) *progress.Line {
	columns, isTerminal := screen.Columns(file)
	if !isTerminal || os.Getenv("TERM") == "dumb" {
		return progress.New(codepage.Writer(file, codepage.OfStream(file)), 0, now)
	}
	return progress.New(file, columns, now)
}

// step tells how far the run is.
func (s *session) step(phase string, done, all int, at string) {
	if s.steps != nil {
		s.steps(consolidate.Step{Phase: phase, Done: done, All: all, At: at})
	}
}

// noted is where the record of a run is to lie, and what it says of it.
type noted struct {
	folder string // of the rollup; "" for a run that keeps no record
	plan   string
}

// note has the run kept beside the rollup that was written or read.
func (s *session) note(folder string, choice consolidate.PlanChoice) {
	s.noted = noted{folder, choice.Line()}
}

// keepRecord keeps what the run said. A run whose record cannot be kept is none the worse,
// and says so.
func (s *session) keepRecord(ctx context.Context, args []string, code int) {
	if s.noted.folder == "" || s.log == nil {
		return
	}
	build, _ := debug.ReadBuildInfo()
	run := runlog.Run{When: s.now(), Program: strings.Join(aboutProgram(build), "；"), Plan: s.noted.plan, Command: typedAgain(args), Exit: code}
	switch err := s.log.Save(context.WithoutCancel(ctx), s.noted.folder, run); {
	case errors.Is(err, runlog.ErrOther):
		fmt.Fprintf(s.err, "%s 没有写：已经有一个同名的文件，不是程序写的。不影响结果；请把它改名。\n", filepath.Join(s.noted.folder, workbook.RecordName))
	case err != nil:
		fmt.Fprintf(s.err, "%s 没有写成，不影响结果。请看一看它是不是正被别的程序打开。\n", filepath.Join(s.noted.folder, workbook.RecordName))
	}
}

// typedAgain is a command line as it was typed.
func typedAgain(args []string) string {
	words := []string{program}
	for _, word := range args {
		if word == "" || strings.ContainsAny(word, " \t") {
			word = `"` + word + `"`
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}
