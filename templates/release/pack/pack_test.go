package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"shidian/samples/effort"
	"shidian/templates/release"
)

// clone is the checkout that the tests run in.
func clone() fs.FS { return os.DirFS("../../..") }

func noLicences([]*debug.Module) (string, error) { return "示例许可\n", nil }

// aBuild is between two releases, so that its name shows wherever it stands.
func aBuild() release.Build { return release.Build{Commit: "60f384632ac0f2d1"} }

func TestWhatHasToBeBuilt(t *testing.T) {
	var out bytes.Buffer
	if err := run([]string{"-targets"}, &out); err != nil {
		t.Fatal(err)
	}
	if want := "windows/amd64\nwindows/386\nlinux/amd64\nlinux/arm64\nlinux/loong64\n"; out.String() != want {
		t.Errorf("%s", out.String())
	}
}

func TestOnlyOneTarget(t *testing.T) {
	one := having(desks(), "windows/386")
	if len(one) != 1 || len(one[0].programs) != 1 || one[0].programs[0].target() != "windows/386" || len(desks()[0].programs) != 2 {
		t.Errorf("%+v", one)
	}
	if err := run([]string{"-only", "plan9/mips", "a", "b"}, io.Discard); err == nil {
		t.Error("a target that there is not was packed")
	}
}

// Every name that 先看这里.txt says is that of something which the desk gets, or of
// what lies beside the archive.
func TestFirstNamesWhatThereIs(t *testing.T) {
	b := aBuild()
	workbooks, err := sampleEntries(clone())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range desks() {
		texts, pictures, err := packer{clone: clone(), licences: noLicences}.texts(d, b, []*debug.BuildInfo{{}})
		if err != nil {
			t.Fatal(err)
		}
		there := []string{sumsName, allSums(b), folder(b)}
		for _, e := range append(texts, workbooks...) {
			top, _, _ := strings.Cut(e.name, "/")
			there = append(there, top)
		}
		if len(pictures) > 0 {
			there = append(there, pictureFolder)
		}
		for _, p := range d.programs {
			there = append(there, p.name)
		}
		for _, other := range desks() {
			there = append(there, other.archive(b.Short()))
		}
		text := string(texts[0].data)
		said := regexp.MustCompile(`[\p{Han}\w.-]+\.(exe|txt|zip|tar\.gz)\b`).FindAllString(text, -1)
		for _, name := range append(said, quoted(text, product)...) {
			if !slices.Contains(there, name) {
				t.Errorf("%s: %s is said to be there", d.name, name)
			}
		}
		for _, name := range there {
			if !strings.Contains(text, name) && name != firstName && !strings.HasPrefix(name, folder(b)) {
				t.Errorf("%s: nothing is said of %s", d.name, name)
			}
		}
	}
}

// quoted are the words between “ and ” that begin so.
func quoted(text, begin string) []string {
	var words []string
	for _, at := range regexp.MustCompile(`“([^”]+)”`).FindAllStringSubmatch(text, -1) {
		if strings.HasPrefix(at[1], begin) {
			words = append(words, at[1])
		}
	}
	return words
}

func TestFirstBeginsWithWhatIsNeeded(t *testing.T) {
	for i, want := range []string{"需要 Windows 10 ", "兆芯", "飞腾", "5.19"} {
		text, err := first(desks()[i], aBuild())
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitN(text, "\n", 4)
		if !strings.Contains(lines[2], want) || !strings.Contains(text, "60f384632ac0") || strings.Contains(text, "<no value>") {
			t.Errorf("%s begins with %q", desks()[i].name, lines[:3])
		}
	}
}

func TestTextsSuitTheEditorOfTheDesk(t *testing.T) {
	for _, d := range desks() {
		texts, _, err := packer{clone: clone(), licences: noLicences}.texts(d, aBuild(), []*debug.BuildInfo{{}})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range texts {
			marked := bytes.HasPrefix(e.data, []byte("\xef\xbb\xbf"))
			lines, returns := bytes.Count(e.data, []byte("\n")), bytes.Count(e.data, []byte("\r\n"))
			if marked != d.windows() || d.windows() && lines != returns || !d.windows() && returns != 0 || lines == 0 {
				t.Errorf("%s for %s: BOM %t, %d lines, %d of them with CRLF", e.name, d.name, marked, lines, returns)
			}
		}
	}
}

// here is a desk of the kind that runs the tests, whose program is the test.
func here(t *testing.T) (desk, fs.FS) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	p := program{runtime.GOOS, runtime.GOARCH, product}
	return desk{"这里", "这台电脑", []program{p}}, fstest.MapFS{p.file(): {Data: data}}
}

// smallClone has one small file of each kind that is packed.
func smallClone() fs.FS {
	small := fstest.MapFS{}
	for _, d := range documents() {
		small[d.from] = &fstest.MapFile{Data: []byte("示例\n")}
	}
	for _, s := range samples() {
		small[s.from+"/示例.xlsx"] = &fstest.MapFile{Data: []byte("workbook")}
	}
	return small
}

