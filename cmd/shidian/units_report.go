package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
)

// Units are rows of a table while a person can look over them: the counties of a city, the
// cities of a province. Of more, only those are named of which something is to be done.
const mostRows = 15

// shownNames is how many names stand behind one thing that is to be done.
const shownNames = 30

// printUnits says what each unit has filed, and what is to be done about it.
func (p report) printUnits() error {
	r := p.res.Rollup
	if len(r.Units) > mostRows && !p.all {
		p.printNeeds()
		return nil
	}
	header, rows := p.unitRows(true)
	if p.all || p.s.out.Height(header, rows) <= len(rows)+3 {
		return p.s.out.Table(header, rows)
	}
	header, rows = p.unitRows(false)
	if err := p.s.out.Table(header, rows); err != nil {
		return err
	}
	p.printNeeds()
	return nil
}

func (p report) unitRows(needs bool) ([]string, []screen.Row) {
	header := []string{"填报单位", "情况", "项目", "可推荐", "到件"}
	if needs {
		header = append(header, "需要做什么")
	}
	var rows []screen.Row
	for _, u := range p.res.Rollup.Units {
		n := u.Counts()
		cells := []string{u.Region.Name, record.UnitStatusChinese(u.Status), strconv.Itoa(n.Sent), strconv.Itoa(n.Recommendable), u.Arrived.String()}
		if needs {
			cells = append(cells, p.said(strings.Join(u.Needs(), "；")))
		}
		rows = append(rows, screen.Row{Tone: toneOf(u), Cells: cells})
	}
	return header, rows
}

func toneOf(u *record.Unit) screen.Tone {
	switch {
	case u.Status == checks.NoFile:
		return screen.Bad
	case u.Missing() || u.Needs() != nil:
		return screen.Warn
	default:
		return screen.Plain
	}
}

// need is one thing that is to be done about several units: 请退回修改 of 阳城县 and 泽州县.
type need struct {
	text  string
	tone  screen.Tone
	names []string
}

// counted is the number in what is to be done, which differs from unit to unit: 2 个.
var counted = regexp.MustCompile(` ?(\d+) (个|份|条)`)

// needsOf says what is to be done, and about whom: 项目有错误，请退回修改：阳城县（1）、泽州县（2）.
func needsOf(units []*record.Unit) []*need {
	var all []*need
	at := map[string]*need{}
	for _, u := range units {
		for _, text := range u.Needs() {
			shape, name := counted.ReplaceAllString(text, ""), u.Region.Name
			if n := counted.FindStringSubmatch(text); n != nil {
				name += "（" + n[1] + "）"
			}
			if at[shape] == nil {
				at[shape] = &need{text: shape, tone: toneOf(u)}
				all = append(all, at[shape])
			}
			at[shape].names = append(at[shape].names, name)
		}
	}
	return all
}

func (p report) printNeeds() {
	needs := needsOf(p.res.Rollup.Units)
	for i, n := range needs {
		if i == p.most(10, len(needs)) {
			p.s.out.Wrapped("  ", fmt.Sprintf("另有 %d 种情况。", len(needs)-i))
			return
		}
		shown := p.most(shownNames, len(n.names))
		names := strings.Join(n.names[:shown], "、")
		if shown < len(n.names) {
			names += fmt.Sprintf(" 等 %d 个", len(n.names))
		}
		p.s.out.Told(n.tone, "  ", p.said(n.text)+"："+names+"。")
	}
}

// said is a text of the rollup as a check says it: that has written no rollup, and names no
// sheet of it.
func (p report) said(text string) string {
	if p.look {
		return sheets.WithoutSheets(text)
	}
	return text
}
