package consolidate

import "sync"

// Step is how far a long run is: 正在读文件, 1240 of 2000, 沁水县.
type Step struct {
	Phase     string // Chinese
	Done, All int    // files; All is 0 in a phase that counts none
	At        string // whose file is at hand; "" where none is
}

// The phases of a merge, in their order, and of a list.
const (
	phaseFind    = "正在查找文件"
	phaseEarlier = "正在读原有的汇总"
	phaseSurvey  = "正在辨认文件"
	phaseRead    = "正在读文件"
	phaseCompute = "正在检查和汇总"
	phaseWrite   = "正在写出汇总"

	phaseWriteList = "正在写出清单"
)

func stepsOf(tell func(Step)) *steps { return &steps{tell: tell} }

// steps tells how far a run is. Those who read files at the same time tell it one after
// the other, so that whoever is told need not care. Without anybody it does nothing.
type steps struct {
	tell func(Step)
	mu   sync.Mutex
	step Step
}

func (s *steps) begin(phase string, all int) { s.say(func() { s.step = Step{Phase: phase, All: all} }) }

// done says that one more file is done, whose it was.
func (s *steps) done(at string) { s.say(func() { s.step.Done, s.step.At = s.step.Done+1, at }) }

func (s *steps) say(change func()) {
	if s == nil || s.tell == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
	s.tell(s.step)
}
