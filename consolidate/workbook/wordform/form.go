// Package wordform finds the answers of a 申报书 that was written in Word: by the tags
// of its content controls, else by the captions that people read. What it cannot tell
// it asks; nothing goes into a field in doubt without a question beside it.
package wordform

import (
	"fmt"

	"shidian/consolidate/workbook/docx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Form is what a document says of one project, e.g. 31 answers of 示例茶试点, and what a
// person has to confirm before they are used.
type Form struct {
	Filled *form.Filled
	Asks   []Ask
}

// Ask is one thing that a person has to look at: of 邮编, 没有找到这一栏.
type Ask struct {
	Field form.ID // "" when it is about none
	Text  string  // Chinese
}

// Refused says in Chinese why a document is no 申报书 that can be read, and what to do.
type Refused string

func (r Refused) Error() string { return string(r) }

// Why a document is refused as a whole.
const (
	Foreign   Refused = "里面插入了另一份文档，内容不在这份文件里。请用 Word 或 WPS 打开，把内容复制到一份新的 .docx 后重新报送"
	NoForm    Refused = "里面没有申报书的标题和栏目，不是申报书"
	ManyForms Refused = "一个文件里有不止一份申报书。请拆成每份一个文件后重新报送"
)

// reader reads one document.
type reader struct {
	form     *form.Form
	choices  form.Choices
	captions map[string]form.ID // by key, of the whole form but section 四
	out      *Form
	found    map[form.ID][]answer
	owner    map[*docx.Paragraph]form.ID
	told     map[*docx.Paragraph]bool // its text was asked about already
}

// answer is a text that stands where the answer of a field stands.
type answer struct {
	text string
	from []line
}

// Read finds the answers of the plan's form. An error is Refused.
func Read(p *plan.Plan, d *docx.Document) (*Form, error) {
	r := &reader{form: p.Form, choices: p.Choices(), captions: captionsOf(p.Form), out: &Form{Filled: form.NewFilled(form.Origin{})},
		found: map[form.ID][]answer{}, owner: map[*docx.Paragraph]form.ID{}, told: map[*docx.Paragraph]bool{}}
	if d.Foreign {
		return nil, Foreign
	}
	cut, err := r.cut(r.itemsOf(d.Blocks))
	if err != nil {
		return nil, err
	}
	r.cover(cut.items[form.Cover])
	r.labelled(cut.items[form.UnitSection], form.UnitSection)
	r.labelled(cut.items[form.Basis], form.Basis)
	r.whole(cut.items[form.Goals], form.ExpectedGoals)
	r.steps(cut.items[form.Schedule])
	r.funding(cut.items[form.Funding])
	r.opinions(cut.items[form.Opinions])
	r.settle(d)
	r.marks(d)
	return r.out, nil
}

func (r *reader) ask(id form.ID, format string, args ...any) {
	r.out.Asks = append(r.out.Asks, Ask{Field: id, Text: fmt.Sprintf(format, args...)})
}

// add notes that the lines stand where the answer of the field stands.
func (r *reader) add(id form.ID, lines []line) {
	for _, l := range lines {
		if l.para != nil {
			r.owner[l.para] = id
		}
	}
	r.found[id] = append(r.found[id], answer{joined(lines), lines})
}

// stray asks about text that belongs to no field.
func (r *reader) stray(section form.SectionID, lines []line) { r.strayBehind("", section, lines) }

// strayBehind asks about text that belongs to no field, and stands below the answer of
// one, "" for none: it may be the end of it.
func (r *reader) strayBehind(id form.ID, section form.SectionID, lines []line) {
	text := joined(lines)
	if text == "" {
		return
	}
	for _, l := range lines {
		if l.para != nil {
			r.told[l.para] = true
		}
	}
	behind := ""
	if id != "" {
		behind = "；它写在“" + r.form.Title(id) + "”下面，是这一栏的请补上"
	}
	r.ask(id, "%s有一段话没有归到任何一栏，没有读入：“%s”%s", r.where(section), form.Cut(text, longestQuote), behind)
}

// longestQuote is how much of a text an ask shows.
const longestQuote = 120

// where names a section for an ask.
func (r *reader) where(section form.SectionID) string {
	short := r.form.Section(section).Short
	if section == form.Cover {
		return short
	}
	return "第" + short + "部分"
}
