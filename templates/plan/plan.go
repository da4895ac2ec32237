package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// Plan is a 征集方案, one year's rules: Shanxi 2021. It is not changed once it is made.
type Plan struct {
	Year  string // 2021
	Batch string // 下半年, where a year has several cycles; "" where it has one
	Title string // the name of what is collected

	Form *form.Form // the 申报书 that is asked for, made from Fields, ChoiceRows and Texts

	Notices   []Notice
	Deadlines []Deadline
	Zone      string // IANA name of the zone in which days begin and end

	Limit       Limit // most recommended projects for each city and domain that have no limit of their own
	MinProjects int   // fewest projects a county is asked for

	CopiesToCity     int // paper copies a county sends
	CopiesToProvince int // paper copies a city sends
	CopiesOnForm     int // paper copies by the form's own note

	PilotMonthsMin int
	PilotMonthsMax int

	Domains       []Domain
	Stages        []Stage
	Industries    []Entry
	EconomicTypes []Entry
	Contacts      []Contact
	Regions       []Region

	// What is asked: the rows of 栏目 and 下拉列表. Nil stands for those of the official form.
	Fields     []FieldRow
	ChoiceRows []ChoiceRow

	// What leaves the office.
	Lists         []ListColumn // the columns of the lists
	olderLists    bool         // it was made before plans said them
	Publicity     string       // how long a public list is open to objections: 7 天
	Objections    string       // who takes them
	ProjectNumber string       // the pattern of project numbers: {年度}-{领域}-{序号:3}

	// What the form says; nil stands for the texts of the official form.
	Texts []FormText

	LimitRows []LimitRow // of the sheet 限额, which stand beside what the others say of limits

	// Of a city's copy; blank in the plan of the top.
	Issuer string  // code of the unit whose plan it is
	Above  *Plan   // the plan that the copy was made of
	Drift  []Drift // locked places in which the copy, as it was read, is not as Above
	digest string  // of Above, where it does not fit what is kept of it

	Rules []RuleSetting // how the year has the rules

	rules    map[string]int        // place in Rules, by ID
	byCode   map[string]int        // place in Regions
	byFormer map[string]int        // the same of codes that are no more
	names    map[rune][]regionName // of Regions, by their first character
}

// New returns the plan ready for use: its regions are found by their codes, and its form
// is made.
func New(p Plan) *Plan {
	if p.Rules == nil {
		p.Rules = rulesOfOlder(&p)
	}
	if p.Lists == nil {
		p.Lists = StandardLists()
	}
	p.index()
	p.withForm()
	return &p
}

// Notice is an official document the plan rests on: 省, 晋市监发〔2021〕86号.
type Notice struct {
	Short  string // how clauses name it: 省, 市
	Title  string
	Number string
	Issuer string
	Date   form.Date
	Unit   string // code of the unit for which it holds, with those below it; "" for those of its issuer
}

// Domain is one of the fields in which projects compete for the limit: 社会事业.
type Domain struct {
	Name       string // as in the limits: 社会事业
	TitleName  string // as in the title of a form: 社会管理和公共服务
	Aliases    []string
	FocusAreas []string
	Examples   []string // pilots that it may have, for the notes of the form
	Limit      Limit    // most recommended projects of each unit in it
}

// Stage is one kind of work that section 四 must plan, with the words by which
// it is recognised: 自查, by 自查, 自评 or 自我评价. In a word like 编制…标准 a few
// characters may stand for the dots.
type Stage struct {
	Name     string
	Keywords []string
}

// Entry is one line of a published list: 13 农副食品加工业.
type Entry struct{ Code, Name string }

// Contact says where a region's returns go: to 甲某 at 140500, by phone and mail. The
// embedded plan has blanks.
type Contact struct {
	Region  string // code
	Person  string
	Phone   string
	Mail    string
	Address string
}

// Digest tells plans apart: equal plans have equal digests (SHA-256 of the
// plan's tables, lower-case hex).
func (p *Plan) Digest() string {
	sum := sha256.New()
	for _, t := range p.Tables() {
		fmt.Fprintf(sum, "%q\n", append([][]string{{t.Name}}, t.Rows...))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Domain returns the domain of the given name.
func (p *Plan) Domain(name string) (Domain, bool) {
	for _, d := range p.Domains {
		if d.Name == name {
			return d, true
		}
	}
	return Domain{}, false
}

// DomainNames returns the names in the plan's order.
func (p *Plan) DomainNames() []string {
	names := make([]string, len(p.Domains))
	for i, d := range p.Domains {
		names[i] = d.Name
	}
	return names
}

// Choices returns what the drop-downs of the form offer in this plan. The
// rules judge by the same values.
func (p *Plan) Choices() form.Choices {
	choices := p.Form.FixedChoices()
	for _, d := range p.Domains {
		others := append([]string{d.TitleName, d.Name}, d.Aliases...)
		choices[form.Domains] = append(choices[form.Domains], form.Choice{Name: d.Name, Aliases: others})
		choices[form.TitleDomains] = append(choices[form.TitleDomains], form.Choice{Name: d.TitleName, Aliases: others})
		for _, area := range d.FocusAreas {
			choices[form.FocusAreas] = append(choices[form.FocusAreas], form.Choice{Name: area, Parent: d.Name, Aliases: p.atHome(area)})
		}
	}
	for list, entries := range map[form.ListID][]Entry{form.Industries: p.Industries, form.EconomicTypes: p.EconomicTypes} {
		for _, e := range entries {
			choice := form.Choice{Name: e.Name}
			if e.Code != "" {
				choice.Aliases = []string{e.Code, e.Code + e.Name, e.Name + e.Code}
			}
			choices[list] = append(choices[list], choice)
		}
	}
	return choices
}

// atHome are the ways to write a name without that of the place, which goes without
// saying there: 药茶 for 山西药茶.
func (p *Plan) atHome(name string) []string {
	short := strings.TrimSuffix(p.Root().Name, "省")
	if rest, found := strings.CutPrefix(name, short); found && short != "" && rest != "" {
		return []string{rest}
	}
	return nil
}

// DomainOfTitle returns the domain that the title of a form names.
func (p *Plan) DomainOfTitle(titleName string) (Domain, bool) {
	for _, d := range p.Domains {
		if d.TitleName == titleName {
			return d, true
		}
	}
	return Domain{}, false
}

// Begins is the day of the first notice, before which nothing can have been filled; the
// first day of the year where no notice says its day.
func (p *Plan) Begins() form.Date {
	var first form.Date
	for _, n := range p.Notices {
		if !n.Date.IsZero() && (first.IsZero() || n.Date.Before(first)) {
			first = n.Date
		}
	}
	if year, err := strconv.Atoi(p.Year); first.IsZero() && err == nil {
		return form.Date{Year: year, Month: 1, Day: 1}
	}
	return first
}

// Copies is how many paper copies the unit sends to the one above.
func (p *Plan) Copies(unit Region) int {
	if p.ReportsAs(unit) == County {
		return p.CopiesToCity
	}
	return p.CopiesToProvince
}

// Notice returns the notice that clauses call by the short name.
func (p *Plan) Notice(short string) (Notice, bool) {
	for _, n := range p.Notices {
		if n.Short == short {
			return n, true
		}
	}
	return Notice{}, false
}
