package main

import (
	"os/exec"
	"testing"
)

func TestPathsAreShownAsTheSystemWritesThem(t *testing.T) {
	for _, c := range []struct{ path, windows, unix string }{
		{"输出/晋城市2021年度推荐项目清单（草稿）.xlsx", `输出\晋城市2021年度推荐项目清单（草稿）.xlsx`, "输出/晋城市2021年度推荐项目清单（草稿）.xlsx"},
		{"输 出/a.xlsx", `"输 出\a.xlsx"`, `"输 出/a.xlsx"`},
		{"a(1).xlsx", `"a(1).xlsx"`, `"a(1).xlsx"`},
		{"甲&乙", `"甲&乙"`, `"甲&乙"`},
		{"O'Neil", `"O'Neil"`, `"O'Neil"`},
		{"$a", `"$a"`, `'$a'`},
		{"$a'b", `"$a'b"`, `'$a'\''b'`},
		{"一　二", `"一　二"`, `"一　二"`},
		{"in put/", `"in put\."`, `"in put/"`},
		{"-o", `.\-o`, "./-o"},
		{"~/a", `"~\a"`, `"~/a"`},
		{`D:\收到`, `D:\收到`, `'D:\收到'`},
		{"“一”", `"“一”"`, `"“一”"`},
		{"", `""`, `""`},
	} {
		if got := windows.shown(c.path); got != c.windows {
			t.Errorf("%s on Windows: %s, want %s", c.path, got, c.windows)
		}
		if got := unix.shown(c.path); got != c.unix {
			t.Errorf("%s elsewhere: %s, want %s", c.path, got, c.unix)
		}
	}
}

// What is shown can be pasted: a shell makes the path of it again.
func TestShownPathsCanBePasted(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here")
	}
	for _, path := range []string{"输 出/a.xlsx", "a(1)&b;c.xlsx", "O'Neil \"x\"", "$HOME`id`", "#一", "a*b?[c]", `D:\收 到`, "一!二", "{a,b}", "a=b", "^a%b"} {
		out, err := exec.Command(sh, "-c", "printf %s "+unix.shown(path)).Output()
		if err != nil || string(out) != path {
			t.Errorf("%s is shown as %s, which is %s (%v)", path, unix.shown(path), out, err)
		}
	}
}
