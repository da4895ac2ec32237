package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// Differences says in Chinese what another plan sets otherwise, old and new:
// 限额 2 → 3. Contacts are left out: they decide nothing.
func Differences(old, now *Plan) []string {
	var d differences
	d.compareSettings(old, now)
	d.compareDeadlines(old, now)
	d.compareDomains(old, now)
	d.compareLimits(old, now)
	d.compareTexts(old, now)
	d.compareRegions(old, now, func(string) bool { return true })
	d.compareFields(old, now)
	d.compareOffices(old, now)
	d.compareRules(old, now)
	d.compareLists(old, now)
	for _, list := range []struct {
		title   string
		was, is any
	}{
		{"通知文件", old.Notices, now.Notices}, {"工作阶段", old.Stages, now.Stages},
		{"行业目录", old.Industries, now.Industries}, {"经济类型目录", old.EconomicTypes, now.EconomicTypes},
	} {
		if fmt.Sprint(list.was) != fmt.Sprint(list.is) {
			d.add("%s有改动", list.title)
		}
	}
	return d.found
}

// Shortened joins the first of the differences, and says how many more there are.
func Shortened(differences []string, shown int) string {
	text := strings.Join(differences[:min(shown, len(differences))], "；")
	if more := len(differences) - shown; more > 0 {
		text += fmt.Sprintf("；另有 %d 处", more)
	}
	return text
}

// SenderDifferences says what of a sender's plan would make the receiver judge
// the sender's list otherwise: limits, domains with their aliases, the sender's
// units, and who may report directly. The days and copies of a lower level are
// the sender's own business. Of a city's copy it is every locked place.
func SenderDifferences(sender, receiver *Plan, unit string) []string {
	var d differences
	if sender.IsCopy() {
		d.found = DriftTexts(DriftFrom(receiver, sender))
	} else {
		if was, is := sender.limitsOf(unit), receiver.limitsOf(unit); was+is != "" {
			d.changed("限额", was, is)
		}
		d.compareDomains(sender, receiver)
	}
	d.compareRulesInForce(sender, receiver)
	d.compareForms(sender, receiver)
	d.compareRegions(sender, receiver, func(code string) bool {
		now, known := receiver.Region(code)
		renamed := receiver.Today(code) != code || known && now.wasIn(sender) // the list's codes are read as today's
		return code != unit && !renamed && (sender.Within(unit, code) || receiver.Within(unit, code))
	})
	return d.found
}

// differences collects the sentences: 限额 2 → 3.
type differences struct{ found []string }

func (d *differences) add(format string, args ...any) {
	d.found = append(d.found, fmt.Sprintf(format, args...))
}

func (d *differences) changed(what, was, is string) {
	if was != is {
		d.add("%s %s → %s", what, orNone(was), orNone(is))
	}
}

func orNone(s string) string {
	if s == "" {
		return "（无）"
	}
	return s
}

func (d *differences) compareSettings(old, now *Plan) {
	for _, item := range settings() {
		if item.name != settingDigest { // what it stands for is compared itself
			d.changed(item.name, item.get(old), item.get(now))
		}
	}
}

// compareDeadlines compares the days of each level, and those that single units have.
func (d *differences) compareDeadlines(old, now *Plan) {
	for _, n := range levelNames {
		units := []string{""}
		for _, deadline := range slices.Concat(old.Deadlines, now.Deadlines) {
			if deadline.Level == n.Level && !slices.Contains(units, deadline.Unit) {
				units = append(units, deadline.Unit)
			}
		}
		for _, unit := range units {
			what := n.Name + "级截止日期"
			if unit != "" {
				what = now.RegionName(unit) + what
			}
			d.changed(what, old.dayOf(n.Level, unit).Chinese(), now.dayOf(n.Level, unit).Chinese())
		}
	}
}

// dayOf is the deadline as the plan has it for that level and unit; zero for none.
func (p *Plan) dayOf(level Level, unit string) Deadline {
	for _, d := range p.Deadlines {
		if d.Level == level && d.Unit == unit {
			return d
		}
	}
	return Deadline{}
}

func (d *differences) compareDomains(old, now *Plan) {
	for _, was := range old.Domains {
		is, ok := now.Domain(was.Name)
		switch {
		case !ok:
			d.add("没有领域“%s”", was.Name)
		default:
			d.changed("领域“"+was.Name+"”的题目用名", was.TitleName, is.TitleName)
			if was.Limit != is.Limit {
				d.changed("领域“"+was.Name+"”的限额", cmp.Or(was.Limit.text(), "（统一限额）"), cmp.Or(is.Limit.text(), "（统一限额）"))
			}
			if was.Examples != nil && is.Examples != nil { // older plans have none
				d.changed("领域“"+was.Name+"”的举例", strings.Join(was.Examples, listMark), strings.Join(is.Examples, listMark))
			}
			d.changed("领域“"+was.Name+"”的别名", strings.Join(was.Aliases, listMark), strings.Join(is.Aliases, listMark))
		}
	}
	for _, is := range now.Domains {
		if _, ok := old.Domain(is.Name); !ok {
			d.add("增加领域“%s”", is.Name)
		}
	}
}

// compareRegions compares the units of which the codes are wanted, in the order
// of codes.
func (d *differences) compareRegions(old, now *Plan, wanted func(code string) bool) {
	var codes []string
	for _, r := range slices.Concat(old.Regions, now.Regions) {
		if wanted(r.Code) {
			codes = append(codes, r.Code)
		}
	}
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		was, before := old.Region(code)
		is, after := now.Region(code)
		switch {
		case !after && now.Today(code) != code:
			d.add("%s%s 改为 %s%s", code, was.Name, now.Today(code), now.RegionName(now.Today(code)))
		case !before && is.wasIn(old): // told of the former code
		case !after:
			d.add("没有单位 %s%s", code, was.Name)
		case !before:
			d.add("增加单位 %s%s", code, is.Name)
		default:
			d.changed(code+"的名称", was.Name, is.Name)
			d.changed(is.Name+"的上级", old.RegionName(was.Parent), now.RegionName(is.Parent))
			d.changed(is.Name+"直接填报", yesOrNo(was.Files), yesOrNo(is.Files))
			if was.Limit != is.Limit {
				d.changed(is.Name+"的限额", was.Limit.text(), is.Limit.text())
			}
		}
	}
}

// compareOffices compares what a plan says of units beside what others judge them by.
func (d *differences) compareOffices(old, now *Plan) {
	for _, is := range now.Regions {
		was, before := old.Region(is.Code)
		if !before {
			continue
		}
		d.changed(is.Name+"的机关全称", was.Office, is.Office)
		d.changed(is.Name+"的单位类别", string(was.Kind), string(is.Kind))
		d.changed(is.Name+"的报送要求", was.duty(), is.duty())
		d.changed(is.Name+"的曾用名和代码", was.formerText(), is.formerText())
	}
}

func yesOrNo(yes bool) string {
	if yes {
		return form.Yes
	}
	return form.No
}
