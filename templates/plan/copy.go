package plan

import (
	"fmt"
	"slices"
	"strings"
)

// IsCopy reports whether it is a city's plan, and not that of the top.
func (p *Plan) IsCopy() bool { return p.Issuer != "" }

// concerns reports whether the plan is made for the unit: all of the top's, of a city's copy
// the city and those below it.
func (p *Plan) concerns(unit Region) bool { return !p.IsCopy() || p.Within(p.Issuer, unit.Code) }

// NotFor says in Chinese why a plan cannot be used for a unit: it is that of another
// city. It is "" where it can.
func (p *Plan) NotFor(unit Region) string {
	if p.concerns(unit) {
		return ""
	}
	text := fmt.Sprintf("这份方案是%s的，不能用于%s。请用 --plan 写明%s的方案", p.RegionName(p.Issuer), unit.Name, p.Root().Name)
	if city, ok := p.Below(p.Root().Code, unit.Code); ok {
		text += "，或者由它用 shidian 方案 --for " + city.Name + " 生成的"
	}
	return text
}

// CopyFor makes the plan by which a city works, of that of the top, and marks what the
// city sets itself. It says in Chinese why there can be none.
func (p *Plan) CopyFor(city Region) (copy *Plan, toLookAt []Problem, why string) {
	switch {
	case p.IsCopy():
		return nil, nil, fmt.Sprintf("这份方案本身就是%s的，请用最上一级的方案", p.RegionName(p.Issuer))
	case city.Parent == "":
		return nil, nil, city.Name + "是最上一级，用的就是这份方案"
	case len(p.Children(city.Code)) == 0:
		return nil, nil, city.Name + "下面没有报送单位，不用另做方案，直接用上级的"
	}
	own, above := *p, *p
	above.Contacts, own.Contacts = nil, nil
	for _, c := range p.Contacts {
		if p.Within(city.Code, c.Region) || p.Within(c.Region, city.Code) {
			own.Contacts = append(own.Contacts, c)
		}
	}
	own.Issuer, own.Above = city.Code, New(above)
	own.Deadlines = slices.Concat(p.Deadlines, p.daysToSet(city))
	made := New(own)
	return made, made.ownPlaces(), ""
}

// daysToSet are the last days of the units below the city as they are now, each where the
// city can change it.
func (p *Plan) daysToSet(city Region) []Deadline {
	var days []Deadline
	for _, unit := range p.Children(city.Code) {
		d, ok := p.Deadline(unit)
		set := func(o Deadline) bool { return o.Level == d.Level && o.Unit == city.Code }
		if ok && !slices.ContainsFunc(p.Deadlines, set) && !slices.ContainsFunc(days, set) {
			d.Unit = city.Code
			days = append(days, d)
		}
	}
	return days
}

// ownPlaces marks what the city sets itself.
func (p *Plan) ownPlaces() []Problem {
	s := &slips{plan: p, grids: gridsByName(p.Grids())}
	for i := range p.Deadlines {
		if deadlineSheet.isOpen(p, &p.Deadlines[i], p.Issuer) {
			note(s, deadlineSheet, i, "最后一天", "请按%s的通知核对", p.RegionName(p.Issuer))
		}
	}
	for i := range p.Notices {
		if noticeSheet.isOpen(p, &p.Notices[i], p.Issuer) {
			note(s, noticeSheet, i, "文号", "请核对%s通知的标题、文号和印发日期", p.RegionName(p.Issuer))
		}
	}
	for i, c := range p.Contacts {
		if p.Within(p.Issuer, c.Region) {
			note(s, contactSheet, i, "联系人", "请填写%s的联系人、电话、邮箱和地址", p.RegionName(c.Region))
		}
	}
	return s.found
}

// copyMeaning says whose plan it is.
func (p *Plan) copyMeaning() []string {
	if !p.IsCopy() {
		return nil
	}
	var own []string
	for _, s := range sheets() {
		if s.grows() {
			own = append(own, "“"+s.title()+"”")
		}
	}
	return []string{fmt.Sprintf("这是%s的方案：%s里%s自己的行可以改，其余与上级方案一致。", p.RegionName(p.Issuer), strings.Join(own, listMark), p.RegionName(p.Issuer))}
}

// lockNote says on a sheet of a copy what is locked, why, and which rows may be added.
func lockNote(p *Plan, open []bool, adds string) string {
	city := p.RegionName(p.Issuer)
	switch {
	case adds != "":
		return fmt.Sprintf("这是%s的方案，灰色的行与上级方案一致，已经锁定，不要改；白色的由%s填写，%s可以加在最后。", city, city, adds)
	case slices.Contains(open, true):
		return fmt.Sprintf("这是%s的方案，灰色的格子与上级方案一致，已经锁定，不要改；白色的由%s填写。", city, city)
	}
	return fmt.Sprintf("这是%s的方案，这张表与上级方案一致，已经锁定，不要改。", city)
}

// Locks reports whether the row may not be changed in a city's copy.
func (t Table) Locks(row int) bool { return t.Open != nil && !t.Open[row] }

// Locked reports whether anything on the sheet may not be changed in a city's copy.
func (t Table) Locked() bool { return t.Open != nil && (!t.Grows || slices.Contains(t.Open, false)) }

// grows reports whether a city may add rows to the sheet.
func (s sheetOf[T]) grows() bool { return s.open != nil || s.ofOffice }
