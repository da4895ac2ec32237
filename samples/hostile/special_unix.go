//go:build unix

package hostile

import (
	"os"
	"syscall"
)

// special are the kinds of file that only a Unix system has. Nothing is kept
// from root, so the case without permission is for everybody else.
func special(p pack) []Case {
	link := func(to string) func(string) error {
		return func(path string) error { return os.Symlink(to, path) }
	}
	cases := []Case{
		{Name: "link.xlsx", Put: link("/etc/hostname"), Want: skipped("符号链接")},
		{Name: "link to nothing.xlsx", Put: link("nowhere"), Want: skipped("符号链接")},
		{Name: "link to a folder", Put: link("/"), Want: skipped("符号链接")},
		{Name: "endless.xlsx", Put: link("/dev/zero"), Want: skipped("符号链接")},
		{Name: "pipe.xlsx", Put: func(path string) error { return syscall.Mkfifo(path, 0o644) }, Want: skipped("不是普通文件")},
	}
	if os.Geteuid() != 0 {
		cases = append(cases, Case{Name: "forbidden.xlsx", Put: func(path string) error {
			data, err := p.bytes()
			if err != nil {
				return err
			}
			return os.WriteFile(path, data, 0)
		}, Want: refused("W001", "没有权限")})
	}
	return cases
}
