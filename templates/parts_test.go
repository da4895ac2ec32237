package templates

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// parts unpacks a workbook and parses every part: one raw < in a formula would
// make a sheet malformed, and some programs drop the rest of it silently.
func parts(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string][]byte{}
	for _, entry := range archive.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		contents[entry.Name] = content
		for d := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", entry.Name, err)
			}
		}
	}
	return contents
}

// qinshui is the workbook of 沁水县 with the given forms, and its file.
func qinshui(t *testing.T, forms ...*form.Filled) (*excelize.File, []byte) {
	t.Helper()
	p := testplan.New()
	region, _ := p.Region("140521")
	data, err := CountyWorkbook(p, region, DefaultForms, form.Return{Projects: forms}, checks.OnSheet(p, region))
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, data), data
}

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// filledForm answers every field with the longest text its box must hold.
func filledForm() *form.Filled {
	choices := testplan.New().Choices()
	filled := form.NewFilled(form.Origin{})
	for _, f := range form.Official().Fields() {
		filled.Set(f.ID, form.Answer{Kind: form.Text, Raw: longest(f, choices)})
	}
	var step form.Step
	for _, f := range form.Official().StepFields() {
		step.Set(f.ID, form.Answer{Kind: form.Text, Raw: longest(f, choices)})
	}
	filled.Steps = []form.Step{step, step}
	return filled
}

func longest(f *form.Field, choices form.Choices) string {
	switch {
	case f.List != nil:
		return choices[f.List.ID][0].Name
	case f.Max > 0:
		return strings.Repeat("标", f.Max)
	default:
		return "1"
	}
}
