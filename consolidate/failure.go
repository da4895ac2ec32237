package consolidate

import (
	"errors"
	"fmt"

	"shidian/checks"
	"shidian/templates/form"
)

// Failure is why a run could not be done, in words for a clerk: 没有“来件”这个文件夹或
// 文件，请核对. It is not a finding: nothing was judged.
type Failure struct {
	Text  string // Chinese: what is in the way and what to do
	Usage bool   // the command line has to be changed
	Cause error  // for developers; never shown to a clerk

	Placed []string // paths of the files that were written all the same

	// Where the files are why: what became of each, and what the rules say of it.
	Files    []FileReport
	Findings []checks.Finding
}

func (f *Failure) Error() string {
	if f.Cause != nil {
		return fmt.Sprintf("%s (%v)", f.Text, f.Cause)
	}
	return f.Text
}

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Cause }

// Interruption is what is said of a run that somebody has ended: what was done, if anything.
func Interruption(err error) string {
	var failure *Failure
	if errors.As(err, &failure) && failure.Placed != nil {
		return "已中断。" + failure.Text
	}
	return "已中断，原有文件没有改动。"
}

// failf makes a Failure. Names in its text are shown on one line, whatever a sender has
// put into them.
func failf(format string, args ...any) *Failure {
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = form.OneLine(text)
		}
	}
	return &Failure{Text: fmt.Sprintf(format, args...)}
}
