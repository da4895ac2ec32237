package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/plan"
)

// jsonDocument is JSON.md: for each kind of object its keys, and for each key the kind of
// the objects behind it, "" for none.
func jsonDocument(t *testing.T) map[string]map[string]string {
	t.Helper()
	sections := strings.Split(string(contents(t, "JSON.md")), "\n## ")
	row := regexp.MustCompile("(?m)^\\| `([a-z0-9_]+)` \\| (.+) \\|$")
	link := regexp.MustCompile(`\]\(#([a-z]+)\)`)
	kinds := map[string]map[string]string{}
	for _, section := range sections[1:] {
		name, text, _ := strings.Cut(section, "\n")
		kinds[name] = map[string]string{}
		for _, at := range row.FindAllStringSubmatch(text, -1) {
			of := ""
			if to := link.FindStringSubmatch(at[2]); to != nil && !strings.HasPrefix(at[2], "as of") {
				of = to[1]
			}
			kinds[name][at[1]] = of
		}
	}
	return kinds
}

// jsonSeen compares what the commands print with the document.
type jsonSeen struct {
	t     *testing.T
	kinds map[string]map[string]string
	seen  map[string]bool // kind and key
}

func (j *jsonSeen) look(kind string, value any) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			j.look(kind, item)
		}
	case map[string]any:
		for key, item := range v {
			of, described := j.kinds[kind][key]
			if !described {
				j.t.Errorf("JSON.md says nothing of %q of a %s", key, kind)
				continue
			}
			j.seen[kind+" "+key] = true
			j.look(of, item)
		}
	}
}

// run runs a command with --json and looks at what it prints.
func (j *jsonSeen) run(kind string, code int, args ...string) map[string]any {
	j.t.Helper()
	text, errs, got := shidian(j.t, append(args, "--json")...)
	var value map[string]any
	if err := json.Unmarshal([]byte(text), &value); err != nil || got != code || value["schema"] != float64(schema) {
		j.t.Fatalf("%v: exit code %d, %v, %s%s", args, got, err, text, errs)
	}
	j.look(kind, value)
	return value
}

// Every key that the five commands print is described, and every one that is described is
// printed.
func TestJSONIsAsItIsDescribed(t *testing.T) {
	effort.Usual(t)
	j := &jsonSeen{t, jsonDocument(t), map[string]bool{}}
	dir, in := outputOf(t, "jincheng-decided"), filepath.Join(samplesFolder, "jincheng-decided", "收到")
	rollup, list := filepath.Join(dir, "晋城市2021年度汇总.xlsx"), filepath.Join(dir, "晋城市2021年度推荐项目清单（草稿）.xlsx")

	first := t.TempDir()
	j.run("report", exitPerson, "merge", samplesFolder+"jincheng", "-o", first, "--as-of", "2021-05-07")
	// Somebody answers a finding, and has the rollup open.
	answered := filepath.Join(first, "晋城市2021年度汇总.xlsx")
	enter(t, answered, record.SheetFindings, "F006", map[string]string{"核实结果": "无问题", "核实说明": "已电话核实"})
	if err := os.WriteFile(filepath.Join(first, "~$晋城市2021年度汇总.xlsx"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	j.run("report", exitPerson, "merge", samplesFolder+"jincheng", "-o", first, "--as-of", "2021-05-08", "--beside")

	j.run("report", exitPerson, "merge", in, "-o", dir, "--as-of", "2021-05-13")
	j.run("report", exitDone, "recommend", rollup, "--as-of", "2021-05-13")
	j.run("report", exitPerson, "check", in, "-o", dir, "--as-of", "2021-05-13")
	if value := j.run("report", exitFailure, "merge", in, "-o", blocked(t), "--as-of", "2021-05-13"); value["error"] == nil {
		t.Error("a rollup that could not be written is no error")
	}
	j.run("verify", exitDone, "verify", list, "--sources", in)
	j.run("trace", exitDone, "trace", list, "1", "--sources", in)

	altered := filepath.Join(dir, "改过.xlsx")
	data, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(altered, data, 0o644); err != nil {
		t.Fatal(err)
	}
	enter(t, altered, sheets.SheetList, "1", map[string]string{"联系人": "别人"})
	j.run("verify", exitPerson, "verify", altered)
	j.run("trace", exitPerson, "trace", altered, "1")

	j.run("report", exitPerson, "recommend", rollup, "--final", "--as-of", "2021-05-13") // a county is missing
	packed, final := t.TempDir(), filepath.Join(dir, "晋城市2021年度推荐项目清单.xlsx")
	shidian(t, "package", final, "-o", packed)
	j.run("verify", exitDone, "verify", filepath.Join(packed, "晋城市2021年度推荐项目报送材料"))
	j.run("report", exitPerson, "check", withScan(t, filepath.Join(in, "140502城区_省级标准化试点申报表_2021.xlsx")), "--as-of", "2021-05-07", "--region", "晋城市")

	// Limits over several domains, and people who have put the projects in one order.
	wide := t.TempDir()
	j.run("report", exitPerson, "merge", samplesFolder+"jincheng", "-o", wide, "--as-of", "2021-05-07", "--plan", widePlan(t))
	ordered := filepath.Join(wide, "晋城市2021年度汇总.xlsx")
	enter(t, ordered, record.SheetProjects, "示例精密铸件智能制造标准化试点", map[string]string{record.ColumnTotalRank: "1"})
	j.run("report", exitPerson, "merge", samplesFolder+"jincheng", "-o", wide, "--as-of", "2021-05-07")
	j.failures(in)
	for kind, keys := range j.kinds {
		for key := range keys {
			if !j.seen[kind+" "+key] {
				t.Errorf("JSON.md describes %q of a %s, and no command has printed it", key, kind)
			}
		}
	}
}

// withScan is a folder with the county workbook and a scan of one of its projects.
func withScan(t *testing.T, county string) string {
	t.Helper()
	dir := t.TempDir()
	data, err := os.ReadFile(county)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, filepath.Base(county)), data, 0o644)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "城区示例精密铸件智能制造标准化试点.pdf"), []byte("%PDF-1.4\n"), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// blocked is a folder of outputs that the rollup cannot be put into: something else has its
