package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shidian/templates/plan"
)

// factsMayStand are the folders and files with data of the embedded plan, with samples and
// examples of it, and what tests alone use.
func factsMayStand(path string) bool {
	path = filepath.ToSlash(path)
	return strings.HasSuffix(path, "_test.go") || slices.ContainsFunc([]string{
		"samples/", "templates/plan/shanxi2021", "templates/plan/testplan/", "templates/release/pack/desks.go", "checks/example", "consolidate/record/recordtest/", "consolidate/seasons/", "consolidate/interop/",
	}, func(allowed string) bool { return strings.HasPrefix(path, allowed) })
}

// generalWords are facts of the plan that are words of the language or of the whole
// country as well, with what the program does with them.
func generalWords(path, fact string) bool {
	at, ok := map[string][]string{
		"templates/plan/region_names.go": {"山西", "综改", "矿区"},        // what regions of the country are called for short
		"templates/plan/kind.go":         {"综改", "工业"},              // kinds of units
		"templates/form/spoken.go":       {"农业"},                    // other words for 农民专业合作社
		"checks/parties.go":              {"工业", "综改区"},             // what zones are called
		"checks/unit_names.go":           {"工业", "社会", "服务业", "农业"}, // what offices are called for short
	}[filepath.ToSlash(path)]
	return ok && slices.ContainsFunc(at, func(word string) bool { return strings.Contains(fact, word) })
}

// No fact of the embedded plan is compiled outside of it.
func TestSourceHasNoFactsOfTheEmbeddedPlan(t *testing.T) {
	facts := oldFacts(plan.Shanxi2021())
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		short, relErr := filepath.Rel(root, path)
		if err != nil || relErr != nil || d.IsDir() || filepath.Ext(path) != ".go" || factsMayStand(short) {
			return err
		}
		for _, literal := range literals(t, path) {
			for _, found := range factsIn(facts, literal) {
				if fact, _, _ := strings.Cut(found, " in …"); !generalWords(short, fact) {
					t.Errorf("%s: %s", short, found)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// literals are the strings of a file, but for the examples of rules, which are shown with
// the embedded plan, those of commands, which work on the samples, the cycle with which a rule came, and the clauses of fields,
// which no plan says yet: remove "Clause" when it does.
func literals(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.KeyValueExpr:
			key, ok := n.Key.(*ast.Ident)
			return !ok || !slices.Contains([]string{"Example", "Since", "Clause", "example"}, key.Name)
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				all = append(all, text)
			}
		}
		return true
	})
	return all
}
