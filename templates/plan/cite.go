package plan

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// formItself is the short name of the form and of its 填写说明.
const formItself = "表"

// clausePart is what of a clause rests on one notice: 省, 四(三).
type clausePart struct{ short, where string }

func clauseParts(clause form.Clause) []clausePart {
	var parts []clausePart
	for _, text := range strings.Split(string(clause), clauseMark) {
		if short, where, _ := strings.Cut(strings.TrimSpace(text), " "); short != "" {
			parts = append(parts, clausePart{short, where})
		}
	}
	return parts
}

// HoldsFor reports whether the notice holds for the unit: it says so itself, or an office
// of the unit or above it has issued it. One of nobody in the plan holds for all. "" is
// nobody in particular, for whom every notice holds.
func (p *Plan) HoldsFor(n Notice, unit string) bool {
	if unit == "" {
		return true
	}
	if n.Unit != "" {
		return p.Within(n.Unit, unit)
	}
	if slices.ContainsFunc(p.Path(unit), func(above Region) bool { return p.Issues(above, n) }) {
		return true
	}
	return p.holder(n) == ""
}

// NoticesFor are the notices that hold for the unit.
func (p *Plan) NoticesFor(unit string) []Notice {
	return slices.DeleteFunc(slices.Clone(p.Notices), func(n Notice) bool { return !p.HoldsFor(n, unit) })
}

// ClauseFor is what of a clause holds for the unit: 省 四(四) of 市 5月8日前；省 四(四) for a
// city that 市 is not the notice of.
func (p *Plan) ClauseFor(clause form.Clause, unit string) form.Clause {
	var parts []string
	for _, part := range clauseParts(clause) {
		if part.short == formItself || slices.ContainsFunc(p.Notices, func(n Notice) bool { return n.Short == part.short && p.HoldsFor(n, unit) }) {
			parts = append(parts, strings.TrimSpace(part.short+" "+part.where))
		}
	}
	return form.Clause(strings.Join(parts, clauseMark))
}

// Cite writes what of a clause holds for the unit with the numbers of the notices: 晋市监发〔2021〕86号
// 二(一)3 for 省 二(一)3. "" is a rule of the program's own.
func (p *Plan) Cite(clause form.Clause, unit string) string {
	var cited []string
	for _, part := range clauseParts(p.ClauseFor(clause, unit)) {
		name := part.short
		if name == formItself {
			name = "申报书"
		}
		for _, n := range p.Notices {
			if n.Short == part.short && n.Number != "" && p.HoldsFor(n, unit) {
				name = n.Number
				break
			}
		}
		cited = append(cited, strings.TrimSpace(name+" "+part.where))
	}
	if cited == nil {
		return "程序要求"
	}
	return strings.Join(cited, clauseMark)
}
