package consolidate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// A project of a file that is asked about takes no place and keeps none open: the
// ranks that people gave to the others settle these.
func TestUnknownSenderProjectLeavesTheOthersAlone(t *testing.T) {
	effort.Usual(t)
	const name = "申报表（定稿）.xlsx"
	in := sample(t, "jincheng")
	clean, _ := run{in: in}.merged(t)
	in = in.with(name, borrowed(t))
	r, out := run{in: in}.merged(t)
	candidates := func(r *Result) (n []string) {
		for _, c := range r.Rollup.Contests {
			n = append(n, fmt.Sprint(c.Domain, c.Candidates))
		}
		return n
	}
	if got, want := fmt.Sprint(candidates(r)), fmt.Sprint(candidates(clean)); got != want {
		t.Errorf("candidates %s, and were %s", got, want)
	}
	var ranks [][3]string
	for _, p := range r.Rollup.Projects {
		if p.Domain == "农业" && !p.SenderUnknown() {
			ranks = append(ranks, [3]string{p.Facts.Name(), record.ColumnRank, fmt.Sprint(len(ranks) + 1)})
		}
	}
	r, _ = run{in: in, out: out.with(cityRollup, entered(t, out[cityRollup], ranks...))}.merged(t)
	states := map[checks.State]int{}
	for _, p := range r.Rollup.Projects {
		if p.Domain == "农业" {
			states[p.State]++
		}
	}
	if states[checks.Recommended] != 2 || states[checks.Reserve] != 1 || states[checks.Unverified] != 1 {
		t.Errorf("states %v", states)
	}
	if len(r.Holds) == 0 {
		t.Error("a list may be written while it is not known whose the project is")
	}
}

// What stands in the row of a project that is asked about is about that one, also
// where the county of the mark has a project of the same name and code.
func TestOpinionOfAProjectOfUnknownSenderIsItsOwn(t *testing.T) {
	effort.Usual(t)
	in := withD3(t)
	_, out := run{in: in}.merged(t)
	out = out.with(cityRollup, entered(t, out[cityRollup], [3]string{d3Name, record.ColumnReason, "电话问过"}))
	r, _ := run{in: in, out: out}.merged(t)
	had := 0
	for _, p := range r.Rollup.Projects {
		switch {
		case p.Decision.Reason == "":
		case p.SenderUnknown():
			had++
		default:
			t.Errorf("%s of %s has it", p.Facts.Name(), p.File.Path)
		}
	}
	if had != 1 {
		t.Errorf("%d have it", had)
	}
}

// 城区's project in a workbook of 阳城县 is not told as filed by two counties.
func TestUnknownSenderProjectIsNotFiledTwice(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	clean, _ := run{in: in}.merged(t)
	r, _ := run{in: in.with("补充.xlsx", edit(t, in.named(t, "城区"), func(f *excelize.File) { setRegion(t, f, "140522") }))}.merged(t)
	asked(t, r, "补充.xlsx", "城区")
	if found(r, "R004") != found(clean, "R004") {
		t.Errorf("R004 %q", found(r, "R004"))
	}
}

// A copy of a city's list under another city's name neither pushes the city over
// its limit nor is withdrawn by its own list.
func TestUnknownSenderListLeavesItsCityAlone(t *testing.T) {
	lists := sample(t, "shanxi").only("清单", "示范区")
	clean, _ := run{in: lists, asOf: may9}.merged(t)
	copied := edit(t, lists.named(t, "太原市"), func(f *excelize.File) {
		must(t, f.SetCustomProps(excelize.CustomProperty{Name: "经办", Value: "示例"}))
	})
	r, _ := run{in: lists.with("朔州推荐清单.xlsx", copied), asOf: may9}.merged(t)
	asked(t, r, "朔州推荐清单.xlsx", "朔州市")
	var states []string
	for _, p := range r.Rollup.Projects {
		if !p.SenderUnknown() {
			states = append(states, fmt.Sprintf("%s %s %s", p.Region.Name, p.Facts.Name(), p.State))
		} else if p.Withdrawn != nil {
			t.Errorf("%s is withdrawn", p.Facts.Name())
		}
	}
	if found(r, "R001") != found(clean, "R001") {
		t.Errorf("R001 %q", found(r, "R001"))
	}
	expect(t, strings.Join(states, "\n"), projects(clean))
}

// Whose faults they are is not known, so none are told and none are counted.
func TestUnknownSenderProjectHasNoFaults(t *testing.T) {
	in := sample(t, "jincheng")
	faulty := edit(t, in.named(t, "城区"), func(f *excelize.File) {
		setRegion(t, f, "140522")
		must(t, f.SetCellStr("项目01", cellOf(form.BusinessScope), ""))
	})
	r, _ := run{in: in.with("补充.xlsx", faulty)}.merged(t)
	asked(t, r, "补充.xlsx", "城区")
	for _, p := range r.Rollup.Projects {
		if p.SenderUnknown() && len(p.Findings) > 0 {
			t.Errorf("%s has %d", p.Facts.Name(), len(p.Findings))
		}
	}
	for _, f := range r.Rollup.Findings {
		if f.File == "补充.xlsx" && f.Project != "" {
			t.Errorf("%s %s", f.Rule.ID, f.Message)
		}
	}
}
