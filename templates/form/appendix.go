package form

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The appendix (附页) is a sheet behind each form. It writes the whole text of every box
// that its text does not fit, a printed line a row, by formulas: the answer itself stays
// in its one cell. What the formulas give is worked out here as well, for the results
// that are stored in the workbook.

// The measures of the appendix: 43 pages, the first with a title.
const (
	AppendixPages     = 43
	appendixFirstPage = 33 // lines
	AppendixPage      = 36

	// AppendixLines is how many lines fit; one more ends the last page.
	AppendixLines = appendixFirstPage + (AppendixPages-1)*AppendixPage - 1

	// AppendixPlaces is how many full-width characters stand on a line.
	AppendixPlaces = 37
	// HalfWidthMore more places come of so many half-width characters, HalfWidthEach. One
	// takes half of a full-width one in 仿宋, and up to two thirds in fonts that stand in.
	HalfWidthMore, HalfWidthEach = 7, 20

	// StepTextMost is how much of one cell of section 四 is written.
	StepTextMost = 10_000
)

// HalfWidth are the characters that are narrow in print.
const HalfWidth = ` !"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_` + "`abcdefghijklmnopqrstuvwxyz{|}~"

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

// PointerText stands beside a box of which the appendix has the whole text.
const PointerText = "（全文见附页）"

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
			parts = append(parts, AppendixPart{fmt.Sprintf("%s、计划工作步骤第 %d 步", r.Field.Section.Short, r.Step+1), []Room{r}})
		}
	}
	return parts
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

// AppendixRow is one line of the appendix: where in which part it begins, and what it
// prints, e.g. 二、现状及与试点应具备条件符合性（全文）.
type AppendixRow struct {
	Part   int // from 1
	At     int // of the part's text, in characters from 1; 0 is its title
	Places int // characters that stand on the line
	Text   string
}

// Appendix is the appendix of a filled form.
type Appendix struct {
	Rows  []AppendixRow // at most AppendixLines
	Texts []string      // of each part, "" when it fits its box
	Next  *AppendixRow  // the first line that the appendix has no room for
	RunIn bool          // paragraphs follow each other on a line, or they would not fit
	Over  int           // parts that do not fit their boxes
}

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
	a.RunIn = most > AppendixLines
	for i, text := range a.Texts {
		if text == "" {
			continue
		}
		if a.RunIn {
			text = strings.ReplaceAll(text, "\n", "　")
			a.Texts[i] = text
		}
		for _, row := range partRows(i+1, parts[i].Title, text) {
			if len(a.Rows) == AppendixLines {
				a.Next = &row
				return a
			}
			a.Rows = append(a.Rows, row)
		}
	}
	return a
}

// MostLines is more than a part's text can take in the appendix, with its title.
func MostLines(text string) int {
	return utf8.RuneCountInString(text)/(AppendixPlaces-1) + strings.Count(text, "\n") + 3
}

// Pages is how many pages of the appendix are printed.
func (a *Appendix) Pages() int {
	if len(a.Rows) == 0 {
		return 0
	}
	return PagesOf(len(a.Rows))
}

// PagesOf is how many pages so many lines take, with the one that ends them.
func PagesOf(lines int) int {
	return (lines + PagesOfMore) / AppendixPage
}

// PagesOfMore rounds up to whole pages: the first is shorter, and a line ends the last.
const PagesOfMore = 2*AppendixPage - appendixFirstPage

// AppendixBreaks are the lines, from 1, after which a page ends.
func AppendixBreaks() []int {
	var breaks []int
	for n := range AppendixPages - 1 {
		breaks = append(breaks, appendixFirstPage+n*AppendixPage)
	}
	return breaks
}

// partRows sets a text in lines: a line ends with its paragraph, or when it is full.
func partRows(part int, title, text string) []AppendixRow {
	rows := []AppendixRow{{Part: part, Places: AppendixPlaces, Text: title + "（全文）"}}
	runes := []rune(text)
	for at := 0; at < len(runes); {
		places := placesAt(runes, at)
		taken := lineLength(runes[at:], places)
		end := min(at+taken, len(runes))
		rows = append(rows, AppendixRow{part, at + 1, places, strings.ReplaceAll(string(runes[at:end]), "\n", "")})
		at = end
	}
	return rows
}

// placesAt is how many characters stand on the line that begins there.
func placesAt(runes []rune, at int) int {
	narrow := 0
	for _, r := range runes[at:min(at+AppendixPlaces, len(runes))] {
		if strings.ContainsRune(HalfWidth, r) {
			narrow++
		}
	}
	places := AppendixPlaces + narrow*HalfWidthMore/HalfWidthEach
	if last := at + places - 1; last < len(runes) && strings.ContainsRune(Opening, runes[last]) {
		places--
	}
	return places
}

// lineLength is how many characters of the rest a line takes, its line break included.
func lineLength(rest []rune, places int) int {
	for i, r := range rest[:min(places, len(rest))] {
		if r == '\n' {
			return i + 1
		}
	}
	switch {
	case len(rest) <= places:
		return len(rest)
	case rest[places] == '\n':
		return places + 1
	case !strings.ContainsRune(Hanging, rest[places]):
		return places
	case len(rest) > places+1 && rest[places+1] == '\n':
		return places + 2
	default:
		return places + 1
	}
}
