package main

import (
	"testing"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// A unit that owes its final list is somebody's to call.
func TestExitCodeSaysThatAUnitOwesItsFinalList(t *testing.T) {
	p := testplan.New()
	city, _ := p.Region("140500")
	for draft, want := range map[bool]int{true: exitPerson, false: exitDone} {
		sent := &form.Return{Mark: form.Mark{Kind: form.ListBook}, Draft: draft}
		u := &record.Unit{UnitFacts: &checks.UnitFacts{Status: checks.Filed}, Files: []*record.ReceivedFile{{File: &record.File{Return: sent}, Status: record.Merged}}}
		if got := exitCode(&consolidate.Result{Rollup: &record.Rollup{Plan: p, Region: city, Units: []*record.Unit{u}}}); got != want {
			t.Errorf("a draft %v: exit %d", draft, got)
		}
	}
}
