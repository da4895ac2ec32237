package consolidate

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
)

// bundle is a folder that leaves the office, or is put away: its files and a manifest of
// them. A second run adds to it, and writes over nothing that somebody has put there.
type bundle struct {
	dir   string // in which the folder lies
	name  string // of the folder
	files []store.Output
	head  []string // above the manifest for people
}

// add puts a file into the folder and returns its name. One whose name is taken gets a
// number.
func (b *bundle) add(name string, data []byte) string {
	ext := filepath.Ext(name)
	taken := func(name string) bool {
		return slices.ContainsFunc(b.files, func(o store.Output) bool { return store.SameName(o.Name, name) })
	}
	free := name
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s-%d%s", name[:len(name)-len(ext)], n, ext)
	}
	b.files = append(b.files, store.Output{Name: free, Data: data})
	return free
}

// write puts the folder, and beside it the archive where one is wanted. An error is a
// *Failure.
func (b *bundle) write(ctx context.Context, zipped bool) error {
	all := store.WithManifest(b.files, b.head...)
	if err := b.refuseForeign(all); err != nil {
		return err
	}
	var targets []Target
	for _, o := range all {
		o.Name = b.name + "/" + o.Name
		targets = append(targets, Target{Output: o, Text: true})
	}
	if zipped {
		data, err := store.Zipped(b.name, all)
		if err != nil {
			return &Failure{Text: "压缩包没有写出，这是程序的问题，请把这句话反馈给程序维护人员", Cause: err}
		}
		targets = append(targets, Target{Output: store.Output{Name: b.name + ".zip", Data: data}, Text: true})
	}
	return Write(ctx, b.dir, targets)
}

// path is the folder.
func (b *bundle) path() string { return filepath.Join(b.dir, b.name) }

// refuseForeign refuses a folder in which something lies that would be no part of it, or
// that somebody has changed: it would go up unseen, or be lost.
func (b *bundle) refuseForeign(all []store.Output) error {
	ours := map[string][]byte{}
	for _, o := range all {
		ours[o.Name] = o.Data
	}
	return filepath.WalkDir(b.path(), func(disk string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil // one that is not there yet, or cannot be listed, is met when it is written
		}
		rel, _ := filepath.Rel(b.path(), disk)
		name := filepath.ToSlash(rel)
		data, known := ours[name]
		switch {
		case name == store.SumsName, name == store.ContentsName, workbook.IsSystemFile(entry.Name()):
			return nil
		case !known:
			return failf("%s 里已经有别的文件：%s。没有写出任何文件。请把这个文件夹移走或者改名，再运行一次；或者用 -o 换一个文件夹", b.path(), name)
		}
		if old, err := os.ReadFile(disk); err == nil && !bytes.Equal(old, data) {
			return failf("%s 里的 %s 和要写出的不一样，可能有人改过。没有写出任何文件。请把这个文件夹移走或者改名，再运行一次；或者用 -o 换一个文件夹", b.path(), name)
		}
		return nil
	})
}

// passOverBundles leaves alone what lies in a package or an archive below the outputs: it
// is an output, and says nothing to a run.
func passOverBundles(found []workbook.Found, out string) {
	if out == "" {
		return
	}
	lying, _ := os.ReadDir(out) // one that cannot be listed holds nothing of ours
	for _, e := range lying {
		if !isBundleName(e.Name()) {
			continue
		}
		for i, f := range found {
			if isBelow(filepath.Join(out, e.Name()), f.Disk) {
				found[i].Skip, found[i].Refuse = "本级写出的报送材料或者归档，是输出，不并入", nil
			}
		}
	}
}

// isBundleName reports whether a folder or an archive is called as those that are written.
func isBundleName(name string) bool {
	return strings.Contains(name, packageWord) || strings.Contains(name, archiveWord)
}
