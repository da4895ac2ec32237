package screen

import (
	"bytes"
	"strings"
	"testing"
)

func TestTableFitsAndPutsNumbersToTheRight(t *testing.T) {
	t.Setenv("COLUMNS", "40")
	var out bytes.Buffer
	s := New(&out)
	header := []string{"单位", "项目", "要做什么"}
	rows := Rows([][]string{{"沁水县", "12", ""}, {"阳城县", "1,240", "1 个项目有错误，请退回修改，改好后再报"}})
	if err := s.Table(header, rows); err != nil {
		t.Fatal(err)
	}
	const want = `单位     项目  要做什么
沁水县     12
阳城县  1,240  1 个项目有错误，请退回修
               改，改好后再报
`
	if out.String() != want || s.Height(header, rows) != 4 {
		t.Errorf("height %d, got\n%s", s.Height(header, rows), out.String())
	}
}

// A command too long for a terminal goes on after a \, as shells read it; a program that
// reads the line gets it whole.
func TestCommandStaysOne(t *testing.T) {
	words := []string{"shidian", "合并", "收到的文件", "-o", "输出文件夹", "--region", "晋城市"}
	for _, people := range []bool{true, false} {
		var out bytes.Buffer
		s := &Screen{to: &out, columns: 40, people: people}
		s.Command(Plain, words)
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		if joined := strings.Join(strings.Fields(strings.ReplaceAll(out.String(), "\\\n", "")), " "); joined != strings.Join(words, " ") {
			t.Errorf("it reads %q", joined)
		}
		if (len(lines) > 1) != people {
			t.Errorf("people %v: %q", people, lines)
		}
		for _, line := range lines {
			if people && Cells(line) > s.Width() {
				t.Errorf("%q is %d wide", line, Cells(line))
			}
		}
	}
}
