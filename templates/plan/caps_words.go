package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

const eachDomain = "每个领域"

// TogetherWords stand where a domain is named, for all of them together.
const TogetherWords = "各领域合计"

// what says what the limit asks: 不超过 2 个, 不能推荐, 至少 1 个, 须排序; "" for nothing.
func what(most, least Limit, ranked bool) string {
	var parts []string
	switch n, limited := (Cap{Most: most}).Limit(); {
	case limited && n == 0:
		parts = append(parts, "不能推荐")
	case limited:
		parts = append(parts, fmt.Sprintf("不超过 %d 个", n))
	case most == NoLimit:
		parts = append(parts, unlimited)
	}
	if n := (Cap{Least: least}).Fewest(); n > 0 {
		parts = append(parts, fmt.Sprintf("至少 %d 个", n))
	} else if least == NoPlaces {
		parts = append(parts, "不要求最少几个")
	}
	if ranked {
		parts = append(parts, "须排序")
	}
	return strings.Join(parts, "且")
}

// LimitsOf says how many projects the unit may recommend: 每个领域不超过 2 个, 农业不超过 3 个、工业不限、各领域合计不超过 5 个. Without a unit it says what is set for all. Of one that
// need not report no fewest number is asked.
func (p *Plan) LimitsOf(unit Region) string {
	all := p.limits()
	var each []string
	same := true
	for i, d := range p.Domains {
		c, _ := p.capOf(all, EachUnit, unit, Region{}, d.Name, false)
		if c.Most == DefaultLimit {
			c.Most = NoLimit
		}
		each = append(each, what(c.Most, leastOf(unit, c), c.Ranked))
		same = same && each[i] == each[0]
	}
	if same {
		each = []string{eachDomain + strings.Join(each[:min(1, len(each))], "")}
	} else {
		for i, d := range p.Domains {
			each[i] = d.Name + each[i]
		}
	}
	if c, sets := p.capOf(all, EachUnit, unit, Region{}, "", true); sets {
		if said := what(c.Most, leastOf(unit, c), c.Ranked); said != "" {
			each = append(each, TogetherWords+said)
		}
	}
	parts := []string{strings.Join(each, listMark)}
	for _, row := range p.LimitRows {
		if row.Scope != EachUnit && p.mayConcern(row, unit) {
			parts = append(parts, p.rowMeaning(row))
		}
	}
	return strings.Join(parts, "；")
}

func leastOf(unit Region, c Cap) Limit {
	if unit.MayReport {
		return DefaultLimit
	}
	return c.Least
}

// BasisOf cites what the limits of the unit rest on as the sheet 限额 says it: 省 四(三)、市 二;
// "" for nothing.
func (p *Plan) BasisOf(unit Region) string {
	var cited []string
	for _, row := range p.LimitRows {
		if row.Basis != "" && p.mayConcern(row, unit) && !slices.Contains(cited, row.Basis) {
			cited = append(cited, row.Basis)
		}
	}
	return strings.Join(cited, listMark)
}

// mayConcern reports whether the row may hold for a project of the unit.
func (p *Plan) mayConcern(row LimitRow, unit Region) bool {
	if unit.Code == "" {
		return true
	}
	for _, county := range append(p.Filing(unit.Code), unit) {
		if _, ok := p.narrowness(row, unit, county); ok {
			return true
		}
	}
	return false
}

// limitsOf is LimitsOf the unit with the code in the fewest words: 2, 不限, 农业不超过 3 个、工业不限;
// "" where the plan does not know it.
func (p *Plan) limitsOf(code string) string {
	unit, ok := p.Region(code)
	if !ok {
		return ""
	}
	text := p.LimitsOf(unit)
	var n int
	if _, err := fmt.Sscanf(text, eachDomain+"不超过 %d 个", &n); err == nil && text == fmt.Sprintf(eachDomain+"不超过 %d 个", n) {
		return fmt.Sprint(n)
	}
	if text == eachDomain+unlimited {
		return unlimited
	}
	return text
}

// rowMeaning is a row of 限额 as a sentence: 每个县各领域合计不超过 1 个.
func (p *Plan) rowMeaning(r LimitRow) string {
	domain := r.Domain
	if domain == "" {
		domain = TogetherWords
	}
	return p.whose(r) + domain + what(r.Most, r.Least, r.Ranked == form.Yes)
}

// whose says whose projects the row counts together: 每个报送单位, 晋城市的每个县, 全部单位合计.
func (p *Plan) whose(r LimitRow) string {
	level, isLevel := levelOf(r.Unit)
	named, known := p.Region(r.Unit)
	switch {
	case r.Scope == Whole && r.Unit == "":
		return "全部单位合计，"
	case r.Scope == Whole && isLevel:
		return "全部" + level.Chinese() + "级报送单位合计，"
	case r.Scope == Whole:
		return p.RegionName(r.Unit) + "的全部项目合计，"
	case r.Scope == EachCounty && known && named.Level != County:
		return named.Name + "的每个县"
	case r.Scope == EachCounty && (r.Unit == "" || isLevel):
		return "每个县"
	case known:
		return named.Name
	case isLevel:
		return "每个" + level.Chinese() + "级报送单位"
	case r.Unit == "":
		return "每个报送单位"
	default:
		return "每个" + r.Unit
	}
}

// Name is the cap in words: 晋城市“农业”领域, 晋城市各领域合计, 山西省全部单位“农业”领域合计.
func (c Cap) Name(p *Plan) string {
	name := c.Unit.Name
	if c.Scope == Whole {
		name += "全部单位"
	}
	if c.Of != "" {
		name = p.RegionName(c.Of) + "全部项目"
	}
	switch {
	case c.Together:
		return name + TogetherWords
	case c.Scope == Whole:
		return name + "“" + c.Domain + "”领域合计"
	default:
		return name + "“" + c.Domain + "”领域"
	}
}

// Short is the cap in the fewest words: 晋城市农业, else as Name says it.
func (c Cap) Short(p *Plan) string {
	if c.OfUnitAndDomain() {
		return c.Unit.Name + c.Domain
	}
	return c.Name(p)
}

// Label is the domain for a table: 农业, 各领域合计.
func (c Cap) Label() string {
	if c.Together {
		return TogetherWords
	}
	return c.Domain
}
