package rollup

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

func day(d int) form.Date { return form.Date{Year: 2021, Month: 5, Day: d} }

// weird are texts that a workbook changes when it is written without care.
var weird = []string{"", "=1+1", "+1", "007", "1E5", "_x0041_", "a_x000D_b", "a\r\nb", "\x01\x1f", "😀", " 空 格 ", "第一行\n第二行\n", "\u200b", "a\tb|c;d!e@f", "TRUE", "2021-05-08",
	"\ufffe\uffff", strings.Repeat("长", 32767), "&<>\"'", "{\"r\":1}", "{{7*7}}", "%s%d"}

// received is a file of a county: its content decides its hash.
func received(region, path string, seen int, projects ...*form.Filled) *File {
	f := &File{Path: path, FirstSeen: day(seen), Return: &form.Return{Mark: form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: "2021", Region: region}}}
	sum := sha256.New()
	fmt.Fprint(sum, region, seen)
	for i, p := range projects {
		for _, field := range form.Official().Fields() {
			fmt.Fprint(sum, p.Answer(field.ID).Raw)
		}
		copied := *p
		copied.Region, copied.File, copied.Sheet = region, path, form.SheetForm(i+1)
		f.Return.Projects = append(f.Return.Projects, &copied)
	}
	f.SHA256 = fmt.Sprintf("%x", sum.Sum(nil))
	for _, p := range f.Return.Projects {
		p.SHA256 = f.SHA256
	}
	return f
}

// filled is a form with a name, a domain and what else is said.
func filled(name string, others ...string) *form.Filled {
	f := form.NewFilled(form.Origin{})
	set := func(title, text string) {
		for _, field := range form.Official().Fields() {
			if field.Title == title {
				f.Set(field.ID, form.Answer{Raw: text, Kind: form.Text, Cell: homeOf(field.ID)})
			}
		}
	}
	set(form.Official().Title(form.PilotName), name)
	set(form.Official().Title(form.Domain), "农业")
	for _, pair := range others {
		title, text, _ := strings.Cut(pair, "=")
		set(title, text)
	}
	return f
}

func homeOf(field form.ID) string {
	home, _ := form.Official().Layout().Home(field)
	return home.TopLeft()
}

func stateWith(files ...*File) *State {
	s := NewState()
	for _, f := range files {
		s.Files[f.ID()] = f
	}
	return s
}

// pathsOf are the paths of all files by ID, as if every one were still there.
func pathsOf(s *State) map[string]string {
	paths := map[string]string{}
	for id, f := range s.Files {
		paths[id] = f.Path
	}
	return paths
}

func computed(s *State) *Rollup {
	p := plan.Shanxi2021()
	region, _ := p.Region("140500")
	return Compute(p, region, day(9), s, pathsOf(s), DecisionPlaces)
}

