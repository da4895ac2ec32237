package main

import (
	"bytes"
	"runtime/debug"
	"strings"
	"testing"

	"shidian/templates/release"
)

func TestVersionIsSaidHoweverItIsAskedFor(t *testing.T) {
	for _, word := range []string{"--version", "-V", "version", "版本"} {
		out, stderr, code := shidian(t, word)
		if code != exitDone || stderr != "" || !strings.HasPrefix(out, "shidian "+release.Version()+"\n") || !strings.Contains(out, "go1.") {
			t.Errorf("%s: exit code %d, %q %q", word, code, out, stderr)
		}
	}
}

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
