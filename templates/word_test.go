package templates

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

func TestEveryBlankOfThePaperIsAControlInWord(t *testing.T) {
	p := testplan.New()
	data, err := WordForm(p)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := WordForm(p)
	if !bytes.Equal(data, again) {
		t.Error("two builds differ")
	}
	body := bodyOf(t, data)
	for _, f := range p.Form.Fields() {
		has := strings.Count(body, `<w:tag w:val="`+string(f.ID)+`"/>`)
		if f.Section.Printed && has != 1 || !f.Section.Printed && has != 0 {
			t.Errorf("%s has %d controls", f.ID, has)
		}
		if f.Section.Printed && f.Label != "" && f.Section.ID == form.UnitSection && !strings.Contains(strings.ReplaceAll(textOfXML(body), "\n", ""), strings.Split(f.Label, "（")[0]) {
			t.Errorf("the caption %s is not there", f.Label)
		}
	}
	if !strings.Contains(body, `<w:tag w:val="step_time.1"/>`) {
		t.Error("section 四 has no controls")
	}
}

func bodyOf(t *testing.T, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// textOfXML is what stands between the tags.
func textOfXML(body string) string {
	var b strings.Builder
	for _, piece := range strings.Split(body, "<") {
		if _, text, ok := strings.Cut(piece, ">"); ok {
			b.WriteString(text)
		}
	}
	return b.String()
}
