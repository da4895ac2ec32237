package workbook

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/workbook/ooxml"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// Found is one file below what was named on the command line: 来件/沁水县申报表.xlsx.
type Found struct {
	Path      string     // as people see it: relative to what was named, with /, and printable
	Below     string     // relative to what was named, where Path is more than that; else ""
	Disk      string     // where to open it
	Member    Member     // which file in Disk it is; the zero value where it is Disk itself
	Odd       string     // Chinese: what is odd about its name; "" when nothing is
	Skip      string     // Chinese: why it is not read; "" when it is to be read
	Refuse    *form.Note // why it cannot be read and what to do; nil when it can
	Ending    *Ending    // what it is by its name, unless its bytes say otherwise; nil for a workbook
	OldBackup bool       // it has the name of a backup that older programs wrote

	// Limits is what the file may cost. The zero value is for a file of the
	// program's own that was named: a rollup of a whole country is larger than
	// anything that a county may send.
	Limits xlsx.Limits
}

// Member is a file in an archive or a mail: the 2nd, 沁水县/申报表.xlsx.
type Member struct {
	N    int // from 1 on
	Name string
}

// IsMember reports whether the file lies in another one.
func (f Found) IsMember() bool { return f.Member.N > 0 }

// Place is where the file lies on the disk, as people read it: 来件/高平市.zip!/申报表.xlsx.
func (f Found) Place() string { return ShownPath(f.place()) }

func (f Found) place() string {
	whole := filepath.ToSlash(filepath.Clean(f.Disk))
	if f.IsMember() {
		return inside(whole, f.Member.Name)
	}
	return whole
}

// inside is the path of a file in an archive or a mail, which is like a folder of its
// name.
func inside(parcel, name string) string { return parcel + "!/" + name }

func (f Found) limits() xlsx.Limits {
	if f.Limits == (xlsx.Limits{}) {
		return xlsx.OwnLimits()
	}
	return f.Limits
}

// Find returns the files at or below the paths in the order of their names,
// each once however often it was named, and no two under one Path. A symbolic
// link is never followed, unless it is itself a folder that was named: what it
// leads to may lie outside of what the clerk meant. Folders that hold outputs
// of ours are not left out here: a rollup is told by its mark, not by its
// place. Records of runs are: they are nobody's.
func Find(paths []string) ([]Found, error) {
	var all []Found
	seen := map[string]bool{}
	for _, root := range paths {
		found, err := findBelow(root)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			key, err := filepath.Abs(f.Disk)
			if err != nil {
				key = f.Disk
			}
			if !seen[key] && !f.isOwnText() {
				seen[key] = true
				all = append(all, withMembers(f)...)
			}
		}
	}
	nameAll(all)
	slices.SortStableFunc(all, func(a, b Found) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// nameAll makes every Path printable and no two the same. Names that several
// have get the folder as it was named before them; where two names of one folder
// read the same (in two encodings) their bytes tell, and a number at the last.
func nameAll(all []Found) {
	raw := make([]string, len(all))
	for i, f := range all {
		raw[i], all[i].Path = f.Path, ShownPath(f.Path)
	}
	tellApart(all, func(f Found, _ int) string { return f.Place() })
	tellApart(all, func(f Found, _ int) string { return bytePath(f.place()) })
	tellApart(all, func(f Found, n int) string { return fmt.Sprintf("%s（%d）", f.Path, n) })
	for i, f := range all {
		all[i].Odd = oddName(raw[i], f.Path)
	}
}

// tellApart names anew the files whose Path several have, the n-th of each.
func tellApart(all []Found, name func(f Found, n int) string) {
	count, seen := map[string]int{}, map[string]int{}
	for _, f := range all {
		count[f.Path]++
	}
	for i, f := range all {
		if count[f.Path] > 1 {
			seen[f.Path]++
			if all[i].Below == "" {
				all[i].Below = f.Path
			}
			all[i].Path = name(f, seen[f.Path])
		}
	}
}

func findBelow(root string) ([]Found, error) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("look for %s: %w", root, err)
	}
	if !info.IsDir() {
		if info, err = os.Lstat(root); err != nil {
			return nil, fmt.Errorf("look for %s: %w", root, err)
		}
		return []Found{classify(filepath.Base(root), root, info.Mode())}, nil
	}
	if root, err = filepath.EvalSymlinks(root); err != nil {
		return nil, fmt.Errorf("look for %s: %w", root, err)
	}
	var found []Found
	err = filepath.WalkDir(root, func(disk string, entry fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(root, disk)
		if relErr != nil {
			return relErr
		}
		rel = filepath.ToSlash(rel)
		if err != nil {
			if disk == root {
				return err
			}
			found = append(found, Found{Path: rel, Disk: disk, Refuse: &form.Note{Kind: form.Unopened, Detail: "打不开，里面的文件没有读。请检查这个文件夹的权限后重新运行"}})
			if entry != nil && entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			if disk != root && strings.HasPrefix(entry.Name(), ".") {
				found = append(found, Found{Path: rel, Disk: disk, Skip: "隐藏文件夹"})
				return filepath.SkipDir
			}
			if disk != root && strings.EqualFold(filepath.Ext(disk), ".xlsx") {
				found = append(found, Found{Path: rel, Disk: disk, Skip: "是文件夹，不是工作簿；里面的文件照常读取"})
			}
			return nil
		}
		found = append(found, classify(rel, disk, entry.Type()))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look below %s: %w", root, err)
	}
	return found, nil
}

// classify tells by name and type alone whether a file is to be opened.
func classify(rel, disk string, mode fs.FileMode) Found {
	f := Found{Path: rel, Disk: disk, Limits: xlsx.FormLimits()}
	base := path.Base(rel)
	switch {
	case strings.HasPrefix(base, "~$"):
		f.Skip = "Excel 打开文件时的临时文件；如果同名的工作簿正开着，请关闭后再运行"
	case strings.HasPrefix(base, ".~lock.") && strings.HasSuffix(base, "#"):
		f.Skip = "LibreOffice 打开文件时的锁文件；如果同名的工作簿正开着，请关闭后再运行"
	case strings.HasPrefix(base, ".~"):
		f.Skip = "WPS 打开文件时的临时文件；如果同名的工作簿正开着，请关闭后再运行"
	case strings.HasPrefix(base, "."):
		f.Skip = "隐藏文件"
	case mode&fs.ModeSymlink != 0:
		f.Skip = "快捷方式（符号链接），不跟随；请把原文件放进来"
	case !mode.IsRegular():
		f.Skip = "不是普通文件（管道、设备等），没有打开"
	default:
		f.Skip, f.Ending = byName(base)
		f.OldBackup = IsOldBackup(base)
		if f.Ending != nil && f.Ending.As != "" {
			f.Limits.FileBytes = ooxml.DefaultLimits().FileBytes // a scan is larger than any workbook
		}
	}
	return f
}

// oldBackupMark is in the name of the one backup that programs before 历史/ wrote
// beside a rollup: 晋城市汇总.上一次.xlsx. Output folders still hold such files, and
// no merge takes one for a rollup to carry on.
const oldBackupMark = ".上一次"

// IsOldBackup reports whether the name is that of such a backup.
func IsOldBackup(name string) bool {
	return strings.HasSuffix(strings.TrimSuffix(name, filepath.Ext(name)), oldBackupMark)
}
