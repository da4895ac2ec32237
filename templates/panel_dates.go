package templates

import (
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
)

const datePlain = digits + "-./年月日号份"

// dateValue reads a date as it is written, 2021年6月, 2021-06, 2021.6.5, 202106, or a
// cell that is a date. It draws four hidden rows: the text and what it is worth; what
// stands behind the month, with its sign and without; the day, and the date as a number;
// and the same of a cell that is a number.
func (p *panel) dateValue(f *form.Field, cell string) {
	at := p.row
	text, behind, rest, day, sum := p.textCell(at), p.valueCell(at+1), p.textCell(at+1), p.textCell(at+2), p.valueCell(at+2)
	parts := p.dateParts(f)
	p.short(when(call("ISTEXT", cell), apart(cell)+"&"+p.begun(cell), `""`), p.typed(f))
	digit := func(at string) string {
		return "ISNUMBER(FIND(MID(" + text + "," + at + ",1)," + literal(digits) + "))"
	}
	hidden := func(row, col int, formula, result string, isText bool) {
		p.result(p.sheet, form.CellName(row, col), call("IFERROR", formula, `""`), result, isText)
	}
	hidden(at+1, worthCol, "MID("+text+",7+(LEN("+text+")>6)*"+digit("7")+",20)", parts.behind, true)
	hidden(at+1, wordCol, when("LEN("+behind+")=0", `""`, when("LEFT("+behind+`,2)="月份"`, "MID("+behind+",3,9)",
		when("ISNUMBER(FIND(LEFT("+behind+`),"月-./"))`, "MID("+behind+",2,9)", `"x"`))), parts.rest, true)
	hidden(at+2, wordCol, when(all("LEN("+rest+")>1", "ISNUMBER(FIND(RIGHT("+rest+`),"日号"))`), "LEFT("+rest+",LEN("+rest+")-1)", rest), parts.day, true)
	hidden(at+2, worthCol, when(call("ISNUMBER", cell), p.valueCell(at+3), textDate(text, behind, day)), parts.numeral, false)
	hidden(at+3, worthCol, when(call("ISNUMBER", cell), numberDate(cell), `""`), parts.ofNumber, parts.ofNumber == "")
	p.row += 3
	p.worth(f, at, p.dateWorth(f, cell, text, sum))
}

// dateParts are what the hidden cells of a date hold.
type dateParts struct{ behind, rest, day, numeral, ofNumber string }

// dateParts takes the answer apart as the formulas do.
func (p *panel) dateParts(f *form.Field) dateParts {
	a, text := p.filled.Answer(f.ID), []rune(p.typed(f))
	from := 6
	if len(text) > from && strings.ContainsRune(digits, text[from]) {
		from++
	}
	d := dateParts{behind: string(text[min(from, len(text)):]), numeral: "0"}
	rest, isMonth := strings.CutPrefix(d.behind, "月份")
	switch sign := []rune(d.behind); {
	case isMonth:
		d.rest = rest
	case len(sign) > 0 && strings.ContainsRune("月-./", sign[0]):
		d.rest = string(sign[1:])
	case len(sign) > 0:
		d.rest = "x"
	}
	d.day = d.rest
	if utf8.RuneCountInString(d.rest) > 1 {
		d.day = strings.TrimSuffix(strings.TrimSuffix(d.rest, "日"), "号")
	}
	if date, ok := form.ParseDate(a); ok && (a.Kind != form.Text || strings.Trim(string(text), datePlain) == "") {
		d.numeral = numeral(date)
	}
	if a.Kind == form.Number || a.Kind == form.DateCell {
		d.ofNumber = d.numeral
	}
	return d
}

// numeral is a date as one number: 20210605, 20210600 for a month.
func numeral(d form.Date) string { return number(d.Year*10000 + d.Month*100 + d.Day) }

// apart marks a text whose digits stand apart: without 年 nobody can tell where one
// number ends. The mark keeps it from being read here.
func apart(cell string) string {
	return when(`AND(ISERROR(FIND("年",`+cell+`)),ISNUMBER(FIND(" ",TRIM(`+cell+`))))`, `"："`, `""`)
}

