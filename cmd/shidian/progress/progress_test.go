package progress

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"shidian/consolidate"
)

// clock is a clock that goes only when it is told to.
type clock struct{ time.Time }

func (c *clock) now() time.Time       { return c.Time }
func (c *clock) wait(d time.Duration) { c.Time = c.Add(d) }
func reading(done int) consolidate.Step {
	return consolidate.Step{Phase: "正在读文件", Done: done, All: 2000, At: "沁水县"}
}

// lines plays a run of so many seconds in which a file takes a tenth of one.
func lines(columns, seconds int) (*Line, *bytes.Buffer) {
	var out bytes.Buffer
	c := &clock{time.Date(2021, 5, 7, 9, 0, 0, 0, time.UTC)}
	line := New(&out, columns, c.now)
	for n := range 10 * seconds {
		line.Show(reading(n))
		c.wait(100 * time.Millisecond)
	}
	return line, &out
}

func TestNothingIsShownUnderASecond(t *testing.T) {
	for _, columns := range []int{0, 80} {
		if line, out := lines(columns, 1); out.Len() > 0 || line.standing {
			t.Errorf("%d columns: %q", columns, out)
		}
	}
}

func TestALogGetsALineEveryTenSeconds(t *testing.T) {
	_, out := lines(0, 30)
	want := "正在读文件 10 / 2000 份，约剩 4 分钟  沁水县\n正在读文件 110 / 2000 份，约剩 4 分钟  沁水县\n正在读文件 210 / 2000 份，约剩 3 分钟  沁水县\n"
	if out.String() != want {
		t.Errorf("got\n%s", out)
	}
}

func TestATerminalHasOneLine(t *testing.T) {
	line, out := lines(80, 3)
	const erase = "\x1b[1A\x1b[J"
	shown := strings.Split(out.String(), erase)
	if len(shown) != 10 || shown[9] != "正在读文件 28 / 2000 份，约剩 198 秒  沁水县\n" && shown[9] != "正在读文件 28 / 2000 份，约剩 4 分钟  沁水县\n" {
		t.Errorf("%d lines, the last %q", len(shown), shown[len(shown)-1])
	}
	line.Erase()
	if !strings.HasSuffix(out.String(), "\n"+erase) {
		t.Errorf("the line stands: %q", out)
	}
	before := out.Len()
	line.now = func() time.Time { return time.Date(2021, 5, 7, 10, 0, 0, 0, time.UTC) }
	line.Tick()
	line.Erase()
	if out.Len() != before {
		t.Error("a line among what is said")
	}
	line.Show(reading(100))
	if !strings.HasSuffix(out.String(), "沁水县\n") {
		t.Error("a step after something was said is not shown")
	}
}

// The line is never wider than the terminal, whatever is at hand.
func TestALineFitsTheTerminal(t *testing.T) {
	for _, columns := range []int{20, 40, 60, 80} {
		var out bytes.Buffer
		c := &clock{time.Date(2021, 5, 7, 9, 0, 0, 0, time.UTC)}
		line := New(&out, columns, c.now)
		c.wait(2 * time.Second)
		line.Show(consolidate.Step{Phase: "正在读文件", Done: 3, All: 2000, At: strings.Repeat("“县”…名", 30)})
		cells := 0
		for _, r := range strings.TrimSuffix(out.String(), "\n") {
			if cells++; r > 0xff {
				cells++
			}
		}
		if cells >= columns || cells < columns-3 {
			t.Errorf("%d of %d columns: %s", cells, columns, out.String())
		}
	}
}

func TestAPhaseThatTellsNothingIsShown(t *testing.T) {
	var out bytes.Buffer
	c := &clock{time.Date(2021, 5, 7, 9, 0, 0, 0, time.UTC)}
	line := New(&out, 80, c.now)
	line.Tick()
	line.Show(consolidate.Step{Phase: "正在写出汇总"})
	c.wait(2 * time.Second)
	line.Tick()
	if out.String() != "正在写出汇总\n" {
		t.Errorf("%q", out.String())
	}
	new(Line).Show(reading(1)) // shows nothing
	new(Line).Erase()
}

func TestTimeLeft(t *testing.T) {
	for _, c := range []struct {
		done  int
		taken time.Duration
		want  string
	}{
		{0, 5 * time.Second, " false"}, {2000, 5 * time.Second, " false"}, {100, time.Second / 2, " false"},
		{1000, 5 * time.Second, "5 秒 true"}, {100, 4 * time.Second, "76 秒 true"}, {100, 60 * time.Second, "19 分钟 true"},
	} {
		left, known := timeLeft(reading(c.done), c.taken)
		if got := fmt.Sprint(left, " ", known); got != c.want {
			t.Errorf("%d in %s: %s", c.done, c.taken, got)
		}
	}
}
