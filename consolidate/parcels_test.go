package consolidate

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// zipped is an archive as a Windows in China makes it: names in GBK, without a flag.
func zipped(t *testing.T, in files) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(in)) {
		raw, err := simplifiedchinese.GBK.NewEncoder().String(name)
		must(t, err)
		w, err := z.CreateHeader(&zip.FileHeader{Name: raw, Method: zip.Deflate, NonUTF8: true})
		must(t, err)
		_, err = w.Write(in[name])
		must(t, err)
	}
	must(t, z.Close())
	return out.Bytes()
}

// mailed is a mail with the files attached.
func mailed(t *testing.T, in files) []byte {
	t.Helper()
	var out strings.Builder
	out.WriteString("From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: text/plain\r\n\r\nhello\r\n")
	for _, name := range slices.Sorted(maps.Keys(in)) {
		raw, err := simplifiedchinese.GBK.NewEncoder().String(name)
		must(t, err)
		fmt.Fprintf(&out, "--xx\r\nContent-Disposition: attachment; filename=\"=?GBK?B?%s?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n",
			base64.StdEncoding.EncodeToString([]byte(raw)), base64.StdEncoding.EncodeToString(in[name]))
	}
	return []byte(out.String() + "--xx--\r\n")
}

// What arrives in a mail is read as if it lay in a folder of that name.
func TestWhatArrivesInAMailIsRead(t *testing.T) {
	in := sample(t, "jincheng")
	wrong := edit(t, in.named(t, "陵川县"), func(f *excelize.File) {
		must(t, f.SetCellStr("项目01", cellOf(form.UnitPhone), "不是电话"))
	})
	sent := files{
		"陵川县.zip": zipped(t, files{"县局/申报表.xlsx": wrong, "县局/盖章页.pdf": []byte("%PDF-1.7"), "__MACOSX/._申报表.xlsx": []byte("x"), "再压.zip": []byte("PK\x03\x04")}),
		"其余.eml":  mailed(t, files{"城区.xlsx": in.named(t, "城区"), "沁水县.xlsx": in.named(t, "沁水县"), "阳城县.xlsx": in.named(t, "阳城县"), "泽州县.xlsx": in.named(t, "泽州县")}),
	}
	r, out := run{in: sent}.merged(t)
	expect(t, reports(r), `
		其余.eml  skipped
		其余.eml!/城区.xlsx 城区 merged
		其余.eml!/沁水县.xlsx 沁水县 merged
		其余.eml!/泽州县.xlsx 泽州县 merged
		其余.eml!/阳城县.xlsx 阳城县 merged
		陵川县.zip  skipped
		陵川县.zip!/__MACOSX/._申报表.xlsx  skipped
		陵川县.zip!/再压.zip 陵川县 refused
		陵川县.zip!/县局/申报表.xlsx 陵川县 merged
		陵川县.zip!/县局/盖章页.pdf 陵川县 attached`)
	holdsTogether(t, r, len(r.Files))
	links := strings.Join(targets(t, out[cityRollup]), " ")
	if !strings.Contains(links, "zip") || strings.Contains(links, "zip!") || strings.Contains(links, ".zip#") {
		t.Errorf("a cell leads into the archive: %s", links)
	}
	again, rewritten := run{in: sent, out: out.current()}.merged(t)
	if len(again.Rollup.Changes) > 0 || !bytes.Equal(rewritten[cityRollup], out[cityRollup]) {
		t.Errorf("merged again: %v", again.Rollup.Changes)
	}
	// The clerk unpacks it beside the archive: the same file, known by its bytes.
	both, _ := run{in: sent.with("陵川县/申报表.xlsx", wrong)}.merged(t)
	if projects(both) != projects(r) || !strings.Contains(reports(both), "duplicate") {
		t.Errorf("unpacked beside it:\n%s", reports(both))
	}
}

