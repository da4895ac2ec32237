package consolidate

import (
	"context"
	"path"
	"path/filepath"
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
	if o.Into != "" {
		book, err := openRollup(ctx, o.Into, o.Plan, region)
		if err != nil {
			return nil, "", err
		}
		return stateOf(book, o.Into)
	}
	name := store.CleanName(region.Name + "汇总.xlsx")
	if disk := filepath.Join(o.Out, name); o.Out != "" && exists(disk) {
		book, err := openRollup(ctx, disk, o.Plan, region)
		if err != nil {
			return nil, "", err
		}
		return stateOf(book, disk)
	}
	if other := otherFormat(o.Out, name); other != "" {
		return nil, "", failf("输出文件夹中的 %s 是旧格式的汇总，里面填的意见不能接着用。请用 Excel 或 WPS 打开，另存为 %s 后重新运行；不再需要的请移走", other, name)
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
		return stateOf(found[0].earlier, found[0].Path)
	default:
		var paths []string
		for _, a := range found {
			paths = append(paths, a.Path)
		}
		return nil, "", &Failure{Usage: true, Text: "找到不止一份" + region.Name + "的汇总：" + strings.Join(paths, "、") + "。请用 --into 写明接着哪一份做"}
	}
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
	return failf("原有的汇总 %s 打不开：%s。没有写出任何文件；请处理后再运行，或者把它移走", path, why.Detail)
}

// stateOf reads what a rollup remembers. A damaged one would be read without
// an error and lose what people entered.
func stateOf(b *xlsx.Book, path string) (*rollup.State, string, error) {
	if damage := workbook.DamageOf(b); damage != "" {
		return nil, "", failf("原有的汇总 %s 不能用：%s。没有写出任何文件；请用备份恢复，或者修好后再运行", path, damage)
	}
	state, problems := rollup.ReadState(b)
	if problems != nil {
		return nil, "", failf("原有的汇总 %s 不完整：%s。没有写出任何文件；请恢复后再运行", path, strings.Join(problems, "；"))
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
