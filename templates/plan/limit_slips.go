package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// nameLimitUnits puts codes for the units that the rows of 限额 name, and the words for
// levels. It returns what is wrong with the others, by place.
func (p *Plan) nameLimitUnits() map[int]string {
	wrong := map[int]string{}
	for i := range p.LimitRows {
		unit, problem := p.limitUnit(p.LimitRows[i].Unit)
		if problem != "" {
			wrong[i] = problem
		}
		p.LimitRows[i].Unit, p.LimitRows[i].Domain = unit, p.limitDomain(p.LimitRows[i].Domain)
	}
	return wrong
}

// limitDomain is the name of the domain that the text calls by any of its names, and "" for
// all of them together.
func (p *Plan) limitDomain(text string) string {
	if slices.Contains([]string{TogetherWords, "合计", "全部领域合计"}, text) {
		return ""
	}
	for _, d := range p.Domains {
		if sameIn(text, append([]string{d.Name, d.TitleName}, d.Aliases...)) {
			return d.Name
		}
	}
	return text
}

// limitUnit is what the text says for whom a limit holds: a code, or the word for a level.
func (p *Plan) limitUnit(text string) (unit, problem string) {
	if text == "" || slices.Contains([]string{"全部", "各单位", "全部单位", "各报送单位", "全省", "全市"}, text) {
		return "", ""
	}
	if level, ok := levelOf(form.Fold(text)); ok {
		return level.Chinese(), ""
	}
	if k, ok := kindOfLimit(text); ok {
		return string(k), ""
	}
	found := p.FindRegions(text)
	switch {
	case len(found) == 1:
		return found[0].Code, ""
	case len(found) > 1:
		return text, fmt.Sprintf("“%s”有 %d 个，请写代码", text, len(found))
	case len(splitWords(text)) > 1:
		return text, "“" + text + "”像是几个单位，一行只写一个，请分成几行"
	}
	near := p.NearRegions(text)
	if kind := form.Nearest(form.Clean(text), kindWords()); kind != "" {
		near = append([]string{kind}, near...)
	}
	if near != nil {
		return text, "“行政区划”里没有“" + text + "”，是不是“" + strings.Join(near, "”或者“") + "”？"
	}
	return text, "“行政区划”里没有“" + text + "”，请写单位的名称或者代码，或者单位类别、级别（市、县），各单位都适用的空着"
}

// kindOfLimit is the kind of units that the text names. 市 and 县 are those of the level.
func kindOfLimit(text string) (Kind, bool) {
	k, known := kindNamed(text)
	_, isLevel := levelOf(string(k))
	return k, known && !isLevel
}

// limits finds rows of 限额 that say nothing, hold for nobody, or contradict each other,
// and limits of units that have none to set.
func (s *slips) limits(written []Region) {
	names := append(s.plan.DomainNames(), EachDomain)
	for i, r := range s.plan.LimitRows {
		switch {
		case r.Domain == "" || slices.Contains(names, r.Domain):
		case len(splitWords(r.Domain)) > 1:
			note(s, limitSheet, i, titleLimitDomain, "“%s”像是几个领域，一行只写一个，请分成几行", r.Domain)
		default:
			note(s, limitSheet, i, titleLimitDomain, "没有领域“%s”%s请写“领域”表里的名称，各领域合计的空着，分别计算的写“%s”", r.Domain, perhaps(r.Domain, names), EachDomain)
		}
		switch n, limited := (Cap{Most: r.Most}).Limit(); {
		case r.Most == DefaultLimit && r.Least == DefaultLimit && r.Ranked == "":
			note(s, limitSheet, i, titleMost, "“最少”“最多”“须排序”都空着，这一行不起作用，请填写，或者删去")
		case limited && (Cap{Least: r.Least}).Fewest() > n:
			note(s, limitSheet, i, titleLeast, "最少 %d 个，多于最多 %d 个", r.Least, n)
		}
		s.limitHolds(i, r)
		s.clause(form.Clause(r.Basis), func(format string, args ...any) { note(s, limitSheet, i, titleClause, format, args...) })
	}
	s.limitsTwice(written)
	s.limitsOfOthers(written)
}

// limitHolds finds a row that holds for no unit of the plan.
func (s *slips) limitHolds(i int, r LimitRow) {
	p := s.plan
	for _, county := range p.Filing(p.Root().Code) {
		_, ok := p.narrowness(r, p.QuotaUnit(county.Code), county)
		if ok && (r.Scope != EachCounty || county.Level == County) {
			return
		}
	}
	switch named, known := p.Region(r.Unit); {
	case r.Scope == EachUnit && known:
		note(s, limitSheet, i, titleScope, "%s不直接报到%s，没有按它计算的，“计数范围”应选“%s”", named.Name, p.Root().Name, EachCounty.Chinese())
	case r.Scope == EachCounty:
		note(s, limitSheet, i, titleScope, "适用的单位里没有县级的，这一行不起作用，“计数范围”应选“%s”，或者改“适用单位”", EachUnit.Chinese())
	default:
		note(s, limitSheet, i, titleLimitUnit, "没有填报单位适用这一行，请核对“适用单位”和“计数范围”")
	}
}

// limitsTwice finds two rows for the same projects: nothing says which of them is meant.
func (s *slips) limitsTwice(written []Region) {
	type key struct{ unit, domain, scope string }
	of := func(r LimitRow) key { return key{r.Unit, r.Domain, string(r.Scope)} }
	first := map[key]string{} // where it stands
	for i, d := range s.plan.Domains {
		if d.Limit != DefaultLimit {
			first[of(d.limitRow())] = domainSheet.name + "!" + domainSheet.at(s.grids[domainSheet.name], i, titleLimit)
		}
	}
	for i, r := range written {
		if r.Limit != DefaultLimit {
			first[of(r.limitRow())] = regionSheet.name + "!" + regionSheet.at(s.grids[regionSheet.name], i, titleLimit)
		}
	}
	short := len(first)
	for i, r := range s.plan.LimitRows {
		cell := limitSheet.name + "!" + limitSheet.at(s.grids[limitSheet.name], i, titleMost)
		other, twice := first[of(r)]
		if twice && (short == 0 || strings.HasPrefix(other, limitSheet.name) || r.Most != DefaultLimit) {
			note(s, limitSheet, i, titleMost, "与 %s 的适用单位、领域和计数范围都相同，看不出以哪一处为准，请只留一处", other)
			continue
		}
		first[of(r)] = cell
	}
}

// limitsOfOthers finds limits in 行政区划 of units that report to another one: they count
// nothing.
func (s *slips) limitsOfOthers(written []Region) {
	for i, r := range written {
		switch {
		case r.Limit == DefaultLimit || s.plan.recommends(r):
		case r.Parent == "":
			note(s, regionSheet, i, titleLimit, "%s是最上一级，这里的限额不起作用；限制全部推荐数的，请在“%s”表加一行，“%s”选“%s”", r.Name, limitSheet.name, titleScope, Whole.Chinese())
		default:
			note(s, regionSheet, i, titleLimit, "%s不直接报到%s，这里的限额不起作用；限制一个县的，请在“%s”表加一行，“%s”选“%s”", r.Name, s.plan.Root().Name, limitSheet.name, titleScope, EachCounty.Chinese())
		}
	}
}
