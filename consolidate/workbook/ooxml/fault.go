package ooxml

import (
	"fmt"
	"strconv"
)

// Fault is the error of everything below a reader of files: a cause, what was
// found, and where. The reader turns it into a Refusal, or goes on beside it.
type Fault struct {
	Cause  Cause
	Part   string
	Detail string
}

func (f *Fault) Error() string { return f.Part + ": " + f.Cause.String() + ": " + f.Detail }

func (f *Fault) Refusal() *Refusal {
	return &Refusal{Cause: f.Cause, Part: f.Part, Detail: f.Detail}
}

func Faultf(cause Cause, format string, args ...any) *Fault {
	return &Fault{Cause: cause, Detail: fmt.Sprintf(format, args...)}
}

// In names the part the fault was met in, unless a deeper caller did, or there
// is no fault.
func (f *Fault) In(part string) *Fault {
	if f != nil && f.Part == "" {
		f.Part = part
	}
	return f
}

// Clip shortens what a stranger wrote, for messages.
func Clip(s string) string {
	if r := []rune(s[:min(len(s), 200)]); len(r) > 40 {
		return strconv.Quote(string(r[:40]) + "…")
	}
	return strconv.Quote(s)
}
