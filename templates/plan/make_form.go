package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// addedPrefix begins the numbers of questions that a plan adds: q_3f2a90bc.
const addedPrefix = "q_"

// shortDigest is eight hexadecimal digits that follow from the text.
func shortDigest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

func wholeOrBlank(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// withForm makes the form of the plan from its rows. A plan without rows, as code makes
// one, asks for the official form.
func (p *Plan) withForm() {
	if p.Fields == nil {
		p.Fields = officialRows()
	}
	if p.ChoiceRows == nil {
		p.ChoiceRows = officialChoices()
	}
	f := p.makeForm()
	p.word(f)
	p.Form = f
	choices := p.Choices()
	for _, row := range p.Fields {
		field := p.Form.Field(row.ID)
		field.Qualifies, _ = form.ParseQualifier(row.Qualifies, field, choices)
		field.Unfit = row.Unfit
	}
}

// makeForm changes the official form as the rows say. What cannot be is left as it was:
// slips say so of a plan that is read.
func (p *Plan) makeForm() *form.Form {
	f := form.Official()
	p.makeLists(f)
	for i := range p.Fields {
		row := &p.Fields[i]
		switch official := f.Has(row.ID); {
		case official && !row.On && f.Field(row.ID).MayLeave():
			p.change(f, f.Field(row.ID), row)
			f.Leave(row.ID)
		case official:
			p.change(f, f.Field(row.ID), row)
		case row.On && row.isAdded():
			p.ask(f, row)
		}
	}
	return f
}

func (r *FieldRow) isAdded() bool { return strings.HasPrefix(string(r.ID), addedPrefix) }

// makeLists gives the fixed lists the entries of the rows, and adds those of the plan.
func (p *Plan) makeLists(f *form.Form) {
	entries, words := map[string][]string{}, map[string]map[string][]string{}
	var titles []string
	for _, row := range p.ChoiceRows {
		key := form.NormalLabel(row.List)
		if entries[key] == nil {
			titles, words[key] = append(titles, row.List), map[string][]string{}
		}
		entries[key] = append(entries[key], row.Name)
		words[key][row.Name] = row.Aliases
	}
	for _, title := range titles {
		key := form.NormalLabel(title)
		list, known := f.ListTitled(title)
		switch {
		case !known:
			f.AddList(&form.List{ID: form.ListID("l_" + shortDigest(key)), Title: title, Fixed: entries[key], Words: words[key]})
		case list.Fixed != nil && list.FixedTo(entries[key]):
			list.Fixed, list.Words = entries[key], words[key]
		}
	}
}

// change makes an official field what its row says.
func (p *Plan) change(f *form.Form, field *form.Field, row *FieldRow) {
	f.Retitle(field.ID, row.Title)
	p.setCommon(field, row)
	if list, ok := f.ListTitled(row.List); ok && field.List != nil && field.List.Fixed != nil && field.List.FixedTo(list.Fixed) {
		field.List = list
	}
}

// ask adds the question of a row.
func (p *Plan) ask(f *form.Form, row *FieldRow) {
	typed, ok := form.TypeNamed(row.Type)
	if !ok || f.Has(row.ID) {
		return
	}
	field := &form.Field{ID: row.ID, Title: row.Title, Type: typed}
	switch typed.(type) {
	case form.Line:
		field.Max = lineMost
	case form.Prose:
		field.Max = proseMost
	}
	p.setCommon(field, row)
	if _, choose := typed.(form.Choose); choose {
		if field.List, ok = f.ListTitled(row.List); !ok {
			return
		}
	}
	section := form.Review
	if row.Place == onExtra {
		section = form.Extra
	}
	f.Ask(section, field)
}

// Rooms for texts of which the plan does not say how long they may be.
const (
	lineMost  = 60
	proseMost = 300
)

// setCommon sets what any row may say.
func (p *Plan) setCommon(field *form.Field, row *FieldRow) {
	field.Hint, field.Clause, field.OnList = row.Hint, form.Clause(row.Clause), row.OnList
	field.Need, field.NeedDomain = needOf(row.Need)
	field.Reach = form.Reach(max(0, slices.Index(form.Reaches(), row.Reach)))
	switch field.Type.(type) {
	case form.Count, form.Amount:
		field.Most = float64(row.Most)
	case form.Line, form.Prose:
		field.Min, field.Max = row.Least, cmp.Or(row.Most, field.Max)
	}
}

// needWords are the needs with the word of a row; a domain is named itself.
func needWords() map[form.Need]string {
	return map[form.Need]string{form.Optional: form.No, form.Always: form.Yes, form.OfRegion: form.KindRegion, form.OfEnterprise: form.KindEnterprise}
}

// needOf is the need of the word.
func needOf(word string) (form.Need, string) {
	for need, known := range needWords() {
		if known == word {
			return need, ""
		}
	}
	return form.OfDomain, word
}
