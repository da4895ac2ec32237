package wizard

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"shidian/cmd/shidian/screen"
	"shidian/templates/form"
)

// The ways in which a clerk ends the guide.
var (
	errLeft        = errors.New("left by the menu")
	ErrInterrupted = errors.New("interrupted at a question")
)

// Console is the keyboard and the screen of a clerk, or a script that plays them:
// "3" is typed, and the rollup is written.
type Console struct {
	In        io.Reader
	Out       *screen.Screen
	Interrupt <-chan os.Signal // Ctrl-C; nil for none

	lines *bufio.Reader
}

// ask shows a question and reads the answer, as it was typed but for the blanks around
// it. The error is the end of the input or of the guide.
func (c *Console) ask(ctx context.Context, question string) (string, error) {
	c.drain() // a Ctrl-C of the step before has done what it was for
	c.prompt(question)
	if c.lines == nil {
		c.lines = bufio.NewReader(c.In)
	}
	type answer struct {
		text string
		err  error
	}
	// Nothing is read before it is asked for: on Windows a Ctrl-C during a step
	// would end that reading.
	answers := make(chan answer, 1)
	go func() {
		text, err := c.lines.ReadString('\n')
		answers <- answer{text, err}
	}()
	select {
	case <-ctx.Done():
		c.say("")
		return "", ErrInterrupted
	case <-c.Interrupt:
		c.say("")
		return "", ErrInterrupted
	case a := <-answers:
		text := strings.TrimSpace(strings.TrimPrefix(a.text, "\ufeff"))
		if a.err != nil && text == "" {
			c.say("")
			return "", io.EOF
		}
		return text, nil
	}
}

// isYes reports whether an answer is yes to a question to which Enter is yes and 0 is no. What is neither is no:
// nothing is done that was not asked for.
func isYes(text string) bool {
	switch strings.ToLower(form.Fold(text)) {
	case "", "1", "y", "yes", "是", "好", "对", "可以":
		return true
	}
	return false
}

// waits has the clerk read what was said.
func (c *Console) waits(ctx context.Context) error {
	_, err := c.ask(ctx, "\n按回车继续：")
	return err
}

func (c *Console) drain() {
	select {
	case <-c.Interrupt:
	default:
	}
}

// interruptible runs a step that ends when the clerk presses Ctrl-C, and reports
// whether that is how it ended.
func (c *Console) interruptible(ctx context.Context, step func(context.Context)) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case <-c.Interrupt:
			cancel()
		case <-ctx.Done():
		}
	}()
	step(ctx)
	cancel()
	<-done
}
