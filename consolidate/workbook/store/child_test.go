package store

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

// childFolder is set for a copy of the test binary that does not test but
// puts files into that folder until its parent kills it.
const childFolder = "STORE_TEST_CHILD_FOLDER"

func TestMain(m *testing.M) {
	dir := os.Getenv(childFolder)
	if dir == "" {
		os.Exit(m.Run())
	}
	fmt.Println(putUntilKilled(dir))
	os.Exit(1)
}

// versioned is a run's files of which each says its version on every line, so
// that a cut or mixed file shows.
func versioned(version int) []Output {
	var outputs []Output
	for _, name := range []string{"a.xlsx", "县/b.xlsx", "c.xlsx", "汇总.xlsx"} {
		outputs = append(outputs, Output{name, []byte(strings.Repeat(fmt.Sprintf("%09d\n", version), 20_000))})
	}
	return outputs
}

func putUntilKilled(dir string) error {
	var version int
	if present, err := os.ReadFile(dir + "/汇总.xlsx"); err == nil {
		if _, err := fmt.Sscanf(string(present), "%d", &version); err != nil {
			return err
		}
	}
	fmt.Println("ready")
	for {
		version++
		if err := putAll(context.Background(), dir, versioned(version)); err != nil {
			return err
		}
	}
}
