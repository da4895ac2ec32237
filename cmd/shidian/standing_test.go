package main

import (
	"testing"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/rollup"
	"shidian/templates/form"
)

// A unit that owes its final list is somebody's to call.
func TestExitCodeSaysThatAUnitOwesItsFinalList(t *testing.T) {
	for draft, want := range map[bool]int{true: exitPerson, false: exitDone} {
		sent := &form.Return{Mark: form.Mark{Kind: form.ListBook}, Draft: draft}
		u := &rollup.Unit{Unit: &checks.Unit{Entry: checks.Filed}, Files: []*rollup.FileLine{{File: &rollup.File{Return: sent}, Status: rollup.Merged}}}
		if got := exitCode(&consolidate.Result{Rollup: &rollup.Rollup{Units: []*rollup.Unit{u}}}); got != want {
			t.Errorf("a draft %v: exit %d", draft, got)
		}
	}
}
