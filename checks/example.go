package checks

import (
	"cmp"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Example is a case in which the rule speaks, as text that people can read. A
// test runs it, and the documents show it.
type Example struct {
	// Grid is put over a clean form, one answer a line: title | text. See
	// exampleForm for how what is no text is written.
	Grid string
	Kind string          // of the clean form; form.KindEnterprise unless it is given
	Asks []plan.FieldRow // what the plan asks beside the official form

	// Case says in Chinese what a rule about more than one form is shown, and one
	// of the functions makes it of clean facts.
	Case   string
	File   func(*FileFacts)
	Sent   func(*Sent)
	Unit   func(*UnitFacts)
	Rollup func(*RollupFacts)
	Past   []Past // what earlier years say, of a rule about one form

	// Want is what the rules find, one finding a line: where, and the rule. Where
	// is the title of the answer, a cell, or - for a file without a sheet.
	Want string
}

// Findings are what the rules say of the example.
func (e Example) Findings() []Finding {
	switch {
	case e.File != nil:
		f := exampleFile()
		e.File(f)
		return CheckFile(f)
	case e.Sent != nil:
		s := exampleSent()
		e.Sent(s)
		return CheckSent(s)
	case e.Unit != nil:
		u := exampleUnit()
		e.Unit(u)
		return CheckUnit(u)
	case e.Rollup != nil:
		r := exampleRollup()
		e.Rollup(r)
		return append(CheckAsked(r), CheckRollup(r)...)
	default:
		p := exampleOf(e.Kind, e.Grid, e.Asks...)
		return CheckApplication(p.LookUp(NewHistory(e.Past, p.Plan)))
	}
}

// The place and the day of every example.
const (
	exampleCounty = "140521" // 沁水县
	exampleSheet  = "项目01"
	examplePath   = "来件/沁水县申报表.xlsx"
)

// exampleDecision is where a rollup keeps what people entered. A rule only
// hands it on.
var exampleDecision = Place{File: "晋城市汇总.xlsx", Sheet: "项目汇总", Cell: "K5"}

// exampleDeadlines are the last days that the examples name, whatever the plan's are.
func exampleDeadlines() []plan.Deadline {
	return []plan.Deadline{
		{Level: plan.County, LastDay: form.Date{Year: 2021, Month: 5, Day: 8}, Inclusive: true},
		{Level: plan.City, LastDay: form.Date{Year: 2021, Month: 5, Day: 10}, Inclusive: true},
	}
}

func exampleDay() form.Date { return form.Date{Year: 2021, Month: 5, Day: 7} }

// exampleOf is the clean project of the kind with the grid put over it.
func exampleOf(kind, grid string, asks ...plan.FieldRow) *Application {
	p := plan.Shanxi2021()
	if asks != nil {
		p.Fields = append(p.Fields, asks...)
		p = plan.New(*p)
	}
	return understoodUnder(p, exampleForm(p.Form, cmp.Or(kind, form.KindEnterprise), grid))
}

func understoodExample(filled *form.Filled) *Application {
	return understoodUnder(plan.Shanxi2021(), filled)
}

func understoodUnder(p *plan.Plan, filled *form.Filled) *Application {
	region, _ := p.Region(exampleCounty)
	return NewApplication(filled, p, p.Choices(), region, exampleDay())
}

// exampleProject is another project with the same answers on another sheet.
func exampleProject(sheet string, like *Application) *Application {
	copied := *like.Form
	copied.Sheet = sheet
	return understoodExample(&copied)
}

func exampleFile() *FileFacts {
	p := plan.Shanxi2021()
	p.Deadlines = exampleDeadlines()
	county, _ := p.Region(exampleCounty)
	city, _ := p.Region(county.Parent)
	return &FileFacts{
		Path: examplePath, Plan: p, Merging: city, Region: county, Marked: county, Arrived: exampleDay(),
		Return: &form.Return{
			Mark:     form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: p.Cycle(), Region: county.Code},
			County:   exampleCountySheet(""),
			Projects: []*form.Filled{exampleForm(p.Form, form.KindEnterprise, "")},
		},
	}
}

// exampleSent is a project of a county on the list of its city.
func exampleSent() *Sent {
	project := exampleOf("", "")
	city, _ := project.Plan.Region(project.Region.Parent)
	return &Sent{Application: project, Sender: city}
}

func exampleUnit() *UnitFacts {
	project := exampleOf("", "")
	return &UnitFacts{Region: project.Region, Plan: project.Plan, Status: Filed, Projects: []*Application{project}, Place: Place{File: examplePath}}
}

func exampleRollup() *RollupFacts {
	u := exampleUnit()
	city, _ := u.Plan.Region(u.Region.Parent)
	return &RollupFacts{Plan: u.Plan, Merging: city, Projects: u.Projects}
}
