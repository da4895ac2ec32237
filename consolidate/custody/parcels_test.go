package custody

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// packed puts what lies in a folder of the chain into an archive beside it.
func packed(t *testing.T, dir, folder string) {
	t.Helper()
	out, err := os.Create(filepath.Join(dir, folder+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	z := zip.NewWriter(out)
	if err := z.AddFS(os.DirFS(filepath.Join(dir, folder))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, folder)); err != nil {
		t.Fatal(err)
	}
}

// What the offices keep is often still packed: the list on the way and the county's
// workbook are found in their archives.
func TestTraceLooksIntoArchives(t *testing.T) {
	dir := buildChain(t)
	packed(t, dir, listsFolder)
	packed(t, dir, countyFolder)
	sources := []string{listsFolder + ".zip", countyFolder + ".zip"}
	way, lines := trail(t, dir, provinceList, "连翘叶", sources...)
	if want := "晋城市2021年度推荐项目清单（草稿）.xlsx 推荐项目清单 found\n" + teaFile + " 项目01 found"; lines != want {
		t.Errorf("got\n%s\nwant\n%s", lines, want)
	}
	if at := way.Links[1].At; !strings.HasSuffix(at, countyFolder+".zip!/"+teaFile) {
		t.Errorf("it lies at %s", at)
	}
	for _, a := range way.Answers {
		if !a.Known || !a.Same() {
			t.Errorf("%s: list %q, source %q", a.Title, a.Listed, a.AtSource)
		}
	}
}
