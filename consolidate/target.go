package consolidate

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
)

// Target is a file that the program is about to write, 晋城市2021年度汇总.xlsx, and what
// may stand there already. Anything else that stands there is not the program's, and is
// not written over.
type Target struct {
	store.Output
	Kind form.BookKind
	// Region the old file must be of; "" for any.
	Region string
	// Keep refuses an old file even of the same kind, unless it has the same
	// bytes: a plan that was edited, a county workbook that was filled.
	Keep bool
	// Text is no workbook: what lies there was looked at before.
	Text bool
	// Beside writes a new file beside one that is open in an office program.
	Beside bool
}

// Write puts the targets below dir, whole or not at all. An error is a
// *Failure.
func Write(ctx context.Context, dir string, targets []Target) error {
	done, err := writeKeeping(ctx, dir, targets, nil)
	if err == nil && done.beside != nil {
		return failf("%s", (&store.LockedError{Files: done.beside}).Error()) // opened while it was written
	}
	return err
}

// oldFiles is what became of the files that a run writes over: 晋城市2021年度汇总.xlsx kept
// below 历史/, or still open.
type oldFiles struct {
	kept   []string           // the name under which each is kept: "" for one that was not there or still stands
	beside []store.LockedFile // that are open, so that the new ones stand beside them
}

// writeKeeping is Write that keeps old files, and that puts new ones beside those
// that are open, where the targets allow it. Whether an office program says by
// its owner file that it has one open, or the system by its refusal, is the same.
func writeKeeping(ctx context.Context, dir string, targets []Target, keeps []store.Keep) (oldFiles, error) {
	outputs := make([]store.Output, len(targets))
	beside := false
	var open []store.LockedFile
	for i, t := range targets {
		if err := t.check(ctx, dir); err != nil {
			return oldFiles{}, err
		}
		outputs[i], beside = t.Output, beside || t.Beside
		if t.Beside && openedBy(t.path(dir)) != "" {
			outputs[i].Name = store.KeptName(t.Name)
			open = append(open, store.LockedFile{Name: t.Name, Kept: outputs[i].Name})
		}
	}
	kept, err := store.Put(ctx, dir, outputs, keeps, beside)
	done := oldFiles{kept, open}
	err = done.judge(ctx, dir, err)
	return done, err
}

// judge says why nothing was written, and notes what was written beside open files.
func (o *oldFiles) judge(ctx context.Context, dir string, err error) error {
	var locked *store.LockedError
	if errors.As(err, &locked) && locked.Done() {
		o.beside = append(o.beside, locked.Files...)
		return nil
	}
	return whyNotPut(ctx, dir, err)
}

func (t Target) path(dir string) string { return filepath.Join(dir, filepath.FromSlash(t.Name)) }

func (t Target) check(ctx context.Context, dir string) error {
	path := t.path(dir)
	if t.Text {
		return nil
	}
	if !t.Beside {
		if err := refuseOpen(path); err != nil {
			return err
		}
	}
	if !exists(path) {
		return nil
	}
	old, err := os.ReadFile(path)
	if err == nil && bytes.Equal(old, t.Data) {
		return nil
	}
	there, why, err := sheets.Open(ctx, workbook.Found{Path: filepath.Base(path), Disk: path})
	switch {
	case err != nil:
		return err
	case why != nil && why.Shut:
		return failf("%s 已经存在，%s。没有写出任何文件；%s", path, why.Text, why.Remedy)
	case why != nil:
		return failf("%s 已经存在，而且不是本程序写出的文件，没有覆盖。请换一个名字，或者先把它移走", path)
	case there.Mark.Kind != t.Kind || t.Region != "" && there.Mark.Region != t.Region:
		return failf("%s 已经存在，是另外一种文件或者另一个单位的，没有覆盖。请换一个名字，或者先把它移走", path)
	case t.Kind == form.ListBook && there.Final() > 0:
		return failf("%s 是已经定稿的清单，不改写，没有写出任何文件。请换一个名字或文件夹，或者先把它移走", path)
	case t.Keep:
		return failf("%s 已经存在，可能填过或者改过，没有覆盖。请换一个文件夹或名字，或者先把它移走", path)
	}
	return nil
}

// refuseOpen refuses to replace a workbook beside which an office program has left its
// owner file.
func refuseOpen(path string) error {
	opener := openedBy(path)
	if opener == "" {
		return nil
	}
	return failf("%s 正在 %s 中打开，没有写出任何文件。请保存并关闭后重新运行；确实已经关闭的，请删除同一文件夹中的临时文件 %s。现在就要看结果的，合并时加 --beside 另写一份", path, opener.program(), filepath.Base(string(opener)))
}

// ownerFile is what an office program leaves beside a workbook that it has
// open.
type ownerFile string

// openedBy returns the owner file beside the workbook, "" when there is none.
// Excel puts ~$ over the first two characters of a long name and before a
// short one; WPS puts .~ before it, LibreOffice .~lock. before and # behind.
func openedBy(path string) ownerFile {
	dir, name := filepath.Split(path)
	names := []string{"~$" + name, ".~" + name, ".~lock." + name + "#"}
	if runes := []rune(name); len(runes) > 2 {
		names = append(names, "~$"+string(runes[2:]))
	}
	for _, owner := range names {
		if exists(dir + owner) {
			return ownerFile(dir + owner)
		}
	}
	return ""
}

func (o ownerFile) program() string {
	switch base := filepath.Base(string(o)); {
	case len(base) > 7 && base[:7] == ".~lock.":
		return "LibreOffice"
	case base[:2] == ".~":
		return "WPS"
	default:
		return "Excel"
	}
}
