package consolidate

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
)

// scans are the scans of the projects of the list, by the identity of the project: those
// that it names, and those that came when it was final already, which the rollup beside it
// knows.
func (l *finalList) scans(ctx context.Context) map[string][]record.Source {
	of := map[string][]record.Source{}
	add := func(inputs record.ListInputs) {
		for _, f := range inputs.Files {
			known := func(s record.Source) bool { return s.SHA256 == f.SHA256 }
			if f.Project != "" && !f.Void && !slices.ContainsFunc(of[f.Project], known) {
				of[f.Project] = append(of[f.Project], record.Source{Path: f.Path, SHA256: f.SHA256})
			}
		}
	}
	add(l.read.Inputs)
	if r := l.rollupBeside(ctx); r != nil {
		add(r.ListInputs())
	}
	return of
}

// rollupBeside is the rollup of the list where it stands beside it, as it was when it was
// written; nil where none does.
func (l *finalList) rollupBeside(ctx context.Context) *record.Rollup {
	path := filepath.Join(filepath.Dir(l.path), record.RollupName(l.choice.Plan, l.of))
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	book, _, err := sheets.Open(ctx, workbook.Found{Path: filepath.Base(path), Disk: path}, form.RollupBook)
	if err != nil || book == nil || book.Mark.Cycle != l.book.Mark.Cycle {
		return nil
	}
	read, why := book.Reading()
	if why != nil {
		return nil
	}
	was := read.Writing
	return record.Compute(l.choice.Plan, l.of, was.AsOf, was.State, was.Paths, sheets.DecisionPlaces)
}

// readWhole is the file, which has to be the one that was opened before.
func readWhole(path, sha256 string) ([]byte, error) {
	f := workbook.Found{Path: filepath.Base(path), Disk: path}
	data, err := f.Bytes(context.Background())
	if err != nil || workbook.SumOf(data) != sha256 {
		return nil, failf("%s 读取过程中被改动，请关闭正在编辑它的程序后重新运行", path)
	}
	return data, nil
}
