package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// Deadline is the last day on which units of one level report to the level
// above: counties on 2021-05-08, which counts. 前 is not defined by the Civil Code (art. 1259 defines 以上、以下、以内、届满),
// so the day is explicit, and Inclusive says whether it still counts; a day
// ends at 24:00 (art. 203).
type Deadline struct {
	Level     Level
	Unit      string // code of the unit for which it holds, itself or those below it; "" for all
	LastDay   form.Date
	Inclusive bool
	Hour      string // 17:30: until then on the last day; "" where the day counts as a whole
}

// Deadline returns the last day for the unit: what is set for it, else what the nearest
// unit above sets for its own, else what holds for all of its level. ok is false when the
// plan sets none.
func (p *Plan) Deadline(unit Region) (d Deadline, ok bool) {
	levels := p.daysOf(unit)
	for above := range p.upwards(unit.Code) {
		for _, level := range levels {
			if d := p.dayOf(level, above.Code); !d.LastDay.IsZero() {
				return d, true
			}
		}
	}
	for _, level := range levels {
		if d := p.dayOf(level, ""); !d.LastDay.IsZero() {
			return d, true
		}
	}
	return Deadline{}, false
}

// Late reports whether a return of the unit is late that arrived on the day, at the time
// of day where that is known: 16:20. What came on the last day at a time that nobody has
// noted is not shown to be late.
func (p *Plan) Late(unit Region, arrived form.Date, clock string) bool {
	d, ok := p.Deadline(unit)
	switch {
	case !ok || arrived.IsZero() || arrived.Before(d.LastDay):
		return false
	case arrived.After(d.LastDay):
		return true
	case d.Hour != "":
		return clock > d.Hour
	default:
		return !d.Inclusive
	}
}

// HourOpen reports whether only the time of day can show that a return of the unit is
// late that arrived on the day: it is the last one, and ends at an hour.
func (p *Plan) HourOpen(unit Region, arrived form.Date, clock string) bool {
	d, ok := p.Deadline(unit)
	return ok && d.Hour != "" && clock == "" && arrived == d.LastDay
}

// InTime is the last day on which a return is in time: the day before one that does not count.
func (d Deadline) InTime() form.Date {
	if d.Inclusive || d.Hour != "" {
		return d.LastDay
	}
	return d.LastDay.DaysOn(-1)
}

// Chinese is the deadline as a notice prints it: 2021年5月8日前（含当日）, 2021年5月8日17:30前.
func (d Deadline) Chinese() string {
	switch {
	case d.LastDay.IsZero():
		return ""
	case d.Hour != "":
		return d.LastDay.Chinese() + d.Hour + "前"
	case d.Inclusive:
		return d.LastDay.Chinese() + "前（含当日）"
	default:
		return d.LastDay.Chinese() + "前（不含当日）"
	}
}

// DeadlinesChinese says by when the units have to report, the usual day first and without
// names: 2021年5月8日前（含当日）；城区2021年5月6日前（含当日）. It is "" where no day is set.
func (p *Plan) DeadlinesChinese(units []Region) string {
	var days []string
	of := map[string][]Region{}
	for _, u := range units {
		if d, ok := p.Deadline(u); ok {
			day := d.Chinese()
			if of[day] = append(of[day], u); !slices.Contains(days, day) {
				days = append(days, day)
			}
		}
	}
	slices.SortStableFunc(days, func(a, b string) int { return len(of[b]) - len(of[a]) })
	for i, day := range days {
		if i > 0 {
			days[i] = strings.Join(namedTogether(p, of[day], units), listMark) + day
		}
	}
	return strings.Join(days, "；")
}

// namedTogether are the names of some of the units. Where those below a unit are all
// among them, they are named by it: 太原市各单位.
func namedTogether(p *Plan, some, units []Region) []string {
	count := func(list []Region, parent string) (n int) {
		for _, u := range list {
			if u.Parent == parent {
				n++
			}
		}
		return n
	}
	var names []string
	for _, u := range some {
		name := u.Name
		if n := count(some, u.Parent); n > 1 && n == count(units, u.Parent) {
			name = p.RegionName(u.Parent) + "各单位"
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

const hourTitle = "截止时刻"

// deadlineHour is the column of the time of day.
func deadlineHour() column[Deadline] {
	return column[Deadline]{Header{Title: hourTitle, Width: 12}, func(d *Deadline) string { return d.Hour },
		func(d *Deadline, s string) string {
			hour, words := form.FindClock(s)
			if s != "" && words != form.Narrow(form.Fold(s)) {
				return fmt.Sprintf("“%s”不是时刻，请写成 17:30 的样子，整天都算的空着", s)
			}
			if hour != "" && hour < earliestHour {
				return fmt.Sprintf("“%s”是半夜或者清早，下午的请写成 17:30 的样子，整天都算的空着", s)
			}
			d.Hour = hour
			return ""
		}}
}

// earliestHour is before any office closes: 5:30 is written for half past five in the afternoon.
const earliestHour = "07:00"

// codeNamed is the code of the one unit that the text names; what names none or several
// stays as it is.
func (p *Plan) codeNamed(text string) string {
	if _, known := p.Region(text); known || text == "" {
		return text
	}
	if found := p.FindRegions(text); len(found) == 1 {
		return found[0].Code
	}
	return text
}

// nameUnits puts codes for the units that the sheets name. It returns the last days that
// name none, or several, by place.
func (p *Plan) nameUnits() map[int]string {
	for i := range p.Regions {
		p.Regions[i].Parent = p.codeNamed(p.Regions[i].Parent)
	}
	for i := range p.Contacts {
		p.Contacts[i].Region = p.codeNamed(p.Contacts[i].Region)
	}
	for i := range p.Notices {
		p.Notices[i].Unit = p.codeNamed(p.Notices[i].Unit)
	}
	wrong := map[int]string{}
	for i, d := range p.Deadlines {
		found := p.FindRegions(d.Unit)
		switch {
		case d.Unit == "":
		case len(found) == 0:
			wrong[i] = "“行政区划”里没有“" + d.Unit + "”，请写单位的名称或者代码，各单位都适用的空着"
		case len(found) > 1:
			wrong[i] = fmt.Sprintf("“%s”有 %d 个，请写代码", d.Unit, len(found))
		default:
			p.Deadlines[i].Unit = found[0].Code
		}
	}
	return wrong
}
