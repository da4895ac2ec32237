package hostile_test

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
)

// A county workbook is read at each limit and refused one below it, in the
// words of that limit. Where the workbook says itself how much it has of
// something, that is the limit.
func TestEveryLimitIsInclusiveAndHasItsWords(t *testing.T) {
	effort.Usual(t)
	_, good, _ := makeCases(t)
	path := filepath.Join(t.TempDir(), good.Name)
	if err := os.WriteFile(path, good.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	reader := new(workbook.Reader)
	refusal := func(lim xlsx.Limits) string {
		loaded, err := reader.Load(context.Background(), workbook.Found{Path: good.Name, Disk: path, Limits: lim})
		switch {
		case err != nil:
			t.Fatal(err)
		case loaded.Refusal != nil:
			return loaded.Refusal.Detail
		case len(loaded.Book.Damage) > 0:
			return "damaged"
		}
		return ""
	}
	has := countsOf(t, good.Data)
	for _, c := range []struct {
		name string
		set  func(*xlsx.Limits, int)
		has  int // 0: not known
		says string
	}{
		{"file", func(l *xlsx.Limits, n int) { l.FileBytes = int64(n) }, len(good.Data), "文件超过"},
		{"entry", func(l *xlsx.Limits, n int) { l.EntryBytes = int64(n) }, has.entry, "展开后过大"},
		{"total", func(l *xlsx.Limits, n int) { l.TotalBytes = int64(n) }, has.total, "展开后过大"},
		{"entries", func(l *xlsx.Limits, n int) { l.Entries = n }, has.entries, "部件数量"},
		{"sheets", func(l *xlsx.Limits, n int) { l.Sheets = n }, has.sheets, "工作表数量"},
		{"names", func(l *xlsx.Limits, n int) { l.Names = n }, has.names, "名称"},
		{"merges", func(l *xlsx.Limits, n int) { l.Merges = n }, has.merges, "合并单元格数量"},
		{"cells", func(l *xlsx.Limits, n int) { l.Cells = int64(n) }, has.cells, "有内容的单元格数量"},
		{"spread", func(l *xlsx.Limits, n int) { l.SpreadCells = int64(n) }, 0, "分布的范围"},
		{"depth", func(l *xlsx.Limits, n int) { l.Depth = n }, 0, "可能不安全"},
		{"attributes", func(l *xlsx.Limits, n int) { l.Attributes = n }, 0, "可能不安全"},
	} {
		t.Run(c.name, func(t *testing.T) {
			with := func(n int) string {
				lim := xlsx.FormLimits()
				c.set(&lim, n)
				return refusal(lim)
			}
			least := 1 + sort.Search(4<<20, func(n int) bool { return with(n+1) == "" })
			if c.has > 0 && least != c.has {
				t.Errorf("read from %d on, it has %d", least, c.has)
			}
			if says := with(least - 1); least > 1 && !strings.Contains(says, c.says) {
				t.Errorf("one below %d: %q", least, says)
			}
		})
	}
}

type counts struct{ entry, total, entries, sheets, names, merges, cells int }

func countsOf(t *testing.T, data []byte) (c counts) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	c.entries = len(archive.File)
	for _, f := range archive.File {
		c.entry, c.total = max(c.entry, int(f.UncompressedSize64)), c.total+int(f.UncompressedSize64)
	}
	book, err := new(xlsx.Reader).Read(context.Background(), data, xlsx.FormLimits())
	if err != nil {
		t.Fatal(err)
	}
	c.sheets, c.names = len(book.Sheets), len(book.Names)
	for _, s := range book.Sheets {
		c.merges, c.cells = max(c.merges, len(s.Merges)), c.cells+len(s.Cells)
	}
	return c
}
