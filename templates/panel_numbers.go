package templates

import "shidian/templates/form"

// numberValue reads a number as it is written, with a unit behind it, and draws two
// hidden rows: the text, and the text without its unit.
func (p *panel) numberValue(f *form.Field, cell, units string) {
	at := p.row
	p.short(f, when(call("ISTEXT", cell), call("LEFT", without(squeezed(cell), ","), number(shortAnswer)), `""`))
	text := p.textCell(at)
	unit := "SUMPRODUCT(MAX((RIGHT(" + text + ",LEN(" + units + "))=" + units + ")*LEN(" + units + ")))"
	p.short(f, "LEFT("+text+",LEN("+text+")-"+unit+")")
	p.worth(f, at, p.numberWorth(f, cell, text, p.textCell(at+1)))
}

func (p *panel) numberWorth(f *form.Field, cell, text, bare string) string {
	_, whole := f.Type.(form.Count)
	wrong := []string{cell + "<0", cell + ">=1E15"}
	if whole {
		wrong = append(wrong, cell+"<>INT("+cell+")")
	}
	asNumber := when(some(wrong...), isWrong, cell)
	const plain = digits + ".-"
	more := unusual + p.words.understood(f.Type, "约12", "大约12", "大概12", "共计12", "总计12", "合计12", "共12", "共有12", "计12", "人民币12", "¥12", "￥12",
		"12左右", "12整", "12人民币", "12。", "十二", "一百零五", "二十万元", "贰拾", "两百", "一万二", "壹仟贰佰叁拾肆", "壹千伍佰陆拾柒", "捌拾玖", "二萬", "1e2", "1E2", "+12") + "〇一二三四五六七八九"
	asText := when(decimalText(bare, whole), decimal(bare), p.doubted(bare, plain, more))
	if words := understoodWords(f.Type, "无", "没有", "暂无"); words != nil {
		asText = when(isOne(text, words...), "0", asText)
	}
	return when(call("ISLOGICAL", cell), isWrong, when(call("ISNUMBER", cell), asNumber, when("LEN("+text+")=0", `""`, asText)))
}

// decimalText is true for digits with at most one point among them; of a whole number
// only zeros stand behind it.
func decimalText(text string, whole bool) string {
	conditions := []string{"LEN(" + text + ")>0", "LEN(" + text + ")<=15", only(text, literal(digits+".")), "LEN(" + text + ")-LEN(" + without(text, ".") + ")<=1", "NOT(" + text + `=".")`}
	if whole {
		conditions = append(conditions, "LEN("+without("MID("+text+`&".",FIND(".",`+text+`&"."),20)`, ".", "0")+")=0")
	}
	return all(conditions...)
}

// decimal is the number that such a text writes. The point is not left to the program:
// where a comma is the sign of decimals, 12.5 is no number.
func decimal(text string) string {
	point := `FIND(".",` + text + `&".")`
	behind := "MID(" + text + "," + point + "+1,20)"
	return `(--("0"&LEFT(` + text + "," + point + `-1)))+(--("0"&` + behind + "))/10^LEN(" + behind + ")"
}

// understoodWords are those of the words that the type understands.
func understoodWords(t form.Type, words ...string) []string {
	var known []string
	for _, word := range words {
		if takes(t, word) {
			known = append(known, word)
		}
	}
	return known
}
