package consolidate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestAMergeTellsHowFarItIs(t *testing.T) {
	in := sample(t, "jincheng")
	var told []Step
	_, with := run{in: in, options: func(o *Options, _ string) {
		o.Progress = func(s Step) { told = append(told, s) } // the race detector sees whether two tell at a time
	}}.merged(t)
	_, without := run{in: in}.merged(t)
	if string(with[cityRollup]) != string(without[cityRollup]) {
		t.Error("who is told changes what is written")
	}
	var phases, at []string
	for _, s := range told {
		if !slices.Contains(phases, s.Phase) {
			phases = append(phases, s.Phase)
		}
		if s.Phase == phaseRead && s.Done > 0 {
			at = append(at, s.At)
		}
	}
	if got := strings.Join(phases, " "); got != phaseFind+" "+phaseEarlier+" "+phaseSurvey+" "+phaseRead+" "+phaseCompute+" "+phaseWrite {
		t.Error(got)
	}
	slices.Sort(at)
	last := told[len(told)-3]
	if fmt.Sprint(at) != "[城区 沁水县 泽州县 阳城县 陵川县]" || last.Done != len(in) || last.All != len(in) {
		t.Error(at, last)
	}
}
