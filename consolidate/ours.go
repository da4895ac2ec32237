package consolidate

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// FolderHistory is the folder beside the outputs that keeps every rollup and
// list that was replaced. Nothing in it is ever read as input or deleted.
const FolderHistory = record.FolderHistory

// ours is what a run may build upon: the rollups that --into names, and the
// workbooks of ours in the output folder. What was received is no part of it.
type ours struct {
	dir    string
	into   []*sheets.OwnBook
	rollup []*sheets.OwnBook // in the output folder, under any name
	// unusable are copies of a rollup in the output folder that cannot be read as
	// one: saved as .xls or .ods, cut off, or without what tells a rollup.
	unusable []unusableCopy
}

// unusableCopy is a file that people may take for a rollup and that is none, e.g.
// 晋城市汇总.ods.
type unusableCopy struct {
	name string
	why  *sheets.Unusable // nil for another format
}

// lookForOurs opens what the run may build upon. An error is a *Failure, or the
// end of ctx.
func lookForOurs(ctx context.Context, o Options) (*ours, error) {
	found := &ours{dir: o.Out}
	for _, path := range o.Into {
		book, err := openRollup(ctx, path)
		if err != nil {
			return nil, err
		}
		found.into = append(found.into, book)
	}
	return found, found.lookIn(ctx, o.Out)
}

// lookIn tells the workbooks in the output folder by their marks.
func (o *ours) lookIn(ctx context.Context, dir string) error {
	if dir == "" {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // there is no such folder yet
	}
	for _, entry := range entries {
		name := entry.Name()
		disk := filepath.Join(dir, name)
		if !entry.Type().IsRegular() || isOwnerFile(name) || workbook.IsOldBackup(name) {
			continue
		}
		switch ext := strings.ToLower(filepath.Ext(name)); {
		case ext == ".xlsx":
			if err := o.take(ctx, disk); err != nil {
				return err
			}
		case saysRollup(name) && slices.Contains([]string{".xls", ".et", ".xlsm", ".xlsb", ".ods"}, ext):
			o.unusable = append(o.unusable, unusableCopy{name: name})
		}
	}
	return nil
}

// saysRollup reports whether people may take the file for a rollup by its name.
func saysRollup(name string) bool { return strings.Contains(name, "汇总") }

// isOwnerFile reports whether the name is that of a file which an office program
// leaves beside a workbook that it has open, or of one of our own on its way.
func isOwnerFile(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".")
}

func (o *ours) take(ctx context.Context, disk string) error {
	name := filepath.Base(disk)
	found := workbook.Found{Path: name, Disk: disk}
	glance, err := found.Glance(ctx)
	if err != nil || glance.Mark.Kind != form.RollupBook && !saysRollup(name) {
		return err // a folder of thousands of county workbooks is told apart quickly
	}
	book, why, err := sheets.Open(ctx, found, form.RollupBook, form.ListBook)
	switch {
	case err != nil:
		return err
	case book != nil && book.Mark.Kind == form.RollupBook: // nothing is built upon a list
		o.rollup = append(o.rollup, withPlan(book))
	case book == nil && saysRollup(name):
		o.unusable = append(o.unusable, unusableCopy{name, why})
	}
	return nil
}

// openRollup opens a rollup that a command line names.
func openRollup(ctx context.Context, path string) (*sheets.OwnBook, error) {
	book, why, err := openNamed(ctx, path, form.RollupBook)
	switch {
	case err != nil:
		return nil, err
	case why != nil && !why.Broken && !why.Shut:
		return nil, failf("%s %s。%s", path, why.Text, why.Remedy)
	case why != nil:
		return nil, unusableRollup(path, why)
	}
	return withPlan(book), nil
}

// withPlan adds the plan by which a rollup was made where it carries none, as one of
// format 0: of the embedded plan's year it was made by that, for there was no other way
// without --plan.
func withPlan(book *sheets.OwnBook) *sheets.OwnBook {
	if p := plan.Shanxi2021(); book.Plan == nil && p.Cycle() == book.Mark.Cycle {
		if _, known := p.Region(p.Today(book.Mark.Region)); known {
			book.Plan = p
		}
	}
	return book
}

// ofCycle are the rollups of the cycle.
func ofCycle(books []*sheets.OwnBook, cycle string) []*sheets.OwnBook {
	return slices.DeleteFunc(slices.Clone(books), func(b *sheets.OwnBook) bool { return b.Mark.Cycle != cycle })
}

// ofRegion are the rollups of the region.
func ofRegion(p *plan.Plan, books []*sheets.OwnBook, code string) []*sheets.OwnBook {
	return slices.DeleteFunc(slices.Clone(books), func(b *sheets.OwnBook) bool { return p.Today(b.Mark.Region) != code })
}
