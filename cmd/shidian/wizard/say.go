package wizard

import (
	"context"
	"fmt"
	"strings"

	"shidian/cmd/shidian/screen"
	"shidian/templates/form"
)

// say shows lines, each with its indent, as wide as the terminal is. A line break in a
// name is somebody's, and makes no line.
func (c *Console) say(format string, args ...any) {
	for _, line := range strings.Split(c.filled(format, args), "\n") {
		text := strings.TrimLeft(line, " ")
		c.Out.Wrapped(line[:len(line)-len(text)], text)
	}
}

func (c *Console) filled(format string, args []any) string {
	if len(args) == 0 {
		return format // it may be somebody's sentence, with a % in it
	}
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = form.OneLine(text)
		}
	}
	return fmt.Sprintf(format, args...)
}

// prompt shows a question; what is typed stands behind it.
func (c *Console) prompt(question string) {
	var lines []string
	for _, line := range strings.Split(question, "\n") {
		lines = append(lines, screen.Wrap(form.OneLine(line), c.Out.Width())...)
	}
	fmt.Fprint(c.Out, strings.Join(lines, "\n"))
}

// isNo reports whether an answer goes back.
func isNo(text string) bool { return form.Fold(text) == "0" }

// pick has the clerk choose one of several by its number. n is -1 when text is what was
// typed instead; nothing typed goes back, too.
func (c *Console) pick(ctx context.Context, title string, options []string, question string) (n int, text string, err error) {
	c.say("\n" + title)
	for i, option := range options {
		c.say("  %d  %s", i+1, option)
	}
	text, err = c.ask(ctx, question)
	for i := range options {
		if err == nil && form.Fold(text) == fmt.Sprint(i+1) {
			return i, "", nil
		}
	}
	if isNo(text) {
		text = ""
	}
	return -1, text, err
}
