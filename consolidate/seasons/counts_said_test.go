package seasons

import (
	"cmp"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
)

// program is the built program, whose terminal and JSON count too.
func program(t *testing.T) string {
	t.Helper()
	sources, err := filepath.Glob("../../cmd/shidian/*.go")
	for _, name := range sources {
		_, err = os.ReadFile(name) // so that no result is taken from before a change of it
	}
	if err != nil || sources == nil {
		t.Fatal("no sources of the program: ", err)
	}
	path := filepath.Join(t.TempDir(), "shidian.exe")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", path, "shidian/cmd/shidian").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// checkSaid compares what the program says of the folder with the rollup: its JSON, and
// what stands on the terminal.
func (s *season) checkSaid(program, in, rollup string) {
	run := func(more ...string) []byte {
		args := append([]string{"check", in, "--into", rollup, "--region", s.city.Code, "--as-of", s.today().String()}, more...)
		cmd := exec.CommandContext(s.t.Context(), program, args...)
		cmd.Env = append(os.Environ(), "COLUMNS=200")
		out, err := cmd.Output()
		if len(out) == 0 {
			s.fail("the program says nothing: %v", err)
		}
		return out
	}
	by := statesBy(s.rollup)
	s.checkJSON(run("--json"), by)
	s.checkTerminal(string(run()), by)
}

// wordsOfJSON are the keys of the numbers.
func wordsOfJSON() map[string]string {
	return map[string]string{"sent": "报来", "recommendable": "可推荐", "faulty": "有错误", "unverified": "待核实", "late": "逾期", "returned": "退回", "withdrawn": "撤回",
		"recommended": "推荐", "reserve": "备选", "not_recommended": "不推荐", "undecided": "待决定", "candidates": "候选"}
}

func (s *season) checkJSON(data []byte, by map[string][]string) {
	type counts map[string]int
	var said struct {
		Counts counts
		Units  []struct {
			Code, Name string
			Counts     counts
		}
		Domains []struct {
			Domain, Scope           string
			Together                bool
			Candidates, Recommended int
			Counts                  counts
		}
		Projects []struct{ State string }
		Files    []struct {
			State   string
			Present bool
		}
	}
	if err := json.Unmarshal(data, &said); err != nil {
		s.fail("JSON: %v", err)
		return
	}
	add := func(c counts, of, where string) {
		n := numbers{}
		for key, word := range wordsOfJSON() {
			n[word] = c[key]
		}
		s.wrong = append(s.wrong, n.sameAs(counted(by[of]), "JSON "+where)...)
	}
	add(said.Counts, all, "in all")
	for _, u := range said.Units {
		add(u.Counts, u.Code, u.Name)
	}
	for _, d := range said.Domains {
		if d.Scope != "" || d.Together {
			continue // a limit over several domains or units
		}
		add(d.Counts, cmp.Or(d.Domain, record.DomainUnknown), d.Domain)
		if d.Candidates != d.Counts["candidates"] || d.Recommended != d.Counts["recommended"] {
			s.fail("JSON %s: %+v", d.Domain, d)
		}
	}
	var states []string
	for _, p := range said.Projects {
		states = append(states, record.StateChinese(checks.State(p.State)))
	}
	s.wrong = append(s.wrong, counted(states).sameAs(counted(by[all]), "JSON projects")...)
	refused := 0
	for _, f := range said.Files {
		if f.Present && f.State == string(record.Refused) {
			refused++
		}
	}
	if want := len(s.refused()); refused != want {
		s.fail("JSON: %d files cannot be taken, want %d", refused, want)
	}
}

var (
	saidInAll   = regexp.MustCompile(`项目：(报来 \d+) 个 = ([^；。]*)(?:；(可推荐 \d+) 个 = ([^。]*))?。`)
	saidNumber  = regexp.MustCompile(`(\p{Han}+) (\d+)`)
	saidRefused = regexp.MustCompile(`不能并入 (\d+) 份`)
)

func (s *season) checkTerminal(text string, by map[string][]string) {
	flat := regexp.MustCompile(`\n *`).ReplaceAllString(text, "")
	found := saidInAll.FindString(flat)
	if want := counted(by[all]); found != "" || want["报来"] > 0 {
		n := numbers{"候选": want["候选"]} // it stands by domain only
		for word := range want {
			n[word] += 0 // what there is none of is not said
		}
		for _, number := range saidNumber.FindAllStringSubmatch(found, -1) {
			n[number[1]], _ = strconv.Atoi(number[2])
		}
		s.wrong = append(s.wrong, n.sameAs(want, "terminal")...)
	}
	refused := 0
	if found := saidRefused.FindStringSubmatch(flat); found != nil {
		refused, _ = strconv.Atoi(found[1])
	}
	if want := len(s.refused()); refused != want {
		s.fail("terminal: %d files cannot be taken, want %d", refused, want)
	}
	for _, line := range strings.Split(text, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		for _, u := range s.rollup.Units {
			if want := counted(by[u.Region.Code]); len(cells) == 6 && cells[0] == u.Region.Name && (cells[2] != strconv.Itoa(want["报来"]) || cells[3] != strconv.Itoa(want["可推荐"])) {
				s.fail("terminal: %s, want %v", line, want)
			}
		}
		if want := counted(by[cells[0]]); len(cells) == 6 && slices.Contains(s.plan.DomainNames(), cells[0]) && (cells[2] != strconv.Itoa(want["候选"]) || cells[3] != strconv.Itoa(want["推荐"])) {
			s.fail("terminal: %s, want %v", line, want)
		}
	}
}
