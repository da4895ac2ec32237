package templates

import (
	"fmt"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// DefaultForms is how many form sheets a county gets unless asked otherwise:
// one domain allows two projects, and most counties file one to three.
const DefaultForms = 3

// CountyFileName is the name under which a county receives its workbook:
// 140521沁水县_省级标准化试点申报表_2021.xlsx. The code comes first, because 城区
// exists in two cities.
func CountyFileName(p *plan.Plan, region plan.Region) string {
	return countyFileBase(p, region) + ".xlsx"
}

func countyFileBase(p *plan.Plan, region plan.Region) string {
	return fmt.Sprintf("%s%s_%s申报表_%s", region.Code, region.Name, p.ShortTitle(), p.Cycle())
}

// CountyWorkbook builds the workbook of a region: the guide, the sheet of the
// county, so many forms, and the hidden lists. What said holds stands in it as the
// county would have typed it, and is read back as the same: nothing in a workbook
// that goes out, answers in those of samples and tests. Each project has a form,
// also when they are more than forms.
// What is written beside the answers is what finds says of them; of a workbook without
// answers it is not asked, and may be empty.
func CountyWorkbook(p *plan.Plan, region plan.Region, forms int, said form.Return, finds form.Finder) ([]byte, error) {
	forms = max(forms, len(said.Projects))
	if forms < 1 {
		return nil, fmt.Errorf("a county workbook needs at least one form, not %d", forms)
	}
	if (finds.Project == nil || finds.County == nil) && (len(said.Projects) > 0 || said.County != nil) {
		return nil, fmt.Errorf("a county workbook with answers needs what the rules find in them")
	}
	return buildCounty(newCounty(p, region, forms, said, finds))
}

func newCounty(p *plan.Plan, region plan.Region, forms int, said form.Return, finds form.Finder) *county {
	c := &county{plan: p, region: region, answers: said.County, forms: make([]*form.Filled, forms), finds: finds, words: newWords(p), entry: said.Entry, asks: said.Notes}
	copy(c.forms, said.Projects)
	return c
}

// county is one county workbook under construction. A nil form is a spare.
type county struct {
	*book
	plan    *plan.Plan
	region  plan.Region
	forms   []*form.Filled
	answers *form.Filled
	finds   form.Finder
	words   *words
	panels  []*panel     // of the forms
	entry   *form.Entry  // nil unless it was filled from other documents
	asks    []form.Note  // what has to be confirmed then
	notice  *form.Notice // nil unless it goes back to be corrected
}

func buildCounty(c *county) ([]byte, error) {
	for i, f := range c.forms {
		if f == nil {
			c.forms[i] = form.NewFilled(form.Origin{Sheet: form.SheetForm(i + 1)})
		}
	}
	if c.answers == nil {
		c.answers = form.NewFilled(form.Origin{Sheet: form.SheetCounty})
	}
	sheets := []string{form.SheetGuide, form.SheetCounty}
	if c.entry != nil {
		sheets = append([]string{form.SheetConfirm}, sheets...)
	}
	if c.notice != nil {
		sheets = append([]string{form.SheetNotice}, sheets...)
	}
	for i := range c.forms {
		sheets = append(sheets, form.SheetForm(i+1), form.SheetAppendix(i+1))
	}
	c.book = newBook(append(sheets, form.SheetLists)...)
	c.said = c.plan.WordsOf(c.region)
	c.confirmSheet()
	c.guideSheet()
	for i, f := range c.forms {
		c.formSheet(i+1, f)
		c.appendixSheet(i+1, f)
	}
	c.countySheet()
	c.noticeSheet()
	c.dictionary() // last: it has every text that the panels refer to
	c.keep(c.file.SetSheetVisible(form.SheetLists, false))
	c.lockStructure()
	return c.bytes()
}

// parent is the region that receives the workbook.
func (c *county) parent() plan.Region {
	r, _ := c.plan.Region(c.region.Parent)
	return r
}