func TestSamePackTwice(t *testing.T) {
	effort.Usual(t)
	d, programs := here(t)
	var outs []string
	for range 2 {
		outs = append(outs, t.TempDir())
		if err := (packer{programs, smallClone(), noLicences}).packAll([]desk{d}, outs[len(outs)-1]); err != nil {
			t.Fatal(err)
		}
	}
	var b release.Build
	for _, name := range []string{d.archive(b.Short()), allSums(b)} {
		one, err := os.ReadFile(filepath.Join(outs[0], name))
		if err != nil {
			t.Fatal(err)
		}
		if two, err := os.ReadFile(filepath.Join(outs[1], name)); err != nil || !bytes.Equal(one, two) {
			t.Errorf("%s has other bytes the second time: %v", name, err)
		}
	}
}

func TestWrongProgramIsNotPacked(t *testing.T) {
	effort.Usual(t)
	d, programs := here(t)
	p := packer{programs, clone(), noLicences}
	other := desk{d.name, d.needs, []program{{d.programs[0].os, "other", product}}}
	data, err := fs.ReadFile(programs, d.programs[0].file())
	if err != nil {
		t.Fatal(err)
	}
	p.programs = fstest.MapFS{other.programs[0].file(): {Data: data}}
	if _, _, err := p.pack(other); err == nil || !strings.Contains(err.Error(), "was built for") {
		t.Errorf("a program for another processor: %v", err)
	}
	if _, _, err := p.pack(d); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a program that was not built: %v", err)
	}
}

func TestHandbookIsReadWithoutMarkdown(t *testing.T) {
	text, pictures, err := plain("<a id=\"w001\"></a>\n**先**看[收表](#收表)和[规则](checks/RULES.md)。\n![县区信息](samples/county.png)\n")
	want := "先看收表和“审核规则.txt”。\n（图：“使用说明的图”里的“县区信息.png”）\n"
	if err != nil || text != want || !slices.Equal(pictures, []picture{{"samples/county.png", "使用说明的图/县区信息.png"}}) {
		t.Errorf("%q %v %v", text, pictures, err)
	}
	if _, _, err := plain("见[说明](README.md#get-it)"); err == nil || !strings.Contains(err.Error(), "README.md#get-it") {
		t.Errorf("people are sent to what they do not get: %v", err)
	}
	if _, err := pictureEntries(fstest.MapFS{}, pictures); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a picture that is not there: %v", err)
	}
}

func entriesToPack() []entry {
	return []entry{{"试点汇总.exe", []byte("program"), true}, {"示例/晋城市（意见已填）/汇总.xlsx", []byte("workbook"), false}}
}

func TestZipShowsChineseNames(t *testing.T) {
	var out bytes.Buffer
	when := timeOf(release.Build{})
	if err := writeZip(&out, "试点汇总-1.0", entriesToPack(), when); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	const utf8 = 1 << 11
	for i, f := range z.File {
		e := entriesToPack()[i]
		if f.Name != "试点汇总-1.0/"+e.name || f.Flags&utf8 == 0 || !f.Modified.Equal(when) || f.Mode() != fs.FileMode(e.mode()) {
			t.Errorf("%s: flags %#x, %s, %s", f.Name, f.Flags, f.Modified, f.Mode())
		}
	}
}

func TestTarIsNobodys(t *testing.T) {
	var out bytes.Buffer
	when := timeOf(release.Build{})
	if err := writeTar(&out, "试点汇总-1.0", entriesToPack(), when); err != nil {
		t.Fatal(err)
	}
	g, err := gzip.NewReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	archive := tar.NewReader(g)
	for _, e := range entriesToPack() {
		h, err := archive.Next()
		if err != nil {
			t.Fatal(err)
		}
		if h.Name != "试点汇总-1.0/"+e.name || h.Mode != e.mode() || h.Uid != 0 || h.Uname != "" || !h.ModTime.Equal(when) {
			t.Errorf("%+v", h)
		}
	}
}

func TestLibraryWithoutALicenceIsNotPassedOn(t *testing.T) {
	with := fstest.MapFS{"License.txt": {Data: []byte("示例许可\r\n")}, "licenses.go": {Data: []byte("package x")}}
	if text, err := licence("示例库 v1.0.0", with); err != nil || text != "\n======== 示例库 v1.0.0\n\n示例许可\n" {
		t.Errorf("%q %v", text, err)
	}
	if text, err := licence("示例库", fstest.MapFS{"UNLICENSE": {Data: []byte("公有领域")}}); err != nil || text != "\n======== 示例库\n\n公有领域\n" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := licence("示例库", fstest.MapFS{"README.md": {}}); err == nil {
		t.Error("a library without a licence is passed on")
	}
}
