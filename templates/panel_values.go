package templates

import (
	"strconv"

	"shidian/templates/form"
)

// What the panel makes of an answer stands in a hidden cell, its value: a date as
// 20210600, a number, the entry of a list, 1 for a code that is right, "" for a blank,
// or one of these.
const (
	isWrong   = "-1" // no reading of it is right
	isUnclear = "-2" // check may understand it, a formula does not
	isLost    = "-3" // a code that lost its digits as a number
)

// value draws the hidden cells of one answer, and notes which one says what it is
// worth. Of an answer whose type asks nothing there is none.
func (p *panel) value(f *form.Field) {
	at := p.row
	cell := p.answers[f.ID]
	switch f.Type.(type) {
	case form.Month, form.Day:
		p.dateValue(f, cell)
	case form.Count:
		p.numberValue(f, cell, countName)
	case form.Amount:
		p.numberValue(f, cell, amountName)
	case form.OrganizationCode:
		p.short(f, call("UPPER", wordOf(cell)))
		p.worth(f, at, p.codeValue(cell, p.textCell(at)))
	case form.Mail:
		p.short(f, p.mailText(cell))
		p.worth(f, at, p.mailValue(p.textCell(at)))
	case form.PostalCode:
		p.short(f, wordOf(cell))
		p.worth(f, at, p.postcodeValue(p.textCell(at)))
	case form.Choose:
		if f.List.Open {
			return
		}
		p.short(f, when(call("ISTEXT", cell), without(p.begun(cell), "。", "."), `""`))
		p.worth(f, at, p.choiceValue(f, cell, p.textCell(at)))
	default:
		return
	}
}

// The hidden columns: texts and what they are worth.
func (p *panel) textCell(row int) string  { return fixed(row, wordCol) }
func (p *panel) valueCell(row int) string { return fixed(row, worthCol) }

// short draws what is looked at of the answer, in the next hidden row.
func (p *panel) short(f *form.Field, formula string) {
	text := form.Fold(p.filled.Answer(f.ID).Raw)
	p.formula(p.sheet, form.CellName(p.row, wordCol), call("IFERROR", formula, `""`), form.Cut(text, shortAnswer))
	p.row++
}

// worth draws what the answer is worth, in the hidden row.
func (p *panel) worth(f *form.Field, row int, formula string) {
	p.values[f.ID] = p.valueCell(row)
	text, isText := p.worthOf(f)
	p.result(p.sheet, form.CellName(row, worthCol), call("IFERROR", formula, `""`), text, isText)
}

// worthOf is the value by the field's own type.
func (p *panel) worthOf(f *form.Field) (text string, isText bool) {
	a := p.filled.Answer(f.ID)
	if a.IsBlank() || a.Unreadable() {
		return "", true
	}
	v, faults, ok := f.Type.Parse(a, f, p.words.choices)
	switch {
	case len(faults) > 0 && faults[0].Kind == form.DigitsLost:
		return isLost, false
	case !ok || len(faults) > 0 && faults[0].Kind == form.BadPostcode:
		return isWrong, false
	}
	switch f.Type.(type) {
	case form.Month, form.Day:
		return number(v.Date.Year*10000 + v.Date.Month*100 + v.Date.Day), false
	case form.Count, form.Amount:
		return strconv.FormatFloat(v.Number, 'f', -1, 64), false
	case form.Choose:
		return v.Text, true
	default:
		return "1", false
	}
}

// begun is the beginning of what is written in the cell, without white space.
func (p *panel) begun(cell string) string { return call("LEFT", squeezed(cell), number(shortAnswer)) }

// wordOf is the text of a cell, also of a number, without white space.
func wordOf(cell string) string {
	return when(call("ISNUMBER", cell), call("TEXT", cell, `"0"`), call("LEFT", squeezed(cell), number(shortAnswer)))
}

// doubted tells a text that the rules may still understand from one that is wrong: it
// has characters beside the plain ones, and none that no reading takes.
func (p *panel) doubted(text, plain, more string) string {
	return when(all(only(text, p.words.set(plain+more)), call("NOT", only(text, p.words.set(plain)))), isUnclear, isWrong)
}

