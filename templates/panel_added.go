package templates

import (
	"slices"

	"shidian/templates/form"
)

// How many questions a line is about: who opens its formula has to be able to read it.
const (
	typedALine = 4
	unfitALine = 2
)

// addedLines are those about the questions that a plan adds, and about the answers that
// it says do not qualify: a line for a few questions of a kind.
func (p *panel) addedLines() []line {
	of := func(wanted func(f *form.Field) bool) []form.ID {
		var ids []form.ID
		for _, f := range p.fields {
			if wanted(f) {
				ids = append(ids, f.ID)
			}
		}
		return ids
	}
	typed := func(t form.Type) []form.ID {
		return of(func(f *form.Field) bool { return f.Added && f.Type == t && (f.List == nil || !f.List.Open) })
	}
	var lines []line
	many := func(n int, make func(ids []form.ID) line, ids []form.ID) {
		for few := range slices.Chunk(ids, n) {
			lines = append(lines, make(few))
		}
	}
	add := func(make func(ids []form.ID) line, ids []form.ID) { many(typedALine, make, ids) }
	add(func(ids []form.ID) line { return p.dayLine(ids...) }, typed(form.Day{}))
	add(func(ids []form.ID) line { return p.monthLine(ids[0], ids...) }, typed(form.Month{}))
	add(func(ids []form.ID) line { return listLine(ids[0], ids...) }, typed(form.Choose{}))
	add(func(ids []form.ID) line { return numberLine(ids[0], ids...) }, slices.Concat(typed(form.Count{}), typed(form.Amount{})))
	add(mailLine, typed(form.Mail{}))
	add(postcodeLine, typed(form.PostalCode{}))
	add(codeLine, typed(form.OrganizationCode{}))
	add(shortLine, of(func(f *form.Field) bool { return f.Added && isLong(f) && f.Min > 8 }))
	for _, m := range []struct {
		mark  mark
		unfit string
	}{{wrongMark(), form.UnfitError}, {askMark(), form.UnfitAsks}} {
		many(unfitALine, func(ids []form.ID) line { return unfitLine(m.mark, ids) },
			of(func(f *form.Field) bool { return f.Qualifies.Sign != "" && f.Unfit == m.unfit }))
	}
	return lines
}

func isLong(f *form.Field) bool {
	_, prose := f.Type.(form.Prose)
	return prose
}

func mailLine(ids []form.ID) line {
	return typed("F009", wrongMark(), ids[0], "：不是电子邮箱，请写成 name@example.com 的样子。", "：请用半角字母写。", ids...).withTitles()
}

func postcodeLine(ids []form.ID) line {
	return typed("F010", askMark(), ids[0], "：邮编应为 6 位数字。", "：请用半角数字写。", ids...).withTitles()
}

func codeLine(ids []form.ID) line {
	return typed("F006", wrongMark(), ids[0], "：代码有误，应为 18 位，末位是校验位。", "：请用半角的大写字母和数字写。", ids...).withTitles()
}

func shortLine(ids []form.ID) line {
	return line{rule: "F012", mark: askMark(), at: ids[0], fields: ids, named: true, says: "：写得太短，请写全。", wrong: outOfRoom}
}

// unfitLine is about answers that do not qualify.
func unfitLine(m mark, ids []form.ID) line {
	return line{rule: "P022", mark: m, at: ids[0], fields: ids, named: true, graded: true, says: "：不符合要求（选中这一格可以看到）。填错的请改正。", wrong: unfit}
}

// unfit is true of an answer that is understood and does not qualify.
func unfit(p *panel, id form.ID) string {
	f, value := p.plan.Form.Field(id), p.values[id]
	known := "LEN(" + value + ")>0"
	if f.List == nil {
		known = "N(" + value + ")>=0"
		known = all("ISNUMBER("+value+")", known)
	} else {
		known = all("ISTEXT("+value+")", known)
	}
	return all(known, "NOT("+fits(f, value)+")")
}

// fits is true where what the answer is worth qualifies.
func fits(f *form.Field, value string) string {
	var conditions []string
	for _, worth := range f.Qualifies.Worth {
		conditions = append(conditions, fitsOne(f, value, worth))
	}
	if f.Qualifies.Sign == "≠" {
		return all(conditions...)
	}
	return some(conditions...)
}

func fitsOne(f *form.Field, value string, worth form.Value) string {
	sign := map[string]string{"≥": ">=", "≤": "<=", "≠": "<>"}[f.Qualifies.Sign]
	if sign == "" {
		sign = f.Qualifies.Sign
	}
	switch f.Type.(type) {
	case form.Month: // the day that was written beside it says nothing
		return "INT(" + value + "/100)" + sign + number(worth.Date.Year*100+worth.Date.Month)
	case form.Day:
		return value + sign + numeral(worth.Date)
	case form.Choose:
		return value + sign + literal(worth.Text)
	default:
		return value + sign + worth.Text
	}
}
