package workbook

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

func TestAlign(t *testing.T) {
	for _, c := range []struct{ name, captions, seen, want string }{
		{"all there", "abc", "abc", "012"},
		{"one missing", "abc", "ac", "0-1"},
		{"one more in front", "abc", "xabc", "123"},
		{"one doubled", "abc", "abbc", "013"},
		{"the same caption three times, all there", "sasbs", "sasbs", "01234"},
		{"the same caption three times, the middle one missing", "sasbs", "sabs", "01-23"},
		{"the same caption three times, the first one missing", "sasbs", "asbs", "-0123"},
		{"nothing there", "abc", "", "---"},
		{"nothing wanted", "", "abc", ""},
		{"the other way round", "ab", "ba", "1-"},
	} {
		got := ""
		for _, k := range align(strings.Split(c.captions, ""), strings.Split(c.seen, "")) {
			if k < 0 {
				got += "-"
			} else {
				got += fmt.Sprint(k)
			}
		}
		if c.captions == "" {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// An alignment pairs equal texts in order, and no longer one exists.
func TestAlignmentIsTheLongest(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	text := func(n int) []string {
		list := make([]string, random.IntN(n))
		for i := range list {
			list[i] = string(rune('a' + random.IntN(3)))
		}
		return list
	}
	for range 2000 {
		a, b := text(7), text(7)
		last, paired := -1, 0
		for i, k := range align(a, b) {
			if k < 0 {
				continue
			}
			if k <= last || a[i] != b[k] {
				t.Fatalf("%v and %v: %v", a, b, align(a, b))
			}
			last = k
			paired++
		}
		if want := longestCommon(a, b); paired != want {
			t.Fatalf("%v and %v: %d pairs of %d", a, b, paired, want)
		}
	}
}

// longestCommon tries every subsequence of a.
func longestCommon(a, b []string) int {
	best := 0
	for bits := range 1 << len(a) {
		n, at := 0, 0
		for i, s := range a {
			if bits&(1<<i) == 0 {
				continue
			}
			k := slices.Index(b[min(at, len(b)):], s)
			if k < 0 {
				n = -1
				break
			}
			n, at = n+1, at+k+1
		}
		best = max(best, n)
	}
	return best
}

// gridBook is a workbook of one sheet: lines are rows, tabs part the cells. A
// cell that begins with < goes on over as many columns as it has <.
func gridBook(text string) *xlsx.Book {
	s := &xlsx.Sheet{Name: "表"}
	for r, line := range strings.Split(text, "\n") {
		for c, cell := range strings.Split(line, "\t") {
			if r > 2000 || c > 100 || cell == "" {
				continue
			}
			wide := len(cell) - len(strings.TrimLeft(cell, "<"))
			if cell = cell[wide:]; wide > 0 {
				s.Merges = append(s.Merges, xlsx.Range{FirstRow: r + 1, FirstCol: c + 1, LastRow: r + 1, LastCol: c + 1 + wide})
			}
			s.Cells = append(s.Cells, xlsx.Cell{Row: int32(r + 1), Col: int32(c + 1), Kind: xlsx.Text, Text: cell})
		}
	}
	return &xlsx.Book{Sheets: []*xlsx.Sheet{s}}
}

// captionGrid is the form as text: captions where they stand, answers as ids.
func captionGrid() string {
	rows := map[int]map[int]string{}
	last := 0
	for _, b := range form.Official().Layout().Boxes {
		text := strings.ReplaceAll(b.Text, "\n", "")
		if b.Field != nil {
			text = string(b.Field.ID)
		}
		if rows[b.FirstRow] == nil {
			rows[b.FirstRow] = map[int]string{}
		}
		if text != "" {
			rows[b.FirstRow][b.FirstCol] = strings.Repeat("<", b.LastCol-b.FirstCol) + text
		}
		last = max(last, b.FirstRow)
	}
	var out strings.Builder
	for r := 1; r <= last; r++ {
		for c := 1; c <= form.Columns; c++ {
			out.WriteString(rows[r][c])
			if c < form.Columns {
				out.WriteByte('\t')
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestFormIsReadFromItsCaptionsAlone(t *testing.T) {
	v := viewOf(gridBook(captionGrid()), 0)
	layout := paperOf(form.Official().Layout())
	r := readByLayout(v, layout, namedAreas{}, form.Origin{})
	if !r.isForm(layout) {
		t.Fatal("it is no form")
	}
	for _, f := range form.Official().Fields() {
		if got := r.filled.Answer(f.ID).Raw; got != string(f.ID) {
			t.Errorf("%s is %q", f.ID, got)
		}
	}
	if len(r.filled.Steps) != form.StepRows {
		t.Errorf("%d steps", len(r.filled.Steps))
	}
}

// Any grid of text is read without a panic; what is read stands on the sheet,
// and there is no more of it than the form has blanks.
func FuzzReadByLabel(f *testing.F) {
	grid := captionGrid()
	f.Add(grid)
	f.Add(strings.Join(strings.Split(grid, "\n")[20:60], "\n"))
	before, after, _ := strings.Cut(grid, string(form.FundingUse))
	rest, below, _ := strings.Cut(after, "\n")
	f.Add(before + string(form.FundingUse) + rest + "\nsecond paragraph" + below)
	f.Add("时间\t阶段工作内容\t负责单位及参与单位\n一\t二\t三\n")
	f.Add("单位名称\t单位名称\t组织机构代码\n\t<<<<邮编\t1")
	f.Fuzz(func(t *testing.T, text string) {
		book := gridBook(text)
		cells := map[string]string{}
		for _, c := range book.Sheets[0].Cells {
			cells[c.Ref()] = c.Text
		}
		v := viewOf(book, 0)
		for _, l := range []*form.Layout{form.Official().Layout(), form.Official().CountyLayout()} {
			r := readByLayout(v, paperOf(l), namedAreas{}, form.Origin{})
			for _, field := range append(form.Official().Fields(), form.Official().CountyFields()...) {
				if a := r.filled.Answer(field.ID); a.Kind != form.Blank && !standsBelow(cells, a) {
					t.Fatalf("%s is %q, and %s holds %q", field.ID, a.Raw, a.Cell, cells[a.Cell])
				}
			}
			if len(r.filled.Steps) > form.MaxSteps+1 {
				t.Fatalf("%d steps", len(r.filled.Steps))
			}
		}
	})
}

// standsBelow says whether an answer is what its cell holds, or paragraphs that stand
// one below the other from there on, as they do in a box whose merge is gone.
func standsBelow(cells map[string]string, a form.Answer) bool {
	column := strings.TrimRight(a.Cell, "0123456789")
	row, err := strconv.Atoi(strings.TrimPrefix(a.Cell, column))
	if err != nil {
		return false
	}
	for _, paragraph := range strings.Split(a.Raw, "\n") {
		for cells[column+strconv.Itoa(row)] != paragraph {
			if row++; row > 4000 {
				return false
			}
		}
		row++
	}
	return true
}
