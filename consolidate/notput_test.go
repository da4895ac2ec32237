//go:build unix

package consolidate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/store"
	"shidian/templates/plan/testplan"
)

// Each trouble is told as what it is, and only a full disk as a full disk.
func TestWhyNothingWasWritten(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "文件")
	must(t, os.WriteFile(file, nil, 0o644))
	for _, c := range []struct {
		dir  string
		err  error
		says string
	}{
		{dir, syscall.ENOSPC, "磁盘空间"},
		{dir, syscall.EDQUOT, "磁盘空间"},
		{dir, syscall.EROFS, "只读"},
		{dir, syscall.ENAMETOOLONG, "名字太长"},
		{dir, syscall.EMFILE, "打开的文件太多"},
		{dir, fs.ErrPermission, "没有权限"},
		{dir, fs.ErrNotExist, "建不了"},
		{dir, errors.New("input/output error"), "磁盘或网络位置"},
		{file, syscall.ENOTDIR, "“" + file + "”是文件，不是文件夹"},
		{filepath.Join(file, "下", "下"), syscall.ENOTDIR, "“" + file + "”是文件，不是文件夹"},
		{dir, store.ErrBusy, "正被另一次运行写入"},
	} {
		text := whyNotPut(t.Context(), c.dir, fmt.Errorf("写入 a：%w", &fs.PathError{Op: "write", Path: "a", Err: c.err})).Error()
		text, _, _ = strings.Cut(text, " (")
		if !strings.Contains(text, c.says) || strings.Contains(text, "磁盘空间") != (c.says == "磁盘空间") {
			t.Errorf("%v: %s", c.err, text)
		}
	}
	if err := whyNotPut(t.Context(), dir, nil); err != nil {
		t.Error(err)
	}
}

// What is named and cannot be looked into is not told as missing.
func TestWhyNothingWasFound(t *testing.T) {
	there := t.TempDir()
	for _, c := range []struct {
		path  string
		err   error
		usage bool
		says  string
	}{
		{there, syscall.EMFILE, false, "打开的文件太多"},
		{there, fs.ErrPermission, false, "没有权限"},
		{there + "/没有", fs.ErrNotExist, true, "没有“" + there + "/没有”"},
		{there, errors.New("input/output error"), true, "核对路径"},
	} {
		why := whyNotFound([]string{c.path}, fmt.Errorf("look: %w", &fs.PathError{Op: "open", Path: "a", Err: c.err}))
		if why.Usage != c.usage || !strings.Contains(why.Text, c.says) {
			t.Errorf("%v: usage %v, %s", c.err, why.Usage, why.Text)
		}
	}
}

// A file in the place of the folder is told before anything is read.
func TestFileInPlaceOfTheFolderIsToldFirst(t *testing.T) {
	file := filepath.Join(t.TempDir(), "汇总.xlsx")
	must(t, os.WriteFile(file, []byte("甲"), 0o644))
	for _, out := range []string{file, filepath.Join(file, "输出")} {
		_, err := Merge(context.Background(), Options{Plan: testplan.New(), Paths: []string{"没有的文件夹"}, Out: out, AsOf: may7})
		var failure *Failure
		if !errors.As(err, &failure) || !failure.Usage || !strings.Contains(failure.Text, "“"+file+"”是文件，不是文件夹") {
			t.Errorf("%s: %v", out, err)
		}
	}
}

// Who ends a run has found no fault in the program.
func TestEndedRunIsNoFaultOfTheProgram(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p := testplan.New()
	city, _ := p.Region("140500")
	r := record.Compute(p, city, may7, record.NewState(), nil, sheets.DecisionPlaces)
	_, err := sheets.DrawRollup(ctx, r, func(checks.Finding) string { return "" })
	for _, err := range []error{notWritten(ctx, err), whyNotPut(ctx, "输出", err), whyNotPut(ctx, "输出", syscall.EIO)} {
		var failure *Failure
		if !errors.Is(err, context.Canceled) || errors.As(err, &failure) {
			t.Errorf("it is told as %v", err)
		}
	}
	if err := notWritten(t.Context(), errors.New("drawn wrong")); errors.Is(err, context.Canceled) {
		t.Errorf("a fault of the program is told as %v", err)
	}
}

// A rollup that cannot be opened is whole: only a damaged one is restored from a
// backup, and only from one that is there.
func TestBackupIsOfferedForADamagedRollupOnly(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, cityRollup)
	shut := &sheets.Unusable{Text: "打不开：文件正被 Excel 或 WPS 打开，请关闭后重新运行", Shut: true}
	broken := &sheets.Unusable{Text: "不能用：工作簿已损坏", Remedy: "请修好后再运行", Broken: true}
	if text := unusableRollup(path, broken).Text; strings.Contains(text, "备份") || strings.Contains(text, "县区") {
		t.Errorf("there is no backup: %s", text)
	}
	backup := files{FolderHistory + "/晋城市2021年度汇总-2021-05-07.xlsx": nil}
	backup.write(t, dir)
	if text := unusableRollup(path, broken).Text; !strings.Contains(text, "晋城市2021年度汇总-2021-05-07.xlsx") {
		t.Errorf("the backup is not named: %s", text)
	}
	if text := unusableRollup(path, shut).Text; strings.Contains(text, "备份") || strings.Contains(text, "移走") || !strings.Contains(text, "请关闭后重新运行") {
		t.Errorf("open: %s", text)
	}
}

// A run that ended between two files does not say that nothing has changed.
func TestWhatWasWrittenIsNamed(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	for name, c := range map[string]struct {
		ctx   context.Context
		cause error
		says  string
	}{
		"ended":       {ended, context.Canceled, "请重新运行同样的命令"},
		"a full disk": {t.Context(), syscall.ENOSPC, "磁盘空间不足"},
	} {
		err := whyNotPut(c.ctx, "输出", &store.HalfwayError{Placed: []string{"清单.xlsx"}, Cause: c.cause})
		text := Interruption(err)
		if !errors.Is(err, c.cause) || !strings.Contains(text, filepath.Join("输出", "清单.xlsx")) || !strings.Contains(text, c.says) || strings.Contains(text, "没有改动") {
			t.Errorf("%s: %s", name, text)
		}
	}
	if text := Interruption(context.Canceled); text != "已中断，原有文件没有改动。" {
		t.Error(text)
	}
	if text := Interruption(listMissing(ended, "汇总.xlsx", context.Canceled)); !strings.Contains(text, "汇总 汇总.xlsx 已写出") || strings.Contains(text, "canceled") {
		t.Error(text)
	}
}
