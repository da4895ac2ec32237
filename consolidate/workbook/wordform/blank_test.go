package wordform

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/workbook/docx"
	"shidian/samples/docs"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// handedOut is the blank form in Word, filled in by the tags as people click and type.
func handedOut(t *testing.T, answers map[form.ID]string, steps [][]string) []byte {
	t.Helper()
	blank, err := templates.WordForm(testplan.New())
	if err != nil {
		t.Fatal(err)
	}
	fill := map[string]string{}
	for id, text := range answers {
		fill[string(id)] = text
	}
	for i, s := range steps {
		for k, id := range form.StepIDs() {
			fill[string(id)+"."+string(rune('1'+i))] = s[k]
		}
	}
	control := regexp.MustCompile(`<w:tag w:val="([a-z_.0-9]+)"/>(.*?)<w:showingPlcHdr/>(.*?)<w:t xml:space="preserve">　点此填写　</w:t>`)
	var parts docs.Parts
	archive, err := zip.NewReader(bytes.NewReader(blank), int64(len(blank)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		body := control.ReplaceAllStringFunc(string(data), func(found string) string {
			m := control.FindStringSubmatch(found)
			text, filled := fill[m[1]]
			if !filled {
				return found
			}
			return `<w:tag w:val="` + m[1] + `"/>` + m[2] + m[3] + `<w:t xml:space="preserve">` + strings.ReplaceAll(text, "\n", `</w:t><w:br/><w:t xml:space="preserve">`) + `</w:t>`
		})
		parts = append(parts, [2]string{f.Name, body})
	}
	return parts.Zip()
}

func TestBlankFormThatIsHandedOutComesBackExact(t *testing.T) {
	answers, steps := truth(t)
	f, err := parse(handedOut(t, answers, steps))
	if err != nil {
		t.Fatal(err)
	}
	checkExact(t, f)
	f, err = parse(handedOut(t, nil, nil))
	if err != nil || !f.Filled.IsBlank() || len(f.Asks) > 0 {
		t.Errorf("blank: %v %v %q", err, f.Filled.Answers, asksOf(f))
	}
}

func checkExact(t *testing.T, f *Form) {
	t.Helper()
	if got, cells := right(t, f); got != 31 || cells != 15 || len(f.Asks) > 0 {
		t.Errorf("%d of 31 answers, %d of 15 cells, asks %q", got, cells, asksOf(f))
	}
	if len(f.Filled.Steps) != 5 {
		t.Errorf("%d steps", len(f.Filled.Steps))
	}
}

// LibreOffice writes the document anew: it loses some tags, and no answer.
func TestBlankFormSurvivesLibreOffice(t *testing.T) {
	effort.All(t)
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	answers, steps := truth(t)
	for _, data := range [][]byte{handedOut(t, answers, steps), docs.Make(text(t, "official")), docs.Make(text(t, "one_table"))} {
		path := filepath.Join(dir, "in.docx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		run := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "docx", "--outdir", filepath.Join(dir, "out"), path)
		if text, err := run.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		written, err := os.ReadFile(filepath.Join(dir, "out", "in.docx"))
		if err != nil {
			t.Skip("LibreOffice has no Writer")
		}
		f, err := parse(written)
		if err != nil {
			t.Fatal(err)
		}
		checkExact(t, f)
	}
}

// The tags alone say what is what.
func TestControlsOfTheBlankFormAreRead(t *testing.T) {
	d, err := docx.Read(context.Background(), handedOut(t, map[form.ID]string{form.PilotName: "示例茶试点"}, nil), docx.FormLimits())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(d.Controls, docx.Control{Tag: "pilot_name", Text: "示例茶试点"}) {
		t.Errorf("%v", d.Controls)
	}
}
