package consolidate

import (
	"context"
	"maps"
	"os"
	"sync"
	"testing"

	"shidian/samples"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// runs are ours.
func runs() samples.Runs {
	return samples.Runs{
		Merge: func(ctx context.Context, p *plan.Plan, in, out, region string, day form.Date) error {
			_, err := Merge(ctx, Options{Plan: p, Paths: []string{in}, Out: out, Region: region, AsOf: day})
			return err
		},
		Final: func(ctx context.Context, p *plan.Plan, rollup string, day form.Date) error {
			_, err := List(ctx, ListOptions{Plan: p, Rollup: rollup, AsOf: day, Final: true})
			return err
		},
	}
}

// The samples by the tests' own plan: those in the repository are by the
// embedded one, which is another next year. Each is made once, when a test asks
// for it.
var (
	counties = sync.OnceValues(func() (samples.Files, error) {
		text, err := samples.Source("jincheng")
		if err != nil {
			return nil, err
		}
		return samples.Counties(testplan.New(), text)
	})
	city = sync.OnceValues(func() (samples.Files, error) {
		return made(func(work string) (samples.Files, error) {
			return samples.City(context.Background(), testplan.New(), runs(), work)
		})
	})
	province = sync.OnceValues(func() (samples.Files, error) {
		return made(func(work string) (samples.Files, error) {
			return samples.Build(context.Background(), testplan.New(), runs(), work)
		})
	})
)

func made(work func(dir string) (samples.Files, error)) (samples.Files, error) {
	dir, err := os.MkdirTemp("", "samples")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	return work(dir)
}

// sampleFolder is everything of a sample, by the path below its folder.
func sampleFolder(t testing.TB, folder string) samples.Files {
	t.Helper()
	makes := province
	switch folder {
	case "jincheng":
		all, err := counties()
		must(t, err)
		return all
	case "jincheng-decided":
		makes = city
	default:
		effort.Usual(t) // a province takes the merges of all its cities
	}
	all, err := makes()
	must(t, err)
	return all.Below(folder)
}

// sample is what was received, by the name of the file.
func sample(t testing.TB, folder string) files {
	t.Helper()
	all := sampleFolder(t, folder)
	if received := all.Below("收到"); len(received) > 0 {
		all = received
	}
	return files(maps.Clone(all))
}

// standing is the earlier rollup of a sample, as its output folder holds it.
func standing(t *testing.T, folder string) files {
	t.Helper()
	return files(sampleFolder(t, folder).Below("输出"))
}
