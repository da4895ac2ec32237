package consolidate

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/rollup"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// earlier returns the state that an earlier rollup of the region remembers:
// the one that is named, else the one among the outputs, else the one found
// among the inputs. Without any it is empty.
func (in *intake) earlier(ctx context.Context, o Options, region plan.Region) (*rollup.State, string, error) {
	name := store.CleanName(region.Name + "汇总.xlsx")
	if o.Into != "" {
		book, err := openRollup(ctx, o.Into, o.Plan, region)
		if err != nil {
			return nil, "", err
		}
		in.replaces = o.Out != "" && !sameFile(o.Into, filepath.Join(o.Out, name))
		in.onto = o.Into
		return stateOf(book, o.Into)
	}
	if disk := filepath.Join(o.Out, name); o.Out != "" && exists(disk) {
		book, err := openRollup(ctx, disk, o.Plan, region)
		if err != nil {
			return nil, "", err
		}
		if in.others, err = rollupsIn(ctx, o.Out, name, region); err != nil {
			return nil, "", err
		}
		if slices.Contains(in.others, store.KeptName(name)) {
			return nil, "", failf("输出文件夹中有 %s 和另写的 %s，两份里都可能填过意见。没有写出任何文件；请把要用的一份改名为 %s，另一份移走", name, store.KeptName(name), name)
		}
		in.onto = disk
		return stateOf(book, disk)
	}
	if other := otherFormat(o.Out, name); other != "" {
		return nil, "", failf("输出文件夹中的 %s 是旧格式的汇总，里面填的意见不能接着用。请用 Excel 或 WPS 打开，另存为 %s 后重新运行；不再需要的请移走", other, name)
	}
	if others, err := rollupsIn(ctx, o.Out, name, region); err != nil || others != nil {
		return nil, "", cmp.Or(err, error(failf("输出文件夹中没有 %s，却有 %s，也是%s的汇总，里面填的意见会丢失。没有写出任何文件；请改回原名，或者用 --into 写明接着哪一份做，或者先移走", name, strings.Join(others, "、"), region.Name)))
	}
	var found []*arrival
	for _, a := range in.arrivals {
		switch {
		case a.earlier != nil && a.mark.Region == region.Code:
			found = append(found, a)
		case a.Refusal != nil && path.Base(a.Path) == name:
			return nil, "", unopened(a.Path, a.Refusal)
		}
	}
	switch len(found) {
	case 0:
		return rollup.NewState(), "", nil
	case 1:
		in.carried = found[0]
		return stateOf(found[0].earlier, found[0].Path)
	default:
		var paths []string
		for _, a := range found {
			paths = append(paths, a.Path)
		}
		return nil, "", &Failure{Usage: true, Text: "找到不止一份" + region.Name + "的汇总：" + strings.Join(paths, "、") + "。请用 --into 写明接着哪一份做"}
	}
}

// sameFile reports whether the file is the one at the target, or says the same,
// or there is none at the target.
func sameFile(path, target string) bool {
	there, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	if here, err := os.Stat(path); err == nil && os.SameFile(here, there) {
		return true
	}
	a, errA := os.ReadFile(path)
	b, errB := os.ReadFile(target)
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// rollupsIn are the rollups of the region in a folder under other names.
func rollupsIn(ctx context.Context, dir, name string, region plan.Region) ([]string, error) {
	if dir == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil // there is no such folder yet
	}
	var names []string
	for _, entry := range entries {
		if entry.IsDir() || entry.Name() == name || workbook.IsFormer(entry.Name()) || !strings.EqualFold(filepath.Ext(entry.Name()), ".xlsx") || !strings.Contains(entry.Name(), "汇总") {
			continue
		}
		loaded, err := workbook.Load(ctx, workbook.Found{Path: entry.Name(), Disk: filepath.Join(dir, entry.Name())})
		if err != nil {
			return nil, err
		}
		if loaded.Book == nil {
			continue
		}
		if mark, _ := workbook.MarkOf(loaded.Book); mark.Kind == form.RollupBook && mark.Region == region.Code {
			names = append(names, entry.Name())
		}
	}
	return names, nil
}

// openRollup reads a rollup that was named or that stands where the new one
// will: if it cannot be read, going on would lose what people entered.
func openRollup(ctx context.Context, path string, p *plan.Plan, region plan.Region) (*xlsx.Book, error) {
	loaded, err := loadNamed(ctx, path)
	switch {
	case err != nil:
		return nil, err
	case loaded.Refusal != nil:
		return nil, unopened(path, loaded.Refusal)
	}
	mark, _ := workbook.MarkOf(loaded.Book)
	switch {
	case mark.Kind != form.RollupBook:
		return nil, failf("%s 不是汇总。请核对文件", path)
	case mark.Region != region.Code:
		return nil, failf("%s 是另一个单位（%s）的汇总，这次汇总的是%s。请核对", path, p.RegionName(mark.Region), region.Name)
	}
	return loaded.Book, nil
}

func unopened(path string, why *form.Note) *Failure {
	cause, _, _ := strings.Cut(why.Detail, "。") // what it goes on with is meant for a county
	return failf("原有的汇总 %s 打不开：%s。没有写出任何文件；请用备份（%s）恢复后再运行，不再需要的请移走", path, cause, workbook.FormerName(filepath.Base(path)))
}

// stateOf reads what a rollup remembers. A damaged one would be read without
// an error and lose what people entered.
func stateOf(b *xlsx.Book, path string) (*rollup.State, string, error) {
	if damage := workbook.DamageOf(b); damage != "" {
		return nil, "", failf("原有的汇总 %s 不能用：%s。没有写出任何文件；请用备份恢复，或者修好后再运行", path, damage)
	}
	state, problems := rollup.ReadState(b)
	if problems != nil {
		return nil, "", failf("原有的汇总 %s 不完整：%s。没有写出任何文件；请在 Excel 或 WPS 里改回来再保存，或者用同一文件夹中的 %s 恢复，然后再运行", path, strings.Join(problems, "；"), workbook.FormerName(filepath.Base(path)))
	}
	return state, path, nil
}

// otherFormat returns the name of a rollup that staff saved in another format:
// to pass it over would lose what they entered.
func otherFormat(dir, name string) string {
	stem := strings.TrimSuffix(name, ".xlsx")
	for _, ext := range []string{".xls", ".et", ".xlsm", ".xlsb", ".ods"} {
		if dir != "" && exists(filepath.Join(dir, stem+ext)) {
			return stem + ext
		}
	}
	return ""
}
