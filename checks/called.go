package checks

import (
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
)

// shortestCall is the least of a name by which a file is known to mean it: 示例药茶, and
// not 药茶, which stands in other names too.
const shortestCall = 4

// pilotEnds are how the names of pilots end, the longer ones first.
var pilotEnds = []string{"标准化试点项目", "标准化示范试点", "标准化试点", "标准化示范", "标准化项目", "试点项目", "标准化", "试点", "示范", "项目"}

// CallsPilot are the names by which a file may call a pilot: 沁水县示例药茶种植标准化试点,
// and without where it is and what all pilots are called, 示例药茶种植.
func (p *Application) CallsPilot() []string {
	whole := form.NormalName(p.Text(form.PilotName))
	body := p.withoutPlace(whole)
	core := body
	for _, end := range pilotEnds {
		if rest, ok := strings.CutSuffix(core, end); ok {
			core = rest
			break
		}
	}
	return callable(whole, body, core)
}

// CallsUnits are the same of the units that an answer names: 晋城市示例药业有限公司,
// 示例药业.
func (p *Application) CallsUnits(id form.ID) []string {
	var calls []string
	for _, unit := range joinedUnits(p.Text(id)) {
		u := p.unitName(unit)
		calls = append(calls, callable(form.NormalName(unit), u.whole, p.withoutPlace(form.NormalName(unit)), u.body)...)
	}
	return calls
}

func (p *Application) withoutPlace(name string) string {
	if readings := p.Plan.LeadingPlaces(name); len(readings) > 0 {
		return readings[0].Rest
	}
	return name
}

// callable are those of the names that are long enough to mean something.
func callable(names ...string) []string {
	var long []string
	for _, name := range names {
		if utf8.RuneCountInString(name) >= shortestCall {
			long = append(long, name)
		}
	}
	return long
}
