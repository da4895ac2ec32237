package samples

import (
	"embed"
	"fmt"
	"strings"

	"shidian/templates/form"
)

//go:embed source/*.txt
var source embed.FS

// countyText is what one county writes, by the titles of the fields.
type countyText struct {
	code     string
	answers  map[string]string
	projects []projectText
}

// projectText is one project: its kind's base text with its own over it.
type projectText struct {
	region  bool // a pilot region; else an enterprise
	answers map[string]string
}

// Source is one of the source files, e.g. "jincheng".
func Source(name string) (string, error) {
	data, err := source.ReadFile("source/" + name + ".txt")
	if err != nil {
		return "", fmt.Errorf("read source: %w", err)
	}
	return string(data), nil
}

// lines returns the lines of a text that say something.
func lines(text string) []string {
	var kept []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			kept = append(kept, line)
		}
	}
	return kept
}

// readCounties reads what counties write: == code name begins a county, -- 企业
// or -- 区域 a project; everything else is title: answer.
func readCounties(text string) ([]*countyText, error) {
	var counties []*countyText
	for _, line := range lines(text) {
		code, isCounty := strings.CutPrefix(line, "== ")
		if isCounty {
			code, _, _ = strings.Cut(code, " ")
			counties = append(counties, &countyText{code: code, answers: map[string]string{}})
			continue
		}
		if len(counties) == 0 {
			return nil, fmt.Errorf("%q stands before the first county", line)
		}
		if err := counties[len(counties)-1].add(line); err != nil {
			return nil, err
		}
	}
	return counties, nil
}

// add takes a line of the county: it begins a project, or is an answer of the
// project before it, or of the county's own sheet.
func (c *countyText) add(line string) error {
	if strings.HasPrefix(line, "-- ") {
		c.projects = append(c.projects, projectText{region: line == "-- 区域", answers: map[string]string{}})
		return nil
	}
	title, answer, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("%q is no answer", line)
	}
	into := c.answers
	if len(c.projects) > 0 {
		into = c.projects[len(c.projects)-1].answers
	}
	into[title] = strings.TrimSpace(answer)
	return nil
}

// base is what every project answers unless its own text says otherwise.
type base struct {
	enterprise, region map[string]string
	steps              []string
}

func readBase() (*base, error) {
	b := &base{}
	var err error
	if b.enterprise, b.steps, err = readAnswers("base_enterprise"); err != nil {
		return nil, err
	}
	b.region, _, err = readAnswers("base_region")
	return b, err
}

func readAnswers(name string) (map[string]string, []string, error) {
	text, err := Source(name)
	if err != nil {
		return nil, nil, err
	}
	answers := map[string]string{}
	var steps []string
	for _, line := range lines(text) {
		title, answer, _ := strings.Cut(line, ":")
		if title == "步骤" {
			steps = append(steps, strings.TrimSpace(answer))
		} else {
			answers[title] = strings.TrimSpace(answer)
		}
	}
	return answers, steps, nil
}

// fill makes a filled form of a project's text.
func (b *base) fill(planForm *form.Form, p projectText, words map[string]string) *form.Filled {
	all := map[string]string{}
	layers := []map[string]string{b.enterprise}
	if p.region {
		layers = append(layers, b.region)
	}
	for _, layer := range append(layers, p.answers) {
		for title, answer := range layer {
			all[title] = answer
		}
	}
	replace := replacer(words)
	filled := form.NewFilled(form.Origin{})
	for _, f := range planForm.Fields() {
		if text := replace(all[f.Title]); text != "" {
			filled.Set(f.ID, form.Answer{Raw: text, Kind: kindOf(f)})
		}
	}
	for _, line := range b.steps {
		parts := strings.SplitN(replace(line), " | ", 3)
		var step form.Step
		for i, f := range planForm.StepFields() {
			step.Set(f.ID, form.Answer{Raw: strings.TrimSpace(parts[i]), Kind: form.Text})
		}
		filled.Steps = append(filled.Steps, step)
	}
	return filled
}

// kindOf is how Excel stores what people type into the blank: counts and
// amounts as numbers, everything else as the text it is.
func kindOf(f *form.Field) form.AnswerKind {
	switch f.Type.(type) {
	case form.Count, form.Amount:
		return form.Number
	default:
		return form.Text
	}
}

// replacer puts words into {…}; a word may contain others.
func replacer(words map[string]string) func(string) string {
	return func(text string) string {
		for range 3 {
			for name, word := range words {
				text = strings.ReplaceAll(text, "{"+name+"}", word)
			}
		}
		return text
	}
}
