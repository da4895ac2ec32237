package consolidate

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"shidian/checks"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// HistoryFile is a file of earlier years: 往年试点.xlsx, 23 projects, and in Chinese what of
// it was not used.
type HistoryFile struct {
	Path     string
	Projects int
	Notes    []string
}

// readHistory takes what the files and folders say of earlier years. What was named and is
// no use fails the run: whoever names it counts on it. Of a folder it is told how many files
// are nothing of earlier years.
func readHistory(ctx context.Context, paths []string, p *plan.Plan) (past []checks.Past, files []HistoryFile, err error) {
	for _, path := range paths {
		found, err := workbook.Find([]string{path})
		if err != nil {
			return nil, nil, whyNotFound([]string{path}, err)
		}
		var used []HistoryFile
		var why []string
		for _, f := range found {
			file, said, err := readHistoryFile(ctx, f, p)
			if err != nil {
				return nil, nil, err
			}
			if said == nil {
				why = append(why, file.Notes...)
				continue
			}
			past, used = append(past, said...), append(used, file)
		}
		if used == nil {
			return nil, nil, failf("--history 的 %s 没有用上：%s", path, firstOf(why))
		}
		if n := len(found) - len(used); n > 0 {
			used[len(used)-1].Notes = append(used[len(used)-1].Notes, fmt.Sprintf("文件夹里另有 %d 份文件，不是往年的清单、汇总或者表，没有用", n))
		}
		files = append(files, used...)
	}
	return past, files, nil
}

func firstOf(notes []string) string {
	if notes == nil {
		return "里面没有往年的项目"
	}
	return notes[0]
}

// readHistoryFile reads one file; said is nil where nothing of it is used.
func readHistoryFile(ctx context.Context, f workbook.Found, p *plan.Plan) (file HistoryFile, said []checks.Past, err error) {
	file.Path = f.Disk
	book, why, err := sheets.Open(ctx, f, form.ListBook, form.RollupBook, form.CountyBook, form.PlanBook, form.CheckBook, form.UnknownBook)
	switch {
	case err != nil:
		return file, nil, err
	case why != nil:
		file.Notes = []string{why.Text}
		return file, nil, nil
	}
	read := book.PastOf(p)
	file.Notes = read.Notes
	own, later := 0, 0
	for _, one := range read.Past {
		switch year, _, _ := strings.Cut(one.Year, "-"); {
		case one.Year == p.Cycle():
			own++
		case year > p.Year:
			later++
		default:
			said = append(said, one)
		}
	}
	if own > 0 {
		file.Notes = append(file.Notes, fmt.Sprintf("%d 个是%s的，没有用", own, p.CycleChinese()))
	}
	if later > 0 {
		file.Notes = append(file.Notes, fmt.Sprintf("%d 个晚于%s，没有用", later, p.CycleChinese()))
	}
	file.Projects = len(said)
	file.Path = filepath.ToSlash(file.Path)
	return file, said, nil
}
