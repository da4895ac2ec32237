package store

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func bundle() []Output {
	return WithManifest([]Output{{Name: "晋城市清单.xlsx", Data: []byte("list")}, {Name: "申报书/01_农业_示例药茶.xlsx", Data: []byte("form")}}, "示例材料")
}

// What the manifest says can be read again, after an editor of Windows too, and by
// sha256sum where there is one.
func TestManifestCanBeHeldAgainstTheFiles(t *testing.T) {
	all := bundle()
	last := all[len(all)-1]
	for name, data := range map[string][]byte{
		"as written":   last.Data,
		"from Windows": []byte("\ufeff" + strings.ReplaceAll(string(last.Data), "\n", "\r\n")),
		"binary":       bytes.ReplaceAll(last.Data, []byte("  "), []byte(" *")),
	} {
		sums, ok := ReadSums(data)
		if !ok || len(sums) != len(all)-1 {
			t.Fatalf("%s: %v %v", name, sums, ok)
		}
		for i, s := range sums {
			if want := SumOf(all[i]); s.Name != want.Name || s.SHA256 != want.SHA256 {
				t.Errorf("%s: %v, want %v", name, s, want)
			}
		}
	}
	for _, no := range []string{"", "abc  甲.xlsx\n", strings.Repeat("0", 64) + " \n", "\xff"} {
		if sums, ok := ReadSums([]byte(no)); ok {
			t.Errorf("%q: %v", no, sums)
		}
	}
	if text := string(all[2].Data); !strings.HasPrefix(text, "\ufeff示例材料\r\n共 2 份文件，8 字节。\r\n") || !strings.Contains(text, "2\t申报书/01_农业_示例药茶.xlsx\t4\t") {
		t.Errorf("people read %q", text)
	}
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum here")
	}
	dir := t.TempDir()
	for _, o := range all {
		path := filepath.Join(dir, filepath.FromSlash(o.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, o.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	check := exec.Command(tool, "-c", "--strict", SumsName)
	check.Dir = dir
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v %s", err, out)
	}
}

// The same files make the same archive, whose names every system reads.
func TestArchiveOfABundleIsAlwaysTheSame(t *testing.T) {
	one, err := Zipped("报送材料", bundle())
	if err != nil {
		t.Fatal(err)
	}
	two, err := Zipped("报送材料", bundle())
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("two archives differ: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	if f := z.File[1]; f.Name != "报送材料/申报书/01_农业_示例药茶.xlsx" || f.NonUTF8 || f.Flags&0x800 == 0 || len(f.Extra) > 0 {
		t.Errorf("%+v", f.FileHeader)
	}
}
