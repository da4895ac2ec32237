package templates

import (
	"slices"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Names of the columns of 字典 that the panels look into.
const (
	placesName  = "zd_i"      // 1, 2, 3 …
	sayingsName = "zd_say"    // what the lines say
	titlesName  = "zd_title"  // of the fields of a project
	setsName    = "zd_set"    // sets of characters
	asName      = "zd_as"     // other ways to write an entry of a list: domain|农业农村
	isName      = "zd_is"     // the entry that it means
	postName    = "zd_post"   // how postcodes of the province begin
	countName   = "zd_count"  // units behind a whole number
	amountName  = "zd_amount" // units behind an amount
)

// words are the texts that the panels of one workbook refer to on the sheet 字典.
type words struct {
	sayings, sets []string
	as, is        []string
	titles        []string
	posts         []string
	units         map[string][]string // by the name of the column
	row           map[form.ID]int     // of a title, from 1
	taken         map[form.Type]string
	choices       form.Choices
}

func newWords(p *plan.Plan) *words {
	w := &words{row: map[form.ID]int{}, taken: map[form.Type]string{}, choices: p.Choices()}
	for i, f := range p.Form.Fields() {
		w.titles, w.row[f.ID] = append(w.titles, f.Title), i+1
	}
	for _, f := range slices.Concat(p.Form.Fields(), p.Form.StepFields(), p.Form.CountyFields()) {
		if f.List != nil && !f.List.Open {
			w.addOthers(f)
		}
	}
	for _, r := range p.Regions {
		for _, prefix := range r.Postcodes {
			if !slices.Contains(w.posts, prefix) {
				w.posts = append(w.posts, prefix)
			}
		}
	}
	w.units = map[string][]string{countName: understoodUnits(form.Count{}), amountName: understoodUnits(form.Amount{})}
	return w
}

// wordColumn is a column of 字典 that the panels look into: 栏目, zd_title.
type wordColumn struct {
	title, name string
	texts       []string
}

// columns are all of them.
func (w *words) columns() []wordColumn {
	return []wordColumn{{"提示文字", sayingsName, w.sayings}, {"栏目", titlesName, w.titles}, {"字符", setsName, w.sets},
		{"其他写法", asName, w.as}, {"其他写法的意思", isName, w.is}, {"邮编前几位", postName, w.posts},
		{"整数的单位", countName, w.units[countName]}, {"金额的单位", amountName, w.units[amountName]}}
}

// say is a formula for a text of the panel.
func (w *words) say(text string) string {
	return "INDEX(" + sayingsName + "," + place(&w.sayings, text) + ")"
}

// set is a formula for a set of characters.
func (w *words) set(characters string) string {
	return "INDEX(" + setsName + "," + place(&w.sets, characters) + ")"
}

// place is where the text stands in its column, from 1.
func place(column *[]string, text string) string {
	i := slices.Index(*column, text)
	if i < 0 {
		*column = append(*column, text)
		i = len(*column) - 1
	}
	return number(i + 1)
}

// title is a formula for the title of a field.
func (w *words) title(f *form.Field) string {
	if row := w.row[f.ID]; row > 0 {
		return "INDEX(" + titlesName + "," + number(row) + ")"
	}
	return literal(f.Title)
}

// listKey is what a word stands for in a list: domain|农业农村. 无 answers one question by
// 否 and says nothing to another, so questions have keys of their own.
func listKey(f *form.Field, word string) string {
	if f.List.ID == form.YesNo {
		return string(f.ID) + "|" + word
	}
	return string(f.List.ID) + "|" + word
}

// addOthers notes how else people write the entries of the field's list. What its type
// understands is asked of it. Codes are left out: a line says of a text with digits
// that the list has to be opened again.
func (w *words) addOthers(f *form.Field) {
	ways := f.List.Spoken()
	for _, c := range w.choices[f.List.ID] {
		ways = append(append(ways, c.Name), c.Aliases...)
	}
	for _, way := range ways {
		if !strings.ContainsAny(way, digits) {
			w.addOther(f, strings.ToLower(way))
			w.addOther(f, form.NormalName(way))
		}
	}
}

func (w *words) addOther(f *form.Field, way string) {
	key := listKey(f, way)
	is := func(c form.Choice) bool { return c.Name == way }
	if way == "" || slices.Contains(w.as, key) || slices.ContainsFunc(w.choices[f.List.ID], is) {
		return
	}
	if v, _, ok := f.Type.Parse(form.Answer{Kind: form.Text, Raw: way}, f, w.choices); ok {
		w.as, w.is = append(w.as, key), append(w.is, v.Text)
	}
}

// understoodUnits are the units that the type lets go behind a number.
func understoodUnits(t form.Type) []string {
	var units []string
	for _, unit := range []string{"家企业", "户企业", "个企业", "家", "户", "人", "份", "名", "个", "位", "万元", "万", "元", "亿元", "亿"} {
		if v, _, ok := t.Parse(form.Answer{Kind: form.Text, Raw: "12" + unit}, &form.Field{}, nil); ok && v.Number == 12 {
			units = append(units, unit)
		}
	}
	return units
}

// understood are the characters of those texts that the type understands. What the
// rules learn to read is so known to the panel too. A type is asked once for a workbook.
func (w *words) understood(t form.Type, texts ...string) string {
	if known, asked := w.taken[t]; asked {
		return known
	}
	var characters strings.Builder
	for _, text := range texts {
		if takes(t, text) {
			characters.WriteString(text)
		}
	}
	w.taken[t] = characters.String()
	return w.taken[t]
}

// takes reports whether the type understands the text.
func takes(t form.Type, text string) bool {
	_, _, ok := t.Parse(form.Answer{Kind: form.Text, Raw: text}, &form.Field{}, nil)
	return ok
}

// unusual are characters that people do not mean or do not see: full-width ones, and
// those that take no room.
const unusual = "０１２３４５６７８９．，－／：＠（）'\"`＇‘’“”＂=\t　\u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad\u2002\u2003\u2009"

// wideLetters are the full-width letters of a code or an address.
const wideLetters = "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
