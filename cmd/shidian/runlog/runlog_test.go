package runlog

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"shidian/consolidate/workbook"
)

var morning = time.Date(2021, 5, 7, 9, 12, 3, 0, time.UTC)

// save keeps a run that says this and returns the record.
func save(t *testing.T, dir string, when time.Time, said string) string {
	t.Helper()
	var log Log
	fmt.Fprint(&log, said)
	if err := log.Save(t.Context(), dir, Run{When: when, Program: "shidian 1.0", Plan: "2021年度", Command: "shidian 合并 收到 -o 输出", Exit: 1}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, workbook.RecordName))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestRecordOfARun(t *testing.T) {
	got := save(t, t.TempDir(), morning, "晋城市\n  \x1b[31m未报\x1b[0m 高平市\n")
	want := "\uFEFF" + workbook.RecordHead + "\r\n最近的一次在最上面，最多留 30 次。程序出了问题，请把这个文件发给维护人员；它不是报送的材料。\r\n\r\n" +
		"====== 2021-05-07 09:12:03 ======\r\n程序：shidian 1.0\r\n2021年度\r\n命令：shidian 合并 收到 -o 输出\r\n退出码：1\r\n\r\n  晋城市\r\n    未报 高平市\r\n"
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// The newest run stands above, and what is kept does not grow for ever.
func TestRunsAreKeptAboveEachOther(t *testing.T) {
	dir := t.TempDir()
	text := ""
	for n := range mostRuns + 5 {
		text = save(t, dir, morning.AddDate(0, 0, n), fmt.Sprintf("第 %d 次\n====== 不是开头\n", n+1))
	}
	if n := strings.Count(text, "\n"+begins); n != mostRuns {
		t.Errorf("%d runs", n)
	}
	newest, oldest := strings.Index(text, "第 35 次"), strings.Index(text, "第 6 次")
	if newest < 0 || oldest < newest || strings.Contains(text, "第 5 次\r") || strings.Contains(text, "\n\r\n\r\n") {
		t.Errorf("%d, %d\n%s", newest, oldest, text)
	}
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Contains(text, "\r\r") {
		t.Error("not every line ends as on Windows")
	}
}

func TestALongRunIsCut(t *testing.T) {
	text := save(t, t.TempDir(), morning, strings.Repeat("县", mostSaid))
	if len(text) > mostSaid+1000 || !strings.HasSuffix(text, fmt.Sprintf("后面还有 %d 字节，没有记下\r\n", 2*mostSaid)) || strings.Contains(text, "\uFFFD") {
		t.Errorf("%d bytes, …%s", len(text), text[len(text)-80:])
	}
}

// What is no record of ours is left alone.
func TestWhatStandsInThePlaceOfARecord(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, workbook.RecordName)
	if err := os.WriteFile(path, []byte("别的\n====== 甲\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := new(Log).Save(t.Context(), dir, Run{When: morning}); !errors.Is(err, ErrOther) {
		t.Error(err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "别的\n====== 甲\n" {
		t.Errorf("%q, %v", data, err)
	}
	if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o755)); err != nil {
		t.Fatal(err)
	}
	if err := new(Log).Save(t.Context(), dir, Run{When: morning}); !errors.Is(err, ErrOther) {
		t.Error(err)
	}
	var none *Log
	fmt.Fprint(none, "甲")
	if err := none.Save(t.Context(), dir, Run{}); err != nil {
		t.Error(err)
	}
}

// A record that an editor has saved in another encoding goes on.
func TestRecordInAnotherEncoding(t *testing.T) {
	dir := t.TempDir()
	text := strings.TrimPrefix(save(t, dir, morning, "晋城市"), "\uFEFF")
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, workbook.RecordName), []byte(gbk), 0o644); err != nil {
		t.Fatal(err)
	}
	if text := save(t, dir, morning, "山西省"); strings.Index(text, "晋城市") < strings.Index(text, "山西省") {
		t.Error(text)
	}
}
