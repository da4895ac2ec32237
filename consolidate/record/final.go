package record

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"shidian/templates/form"
)

// Closing is every list of the cycle that was made final, oldest first, kept
// for ever. While one of them is in force no merge may change what was
// recommended. Closings join like all of the state: by union, and one that was
// opened again anywhere is open.
type Closing struct {
	Finals []Final `json:"finals,omitempty"`
}

// Final is one list that was made final (定稿): the second one, on 2021-05-12, with
// what it recommends.
type Final struct {
	Number      int               `json:"number"` // from 1
	Day         ClosingDay        `json:"day"`
	Recommended map[string]string `json:"recommended"`        // version ID by name key
	Ranks       map[string]string `json:"ranks"`              // 排序 by name key, which orders the list; nil for finals of before it was kept
	Content     string            `json:"content"`            // SHA-256 of the workbook that was stamped; "" for finals of before it was kept
	Selected    bool              `json:"selected,omitempty"` // people selected every project of it; not so in finals of before there was a selection
	Issued      []Issued          `json:"issued,omitempty"`   // where it selects: what it took in for the first time
	Told        map[string]string `json:"told,omitempty"`     // where it selects: what units are told of the other projects, by name key (told)
	Reopened    []Reopening       `json:"reopened,omitempty"`
}

// Reopening is a --reopen: on 2021-05-13, because 县局来函更正.
type Reopening struct {
	Day ClosingDay `json:"day"`
	Why string     `json:"why"`
}

// ClosingDay is a day as closings have been kept since format 0: {"Year":2021,"Month":5,"Day":8}.
type ClosingDay form.Date

// Chinese is 2021年5月8日.
func (d ClosingDay) Chinese() string { return form.Date(d).Chinese() }

// id tells finals apart: two desks may each have closed.
func (f Final) id() string {
	return fmt.Sprintf("%04d %s %v", f.Number, form.Date(f.Day), f.Recommended)
}

func joinClosings(a, b Closing) Closing {
	byID := map[string]Final{}
	for _, f := range slices.Concat(a.Finals, b.Finals) {
		f.Reopened = joinReopenings(byID[f.id()].Reopened, f.Reopened)
		byID[f.id()] = f
	}
	var joined Closing
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		joined.Finals = append(joined.Finals, byID[id])
	}
	return joined
}

func joinReopenings(a, b []Reopening) []Reopening {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y Reopening) int {
		return cmp.Or(compareDates(form.Date(x.Day), form.Date(y.Day)), cmp.Compare(x.Why, y.Why))
	})
	return slices.Compact(all)
}

// inForce is the newest list that is final and was not opened again, nil while
// the cycle is open.
func (c Closing) inForce() *Final {
	for i := len(c.Finals) - 1; i >= 0; i-- {
		if len(c.Finals[i].Reopened) == 0 {
			return &c.Finals[i]
		}
	}
	return nil
}

// Closed reports whether the list is final.
func (c Closing) Closed() bool { return c.inForce() != nil }

// Number is which final the list in force is, e.g. 2 after one that was opened
// again; 0 while the list is a draft.
func (c Closing) Number() int {
	if f := c.inForce(); f != nil {
		return f.Number
	}
	return 0
}

// Reopened is the final that was opened again last, and when and why; ok is
// false while a list is final, and where none ever was.
func (c Closing) Reopened() (last Final, opened Reopening, ok bool) {
	if len(c.Finals) == 0 || c.Closed() {
		return Final{}, Reopening{}, false
	}
	last = c.Finals[len(c.Finals)-1]
	return last, last.Reopened[len(last.Reopened)-1], true
}

// Day is the day on which the list was made final; zero while the cycle is open.
func (c Closing) Day() form.Date {
	if f := c.inForce(); f != nil {
		return form.Date(f.Day)
	}
	return form.Date{}
}

// Close makes what is recommended now final.
func (r *Rollup) Close() {
	f := Final{Number: len(r.State.Closing.Finals) + 1, Day: ClosingDay(r.AsOf), Recommended: map[string]string{}, Ranks: map[string]string{}, Selected: !r.Choosing().ByItself, Issued: r.issuedNow()}
	for _, p := range r.Recommended() {
		f.Recommended[p.Key] = p.ID()
		if order := p.Decision.order(); order != "" {
			f.Ranks[p.Key] = order
		}
	}
	f.Told = r.told()
	r.State.Closing = joinClosings(r.State.Closing, Closing{Finals: []Final{f}})
}

