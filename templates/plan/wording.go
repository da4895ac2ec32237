package plan

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// # What the form says
//
// The texts of the printed form, of the guide and beside the blanks follow from the rows
// of 申报书文字, with what the plan says elsewhere filled in.

// word gives a form that nobody else has yet the words of the plan.
func (p *Plan) word(f *form.Form) {
	if p.Texts == nil {
		p.Texts = officialTexts()
	}
	f.Word(p.textAt, func(field *form.Field) (string, string) {
		example := ""
		switch field.Type.(type) {
		case form.Month:
			example = p.exampleStart().Chinese()
		case form.Day:
			example = p.exampleDay().Chinese()
		}
		return p.hint(field.Hint), example
	})
}

// textAt is the row of the wording, filled as far as it can be for all units alike. A
// place for which a kept plan has no row says what the official form says.
func (p *Plan) textAt(w form.Wording) string {
	for _, t := range p.Texts {
		if t.isAt(w) {
			w.Text = t.Text
		}
	}
	if w.OfUnit {
		return w.Text // filled where the unit is known
	}
	return p.Filled(w.Text)
}

// hintMost is how much of a prompt a hint may take; Excel shows 255 characters, and how
// much fits the box is said behind it.
const hintMost = 200

// hint fills a hint. Lists in it that are too long are cut.
func (p *Plan) hint(text string) string {
	filled := p.Filled(text)
	for shown := 20; len([]rune(filled)) > hintMost && shown > 0; shown-- {
		short := *p
		short.Domains, short.Stages = firstOf(p.Domains, shown), firstOf(p.Stages, shown)
		for i := range short.Domains {
			if i == shown-1 && shown < len(p.Domains) {
				short.Domains[i].Name += "等"
				short.Domains[i].TitleName += "等"
			}
		}
		filled = short.Filled(text)
	}
	return filled
}

func firstOf[T any](list []T, n int) []T { return slices.Clone(list[:min(n, len(list))]) }

// # Examples of dates, which lie in the season of the plan

// exampleDay is a day on which a form may have been filled: two before the last one.
func (p *Plan) exampleDay() form.Date {
	for _, level := range []Level{County, City} {
		if d := p.dayOf(level, "").LastDay; !d.IsZero() {
			return d.DaysOn(-2)
		}
	}
	return form.Date{Year: p.year(), Month: 5, Day: 6}
}

// exampleStart is the month behind it, in which a pilot may begin.
func (p *Plan) exampleStart() form.Date { return p.exampleDay().MonthsOn(1) }

// exampleEnd is the last month of a pilot that begins then and is neither short nor long.
func (p *Plan) exampleEnd() form.Date {
	return p.exampleStart().MonthsOn((p.PilotMonthsMin+p.PilotMonthsMax)/2 - 1)
}

// exampleSystem is a month two years ago, and the one a quarter later.
func (p *Plan) exampleSystem(later int) form.Date {
	return form.Date{Year: p.year() - 2, Month: 3}.MonthsOn(later)
}

func (p *Plan) year() int {
	year, err := strconv.Atoi(p.Year)
	if err != nil {
		return p.Begins().Year
	}
	return year
}

// ExampleMonth and ExampleDay are dates as a table writes them: 2021-06, 2021-05-06.
func (p *Plan) ExampleMonth() string { return p.exampleStart().String() }

// ExampleDay is the day on which a form may have been filled.
func (p *Plan) ExampleDay() string { return p.exampleDay().String() }

// # What texts say of the domains and of the copies

// domainExamples names for each domain pilots that it has: 工业领域指轨道交通等标准化试点.
func (p *Plan) domainExamples() string {
	var parts []string
	for _, d := range p.Domains {
		if d.Examples != nil {
			parts = append(parts, d.TitleName+"领域指"+strings.Join(d.Examples, listMark)+"等标准化试点")
		}
	}
	return strings.Join(parts, "；")
}

// keepers are the parties that keep a copy of the paper form by its notes.
func keepers() []string { return []string{"承担", "保证", "业务指导", "管理"} }

// copiesEach says who keeps a copy each, where that is all copies; nothing where the plan
// asks for another number, of which it does not say who keeps them.
func (p *Plan) copiesEach(before, behind string) string {
	if p.CopiesOnForm != len(keepers()) {
		return ""
	}
	names := keepers()
	return before + strings.Join(names, behind+listMark) + "单位各 1 份"
}

// zoneWord stands behind 市 where a demonstration zone reports like a city.
func (p *Plan) zoneWord() string {
	for _, r := range p.Children(p.Root().Code) {
		if r.Level == City && p.KindOf(r) == KindPilotZone {
			return "（" + p.WordsOf(r).Noun + "）"
		}
	}
	return ""
}

// ShortTitle is the plan's title without the province in front: 省级标准化试点. Texts put
// 项目 or 申报表 behind it.
func (p *Plan) ShortTitle() string {
	return strings.TrimSuffix(strings.TrimPrefix(p.Title, p.Root().Name), "项目")
}

// Subject is what is collected, without of whom and in which batch: 标准化试点 of
// 山西省省级标准化试点. It stands behind the name of any office.
func (p *Plan) Subject() string {
	subject := strings.TrimPrefix(strings.TrimPrefix(p.ShortTitle(), p.Batch), provincial(p.Root().Name))
	return cmp.Or(subject, p.ShortTitle())
}

// LastDayChinese is by when the unit reports, as running text has it.
func (p *Plan) LastDayChinese(unit Region) string {
	if d, ok := p.Deadline(unit); ok {
		return d.Chinese()
	}
	return "按通知规定的时间"
}

// grounds names the notices that hold for the unit.
func (p *Plan) grounds(unit Region) string {
	var named []string
	for _, n := range p.NoticesFor(unit.Code) {
		if n.Number != "" {
			named = append(named, n.Number)
		}
	}
	if named == nil {
		return ""
	}
	return "，依据" + strings.Join(named, listMark)
}

// paperCopies says how many copies on paper the unit sends; nothing where none is asked for.
func (p *Plan) paperCopies(unit Region) string {
	if n := p.Copies(unit); n > 0 {
		return fmt.Sprintf("，报送纸质 %d 份", n)
	}
	return ""
}

var eachOf = regexp.MustCompile(`一式\s*([0-9]+|[一二两三四五六七八九十]+)\s*份[，（：]?(?:为)?([^，。；：（）0-9]+?)各\s*([0-9]+|[一二两三四五六七八九十]+)\s*份`)

// wrongCopies says where a text names a number of copies and who keeps them, and the two
// do not agree: 一式 7 份，甲、乙各 1 份.
func wrongCopies(text string) string {
	found := eachOf.FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	all, each, parties := countOf(found[1]), countOf(found[3]), len(strings.Split(strings.ReplaceAll(found[2], "和", listMark), listMark))
	if all == each*parties {
		return ""
	}
	return fmt.Sprintf("写的是一式 %d 份，后面 %d 个单位各 %d 份，一共 %d 份，对不上", all, parties, each, each*parties)
}

// countOf reads 4 and 四.
func countOf(text string) int {
	v, _, _ := form.Count{}.Parse(form.Answer{Raw: text, Kind: form.Text}, &form.Field{}, nil)
	return int(v.Number)
}

// DateExamples are a month and a day as the guide shows them: “2021年6月”或者“2021年5月6日”.
func (p *Plan) DateExamples() string {
	return "“" + p.exampleStart().Chinese() + "”或者“" + p.exampleDay().Chinese() + "”"
}
