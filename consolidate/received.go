package consolidate

import (
	"context"
	"path/filepath"

	"shidian/consolidate/workbook"
)

// received are the files below the folders of --sources, by their hash: those that a list
// or a rollup names are found under whatever name.
type received struct {
	found  map[string]workbook.Found
	hashes map[string]string           // by the path
	on     map[string][]workbook.Found // by the place on the disk: the file, and what lies in it
	order  []string                    // those places
}

const phaseSources = "正在查找来源文件"

// lookForReceived takes the hash of every file at or below the paths. An error is a
// *Failure, or the end of ctx.
func lookForReceived(ctx context.Context, paths []string, told *steps) (*received, error) {
	all := &received{found: map[string]workbook.Found{}, hashes: map[string]string{}, on: map[string][]workbook.Found{}}
	if len(paths) == 0 {
		return all, nil
	}
	files, err := workbook.Find(paths)
	if err != nil {
		return nil, whyNotFound(paths, err)
	}
	told.begin(phaseSources, len(files))
	reader := new(workbook.Reader)
	for _, f := range files {
		sum, err := reader.Sum(ctx, f)
		if err != nil {
			return nil, err
		}
		if _, known := all.found[sum]; sum != "" && !known {
			all.found[sum] = f
		}
		all.hashes[f.Path] = sum
		if all.on[f.Disk] == nil {
			all.order = append(all.order, f.Disk)
		}
		all.on[f.Disk] = append(all.on[f.Disk], f)
		told.done(f.Path)
	}
	return all, nil
}

// bytes are those of the file with the hash; false where it is not there, or not any more.
func (r *received) bytes(ctx context.Context, sha256 string) ([]byte, bool) {
	f, ok := r.found[sha256]
	if !ok || sha256 == "" {
		return nil, false
	}
	data, err := f.Bytes(ctx)
	return data, err == nil
}

// nameOn is the path of the file at the place, below what was named.
func (r *received) nameOn(disk string) string {
	for _, f := range r.on[disk] {
		if !f.IsMember() {
			return f.Path
		}
	}
	return filepath.Base(disk)
}