// textDate makes 20210605 of the parts, 20210600 of a month, and 0 of what has not the
// shape of a date.
func textDate(text, behind, day string) string {
	figures := func(parts string) string { return only(parts, literal(digits)) }
	packed := all(some("LEN("+text+")=6", "LEN("+text+")=8"), figures(text))
	month := "MID(" + text + ",6,1+(LEN(" + text + ")-LEN(" + behind + ")>6))"
	dashed := all("LEN("+text+")>5", `ISNUMBER(FIND(MID(`+text+`,5,1),"年-./"))`, figures("LEFT("+text+",4)&"+month+"&"+day), "LEN("+day+")<3",
		some("LEN("+day+")=0", `NOT(`+isOne(day, "0", "00")+`)`))
	return when(packed, when("LEN("+text+`)=8`, when(`RIGHT(`+text+`,2)="00"`, "0", "--"+text), "100*"+text),
		when(dashed, "LEFT("+text+",4)*10000+"+month+`*100+("0"&`+day+")", "0"))
}

// numberDate makes the same of a number: 2021.5, 202105, 20210506, or the count of days
// that a date is. 2021.1 may be October, so it is none.
func numberDate(cell string) string {
	month := func(tens string) string { return "ROUND(MOD(" + cell + ",1)*" + tens + ",0)" }
	exact := func(tens string) string { return "ROUND(MOD(" + cell + ",1)*" + tens + ",6)=" + month(tens) }
	fraction := when(exact("10"), month("10"), when(exact("100"), month("100"), "0"))
	ofYear := "INT(" + cell + ")*10000+100*" + fraction + "*(" + fraction + "<>1)"
	ofDays := "YEAR(" + cell + ")*10000+MONTH(" + cell + ")*100+DAY(" + cell + ")"
	return when(cell+"<>INT("+cell+")", when(all(cell+">="+number(form.FirstYear), cell+"<"+number(form.LastYear+1)), ofYear, "0"),
		when(cell+">="+number(form.FirstYear*10000), cell, when(cell+">="+number(form.FirstYear*100), cell+"*100", when(all(cell+">=30000", cell+"<=73050"), ofDays,
			when(all(cell+">=17899", cell+"<30000"), isUnclear, "0")))))
}

// dateWorth is the date, when there is such a day.
func (p *panel) dateWorth(f *form.Field, cell, text, numeral string) string {
	year, month, day := "INT("+numeral+"/10000)", "INT(MOD("+numeral+",10000)/100)", "MOD("+numeral+",100)"
	conditions := []string{year + ">=" + number(form.FirstYear), year + "<=" + number(form.LastYear), month + ">=1", month + "<=12", day + "<=DAY(DATE(" + year + "," + month + "+1,0))"}
	if _, whole := f.Type.(form.Day); whole {
		conditions = append(conditions, day+">0")
	}
	more := unusual + "T: " + p.words.understood(f.Type, p.spokenDates()...) + "〇○零一二三四五六七八九十"
	wrong := when(some(call("ISNUMBER", cell), call("ISLOGICAL", cell)), when(numeral+"="+isUnclear, isUnclear, isWrong),
		when(`MID(`+text+`,3,1)="年"`, isUnclear, p.doubted(text, datePlain, more)))
	blank := `AND(NOT(ISNUMBER(` + cell + `)),NOT(ISLOGICAL(` + cell + `)),` + p.unanswered(f, text) + ")"
	return when(blank, `""`, when(call("IFERROR", all(conditions...), "FALSE"), numeral, wrong))
}

// unanswered is true while the text is none, or what the paper prints.
func (p *panel) unanswered(f *form.Field, text string) string {
	if f.Unfilled == "" {
		return "LEN(" + text + ")=0"
	}
	return some("LEN("+text+")=0", isOne(text, form.Fold(f.Unfilled)))
}

// spokenDates are ways to write a date that are no digits only.
func (p *panel) spokenDates() []string {
	dates := []string{"二〇一八年五月六日", "二零一九年十月三十日", "一九八七年四月九日", "二○一八年五月六日"}
	day, month := p.plan.Form.Field(form.FormDate).Example, p.plan.Form.Field(form.PilotFrom).Example
	for _, tail := range []string{"（星期四）", "周日", "礼拜天"} {
		dates = append(dates, day+tail)
	}
	for _, tail := range []string{"底", "初", "末", "上旬", "中旬", "下旬", "前后", "左右", "起", "开始", "至今", "为止", "结束"} {
		dates = append(dates, month+tail)
	}
	return dates
}
