package workbook

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// folder makes files of these names; what ends in / is a folder.
func folder(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(path, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(name), 0o644))
	}
	return dir
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// foundIn is a line a file: its path, then skip or refuse where it is not read.
func foundIn(t *testing.T, paths ...string) []string {
	t.Helper()
	found, err := Find(paths)
	must(t, err)
	var lines []string
	for _, f := range found {
		line := f.Path
		if f.Skip != "" {
			line += " skip"
		}
		if f.Refuse != nil {
			line += " refuse"
		}
		if f.Ending != nil {
			line += " no book"
		}
		lines = append(lines, line)
	}
	return lines
}

func compareLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestEveryFileIsFoundOnceAndSaid(t *testing.T) {
	dir := folder(t, "甲.xlsx", "乙/丙/丁.XLSX", "戊.xls", "己.et", "无扩展名", "~$甲.xlsx", ".~甲.xlsx", ".隐藏.xlsx", ".隐藏/里面.xlsx",
		"来件.zip", "来件.rar", "说明.docx", "盖章页.pdf", "照片.JPG", "空/", "辛.xlsx/壬.xlsx", "Thumbs.db", "desktop.ini")
	compareLines(t, foundIn(t, dir),
		".~甲.xlsx skip", ".隐藏 skip", ".隐藏.xlsx skip", "Thumbs.db skip", "desktop.ini skip", "~$甲.xlsx skip", "乙/丙/丁.XLSX", "己.et", "戊.xls", "无扩展名",
		"来件.rar no book", "来件.zip no book", "照片.JPG no book", "甲.xlsx", "盖章页.pdf no book", "说明.docx no book", "辛.xlsx skip", "辛.xlsx/壬.xlsx")
}

func TestTheSameFileNamedTwiceIsFoundOnce(t *testing.T) {
	dir := folder(t, "甲.xlsx", "乙/丙.xlsx")
	compareLines(t, foundIn(t, dir, dir+"/", filepath.Join(dir, "甲.xlsx"), filepath.Join(dir, "乙"), filepath.Join(dir, "乙", "..", "甲.xlsx")), "乙/丙.xlsx", "甲.xlsx")
}

func TestFilesOfOneNameInTwoFoldersAreToldApart(t *testing.T) {
	one, two := folder(t, "申报表.xlsx", "甲.xlsx"), folder(t, "申报表.xlsx")
	lines := foundIn(t, one, two)
	if len(lines) != 3 || len(slices.Compact(slices.Clone(lines))) != 3 || !slices.Contains(lines, "甲.xlsx") {
		t.Errorf("got %v", lines)
	}
}

func TestOneNamedFile(t *testing.T) {
	dir := folder(t, "甲.xlsx", "~$甲.xlsx", "甲.zip")
	for name, want := range map[string]string{"甲.xlsx": "甲.xlsx", "~$甲.xlsx": "~$甲.xlsx skip", "甲.zip": "甲.zip no book"} {
		compareLines(t, foundIn(t, filepath.Join(dir, name)), want)
	}
}

func TestWhatIsNotThereIsAnError(t *testing.T) {
	dir := folder(t)
	if found, err := Find([]string{filepath.Join(dir, "没有")}); err == nil {
		t.Errorf("found %v", found)
	}
	compareLines(t, foundIn(t, dir))
}

func TestLinksAreNotFollowed(t *testing.T) {
	dir, elsewhere := folder(t, "甲.xlsx"), folder(t, "乙.xlsx")
	for name, target := range map[string]string{"文件.xlsx": filepath.Join(elsewhere, "乙.xlsx"), "文件夹": elsewhere, "断.xlsx": "没有", "圈": dir} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	compareLines(t, foundIn(t, dir), "圈 skip", "文件.xlsx skip", "文件夹 skip", "断.xlsx skip", "甲.xlsx")
	compareLines(t, foundIn(t, filepath.Join(dir, "文件夹")), "乙.xlsx")
}

func TestFolderThatMayNotBeOpened(t *testing.T) {
	dir := folder(t, "甲.xlsx", "锁/乙.xlsx")
	locked := filepath.Join(dir, "锁")
	must(t, os.Chmod(locked, 0))
	defer os.Chmod(locked, 0o755)
	if _, err := os.ReadDir(locked); err == nil {
		t.Skip("this user may open everything")
	}
	compareLines(t, foundIn(t, dir), "甲.xlsx", "锁 refuse")
}

// A county that sends an archive of nothing has sent something, and is asked for the rest.
func TestArchiveOfLeftoversIsNoReturn(t *testing.T) {
	dir := t.TempDir()
	for name, members := range map[string][]string{"高平市.zip": {"Thumbs.db", "高平市/~$申报表.xlsx", "__MACOSX/._申报表.xlsx"}, "阳城县.zip": {"Thumbs.db", "申报表.xlsx"}} {
		file, err := os.Create(filepath.Join(dir, name))
		must(t, err)
		z := zip.NewWriter(file)
		for _, member := range members {
			_, err := z.Create(member)
			must(t, err)
		}
		must(t, z.Close())
		must(t, file.Close())
	}
	compareLines(t, foundIn(t, dir), "阳城县.zip skip", "阳城县.zip!/Thumbs.db skip", "阳城县.zip!/申报表.xlsx",
		"高平市.zip refuse", "高平市.zip!/Thumbs.db skip", "高平市.zip!/__MACOSX/._申报表.xlsx skip", "高平市.zip!/高平市/~$申报表.xlsx skip")
}