// name.
func blocked(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "晋城市2021年度汇总.xlsx"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// failures are runs that could not be done: the exit code stays, and why is said in JSON.
func (j *jsonSeen) failures(in string) {
	broken := j.t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "空.xlsx"), nil, 0o644); err != nil {
		j.t.Fatal(err)
	}
	for _, c := range []struct {
		kind string
		code int
		args []string
	}{
		{"failed", exitFailure, []string{"check", broken}}, {"usage", exitUsage, []string{"merge", in}}, {"usage", exitUsage, []string{"merge", in, "--oops"}}, {"usage", exitUsage, []string{"merge", in, "-o", "a", "-o", "b"}},
		{"usage", exitUsage, []string{"recommend", "没有.xlsx"}}, {"usage", exitUsage, []string{"verify", "没有.xlsx"}}, {"usage", exitUsage, []string{"trace", "没有.xlsx", "1"}}, {"usage", exitUsage, []string{"mrege"}},
		{"failed", exitFailure, []string{"verify", filepath.Join(samplesFolder, "list.png")}}, {"failed", exitFailure, []string{"merge", in, "-o", j.t.TempDir(), "--as-of", "2027-05-07"}},
	} {
		value := j.run("failure", c.code, c.args...)
		failed, _ := value["error"].(map[string]any)
		if failed["kind"] != c.kind || failed["exit"] != float64(c.code) || failed["text"] == "" {
			j.t.Errorf("%v: %v", c.args, failed)
		}
	}
}

// What the screen says of a run stands in its JSON.
func TestJSONHoldsWhatTheScreenSays(t *testing.T) {
	effort.Usual(t)
	var report reportJSON
	text, _, _ := shidian(t, "check", samplesFolder+"jincheng", "--json")
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		t.Fatal(err)
	}
	if len(report.Holds) == 0 || report.Holds[0].Rule != "R002" || report.Error != nil {
		t.Errorf("it holds %v, %v", report.Holds, report.Error)
	}
	needs := map[string]string{}
	for _, u := range report.Units {
		needs[u.Name] = u.KindName + strings.Join(u.Needs, "")
	}
	for name, want := range map[string]string{"高平市": "未报", "泽州县": "空表", "阳城县": "已报"} {
		if got := needs[name]; !strings.HasPrefix(got, want) || got == want {
			t.Errorf("%s needs %q", name, got)
		}
	}
	for _, p := range report.Projects {
		if p.RegionName == "" || p.StateName == "" {
			t.Errorf("a code without its name: %+v", p)
		}
	}
	for _, f := range report.Files {
		if f.RegionName == "" || f.StateName == "" {
			t.Errorf("a code without its name: %+v", f)
		}
	}
}

// enter writes into the row of a sheet that has the text in some cell, by the titles of
// the columns.
func enter(t *testing.T, path, sheet, row string, entries map[string]string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	columns, entered := map[string]int{}, 0
	for i, cells := range rows {
		for col, text := range cells {
			if _, wanted := entries[text]; wanted {
				columns[text] = col + 1
			}
		}
		if len(columns) < len(entries) || !slices.Contains(cells, row) {
			continue
		}
		for _, title := range slices.Sorted(maps.Keys(entries)) {
			cell, _ := excelize.CoordinatesToCellName(columns[title], i+1)
			if err := f.SetCellStr(sheet, cell, entries[title]); err != nil {
				t.Fatal(err)
			}
			entered++
		}
		break
	}
	if entered != len(entries) || f.Save() != nil {
		t.Fatalf("%s: %d of %v entered", sheet, entered, entries)
	}
}

// widePlan is the embedded plan with at most four projects of each unit in all domains.
func widePlan(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "征集方案.xlsx")
	p := *plan.Shanxi2021()
	p.LimitRows = []plan.LimitRow{{Scope: plan.EachUnit, Most: 4, Basis: "省 四(三)"}, {Unit: "市", Scope: plan.Whole, Most: 40}}
	data, err := templates.PlanWorkbook(&p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
