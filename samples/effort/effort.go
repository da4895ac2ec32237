// Package effort is for tests only: how much a run of the tests does. This is
// the one place that says so.
//
//	go test -short ./...                while one works: what takes a moment
//	go test ./...                       before a commit
//	SHIDIAN_TESTS=long go test ./...    before a change is taken: .ci/run
//	SHIDIAN_TESTS=all go test ./...     before a release: .ci/long
//
// Each of them runs everything that those above it run.
package effort

import (
	"os"
	"testing"
)

// Variable of the environment that asks for more than usual.
const Variable = "SHIDIAN_TESTS"

func long() bool { return os.Getenv(Variable) == "long" || all() }

func all() bool { return os.Getenv(Variable) == "all" }

// Usual is for what -short leaves out: more than a fifth of a second.
func Usual(t testing.TB) {
	t.Helper()
	if testing.Short() && !long() {
		t.Skip("left out with -short")
	}
}

// Long is for what other programs are started for, or what takes more than two
// seconds.
func Long(t testing.TB) {
	t.Helper()
	if !long() {
		t.Skip("left out: " + Variable + "=long runs it, as .ci/run does")
	}
}

// All is for what takes minutes: the whole country, every page as a picture.
func All(t testing.TB) {
	t.Helper()
	if !all() {
		t.Skip("left out: " + Variable + "=all runs it, as .ci/long does")
	}
}

// Count is how many random cases a test takes: 40 with -short, 150, 600, 5000.
func Count(short, usual, many, most int) int {
	switch {
	case all():
		return most
	case long():
		return many
	case testing.Short():
		return short
	default:
		return usual
	}
}
