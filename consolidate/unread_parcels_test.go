package consolidate

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// locked is an archive of which these files have a password.
func locked(t *testing.T, in files, withPassword ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, data := range in {
		h := &zip.FileHeader{Name: name, Method: zip.Store}
		for _, shut := range withPassword {
			if name == shut {
				h.Flags |= 1
			}
		}
		h.CompressedSize64, h.UncompressedSize64 = uint64(len(data)), uint64(len(data))
		w, err := z.CreateRaw(h)
		must(t, err)
		_, err = w.Write(data)
		must(t, err)
	}
	must(t, z.Close())
	return out.Bytes()
}

// An archive with a password is one file of the unit that its name says, and nothing in it
// is said to have been read.
func TestArchiveWithAPasswordIsOneUnreadFile(t *testing.T) {
	other := files{"陵川县.xlsx": sample(t, "jincheng").named(t, "陵川县")}
	r, _ := run{in: other.with("城区加密.zip", locked(t, files{"申报表.xlsx": []byte("示例"), "高平市.xlsx": []byte("示例")}, "申报表.xlsx", "高平市.xlsx"))}.merged(t)
	if got := found(r, "W001"); got != "140502" {
		t.Errorf("it is asked of %q: %s", got, toldBy(r, "W001"))
	}
	for _, f := range r.Files {
		if strings.Contains(f.Reason, "分别读取") || strings.Contains(f.Path, "!/") {
			t.Errorf("%s: %s", f.Path, f.Reason)
		}
	}
	r, _ = run{in: other.with("城区.zip", locked(t, files{"申报表.xlsx": sample(t, "jincheng").named(t, "城区"), "密.xlsx": []byte("示例")}, "密.xlsx"))}.merged(t)
	if got := receivedFile(t, r, "城区.zip!/申报表.xlsx").Status; got != "merged" {
		t.Errorf("the one without is %s", got)
	}
	for _, f := range r.Files {
		if f.Path == "城区.zip" && !strings.Contains(f.Reason, "里面有 2 份文件，1 份打不开") {
			t.Errorf("%s: %s", f.Path, f.Reason)
		}
	}
}

func TestLockOfLibreOfficeIsCalledSo(t *testing.T) {
	r, _ := run{in: files{"陵川县.xlsx": sample(t, "jincheng").named(t, "陵川县"), ".~lock.陵川县.xlsx#": []byte(",示例,")}}.merged(t)
	for _, f := range r.Files {
		if strings.HasPrefix(f.Path, ".~") && !strings.Contains(f.Reason, "LibreOffice") {
			t.Errorf("%s", f.Reason)
		}
	}
}
