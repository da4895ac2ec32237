// Make is for tests and benchmarks: it writes filled county workbooks by the thousand, and the plan for them, so that
// whole commands can be measured and tried:
//
//	go run ./samples/bulk/make N DIR [SEED]
//
// DIR/收到 gets the workbooks of N counties of the country, spread over its provinces,
// and DIR/方案.xlsx the plan. The same N and SEED (1 unless told) give the same bytes.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"shidian/consolidate/side"
	"shidian/samples/bulk"
	"shidian/templates"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 && len(args) != 3 {
		return fmt.Errorf("usage: go run ./samples/bulk/make N DIR [SEED]")
	}
	n, err := strconv.Atoi(args[0])
	if err != nil {
		return fmt.Errorf("how many workbooks: %w", err)
	}
	seed := uint64(1)
	if len(args) == 3 {
		if seed, err = strconv.ParseUint(args[2], 10, 64); err != nil {
			return fmt.Errorf("seed: %w", err)
		}
	}
	m, err := bulk.NewMaker(bulk.Direct(), seed)
	if err != nil {
		return err
	}
	if n < 1 || n > m.Len() {
		return fmt.Errorf("%d workbooks: the country has %d counties", n, m.Len())
	}
	return write(m, n, args[1])
}

// write makes the folder of the first n workbooks and the plan beside it.
func write(m *bulk.Maker, n int, dir string) error {
	received := filepath.Join(dir, "收到")
	if err := os.MkdirAll(received, 0o755); err != nil {
		return err
	}
	book, err := templates.PlanWorkbook(m.PlanOf(n), nil)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "方案.xlsx"), book, 0o644); err != nil {
		return err
	}
	return side.BySide(n, func() func(i int) error {
		return func(i int) error { return writeOne(m, i, received) }
	})
}

func writeOne(m *bulk.Maker, i int, dir string) error {
	w, err := m.Workbook(i)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, w.Name), w.Data, 0o644)
}
