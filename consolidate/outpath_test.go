package consolidate

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestOutputIsAWorkbookWithAName(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "没有")
	for named, want := range map[string]string{
		dir:                             filepath.Join(dir, "清单.xlsx"),
		missing + "/":                   filepath.Join(missing, "清单.xlsx"),
		missing:                         missing + ".xlsx",
		filepath.Join(dir, "甲.xlsx"):    filepath.Join(dir, "甲.xlsx"),
		filepath.Join(dir, "甲.XLSX"):    filepath.Join(dir, "甲.XLSX"),
		filepath.Join(dir, "清单2.0"):     filepath.Join(dir, "清单2.0.xlsx"),
		filepath.Join(dir, "5.7清单"):     filepath.Join(dir, "5.7清单.xlsx"),
		filepath.Join(dir, "2021.5.7"):  filepath.Join(dir, "2021.5.7.xlsx"),
		filepath.Join(dir, "甲.pdf"):     "",
		filepath.Join(dir, "甲.xls"):     "",
		filepath.Join(dir, "甲.xlsx.et"): "",
		filepath.Join(dir, ".xlsx"):     "",
	} {
		got, err := OutputPath(named, "清单.xlsx")
		var failure *Failure
		if want == "" && (!errors.As(err, &failure) || !failure.Usage) {
			t.Errorf("%s was taken: %s, %v", named, got, err)
		}
		if want != "" && (err != nil || got != want) {
			t.Errorf("%s became %s, %v", named, got, err)
		}
	}
}
