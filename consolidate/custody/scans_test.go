package custody

import (
	"os"
	"path/filepath"
	"testing"

	"shidian/samples/docs"
	"shidian/samples/effort"
)

// A unit of which only a scan came, or a 申报书 in Word, has sent something: the list says
// so, and is no less right for it. Scans of projects change nothing.
func TestListBesideScansVerifiesClean(t *testing.T) {
	effort.Usual(t)
	for name, files := range map[string]map[string][]byte{
		"scan":             {"高平市/申报书.pdf": []byte("%PDF-1")},
		"Word":             {"高平市申报书.docx": docs.Make("示例申报书")},
		"scans of project": {"沁水县/盖章页.pdf": []byte("%PDF-2"), "照片.jpg": []byte("%PDF-3")},
	} {
		dir := buildChain(t)
		for path, data := range files {
			put(t, filepath.Join(dir, countyFolder, filepath.FromSlash(path)), data)
		}
		consolidateAgain(t, dir, 7)
		for _, holding := range []string{cityList, cityRollup} {
			if r := verify(t, dir, holding, countyFolder); !r.Clean() {
				t.Errorf("%s: %s: %s\n%s", name, holding, r.Verdict(), told(r))
			}
		}
		if name == "scans of project" { // without them no number is in doubt
			for path := range files {
				if err := os.Remove(filepath.Join(dir, countyFolder, filepath.FromSlash(path))); err != nil {
					t.Fatal(err)
				}
			}
			if r := verify(t, dir, cityList, countyFolder); !r.Clean() {
				t.Errorf("scans that are gone: %s\n%s", r.Verdict(), told(r))
			}
		}
	}
}