// choiceValue finds the entry, or the other way to write one.
func (p *panel) choiceValue(f *form.Field, cell, text string) string {
	known := "SUMPRODUCT(--EXACT(" + f.List.Name() + "," + text + "))>0"
	other := "LOOKUP(2,1/EXACT(" + asName + "," + literal(listKey(f, "")) + "&LOWER(" + text + "))," + isName + ")"
	unclear := when(has(text, p.words.set(unusual+signs+digits+wideLetters+freely(f))), isUnclear, isWrong)
	written := when(known, text, call("IFERROR", other, unclear))
	blank := `LEN(` + text + `)=0`
	if f.Unfilled != "" {
		blank = some(blank, call("EXACT", text, literal(f.Unfilled)))
	}
	logical := isWrong
	if f.List.ID == form.YesNo {
		logical = when(cell, literal(form.Yes), literal(form.No))
	}
	return when(call("ISLOGICAL", cell), logical, when(call("ISNUMBER", cell), isUnclear, when(blank, `""`, written)))
}

// freely are the characters of answers that the type reads in sentences: 近三年没有发生过.
func freely(f *form.Field) string {
	switch f.List.ID {
	case form.YesNo:
		return "是否对不没未无有具存属发受已曾从尚暂"
	case form.Stamps, form.StampsOrNone:
		return "盖章签名字齐全均都有无没缺未已"
	default:
		return ""
	}
}

const digits = "0123456789"

// signs are those that the comparison of names leaves out.
const signs = "、，。；：！？“”‘’（）《》〈〉【】〔〕—–…·～,.;:!?\"'()<>[]{}-_/\\|@#$%^&*+=~`√×☑☒☐✓✔✗✘○●□■◇◆△▲★☆℃§№￥¥"

// codeValue is 1 for a credit code that passes the check of GB 32100, and for nine
// letters and digits.
func (p *panel) codeValue(cell, text string) string {
	const plain = digits + "ABCDEFGHIJKLMNOPQRSTUVWXYZ-"
	nine := all("LEN("+text+")<=10", "LEN("+without(text, "-")+")=9", only(text, p.words.set(plain)))
	check := "MOD(SUMPRODUCT((FIND(MID(" + text + "," + form.CreditNumbersName + ",1)," + form.CreditAlphabetName + ")-1)*" + form.CreditWeightsName +
		")+FIND(RIGHT(" + text + ")," + form.CreditAlphabetName + ")-1,31)=0"
	credit := call("IFERROR", all("LEN("+text+")=18", check), "FALSE")
	lost := all(call("ISNUMBER", cell), "LEN("+text+")>15")
	return when("LEN("+text+")=0", `""`, when(lost, isLost, when(some(nine, credit), "1", p.doubted(text, plain, unusual+wideLetters))))
}

// mailText is the address in lower case, without the mailto: of a link.
func (p *panel) mailText(cell string) string {
	text := call("LOWER", wordOf(cell))
	return when(`LEFT(`+text+`,7)="mailto:"`, call("MID", text, "8", number(shortAnswer)), text)
}

// mailValue is 1 for what mail goes to: one @, and behind it names with points between
// them.
func (p *panel) mailValue(text string) string {
	const name = "abcdefghijklmnopqrstuvwxyz" + digits + ".-"
	const plain = name + "!#$%&'*+/=?^_{|}~@"
	domain := "MID(" + text + ",FIND(\"@\"," + text + ")+1," + number(shortAnswer) + ")"
	// A point between two points stands for the ends of the domain.
	joints := `"."&` + domain + `&"."`
	joined := func(two string) string { return "ISERROR(FIND(" + literal(two) + "," + joints + "))" }
	right := all(only(text, p.words.set(plain)), "LEN("+text+")-LEN("+without(text, "@")+")=1", `FIND("@",`+text+`)>1`,
		"ISNUMBER(FIND(\".\","+domain+"))", only(domain, p.words.set(name)), joined(".."), joined(".-"), joined("-."))
	return when("LEN("+text+")=0", `""`, when(call("IFERROR", right, "FALSE"), "1", p.doubted(text, plain, unusual+wideLetters)))
}

// postcodeValue is 1 for six digits that begin as those of the province do.
func (p *panel) postcodeValue(text string) string {
	six := all("LEN("+text+")=6", only(text, p.words.set(digits)))
	home := "1"
	if len(p.words.posts) > 0 {
		home = when("SUMPRODUCT(--(LEFT("+text+",LEN("+postName+"))="+postName+"))>0", "1", isWrong)
	}
	return when("LEN("+text+")=0", `""`, when(six, home, p.doubted(text, digits, unusual)))
}
