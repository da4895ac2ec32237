package main

import (
	"bytes"
	"runtime/debug"
	"strings"
	"testing"
)

func TestVersionNamesTheCommitOfTheBuild(t *testing.T) {
	build := &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "60f3846"}, {Key: "vcs.modified", Value: "true"}}}
	for _, c := range []struct {
		build *debug.BuildInfo
		want  string
	}{{build, "提交：60f3846，另有没有提交的改动"}, {&debug.BuildInfo{Settings: build.Settings[:1]}, "提交：60f3846\n"}, {nil, "提交：不明"}} {
		var out bytes.Buffer
		printVersion(&out, c.build)
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("no %q in %q", c.want, out.String())
		}
	}
}
