package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shidian/templates/plan"
)

// root is the top level of the checkout, seen from this folder.
const root = "../.."

// arrows say which of our packages a package may import. They point one way:
// the form, the plan, the rules, the workbooks, one merge, the commands.
func arrows() map[string][]string {
	said := []string{"templates/form", "templates/plan"}
	below := func(more ...string) []string { return append(slices.Clone(said), more...) }
	const workbook, store, table = "consolidate/workbook", "consolidate/workbook/store", "consolidate/workbook/table"
	const ooxml, xlsx, parcel = "consolidate/workbook/ooxml", "consolidate/workbook/xlsx", "consolidate/workbook/parcel"
	const docx, wordform = "consolidate/workbook/docx", "consolidate/workbook/wordform"
	const testplan, packing = "templates/plan/testplan", "templates/release/pack"
	const record, sheets, side = "consolidate/record", "consolidate/sheets", "consolidate/side"
	return map[string][]string{
		"templates/form":       {},
		"templates/release":    {},
		packing:                {"templates/release"},
		"templates/plan":       {"templates/form"},
		testplan:               said, // for tests only, and so imported by what is
		"templates":            said,
		"checks":               said,
		ooxml:                  {},
		xlsx:                   {ooxml},
		docx:                   {ooxml},
		parcel:                 {ooxml}, // for its limits
		wordform:               below(docx),
		side:                   {},
		store:                  {ooxml, xlsx, side},             // the one checker of XML
		table:                  below("templates", xlsx, store), // one set of looks for all that is drawn
		workbook:               below(ooxml, xlsx, docx, wordform, parcel),
		record:                 below("checks", store, side), // no table, no workbook reader: it knows no sheet
		record + "/recordtest": below("checks", record, testplan),
		sheets:                 below("templates", "templates/release", "checks", workbook, xlsx, store, table, record),
		"consolidate":          below("checks", workbook, xlsx, store, record, sheets, side),
		"consolidate/interop":  {}, // nothing but tests
		"consolidate/custody":  below("checks", workbook, xlsx, store, table, record, sheets),
		"consolidate/seasons":  {}, // nothing but tests
		"samples":              below("templates", "checks", store, record, sheets),
		"samples/bulk":         below("templates", "checks", store, testplan),
		"samples/bulk/make":    below("templates", side, "samples/bulk"), // for benchmarks only
		"samples/bulk/whole":   {},                                       // nothing but tests
		"samples/runs":         below("consolidate", "samples"),          // for tests only
		"samples/effort":       {},                                       // for tests only
		"samples/docs":         {},                                       // for tests only
		"samples/hostile":      below("templates", store, workbook, xlsx),
		"cmd/shidian/typed":    {"templates/form"}, // for what full-width letters mean
		"cmd/shidian/screen":   {"templates/form"}, // for what is not to be seen
		"cmd/shidian/wizard":   below(workbook, "consolidate", "cmd/shidian/screen"),
		"cmd/shidian/progress": {"templates/form", "consolidate"},
		"cmd/shidian/runlog":   {workbook, parcel, store}, // for the name and the head of the record
		"cmd/shidian/codepage": {},
		"cmd/shidian":          below("cmd/shidian/typed", "cmd/shidian/screen", "cmd/shidian/wizard", "cmd/shidian/progress", "cmd/shidian/runlog", "cmd/shidian/codepage", "templates", "templates/release", "checks", workbook, store, "consolidate", record, sheets, "consolidate/custody"),
	}
}

// libraries say which packages may import what is not ours, tests aside: a
// library that is met in one folder only can be replaced there.
func libraries() map[string][]string {
	return map[string][]string{
		"github.com/spf13/pflag":            {"cmd/shidian"},
		"github.com/olekukonko/tablewriter": {"cmd/shidian/screen"},
		"golang.org/x/term":                 {"cmd/shidian/screen"},
		"golang.org/x/sys":                  {"cmd/shidian", "cmd/shidian/screen", "cmd/shidian/codepage"},

		"github.com/clipperhouse/displaywidth": {"cmd/shidian/screen"},
		"github.com/agnivade/levenshtein":      {"templates/form"},
		// It builds our own workbooks. It does not read what comes from outside.
		"github.com/xuri/excelize/v2":     {"templates", "consolidate/workbook/table", "consolidate/sheets", "samples"},
		"github.com/klauspost/compress":   {"consolidate/workbook/store"},
		"golang.org/x/text":               {"templates/form", "consolidate/workbook/parcel", "cmd/shidian/codepage", "cmd/shidian/progress"},
		"github.com/vbauerster/cupwriter": {"cmd/shidian/progress"},
	}
}

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath string
	Doc        string // the first sentence of its comment
	Imports    []string
	GoFiles    []string
}

