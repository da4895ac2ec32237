package release

import (
	"runtime/debug"
	"strings"
	"time"
)

// Build is what a program file knows of its own making, e.g. commit 60f384632ac0
// with changes that nobody has committed. People see it, workbooks never do.
type Build struct {
	Commit  string    // empty where the build did not know it
	Changed bool      // by what was not committed
	Day     time.Time // of the commit
	tagged  bool      // the commit is the release
}

// BuildOf reads what Go has written into a program file.
func BuildOf(info *debug.BuildInfo) Build {
	var b Build
	if info == nil {
		return b
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.modified":
			b.Changed = s.Value == "true"
		case "vcs.time":
			b.Day, _ = time.Parse(time.RFC3339, s.Value)
		}
	}
	b.tagged = info.Main.Version == Tag()
	return b
}

// Tag is the name of the commit that is the release, as v0.9.0.
func Tag() string { return "v" + Version() }

// Name tells the build from every other: 1.0.0 is the release, and
// 1.0.0-60f384632ac0 a build between two releases.
func (b Build) Name() string { return Version() + b.between() }

// Short is the name as people say it: 1.0 for 1.0.0.
func (b Build) Short() string { return spoken(Version()) + b.between() }

func spoken(version string) string { return strings.TrimSuffix(version, ".0") }

func (b Build) between() string {
	if b.tagged || b.Commit == "" {
		return ""
	}
	mark := "-" + b.Commit[:min(12, len(b.Commit))]
	if b.Changed {
		mark += "-有改动"
	}
	return mark
}
