package consolidate

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// A clerk may copy the tables of a plan into a workbook of his own: it is the plan. What
// says that it is something else is none.
func TestPlanIsReadByItsTables(t *testing.T) {
	p, dir := testplan.New(), t.TempDir()
	data, err := templates.PlanWorkbook(p, nil)
	if err != nil {
		t.Fatal(err)
	}
	region, _ := p.Region("140521")
	county, err := templates.CountyWorkbook(p, region, 1, form.Return{}, form.Finder{})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"as it was written.xlsx": {data, ""},
		"copied.xlsx":            {copiedByHand(t, data), ""},
		"county.xlsx":            {county, "不是征集方案"},
		"shut.xlsx":              {[]byte("no workbook"), "不能用"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		read, problems, err := ReadPlan(t.Context(), path)
		var failure *Failure
		switch {
		case c.says == "" && (err != nil || problems != nil || plan.Differences(p, read) != nil):
			t.Errorf("%s: %v %v", name, problems, err)
		case c.says != "" && (!errors.As(err, &failure) || !strings.Contains(failure.Text, c.says)):
			t.Errorf("%s: %v", name, err)
		}
	}
}

// copiedByHand is a new workbook with the texts of the sheets, and without the mark.
func copiedByHand(t *testing.T, data []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "old.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	old, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	copied := excelize.NewFile()
	for i, name := range old.GetSheetList() {
		if visible, _ := old.GetSheetVisible(name); !visible {
			continue
		}
		if i == 0 {
			err = copied.SetSheetName("Sheet1", name)
		} else {
			_, err = copied.NewSheet(name)
		}
		if err != nil {
			t.Fatal(err)
		}
		rows, err := old.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			for c, text := range row {
				if text != "" {
					if err := copied.SetCellStr(name, form.CellName(n+1, c+1), text); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	buffer, err := copied.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}
