package rollup

import (
	"maps"
	"slices"

	"shidian/checks"
	"shidian/templates/form"
)

// Closing says that the list of a cycle is final. Until it is opened again, no
// merge may change what was recommended.
type Closing struct {
	Day         form.Date         `json:"day"`         // zero while the cycle is open
	Recommended map[string]string `json:"recommended"` // version ID by name key
	Reopened    []Reopening       `json:"reopened"`    // oldest first, kept for ever
}

// Reopening is why a closed cycle was opened again.
type Reopening struct {
	Day form.Date `json:"day"`
	Why string    `json:"why"`
}

// Closed reports whether the list is final.
func (c Closing) Closed() bool { return !c.Day.IsZero() }

// Close makes what is recommended now final.
func (r *Rollup) Close() {
	c := &r.State.Closing
	c.Day, c.Recommended = r.AsOf, map[string]string{}
	for _, p := range r.recommended() {
		c.Recommended[p.Key] = p.ID()
	}
}

// Reopen opens the cycle again. The reason is kept.
func (r *Rollup) Reopen(why string) {
	c := &r.State.Closing
	c.Reopened = append(slices.Clone(c.Reopened), Reopening{Day: r.AsOf, Why: why})
	c.Day, c.Recommended = form.Date{}, nil
}

func (r *Rollup) recommended() []*Project {
	var list []*Project
	for _, p := range r.Projects {
		if p.State == checks.Recommended || p.State == checks.Auto {
			list = append(list, p)
		}
	}
	return list
}

// AgainstClosing says what of the final list would change: a project that would
// come off it, come onto it, or say something else. nil where nothing would, or
// where the cycle is open.
func (r *Rollup) AgainstClosing() []string {
	c := r.State.Closing
	if !c.Closed() {
		return nil
	}
	open := maps.Clone(c.Recommended)
	var changes []string
	for _, p := range r.recommended() {
		key, was := p.finalKey(open)
		switch delete(open, key); {
		case key == "":
			changes = append(changes, "“"+p.Facts.Name()+"”会新增为推荐")
		case was != p.ID() && r.saysOtherwise(p, was):
			changes = append(changes, "“"+p.Facts.Name()+"”的内容会改变")
		}
	}
	for _, key := range slices.Sorted(maps.Keys(open)) {
		changes = append(changes, "“"+r.shownName(key)+"”会不再推荐")
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
			return len(compareForms(v.Facts.Form, p.Facts.Form)) > 0
		}
	}
	return true
}

// shownName is the name of the project with the key, or the key.
func (r *Rollup) shownName(key string) string {
	for _, p := range r.Projects {
		if slices.Contains(p.Names, key) {
			return p.Facts.Name()
		}
	}
	return key
}

// lines say on 概况 whether the cycle is closed, and why it was opened
// again.
func (c Closing) lines() []string {
	var lines []string
	for _, o := range c.Reopened {
		lines = append(lines, o.Day.Chinese()+"取消定稿："+o.Why)
	}
	if c.Closed() {
		lines = append(lines, c.Day.Chinese()+"已定稿")
	}
	return lines
}
