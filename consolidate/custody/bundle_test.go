package custody

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
)

const packageName = "晋城市2021年度推荐项目报送材料"

// verifyBundle is verify of a package alone.
func verifyBundle(t *testing.T, path string) (*Report, error) {
	t.Helper()
	b, err := OpenBundle(context.Background(), path)
	if err != nil {
		return nil, err
	}
	if b == nil {
		t.Fatalf("%s is no bundle", path)
	}
	h, err := b.Open(context.Background(), nil)
	if err != nil {
		return nil, err
	}
	s, err := Look(context.Background(), []string{b.Path}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Verify(context.Background(), h, s)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(context.Background(), r, true); err != nil {
		t.Fatal(err)
	}
	return r, nil
}

// packedChain is a package of the chain, with scans, as its folder is called.
func packedChain(t *testing.T) (dir, folder string) {
	t.Helper()
	dir = buildChain(t)
	for _, name := range []string{"沁水县/示例沁水县政务服务中心.pdf", "陵川县盖章.pdf"} {
		put(t, filepath.Join(dir, countyFolder, filepath.FromSlash(name)), []byte("%PDF "+name))
	}
	consolidateAgain(t, dir, 7)
	list := finalOf(t, filepath.Join(dir, cityRollup), 8)
	_, err := consolidate.Package(context.Background(), consolidate.PackageOptions{List: list, Out: filepath.Join(dir, "上报"), Sources: []string{filepath.Join(dir, countyFolder)}, Zip: true})
	if err != nil {
		t.Fatal(err)
	}
	return dir, filepath.Join(dir, "上报", packageName)
}

// Whoever receives a package sees what of it is missing or changed, in the folder and in
// the archive, whichever of them is named.
func TestPackageIsHeldAgainstItsManifest(t *testing.T) {
	effort.Usual(t)
	_, folder := packedChain(t)
	scans, err := filepath.Glob(filepath.Join(folder, "扫描件", "*", "*.pdf"))
	if err != nil || len(scans) == 0 {
		t.Fatalf("no scans: %v", err)
	}
	named := "扫描件/" + filepath.Base(filepath.Dir(scans[0])) + "/" + filepath.Base(scans[0])
	list := filepath.Join(folder, "晋城市2021年度推荐项目清单.xlsx")
	for _, path := range []string{folder, folder + ".zip", list} {
		if r, err := verifyBundle(t, path); err != nil || !r.Clean() || !strings.Contains(r.Verdict(), "份文件齐全，没有改动") {
			t.Errorf("%s: %v %v", path, r, err)
		}
	}
	put(t, filepath.Join(folder, "说明.txt"), []byte("x"))
	put(t, filepath.Join(folder, "Thumbs.db"), []byte("x"))
	if r, err := verifyBundle(t, folder); err != nil || !r.Clean() || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "说明.txt") || !strings.Contains(r.Verdict(), "另有 1 份不在文件清单里") {
		t.Errorf("more files: %v %v", r, err)
	}
	good := read(t, scans[0])
	put(t, scans[0], append(good, 'x'))
	if r, err := verifyBundle(t, folder); err != nil || r.Clean() || !strings.HasPrefix(told(r), string(HashDiffers)+" | "+named) {
		t.Errorf("a changed scan: %v %v", r, err)
	}
	if err := os.Remove(scans[0]); err != nil {
		t.Fatal(err)
	}
	if r, err := verifyBundle(t, list); err != nil || r.Clean() || !strings.HasPrefix(told(r), string(FileMissing)+" | "+named) {
		t.Errorf("a missing scan: %v %v", r, err)
	}
	put(t, scans[0], good)
	put(t, list, []byte("PK"))
	var why Trouble
	if _, err := verifyBundle(t, folder); !errors.As(err, &why) {
		t.Errorf("a list that is gone: %v", err)
	}
	if err := os.Remove(filepath.Join(folder, store.SumsName)); err != nil {
		t.Fatal(err)
	}
	if _, err := verifyBundle(t, folder); !errors.As(err, &why) || !strings.Contains(string(why), store.SumsName) {
		t.Errorf("no manifest: %v", err)
	}
}

// A list in a folder with a manifest of something else is a list by itself.
func TestListBesideAnotherManifestIsNoBundle(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, store.SumsName), []byte(strings.Repeat("0", 64)+"  别的.xlsx\n"))
	put(t, filepath.Join(dir, "清单.xlsx"), []byte("x"))
	if b, err := OpenBundle(context.Background(), filepath.Join(dir, "清单.xlsx")); b != nil || err != nil {
		t.Errorf("%v %v", b, err)
	}
}
