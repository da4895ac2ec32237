package wizard

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"shidian/cmd/shidian/screen"
	"shidian/templates/form"
)

var update = flag.Bool("update", false, "write the transcripts in testdata again")

// office is a made-up desk: what lies there before and after steps, and what was run and
// opened.
type office struct {
	survey Survey
	things map[string]Thing
	plans  map[string]PlanFile
	year   int
	after  map[string]func(*office) // by the first word of a command, what it changes
	fails  []string                 // first words of commands that cannot be done
	cannot bool                     // nothing can be opened here
	home   string
	events []string
}

// plan2021 is the plan within the program.
func plan2021() PlanFile {
	return PlanFile{Line: "2021年度  方案：内置（晋市监发〔2021〕86号）", Cycle: "2021", Day: form.Date{Year: 2021, Month: 5, Day: 8}}
}

// jincheng is the desk of a city to which twelve workbooks have come.
func jincheng() *office {
	return &office{
		year:   2021,
		survey: Survey{Received: []ReceivedFolder{{Path: "收到", What: "12 份申报表", Region: "晋城市"}}},
		things: map[string]Thing{"收到": {Kind: Received, Path: "收到"}},
		plans:  map[string]PlanFile{"": plan2021()},
	}
}

// merged is the same desk when it has merged, with so many things to be decided.
func merged(holds int) *office {
	o := jincheng()
	o.survey.Rollups = []RollupFile{{Path: "输出/晋城市2021年度汇总.xlsx", Region: "晋城市", Holds: holds, Plan: plan2021()}}
	o.things["输出/晋城市2021年度汇总.xlsx"] = Thing{Kind: Rollup, Path: "输出/晋城市2021年度汇总.xlsx"}
	return o
}

// play runs the guide over what is typed, and returns all that was shown, with what was
// typed where it was typed.
func (o *office) play(t *testing.T, dropped []string, typed ...string) string {
	t.Helper()
	var shown bytes.Buffer
	if o.home == "" {
		o.home = t.TempDir()
	}
	g := o.guide(&shown, &keys{lines: typed, screen: &shown})
	if err := g.Run(t.Context(), dropped); err != nil {
		fmt.Fprintf(&shown, "（%v）\n", err)
	}
	return o.shown(shown.String())
}

func (o *office) guide(shown *bytes.Buffer, in *keys) *Guide {
	out := screen.New(shown)
	return &Guide{
		Console: Console{In: in, Out: out},
		Title:   "试点汇总 0.9.0", Home: o.home, Folders: []string{o.home}, Today: form.Date{Year: o.year, Month: 5, Day: 7},
		Survey: func(_ context.Context, folders []string, known ...string) Survey { return o.survey },
		Tell: func(_ context.Context, path string) Thing {
			if t, ok := o.things[path]; ok {
				return t
			}
			return Thing{Kind: Other, Path: path, Text: "没有“" + path + "”这个文件夹或文件，请核对。"}
		},
		PlanOf: func(_ context.Context, path string) PlanFile { return o.plans[nearby(path)] },
		Exists: func(path string) bool { _, ok := o.things[nearby(path)]; return ok },
		Shown:  nearby,
		Pasted: func(word string) string { return word },
		Do: func(ctx context.Context, args []string) bool {
			o.events = append(o.events, strings.Join(args, " "))
			fmt.Fprintf(out, "（%s 的输出）\n", args[0])
			if change := o.after[args[0]]; change != nil {
				change(o)
			}
			return ctx.Err() == nil && !slices.Contains(o.fails, args[0])
		},
		Open: func(path string) error {
			o.events = append(o.events, "打开 "+path)
			if o.cannot {
				return errors.New("no desktop")
			}
			return nil
		},
	}
}

// nearby is a path seen from the folder in which the tests run.
func nearby(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	return strings.TrimPrefix(path, here+"/")
}

// keys types one line after the other, when the guide reads.
type keys struct {
	lines  []string
	screen *bytes.Buffer
}

func (k *keys) Read(p []byte) (int, error) {
	if len(k.lines) == 0 {
		return 0, io.EOF
	}
	line := k.lines[0] + "\n"
	k.lines = k.lines[1:]
	k.screen.WriteString(strings.TrimSuffix(line, "\n") + "⏎\n")
	return copy(p, line), nil
}

// shown is a text without the folder of the test.
func (o *office) shown(text string) string { return strings.ReplaceAll(text, o.home, "试点") }

func equal(a, b []string) bool { return len(a) == len(b) && (len(a) == 0 || slices.Equal(a, b)) }
