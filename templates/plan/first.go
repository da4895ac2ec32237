package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// unset is a number that nobody has set yet; its cell is blank.
const unset = -1

// First is a first plan for a province, of the table of regions: the units, the lists of
// the nation, and blanks for what a notice sets. It cannot be used until they are filled
// in. year may be "". It says in Chinese why there can be none.
func First(province, year string) (first *Plan, toLookAt []Problem, why string) {
	root, why := provinceNamed(province)
	if why != "" {
		return nil, nil, why
	}
	p := Plan{
		Year: year, Title: root.Name + provincial(root.Name) + "标准化试点", Form: form.Official(), Zone: "Asia/Shanghai",
		Notices: []Notice{{Short: "省"}},
		Limit:   DefaultLimit, MinProjects: unset, CopiesToCity: unset, CopiesToProvince: unset, CopiesOnForm: unset, PilotMonthsMin: unset, PilotMonthsMax: unset,
		Domains: shanxiDomains(), Stages: stages(), Industries: entries(industriesCSV), EconomicTypes: economicTypes(),
		Regions: RegionsOfChina(root.Code[:2]), Lists: StandardLists(),
	}
	for i := range p.Domains {
		p.Domains[i].FocusAreas = nil
	}
	made := New(p)
	for i, r := range made.Regions {
		made.Regions[i].Files = len(made.Children(r.Code)) == 0
		if !made.Regions[i].Files {
			made.Contacts = append(made.Contacts, Contact{Region: r.Code})
		}
	}
	if made.Regions[made.byCode[root.Code]].Files {
		return nil, nil, fmt.Sprintf("程序的行政区划表里没有%s的市、县，不能由它生成方案。请用 shidian 方案 -o 征集方案.xlsx 写出内置的，改写“%s”", root.Name, regionSheet.name)
	}
	for _, n := range levelNames[1:] {
		if slices.ContainsFunc(made.Regions, func(r Region) bool { return r.Level == n.Level }) {
			made.Deadlines = append(made.Deadlines, Deadline{Level: n.Level, Inclusive: true})
		}
	}
	return made, made.blanks(), ""
}

// provinceNamed is the province of the name, in full or as people call it.
func provinceNamed(text string) (Region, string) {
	all := RegionsOfChina("")
	provinces := New(Plan{Regions: slices.DeleteFunc(slices.Clone(all), func(r Region) bool { return r.Level != Province })})
	if found := provinces.FindRegions(text); len(found) == 1 {
		return found[0], ""
	}
	text = form.OneLine(text)
	if called := slices.DeleteFunc(slices.Clone(provinces.Regions), func(r Region) bool { return !strings.HasPrefix(r.Name, text) }); len(called) == 1 {
		return called[0], "" // 内蒙, 香港
	}
	if below := New(Plan{Regions: all}).FindRegions(text); len(below) > 0 {
		above, _ := provinces.Region(below[0].Code[:2] + "0000")
		return Region{}, fmt.Sprintf("“%s”不是省、自治区、直辖市，方案由最上一级做，请写 %s", text, above.Name)
	}
	hint := "，"
	if near := provinces.NearRegions(text); len(near) > 0 {
		hint = "，是不是“" + strings.Join(near, "”或者“") + "”？"
	}
	return Region{}, "没有叫“" + text + "”的省、自治区、直辖市" + hint + "请写全称，如 山东省"
}

// provincial says what is of the whole province: 省级, 自治区级.
func provincial(name string) string {
	for _, kind := range []string{"自治区", "特别行政区", "市"} {
		if strings.HasSuffix(name, kind) {
			return kind + "级"
		}
	}
	return "省级"
}

// blanks marks what the notice of the province sets.
func (p *Plan) blanks() []Problem {
	s := &slips{plan: p, grids: gridsByName(p.Grids())}
	for _, item := range settings() {
		if item.name != settingZone && item.lock != ofTheCopy {
			s.found = append(s.found, Problem{settingSheet{}.title(), s.settingCell(item.name), "请按通知填写或者核对"})
		}
	}
	for _, title := range []string{"标题", "文号", "印发单位", "印发日期"} {
		note(s, noticeSheet, 0, title, "请按通知填写")
	}
	for i := range p.Deadlines {
		note(s, deadlineSheet, i, "最后一天", "请按通知填写")
		note(s, deadlineSheet, i, "含当日", "请按通知核对")
	}
	for i, d := range p.Domains {
		note(s, domainSheet, i, "领域", "请按通知核对有没有这个领域")
		note(s, domainSheet, i, "重点方向", "请按通知填写“%s”的重点方向，没有的空着", d.Name)
	}
	return s.found
}
