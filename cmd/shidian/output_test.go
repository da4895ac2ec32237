package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNamedOutputIsAWorkbookThatOpens(t *testing.T) {
	dir := outputOf(t, "jincheng-decided")
	if _, stderr, code := shidian(t, "merge", samples+"jincheng-decided/收到", "--as-of", "2021-05-13", "-o", dir); code == exitFailure {
		t.Fatal(stderr)
	}
	rollup := filepath.Join(dir, "晋城市2021年度汇总.xlsx")
	cases := []struct {
		args []string
		want string // below dir
	}{
		{[]string{"recommend", rollup, "--as-of", "2021-05-13", "-o", dir + "/清单/"}, "清单/晋城市2021年度推荐项目清单（草稿）.xlsx"},
		{[]string{"plan", "-o", dir + "/plandir"}, "plandir.xlsx"},
		{[]string{"plan", "-o", dir + "/方案/"}, "方案/征集方案.xlsx"},
		{[]string{"plan", "-o", dir}, "征集方案.xlsx"},
	}
	for _, c := range cases {
		out, stderr, code := shidian(t, c.args...)
		if _, err := os.Stat(filepath.Join(dir, c.want)); err != nil || code != exitDone || !strings.Contains(out, c.want) {
			t.Errorf("%v: exit code %d, %s%s", c.args, code, out, stderr)
		}
	}
	for _, args := range [][]string{{"recommend", rollup, "-o", dir + "/lst.pdf"}, {"plan", "-o", dir + "/p.xls"}} {
		if _, stderr, code := shidian(t, args...); code != exitUsage || !strings.Contains(stderr, "只能写 .xlsx") {
			t.Errorf("%v: exit code %d, %s", args, code, stderr)
		}
	}
	if strange, _ := filepath.Glob(filepath.Join(dir, "*.pdf*")); strange != nil {
		t.Error(strange)
	}
}
