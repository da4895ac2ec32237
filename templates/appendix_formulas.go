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
	line, start, state, places string
	end                        string
	first, runIn               string
	count, print, pages, full  string
}

// appendixFormulas are those for a table of so many parts.
func appendixFormulas(parts int) formulaSet {
	first, last := firstLineRow, firstLineRow+form.AppendixLines-1
	column := func(col string) string {
		return fmt.Sprintf("$%[1]s$%[2]d:$%[1]s$%[3]d", col, firstLineRow, firstLineRow+parts-1)
	}
	// here stands for a state: the part, the place in its text, the text itself.
	part := func(state string) string { return fmt.Sprintf("INT(%s/%d)", state, partFactor) }
	place := func(state string) string { return fmt.Sprintf("MOD(%s,%d)", state, partFactor) }
	of := func(col, state string) string { return fmt.Sprintf("INDEX(%s,%s)", column(col), part(state)) }
	cell := func(col string, row int) string { return fmt.Sprint(col, row) }

	here, places := cell(stateCol, first), cell(placesCol, first)
	next := cell(stateCol, first+1)
	text, at := of(textCol, here), place(here)
	sign := func(after string) string { return fmt.Sprintf("MID(%s,%s+%s%s,1)", text, at, places, after) }
	// taken is how many characters the line takes: to its line break, or as many as it
	// has places; a mark that may not begin the next line, and a line break, come with it.
	taken := fmt.Sprintf(`MIN(FIND(CHAR(10),MID(%[1]s,%[2]s,%[3]s+1)&CHAR(10)),%[3]s+ISNUMBER(FIND(%[4]s,"%[6]s"))*(1+(%[5]s=CHAR(10)))+(%[4]s=CHAR(10)))`,
		text, at, places, sign(""), sign("+1"), form.Hanging)
	line := fmt.Sprintf(`IF(%[1]s=0,IF(%[2]s,%[3]s,""),IF(%[4]s=0,%[5]s&"（全文）",SUBSTITUTE(MID(%[6]s,%[4]s,IF(%[7]s=%[8]s,%[9]s-%[1]s,%[10]d)),CHAR(10),"")))`,
		here, cell(stateCol, first-1)+">0", endText(), at, of(titleCol, here), text, part(next), part(here), next, 2*form.AppendixPlaces)
	state := fmt.Sprintf(`IF(%[1]s=0,0,IF(%[2]s=0,%[1]s+1,IF(%[2]s+%[3]s>LEN(%[4]s),%[5]s*%[6]d,%[1]s+%[3]s)))`,
		here, at, taken, text, of(nextCol, here), partFactor)
	return formulaSet{
		line:   line,
		start:  fmt.Sprintf("$%s$%d*%d", nextCol, firstLineRow-1, partFactor),
		state:  state,
		places: placesFormula(text, at),
		end:    fmt.Sprintf(`IF(%s>0,"%s",IF(%s>0,%s,""))`, cell(stateCol, last+1), appendixFull, cell(stateCol, last), endText()),
		first:  nextFormula(firstLineRow),
		runIn:  fmt.Sprintf("--(SUM(%s)>%d)", column(linesCol), form.AppendixLines),
		count:  fmt.Sprintf(`COUNTIF($%[1]s$%[2]d:$%[1]s$%[3]d,">0")`, stateCol, first, last),
		print:  fmt.Sprintf("IF(%[1]s=0,1,%[1]s+%[2]d)", countCell, firstLineRow),
		pages:  fmt.Sprintf("IF(%[1]s=0,0,INT((%[1]s+%[2]d)/%[3]d))", countCell, form.PagesOfMore, form.AppendixPage),
		full:   fmt.Sprintf("--(%s>0)", cell(stateCol, last+1)),
	}
}

// placesFormula is how many characters stand on a line: more where they are narrow, and
// one less where the last would be a mark that opens what follows.
func placesFormula(text, at string) string {
	fit := fmt.Sprintf(`%[3]d+INT(SUMPRODUCT(ISNUMBER(FIND(MID(%[1]s,%[2]s+ROW($1:$%[3]d)-1,1),%[4]s))*(%[2]s+ROW($1:$%[3]d)<=LEN(%[1]s)+1))*%[5]d/%[6]d)`,
		text, at, form.AppendixPlaces, narrowCell, form.HalfWidthMore, form.HalfWidthEach)
	marks := `{"` + strings.Join(strings.Split(form.Opening, ""), `","`) + `"}`
	return fmt.Sprintf(`IF(%[2]s=0,%[3]d,%[4]s-SUMPRODUCT(--(MID(%[1]s,%[2]s+%[4]s-1,1)=%[5]s)))`, text, at, form.AppendixPlaces, fit, marks)
}

// endText is the last line, with the number of lines before it.
func endText() string {
	return strings.NewReplacer("#", `"&`+countCell+`&"`).Replace(`"` + appendixEnd("#") + `"`)
}

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

// overflowFormula is 1 when the text of one of the rooms does not show whole.
func overflowFormula(rooms []form.Room) string {
	var long, high []string
	for _, r := range rooms {
		cell := fixed(r.FirstRow, r.FirstCol)
		long = append(long, fmt.Sprintf("LEN(%s)>%d", cell, r.Width*r.Lines))
		high = append(high, fmt.Sprintf("%s>%d", linesFormula(cell, r), r.Lines))
	}
	return fmt.Sprintf("IFERROR(IF(OR(%s),1,--OR(%s)),0)", strings.Join(long, ","), strings.Join(high, ","))
}
