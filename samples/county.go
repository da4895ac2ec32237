package samples

import (
	"fmt"
	"strings"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// maker makes the workbooks of one plan.
type maker struct {
	plan *plan.Plan
	base *base
	runs Runs
}

func newMaker(p *plan.Plan, runs Runs) (*maker, error) {
	b, err := readBase()
	if err != nil {
		return nil, err
	}
	return &maker{plan: p, base: b, runs: runs}, nil
}

// county makes the county's workbook; without a project it is the workbook
// as it was handed out.
func (m *maker) county(c *countyText) (name string, data []byte, err error) {
	region, ok := m.plan.Region(c.code)
	if !ok {
		return "", nil, fmt.Errorf("no region %s", c.code)
	}
	var forms []*form.Filled
	for i, p := range c.projects {
		forms = append(forms, m.base.fill(m.plan.Form, p, m.words(region, p, i)))
	}
	county := form.NewFilled(form.Origin{})
	for _, f := range m.plan.Form.CountyFields() {
		if text := c.answers[f.Title]; text != "" {
			county.Set(f.ID, form.Answer{Raw: text, Kind: form.Text})
		}
	}
	if data, err = templates.CountyWorkbook(m.plan, region, templates.DefaultForms, form.Return{Projects: forms, County: county}, checks.OnSheet(m.plan, region)); err != nil {
		return "", nil, fmt.Errorf("workbook of %s: %w", c.code, err)
	}
	if data, err = store.Canonical(data); err != nil {
		return "", nil, fmt.Errorf("workbook of %s: %w", c.code, err)
	}
	return templates.CountyFileName(m.plan, region), data, nil
}

// words are what stands for {…} in the text of a project.
func (m *maker) words(region plan.Region, p projectText, nth int) map[string]string {
	domain, _ := m.plan.Domain(p.answers[m.plan.Form.Title(form.Domain)])
	city := m.plan.QuotaUnit(region.Code)
	serial := fmt.Sprintf("%s%d", region.Code[2:], nth+1)[1:]
	code := creditCode(region.Code, nth)
	postcode := "030000"
	if len(city.Postcodes) > 0 {
		postcode = city.Postcodes[0] + "000"
	}
	return map[string]string{
		"县": region.Name, "市": city.Name, "试点名称": p.answers[m.plan.Form.Title(form.PilotName)], "承担单位": p.answers[m.plan.Form.Title(form.UndertakingUnit)],
		"题目领域": domain.TitleName, "首个方向": strings.Join(domain.FocusAreas[:1], ""), "序": serial, "邮编": postcode,
		"信用代码": code, "错误代码": code[:9] + "8" + code[10:],
	}
}

// creditCode makes a code that passes the check of GB 32100 and that no unit
// has: its middle is no organization code.
func creditCode(region string, nth int) string {
	first := fmt.Sprintf("91%sXX%s%d", region, region[2:], nth)
	first += strings.Repeat("X", 17-len(first))
	return first + string(form.CreditCodeCheck(first))
}
