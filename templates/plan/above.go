package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
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
	switch p.digest {
	case digestOf(g.Rows[head+1:]):
		p.digest = "" // it fits, and is made of what is kept
	case "":
		p.digest = orNone("")
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

// findDrift compares a copy that was read with what it has kept of the plan above.
func (p *Plan) findDrift(grids map[string]Grid) []Drift {
	lost := func(line, text string) []Drift {
		return []Drift{{settingSheet{}.title(), (&slips{grids: grids}).settingCell(line), text + "，请用 shidian 方案 --for 由上级方案重新生成"}}
	}
	switch {
	case !p.IsCopy() && p.Above == nil && p.digest == "":
		return nil
	case !p.IsCopy():
		return lost(settingIssuer, "“"+settingIssuer+"”被改动了，这是一个市的方案")
	case p.Above == nil:
		return lost(settingIssuer, "留存的上级方案没有了，不能逐格核对")
	}
	found := driftIn(p.Above, p, grids)
	if p.digest != "" {
		found = append(lost(settingDigest, "与留存的上级方案不符，其中一处被改动过"), found...)
	}
	return found
}
