package bulk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"shidian/consolidate/workbook"
	"shidian/templates/plan"
)

// writeAll writes the first n workbooks below a folder.
func writeAll(t testing.TB, m *Maker, dir string, n int) {
	t.Helper()
	each(n, func(next func() (int, bool)) {
		for i, ok := next(); ok; i, ok = next() {
			w, err := m.Workbook(i)
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, w.Name), w.Data, 0o644)
			}
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
}

// each has as many workers as there are processors take the numbers below n.
func each(n int, work func(next func() (int, bool))) {
	var wait sync.WaitGroup
	var lock sync.Mutex
	taken := 0
	next := func() (int, bool) {
		lock.Lock()
		defer lock.Unlock()
		taken++
		return taken - 1, taken <= n
	}
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() { work(next) })
	}
	wait.Wait()
}

// readFolder reads every workbook of a folder as a merge does and returns how
// many projects they hold. What they say is let go at once.
func readFolder(p *plan.Plan, dir string) (projects int, err error) {
	found, err := workbook.Find([]string{dir})
	if err != nil {
		return 0, err
	}
	counts, errs := make([]int, len(found)), make([]error, len(found))
	each(len(found), func(next func() (int, bool)) {
		reader := workbook.NewReader(p)
		for i, ok := next(); ok; i, ok = next() {
			loaded, err := reader.Load(context.Background(), found[i])
			switch {
			case err != nil:
				errs[i] = err
			case loaded.Book == nil:
				errs[i] = fmt.Errorf("%s was not read", found[i].Path)
			default:
				counts[i] = len(reader.County(loaded.Book, loaded.Path, loaded.SHA256).Projects)
			}
		}
	})
	for i := range found {
		if errs[i] != nil {
			return 0, errs[i]
		}
		projects += counts[i]
	}
	return projects, nil
}

// BenchmarkFolder reads folders of workbooks from the disk, one operation a
// folder. The whole country takes a while to make and is left out with -short.
func BenchmarkFolder(b *testing.B) {
	m := newMaker(b)
	for _, n := range []int{500, m.Len()} {
		if n > 500 && testing.Short() {
			continue
		}
		dir := b.TempDir()
		writeAll(b, m, dir, n)
		b.Run(fmt.Sprintf("%d/own", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := readFolder(m.plan, dir); err != nil {
					b.Fatal(err)
				}
			}
			reportPeak(b, dir)
		})
		if n > 500 {
			continue
		}
		b.Run(fmt.Sprintf("%d/excelize", n), func(b *testing.B) {
			for b.Loop() {
				if err := excelizeFolder(dir); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func excelizeFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	errs := make([]error, len(entries))
	each(len(entries), func(next func() (int, bool)) {
		for i, ok := next(); ok; i, ok = next() {
			data, err := os.ReadFile(filepath.Join(dir, entries[i].Name()))
			if err == nil {
				err = excelizeRows(data)
			}
			errs[i] = err
		}
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
