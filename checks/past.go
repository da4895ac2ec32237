package checks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Past is a project of an earlier year, as a list, a rollup or a table of these says:
// 2018 示例茶试点 of 示例合作社, 合格. Its JSON is read for ever.
type Past struct {
	Year   string `json:"year"` // 2018, or the cycle 2018-下半年
	Name   string `json:"name"`
	Unit   string `json:"unit,omitempty"`
	Code   string `json:"code,omitempty"`   // of the unit; one that is none is left out
	How    string `json:"how,omitempty"`    // Chinese: 推荐, 入选; "" for one of a table
	Result string `json:"result,omitempty"` // 合格, 不合格, 在建; "" where nothing says
	File   string `json:"file,omitempty"`   // name of the file that says it
}

// The results of a project of an earlier year.
const (
	PastPassed  = "合格"
	PastFailed  = "不合格"
	PastOngoing = "在建"
)

// Passed reports whether the project has passed and nothing says otherwise.
func (h Past) Passed() bool { return h.Result == PastPassed }

// failed reports whether anything says that it has not.
func (h Past) failed() bool { return strings.Contains(h.Result, PastFailed) }

// failedLately reports whether the unit failed within the years of the plan (R018).
func (k Known) failedLately(p *plan.Plan) bool {
	n, ok := k.yearsBefore(p)
	return k.SameUnit && k.failed() && ok && n <= p.Parameter("R018", plan.ParameterYears)
}

// yearsBefore is how many years before the plan's it was; ok is false where that is no year.
func (h Past) yearsBefore(p *plan.Plan) (n int, ok bool) {
	year, _, _ := strings.Cut(h.Year, "-")
	then, errThen := strconv.Atoi(year)
	now, errNow := strconv.Atoi(p.Year)
	return now - then, errThen == nil && errNow == nil
}

// application is the project of then as one of today is understood, so that both are
// compared in the way in which two projects of one year are.
func (h Past) application(p *plan.Plan) *Application {
	filled := form.NewFilled(form.Origin{})
	for id, text := range map[form.ID]string{form.PilotName: h.Name, form.UndertakingUnit: h.Unit, form.OrgCode: h.Code} {
		if p.Form.Has(id) && text != "" {
			filled.Set(id, form.Answer{Raw: text, Kind: form.Text})
		}
	}
	return NewApplication(filled, p, p.Form.FixedChoices(), plan.Region{}, form.Date{})
}

// History finds what earlier years say of a project.
type History struct {
	past   []Past
	then   []*Application
	byName map[string][]int // of the project
	byCode map[string][]int
	byUnit map[string][]int // name of the unit, where the code is not known
}

// NewHistory has the projects of earlier years looked up.
func NewHistory(past []Past, p *plan.Plan) *History {
	h := &History{past: past, byName: map[string][]int{}, byCode: map[string][]int{}, byUnit: map[string][]int{}}
	for i, one := range past {
		then := one.application(p)
		h.then = append(h.then, then)
		for key, in := range map[string]map[string][]int{form.NormalName(one.Name): h.byName, then.Text(form.OrgCode): h.byCode, form.NormalName(one.Unit): h.byUnit} {
			if key != "" {
				in[key] = append(in[key], i)
			}
		}
	}
	return h
}

// Known is a project of an earlier year that concerns one of today: by its unit, or by
// itself.
type Known struct {
	Past
	SameUnit    bool
	SameProject bool
}

// Of are the projects of earlier years of the same unit, or of the same name: the unit by
// its code, or by its name where one of the two has no code.
func (h *History) Of(p *Application) []Known {
	if h == nil {
		return nil
	}
	code, unit := p.Text(form.OrgCode), form.NormalName(p.Undertaker())
	found := slices.Concat(h.byCode[code], h.byName[form.NormalName(p.Text(form.PilotName))])
	for _, i := range h.byUnit[unit] {
		if code == "" || !h.then[i].Known(form.OrgCode) {
			found = append(found, i)
		}
	}
	slices.Sort(found)
	var known []Known
	for _, i := range slices.Compact(found) {
		k := Known{Past: h.past[i], SameUnit: slices.Contains(h.byCode[code], i) && code != "" || slices.Contains(h.byUnit[unit], i) && unit != "" && (code == "" || !h.then[i].Known(form.OrgCode))}
		k.SameProject = form.NormalName(h.past[i].Name) == form.NormalName(p.Text(form.PilotName)) || k.SameUnit && MayBeSame(p, h.then[i])
		known = append(known, k)
	}
	return known
}

// Undertaker is the unit that undertakes the project: of the cover, else of section 一.
func (p *Application) Undertaker() string {
	return cmp.Or(p.Text(form.UndertakingUnit), p.Text(form.UnitName))
}

// LookUp has the rules know what earlier years say of the project.
func (p *Application) LookUp(h *History) *Application {
	p.history = h
	return p
}
