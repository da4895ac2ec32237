package consolidate

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// archiveWord is in the name of every archive: 晋城市2021年度归档.
const archiveWord = "归档"

// ArchiveOptions are the flags of 归档: the outputs of a season, where the archive goes,
// where the received files lie.
type ArchiveOptions struct {
	Plan           *plan.Plan // of --plan; nil takes the one that the rollup carries
	PlanFrom       string
	Outputs        string   // the folder of the outputs, in which the rollup lies
	Out            string   // folder in which the archive is put; "" puts it beside Outputs
	Sources        []string // where the received files lie
	WithoutPersons bool     // what names persons, or says how to reach them, is left out

	Progress func(Step) // as of Options
}

// Archived is an archive that was written: 晋城市2021年度归档, with 9 received files.
type Archived struct {
	Choice  PlanChoice
	Region  plan.Region
	Path    string // of the folder
	Files   int    // in it, the manifest left out
	Counted int    // received files that count
	Others  int    // received files that do not
	Lost    []string
	Final   bool // the list is final
}

// Archive puts a season together for next year's clerk and for an auditor: the outputs, what
// was received and what became of it, an index and a manifest. An error is a *Failure.
func Archive(ctx context.Context, o ArchiveOptions) (*Archived, error) {
	told := stepsOf(o.Progress)
	told.begin(phaseEarlier, 0)
	path, err := onlyRollup(ctx, o.Outputs)
	if err != nil {
		return nil, err
	}
	r, choice, err := rollupAsWritten(ctx, o, path)
	if err != nil {
		return nil, err
	}
	if o.Out == "" {
		o.Out = filepath.Dir(filepath.Clean(o.Outputs))
	}
	if err := CheckFolder(o.Out); err != nil {
		return nil, err
	}
	came, err := lookForReceived(ctx, o.Sources, told)
	if err != nil {
		return nil, err
	}
	a := &archiving{options: o, rollup: r, came: came, done: &Archived{Choice: choice, Region: r.Region, Final: r.State.Closing.Closed()},
		bundle: bundle{dir: o.Out, name: archiveName(r, o.WithoutPersons), head: []string{workbook.ManifestHead, r.Plan.CycleChinese() + r.Region.Name + "标准化试点项目征集归档", "保管多久，以本单位档案管理规定为准。"}}}
	if err := a.fill(ctx); err != nil {
		return nil, err
	}
	told.begin("正在写出归档", 0)
	a.done.Path, a.done.Files = a.bundle.path(), len(a.bundle.files)
	return a.done, a.bundle.write(ctx, false)
}

func archiveName(r *record.Rollup, withoutPersons bool) string {
	word := archiveWord
	if withoutPersons {
		word += "（去掉个人信息）"
	}
	return strings.TrimSuffix(record.OutputName(r.Plan, r.Region, word), ".xlsx")
}

// onlyRollup is the one rollup that lies in the folder.
func onlyRollup(ctx context.Context, dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", &Failure{Usage: true, Text: "“" + dir + "”不是文件夹，或者打不开。请写明放汇总的输出文件夹", Cause: err}
	}
	var found []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !e.Type().IsRegular() || isOwnerFile(e.Name()) || workbook.IsOldBackup(e.Name()) || !strings.EqualFold(filepath.Ext(path), ".xlsx") {
			continue
		}
		glance, err := workbook.Found{Path: e.Name(), Disk: path}.Glance(ctx)
		if err != nil {
			return "", err
		}
		if glance.Mark.Kind == form.RollupBook {
			found = append(found, path)
		}
	}
	switch len(found) {
	case 0:
		return "", failf("%s 里没有汇总，没有写出归档。请写明放汇总的输出文件夹", dir)
	case 1:
		return found[0], nil
	default:
		return "", failf("%s 里有 %d 份汇总（%s），不知道归哪一份。请把别的移到另一个文件夹，再运行一次", dir, len(found), strings.Join(baseNames(found), "、"))
	}
}

func baseNames(paths []string) []string {
	var names []string
	for _, path := range paths {
		names = append(names, filepath.Base(path))
	}
	return names
}

