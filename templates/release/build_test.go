package release

import (
	"runtime/debug"
	"testing"
)

func TestBuildIsNamedByReleaseOrCommit(t *testing.T) {
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "60f384632ac0f2d1"}
	changed := debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	for _, c := range []struct {
		tag      string
		settings []debug.BuildSetting
		want     string
	}{
		{Tag(), []debug.BuildSetting{commit}, Version()},
		{"v0.0.1", []debug.BuildSetting{commit}, Version() + "-60f384632ac0"},
		{"v0.0.0-20261127151339-60f384632ac0", []debug.BuildSetting{commit}, Version() + "-60f384632ac0"},
		{Tag() + "+dirty", []debug.BuildSetting{commit, changed}, Version() + "-60f384632ac0-有改动"},
		{"(devel)", nil, Version()},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: c.tag}, Settings: c.settings}
		if got := BuildOf(info).Name(); got != c.want {
			t.Errorf("%s %v: %s, not %s", c.tag, c.settings, got, c.want)
		}
	}
	if got := BuildOf(nil).Name(); got != Version() {
		t.Errorf("%s", got)
	}
}

func TestShortNameLeavesOutALastZero(t *testing.T) {
	for version, want := range map[string]string{"1.0.0": "1.0", "1.0.1": "1.0.1", "2.10.0": "2.10"} {
		if got := spoken(version); got != want {
			t.Errorf("%s is called %s, not %s", version, got, want)
		}
	}
}
