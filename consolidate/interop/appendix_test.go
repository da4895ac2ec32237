package interop

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// proseOf is a text of about so many characters, as counties write it: paragraphs,
// numbered lines, or both. It says nothing twice, so that a line that is lost shows.
func proseOf(kind string, characters int) string {
	var b strings.Builder
	for n := 1; b.Len() < 3*characters; n++ {
		switch {
		case kind == "lines" || kind == "mixed" && n%3 > 0:
			fmt.Fprintf(&b, "（%d）制定第%d项企业标准并实施。\n", n, n)
		default:
			fmt.Fprintf(&b, "第%d段，我县依据DB14/T %d—2021和《示例苹果种植技术规程》，建立了覆盖产前、产中、产后的标准体系，共%d项标准；组织培训%d次，培训农户%d人次，发放资料%d份。%s\n",
				n, 1000+n, 3*n, 2+n, 40*n, 100*n, strings.Repeat(fmt.Sprintf("其中第%d批示范户按标准组织生产，亩均增收%d元，", n, 300+n), 1+n%4))
		}
	}
	runes := []rune(b.String())
	return strings.TrimSpace(string(runes[:min(len(runes), characters)]))
}

// longForm answers every box that the appendix continues with a text of that kind.
func longForm(kind string, characters int) *form.Filled {
	filled := form.NewFilled(form.Origin{})
	filled.Set(form.PilotName, form.Answer{Raw: "示例苹果种植标准化试点", Kind: form.Text})
	planForm := form.Official()
	for i, part := range planForm.AppendixParts(planForm.Layout()) {
		text := form.Answer{Raw: fmt.Sprintf("%s之%d：\n", kind, i) + proseOf(kind, characters), Kind: form.Text}
		if f := part.Rooms[0].Field; !f.InTable() {
			filled.Set(f.ID, text)
		}
	}
	for n := range 3 {
		filled.Steps = append(filled.Steps, form.Step{
			Time:    form.Answer{Raw: fmt.Sprintf("2021年%d月", n+5), Kind: form.Text},
			Content: form.Answer{Raw: "宣传培训：" + proseOf(kind, 20+90*n), Kind: form.Text},
			Units:   form.Answer{Raw: "示例合作社", Kind: form.Text},
		})
	}
	return filled
}

