package form

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The appendix (附页) is a sheet behind each form. It writes the whole text of every box
// that its text does not fit, a printed line a row, by formulas: the answer itself stays
// in its one cell. What the formulas give is worked out here as well, for the results
// that are stored in the workbook.

// The measures of the appendix: 35 pages, the first with a title.
const (
	AppendixPages     = 35
	appendixFirstPage = 37 // lines
	AppendixPage      = 40

	// AppendixLines is how many lines fit; one more ends the last page.
	AppendixLines = appendixFirstPage + (AppendixPages-1)*AppendixPage - 1

	// AppendixPlaces is how many characters stand on a line, if all are full-width.
	AppendixPlaces = 43

	// StepTextMost is how much of one cell of section 四 is written.
	StepTextMost = 10_000
)

// Hanging are the marks that may not begin a line: they stand beyond the last place.
const Hanging = "，。、；：！？）》”’％%…"

// Opening are the marks that may not end a line.
const Opening = "（《“"

// SheetAppendix is the name of the appendix of the n-th form, from 1.
func SheetAppendix(n int) string { return fmt.Sprintf(appendixSheets+"%02d", n) }

// AppendixOfForm is the name of the appendix of a form that is called as SheetForm says.
func AppendixOfForm(sheet string) string {
	return strings.Replace(sheet, formSheets, appendixSheets, 1)
}

// FormOfAppendix is the form of an appendix that is called as SheetAppendix says.
func FormOfAppendix(sheet string) (string, bool) {
	number, ok := strings.CutPrefix(sheet, appendixSheets)
	if _, err := strconv.Atoi(number); !ok || err != nil {
		return "", false
	}
	return formSheets + number, true
}

// AppendixName is the name, scoped to an appendix, that leads to its form.
const AppendixName = "fy_form"

// What stands beside a box that does not show its whole text, and above section 四.
const (
	PointerText      = "（全文见附页）"
	StepsPointerText = "（写不下的步骤，全文见附页）"
	NoAppendixText   = "（未能印全，请拖大行高）"
)

// AppendixPart is a box, or a row of section 四, that the appendix may have to write
// whole: 四、计划工作步骤第 3 步.
type AppendixPart struct {
	Title string
	Rooms []Room
}

// AppendixParts are the parts in the order of the paper.
func (f *Form) AppendixParts(l *Layout) []AppendixPart {
	var parts []AppendixPart
	for _, r := range l.Rooms() {
		switch n := len(parts) - 1; {
		case !r.Continues():
		case !r.Field.InTable():
			parts = append(parts, AppendixPart{r.Field.Section.Short + "、" + r.Field.Title, []Room{r}})
		case n >= 0 && parts[n].Rooms[0].Field.InTable() && parts[n].Rooms[0].Step == r.Step:
			parts[n].Rooms = append(parts[n].Rooms, r)
		default:
			parts = append(parts, AppendixPart{stepPart(r.Field, r.Step), []Room{r}})
		}
	}
	return parts
}

// stepPart is the title of the i-th step, from 0.
func stepPart(f *Field, i int) string {
	return fmt.Sprintf("%s、计划工作步骤第 %d 步", f.Section.Short, i+1)
}

// Overflows reports whether the form's text does not fit the part's boxes.
func (p AppendixPart) Overflows(filled *Filled) bool {
	for _, r := range p.Rooms {
		if !r.Holds(filled.In(r).Raw) {
			return true
		}
	}
	return false
}

// Text is what the appendix writes of the part.
func (p AppendixPart) Text(filled *Filled) string {
	if !p.Rooms[0].Field.InTable() {
		return filled.In(p.Rooms[0]).Raw
	}
	var texts []string
	for _, r := range p.Rooms {
		runes := []rune(filled.In(r).Raw)
		texts = append(texts, r.Field.Label+"："+string(runes[:min(len(runes), StepTextMost)]))
	}
	return strings.Join(texts, "\n")
}

// In is the form's answer in a room.
func (f *Filled) In(r Room) Answer {
	if r.Field.InTable() {
		return f.Step(r.Step).Answer(r.Field.ID)
	}
	return f.Answer(r.Field.ID)
}

// AppendixRow is one line of the appendix, e.g. 二、现状及与试点应具备条件符合性（全文）. It stands
// at a place in the text of a part: behind its end is the title of the next part, or what
// ends the appendix.
type AppendixRow struct {
	Part int // from 1
	At   int // of the part's text, in characters from 1; 0 is the title of the first part
	Text string
}

