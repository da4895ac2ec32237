package checks

import (
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// After 撤县设区 everybody goes on writing the old name for a while: it is as good as the
// new one.
func TestFormerNamesAreFineInEveryCounty(t *testing.T) {
	counties, tried := 0, 0
	for _, province := range plan.RegionsOfChina("") {
		if province.Level != plan.Province {
			continue
		}
		p, was := withoutCounties(planOver(province.Code[:2]))
		for code, name := range was {
			counties++
			county, _ := p.Region(code)
			city, _ := p.Region(county.Parent)
			a := blankOf(p, county)
			n := calls{[]string{name}, city.Names(), p.Root().Names()}
			for _, s := range naturalSpellings() {
				for pattern := range strings.FieldsSeq(s.patterns) {
					for _, text := range n.spelt(pattern) {
						tried++
						if fault := saysOf(a, s.rule, s.id, text); fault != "" {
							t.Errorf("%s %s of %s: %s", s.rule.ID, text, p.FullName(code), fault)
						}
					}
				}
			}
		}
	}
	if counties < 1200 || tried < 40000 {
		t.Errorf("%d counties and %d spellings", counties, tried)
	}
}

// withoutCounties is the plan after each of its 县 became a 区, with the names of before by
// the new codes. Where there is such a 区 already, or another county of the name, it stays.
func withoutCounties(p *plan.Plan) (*plan.Plan, map[string]string) {
	changed, was := *p, map[string]string{}
	changed.Regions = slices.Clone(p.Regions)
	names := map[string]int{}
	for _, r := range p.Regions {
		names[r.Name]++
	}
	for i, r := range changed.Regions {
		own, ok := strings.CutSuffix(r.Name, "县")
		if r.Level != plan.County || !ok || strings.HasSuffix(r.Name, "自治县") || names[own+"区"] > 0 || names[r.Name] > 1 || len([]rune(own)) < 2 {
			continue
		}
		changed.Regions[i].Name, changed.Regions[i].Code = own+"区", r.Code[:5]+"X"+r.Code[5:]
		changed.Regions[i].Former = []plan.FormerUnit{{Code: r.Code, Name: r.Name, Before: 2020}}
		was[changed.Regions[i].Code] = r.Name
	}
	return plan.New(changed), was
}

// A department, an association and a zone have neither land nor a government: what is
// usual for them is no fault, in any province.
func TestUnitsThatAreNoCounties(t *testing.T) {
	for _, province := range plan.RegionsOfChina("") {
		if province.Level != plan.Province {
			continue
		}
		p := *planOver(province.Code[:2])
		p.Regions = append(p.Regions,
			plan.Region{Code: "SZ01", Name: province.Name + "农业农村厅", Level: plan.City, Parent: province.Code, Files: true},
			plan.Region{Code: "XH01", Name: province.Name + "示例行业协会", Level: plan.City, Parent: province.Code, Files: true},
			plan.Region{Code: "KF01", Name: "示例经济技术开发区", Level: plan.City, Parent: province.Code, Files: true})
		made := plan.New(p)
		for _, code := range []string{"SZ01", "XH01", "KF01"} {
			unit, _ := made.Region(code)
			judgeAlone(t, blankOf(made, unit), wrongGuarantor, form.GuarantorUnit, province.Name+"人民政府 "+province.Name+"市场监督管理局", "示例镇人民政府 示例县农业农村局")
			judgeAlone(t, blankOf(made, unit), wrongGuiding, form.GuidingUnit, province.Name+"农业农村厅 "+plan.ShortName(province.Name)+"工业和信息化厅 省农业农村厅", "示例镇人民政府")
			judgeAlone(t, blankOf(made, unit), registeredElsewhere, form.RegisteredCounty, "任意县 示例市", "")
		}
	}
}

// The offices of the plan are those that collect, whatever they are called.
func TestOfficesOfThePlanMayGuarantee(t *testing.T) {
	p := *planOver("12")
	p.Regions = slices.Clone(p.Regions)
	i := slices.IndexFunc(p.Regions, func(r plan.Region) bool { return r.Parent == "" })
	p.Regions[i].Office = "天津市市场监督管理委员会、天津市农业农村委员会"
	made := plan.New(p)
	county, _ := made.Region("120101")
	judgeAlone(t, blankOf(made, county), wrongGuarantor, form.GuarantorUnit, "天津市市场监督管理委员会 天津市农业农村委员会（盖章）", "天津市示例委员会")
}

// A department that is a unit of the plan is a department of its city all the same.
func TestDepartmentThatIsAUnitGuidesItsCity(t *testing.T) {
	p := *planOver("14")
	p.Regions = append(p.Regions,
		plan.Region{Code: "1405A1", Name: "晋城市文化和旅游局", Level: plan.County, Parent: "140500", Files: true},
		plan.Region{Code: "1404A1", Name: "长治市文化和旅游局", Level: plan.County, Parent: "140400", Files: true},
		plan.Region{Code: "14SZ01", Name: "山西省农业农村厅", Level: plan.City, Parent: "140000", Files: true})
	made := plan.New(p)
	county, _ := made.Region("140521")
	judgeAlone(t, blankOf(made, county), wrongGuiding, form.GuidingUnit, "晋城市文化和旅游局 山西省晋城市文化和旅游局", "长治市文化和旅游局 山西省农业农村厅")
	a := blankOf(made, county)
	a.values = map[form.ID]form.Value{form.UndertakingUnit: {Text: "晋城市文化和旅游局"}, form.UnitName: {Text: "晋城市文旅局"}}
	unitNamedTwice.Project(a, func(found Finding) { t.Error(found.Message) })
}
