package plan

import (
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
)

// Every province has a first plan, which says nothing of another one and of no year.
func TestFirstPlanOfEveryProvince(t *testing.T) {
	for _, r := range RegionsOfChina("") {
		if r.Level != Province {
			continue
		}
		p, marks, why := First(r.Name, "")
		if none := strings.HasPrefix(r.Code, "7") || strings.HasPrefix(r.Code, "8"); none != (why != "") {
			t.Errorf("%s: %q", r.Name, why)
		}
		if why != "" {
			continue
		}
		if p.Root().Code != r.Code || len(p.Filing(r.Code)) < 10 || !strings.HasPrefix(p.Title, r.Name) || strings.Contains(p.Title, "特别") {
			t.Errorf("%s: %s, %d units", p.Root().Name, p.Title, len(p.Filing(r.Code)))
		}
		for _, g := range p.Grids() {
			for _, row := range g.Rows[1:] {
				for _, fact := range []string{"2021", "药茶", "山西", "晋城", "晋市"} {
					if text := strings.Join(row, " "); strings.Contains(text, fact) && r.Name != "山西省" && g.Name != regionSheet.name {
						t.Errorf("%s, %s says %s: %s", r.Name, g.Name, fact, text)
					}
				}
			}
		}
		if _, problems := FromGrids(p.Grids()); len(problems) == 0 {
			t.Errorf("%s can be used before it is filled in", r.Name)
		} else if i := slices.IndexFunc(problems, func(problem Problem) bool { return !isMarked(problem, marks) }); i >= 0 {
			t.Errorf("%s: %v is not marked", r.Name, problems[i])
		}
	}
}

func isMarked(problem Problem, marks []Problem) bool {
	return slices.ContainsFunc(marks, func(m Problem) bool { return m.Sheet == problem.Sheet && m.Cell == problem.Cell })
}

func TestFirstPlanCanBeUsedOnceItIsFilledIn(t *testing.T) {
	for _, name := range []string{"山东", "北京", "海南省", "内蒙", "新疆"} {
		p, _, why := First(name, "2027")
		if why != "" {
			t.Fatal(why)
		}
		p.Limit, p.MinProjects, p.CopiesToCity, p.CopiesToProvince, p.CopiesOnForm, p.PilotMonthsMin, p.PilotMonthsMax = 2, 0, 2, 2, 4, 12, 36
		p.Notices[0].Title = "关于征集的通知"
		for i := range p.Deadlines {
			p.Deadlines[i].LastDay = form.Date{Year: 2027, Month: 5, Day: 10}
		}
		read, problems := FromGrids(p.Grids())
		if problems != nil {
			t.Fatalf("%s: %v", name, problems)
		}
		for _, unit := range read.Filing(read.Root().Code) {
			if _, ok := read.Deadline(unit); !ok {
				t.Errorf("%s: no last day for %s", name, unit.Name)
			}
		}
	}
}

func TestWhoIsNoProvinceIsToldWhatToWrite(t *testing.T) {
	for name, want := range map[string]string{"青岛": "请写 山东省", "东城区": "请写 北京市", "某省": "如 山东省", "台湾": "台湾省的市、县", "香港": "香港特别行政区的市、县", "": "请写全称"} {
		if _, _, why := First(name, ""); !strings.Contains(why, want) {
			t.Errorf("%q: %s", name, why)
		}
	}
}