// Seal notes the workbook of the list that has just been made final. Another one
// under its name and number would not be what was stamped.
func (c Closing) Seal(list []byte) { c.inForce().Content = digestOf(list) }

// Sealed reports whether the workbook is the one that was made final.
func (c Closing) Sealed(list []byte) bool {
	f := c.inForce()
	return f != nil && (f.Content == "" || f.Content == digestOf(list))
}

func digestOf(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

// Reopen opens the cycle again. The reason is kept.
func (r *Rollup) Reopen(why string) {
	finals := slices.Clone(r.State.Closing.Finals)
	for i, f := range finals {
		if len(f.Reopened) == 0 {
			finals[i].Reopened = []Reopening{{Day: ClosingDay(r.AsOf), Why: why}}
		}
	}
	r.State.Closing.Finals = finals
}

// Recommended are the projects that go up as things stand, in the order of the
// rollup.
func (r *Rollup) Recommended() []*Project {
	var list []*Project
	for _, p := range r.Projects {
		if p.GoesUp() {
			list = append(list, p)
		}
	}
	return list
}

// AgainstClosing says what of the final list would change: a project that would
// come off it, come onto it, say something else, or stand in another order. nil
// where nothing would, or where the cycle is open.
func (r *Rollup) AgainstClosing() []string {
	final := r.State.Closing.inForce()
	if final == nil {
		return nil
	}
	open := maps.Clone(final.Recommended)
	var changes []string
	for _, p := range r.Recommended() {
		key, was := p.finalKey(open)
		switch delete(open, key); {
		case key == "":
			changes = append(changes, p.ShownName()+"会新增为"+StateChinese(r.Choosing().Chosen))
		case was != p.ID() && r.saysOtherwise(p, was):
			changes = append(changes, p.ShownName()+"的内容会改变")
		case final.Ranks != nil && final.Ranks[key] != p.Decision.order():
			changes = append(changes, fmt.Sprintf("%s的排序会由“%s”改为“%s”", p.ShownName(), cmp.Or(final.Ranks[key], "（空）"), cmp.Or(p.Decision.order(), "（空）")))
		}
	}
	changes = append(changes, r.toldOtherwise(final)...)
	for _, key := range slices.Sorted(maps.Keys(open)) {
		changes = append(changes, r.shownName(key, open[key])+"会不再"+StateChinese(r.Choosing().Chosen))
	}
	return changes
}

// finalKey finds the project in the final list by any name it has had.
func (p *Project) finalKey(final map[string]string) (key, version string) {
	for _, name := range p.Names {
		if v, ok := final[name]; ok {
			return name, v
		}
	}
	return "", ""
}

func (r *Rollup) saysOtherwise(p *Project, version string) bool {
	for _, v := range p.Others {
		if v.ID() == version {
			return len(compareForms(p.Facts.Plan.Form, v.Facts.Form, p.Facts.Form)) > 0
		}
	}
	return true
}

// shownName is the project with the key, for people: by the name of the version that
// counts, else of the version that was made final. No file is ever forgotten, so one of
// the two is there. The key alone would show people a name without its spaces and signs.
func (r *Rollup) shownName(key, version string) string {
	for _, p := range r.Projects {
		if slices.Contains(p.Names, key) {
			return p.ShownName()
		}
	}
	region, _, _ := strings.Cut(RegionOfKey(key), senderUnknownMark)
	_, name, _ := strings.Cut(nameOf(key), "|")
	for _, f := range r.State.sorted() {
		for _, filled := range f.Return.Projects {
			if VersionID(filled) == version {
				name = filled.Name()
			}
		}
	}
	return r.Plan.RegionName(region) + "“" + name + "”"
}

// Lines say on 概况 when lists were made final, and why the cycle was opened
// again.
func (c Closing) Lines() []string {
	var lines []string
	for _, f := range c.Finals {
		line := f.Day.Chinese() + "已定稿"
		if f.Number > 1 {
			line = fmt.Sprintf("%s第%d次定稿", f.Day.Chinese(), f.Number)
		}
		lines = append(lines, line)
		for _, o := range f.Reopened {
			lines = append(lines, o.Day.Chinese()+"取消定稿："+o.Why)
		}
	}
	return lines
}
