package store

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestPutWritesAllFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "输出", "2026")
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	sameTree(t, dir, treeOf("1"))
	must(t, putAll(t.Context(), dir, outputsOf("2")))
	sameTree(t, dir, treeOf("2"))
	must(t, putAll(t.Context(), dir, nil))
	sameTree(t, dir, treeOf("2"))
}

func TestUnchangedFileIsNotTouched(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	long := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	target := filepath.Join(dir, "a.xlsx")
	must(t, os.Chtimes(target, long, long))
	before, err := os.Stat(target)
	must(t, err)
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	after, err := os.Stat(target)
	must(t, err)
	if !os.SameFile(before, after) || !after.ModTime().Equal(long) {
		t.Error("a file with the same bytes was written again")
	}
}

func TestSameLengthDifferentBytesIsWritten(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("x", writeChunk) // differs only in the second piece
	for _, end := range []string{"1", "2"} {
		must(t, putAll(t.Context(), dir, []Output{{"a", []byte(long + end)}}))
		sameTree(t, dir, map[string]string{"a": long + end})
	}
}

func TestEmptyOutputIsAFile(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, []Output{{Name: "a"}}))
	sameTree(t, dir, map[string]string{"a": ""})
}

func TestNamesThatMustNotBeWritten(t *testing.T) {
	dir := t.TempDir()
	for _, names := range [][]string{
		{""}, {"."}, {".."}, {"../a"}, {"a/../../b"}, {"a/../b"}, {"/a"}, {"a/"}, {"a//b"}, {"./a"}, {`..\a`}, {`C:\a`}, {"C:a"},
		{"a\x00b"}, {"a\nb"}, {"a."}, {"a /b"}, {"CON"}, {"x/nul.xlsx"}, {"a?"}, {"\xff"}, {strings.Repeat("县", 86)},
		{ownPrefix + "x"}, {"a", "a"}, {"a.xlsx", "A.XLSX"}, {"a", "b", "A/c"}, {"a/b/c", "a/b"},
	} {
		outputs := []Output{{"first.xlsx", []byte("x")}}
		for _, name := range names {
			outputs = append(outputs, Output{Name: name, Data: []byte("x")})
		}
		if err := putAll(t.Context(), filepath.Join(dir, "out"), outputs); err == nil {
			t.Errorf("names %q were accepted", names)
		}
	}
	sameTree(t, dir, map[string]string{})
}

func TestLinkAtTargetIsReplaced(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	victim := filepath.Join(outside, "victim")
	data := "new"
	must(t, os.WriteFile(victim, []byte(data), 0o600))
	link(t, victim, filepath.Join(dir, "a"))
	must(t, putAll(t.Context(), dir, []Output{{"a", []byte(data)}}))
	info, err := os.Lstat(filepath.Join(dir, "a"))
	must(t, err)
	if !info.Mode().IsRegular() {
		t.Errorf("the target is still %v", info.Mode().Type())
	}
	must(t, putAll(t.Context(), dir, []Output{{"a", []byte("newer")}}))
	sameTree(t, outside, map[string]string{"victim": data})
}

func TestLinkInsideIsReplacedAndItsTargetKept(t *testing.T) {
	dir := t.TempDir()
	// The link is as long as its target holds, and that is what is put: even
	// then a file must stand there afterwards.
	must(t, os.WriteFile(filepath.Join(dir, "b"), []byte("x"), 0o600))
	link(t, "b", filepath.Join(dir, "a"))
	must(t, putAll(t.Context(), dir, []Output{{"a", []byte("x")}}))
	if info, err := os.Lstat(filepath.Join(dir, "a")); err != nil || !info.Mode().IsRegular() {
		t.Errorf("still a link: %v, %v", info, err)
	}
	must(t, putAll(t.Context(), dir, []Output{{"a", []byte("new")}}))
	sameTree(t, dir, map[string]string{"a": "new", "b": "x"})
}

func TestTemporaryNeverOpensWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "taken"), []byte("old"), 0o600))
	link(t, "nowhere", filepath.Join(dir, "dangling"))
	root, err := os.OpenRoot(dir)
	must(t, err)
	for _, name := range []string{"taken", "dangling"} {
		if _, err := (rootDisk{root}).create(name); !errors.Is(err, fs.ErrExist) {
			t.Errorf("create %s: %v", name, err)
		}
	}
	must(t, root.Close())
}

func TestLinkedFolderThatLeadsOutsideIsRefused(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	link(t, outside, filepath.Join(dir, "sub"))
	if err := putAll(t.Context(), dir, []Output{{"b", []byte("x")}, {"sub/a", []byte("x")}}); err == nil {
		t.Error("written through a link to outside")
	}
	sameTree(t, outside, map[string]string{})
	if _, err := os.Lstat(filepath.Join(dir, "b")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the other output was put although the run failed: %v", err)
	}
}

func TestFolderAtTargetIsRefusedBeforeWriting(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "b"), 0o755))
	if err := putAll(t.Context(), dir, []Output{{"a", []byte("x")}, {"b", []byte("x")}}); err == nil {
		t.Error("a folder was replaced")
	}
	sameTree(t, dir, map[string]string{})
}

func TestCancelledPutChangesNothing(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := putAll(ctx, dir, outputsOf("2")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	sameTree(t, dir, treeOf("1"))
}

func TestStaleTemporariesAreSwept(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "县级"), 0o755))
	for _, name := range []string{tempBeside("a"), tempBeside("县级/b")} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("cut"), 0o600))
	}
	others := map[string]string{ownPrefix + "notes.tmp": "mine", "~$a.xlsx": "owner", "x.tmp": "other"}
	for name, content := range others {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
	}
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	want := treeOf("1")
	maps.Copy(want, others)
	sameTree(t, dir, want)
}

func TestBusyFolderIsToldAndFreedAgain(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	must(t, err)
	release, err := rootDisk{root}.occupy()
	must(t, err)
	other := putter{disk: rootDisk{root}, wait: func(context.Context, time.Duration) error { return nil }}
	if err := other.put(t.Context(), outputsOf("1")); !errors.Is(err, ErrBusy) {
		t.Skipf("no folder locks here: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "a.xlsx")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("written into a busy folder: %v", err)
	}
	release()
	must(t, other.put(t.Context(), outputsOf("1")))
	sameTree(t, dir, treeOf("1"))
	must(t, root.Close())
}

// outputsOf is one run's set of files, the rollup last. Version "2" leaves
// one file as in version "1".
func outputsOf(version string) []Output {
	return []Output{
		{"a.xlsx", []byte("a" + version)},
		{"县级/same.xlsx", []byte("same")},
		{"县级/b.xlsx", []byte(strings.Repeat("b", 3000) + version)},
		{"晋城市汇总.xlsx", []byte("rollup " + version)},
	}
}

func treeOf(version string) map[string]string {
	tree := map[string]string{}
	for _, output := range outputsOf(version) {
		tree[output.Name] = string(output.Data)
	}
	return tree
}

func readTree(t testing.TB, dir string) map[string]string {
	t.Helper()
	tree, err := treeBelow(dir)
	must(t, err)
	return tree
}

// treeBelow reads every file below dir, by its name with '/'.
func treeBelow(dir string) (map[string]string, error) {
	tree := map[string]string{}
	return tree, filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		relative, _ := filepath.Rel(dir, name)
		tree[filepath.ToSlash(relative)] = string(content)
		return err
	})
}

func sameTree(t testing.TB, dir string, want map[string]string) {
	t.Helper()
	if got := readTree(t, dir); !reflect.DeepEqual(got, want) {
		t.Errorf("files %q; want %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

func link(t testing.TB, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
}
