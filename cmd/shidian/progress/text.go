package progress

import (
	"fmt"
	"time"

	"shidian/consolidate"
	"shidian/templates/form"
)

// lineOf is what is said of a step of a phase that has taken so long.
func lineOf(step consolidate.Step, taken time.Duration) string {
	text := step.Phase
	if step.All > 0 {
		text += fmt.Sprintf(" %d / %d 份", step.Done, step.All)
	}
	if left, known := timeLeft(step, taken); known {
		text += "，约剩 " + left
	}
	if step.At != "" {
		text += "  " + form.OneLine(step.At)
	}
	return text
}

// timeLeft is how long the rest of the phase takes if it goes on like this.
func timeLeft(step consolidate.Step, taken time.Duration) (left string, known bool) {
	rest := step.All - step.Done
	if step.Done == 0 || rest <= 0 || taken < settled {
		return "", false
	}
	seconds := int((taken*time.Duration(rest)/time.Duration(step.Done) + time.Second - 1) / time.Second)
	if seconds < 90 {
		return fmt.Sprintf("%d 秒", seconds), true
	}
	return fmt.Sprintf("%d 分钟", (seconds+59)/60), true
}
