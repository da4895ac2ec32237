package plan

import (
	"fmt"
	"slices"
)

// placesMeaning says, where the root of the plan is no province, that the usual limit is
// that of each unit below it, and how to limit what the root itself chooses.
func (p *Plan) placesMeaning() string {
	if n, limited := p.LimitOf(Region{}, ""); limited && !slices.ContainsFunc(p.LimitRows, func(r LimitRow) bool { return r.Scope == Whole }) {
		return fmt.Sprintf("“%s”%d 个是上面每个单位各有的名额，%s全部推荐多少没有限制；通知限制的是%s全部推荐数的，请把它写到“%s”表（“%s”选“%s”），“基本信息”里写“%s”。",
			settingLimit, n, p.Root().Name, p.Root().Name, limitSheet.name, titleScope, Whole.Chinese(), unlimited)
	}
	return fmt.Sprintf("“%s”表里“%s”为“%s”的各行，限制的是%s全部推荐数。", limitSheet.name, titleScope, Whole.Chinese(), p.Root().Name)
}

// unusualLimits says of the units with other limits than all which they have, and what
// single rows rest on.
func (p *Plan) unusualLimits(units []Region) []string {
	var lines []string
	of := map[string][]Region{}
	var texts []string
	all := p.LimitsOf(Region{})
	for _, u := range units {
		text := p.LimitsOf(u)
		if text == all && u.Limit == DefaultLimit || !p.HasOwnLimit(u) {
			continue
		}
		if of[text] == nil {
			texts = append(texts, text)
		}
		of[text] = append(of[text], u)
	}
	for _, text := range texts {
		lines = append(lines, namesOf(of[text], len(of[text]))+"另有限额："+text+"。")
	}
	for _, r := range p.LimitRows {
		if r.Basis != "" {
			lines = append(lines, p.rowMeaning(r)+"，依据"+r.Basis+"。")
		}
	}
	return lines
}

// HasOwnLimit reports whether a row holds for the unit and not for all.
func (p *Plan) HasOwnLimit(u Region) bool {
	return u.Limit != DefaultLimit || slices.ContainsFunc(p.LimitRows, func(r LimitRow) bool {
		narrow, ok := p.narrowness(r, u, Region{})
		return ok && narrow > 0 && r.Scope == EachUnit
	})
}

// compareLimits compares the rows of 限额.
func (d *differences) compareLimits(old, now *Plan) {
	type key struct{ unit, domain, scope string }
	of := func(r LimitRow) key { return key{r.Unit, r.Domain, string(r.Scope)} }
	was, is := map[key]LimitRow{}, map[key]LimitRow{}
	for _, r := range old.LimitRows {
		was[of(r)] = r
	}
	for _, r := range now.LimitRows {
		is[of(r)] = r
	}
	for _, r := range old.LimitRows {
		n, still := is[of(r)]
		if !still {
			d.add("没有限额“%s”", old.rowMeaning(r))
			continue
		}
		d.changed("限额", limitText(old, r), limitText(now, n))
	}
	for _, r := range now.LimitRows {
		if _, before := was[of(r)]; !before {
			d.add("增加限额“%s”", now.rowMeaning(r))
		}
	}
}

func limitText(p *Plan, r LimitRow) string {
	if r.Basis == "" {
		return p.rowMeaning(r)
	}
	return p.rowMeaning(r) + "（依据" + r.Basis + "）"
}
