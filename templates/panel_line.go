package templates

import (
	"slices"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// mark is the sign at the beginning of a line, which decides its colour: ● 要改.
type mark struct{ sign, fill string }

// The marks. Fonts of every desk have them.
func wrongMark() mark { return mark{"●", WrongFill} }   // of a rule that is an error
func askMark() mark   { return mark{"◆", AskFill} }     // of a rule that asks to look
func writeMark() mark { return mark{"◇", RewriteFill} } // of a text that only the rules understand

func marks() []mark { return []mark{wrongMark(), askMark(), writeMark()} }

// line is what one rule says on a panel, beside the box that it is about: F003 beside
// 所属行业, “● 所属行业、经济类型：不在下拉列表中，请重新选择。”
type line struct {
	rule   string
	mark   mark
	at     form.ID   // the box that it stands beside
	fields []form.ID // those that the rule speaks of in this line
	beside []form.ID // what it looks at beside them: where one is not asked, there is no line
	named  bool      // it begins with their titles
	graded bool      // how grave it is stands with its questions, not with its rule
	says   string
	asks   string // what it says where only the rules may understand what is written; "" for none

	// wrong and unclear are formulas, true where the line has something to say of the
	// field: that the rule speaks, that the text is for the rules alone to read.
	wrong   func(p *panel, id form.ID) string
	unclear func(p *panel, id form.ID) string

	count func(p *panel) (formula, result string) // of F001, which counts; else nil
}

// asked are the lines without those fields that the form does not ask for.
func (p *panel) asked(lines []line) []line {
	left := func(id form.ID) bool { return !p.plan.Form.Has(id) }
	var kept []line
	for _, l := range lines {
		if slices.ContainsFunc(l.beside, left) {
			continue
		}
		l.fields = slices.DeleteFunc(slices.Clone(l.fields), left)
		if left(l.at) && len(l.fields) > 0 {
			l.at = l.fields[0]
		}
		if len(l.fields) > 0 && !left(l.at) {
			kept = append(kept, l)
		}
	}
	return kept
}

// formula gives the text of the line, "" where it has nothing to say.
func (l line) formula(p *panel) string {
	if l.count != nil {
		formula, _ := l.count(p)
		return formula
	}
	otherwise := `""`
	if l.asks != "" {
		otherwise = l.sentence(p, writeMark(), l.asks, l.unclear, `""`)
	}
	return l.sentence(p, l.mark, l.says, l.wrong, otherwise)
}

// sentence gives the text where the formula holds of one of the fields.
func (l line) sentence(p *panel, m mark, says string, holds func(*panel, form.ID) string, otherwise string) string {
	var conditions []string
	var names strings.Builder
	for i, id := range l.fields {
		condition := holds(p, id)
		conditions = append(conditions, condition)
		if i > 0 {
			names.WriteString("&")
		}
		names.WriteString(when(condition, literal("、"+p.plan.Form.Title(id)), `""`))
	}
	text := literal(m.sign+" ") + "&" + p.words.say(says)
	switch {
	case l.named && len(l.fields) == 1:
		text = literal(m.sign+" "+p.plan.Form.Title(l.fields[0])) + "&" + p.words.say(says)
	case l.named:
		text = literal(m.sign+" ") + "&MID(" + names.String() + ",2,200)&" + p.words.say(says)
	}
	return when(some(slices.Compact(conditions)...), text, otherwise)
}

// result is the text by what the rules find.
func (l line) result(p *panel) string {
	if l.count != nil {
		_, result := l.count(p)
		return result
	}
	var found []form.ID
	for _, id := range l.fields {
		if p.speaks(l.rule, id) {
			found = append(found, id)
		}
	}
	switch {
	case found == nil:
		return ""
	case l.named:
		return l.mark.sign + " " + p.titles(found) + l.says
	default:
		return l.mark.sign + " " + l.says
	}
}

// PanelLine says what a line of a panel is about, for those who compare it with the
// rules: F003 of industry and economic_type, an error, in Z24.
type PanelLine struct {
	Rule   string
	Error  bool // it says that something has to be put right
	Fields []form.ID
	Cell   string
}

// PanelLines are the lines beside a 申报书 and beside 县区信息.
func PanelLines(p *plan.Plan, region plan.Region) (project, countySheet []PanelLine) {
	c := &county{plan: p, region: region, words: newWords(p)}
	describe := func(panel *panel, lines []line) []PanelLine {
		described := make([]PanelLine, len(lines))
		for i, row := range panel.place(lines) {
			l := lines[i]
			described[i] = PanelLine{l.rule, l.mark == wrongMark(), l.fields, form.CellName(row, panelCol)}
		}
		return described
	}
	ofProject := c.newPanel("", p.Form.Layout(), p.Form.Fields(), nil)
	ofCounty := c.newPanel("", p.Form.CountyLayout(), p.Form.CountyFields(), nil)
	return describe(ofProject, ofProject.projectLines()), describe(ofCounty, ofCounty.countyLines())
}