// A county of which only scans and the like came has sent something, and one that lies
// about its archive is told so and not urged.
func TestACountyOfScansIsNotMissing(t *testing.T) {
	in := sample(t, "jincheng").only("城区")
	locked := zipped(t, files{"申报表.xlsx": []byte("x")})
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	for path, want := range map[string]string{
		"沁水县/盖章扫描件.pdf":    "scan",
		"沁水申报书.jpg":        "scan",
		"140521.ofd":       "scan",
		"沁水县.zip":          "scan", // with a scan in it
		"沁水县.eml":          "other_format",
		"沁水县申报书.doc":       "word",
		"沁水县.rar":          "all_invalid",
		"沁水县/winmail.dat":  "all_invalid",
		"沁水县申报表.xls":       "all_invalid",
		"沁水县加密.zip":        "all_invalid",
		"附件/通知.pdf":        "no_file", // names nobody
		"沁水县/阳城县/照片.png":   "no_file", // of which of the two?
		"其余/沁水县/说明.txt":    "no_file",
		"沁水县.zip!/申报表.txt": "no_file",
	} {
		data := []byte("Rar!\x1a\x07\x00")
		switch {
		case strings.HasSuffix(path, "加密.zip"):
			data = locked
		case strings.HasSuffix(path, ".zip"):
			data = zipped(t, files{"盖章页.pdf": []byte("%PDF")})
		case strings.HasSuffix(path, ".eml"):
			data = mailed(t, nil)
		}
		t.Run(path, func(t *testing.T) {
			r, _ := run{in: in.with(path, data), options: func(o *Options, _ string) { o.Region = "晋城市" }}.merged(t)
			if !strings.Contains(units(r), "沁水县 "+want+" ") {
				t.Errorf("got\n%s\n%s", units(r), reports(r))
			}
			for _, u := range r.Rollup.Units {
				if needs := strings.Join(u.Needs(), ""); u.Region.Name == "沁水县" && want != "no_file" && (strings.Contains(needs, "催") || needs == "") {
					t.Errorf("it needs %q", needs)
				}
			}
		})
	}
}

// Beside its workbook a county's scans are attachments, and nothing is asked about them.
func TestScansBesideAWorkbookAskNothing(t *testing.T) {
	in := sample(t, "jincheng")
	clean, _ := run{in: in}.merged(t)
	r, _ := run{in: in.with("城区/盖章页.pdf", []byte("%PDF")).with("高平.png", []byte("\x89PNG"))}.merged(t)
	if projects(r) != projects(clean) {
		t.Error(projects(r))
	}
	for _, f := range r.Rollup.Findings {
		if f.Rule.ID == "W019" && f.File != "高平.png" {
			t.Errorf("%s: %s", f.File, f.Message)
		}
	}
	if file := receivedFile(t, r, "城区/盖章页.pdf"); file.Status != record.Attached {
		t.Errorf("it is %s", file.Status)
	}
}

// A 申报书 in Word is recognised in an archive too, and can be entered from there.
func TestWordInAnArchiveIsRecognised(t *testing.T) {
	r, _ := run{in: files{"阳城县.zip": zipped(t, files{"材料/申报书.docx": wordForm(t)})}, options: func(o *Options, _ string) { o.Region = "晋城市" }}.merged(t)
	if !strings.Contains(units(r), "阳城县 word ") {
		t.Errorf("the units are\n%s", units(r))
	}
	needs := strings.Join(unitOf(t, r, "阳城县").Needs(), "")
	if !strings.Contains(needs, "--from 阳城县.zip/材料/申报书.docx ") {
		t.Errorf("it says %s", needs)
	}
}

// Where nothing but scans has come yet, the counties that they name say whose rollup it is.
func TestScansAloneSayWhoseRollupItIs(t *testing.T) {
	r, _ := run{in: files{"沁水县/盖章.pdf": []byte("%PDF"), "阳城县.jpg": []byte("\xff\xd8\xff"), "通知.pdf": []byte("%PDF-2")}}.merged(t)
	if r.Rollup.Region.Name != "晋城市" || strings.Count(units(r), " scan ") != 2 {
		t.Errorf("%s\n%s", r.Rollup.Region.Name, units(r))
	}
	if _, _, failure := (run{in: files{"晋城市通知.pdf": []byte("%PDF")}}).merge(t); failure == nil {
		t.Error("a notice of a city makes a rollup")
	}
}
