package consolidate

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// An output in the folder of the received files links to names that begin
// anyhow.
func TestLinksBeginWithNoScheme(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("this system has no such names")
	}
	wrong := edit(t, sample(t, "jincheng").named(t, "陵川县"), func(f *excelize.File) {
		must(t, f.SetCellStr("项目01", cellOf(form.UnitPhone), "不是电话"))
	})
	in := files{"javascript:alert(1).xlsx": wrong, "http:/evil.example/a.xlsx": sample(t, "jincheng").named(t, "阳城县")}
	dir := in.write(t, t.TempDir())
	_, err := Merge(context.Background(), Options{Plan: testplan.New(), Paths: []string{dir}, Out: dir, AsOf: may7})
	must(t, err)
	all := targets(t, filesIn(t, dir)[cityRollup])
	for _, target := range all {
		if !strings.HasPrefix(target, "./") {
			t.Errorf("a cell leads to %s", target)
		}
	}
	if !strings.Contains(strings.Join(all, " "), "./javascript") {
		t.Errorf("only %q are linked", all)
	}
}

// targets are the external link targets of a workbook.
func targets(t *testing.T, data []byte) []string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var all []string
	for _, part := range archive.File {
		if !strings.Contains(part.Name, "worksheets/_rels/") {
			continue
		}
		r, err := part.Open()
		must(t, err)
		content, err := io.ReadAll(r)
		must(t, err)
		for _, found := range regexp.MustCompile(`Target="([^"]*)"[^>]*TargetMode="External"`).FindAllStringSubmatch(string(content), -1) {
			all = append(all, found[1])
		}
	}
	return all
}
