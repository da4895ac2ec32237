package main

import (
	"encoding/json"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tabled are the names in the first column of the README's table below a heading,
// e.g. templates/form in the one of the layout.
func tabled(t *testing.T, heading string) []string {
	t.Helper()
	_, below, found := strings.Cut(string(contents(t, "README.md")), "\n## "+heading+"\n")
	if !found {
		t.Fatalf("README.md has no section %q", heading)
	}
	section, _, _ := strings.Cut(below, "\n## ")
	var names []string
	for line := range strings.Lines(section) {
		cell, isRow := strings.CutPrefix(line, "| `")
		if !isRow {
			continue
		}
		cell, _, _ = strings.Cut("`"+cell, " | ")
		for _, name := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cell, -1) {
			names = append(names, name[1])
		}
	}
	if len(names) == 0 {
		t.Fatalf("README.md has no table in the section %q", heading)
	}
	return names
}

const layoutHeading = "How the code is laid out"

// Who opens a clone finds every folder explained: those of the top level, and
// those of code below them.
func TestFoldersAreThoseThatTheReadmeExplains(t *testing.T) {
	explained := tabled(t, layoutHeading)
	tops := map[string]bool{}
	for _, name := range explained {
		top, _, _ := strings.Cut(name, "/")
		tops[top] = true
	}
	withCode := map[string]bool{} // by folder
	for _, name := range trackedFiles(t) {
		if strings.Contains(name, "/") && !strings.HasPrefix(name, ".") {
			withCode[path.Dir(name)] = withCode[path.Dir(name)] || strings.HasSuffix(name, ".go")
		}
	}
	for folder, code := range withCode {
		if top, _, _ := strings.Cut(folder, "/"); !tops[top] || code && !slices.Contains(explained, folder) {
			t.Errorf("the table below %q in README.md does not explain %s", layoutHeading, folder)
		}
	}
	for _, name := range explained {
		if _, exists := withCode[name]; !exists {
			t.Errorf("README.md explains %s, and there is no such folder", name)
		}
	}
}

// Of files the top level holds those that are about the project as a whole: the
// module, documents, a licence, what tools look for. A picture or a program in
// passing belongs into a folder.
func TestTopLevelFilesAreAboutTheProject(t *testing.T) {
	ofAnyProject := regexp.MustCompile(`^(\..+|go\.(mod|sum|work)|.+\.md|[A-Z][A-Za-z_.-]*(\.txt)?)$`)
	for _, name := range trackedFiles(t) {
		if !strings.Contains(name, "/") && (!ofAnyProject.MatchString(name) || strings.HasSuffix(name, ".go")) {
			t.Errorf("%s does not belong on the top level: put it into a folder that README.md explains", name)
		}
	}
}

func TestLibrariesHaveTheirReasonInTheReadme(t *testing.T) {
	edit := exec.Command("go", "mod", "edit", "-json")
	edit.Dir = root
	out, err := edit.Output()
	if err != nil {
		t.Fatalf("go mod edit: %v", err)
	}
	var module struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	if err := json.Unmarshal(out, &module); err != nil {
		t.Fatal(err)
	}
	reasoned := tabled(t, "Dependencies")
	for _, library := range module.Require {
		at := slices.Index(reasoned, library.Path)
		switch {
		case at >= 0:
			reasoned = slices.Delete(reasoned, at, at+1)
		case !library.Indirect:
			t.Errorf("README.md does not say what %s is for, below Dependencies", library.Path)
		}
	}
	for _, name := range reasoned {
		t.Errorf("README.md has a reason for %s, which go.mod does not require", name)
	}
}
