package sheets

import (
	"shidian/consolidate/record"
	"shidian/templates/form"
)

// keptForm is a 申报书, or 县区信息, as a line of 留底 holds it. Its JSON is read for ever.
type keptForm struct {
	Key     string                   `json:"key,omitempty"`
	Via     *record.Source           `json:"via,omitempty"` // of a list: the file that brought it
	Region  string                   `json:"region"`
	File    string                   `json:"file"`
	SHA256  string                   `json:"sha256"`
	Sheet   string                   `json:"sheet"`
	Entered *record.Decision         `json:"entered,omitempty"`  // of a list: what of the entries about the project goes up
	Replies []form.SentReply         `json:"verified,omitempty"` // of a list
	Answers map[form.ID]keptAnswer   `json:"answers"`
	Steps   []map[form.ID]keptAnswer `json:"steps,omitempty"`
	Listed  *form.Listed             `json:"listed,omitempty"`
}

// keptAnswer is an answer there: {"r":"20万元","c":"C8"}.
type keptAnswer struct {
	Raw  string          `json:"r,omitempty"`
	Kind form.AnswerKind `json:"k,omitempty"`
	Cell string          `json:"c,omitempty"`
	Old  bool            `json:"o,omitempty"` // a number of a workbook that counts days from 1904
}

func keepForm(f *form.Filled) keptForm {
	k := keptForm{Region: f.Region, File: f.File, SHA256: f.SHA256, Sheet: f.Sheet, Answers: map[form.ID]keptAnswer{}, Listed: f.Listed}
	for id, a := range f.Answers() {
		if a != (form.Answer{}) {
			k.Answers[id] = keptAnswer{a.Raw, a.Kind, a.Cell, a.Date1904}
		}
	}
	for _, s := range f.Steps {
		step := map[form.ID]keptAnswer{}
		for _, id := range form.StepIDs() {
			if a := s.Answer(id); a != (form.Answer{}) {
				step[id] = keptAnswer{a.Raw, a.Kind, a.Cell, a.Date1904}
			}
		}
		k.Steps = append(k.Steps, step)
	}
	return k
}

func (k keptForm) filled() *form.Filled {
	f := form.NewFilled(form.Origin{Region: k.Region, File: form.OneLine(k.File), SHA256: k.SHA256, Sheet: form.OneLine(k.Sheet)})
	f.Listed = k.Listed
	for id, a := range k.Answers {
		f.Set(id, form.Answer{Raw: a.Raw, Kind: a.Kind, Cell: a.Cell, Date1904: a.Old})
	}
	for _, s := range k.Steps {
		var step form.Step
		for _, id := range form.StepIDs() {
			if a, ok := s[id]; ok {
				step.Set(id, form.Answer{Raw: a.Raw, Kind: a.Kind, Cell: a.Cell, Date1904: a.Old})
			}
		}
		f.Steps = append(f.Steps, step)
	}
	return f
}
