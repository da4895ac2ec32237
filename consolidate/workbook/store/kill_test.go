package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"shidian/samples/effort"
	"strings"
	"testing"
	"time"
)

func TestKilledRunLeavesWholeFiles(t *testing.T) {
	effort.Usual(t)
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, versioned(0)))
	chance := rand.New(rand.NewPCG(3, 4))
	for range 12 {
		killAfter(t, dir, time.Duration(1+chance.IntN(40))*time.Millisecond)
		tree := readTree(t, dir)
		rollup := wholeVersion(t, tree, "汇总.xlsx")
		for _, name := range []string{"a.xlsx", "县/b.xlsx", "c.xlsx"} {
			if version := wholeVersion(t, tree, name); version != rollup && version != rollup+1 {
				t.Errorf("%s has version %d beside a rollup of version %d", name, version, rollup)
			}
		}
	}
	must(t, putAll(t.Context(), dir, versioned(1)))
	if tree := readTree(t, dir); len(tree) != 4 {
		t.Errorf("%d files after a whole run; want 4", len(tree))
	}
}

// killAfter ends a writing child without warning: kill -9 on Unix,
// TerminateProcess on Windows.
func killAfter(t *testing.T, dir string, span time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childFolder+"="+dir)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "ready\n" {
		t.Errorf("the child said %q, %v", line, err)
	}
	time.Sleep(span)
	must(t, child.Process.Kill())
	if err := child.Wait(); err == nil || child.ProcessState.ExitCode() == 1 {
		t.Errorf("the child ended by itself: %v", err)
	}
}

func wholeVersion(t *testing.T, tree map[string]string, name string) int {
	t.Helper()
	var version int
	if _, err := fmt.Sscanf(tree[name], "%d", &version); err != nil {
		t.Fatalf("%s holds %.20q: %v", name, tree[name], err)
	}
	if want := strings.Repeat(fmt.Sprintf("%09d\n", version), 20_000); tree[name] != want {
		t.Errorf("%s is cut or mixed: %d bytes", name, len(tree[name]))
	}
	return version
}
