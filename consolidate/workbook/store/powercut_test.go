package store

import (
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"testing"

	"shidian/samples/effort"
)

// powerCut remembers what a disk may lose when the power goes: the content of
// files that were not synced, and renames in folders that were not.
type powerCut struct {
	dir     string
	whole   map[string]bool // synced files, by the name they have now
	renames []unsyncedRename
}

type unsyncedRename struct {
	from, to string
	before   []byte // what to held, nil when absent
}

func (c *powerCut) watch(disk *faultyDisk) {
	c.whole = map[string]bool{}
	disk.whole = func(name string) { c.whole[name] = true }
	disk.moving = func(from, to string) {
		before, _ := os.ReadFile(filepath.Join(c.dir, to))
		c.renames = append(c.renames, unsyncedRename{from, to, before})
		c.whole[to] = c.whole[from]
	}
	disk.synced = func(folder string) {
		var left []unsyncedRename
		for _, rename := range c.renames {
			if path.Dir(rename.to) != folder {
				left = append(left, rename)
			}
		}
		c.renames = left
	}
}

// strike loses each unsynced rename with an even chance, and cuts every new
// file that was never synced.
func (c *powerCut) strike(t *testing.T, chance *rand.Rand, before map[string]string) {
	t.Helper()
	for i := len(c.renames) - 1; i >= 0; i-- {
		rename := c.renames[i]
		if chance.IntN(2) == 0 {
			continue
		}
		must(t, os.Rename(filepath.Join(c.dir, rename.to), filepath.Join(c.dir, rename.from)))
		c.whole[rename.to] = true
		if rename.before != nil {
			must(t, os.WriteFile(filepath.Join(c.dir, rename.to), rename.before, 0o600))
		}
	}
	for name, content := range readTree(t, c.dir) {
		if before[name] != content && !c.whole[name] {
			must(t, os.Truncate(filepath.Join(c.dir, name), 0))
		}
	}
}

// openCut opens a folder on a disk whose power goes at the n-th operation.
func openCut(t *testing.T, dir string, n int) (*faultyDisk, *powerCut) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	must(t, err)
	disk, cut := &faultyDisk{rootDisk: rootDisk{root}, failAt: n, gone: true}, &powerCut{dir: dir}
	cut.watch(disk)
	return disk, cut
}

func TestPowerCutLeavesOldOrNewFiles(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for n := 1; ; n++ {
		through := false
		for range effort.Count(1, 3, 6, 60) {
			dir := t.TempDir()
			must(t, putUnsynced(t.Context(), dir, outputsOf("1")))
			disk, cut := openCut(t, dir, n)
			err := putter{disk: disk, wait: noWait}.put(t.Context(), outputsOf("2"))
			must(t, disk.root.Close())
			cut.strike(t, chance, treeOf("1"))
			oldOrNew(t, "power cut after "+disk.log[min(n, disk.count)-1], dir, "1", err)
			must(t, putUnsynced(t.Context(), dir, outputsOf("2")))
			sameTree(t, dir, treeOf("2"))
			through = disk.count < n
		}
		if through {
			return
		}
	}
}
