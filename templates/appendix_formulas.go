package templates

import (
	"fmt"
	"strings"

	"shidian/templates/form"
)

// formulaSet are the formulas of an appendix, as they stand in their first row; those
// of the lines are shared by all rows. They use functions of Excel 2007, none that
// depends on the language of the system, and no entry as an array.
type formulaSet struct {
	line, start, state, last  string
	first, runIn              string
	count, print, pages, full string
}

// appendixFormulas are those for a table of so many parts.
func appendixFormulas(parts int) formulaSet {
	first, last := firstLineRow, firstLineRow+form.AppendixLines
	state, at, text, title, next := lineRefs(parts, first)
	_, lastAt, lastText, lastTitle, lastNext := lineRefs(parts, last)
	after := fmt.Sprint(stateCol, first+1)
	// behind is the line behind the end of a part, line that of its text.
	show := func(at, text, title, next, behind, line string) string {
		return fmt.Sprintf(`IF(%s=0,%s,IF(%s>LEN(%s),IF(%s=0,%s,%s),%s))`, at, title, at, text, next, endText(), behind, line)
	}
	titled := func(part string) string {
		return fmt.Sprintf(`INDEX(%s,%s)&"%s"`, tableColumn(titleCol, parts), part, form.AppendixWhole)
	}
	return formulaSet{
		line: fmt.Sprintf(`IF(%s=0,"",%s)`, state, show(at, text, title+`&"`+form.AppendixWhole+`"`, next, titled(next),
			fmt.Sprintf(`SUBSTITUTE(MID(%s,%s,%s-%s),CHAR(10),"")`, text, at, after, state))),
		start: fmt.Sprintf("$%s$%d*%d", nextCol, firstLineRow-1, partFactor),
		state: fmt.Sprintf(`IF(%[1]s=0,0,IF(%[2]s=0,%[1]s+1,IF(%[2]s>LEN(%[3]s),%[4]s*%[5]d+(%[4]s>0),%[1]s+%[6]s)))`,
			state, at, text, next, partFactor, takenFormula(text, at)),
		last:  fmt.Sprintf(`IF(%s%d=0,"",%s)`, stateCol, last, show(lastAt, lastText, lastTitle, lastNext, `"`+form.AppendixFull+`"`, `"`+form.AppendixFull+`"`)),
		first: nextFormula(firstLineRow),
		runIn: fmt.Sprintf("--(SUM(%s)>%d)", tableColumn(linesCol, parts), form.AppendixLines),
		count: fmt.Sprintf(`COUNTIF($%[1]s$%[2]d:$%[1]s$%[3]d,">0")`, stateCol, first, last),
		print: fmt.Sprintf("IF(%[1]s=0,1,%[1]s+%[2]d)", countCell, firstLineRow-1),
		pages: fmt.Sprintf("IF(%[1]s=0,0,INT((%[1]s+%[2]d)/%[3]d))", countCell, form.PagesOfMore, form.AppendixPage),
		full:  fmt.Sprintf(`--(%s%d="%s")`, lineCol, last, form.AppendixFull),
	}
}

// tableColumn is a column of the table of parts.
func tableColumn(col string, parts int) string {
	return fmt.Sprintf("$%[1]s$%[2]d:$%[1]s$%[3]d", col, firstLineRow, firstLineRow+parts-1)
}

// lineRefs are what a formula of the lines reads in a row: the state, the place in the
// text of its part, this text, its title, and the part that comes next.
func lineRefs(parts, row int) (state, at, text, title, next string) {
	state = fmt.Sprint(stateCol, row)
	of := func(col string) string {
		return fmt.Sprintf("INDEX(%s,INT(%s/%d))", tableColumn(col, parts), state, partFactor)
	}
	return state, fmt.Sprintf("MOD(%s,%d)", state, partFactor), of(textCol), of(titleCol), of(nextCol)
}

