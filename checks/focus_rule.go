package checks

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

var focusElsewhere = &Rule{
	ID: "P003", Title: "重点方向不属于所选领域", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.FocusArea, form.Domain, form.TitleDomain},
	Detail:  "方案的“领域”表为各领域列出了重点方向。所填方向属于另一个领域，或者不在列出的方向之中；填了几个的，逐个判断。请核对领域和重点方向；确有特色的可以保留，由评审判断。",
	Example: Example{Grid: "重点方向 | 健康养老", Want: "重点方向 P003"},
	Project: func(p *Application, report Report) {
		areas, domain := p.Text(form.FocusArea), p.Text(form.Domain)
		if of, ok := p.Domain(); areas == "" || p.placeholder(form.FocusArea, areas) != "" || ok && len(of.FocusAreas) == 0 {
			return
		}
		for _, area := range focusAreas(p.Plan, areas) {
			homes := domainsOfFocus(p.Plan, area)
			switch {
			case len(homes) == 0:
				report(Finding{Field: form.FocusArea, Message: fmt.Sprintf("“%s”不在通知列出的%s之中%s。请核对；确有特色的可以保留。", area, p.title(form.FocusArea), nearFocus(p.Plan, area))})
				return
			case domain != "" && !slices.Contains(homes, domain):
				report(Finding{Field: form.FocusArea, Message: fmt.Sprintf("“%s”是%s领域的重点方向，所选领域是%s。请核对领域和重点方向。", area, strings.Join(homes, "、"), domain)})
				return
			}
		}
	},
}

// focusAreas parts several areas that one answer names; the plan's own names may have
// the mark in them.
func focusAreas(p *plan.Plan, text string) []string {
	if len(domainsOfFocus(p, text)) > 0 {
		return []string{text}
	}
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;", r) })
}

// domainsOfFocus names the domains that the plan gives the focus area to.
func domainsOfFocus(p *plan.Plan, area string) []string {
	var names []string
	for _, d := range p.Domains {
		if slices.Contains(d.FocusAreas, area) {
			names = append(names, d.Name)
		}
	}
	return names
}

// nearFocus offers the one area of the plan that has the text in it, or that the text
// has in it: 乡村旅游 for 乡村旅游服务示范.
func nearFocus(p *plan.Plan, text string) string {
	const least = 2
	key, near := form.NormalName(text), ""
	if len([]rune(key)) < least {
		return ""
	}
	for _, d := range p.Domains {
		for _, area := range d.FocusAreas {
			name := form.NormalName(area)
			if !strings.Contains(name, key) && !strings.Contains(key, name) || area == near {
				continue
			}
			if near != "" {
				return ""
			}
			near = area
		}
	}
	if near == "" {
		return ""
	}
	return "，相近的是“" + near + "”"
}
