package consolidate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"shidian/templates"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// Excel makes a time of what looks like one. In 截止时刻 it is taken; behind the last day it
// is not dropped in silence, and a day alone is that day.
func TestTimesThatExcelMadeOfAPlan(t *testing.T) {
	data, err := templates.PlanWorkbook(testplan.New(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		cell  string
		value any
		hour  string
		says  string
	}{
		"a time of day":            {"D3", 17*time.Hour + 30*time.Minute, "17:30", ""},
		"a day":                    {"B3", time.Date(2021, 5, 8, 0, 0, 0, 0, time.UTC), "", ""},
		"a day with a time behind": {"B3", time.Date(2021, 5, 8, 17, 30, 0, 0, time.UTC), "", "“2021-05-08 17:30”里有时刻"},
	} {
		path := filepath.Join(t.TempDir(), "plan.xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		setCell(t, path, "截止日期", c.cell, c.value)
		read, problems, err := ReadPlan(t.Context(), path)
		switch {
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case c.says != "" && (len(problems) != 1 || !strings.Contains(problems[0].Text, c.says)):
			t.Errorf("%s: %v", name, problems)
		case c.says == "" && (problems != nil || read.Deadlines[0] != plan.Deadline{Level: plan.County, LastDay: read.Deadlines[0].LastDay, Inclusive: true, Hour: c.hour}):
			t.Errorf("%s: %v %v", name, problems, read)
		}
	}
}

// setCell types a value into the sheet, which gets the look that Excel gives it.
func setCell(t *testing.T, path, sheet, cell string, value any) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	style, err := f.NewStyle(&excelize.Style{NumFmt: 22}) // m/d/yy h:mm
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle(sheet, cell, cell, style); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}