func goPackages(t *testing.T) []goPackage {
	t.Helper()
	list := exec.Command("go", "list", "-e", "-json=ImportPath,Doc,Imports,GoFiles", "./...")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsFollowTheArrows(t *testing.T) {
	allowed := arrows()
	for _, p := range goPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, "shidian/")
		if _, known := allowed[name]; !known {
			t.Errorf("%s is a new package: say in arrows what it may import", name)
			continue
		}
		for _, path := range p.Imports {
			if own, ours := strings.CutPrefix(path, "shidian/"); ours && !slices.Contains(allowed[name], own) {
				t.Errorf("%s imports %s, against the arrows", name, own)
			}
		}
	}
}

// What only tests import is neither the product nor makes it: whoever meets it
// there has to know.
func TestPackagesForTestsSaySo(t *testing.T) {
	all := map[string]goPackage{}
	for _, p := range goPackages(t) {
		all[p.ImportPath] = p
	}
	product := map[string]bool{}
	var reach func(path string)
	reach = func(path string) {
		if p, ours := all[path]; ours && !product[path] {
			product[path] = true
			for _, imported := range p.Imports {
				reach(imported)
			}
		}
	}
	reach("shidian/cmd/shidian")
	reach("shidian/templates/release/pack")
	for path, p := range all {
		if !product[path] && !strings.Contains(p.Doc, "tests") {
			t.Errorf("the program does not import %s, and its comment does not begin by saying that it is for tests: %s", path, p.Doc)
		}
	}
}

func TestLibrariesStayInTheirFolders(t *testing.T) {
	allowed := libraries()
	for _, p := range goPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, "shidian/")
		for _, path := range p.Imports {
			if host, _, _ := strings.Cut(path, "/"); !strings.Contains(host, ".") {
				continue
			}
			if !slices.Contains(allowed[libraryOf(path)], name) {
				t.Errorf("%s imports %s, which is not for it", name, path)
			}
		}
	}
}

func libraryOf(path string) string {
	for library := range libraries() {
		if path == library || strings.HasPrefix(path, library+"/") {
			return library
		}
	}
	return ""
}

// trackedFiles are the files that a clone has, with / and below the top level.
func trackedFiles(t *testing.T) []string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed, so nobody knows which files are tracked")
	}
	list := exec.Command("git", "ls-files", "-z")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Skipf("not a checkout of git, so nobody knows which files are tracked: %v", err)
	}
	var files []string
	for _, name := range strings.Split(string(out), "\x00") {
		if _, err := os.Lstat(filepath.Join(root, name)); name != "" && err == nil {
			files = append(files, name)
		}
	}
	return files
}

func TestNoTrackedFileIsLarge(t *testing.T) {
	const most = 256 << 10
	for _, name := range trackedFiles(t) {
		info, err := os.Stat(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > most {
			t.Errorf("%s has %d bytes, more than %d: every clone carries it for ever", name, info.Size(), most)
		}
	}
}

func TestNoGoFileIsLong(t *testing.T) {
	const most = 500
	for _, name := range trackedFiles(t) {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		if lines := bytes.Count(contents(t, name), []byte("\n")); lines > most {
			t.Errorf("%s has %d lines, more than %d: split it", name, lines, most)
		}
	}
}

// What is true on one machine or in one network only is of no use to a clone.
func TestNoTrackedFileNamesAMachine(t *testing.T) {
	var strange []string
	for _, folder := range []string{"work", "root", "home", "tmp"} {
		strange = append(strange, "/"+folder+"/")
	}
	for _, host := range [][]string{{"proxy", "golang"}, {"sum", "golang"}, {"goproxy", "io"}, {"goproxy", "cn"}, {"pypi", "org"}, {"npmjs", "org"}, {"debian", "org"}} {
		strange = append(strange, strings.Join(host, "."))
	}
	for _, name := range trackedFiles(t) {
		for part, data := range partsOf(t, name) {
			for _, text := range strange {
				if bytes.Contains(data, []byte(text)) {
					t.Errorf("%s names %q", strings.TrimSuffix(name+"!"+part, "!"), text)
				}
			}
		}
	}
}

// partsOf is the file, and of a workbook the parts inside.
func partsOf(t *testing.T, name string) map[string][]byte {
	t.Helper()
	data := contents(t, name)
	if !strings.HasSuffix(name, ".xlsx") {
		return map[string][]byte{"": data}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return map[string][]byte{"": data} // a broken workbook on purpose
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r.Close()
	}
	return parts
}

func contents(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A number that is wrong in one place was copied: all that name a notice of a
// market-regulation office name one of the plan's. The samples' workbooks are
// left to the test that makes them again.
func TestNoticesAreCalledByTheirNumbers(t *testing.T) {
	numbers := map[string]bool{}
	for _, n := range plan.Shanxi2021().Notices {
		numbers[n.Number] = true
	}
	quoted := regexp.MustCompile(`\p{Han}*市监\p{Han}*〔\d{4}〕\d+号`)
	for _, name := range trackedFiles(t) {
		if strings.HasSuffix(name, ".xlsx") {
			continue
		}
		for _, number := range quoted.FindAllString(string(contents(t, name)), -1) {
			if number = strings.TrimPrefix(number, "依据"); !numbers[number] {
				t.Errorf("%s calls a notice %s", name, number)
			}
		}
	}
}