// countyBook writes the workbook of a county that has answered so.
func countyBook(t *testing.T, p *plan.Plan, forms ...*form.Filled) string {
	t.Helper()
	data, err := templates.CountyWorkbook(p, region(t, p, county), 1, form.Return{Projects: forms}, checks.OnSheet(p, region(t, p, county)))
	if err == nil {
		data, err = store.Canonical(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return write(t, t.TempDir(), "沁水县.xlsx", data)
}

// What is stored in a workbook is what LibreOffice works out from its formulas, in an
// office of China as in one of another country.
func TestStoredResultsAreThoseOfTheFormulas(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	p := testplan.New()
	for _, locale := range []string{"zh-CN", "en-US"} {
		office := startOffice(t, locale)
		for _, c := range []struct {
			kind       string
			characters int
		}{{"none", 0}, {"long", 300}, {"lines", 700}, {"mixed", 3000}, {"lines", 8000}, {"long", 9000}} {
			filled := longForm(c.kind, c.characters)
			if c.characters == 0 {
				filled = form.NewFilled(form.Origin{})
			}
			sameResults(t, office, countyBook(t, p, filled), fmt.Sprint(locale, c))
		}
	}
}

// sameResults has LibreOffice work out the workbook and compares every formula's result.
func sameResults(t *testing.T, office *program, path, about string) {
	t.Helper()
	book, _ := load(t, path)
	office.do(t, "open", step{"path": path}, nil)
	office.do(t, "calculate", nil, nil)
	wrong := 0
	for _, s := range book.Sheets {
		if len(s.Cells) == 0 {
			continue
		}
		last := s.Cells[len(s.Cells)-1]
		var shown [][]string
		office.do(t, "texts", step{"sheet": s.Name, "area": fmt.Sprintf("A1:AD%d", last.Row)}, &shown)
		for _, c := range s.Cells {
			if of, ok := form.FormOfAppendix(s.Name); (!ok || of == "") && int(c.Col) > form.Columns && int(c.Col) != form.FlagColumn {
				continue // the panel has tests of its own
			}
			is := shown[c.Row-1][c.Col-1]
			if c.Kind == xlsx.Number {
				is = strings.TrimSuffix(is, ".0")
			}
			if c.Formula && is != c.Text {
				if wrong++; wrong < 10 {
					t.Errorf("%s: %s!%s is stored as %q, LibreOffice works out %q", about, s.Name, c.Ref(), c.Text, is)
				}
			}
		}
	}
	office.do(t, "close", nil, nil)
}

// The lines that are counted are never fewer than those that LibreOffice breaks a text
// into, in a box as wide as ours is in an office with our fonts.
func TestLinesAreNeverCountedTooFew(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	office := startOffice(t)
	random := rand.New(rand.NewPCG(8, 8))
	rooms := form.Official().Layout().RoomByField()
	for _, id := range []form.ID{form.Conditions, form.ExpectedGoals, form.StepContent, form.StepUnits, form.BusinessScope} {
		room := rooms[id]
		var texts []string
		for range effort.Count(20, 20, 60, 200) {
			texts = append(texts, randomProse(random, 1+random.IntN(8*room.Width)))
		}
		pixels := (room.LastCol - room.FirstCol + 1) * form.ColumnPixel
		if room.Field.Indented() {
			pixels -= form.ProseIndent
		}
		var lines []int
		office.do(t, "lines", step{"pixels": pixels, "points": room.Field.Points(), "texts": texts}, &lines)
		more := 0
		for i, text := range texts {
			counted := form.Lines(text, room.Width)
			if more += counted - lines[i]; counted < lines[i] {
				t.Errorf("%s: %d lines are counted, LibreOffice makes %d of %q", id, counted, lines[i], text)
			}
		}
		t.Logf("%s: %d texts, %d lines too many", id, len(texts), more)
	}
}

// randomProse is a text as counties write it, with numbers, codes, names of standards
// and marks that may not begin or end a line.
func randomProse(random *rand.Rand, characters int) string {
	pieces := []string{"标准化", "示例沁河苹果合作社", "，", "。", "；", "《苹果种植技术规程》", "（2021年）", "DB14/T 1234—2021", "ISO9001:2015", "12.5", "3,000", "“龙头企业+合作社”", "的", "建立了覆盖产前、产中、产后的", "\n", "\n（1）", "GB/T 1.1-2020《标准化工作导则》", "example@example.com", "100%", "……"}
	var b strings.Builder
	for n := 0; n < characters; {
		piece := pieces[random.IntN(len(pieces))]
		b.WriteString(piece)
		n += len([]rune(piece))
	}
	return b.String()
}

// Every character that a county typed is on paper: what its box does not hold stands in
// the appendix.
func TestWhatWasTypedIsPrinted(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	p, office := testplan.New(), startOffice(t)
	if _, err := exec.LookPath("pdftotext"); err != nil {
		missing(t, "pdftotext")
	}
	for _, kind := range []string{"long", "lines", "mixed"} {
		for _, characters := range []int{300, 1000, 3000, 8000} {
			filled := longForm(kind, characters)
			path := countyBook(t, p, filled)
			pdf := path + ".pdf"
			office.do(t, "open", step{"path": path}, nil)
			office.do(t, "calculate", nil, nil)
			office.do(t, "keep_only", step{"sheets": []string{form.SheetForm(1), form.SheetAppendix(1)}}, nil)
			office.do(t, "pdf", step{"path": pdf}, nil)
			byLine, byCell := paperText(t, pdf, "-layout"), paperText(t, pdf, "-raw")
			planForm := form.Official()
			for _, part := range planForm.AppendixParts(planForm.Layout()) {
				about := fmt.Sprintf("%s, %d characters, %s", kind, characters, part.Title)
				if part.Overflows(filled) {
					allPrinted(t, about, byLine, part.Text(filled))
					continue
				}
				for _, r := range part.Rooms {
					allPrinted(t, about, byCell, filled.In(r).Raw)
				}
			}
		}
	}
}

// paperText is what stands on the pages of a PDF, line by line or cell by cell.
func paperText(t *testing.T, pdf, order string) string {
	t.Helper()
	text, err := exec.Command("pdftotext", order, pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return squeezed(string(text))
}

// allPrinted looks for a text on paper, piece by piece.
func allPrinted(t *testing.T, about, printed, text string) {
	t.Helper()
	typed := []rune(squeezed(text))
	const piece = 12
	lost := 0
	for at := 0; at < len(typed); at += piece {
		part := string(typed[at:min(at+piece, len(typed))])
		if strings.Contains(printed, part) {
			continue
		}
		if lost += len([]rune(part)); lost <= 3*piece {
			t.Errorf("%s: %q is not on paper", about, part)
		}
	}
	if lost > 0 {
		t.Errorf("%s: %d of %d characters are not on paper", about, lost, len(typed))
	}
}

var pageNumber = regexp.MustCompile(`(附页)?第\d+页\f?`)

func squeezed(text string) string {
	return pageNumber.ReplaceAllString(strings.Join(strings.Fields(text), ""), "")
}
