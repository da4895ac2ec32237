package hostile

import "os"

// onDisk are what is wrong with the file and not with its bytes. A file that
// changes while it is read, and one that another program has locked, are held
// by tests where they are read and written.
func onDisk(p pack) []Case {
	return append([]Case{
		{Name: "folder.xlsx", Put: func(path string) error { return os.Mkdir(path, 0o755) }, Want: skipped("是文件夹")},
		{Name: "65 MiB.xlsx", Put: func(path string) error {
			if err := os.WriteFile(path, []byte("PK\x03\x04"), 0o644); err != nil {
				return err
			}
			return os.Truncate(path, 65<<20)
		}, Want: refused("W002", "文件超过 20 MB"), Big: true},
	}, special(p)...)
}
