package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// SheetAbove is the hidden sheet of a city's copy that keeps the plan above as it was when
// the copy was made: what a locked cell must say is known without the other workbook.
const SheetAbove = "上级方案"

const settingIssuer, settingDigest = "方案制定单位", "上级方案摘要"

// aboveSheet is that sheet: the rows of all sheets of the plan above, each behind the name
// of its sheet.
type aboveSheet struct{}

func (aboveSheet) title() string { return SheetAbove }

func (aboveSheet) older(*Plan) bool { return true }

func (aboveSheet) grows() bool { return false }

func (aboveSheet) drift(above, copy *Plan, g Grid) []Drift { return nil }

const aboveHead = "表"

func (s aboveSheet) table(p *Plan) Table {
	t := Table{Name: s.title(), Hidden: true, Note: "做这份方案时的上级方案，用来核对灰色的格子，请不要改。", Headers: []Header{{Title: aboveHead, Width: 12, Fixed: true}}}
	if p.Above == nil {
		return t
	}
	t.Rows = rowsAbove(p.Above)
	widest := 1
	for _, row := range t.Rows {
		widest = max(widest, len(row))
	}
	for i := 1; i < widest; i++ {
		t.Headers = append(t.Headers, Header{Title: fmt.Sprintf("第%d列", i), Width: 12, Fixed: true})
	}
	for i, row := range t.Rows {
		t.Rows[i] = append(row, make([]string, widest-len(row))...)
	}
	return t
}

// rowsAbove are the rows of all sheets, headers among them and notes not.
func rowsAbove(p *Plan) [][]string {
	var rows [][]string
	for _, g := range p.Grids() {
		for _, row := range g.Rows[1:] {
			rows = append(rows, append([]string{g.Name}, row...))
		}
	}
	return rows
}

func (s aboveSheet) read(p *Plan, g Grid) []Problem {
	head := slices.IndexFunc(g.Rows, func(row []string) bool { return cellOf(row, 0) == aboveHead })
	var grids []Grid
	for _, row := range g.Rows[head+1:] {
		name := cellOf(row, 0)
		if n := len(grids); n == 0 || grids[n-1].Name != name {
			grids = append(grids, Grid{Name: name, Rows: [][]string{nil}})
		}
		last := &grids[len(grids)-1]
		last.Rows = append(last.Rows, row[min(1, len(row)):])
	}
	above, problems := FromKept(grids)
	if problems != nil { // it is told as a drift: what is said in the other sheets still holds
		return nil
	}
	p.Above = above
	if digest := digestOf(g.Rows[head+1:]); digest == p.digest {
		p.digest = "" // it fits, and is made of what is kept
	}
	return nil
}

// digestOf tells rows apart, whatever blanks stand behind them.
func digestOf(rows [][]string) string {
	sum := sha256.New()
	for _, row := range rows {
		for i := range row {
			if text := cellOf(row, i); text != "" {
				fmt.Fprintf(sum, "%d%q", i, text)
			}
		}
		fmt.Fprintln(sum)
	}
	return hex.EncodeToString(sum.Sum(nil))[:32]
}

// copyLines are the lines of 基本信息 that say whose plan it is, and of what it was made.
func copyLines() []setting {
	issuer := textSetting(settingIssuer, "市的方案用 shidian 方案 --for 生成", func(p *Plan) *string { return &p.Issuer })
	issuer.get = func(p *Plan) string {
		if !p.IsCopy() {
			return p.Root().Name
		}
		if found := p.FindRegions(p.RegionName(p.Issuer)); len(found) == 1 && found[0].Code == p.Issuer {
			return found[0].Name
		}
		return p.Issuer
	}
	digest := textSetting(settingDigest, "市的方案才有，自动生成，请不要改", func(p *Plan) *string { return &p.digest })
	digest.get = func(p *Plan) string {
		if p.digest == "" && p.Above != nil {
			return digestOf(rowsAbove(p.Above))
		}
		return p.digest
	}
	issuer.lock, digest.lock = ofTheCopy, ofTheCopy
	return []setting{issuer, digest}
}

// nameIssuer puts the code for the name of the unit whose plan it is; that of the top is blank.
func (p *Plan) nameIssuer(g Grid) []Problem {
	found := p.FindRegions(p.Issuer)
	switch {
	case p.Issuer == "":
		return nil
	case len(found) == 1:
		if p.Issuer = found[0].Code; p.Issuer == p.Root().Code {
			p.Issuer = ""
		}
		return nil
	}
	cell := (&slips{grids: map[string]Grid{settingSheet{}.title(): g}}).settingCell(settingIssuer)
	return []Problem{{settingSheet{}.title(), cell, "“行政区划”里没有“" + p.Issuer + "”，或者不止一个，请写单位的全称或者代码，最上一级的空着"}}
}

// IsCopy reports whether it is a city's plan, and not that of the top.
func (p *Plan) IsCopy() bool { return p.Issuer != "" }

// concerns reports whether the plan is made for the unit: all of the top's, of a city's copy
// the city and those below it.
func (p *Plan) concerns(unit Region) bool { return !p.IsCopy() || p.Within(p.Issuer, unit.Code) }

// findDrift compares a copy that was read with what it has kept of the plan above.
func (p *Plan) findDrift(grids map[string]Grid) []Drift {
	lost := func(text string) []Drift {
		g := grids[settingSheet{}.title()]
		cell := (&slips{grids: map[string]Grid{settingSheet{}.title(): g}}).settingCell(settingDigest)
		return []Drift{{settingSheet{}.title(), cell, text + "，请用 shidian 方案 --for " + p.RegionName(p.Issuer) + " 由上级方案重新生成"}}
	}
	switch {
	case !p.IsCopy() && p.Above == nil && p.digest == "":
		return nil
	case !p.IsCopy():
		return lost("“" + settingIssuer + "”被删去或者改动了")
	case p.Above == nil:
		return lost("留存的上级方案没有了，不能逐格核对")
	}
	found := driftIn(p.Above, p, grids)
	if p.digest != "" {
		found = append(lost("与留存的上级方案不符，其中一处被改动过"), found...)
	}
	return found
}

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
	return []string{fmt.Sprintf("这是%s的方案：%s里%s自己的行可以改，其余与上级方案一致。", p.RegionName(p.Issuer), strings.Join(own, listMark), form.OneLine(p.RegionName(p.Issuer)))}
}

// lockNote says on a sheet of a copy what is locked, and why; grows says whether the city
// may add rows.
func lockNote(p *Plan, open []bool, grows bool) string {
	city := p.RegionName(p.Issuer)
	switch {
	case !slices.Contains(open, false) && grows:
		return ""
	case !grows && !slices.Contains(open, true):
		return fmt.Sprintf("这是%s的方案，这张表与上级方案一致，已经锁定，不要改。", city)
	case !grows:
		return fmt.Sprintf("这是%s的方案，灰色的格子与上级方案一致，已经锁定，不要改；白色的由%s填写。", city, city)
	}
	return fmt.Sprintf("这是%s的方案，灰色的行与上级方案一致，已经锁定，不要改；白色的由%s填写，要增加的写在最后。", city, city)
}