// Appendix is the appendix of a filled form.
type Appendix struct {
	Rows  []AppendixRow // with the one that ends it; at most AppendixLines and one more
	Texts []string      // of each part, "" when it fits its box
	Full  bool          // there is text for which it has no room
	RunIn bool          // paragraphs follow each other on a line, or they would not fit
	Over  int           // parts that do not fit their boxes
}

// What stands at the end of an appendix.
const AppendixFull = "附页已满，后面的文字没有印出来，请压缩文字"

// AppendixEnd is the last line of an appendix; the number is that of the lines before it.
func AppendixEnd(lines string) string { return "附页完，共 " + lines + " 行" }

// AppendixOf works out the appendix of a form.
func AppendixOf(parts []AppendixPart, filled *Filled) *Appendix {
	a := &Appendix{Texts: make([]string, len(parts))}
	most := 0
	for i, p := range parts {
		if p.Overflows(filled) {
			a.Texts[i] = p.Text(filled)
			a.Over++
			most += MostLines(a.Texts[i])
		}
	}
	if a.Over == 0 {
		return a
	}
	if a.RunIn = most > AppendixLines; a.RunIn {
		for i, text := range a.Texts {
			a.Texts[i] = strings.ReplaceAll(text, "\n", "　")
		}
	}
	a.setLines(parts)
	return a
}

// setLines sets the texts in lines, one part after the other.
func (a *Appendix) setLines(parts []AppendixPart) {
	end := AppendixRow{}
	for i, text := range a.Texts {
		if text == "" {
			continue
		}
		if end.Part == 0 {
			end.Part = i + 1
		}
		end.Text = parts[i].Title + AppendixWhole
		a.Rows = append(a.Rows, end)
		for at, line := range linesOf(text) {
			a.Rows = append(a.Rows, AppendixRow{i + 1, at + 1, line})
		}
		end = AppendixRow{Part: i + 1, At: utf8.RuneCountInString(text) + 1}
	}
	if a.Full = len(a.Rows) > AppendixLines; a.Full {
		a.Rows = a.Rows[:AppendixLines+1]
		a.Rows[AppendixLines].Text = AppendixFull
		return
	}
	end.Text = AppendixEnd(strconv.Itoa(len(a.Rows)))
	a.Rows = append(a.Rows, end)
}

// linesOf are the lines of a text, each with the character at which it begins, from 0.
func linesOf(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		runes := []rune(text)
		for at := 0; at < len(runes); {
			to := min(at+lineLength(runes[at:]), len(runes))
			if !yield(at, strings.ReplaceAll(string(runes[at:to]), "\n", "")) {
				return
			}
			at = to
		}
	}
}

// AppendixWhole stands behind the title of a part.
const AppendixWhole = "（全文）"

// MostLines is more than a part's text can take in the appendix, with its title.
func MostLines(text string) int {
	return utf8.RuneCountInString(text)/(AppendixPlaces-1) + strings.Count(text, "\n") + 3
}

// Pages is how many pages of the appendix are printed.
func (a *Appendix) Pages() int {
	if a.Over == 0 {
		return 0
	}
	return (len(a.Rows) + PagesOfMore) / AppendixPage
}

// PagesOfMore rounds up to whole pages: the first is shorter.
const PagesOfMore = 2*AppendixPage - appendixFirstPage - 1

// AppendixBreaks are the lines, from 1, after which a page of so many lines ends.
func AppendixBreaks(lines int) []int {
	var breaks []int
	for at := appendixFirstPage; at < lines; at += AppendixPage {
		breaks = append(breaks, at)
	}
	return breaks
}

// lineLength is how many characters of the rest a line takes, its line break included: a
// mark that may not begin a line comes with it, one that may not end a line does not.
func lineLength(rest []rune) int {
	const places = AppendixPlaces
	for i, r := range rest[:min(places, len(rest))] {
		if r == '\n' {
			return i + 1
		}
	}
	if len(rest) <= places {
		return len(rest)
	}
	length := places
	if strings.ContainsRune(Opening, rest[places-1]) {
		length--
	}
	switch {
	case rest[places] == '\n':
		return length + 1
	case !strings.ContainsRune(Hanging, rest[places]):
		return length
	case len(rest) > places+1 && rest[places+1] == '\n':
		return length + 2
	default:
		return length + 1
	}
}
