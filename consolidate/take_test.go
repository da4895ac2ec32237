package consolidate

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/ooxml"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// A reader that is none stumbles over every file: a stand-in for what nobody
// has thought of.
func TestAPanicIsThatFilesOwn(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140521")
	data, err := templates.CountyWorkbook(p, region, 1, form.Return{}, form.Finder{})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "unmarked.xlsx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	found := workbook.Found{Path: "unmarked.xlsx", Disk: path}
	a, err := take(context.Background(), p, nil, found)
	if err != nil || a.said == nil || a.Refusal == nil || a.Path != found.Path {
		t.Fatalf("%+v, %v", a, err)
	}
	if !strings.Contains(a.Refusal.Detail, "程序读这份文件时出错") {
		t.Error(a.Refusal.Detail)
	}
}

func TestADamagedRollupIsNotCarriedOn(t *testing.T) {
	damaged := &xlsx.Book{Damage: []xlsx.Damage{{Sheet: "项目汇总", Cause: ooxml.BadXML, Count: 1}}}
	_, err := readingsOf([]*sheets.OwnBook{{Loaded: workbook.Loaded{Book: damaged}, Disk: cityRollup}})
	if err == nil || !strings.Contains(err.Error(), "工作表“项目汇总”有损坏") {
		t.Error(err)
	}
}
