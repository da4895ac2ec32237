package consolidate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
)

// whyNotPut says in a clerk's words why nothing was written below dir; nil for no
// error. Only a full disk is called full: whoever is sent to look for space on a
// disk that has it looks in vain.
func whyNotPut(ctx context.Context, dir string, err error) error {
	var locked *store.LockedError
	var half *store.HalfwayError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &half):
		return halfDone(ctx, dir, half)
	case ctx.Err() != nil:
		return fmt.Errorf("write to %s: %w", dir, ctx.Err())
	case errors.As(err, &locked):
		return &Failure{Text: locked.Error(), Cause: err}
	case errors.Is(err, store.ErrBusy):
		return &Failure{Text: store.ErrBusy.Error(), Cause: err}
	}
	return notPut(dir, err)
}

// halfDone names what was written before the run was ended or could not go on.
func halfDone(ctx context.Context, dir string, half *store.HalfwayError) *Failure {
	f := &Failure{Cause: half}
	var names []string
	for _, name := range half.Placed {
		path := filepath.Join(dir, filepath.FromSlash(name))
		f.Placed, names = append(f.Placed, path), append(names, form.OneLine(path))
	}
	why := "请重新运行同样的命令，把其余的写完"
	if ctx.Err() == nil {
		why = whyOfDisk(dir, half.Cause)
	}
	f.Text = "已经写出 " + strings.Join(names, "、") + "，其余的没有做完，别的文件仍是原来的。" + why
	return f
}

const tooManyOpen = "打开的文件太多，系统不让再打开，请关闭一些程序后重新运行"

// whyOfDisk says what is in the way on the disk, and what to do.
func whyOfDisk(dir string, err error) string {
	if file := fileOnTheWay(dir); file != "" {
		return notAFolder(file)
	}
	switch store.TroubleOf(err) {
	case store.DiskFull:
		return "磁盘空间不足，请检查磁盘空间，腾出以后重新运行"
	case store.ReadOnly:
		return "磁盘是只读的，请换一个文件夹"
	case store.NameTooLong:
		return "文件夹或文件的名字太长，请换一个路径短一些的文件夹"
	case store.TooManyOpen:
		return tooManyOpen
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "没有权限写入，请换一个文件夹，或者检查权限后重新运行"
	case errors.Is(err, fs.ErrNotExist):
		return "那里建不了文件夹或文件，请换一个文件夹"
	default:
		return "请检查磁盘或网络位置后重新运行，或者换一个文件夹"
	}
}

func notAFolder(file string) string {
	return "“" + file + "”是文件，不是文件夹，请换一个文件夹"
}

// CheckFolder refuses a folder of outputs that cannot be written into, before all else is
// done for nothing: one at which, or on the way to which, there is a file, one that is
// called like a workbook, or one that the system keeps. An error is a *Failure.
func CheckFolder(dir string) error {
	if err := CheckLookedInto(dir); err != nil {
		return err
	}
	if ext := extensionOf(dir); strings.EqualFold(ext, ".xlsx") && !exists(dir) {
		return &Failure{Usage: true, Text: "-o 要写文件夹，“" + dir + "”像是文件名。请去掉 " + ext}
	}
	return CheckWritable(dir)
}

// CheckLookedInto refuses a folder at which, or on the way to which, there is a file. An
// error is a *Failure.
func CheckLookedInto(dir string) error {
	if file := fileOnTheWay(dir); dir != "" && file != "" {
		return &Failure{Usage: true, Text: "-o 写的" + notAFolder(file)}
	}
	return nil
}

// CheckWritable tries whether something can be written into the folder, or into the one
// in which it would be made. An error is a *Failure.
func CheckWritable(dir string) error {
	folder := filepath.Clean(dir)
	for !exists(folder) && folder != filepath.Dir(folder) {
		folder = filepath.Dir(folder)
	}
	if err := store.TryFolder(folder); err != nil {
		return notPut(dir, err)
	}
	return nil
}

func notPut(dir string, err error) *Failure {
	return &Failure{Text: fmt.Sprintf("没能写入文件夹 %s，原有文件没有改动。%s", dir, whyOfDisk(dir, err)), Cause: err}
}

// fileOnTheWay is the folder that was named, or one on the way to it, where that
// is a file; "" when none is.
func fileOnTheWay(dir string) string {
	for path := filepath.Clean(dir); ; path = filepath.Dir(path) {
		if info, err := os.Stat(path); err == nil {
			if info.IsDir() {
				return ""
			}
			return path
		}
		if path == filepath.Dir(path) {
			return ""
		}
	}
}
