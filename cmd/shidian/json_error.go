package main

import (
	"context"
	"errors"

	"shidian/consolidate"
	"shidian/templates/plan"
)

// errorJSON is why a run could not be done: usage, 没有“来件”这个文件夹或文件, exit code 2.
type errorJSON struct {
	Kind string `json:"kind"` // usage, failed, interrupted, or program for a fault of the program
	Text string `json:"text"` // Chinese: what is in the way and what to do
	Exit int    `json:"exit"`
}

// errorOf is an error in a clerk's words, with the exit code.
func errorOf(err error) errorJSON {
	var failure *consolidate.Failure
	switch {
	case errors.Is(err, context.Canceled): // whatever it was about to say
		return errorJSON{"interrupted", consolidate.Interruption(err), exitInterrupted}
	case errors.As(err, &failure) && failure.Usage:
		return errorJSON{"usage", failure.Text, exitUsage}
	case errors.As(err, &failure):
		return errorJSON{"failed", failure.Text, exitFailure}
	default:
		return errorJSON{"program", "没有做完，原有文件没有改动。请检查磁盘和输入文件后重新运行；如果还是这样，请把命令和输入文件一起反馈。", exitFailure}
	}
}

// failedJSON is what can be said of a run that found and made nothing.
type failedJSON struct {
	Schema   int           `json:"schema"`
	Error    errorJSON     `json:"error"`
	Findings []findingJSON `json:"findings"` // what the rules say of the files, where these are why
	Files    []fileJSON    `json:"files"`    // what became of each
}

// failedReport is that of the error; the plan is the one at hand.
func failedReport(p *plan.Plan, err error) failedJSON {
	out := failedJSON{schema, errorOf(err), []findingJSON{}, []fileJSON{}}
	if failure := (*consolidate.Failure)(nil); errors.As(err, &failure) {
		out.Findings, out.Files = findingsOf(p, failure.Findings), filesOf(failure.Files)
	}
	return out
}
