package checks

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

var update = flag.Bool("update", false, "write RULES.md and the golden files anew")

// golden holds what was made against the committed file, or writes it.
func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	gotLines, wantLines := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("%s is stale at line %d: run go test ./checks -update\n got %s\nwant %s", path, i+1, gotLines[i], wantLines[i])
		}
	}
	t.Fatalf("%s is stale: run go test ./checks -update", path)
}

func TestRulesDocumentIsUpToDate(t *testing.T) { golden(t, "RULES.md", markdown()) }

func TestTextIsNotReadAsMarkdown(t *testing.T) {
	if got, want := escape("a|b __c__ <d> *e*"), `a\|b \_\_c\_\_ \<d> \*e\*`; got != want {
		t.Errorf("got %s", got)
	}
}

func TestClausesNameTheNotice(t *testing.T) {
	p := testplan.New()
	for clause, want := range map[string]string{
		"省 二(一)3":        "晋市监发〔2021〕86号 二(一)3",
		"市 5月8日前；省 四(四)": "晋市市监办发〔2021〕56号 5月8日前；晋市监发〔2021〕86号 四(四)",
		"表 填写说明3":        "申报书 填写说明3",
		"表":              "申报书",
		"":               "程序要求",
	} {
		if got := p.Cite(form.Clause(clause), ""); got != want {
			t.Errorf("%s: got %s", clause, got)
		}
	}
}
