package consolidate

import (
	"errors"
	"os"
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

// What is wrong with the output is told before any work: a file on the way, a device, a
// name of a workbook for a folder, a folder that nobody can write into.
func TestOutputsThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "文件")
	must(t, os.WriteFile(file, nil, 0o644))
	for _, named := range []string{os.DevNull, filepath.Join(file, "清单.xlsx"), filepath.Join(file, "下面", "清单")} {
		var failure *Failure
		if got, err := OutputPath(named, "清单.xlsx"); !errors.As(err, &failure) || !failure.Usage {
			t.Errorf("%s was taken: %s, %v", named, got, err)
		}
	}
	for _, folder := range []string{file, os.DevNull, filepath.Join(file, "下面"), filepath.Join(dir, "输出.xlsx"), filepath.Join(dir, "输出.XLSX")} {
		var failure *Failure
		if err := CheckFolder(folder); !errors.As(err, &failure) || !failure.Usage {
			t.Errorf("%s was taken: %v", folder, err)
		}
	}
	for _, folder := range []string{dir, filepath.Join(dir, "一", "二"), filepath.Join(dir, "2021.5.7")} {
		if err := CheckFolder(folder); err != nil {
			t.Errorf("%s was refused: %v", folder, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); left != nil {
		t.Errorf("it leaves %v", left)
	}
}