// bytesOf writes the rollup.
func bytesOf(t testing.TB, r *Rollup) []byte {
	t.Helper()
	data, err := Book(context.Background(), r, func(checks.Finding) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func readBook(t testing.TB, data []byte) *xlsx.Book {
	t.Helper()
	book, err := xlsx.Read(context.Background(), data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// saved writes the rollup, lets another program save it when work is given,
// and reads the state from it.
func saved(t *testing.T, r *Rollup, work func(*excelize.File)) *Reading {
	t.Helper()
	data := bytesOf(t, r)
	if work != nil {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		work(f)
		buffer, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		data = buffer.Bytes()
	}
	s, problems := ReadState(readBook(t, data))
	if problems != nil {
		t.Fatal(problems)
	}
	return s
}

// randomState draws from a small pool, so that two of them share files.
func randomState(random *rand.Rand, pool []*File) *State {
	text := func() string { return []string{"", "", "甲", "乙", "丙"}[random.IntN(5)] }
	s := NewState()
	for _, f := range pool {
		if random.IntN(2) == 0 {
			continue
		}
		copied := *f
		copied.FirstSeen = day(1 + random.IntN(20))
		copied.Path = []string{f.Path, "别处/" + f.Path}[random.IntN(2)]
		copied.Also = [][]string{nil, {"甲/1.xlsx"}, {"乙/1.xlsx", "甲/1.xlsx"}}[random.IntN(3)]
		copied.Receipt = Receipt{Arrived: text(), Method: text(), ExceptionBy: text(), ExceptionWhy: text(), Copies: text(), Remark: text()}
		s.Files[f.ID()] = &copied
		if random.IntN(2) == 0 {
			s.Decisions[nameKey(f.Return.Projects[0], 1)] = &Decision{Opinion: text(), Recommend: text(), Rank: text(), Reason: text()}
		}
	}
	return s
}

func TestStatesJoinLikeSets(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 1))
	var pool []*File
	for i := range 6 {
		pool = append(pool, received("140521", fmt.Sprintf("%d.xlsx", i), 1, filled(fmt.Sprintf("示例%d试点", i))))
	}
	same := func(law string, a, b *State) {
		if !reflect.DeepEqual(a.Files, b.Files) || !reflect.DeepEqual(a.Decisions, b.Decisions) {
			t.Fatalf("joining is not %s", law)
		}
	}
	for range 500 {
		a, b, c := randomState(random, pool), randomState(random, pool), randomState(random, pool)
		same("commutative", Join(a, b), Join(b, a))
		same("associative", Join(Join(a, b), c), Join(a, Join(b, c)))
		same("idempotent", Join(a, a), Join(a, NewState()))
		same("absorbing", Join(Join(a, b), b), Join(a, b))
	}
}

func TestStateIsReadBackFromTheWorkbook(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	text := func() string { return weird[random.IntN(len(weird))] }
	var files []*File
	for i := range 4 {
		p := filled(fmt.Sprintf("示例%d试点", i))
		for _, f := range form.Official().Fields() {
			if f.ID != form.PilotName && random.IntN(2) == 0 {
				kind := []form.AnswerKind{form.Text, form.Text, form.Text, form.Number, form.DateCell, form.Boolean, form.ErrorValue, form.NoResult}[random.IntN(8)]
				a := form.Answer{Raw: text(), Kind: kind, Cell: fmt.Sprintf("Z%d", 1+random.IntN(99))}
				if kind == form.NoResult {
					a.Raw = ""
				}
				p.Set(f.ID, a)
			}
		}
		p.Steps = []form.Step{{Time: form.Answer{Raw: text() + "时", Kind: form.Text, Cell: "A80"}, Content: form.Answer{Cell: "F80"}, Units: form.Answer{Kind: form.NoResult, Cell: "R80"}}}
		f := received("140521", fmt.Sprintf("子 目录/%d;!@.xlsx", i), 3+i, p)
		f.Receipt = Receipt{Arrived: "5月7日", Method: "邮件", ExceptionBy: "=示例", Remark: "_x0041_"}
		f.Return.Spares = i
		f.Return.Notes = []form.Note{{Kind: form.OutsideAnswer, Sheet: "a\tb", Cell: "A1", Detail: "第一行\n第二行"}}
		f.Return.County = form.NewFilled(form.Origin{Region: "140521", File: f.Path, SHA256: f.SHA256, Sheet: "县;区!信@息"})
		f.Return.County.Set(form.Reporter, form.Answer{Raw: text() + "人", Kind: form.Text, Cell: "B2"})
		files = append(files, f)
	}
	files = append(files, &File{Path: "坏.xlsx", FirstSeen: day(4), Return: &form.Return{Notes: []form.Note{{Kind: form.NotAWorkbook, Detail: "读不出来"}}}})
	want := stateWith(files...)
	want.Decisions[nameKey(files[0].Return.Projects[0], 1)] = &Decision{Opinion: "待定", Rank: "１", Reason: "=1+1\n_x0041_"}
	for name, work := range map[string]func(*excelize.File){"as written": nil, "saved by another program": func(*excelize.File) {}} {
		got := saved(t, computed(want), work)
		if len(got.Altered) > 0 {
			t.Errorf("%s: somebody is said to have changed %v", name, shorten(fmt.Sprint(got.Altered), 300))
		}
		for id, f := range want.Files {
			if !reflect.DeepEqual(got.Files[id], f) {
				t.Errorf("%s: %s is another one: %s", name, f.Path, shorten(fmt.Sprintf("%+v", got.Files[id]), 300))
			}
		}
		for key, d := range want.Decisions {
			g := got.Decisions[key]
			if g == nil || !g.entries().same(d.entries()) {
				t.Errorf("%s: the decision is %+v", name, g)
			}
		}
		if len(got.Files) != len(want.Files) || len(got.Decisions) != len(want.Decisions) {
			t.Errorf("%s: %d files and %d decisions", name, len(got.Files), len(got.Decisions))
		}
	}
}

func shorten(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return s
}

func TestTitlesOfColumnsAreToldApart(t *testing.T) {
	for name, columns := range map[string][]string{
		SheetProjects: titles(projectColumns(form.Official())), SheetUnits: titles(unitColumns()), SheetDetails: titles(detailColumns(form.Official())),
		SheetSteps: titles(stepColumns(form.Official())), SheetReceipts: titles(receiptColumns(form.Official())), SheetLedger: titles(ledgerColumns()),
	} {
		seen := map[string]bool{}
		for _, title := range columns {
			if label := form.NormalLabel(title); seen[label] || label == "" {
				t.Errorf("%s has two columns %s", name, title)
			} else {
				seen[label] = true
			}
		}
	}
}
