package hostile_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/samples/hostile"
	"shidian/templates/form"
)

// A workbook may say that it is one of the program's own without being it.
func TestWorkbooksThatOnlySayTheyAreOurs(t *testing.T) {
	maker, good, _ := makeCases(t)
	for kind, want := range map[string]struct {
		status record.FileStatus
		says   string
	}{
		"list": {record.Refused, "清单不完整"}, "rollup": {record.Refused, "不是报送的材料"}, "plan": {record.Skipped, "征集方案"}, "other": {record.Merged, "个项目"},
	} {
		t.Run(kind, func(t *testing.T) {
			dir := t.TempDir()
			data, err := hostile.SaysItIs(good.Data, kind)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "a.xlsx"), data, 0o644); err != nil {
				t.Fatal(err)
			}
			res, err := consolidate.Merge(context.Background(), consolidate.Options{Plan: maker.Plan(), Paths: []string{dir},
				Region: maker.Plan().Root().Code, AsOf: form.Date{Year: 2021, Month: 5, Day: 7}})
			if err != nil {
				t.Fatal(err)
			}
			if len(res.Files) != 1 || res.Files[0].Status != want.status || !strings.Contains(res.Files[0].Reason, want.says) {
				t.Errorf("%+v", res.Files)
			}
		})
	}
}
