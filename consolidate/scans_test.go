package consolidate

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"testing"

	"shidian/consolidate/record"
)

// scansOf are the scans of a merge: their file, their unit and their project.
func scansOf(r *Result) string {
	var lines []string
	for _, f := range r.Files {
		if f.Status == record.Attached {
			lines = append(lines, fmt.Sprintf("%s %s %s", f.Path, f.Region.Name, cmp.Or(f.Project, "-")))
		}
	}
	return strings.Join(lines, "\n")
}

// What people scan comes in folders, archives and mails, and is of the project that these
// say. It changes nothing of what is counted, and a second merge writes the same.
func TestScansComeWithTheirProjects(t *testing.T) {
	in := sample(t, "jincheng")
	clean, _ := run{in: in}.merged(t)
	var own, two string
	for _, p := range clean.Rollup.Projects {
		switch p.Region.Name {
		case "城区":
			two = p.Facts.Name()
		case "陵川县":
			own = p.Facts.Name()
		}
	}
	pdf := func(text string) []byte { return []byte("%PDF-1.7 " + text) }
	sent := in.with("城区/"+two+"/盖章页.pdf", pdf("1")).with("城区/照片.jpg", pdf("2")).with(own+".pdf", pdf("3")).with("证书.ofd", pdf("4")).
		with("第二批.zip", zipped(t, files{"城区/" + two + "（盖章）.tif": pdf("5"), "公章.png": pdf("6")})).
		with("来信.eml", mailed(t, files{"沁水县.xlsx": in.named(t, "沁水县"), "盖章.pdf": pdf("7")}))
	r, out := run{in: sent}.merged(t)
	expect(t, scansOf(r), `
		城区/照片.jpg 城区 -
		城区/`+two+`/盖章页.pdf 城区 `+two+`
		来信.eml!/盖章.pdf 沁水县 -
		`+own+`.pdf 陵川县 `+own+`
		第二批.zip!/公章.png  -
		第二批.zip!/城区/`+two+`（盖章）.tif 城区 `+two+`
		证书.ofd  -`)
	if projects(r) != projects(clean) || units(r) != units(clean) {
		t.Errorf("they change what is counted:\n%s\n%s", projects(r), units(r))
	}
	holdsTogether(t, r, len(r.Files))
	if len(unmatchedScans(r.Rollup)) != 4 {
		t.Errorf("unmatched: %d", len(unmatchedScans(r.Rollup)))
	}
	again, rewritten := run{in: sent, out: out.current()}.merged(t)
	if len(again.Rollup.Changes) > 0 || !bytes.Equal(rewritten[cityRollup], out[cityRollup]) {
		t.Errorf("merged again: %v", again.Rollup.Changes)
	}
	// As it is asked, the clerk puts one into a folder of the project.
	moved := sent.with("城区/"+two+"/照片.jpg", pdf("2"))
	delete(moved, "城区/照片.jpg")
	third, _ := run{in: moved, out: out.current()}.merged(t)
	if !strings.Contains(scansOf(third), "城区/"+two+"/照片.jpg 城区 "+two) || len(unmatchedScans(third.Rollup)) != 3 {
		t.Errorf("moved:\n%s", scansOf(third))
	}
}

// unmatchedScans are the scans that lie there and belong to no project that is known.
func unmatchedScans(r *record.Rollup) (all []*record.ReceivedFile) {
	for _, f := range r.Files {
		if f.IsScan() && f.Status == record.Attached && f.Of == nil && f.Present {
			all = append(all, f)
		}
	}
	return all
}
