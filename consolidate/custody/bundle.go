package custody

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Bundle is a folder, or an archive of one, with a manifest: 晋城市2021年度推荐项目报送材料,
// and the list in it that is verified.
type Bundle struct {
	Path string         // as it was named
	Main workbook.Found // the rollup or the list in it; zero where it has none

	sums  []store.Sum
	files map[string]workbook.Found // by the name below the bundle, as the manifest has it
}

// BundleCheck is what became of the files of a manifest: 12 of them, all there.
type BundleCheck struct {
	Path  string `json:"path"`
	Files int    `json:"files"` // in the manifest
	Added int    `json:"added"` // that lie there and are not in it
	// Alone says that nothing but the bundle was to be looked through: of the files that are
	// no part of it nothing is missing.
	Alone bool `json:"alone"`
}

// OpenBundle opens the folder or the archive, or the one in which the list lies; nil for a
// workbook without a manifest beside it. An error is a Trouble, or the end of ctx.
func OpenBundle(ctx context.Context, named string) (*Bundle, error) {
	info, err := os.Stat(named)
	isZip := err == nil && !info.IsDir() && strings.EqualFold(filepath.Ext(named), ".zip")
	switch {
	case err != nil:
		return nil, nil // whoever opens it tells why
	case info.IsDir() || isZip:
		return openBundle(ctx, named, named)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(named), store.SumsName)); err != nil {
		return nil, nil
	}
	b, err := openBundle(ctx, filepath.Dir(named), named)
	if err != nil || !slices.ContainsFunc(b.sums, func(s store.Sum) bool { return s.Name == filepath.Base(named) }) {
		return nil, nil // it lies there by chance
	}
	b.Main = workbook.Found{Path: filepath.Base(named), Disk: named}
	return b, nil
}

func openBundle(ctx context.Context, root, named string) (*Bundle, error) {
	all, err := filesOfBundle(root)
	if err != nil {
		return nil, trouble(named, " 打不开，请检查权限，或者文件有没有传完")
	}
	manifest, found := manifestOf(all)
	if !found {
		return nil, trouble(named, " 里没有 "+store.SumsName+"，不是程序写出的报送材料或者归档。请写明一份清单或者汇总")
	}
	data, err := all[manifest].Bytes(ctx)
	sums, ok := store.ReadSums(data)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil || !ok:
		return nil, trouble(named, " 里的 "+store.SumsName+" 读不出来，或者被改动过。请让报送单位重新发送")
	}
	b := &Bundle{Path: named, sums: sums, files: map[string]workbook.Found{}}
	folder := strings.TrimSuffix(manifest, store.SumsName)
	for name, f := range all {
		if below, ok := strings.CutPrefix(name, folder); ok {
			b.files[below] = f
		}
	}
	return b, b.findMain(ctx)
}

// filesOfBundle are the files of the folder, or in the archive, by their names in it.
func filesOfBundle(root string) (map[string]workbook.Found, error) {
	found, err := workbook.FilesIn(root)
	if err != nil {
		return nil, err
	}
	all := map[string]workbook.Found{}
	for _, f := range found {
		all[f.Path] = f
	}
	return all, nil
}

// manifestOf is the manifest that lies highest; false where there is none, or several.
func manifestOf(all map[string]workbook.Found) (name string, found bool) {
	depth, n := 0, 0
	for at := range all {
		if path.Base(at) != store.SumsName {
			continue
		}
		switch deep := strings.Count(at, "/"); {
		case n == 0 || deep < depth:
			name, depth, n = at, deep, 1
		case deep == depth:
			n++
		}
	}
	return name, n == 1
}

// findMain finds the rollup at the top of the bundle, else the last list.
func (b *Bundle) findMain(ctx context.Context) error {
	var list, rollup *workbook.Found // the last list is the one in force
	for _, s := range b.sums {
		f, there := b.files[s.Name]
		if !there || strings.Contains(s.Name, "/") || !strings.EqualFold(path.Ext(s.Name), ".xlsx") {
			continue
		}
		glance, err := f.Glance(ctx)
		switch {
		case err != nil:
			return err
		case glance.Mark.Kind == form.RollupBook:
			rollup = &f
		case glance.Mark.Kind == form.ListBook:
			list = &f
		}
	}
	switch {
	case rollup != nil:
		b.Main = *rollup
	case list != nil:
		b.Main = *list
	}
	return nil // of an archive without persons the manifest is all that there is
}

// Open reads the list or the rollup of the bundle. Where it cannot be read, the Trouble
// says what of the bundle is missing or changed.
// In a bundle without either, which is whole, there is nothing to read: nil.
func (b *Bundle) Open(ctx context.Context, named *plan.Plan) (holding *Holding, err error) {
	why := trouble(b.Path, " 里没有清单，也没有汇总")
	if b.Main.Disk != "" {
		if holding, err = open(ctx, named, b.Main); !errors.As(err, &why) {
			return holding, err
		}
	}
	r := &Report{}
	if err := b.Check(ctx, r, true); err != nil {
		return nil, err
	}
	var names []string
	for _, d := range r.Differences {
		names = append(names, d.File+"（"+d.Message+"）")
	}
	switch {
	case names != nil:
		return nil, trouble(string(why), "。按文件清单核对，不符的有："+strings.Join(names, "、"))
	case b.Main.Disk == "":
		return nil, nil
	}
	return nil, why
}

// Report is one of nothing but its manifest.
func (b *Bundle) Report() *Report {
	name := filepath.Base(b.Path)
	return &Report{Path: name, Title: name, Files: []FileCheck{}, Differences: []Difference{}, Unchecked: []string{}, Notes: []string{}}
}

// Check holds every file against the manifest. An error is the end of ctx.
func (b *Bundle) Check(ctx context.Context, r *Report, alone bool) error {
	r.Bundle = &BundleCheck{Path: b.Path, Files: len(b.sums), Alone: alone}
	var differences []Difference
	inIt := map[string]bool{store.SumsName: true}
	for _, s := range b.sums {
		inIt[s.Name] = true
		d := Difference{Kind: HashDiffers, In: path.Base(filepath.ToSlash(b.Path)), File: s.Name, Title: "校验码（SHA-256）", Listed: s.SHA256}
		f, there := b.files[s.Name]
		if !there {
			d.Kind, d.Message = FileMissing, "文件清单里有这份文件，这里没有"
			differences = append(differences, d)
			continue
		}
		data, err := f.Bytes(ctx)
		switch now := workbook.SumOf(data); {
		case ctx.Err() != nil:
			return fmt.Errorf("check %s: %w", s.Name, ctx.Err())
		case err != nil:
			d.Kind, d.Message = CannotRead, "打不开，没有核对。请检查权限，或者文件有没有传完"
			differences = append(differences, d)
		case now != s.SHA256:
			d.AtSource, d.Message = now, fmt.Sprintf("文件被改动或者被替换：文件清单里的校验码是 %s，现在的是 %s", short(s.SHA256), short(now))
			differences = append(differences, d)
		}
	}
	for _, name := range b.names() {
		if !inIt[name] && !workbook.IsSystemFile(path.Base(name)) {
			r.Bundle.Added++
			r.Notes = append(r.Notes, "“"+name+"”不在文件清单里，是后来放进去的，没有核对")
		}
	}
	r.Differences = append(differences, r.Differences...)
	return nil
}

func (b *Bundle) names() []string {
	names := make([]string, 0, len(b.files))
	for name := range b.files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