// takenFormula is how many characters a line takes, as form.lineLength says.
func takenFormula(text, at string) string {
	sign := func(more int) string { return fmt.Sprintf("MID(%s,%s+%d,1)", text, at, form.AppendixPlaces+more) }
	opening := `{"` + strings.Join(strings.Split(form.Opening, ""), `","`) + `"}`
	return fmt.Sprintf(`MIN(LEN(%[1]s)+1-%[2]s,FIND(CHAR(10),MID(%[1]s,%[2]s,%[9]d)&CHAR(10)),%[3]d-SUMPRODUCT(--(%[4]s=%[5]s))+ISNUMBER(FIND(%[6]s,"%[7]s"))*(1+(%[8]s=CHAR(10)))+(%[6]s=CHAR(10)))`,
		text, at, form.AppendixPlaces, sign(-1), opening, sign(0), form.Hanging, sign(1), form.AppendixPlaces+1)
}

// endText is the last line, with the number of lines before it.
func endText() string { return `"` + form.AppendixEnd(`"&`+countCell+`-1&"`) + `"` }

// text is the formula of a part's text, "" where the part fits its box.
func (formulaSet) text(row int, text string) string {
	return fmt.Sprintf(`IF($%s%d=0,"",IFERROR(IF(%s=1,SUBSTITUTE(%s,CHAR(10),"　"),%[4]s&""),""))`, overCol, row, runInCell, text)
}

// most is the formula of form.MostLines, 0 where the part fits its box.
func (formulaSet) most(row int, text string) string {
	return fmt.Sprintf(`IF($%[1]s%[2]d=0,0,IFERROR(INT(LEN(%[3]s)/%[4]d)+LEN(%[3]s)-LEN(SUBSTITUTE(%[3]s,CHAR(10),""))+3,0))`, overCol, row, text, form.AppendixPlaces-1)
}

// next is the formula of the next part that does not fit; the last part has none.
func (formulaSet) next(row int, last bool) string {
	if last {
		return "0"
	}
	return nextFormula(row + 1)
}

// nextFormula looks at the part in the row, and else leaves it to the rows below.
func nextFormula(row int) string {
	return fmt.Sprintf("IF($%[1]s$%[3]d=1,%[4]d,$%[2]s$%[3]d)", overCol, nextCol, row, row-firstLineRow+1)
}

// linesFormula counts as form.Lines does, in a box of so many lines: a text of more
// characters than the box holds is not asked about.
func linesFormula(cell string, r form.Room) string {
	return fmt.Sprintf(`SUMPRODUCT((MID(CHAR(10)&%[1]s,ROW($1:$%[2]d),1)=CHAR(10))*(1+INT((ABS(FIND(CHAR(10),%[1]s&REPT(CHAR(10),%[2]d),ROW($1:$%[2]d))-ROW($1:$%[2]d)-0.5)-0.5)/%[3]d)))`,
		cell, r.Width*r.Lines+1, r.Width)
}

// overflowFormula is 1 when the text of one of the rooms does not show whole. A step in
// a row that is hidden, as the spare ones are, does not show at all.
func overflowFormula(rooms []form.Room) string {
	var long, high []string
	if first, last := rooms[0], rooms[len(rooms)-1]; first.Field.InTable() {
		var texts []string
		for _, r := range rooms {
			texts = append(texts, r.TopLeft())
		}
		const countShown = 103 // of SUBTOTAL: counts what is not blank, without rows that are hidden
		long = append(long, fmt.Sprintf("AND(LEN(%s)>0,SUBTOTAL(%d,%s:%s)=0)", strings.Join(texts, "&"), countShown, first.TopLeft(), last.TopLeft()))
	}
	for _, r := range rooms {
		cell := r.TopLeft()
		long = append(long, fmt.Sprintf("LEN(%s)>%d", cell, r.Width*r.Lines))
		high = append(high, fmt.Sprintf("%s>%d", linesFormula(cell, r), r.Lines))
	}
	return fmt.Sprintf("IFERROR(IF(OR(%s),1,--OR(%s)),0)", strings.Join(long, ","), strings.Join(high, ","))
}
