package plan

import (
	"fmt"
	"strings"

	"shidian/templates/form"
)

// isDirect reports whether the region is a county below the province itself: 济源市,
// 神农架林区, 东城区. Nothing screens what it files.
func (p *Plan) isDirect(r Region) bool { return r.Level == County && p.belowProvince(r) }

func (p *Plan) belowProvince(r Region) bool {
	above, ok := p.Region(r.Parent)
	return ok && above.Level == Province
}

// ReportsAs is the level as which a unit reports: a county below the province itself
// reports like a city, by the day and with the copies of one.
func (p *Plan) ReportsAs(unit Region) Level {
	if p.isDirect(unit) {
		return City
	}
	return unit.Level
}

// daysOf are the levels whose last day may be the unit's, the nearer first. Where the
// plan has no day for cities, as in 北京市, that of the counties is meant.
func (p *Plan) daysOf(unit Region) []Level {
	if p.isDirect(unit) {
		return []Level{City, County}
	}
	return []Level{unit.Level}
}

const mustReport, mayReport = "必须报", "可以报"

func (r Region) duty() string {
	if r.MayReport {
		return mayReport
	}
	return mustReport
}

// dutyColumn is the column of who has to report.
func dutyColumn() column[Region] {
	names := []string{mustReport, mayReport}
	return column[Region]{Header{Title: "报送要求", Width: 12, Choices: names},
		func(r *Region) string { return strings.TrimPrefix(r.duty(), mustReport) },
		func(r *Region, s string) string {
			switch form.Fold(s) {
			case "", mustReport, "必须", "必报", "应报", "应当报", "必须报送", "应当报送":
				r.MayReport = false
			case mayReport, "可以", "可报", "可报可不报", "可以不报", "自愿", "自愿报", "可以报送", "可以申报", "自愿申报", "选报":
				r.MayReport = true
			default:
				return fmt.Sprintf("“%s”不是报送要求%s应为：%s，或者%s（没有报来不算缺报）；空着是%s", s, perhaps(s, names), mustReport, mayReport, mustReport)
			}
			return ""
		}}
}

// kindsOf says of which kinds the units are, where these are several: （市 11 个、示范区 1 个）.
func (p *Plan) kindsOf(units []Region) string {
	count := map[Kind]int{}
	for _, r := range units {
		count[p.KindOf(r)]++
	}
	var parts []string
	for _, k := range kinds() {
		if count[k.Kind] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 个", k.Kind, count[k.Kind]))
		}
	}
	if len(parts) < 2 {
		return ""
	}
	return "（" + strings.Join(parts, listMark) + "）"
}

// unitMeaning says of which units the plan asks something that no other of their level is asked, and which have
// an office or a code of another time.
func (p *Plan) unitMeaning() []string {
	var direct, free, silent []Region
	var lines []string
	for _, r := range p.Regions {
		if !r.Files && r.Parent != "" && len(p.Children(r.Code)) == 0 {
			silent = append(silent, r)
		}
		if p.isDirect(r) && p.KindOf(r).IsCounty() {
			direct = append(direct, r)
		}
		if r.MayReport {
			free = append(free, r)
		}
		if r.Office != "" {
			lines = append(lines, r.Name+"的机关是"+r.Office+"。")
		}
		for _, f := range r.Former {
			lines = append(lines, fmt.Sprintf("%s 计入 %s%s。", f.text(), r.Code, r.Name))
		}
	}
	if silent != nil {
		lines = append(lines, fmt.Sprintf("下面没有填报单位、自己也不直接填报的 %d 个（%s），报不来材料；应当由它自己填报的，“直接填报”改为“是”。", len(silent), namesOf(silent, 4)))
	}
	if free != nil {
		lines = append([]string{fmt.Sprintf("可以不报的单位 %d 个（%s），没有报来不算缺报。", len(free), namesOf(free, 4))}, lines...)
	}
	if direct != nil {
		lines = append([]string{fmt.Sprintf("县（市、区）%d 个直接报到%s（%s），最后一天和份数同市一样。", len(direct), p.Root().Name, namesOf(direct, 4))}, lines...)
	}
	return lines
}
