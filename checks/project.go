package checks

import (
	"slices"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// NewApplication understands every answer of a filled form, once. A blank or
// unreadable answer, and one that its type does not understand, is unknown: it
// is reported by the rule for that, and every other rule stays silent on it.
func NewApplication(filled *form.Filled, p *plan.Plan, choices form.Choices, region plan.Region, asOf form.Date) *Application {
	return understand(filled, p, choices, region, asOf, p.Form.Fields())
}

// understand understands the answers to those fields that came with the form.
func understand(filled *form.Filled, p *plan.Plan, choices form.Choices, region plan.Region, asOf form.Date, fields []*form.Field) *Application {
	if filled.Listed != nil { // what stays in an office does not come with its list
		fields = slices.DeleteFunc(fields, func(f *form.Field) bool { return f.Reach == form.Internal })
	}
	project := &Application{
		Form: filled, Plan: p, Region: region, AsOf: asOf,
		choices: choices, fields: fields,
		values: map[form.ID]form.Value{}, faults: map[form.ID][]form.Fault{},
	}
	for _, f := range fields {
		a := filled.Answer(f.ID)
		if a.IsBlank() || a.Unreadable() {
			continue
		}
		v, faults, ok := f.Type.Parse(a, f, choices)
		if ok {
			project.values[f.ID] = v
		}
		project.faults[f.ID] = faults
	}
	project.leaveOut()
	return project
}

// leaveOut takes back what is crossed out or cannot be seen and was not asked for: it
// is told (W017) and not taken. Of a required answer a person is asked (F014).
func (p *Application) leaveOut() {
	for _, f := range p.fields {
		if p.isLeftOut(f, p.Form.Answer(f.ID)) {
			delete(p.values, f.ID)
			delete(p.faults, f.ID)
		}
	}
}

func (p *Application) isLeftOut(f *form.Field, a form.Answer) bool {
	return a.InDoubt() && !p.needs(f)
}

// needs reports whether the field has to be answered on this form.
func (p *Application) needs(f *form.Field) bool {
	domain := ""
	if f.Need == form.OfDomain {
		d, _ := p.Domain()
		domain = d.Name
	}
	return f.Needed(p.Kind(), domain)
}

// ids are the fields of the sheet.
func (p *Application) ids() []form.ID {
	ids := make([]form.ID, len(p.fields))
	for i, f := range p.fields {
		ids[i] = f.ID
	}
	return ids
}

// Name is the project's name for messages.
func (p *Application) Name() string { return p.Form.Name() }

// Answer is what stands in the blank.
func (p *Application) Answer(id form.ID) form.Answer {
	p.reads(id)
	return p.Form.Answer(id)
}

func (p *Application) reads(id form.ID) {
	if p.onRead != nil {
		p.onRead(id)
	}
}

// value is the answer as it was understood; ok is false when it was not.
func (p *Application) value(id form.ID) (v form.Value, ok bool) {
	p.reads(id)
	v, ok = p.values[id]
	return v, ok
}

// Known reports whether the answer was understood.
func (p *Application) Known(id form.ID) bool {
	_, ok := p.value(id)
	return ok
}

// Text is the answer's canonical text, "" when it is blank or unknown.
func (p *Application) Text(id form.ID) string {
	v, _ := p.value(id)
	return v.Text
}

// Date is the answer of a Month or a Day; ok is false when it is unknown.
func (p *Application) Date(id form.ID) (d form.Date, ok bool) {
	v, _ := p.value(id)
	return v.Date, !v.Date.IsZero()
}

// Number is the answer of a Count or an Amount; ok is false when it is unknown.
func (p *Application) Number(id form.ID) (n float64, ok bool) {
	v, ok := p.value(id)
	return v.Number, ok
}

// Faults are what the field's type found wrong with the answer.
func (p *Application) Faults(id form.ID) []form.Fault {
	p.reads(id)
	return p.faults[id]
}

// title is the field's name in messages.
func (p *Application) title(id form.ID) string { return p.Plan.Form.Title(id) }

// Kind is form.KindEnterprise, form.KindRegion, or "" when it is unknown.
func (p *Application) Kind() string { return p.Text(form.PilotKind) }

// Domain is the domain in which the project competes: the one chosen in
// 审核信息, else the one that the title names.
func (p *Application) Domain() (plan.Domain, bool) {
	if d, ok := p.Plan.Domain(p.Text(form.Domain)); ok {
		return d, true
	}
	return p.Plan.DomainOfTitle(p.Text(form.TitleDomain))
}

// At is where the answer stands, or for a blank where it belongs.
func (p *Application) At(id form.ID) Place {
	at := Place{File: p.Form.File, Sheet: p.Form.Sheet, Cell: p.Form.Answer(id).Cell}
	if at.Cell == "" {
		at.Cell = home(p.Plan.Form, id, 0)
	}
	return at
}

// home is the cell that the layout of a form gives to an answer; of a column of
// section 四 in the row of the given number, from 0.
func home(planForm *form.Form, id form.ID, row int) string {
	layout := planForm.Layout()
	if planForm.Field(id).Section.ID == form.County {
		layout = planForm.CountyLayout()
	}
	for _, b := range layout.Boxes {
		if b.Field != nil && b.Field.ID == id && b.Step == row {
			return b.TopLeft()
		}
	}
	return ""
}

// Step is one row of section 四 that says something, 2021年6月-2021年8月 宣传培训. The
// texts are canonical, "" when blank or unreadable.
type Step struct {
	Row                  int // among all rows of the section, from 0
	Time, Content, Units string

	answers form.Step
}

// Answer is what stands in the step's column.
func (s Step) Answer(id form.ID) form.Answer { return s.answers.Answer(id) }

// Text is the canonical text of the step's column.
func (s Step) Text(id form.ID) string {
	switch id {
	case form.StepTime:
		return s.Time
	case form.StepContent:
		return s.Content
	default:
		return s.Units
	}
}

// Steps returns the rows of section 四 that are not blank.
func (p *Application) Steps() []Step {
	for _, id := range form.StepIDs() {
		p.reads(id)
	}
	var steps []Step
	for i, answers := range p.Form.Steps {
		if answers.IsBlank() {
			continue
		}
		text := func(id form.ID) string {
			a, f := answers.Answer(id), p.Plan.Form.Field(id)
			if a.IsBlank() || a.Unreadable() || p.isLeftOut(f, a) {
				return ""
			}
			v, _, _ := f.Type.Parse(a, f, p.choices)
			return v.Text
		}
		steps = append(steps, Step{Row: i, answers: answers,
			Time: text(form.StepTime), Content: text(form.StepContent), Units: text(form.StepUnits)})
	}
	return steps
}

// stepAt is where the step's column stands.
func (p *Application) stepAt(s Step, id form.ID) Place {
	at := Place{File: p.Form.File, Sheet: p.Form.Sheet, Cell: s.Answer(id).Cell}
	if at.Cell == "" {
		at.Cell = home(p.Plan.Form, id, s.Row)
	}
	return at
}
