package consolidate

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

const cityLetter = "晋城市2021年度推荐函.xlsx"

// The letter lies beside the list that was made final, is written to the office above, and
// says what the list says; made of the list alone it is the same.
func TestLetterGoesWithTheFinalList(t *testing.T) {
	_, out := run{in: sample(t, "jincheng").only("沁水县", "陵川县")}.merged(t)
	if out[cityLetter] != nil {
		t.Error("a draft has a letter")
	}
	res, done := finalIn(t, out, may7)
	if filepath.Base(res.Letter) != cityLetter || done[cityLetter] == nil {
		t.Fatalf("no letter: %q, %v", res.Letter, res.Outputs)
	}
	text := textOf(t, done[cityLetter], form.LetterBook.Chinese())
	for _, want := range []string{"关于报送2021年度省级标准化试点推荐项目的函", "山西省市场监督管理局：", "晋市监发〔2021〕86号", "个县（市、区）", "一式 3 份", "晋城市2021年度推荐项目清单", "晋城市市场监督管理局（盖章）", "年　　月　　日"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "56号") {
		t.Error("the letter cites the city's own notice")
	}
	sameFromList(t, done)
}

// sameFromList tests that the letter made of the final list alone is the one beside it.
func sameFromList(t *testing.T, done files) {
	t.Helper()
	dir := done.write(t, t.TempDir())
	list, err := openFinalList(t.Context(), testplan.New(), "", filepath.Join(dir, cityList), "报送")
	must(t, err)
	letter, err := list.drawnLetter()
	must(t, err)
	if len(letter) != 1 || letter[0].Name != cityLetter || !bytes.Equal(letter[0].Data, done[cityLetter]) {
		t.Errorf("the letter of the list is another one: %d", len(letter))
	}
}

// A letter that somebody has worded otherwise stays while the list is only written again,
// and is kept when another final has its name.
func TestLetterOfPeopleIsKept(t *testing.T) {
	_, out := run{in: sample(t, "jincheng").only("沁水县")}.merged(t)
	out[cityLetter] = edit(t, func() []byte { _, done := finalIn(t, out, may7); return done[cityLetter] }(), func(f *excelize.File) {
		must(t, f.SetCellStr(form.LetterBook.Chinese(), "A1", "已经局领导审阅"))
	})
	res, done := finalIn(t, out, may7)
	if len(res.Kept) < 2 || len(done.only(FolderHistory+"/晋城市2021年度推荐函")) != 1 {
		t.Errorf("what lay there is not kept: %v", res.Kept)
	}
	done[cityLetter] = out[cityLetter]
	delete(done, cityList)
	again, after := finalIn(t, done, may7)
	if again.Letter != "" || !bytes.Equal(after[cityLetter], out[cityLetter]) || after[cityList] == nil {
		t.Errorf("a letter that was worded otherwise is written over: %q", again.Letter)
	}
}

func atTop(o *Options, _ string) { o.Region = "山西省" }

// The top has no office above it, and no letter.
func TestTopWritesNoLetter(t *testing.T) {
	_, city := run{in: sample(t, "jincheng").only("沁水县")}.merged(t)
	_, list := finalIn(t, city, may7)
	res, out := run{in: files{"晋城.xlsx": list[cityList]}, options: atTop}.merged(t)
	letter := sheets.LetterOfRollup(res.Rollup)
	if letter.IsSent() {
		t.Error("the province writes a letter to nobody")
	}
	// At a province a letter that came with a list is no return.
	with, _ := run{in: files{"晋城.xlsx": list[cityList], "晋城函.xlsx": list[cityLetter]}, options: atTop}.merged(t)
	if len(with.Rollup.Findings) != len(res.Rollup.Findings) || len(out) == 0 {
		t.Errorf("the letter is taken for something: %d findings instead of %d", len(with.Rollup.Findings), len(res.Rollup.Findings))
	}
}

// Whatever is recommended, the numbers of the letter are those of the list and of 填报情况.
func TestNumbersOfTheLetterAreThoseOfTheList(t *testing.T) {
	effort.Usual(t)
	all := sample(t, "jincheng")
	for _, units := range [][]string{{"沁水县"}, {"陵川县", "城区"}, {"沁水县", "陵川县", "城区", "泽州县"}} {
		_, out := run{in: all.only(units...)}.merged(t)
		if out[cityDraft] == nil {
			continue
		}
		res, done := finalIn(t, out, may7)
		r := res.Rollup
		listed, filed, sent := map[string]int{}, 0, 0
		for _, p := range record.InOrderOfTheList(r) {
			listed[p.Domain]++
			listed["合计"]++
			listed[p.Domain+p.Facts.Kind()]++
			listed["合计"+p.Facts.Kind()]++
		}
		for _, u := range r.Units {
			sent += u.Counts().Sent
			if record.UnitStatusChinese(u.Status) == "已报" {
				filed++
			}
		}
		checkLetter(t, done[cityLetter], listed, fmt.Sprintf("已报 %d 个", filed), fmt.Sprintf("报来项目 %d 个；经筛查，推荐 %d 个", sent, listed["合计"]))
		if rows := len(rowsOf(t, done[cityList])); rows != listed["合计"] {
			t.Errorf("%v: the list has %d rows, not %d", units, rows, listed["合计"])
		}
	}
}

// rowsOf are the numbers of the rows of a list.
func rowsOf(t *testing.T, list []byte) []string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(list))
	must(t, err)
	rows, err := f.GetRows(sheets.SheetList)
	must(t, err)
	var numbers []string
	for _, row := range rows {
		if len(row) > 1 {
			if _, err := strconv.Atoi(row[0]); err == nil {
				numbers = append(numbers, row[0])
			}
		}
	}
	return numbers
}

func checkLetter(t *testing.T, data []byte, listed map[string]int, says ...string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	rows, err := f.GetRows(form.LetterBook.Chinese())
	must(t, err)
	var head []string
	text := ""
	for _, row := range rows {
		if len(row) > 0 {
			text += row[0] + "\n"
		}
		switch {
		case len(row) < 3:
		case row[0] == "领域":
			head = row
		default:
			for i, title := range head[1:] {
				if title == "" {
					continue
				}
				if want := listed[row[0]+strings.TrimPrefix(title, "推荐项目")]; row[i+1] != strconv.Itoa(want) {
					t.Errorf("%s %s is %s, the list has %d", row[0], title, row[i+1], want)
				}
			}
		}
	}
	for _, want := range says {
		if head == nil || !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
}
