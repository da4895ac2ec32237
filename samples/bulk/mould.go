package bulk

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// A mark stands in the mould where something is to be written: two brackets
// that no text has, so that nothing is replaced by chance. Marks of a project
// begin with its number.
const (
	markOpen, markClose = "⟦", "⟧"
	markCode            = "⟦code⟧"
	markName            = "⟦name⟧"
	countyMark          = "county"
)

func markOf(of string, id form.ID) string { return markOpen + of + "." + string(id) + markClose }

func stepMark(project, step int, id form.ID) string {
	return markOf(fmt.Sprintf("%d.%d", project, step), id)
}

// marksOf adds what stands for the marks of the n-th project.
func marksOf(marks map[string]string, planForm *form.Form, n int, filled *form.Filled) {
	for _, f := range textFields(planForm) {
		marks[markOf(fmt.Sprint(n), f.ID)] = filled.Answer(f.ID).Raw
	}
	for i, s := range filled.Steps {
		for _, f := range planForm.StepFields() {
			marks[stepMark(n, i, f.ID)] = s.Answer(f.ID).Raw
		}
	}
}

// number is a count or an amount that a mould holds.
type number struct {
	field form.ID
	raw   string
}

// mould is a built workbook with marks, taken apart.
type mould struct {
	projects int
	numbers  []number
	parts    []part
}

// part is copied as it lies, or cut at its marks.
type part struct {
	file   *zip.File
	pieces []piece // nil when it has no marks
}

// piece is a mark, or text between marks.
type piece struct {
	text string
	mark bool
}

func newMould(p *plan.Plan, projects, variant int) (*mould, error) {
	m := &mould{projects: projects, numbers: numbersOf(variant)}
	region := plan.Region{Code: markCode, Name: markName, Level: plan.County, Parent: root.Code, Files: true}
	var forms []*form.Filled
	for n := range projects {
		forms = append(forms, m.marked(p.Form, n))
	}
	county := form.NewFilled(form.Origin{})
	for _, f := range p.Form.CountyFields() {
		county.Set(f.ID, form.Answer{Raw: markOf(countyMark, f.ID), Kind: form.Text})
	}
	data, err := templates.CountyWorkbook(p, region, templates.DefaultForms, form.Return{Projects: forms, County: county}, checks.OnSheet(p, region))
	if err != nil {
		return nil, fmt.Errorf("mould: %w", err)
	}
	if data, err = store.Canonical(data); err != nil {
		return nil, fmt.Errorf("mould: %w", err)
	}
	return m, m.takeApart(data)
}

// marked is a form with a mark in every blank that counties write text in.
func (m *mould) marked(planForm *form.Form, n int) *form.Filled {
	filled := form.NewFilled(form.Origin{})
	for _, f := range textFields(planForm) {
		filled.Set(f.ID, form.Answer{Raw: markOf(fmt.Sprint(n), f.ID), Kind: form.Text})
	}
	for _, number := range m.numbers {
		filled.Set(number.field, form.Answer{Raw: number.raw, Kind: form.Number})
	}
	for i := range form.StepRows {
		var step form.Step
		for _, f := range planForm.StepFields() {
			step.Set(f.ID, form.Answer{Raw: stepMark(n, i, f.ID), Kind: form.Text})
		}
		filled.Steps = append(filled.Steps, step)
	}
	return filled
}

// numbersOf is what a pilot enterprise answers where a number is asked.
func numbersOf(variant int) []number {
	return []number{
		{form.StaffFull, fmt.Sprint(1 + variant)},
		{form.StaffPart, fmt.Sprint(4 + 3*variant)},
		{form.MatchingFunds, fmt.Sprintf("%d.5", 20+15*variant)},
		{form.PaperCopies, fmt.Sprint(5 + variant)},
	}
}

func (m *mould) takeApart(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("mould: %w", err)
	}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			return fmt.Errorf("mould: %w", err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return fmt.Errorf("mould: %s: %w", file.Name, err)
		}
		m.parts = append(m.parts, part{file, cut(string(content))})
	}
	return nil
}

// cut cuts a text at its marks. It is nil when there is none.
func cut(text string) []piece {
	var pieces []piece
	for {
		at := strings.Index(text, markOpen)
		if at < 0 {
			break
		}
		end := at + strings.Index(text[at:], markClose) + len(markClose)
		pieces = append(pieces, piece{text: text[:at]}, piece{text: text[at:end], mark: true})
		text = text[end:]
	}
	if pieces == nil {
		return nil
	}
	return append(pieces, piece{text: text})
}

// cast makes a workbook: every mark is replaced by its text, a mark without one
// by nothing.
func (m *mould) cast(marks map[string]string) ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, p := range m.parts {
		if p.pieces == nil {
			if err := archive.Copy(p.file); err != nil {
				return nil, err
			}
			continue
		}
		w, err := archive.CreateHeader(&zip.FileHeader{Name: p.file.Name, Method: zip.Deflate,
			//lint:ignore SA1019 Modified would add a field that the template's entries lack
			ModifiedDate: p.file.ModifiedDate, ModifiedTime: p.file.ModifiedTime})
		if err != nil {
			return nil, err
		}
		if err := write(w, p.pieces, marks); err != nil {
			return nil, fmt.Errorf("%s: %w", p.file.Name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func write(w io.Writer, pieces []piece, marks map[string]string) error {
	var text bytes.Buffer
	for _, p := range pieces {
		if !p.mark {
			text.WriteString(p.text)
			continue
		}
		if err := xml.EscapeText(&text, []byte(marks[p.text])); err != nil {
			return err
		}
	}
	_, err := w.Write(text.Bytes())
	return err
}
