package bulk

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Maker makes the workbooks of one seed. It may be used by several goroutines.
type Maker struct {
	plan     *plan.Plan
	counties []plan.Region // by code
	phrases  *phrases
	moulds   []*mould
	seed     uint64
}

// Workbook is one filled county workbook and what was written in it.
type Workbook struct {
	Name     string // of the file
	Region   plan.Region
	Projects []*form.Filled // in the order of the sheets
	Data     []byte
}

// The moulds: each of 1 to 3 projects, in several variants whose counts and
// amounts, which are numbers in the sheets and not texts, differ.
const (
	mostProjects = templates.DefaultForms
	variants     = 2
)

// NewMaker builds the moulds. The plan is Plan() or Direct().
func NewMaker(p *plan.Plan, seed uint64) (*Maker, error) {
	m := &Maker{seed: seed, plan: p}
	var err error
	m.counties = m.plan.Filing(root.Code)
	if m.phrases, err = readPhrases(); err != nil {
		return nil, err
	}
	for projects := 1; projects <= mostProjects; projects++ {
		for v := range variants {
			mould, err := newMould(m.plan, projects, v)
			if err != nil {
				return nil, err
			}
			m.moulds = append(m.moulds, mould)
		}
	}
	return m, nil
}

// Plan is the plan that the workbooks belong to.
func (m *Maker) Plan() *plan.Plan { return m.plan }

// PlanOf is the plan of the first n workbooks alone: nobody else has to report.
func (m *Maker) PlanOf(n int) *plan.Plan {
	among := map[string]bool{}
	for i := range n {
		among[m.counties[m.place(i)].Code] = true
	}
	p := *m.plan
	p.Regions = slices.DeleteFunc(slices.Clone(p.Regions), func(r plan.Region) bool {
		return r.Level == plan.County && !among[r.Code]
	})
	return plan.New(p)
}

// Len is how many workbooks there are: one for each county of the country.
func (m *Maker) Len() int { return len(m.counties) }

// Workbook makes the i-th workbook, from 0. Neighbours are spread over the
// country, so that the first few hundred are not of one province.
func (m *Maker) Workbook(i int) (*Workbook, error) { return m.workbook(m.place(i)) }

// place is the county of the i-th workbook among all.
func (m *Maker) place(i int) int {
	const stride = 1009 // a prime, so that every county has its turn
	return i * stride % len(m.counties)
}

// Below makes the workbooks of all counties of one province, by its code.
func (m *Maker) Below(province string) ([]*Workbook, error) {
	var books []*Workbook
	for at, region := range m.counties {
		if region.Parent != province {
			continue
		}
		book, err := m.workbook(at)
		if err != nil {
			return nil, err
		}
		books = append(books, book)
	}
	return books, nil
}

// workbook makes the one of a county, by its place among all.
func (m *Maker) workbook(at int) (*Workbook, error) {
	region := m.counties[at]
	province, _ := m.plan.Region(region.Code[:2] + "0000")
	random := rand.New(rand.NewPCG(m.seed, uint64(at)))
	mould := m.moulds[random.IntN(len(m.moulds))]
	book := &Workbook{Name: templates.CountyFileName(m.plan, region), Region: region}
	marks := map[string]string{markCode: region.Code, markName: region.Name}
	used := map[string]bool{} // two projects of a county that are alike would be asked about
	for n := range mould.projects {
		w := &writer{phrases: m.phrases, random: random, words: map[string]string{"县": region.Name, "省": province.Name}}
		for again := true; again; {
			for _, name := range []string{"品", "名称", "单位"} {
				w.words[name] = w.pick(name)
			}
			again = used[w.words["品"]]
		}
		used[w.words["品"]] = true
		filled := m.project(w, n)
		for _, f := range mould.numbers {
			filled.Set(f.field, form.Answer{Raw: f.raw, Kind: form.Number})
		}
		filled.Origin = form.Origin{Region: region.Code, File: book.Name, Sheet: form.SheetForm(n + 1)}
		book.Projects = append(book.Projects, filled)
		marksOf(marks, m.plan.Form, n, filled)
	}
	county := &writer{phrases: m.phrases, random: random}
	for _, f := range m.plan.Form.CountyFields() {
		marks[markOf(countyMark, f.ID)] = county.pick(f.Title)
	}
	var err error
	if book.Data, err = mould.cast(marks); err != nil {
		return nil, fmt.Errorf("workbook of %s: %w", region.Code, err)
	}
	return book, nil
}

// project writes the n-th project of a county.
func (m *Maker) project(w *writer, n int) *form.Filled {
	domain := m.plan.Domains[w.random.IntN(len(m.plan.Domains))]
	filled := form.NewFilled(form.Origin{})
	for _, f := range textFields(m.plan.Form) {
		text := ""
		switch f.ID {
		case form.PilotName:
			text = w.words["名称"]
		case form.UndertakingUnit, form.UnitName:
			text = w.words["单位"]
		case form.TitleDomain:
			text = domain.TitleName
		case form.Domain:
			text = domain.Name
		case form.FocusArea:
			text = domain.FocusAreas[w.random.IntN(len(domain.FocusAreas))]
		case form.Industry:
			text = m.plan.Industries[w.random.IntN(len(m.plan.Industries))].Name
		case form.EconomicType:
			text = m.plan.EconomicTypes[w.random.IntN(len(m.plan.EconomicTypes))].Name
		case form.RegisteredCounty:
			text = w.words["县"]
		case form.OrgCode:
			text = creditCode(w.random, n)
		default:
			text = w.answer(f)
		}
		if text != "" {
			filled.Set(f.ID, form.Answer{Raw: text, Kind: form.Text})
		}
	}
	for _, texts := range w.steps {
		var step form.Step
		for i, f := range m.plan.Form.StepFields() {
			step.Set(f.ID, form.Answer{Raw: w.fill(texts[i]), Kind: form.Text})
		}
		filled.Steps = append(filled.Steps, step)
	}
	return filled
}

// textFields are the fields that a county answers in text.
func textFields(planForm *form.Form) []*form.Field {
	return slices.DeleteFunc(planForm.Fields(), func(f *form.Field) bool { return isNumber(f) })
}

func isNumber(f *form.Field) bool {
	switch f.Type.(type) {
	case form.Count, form.Amount:
		return true
	}
	return false
}

// creditCode makes a code that passes the check of GB 32100 and that no unit
// has: its middle is no organization code.
func creditCode(random *rand.Rand, n int) string {
	first := fmt.Sprintf("91%06dXX%d%06d", random.IntN(1_000_000), n, random.IntN(1_000_000))
	first += strings.Repeat("X", 17-len(first))
	return first + string(form.CreditCodeCheck(first))
}
