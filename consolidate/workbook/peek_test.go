package workbook

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

func TestGlanceTellsTheMarkOfAWorkbook(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140521")
	book, err := templates.CountyWorkbook(p, region, 1, form.Return{}, form.Finder{})
	must(t, err)
	dir := t.TempDir()
	glance := func(name string, data []byte) Glance {
		t.Helper()
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, data, 0o644))
		g, err := Found{Path: name, Disk: path}.Glance(t.Context())
		must(t, err)
		return g
	}
	whole, again, changed := glance("甲.xlsx", book), glance("乙.txt", book), glance("丙.xlsx", append(book, 0))
	if whole.Mark != (form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: p.Cycle(), Region: "140521"}) {
		t.Errorf("it is %+v", whole.Mark)
	}
	if whole.Sign == "" || again != whole || changed.Sign == whole.Sign {
		t.Errorf("signs %q, %q, %q", whole.Sign, again.Sign, changed.Sign)
	}
	for name, data := range map[string][]byte{"空.xlsx": nil, "断.xlsx": book[:len(book)/2], "旧.xls": []byte("\xd0\xcf\x11\xe0")} {
		if g := glance(name, data); g != (Glance{}) {
			t.Errorf("%s is %+v", name, g)
		}
	}
	if g, err := (Found{Disk: filepath.Join(dir, "没有")}).Glance(t.Context()); err != nil || g != (Glance{}) {
		t.Error(g, err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := (Found{Disk: dir}).Glance(ended); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
