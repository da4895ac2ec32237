package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"shidian/cmd/shidian/screen"
)

var update = flag.Bool("update", false, "write the expected outputs in the scripts again")

// nowVariable holds the moment at which a script runs the program. A script has
// a day of its own, so that it says the same next year.
const nowVariable = "NOW"

// programVariable holds where the program of a script is said to lie, so that what it
// leaves beside it is no other test's.
const programVariable = "PROGRAM"

// TestMain lets the test binary be the program when it is called by its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"shidian": programOfScripts})
}

// programOfScripts is main, with the clock of the script where it has one.
func programOfScripts() {
	at, err := time.Parse(time.RFC3339, os.Getenv(nowVariable))
	if err != nil {
		main()
	}
	ctx := context.Background()
	s := streamsHere(ctx, os.Args[1:], func() time.Time { return at })
	s.program = os.Getenv(programVariable)
	os.Exit(run(ctx, os.Args[1:], s))
}

// TestScripts runs the stories of the command line, testdata/script/*.txtar. A
// script is the commands that people type, then the files that are there before
// and the outputs that are expected. Beside the commands of testscript it has
// those of scriptCommands. To write the expected outputs again:
//
//	go test ./cmd/shidian -update
func TestScripts(t *testing.T) {
	t.Cleanup(func() { // when the scripts, which run side by side, have ended
		if t.Failed() && !*update {
			t.Log("where the new output is as it should be, run: go test ./cmd/shidian -update")
		}
	})
	testscript.Run(t, testscript.Params{
		Dir:                filepath.Join("testdata", "script"),
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Cmds:               scriptCommands(),
		Setup: func(env *testscript.Env) error {
			env.Setenv(nowVariable, "2021-05-07T09:00:00+08:00")
			env.Setenv(programVariable, filepath.Join(env.WorkDir, "程序", "试点汇总"))
			return nil
		},
	})
}

// scriptCommands are the commands of our own. What a clerk would do in Excel is
// done by counties, county and fill; what a clerk would see there show prints.
func scriptCommands() map[string]func(*testscript.TestScript, bool, []string) {
	all := map[string]func(*testscript.TestScript, bool, []string){}
	for usage, do := range map[string]func(*testscript.TestScript, []string){
		"exit code shidian argument…": exitScript,
		"today day":                   todayScript,
		"sample name folder":          sampleScript,
		"counties text folder":        countiesScript,
		"county text workbook":        countyScript,
		"word text document":          wordScript,
		"fill workbook sheet table":   fillScript,
		"rows workbook sheet table":   rowsScript,
		"typed table workbook":        typedScript,
		"pack parcel file…":           packScript,
		"show workbook sheet column…": showScript,
		"fits columns":                fitsScript,
		"withoutsums":                 withoutSumsScript,
	} {
		name, _, _ := strings.Cut(usage, " ")
		least, open := len(strings.Fields(usage))-1, strings.HasSuffix(usage, "…")
		if open {
			least--
		}
		all[name] = func(ts *testscript.TestScript, neg bool, args []string) {
			if neg || len(args) < least || len(args) > least && !open {
				ts.Fatalf("usage: %s", usage)
			}
			do(ts, args)
		}
	}
	return all
}

// exitScript runs a command line that ends with a code: exit 1 shidian 合并 收到 -o 输出.
func exitScript(ts *testscript.TestScript, args []string) {
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
		code, err = ended.ExitCode(), nil
	}
	ts.Check(err)
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("ended with %d, not with %s", code, args[0])
	}
}

// todayScript sets the day on which the program runs from here on: today 2021-05-08.
func todayScript(ts *testscript.TestScript, args []string) {
	ts.Setenv(nowVariable, args[0]+"T09:00:00+08:00")
}

// sampleScript copies what the repository has as a sample: sample jincheng 收到.
func sampleScript(ts *testscript.TestScript, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(filepath.Join(root, "samples", args[0]))))
}

// fitsScript looks whether what was printed fits into a terminal.
func fitsScript(ts *testscript.TestScript, args []string) {
	width, err := strconv.Atoi(args[0])
	ts.Check(err)
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		line = strings.TrimSuffix(line, "\n")
		if w := screen.Cells(line); w > width {
			ts.Fatalf("a line of %d columns: %s", w, line)
		}
	}
}

// withoutSumsScript prints again what was printed, with crosses for the digests of
// files: they depend on how the release of Go packs workbooks.
func withoutSumsScript(ts *testscript.TestScript, _ []string) {
	sum := regexp.MustCompile(`\b[0-9a-f]{64}\b|\b[0-9a-f]{12}…`)
	crosses := func(digest string) string { return strings.Repeat("x", len([]rune(digest))) }
	fmt.Fprint(ts.Stdout(), sum.ReplaceAllStringFunc(ts.ReadFile("stdout"), crosses))
}
