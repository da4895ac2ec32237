package samples_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"shidian/samples"
	"shidian/samples/effort"
	"shidian/samples/runs"
	"shidian/templates/plan"
)

var update = flag.Bool("update", false, "write the sample workbooks and the picture of the README again")

// The parts are compared and not the bytes: another release of Go may pack
// the same parts otherwise.
func TestSamplesAreWhatTheirTextMakes(t *testing.T) {
	effort.Usual(t)
	files, err := samples.Build(t.Context(), plan.Shanxi2021(), runs.OfProgram(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		writeSamples(t, files)
		drawPictures(t)
	}
	for name, data := range files {
		have, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("%v; run: go test ./samples -update", err)
			continue
		}
		if part := firstDifference(t, have, data); part != "" {
			t.Errorf("%s differs in %s; run: go test ./samples -update", name, part)
		}
	}
	for _, folder := range []string{"jincheng", "jincheng-decided", "shanxi", "shanxi-decided"} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			if _, made := files[filepath.ToSlash(path)]; !made {
				t.Errorf("%s is made by nothing", path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func writeSamples(t *testing.T, files samples.Files) {
	t.Helper()
	for _, folder := range []string{"jincheng", "jincheng-decided", "shanxi", "shanxi-decided"} {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// firstDifference names the first part that two packages do not share.
func firstDifference(t *testing.T, a, b []byte) string {
	t.Helper()
	x, y := parts(t, a), parts(t, b)
	for name := range x {
		if !bytes.Equal(x[name], y[name]) {
			return name
		}
	}
	if len(x) != len(y) {
		return "the list of parts"
	}
	return ""
}

func parts(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return all
}
