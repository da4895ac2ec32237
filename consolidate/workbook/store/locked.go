package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// LockedError tells that some outputs could not be replaced because another
// program had them open. Where the new ones were kept beside them everything else
// of the run is in place, otherwise nothing of it is.
type LockedError struct{ Files []LockedFile }

// LockedFile is an output that another program has open: Name is the old file, e.g.
// 晋城市2021年度汇总.xlsx, Kept the new one beside it, "" when none was written. Both are
// relative to the output folder.
type LockedFile struct{ Name, Kept string }

// Done reports whether every new file was written, each beside the old one.
func (e *LockedError) Done() bool {
	return !slices.ContainsFunc(e.Files, func(file LockedFile) bool { return file.Kept == "" })
}

// Error names both files of each pair, a line each.
func (e *LockedError) Error() string {
	var lines []string
	for _, file := range e.Files {
		if file.Kept == "" {
			lines = append(lines, fmt.Sprintf("%s 正被 Excel 或 WPS 打开，没有写出任何文件。请保存并关闭后重新运行", file.Name))
			continue
		}
		lines = append(lines, fmt.Sprintf("%s 正被 Excel 或 WPS 打开，新文件另存为 %s；请关闭后重新运行", file.Name, file.Kept))
	}
	return strings.Join(lines, "\n")
}

// untilFree runs an operation again, for two seconds, while another program has
// the file open.
func (p putter) untilFree(ctx context.Context, run func() error) error {
	err := run()
	for _, span := range pauses {
		if err == nil || !p.disk.locked(err) {
			break
		}
		if err := p.wait(ctx, span); err != nil {
			return err
		}
		err = run()
	}
	return err
}

// openOnes are the old files that another program has open, unless new ones may be
// kept beside them. It is asked before anything is replaced: a rename to the
// name that a file has changes nothing and fails where a replacement would.
func (p putter) openOnes(ctx context.Context, staged []*stagedFile, copies []*keptCopy) ([]LockedFile, error) {
	if p.beside {
		return nil, nil
	}
	var names []string
	for _, file := range staged {
		names = append(names, file.target)
	}
	for _, kept := range copies {
		if kept.temp != nil && kept.away {
			names = append(names, kept.From)
		}
	}
	var open []LockedFile
	for _, name := range names {
		err := p.untilFree(ctx, func() error { return p.disk.rename(name, name) })
		switch {
		case err == nil || errors.Is(err, fs.ErrNotExist):
		case p.disk.locked(err):
			open = append(open, LockedFile{Name: name})
		default:
			return nil, fmt.Errorf("替换 %s：%w", name, err)
		}
	}
	return open, nil
}

// asLocked is the error of a copy that could not be made: it names the old file
// that another program lets nobody read.
func asLocked(err error, copies []*keptCopy) error {
	for _, kept := range copies {
		if kept.locked {
			return &LockedError{Files: []LockedFile{{Name: kept.From}}}
		}
	}
	return err
}

// KeptName is the name beside a file that is open: 晋城市汇总（新，原文件正被打开）.xlsx.
func KeptName(target string) string { return keptName(target, 1) }

// keptMark is in the name of every file kept beside a locked one.
const keptMark = "原文件正被打开）"

// keptNames is how many such names are tried: the first may be open as well.
const keptNames = 9

// keptName is the n-th name beside target, n from 1:
// "晋城市汇总.xlsx" gives "晋城市汇总（新，原文件正被打开）.xlsx", then "（新2，…".
func keptName(target string, n int) string {
	ext := path.Ext(target)
	number := ""
	if n > 1 {
		number = fmt.Sprint(n)
	}
	return strings.TrimSuffix(target, ext) + "（新" + number + "，" + keptMark + ext
}

// place renames one staged file to its target and returns the name it got:
// another one when the target stays locked.
func (p putter) place(ctx context.Context, file *stagedFile) (string, error) {
	name, taken := file.target, file.held
	var err error
	if !taken {
		err = p.untilFree(ctx, func() error { return p.disk.rename(file.temp, name) })
		taken = err != nil && p.disk.locked(err)
	}
	for n := 1; n <= keptNames && taken; n++ {
		name = keptName(file.target, n)
		err = p.disk.rename(file.temp, name)
		taken = err != nil && p.disk.locked(err)
	}
	file.placed, file.name = err == nil, name
	return name, err
}

// dropKept removes files that an earlier run kept beside a locked one, once
// the target holds the same bytes. One that differs stays: somebody may have
// worked on it.
func (p putter) dropKept(outputs []Output, kept []string, locked []LockedFile) {
	for _, output := range outputs {
		if slices.ContainsFunc(locked, func(file LockedFile) bool { return file.Name == output.Name }) {
			continue
		}
		for n := 1; n <= keptNames && len(kept) > 0; n++ {
			name := keptName(output.Name, n)
			if slices.Contains(kept, name) && p.hasBytes(name, output.Data) {
				_ = p.disk.remove(name)
			}
		}
	}
}
