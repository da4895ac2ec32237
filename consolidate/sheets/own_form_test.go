package sheets

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/table"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

const (
	longName = "示例沁水连翘叶药茶种植与加工标准化试点" // 19 characters
	eSeal    = "电子签章"
)

// planOfItsOwn is a plan whose form calls 试点名称 otherwise, has a smaller box for it,
// and offers one entry more where seals are asked about.
func planOfItsOwn() *plan.Plan {
	p := testplan.New()
	name := p.Form.Field(form.PilotName)
	name.Label, name.Title, name.Min = "项目名称", "项目名称", 20
	seals := p.Form.List(form.Stamps)
	seals.Fixed = append(seals.Fixed, eSeal)
	return p
}

// Two plans with different forms are worked by at the same time, from the blank
// workbook to the list, and neither shows anything of the other.
func TestEveryStepTakesTheFormFromThePlanAtHand(t *testing.T) {
	own, official := planOfItsOwn(), testplan.New()
	type step struct{ title, other string }
	titles := map[*plan.Plan]step{own: {"项目名称", "试点名称"}, official: {"试点名称", "项目名称"}}
	for _, p := range []*plan.Plan{own, official, own} {
		title, other := titles[p].title, titles[p].other
		data := countyBookOf(t, p)
		if texts := textsOn(t, data, form.SheetForm(1)); !slices.Contains(texts, title+"：") || slices.Contains(texts, other+"：") {
			t.Errorf("%s: the blank workbook asks for %q", title, texts[:8])
		}
		if offers := slices.Contains(textsOn(t, data, form.SheetLists), eSeal); offers != (p == own) {
			t.Errorf("%s: the lists of the blank workbook offer %s: %v", title, eSeal, offers)
		}
		r := rollupOf(t, p, data)
		if got := r.Projects[0].Facts.Form.Answer(form.PilotName).Raw; got != longName {
			t.Errorf("%s: read by its caption is %q", title, got)
		}
		said := messagesOf(r, "F003", "F012")
		want := "F003 承担单位盖章签字：“电子签章”不在下拉列表中，应为：盖章签字齐全、缺签字、缺盖章、未盖章未签字。请从下拉列表中选择。"
		if p == own {
			want = "F012 “项目名称”只有 19 字，少于 20 字。请写全。"
		}
		if said != want {
			t.Errorf("%s: the rules say\n%s\nnot\n%s", title, said, want)
		}
		for name, s := range map[string]*table.Sheet{record.SheetProjects: draw(r).projectTable(), record.SheetDetails: draw(r).detailTable(r.Versions)} {
			at := s.Column(title)
			if at == 0 || s.Column(other) != 0 || s.Rows[0][at-1].Text != longName {
				t.Errorf("%s: %s has the column at %d and says %v", title, name, at, s.Rows[0])
			}
		}
		r.Projects[0].State = checks.Recommended
		list, err := DrawList(r)
		if err != nil {
			t.Fatal(err)
		}
		if texts := textsOn(t, list, SheetList); !slices.Contains(texts, title) || slices.Contains(texts, other) || !slices.Contains(texts, longName) {
			t.Errorf("%s: the list says %q", title, texts)
		}
	}
}

// countyBookOf is the workbook of 沁水县, filled, as a person sends it who copied its
// sheets into a new workbook: the names of the cells are lost.
func countyBookOf(t *testing.T, p *plan.Plan) []byte {
	t.Helper()
	region, _ := p.Region("140521")
	filled := recordtest.Filled(longName, "承担单位盖章签字="+eSeal)
	data, err := templates.CountyWorkbook(p, region, 1, form.Return{Projects: []*form.Filled{filled}}, checks.OnSheet(p, region))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range f.GetDefinedName() {
		if strings.HasPrefix(n.Name, "f_") {
			if err := f.DeleteDefinedName(&excelize.DefinedName{Name: n.Name, Scope: n.Scope}); err != nil {
				t.Fatal(err)
			}
		}
	}
	saved, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return saved.Bytes()
}

func textsOn(t *testing.T, data []byte, sheet string) []string {
	t.Helper()
	var texts []string
	for _, c := range readBook(t, data).Sheet(sheet).Cells {
		texts = append(texts, c.Text)
	}
	return texts
}

// rollupOf merges the one file by the plan.
func rollupOf(t *testing.T, p *plan.Plan, data []byte) *record.Rollup {
	t.Helper()
	f := &record.File{Path: "沁水县.xlsx", SHA256: strings.Repeat("0", 64), FirstSeen: recordtest.Day(5)}
	f.Return = workbook.NewReader(p).County(readBook(t, data), f.Path, f.SHA256)
	s := recordtest.StateWith(f)
	region, _ := p.Region("140500")
	return record.Compute(p, region, recordtest.Day(9), s, recordtest.PathsOf(s), DecisionPlaces)
}

func messagesOf(r *record.Rollup, rules ...string) string {
	var said []string
	for _, f := range r.Findings {
		if slices.Contains(rules, f.Rule.ID) {
			said = append(said, fmt.Sprintf("%s %s", f.Rule.ID, f.Message))
		}
	}
	return strings.Join(said, "\n")
}
