package sheets

import (
	"shidian/consolidate/record"
	"shidian/templates/form"
)

// keptForm is a 申报书, or 县区信息, as a line of 留底 holds it. Its JSON is read for ever.
type keptForm struct {
	Key     string                  `json:"key,omitempty"`
	Via     *record.Source          `json:"via,omitempty"` // of a list: the file that brought it
	Region  string                  `json:"region"`
	File    string                  `json:"file"`
	SHA256  string                  `json:"sha256"`
	Sheet   string                  `json:"sheet"`
	Entered *record.Decision        `json:"entered,omitempty"`  // of a list: what of the entries about the project goes up
	Replies []form.SentReply        `json:"verified,omitempty"` // of a list
	Answers map[string]keptAnswer   `json:"answers"`
	Steps   []map[string]keptAnswer `json:"steps,omitempty"`
	Listed  *form.Listed            `json:"listed,omitempty"`
}

// keptAnswer is an answer there: {"r":"20万元","c":"C8"}.
type keptAnswer struct {
	Raw  string          `json:"r,omitempty"`
	Kind form.AnswerKind `json:"k,omitempty"`
	Cell string          `json:"c,omitempty"`
	Old  bool            `json:"o,omitempty"` // a number of a workbook that counts days from 1904
}

func keepForm(f *form.Filled, fields []*form.Field) keptForm {
	k := keptForm{Region: f.Region, File: f.File, SHA256: f.SHA256, Sheet: f.Sheet, Answers: map[string]keptAnswer{}, Listed: f.Listed}
	for _, field := range fields {
		if a := f.Answer(field); a != (form.Answer{}) {
			k.Answers[field.ID] = keptAnswer{a.Raw, a.Kind, a.Cell, a.Date1904}
		}
	}
	for _, s := range f.Steps {
		step := map[string]keptAnswer{}
		for _, field := range form.StepFields() {
			if a := s.Answer(field); a != (form.Answer{}) {
				step[field.ID] = keptAnswer{a.Raw, a.Kind, a.Cell, a.Date1904}
			}
		}
		k.Steps = append(k.Steps, step)
	}
	return k
}

func (k keptForm) filled(fields []*form.Field) *form.Filled {
	f := form.NewFilled(form.Origin{Region: k.Region, File: form.OneLine(k.File), SHA256: k.SHA256, Sheet: form.OneLine(k.Sheet)})
	f.Listed = k.Listed
	for _, field := range fields {
		if a, ok := k.Answers[field.ID]; ok {
			f.Set(field, form.Answer{Raw: a.Raw, Kind: a.Kind, Cell: a.Cell, Date1904: a.Old})
		}
	}
	for _, s := range k.Steps {
		var step form.Step
		for _, field := range form.StepFields() {
			if a, ok := s[field.ID]; ok {
				step.Set(field, form.Answer{Raw: a.Raw, Kind: a.Kind, Cell: a.Cell, Date1904: a.Old})
			}
		}
		f.Steps = append(f.Steps, step)
	}
	return f
}
