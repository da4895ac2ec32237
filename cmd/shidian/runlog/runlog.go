// Package runlog keeps what a run said in 运行记录.txt beside its rollup, so that a clerk can
// send it to whoever is asked: a screen that is gone cannot be photographed.
package runlog

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/parcel"
	"shidian/consolidate/workbook/store"
)

// How much is kept: a season of daily merges, and of one run what a person may read.
const (
	mostRuns = 30
	mostSaid = 64 << 10                // bytes of one run
	mostOld  = 2 * mostRuns * mostSaid // bytes of a record that is read again
)

// Run is what is kept of one run beside what it said: 合并 on 2021-05-07 at 09:12:03.
type Run struct {
	When    time.Time
	Program string // Chinese: the release and the build
	Plan    string // Chinese: the plan in force, with its year
	Command string // as it was typed
	Exit    int
}

// Log gathers what a run says. The zero value is ready; nil gathers nothing.
type Log struct {
	mu   sync.Mutex
	said bytes.Buffer
	left int // bytes that were too many
}

// Write gathers what is said; both streams may speak at once.
func (l *Log) Write(p []byte) (int, error) {
	if l == nil {
		return len(p), nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	room := max(0, mostSaid-l.said.Len())
	l.said.Write(p[:min(room, len(p))])
	l.left += max(0, len(p)-room)
	return len(p), nil
}

// Save puts the run above those that the record in the folder has of before.
func (l *Log) Save(ctx context.Context, dir string, run Run) error {
	if l == nil {
		return nil
	}
	old, err := earlier(filepath.Join(dir, workbook.RecordName))
	if err != nil {
		return err
	}
	runs := append([]string{l.text(run)}, old...)
	text := workbook.RecordHead + "\n最近的一次在最上面，最多留 " + fmt.Sprint(mostRuns) + " 次。程序出了问题，请把这个文件发给维护人员；它不是报送的材料。\n\n" +
		strings.Join(runs[:min(len(runs), mostRuns)], "\n")
	data := []byte("\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n"))
	_, err = store.Put(ctx, dir, []store.Output{{Name: workbook.RecordName, Data: data}}, nil, false)
	return err
}

// begins is how the first line of each run begins.
const begins = "====== "

func (l *Log) text(run Run) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	lines := []string{begins + run.When.Format("2006-01-02 15:04:05") + " ======", "程序：" + run.Program, run.Plan, "命令：" + run.Command, fmt.Sprintf("退出码：%d", run.Exit), ""}
	for line := range strings.Lines(plain(strings.ToValidUTF8(l.said.String(), ""))) {
		lines = append(lines, strings.TrimRight("  "+strings.TrimRight(line, "\r\n"), " "))
	}
	if l.left > 0 {
		lines = append(lines, fmt.Sprintf("  ……后面还有 %d 字节，没有记下", l.left))
	}
	return strings.Join(lines, "\n") + "\n"
}

var colour = regexp.MustCompile("\x1b\\[[0-9;]*m")

// plain is the text without colours.
func plain(text string) string { return colour.ReplaceAllString(text, "") }

// ErrOther says that something else stands under the name of the record: it is left alone.
var ErrOther = errors.New("what stands there is no record of runs")

// earlier are the runs that a record has, the newest first.
func earlier(path string) ([]string, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrOther
	case info.Size() > mostOld:
		return nil, nil // somebody has written into it; nothing that big is read again
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if !workbook.IsRunRecord(data) {
		return nil, ErrOther
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		lines = append(lines, decoded(strings.TrimRight(line, "\r\n")))
	}
	text := strings.Join(lines, "\n")
	parts := strings.Split(text, "\n"+begins)
	var runs []string
	for _, part := range parts[1:] {
		runs = append(runs, begins+strings.TrimRight(part, "\n")+"\n")
	}
	return runs, nil
}

// decoded is a line, also of a record that an editor has saved in GBK.
func decoded(line string) string {
	if gbk, ok := parcel.DecodeGBK(line); ok && !utf8.ValidString(line) {
		return gbk
	}
	return strings.ToValidUTF8(line, "?")
}