// rollupAsWritten computes the rollup as it was when it was written.
func rollupAsWritten(ctx context.Context, o ArchiveOptions, path string) (*record.Rollup, PlanChoice, error) {
	own, err := openRollup(ctx, path)
	if err != nil {
		return nil, PlanChoice{}, err
	}
	read, why := own.Reading()
	if why != nil {
		return nil, PlanChoice{}, unusableRollup(path, why)
	}
	choice, err := choosePlan(Options{Plan: o.Plan, PlanFrom: o.PlanFrom, AsOf: read.Writing.AsOf}, &ours{into: []*sheets.OwnBook{own}})
	if err != nil {
		return nil, PlanChoice{}, err
	}
	region, known := choice.Plan.Region(choice.Plan.Today(own.Mark.Region))
	if !known {
		return nil, PlanChoice{}, failf("%s 是“%s”的汇总，方案中没有这个单位。请用 --plan 写明当时的方案", path, own.Mark.Region)
	}
	read.SetUnitsOfToday(choice.Plan)
	r := record.Compute(choice.Plan, region, read.Writing.AsOf, read.State, read.Writing.Paths, sheets.DecisionPlaces)
	read.Writing.RestoreRun(r)
	record.Decide(r)
	return r, choice, nil
}

// archiving is an archive that is being filled.
type archiving struct {
	options ArchiveOptions
	rollup  *record.Rollup
	came    *received
	bundle  bundle
	done    *Archived
}

func (a *archiving) fill(ctx context.Context) error {
	files, err := a.receivedFiles(ctx)
	if err != nil {
		return err
	}
	index, err := sheets.DrawArchiveIndex(a.rollup, files, !a.options.WithoutPersons)
	if err != nil {
		return &Failure{Text: "归档目录没有写出，这是程序的问题，请把这句话和汇总一起反馈", Cause: err}
	}
	a.bundle.files = slices.Insert(a.bundle.files, 0, store.Output{Name: sheets.ArchiveIndexName, Data: index})
	if a.options.WithoutPersons {
		return a.addListsWithoutPersons(ctx)
	}
	return a.addOutputs(ctx)
}

// addOutputs puts everything into the archive that lies in the folder of the outputs, but
// for other archives.
func (a *archiving) addOutputs(ctx context.Context) error {
	root := a.options.Outputs
	err := filepath.WalkDir(root, func(disk string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case entry.IsDir() && strings.Contains(entry.Name(), archiveWord) && disk != root:
			return filepath.SkipDir
		case !entry.Type().IsRegular() || workbook.IsSystemFile(entry.Name()) || isOwnerFile(entry.Name()):
			return nil
		}
		data, err := os.ReadFile(disk)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, disk)
		if err != nil {
			return err
		}
		a.bundle.add(filepath.ToSlash(rel), data)
		return nil
	})
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("archive %s: %w", root, ctx.Err())
	case err != nil:
		return &Failure{Text: "输出文件夹 " + root + " 里有文件读不出来，没有写出归档。请关闭打开着的文件，检查权限，再运行一次", Cause: err}
	}
	return nil
}

// addListsWithoutPersons puts the final lists into the archive, drawn again without the
// columns that name persons.
func (a *archiving) addListsWithoutPersons(ctx context.Context) error {
	lists, err := filepath.Glob(filepath.Join(a.options.Outputs, "*.xlsx"))
	if err != nil {
		return notPut(a.options.Outputs, err)
	}
	for _, path := range lists {
		book, _, err := sheets.Open(ctx, workbook.Found{Path: filepath.Base(path), Disk: path}, form.ListBook)
		if err != nil {
			return err
		}
		if book == nil || book.Final() == 0 {
			continue
		}
		read, why := book.ListReading(a.rollup.Plan, a.rollup.Region)
		if why != nil || read.Touched() != "" {
			return failf("%s 读不全，或者被改动过，没有写出归档。要看改了哪里：shidian 核验 %s", path, path)
		}
		data, err := read.WithoutPersons(a.rollup.Plan, a.rollup.Region)
		if err != nil {
			return &Failure{Text: "清单没有写出，这是程序的问题，请把这句话和清单一起反馈", Cause: err}
		}
		a.bundle.add(sheets.ListNameOf(a.rollup.Plan, a.rollup.Region, cmp.Or(read.Final, 1)), data)
	}
	return nil
}
