package consolidate

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"shidian/checks"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// BenchmarkReturns is a merge of all counties of the province, each of which has something
// to correct, and how much of it draws what goes back.
func BenchmarkReturns(b *testing.B) {
	p, in := testplan.New(), b.TempDir()
	random := rand.New(rand.NewPCG(5, 6))
	all := files{}
	for _, region := range p.Regions {
		if !region.Files {
			continue
		}
		data, err := templates.CountyWorkbook(p, region, 2, form.Return{Projects: []*form.Filled{wrong(random, sampleForm(b), 1), wrong(random, sampleForm(b), 2)}}, checks.OnSheet(p, region))
		must(b, err)
		all[fmt.Sprintf("%s.xlsx", region.Name+region.Code)] = data
	}
	all.write(b, in)
	o := Options{Plan: p, Paths: []string{in}, Region: p.Root().Code, AsOf: may7}
	b.Run("merge", func(b *testing.B) {
		for b.Loop() {
			o.Out = filepath.Join(b.TempDir(), "out")
			res, err := Merge(context.Background(), o)
			must(b, err)
			b.ReportMetric(float64(len(res.Returns)), "returns")
		}
	})
	b.Run("merge again", func(b *testing.B) {
		o.Out = filepath.Join(b.TempDir(), "out")
		_, err := Merge(context.Background(), o)
		must(b, err)
		for b.Loop() {
			_, err := Merge(context.Background(), o)
			must(b, err)
		}
	})
	b.Run("returns", func(b *testing.B) {
		o.Out = ""
		res, err := Merge(context.Background(), o)
		must(b, err)
		for b.Loop() {
			_, err := res.drawReturns(context.Background(), res.Rollup.Returns())
			must(b, err)
		}
	})
}
