// Package release owns the number by which people and workbooks name this
// program. It imports nothing of ours, so that every package may ask for it.
package release

import (
	_ "embed"
	"strings"
)

//go:embed VERSION
var text string

// Version is the release, as 0.9.0. It is all that a workbook may say of the
// program that wrote it: what a build knows besides (commit, day, whether the
// tree was clean) would give equal inputs other bytes on the next machine.
func Version() string { return strings.TrimSpace(text) }
