package wizard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"shidian/cmd/shidian/screen"
)

// A Ctrl-C ends the step that runs, and the guide goes on.
func TestCtrlCEndsTheStep(t *testing.T) {
	o := jincheng()
	o.home = t.TempDir()
	var shown bytes.Buffer
	g := o.guide(&shown, &keys{lines: []string{"2", "", "0"}, screen: &shown})
	interrupts := make(chan os.Signal, 1)
	g.Interrupt = interrupts
	g.Do = func(ctx context.Context, _ []string) bool {
		interrupts <- os.Interrupt
		<-ctx.Done()
		interrupts <- os.Interrupt // once more, out of impatience
		return false
	}
	if err := g.Run(t.Context(), nil); err != nil || strings.Count(shown.String(), "请选：") != 2 {
		t.Errorf("%v\n%s", err, shown.String())
	}
}

// At a question it ends the guide, and so does the end of the input.
func TestCtrlCAtTheMenuEndsTheGuide(t *testing.T) {
	o := jincheng()
	o.home = t.TempDir()
	for _, end := range []string{"Ctrl-C", "end of input", "end of the program"} {
		var shown bytes.Buffer
		g := o.guide(&shown, &keys{screen: &shown})
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		in, typing := io.Pipe()
		interrupts := make(chan os.Signal)
		g.In, g.Interrupt = in, interrupts
		g.PlanOf = func(context.Context, string) PlanFile { return plan2021() }
		go func() {
			switch end {
			case "Ctrl-C":
				for ctx.Err() == nil { // the first ones may end a look at the folders
					select {
					case interrupts <- os.Interrupt:
					case <-ctx.Done():
					}
				}
			case "end of input":
				typing.Close()
			default:
				cancel()
			}
		}()
		err := g.Run(ctx, nil)
		if interrupted := errors.Is(err, ErrInterrupted); interrupted != (end != "end of input") {
			t.Errorf("%s: %v", end, err)
		}
	}
}

// What is neither yes nor no is no.
func TestNothingIsDoneThatWasNotAskedFor(t *testing.T) {
	for typed, want := range map[string]bool{"": true, "是": true, "Y": true, "１": true, "0": false, "否": false, "n": false, "？": false} {
		if isYes(typed) != want {
			t.Errorf("%q", typed)
		}
	}
}

// A question is no wider than the terminal, and what names hold is shown.
func TestQuestionsFitTheScreen(t *testing.T) {
	t.Setenv("COLUMNS", "40")
	var shown bytes.Buffer
	c := Console{In: strings.NewReader("\ufeff 三 \r\n"), Out: screen.New(&shown)}
	text, err := c.ask(t.Context(), "汇总写到\u202e什么地方，写得很长很长很长很长很长很长很长很长很长很长很长很长：")
	if err != nil || text != "三" || strings.Contains(shown.String(), "\u202e") {
		t.Errorf("%q %v %q", text, err, shown.String())
	}
	for line := range strings.Lines(shown.String()) {
		if screen.Cells(strings.TrimSuffix(line, "\n")) > 39 {
			t.Errorf("%q", line)
		}
	}
}
