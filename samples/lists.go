package samples

import (
	"context"

	"shidian/templates"
	"shidian/templates/plan"
)

func (m *maker) countyName(region plan.Region) string {
	return templates.CountyFileName(m.plan, region)
}

// lists makes what every unit sends to the province: the final list of each city,
// made by merging its counties, and the workbook of the zone, which files itself.
func (m *maker) lists(ctx context.Context, work string, jincheng Files) (Files, error) {
	text, err := Source("shanxi")
	if err != nil {
		return nil, err
	}
	texts, err := readCounties(text)
	if err != nil {
		return nil, err
	}
	byCity := map[string]Files{"140500": jincheng}
	lists := Files{}
	for _, c := range texts {
		name, data, err := m.county(c)
		if err != nil {
			return nil, err
		}
		city := m.plan.QuotaUnit(c.code).Code
		if city == c.code {
			lists[name] = data
			continue
		}
		if byCity[city] == nil {
			byCity[city] = Files{}
		}
		byCity[city][received+name] = data
	}
	for _, city := range m.plan.Children(m.plan.Root().Code) {
		if city.Files {
			continue
		}
		list, err := m.finalList(ctx, work, byCity[city.Code], city)
		if err != nil {
			return nil, err
		}
		lists[m.listName(city.Code)] = list
	}
	return lists, nil
}

// planOf is the plan that a city works with: one city has raised its limit by
// hand, which the province finds.
func (m *maker) planOf(city string) *plan.Plan {
	if city != overCity {
		return m.plan
	}
	raised := *m.plan
	raised.Limit++
	return &raised
}
