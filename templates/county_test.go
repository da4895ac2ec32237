package templates

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"

	"shidian/templates/plan"
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

func TestEveryFilingRegionGetsAWorkbookThatParses(t *testing.T) {
	p := plan.Shanxi2021()
	names := map[string]bool{}
	for _, region := range p.Filing(p.Root().Code) {
		names[CountyFileName(p, region)] = true
		t.Run(region.Code, func(t *testing.T) {
			t.Parallel()
			data, err := CountyWorkbook(p, region, DefaultForms)
			if err != nil {
				t.Fatal(err)
			}
			parts(t, data)
		})
	}
	if len(names) != 118 {
		t.Errorf("%d file names for 118 regions", len(names))
	}
}
