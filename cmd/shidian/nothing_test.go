package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// One file that does not work is what a clerk checks alone.
func TestFilesThatMakeNoRollupSayWhy(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"阳城县.xls": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "空.xlsx": "", "照片.jpg": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args  []string
		wants []string
	}{
		{[]string{"check", filepath.Join(dir, "空.xlsx")}, []string{"空.xlsx", "0 字节"}},
		{[]string{"check", filepath.Join(dir, "照片.jpg")}, []string{"照片.jpg", "不是工作簿"}},
		{[]string{"check", dir}, []string{"阳城县.xls", "空.xlsx", "照片.jpg", "0 字节", "不能并入", "跳过"}},
		{[]string{"merge", dir, "-o", filepath.Join(dir, "输出")}, []string{"空.xlsx", "0 字节"}},
	} {
		code, out, errs := said(t, c.args...)
		if code != exitFailure || !strings.Contains(errs, "没有找到可以汇总的申报表") {
			t.Errorf("%v: exit code %d, %s", c.args, code, errs)
		}
		for _, want := range c.wants {
			if !strings.Contains(out, want) {
				t.Errorf("%v does not say %s:\n%s", c.args, want, out)
			}
		}
		code, out, _ = said(t, append(c.args, "--json")...)
		var report reportJSON
		if err := json.Unmarshal([]byte(out), &report); err != nil || code != exitFailure || report.Error == "" || report.Findings == nil {
			t.Fatalf("%v: exit code %d, %v\n%s", c.args, code, err, out)
		}
		for _, f := range report.Files {
			if f.Reason == "" || f.State == "" {
				t.Errorf("%v: %+v", c.args, f)
			}
		}
		if len(report.Files) == 0 {
			t.Errorf("%v names no file", c.args)
		}
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, "输出")); len(entries) > 0 {
		t.Errorf("something was written: %v", entries)
	}
}
