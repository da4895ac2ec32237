package templates

import (
	"strconv"
	"strings"

	"shidian/templates/form"
)

// call is a call of a function: IF(a,b,c).
func call(function string, arguments ...string) string {
	return function + "(" + strings.Join(arguments, ",") + ")"
}

// when is yes where the condition holds, and no elsewhere.
func when(condition, yes, no string) string { return call("IF", condition, yes, no) }

func all(conditions ...string) string { return call("AND", conditions...) }

// some is true where one of the conditions holds.
func some(conditions ...string) string {
	if len(conditions) == 1 {
		return conditions[0]
	}
	return call("OR", conditions...)
}

// literal is a text as a formula writes it.
func literal(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// without is the text with each of the others taken out of it.
func without(text string, others ...string) string {
	for _, other := range others {
		text = call("SUBSTITUTE", text, literal(other), `""`)
	}
	return text
}

// Spaces that people type, beside the one of the keyboard: of Chinese and of web pages.
const (
	wideSpace  = "　"
	fixedSpace = "\u00a0"
	noSpace    = "\u200b" // takes no room
)

// squeezed is the text of a cell without white space, as form.Fold has it.
func squeezed(cell string) string {
	return without(call("CLEAN", cell), " ", wideSpace, fixedSpace, noSpace)
}

// only is true where every character of the text is one of the set. Places behind its
// end are left out, because programs do not agree whether nothing is found in a text.
func only(text, set string) string {
	return "SUMPRODUCT((" + placesName + "<=LEN(" + text + "))*ISERROR(FIND(MID(" + text + "," + placesName + ",1)," + set + ")))=0"
}

// has is true where a character of the text is one of the set.
func has(text, set string) string {
	return "SUMPRODUCT((" + placesName + "<=LEN(" + text + "))*ISNUMBER(FIND(MID(" + text + "," + placesName + ",1)," + set + ")))>0"
}

// isOne is true where the text is one of the words. None of them holds a |.
func isOne(text string, words ...string) string {
	return `ISNUMBER(FIND("|"&` + text + `&"|",` + literal("|"+strings.Join(words, "|")+"|") + "))"
}

// shortAnswer is how much of a short answer is looked at.
const shortAnswer = 64

// cleared reports blanks: the length of what can be seen in the cell.
func cleared(cell string) string { return "LEN(" + squeezed(cell) + ")=0" }

// empty is a formula that is true when the cell of f is not answered: blank, or still
// as the paper prints it.
func empty(f *form.Field, cell string) string {
	if f.Unfilled == "" {
		return cleared(cell)
	}
	return some(cleared(cell), call("EXACT", squeezed(cell), literal(strings.Join(strings.Fields(f.Unfilled), ""))))
}

func number(n int) string { return strconv.Itoa(n) }
