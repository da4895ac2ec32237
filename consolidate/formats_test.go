package consolidate

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// format is a rollup and a list that a program of that format wrote. They are
// never made again: what lies in the offices is not made again either.
func format(t *testing.T, number string) (rollupBook, list []byte) {
	t.Helper()
	dir := filepath.Join("testdata", "format"+number)
	rollupBook, err := os.ReadFile(filepath.Join(dir, "rollup.xlsx"))
	must(t, err)
	list, err = os.ReadFile(filepath.Join(dir, "list.xlsx"))
	must(t, err)
	if most := 100 << 10; len(rollupBook) > most || len(list) > most {
		t.Errorf("format %s takes %d and %d bytes", number, len(rollupBook), len(list))
	}
	return rollupBook, list
}

// formats are those of which a rollup and a list lie below testdata.
func formats() []string { return []string{"0", "1"} }

// Who raises the format keeps what the program wrote before.
func TestEveryFormatThatWasLeftIsKept(t *testing.T) {
	for n := range sheets.Format {
		if number := strconv.Itoa(n); !slices.Contains(formats(), number) {
			t.Errorf("no rollup and list of format %s are kept: write them with a program from before Format was raised, as testdata/format%s/rollup.xlsx and list.xlsx, and name %s in formats", number, number, number)
		}
	}
	kept, err := os.ReadDir("testdata")
	must(t, err)
	for _, folder := range kept {
		if number, isFormat := strings.CutPrefix(folder.Name(), "format"); isFormat && !slices.Contains(formats(), number) {
			t.Errorf("testdata/%s is read by no test: name %s in formats", folder.Name(), number)
		}
	}
}

func TestRollupOfEveryFormatIsCarriedOnWithoutLoss(t *testing.T) {
	effort.Usual(t)
	for _, number := range formats() {
		t.Run(number, func(t *testing.T) {
			old, _ := format(t, number)
			in := sample(t, "jincheng-decided")
			r, out := run{in: in, out: files{"晋城市汇总.xlsx": old}}.merged(t)
			ranks := map[string]string{}
			for _, p := range r.Rollup.Projects {
				if p.Decision.Rank != "" {
					ranks[p.Facts.Name()] = p.Decision.Opinion + p.Decision.Rank
				}
			}
			if ranks[tea] != "通过1" || ranks[silk] != "通过3" || len(ranks) != 3 {
				t.Errorf("the decisions are %v", ranks)
			}
			if replied := textOf(t, out[cityRollup], record.SheetFindings); number != "0" && !strings.Contains(replied, "已电话通知县局更正") {
				t.Error("a reply is lost") // format 0 had none
			}
			if told := toldBy(r, "R009") + toldBy(r, "R011") + toldBy(r, "R012"); told != "" {
				t.Errorf("it is told as altered: %s", told)
			}
			if len(r.Holds) > 0 || out.only("清单") == nil {
				t.Errorf("no list is written: %v", r.Holds)
			}
		})
	}
}

func TestListOfEveryFormatIsRead(t *testing.T) {
	effort.Usual(t)
	for _, number := range formats() {
		t.Run(number, func(t *testing.T) {
			_, list := format(t, number)
			may9 := form.Date{Year: 2021, Month: 5, Day: 9}
			r, _ := run{in: files{"晋城市.xlsx": list}, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
			if !strings.Contains(units(r), "晋城市 filed 6/6") {
				t.Errorf("got\n%s\n%s", units(r), reports(r))
			}
			if told := toldBy(r, "R009") + toldBy(r, "W007"); told != "" {
				t.Errorf("it is told as altered: %s", told)
			}
		})
	}
}

// newer is the workbook as a program of a later format would have written it.
func newer(t *testing.T, data []byte) []byte {
	t.Helper()
	return beginning(t, data, `{"format":99,"release":"9.0.0"}`)
}

// beginning is the workbook with another first line of 留底.
func beginning(t *testing.T, data []byte, text string) []byte {
	t.Helper()
	return edit(t, data, func(f *excelize.File) { must(t, f.SetCellStr("留底", "B1", text)) })
}

// A format that no program has written is refused, and not read as one before there
// were formats.
func TestFormatThatIsNoneIsRefused(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县")
	_, out := run{in: in}.merged(t)
	for _, text := range []string{`{"format":-1,"release":"1"}`, `{"format":0}`, `{"format":99999999999999999999}`, `{"format":1.5}`, `{}`, `format`} {
		_, after, failure := run{in: in, out: files{cityRollup: beginning(t, out[cityRollup], text)}}.merge(t)
		if failure == nil || !strings.Contains(failure.Text, "留底") || len(after) != 1 {
			t.Errorf("%s: it goes on: %v", text, failure)
		}
		may9 := form.Date{Year: 2021, Month: 5, Day: 9}
		r, _ := run{in: files{cityDraft: beginning(t, out[cityDraft], text)}, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
		if !strings.Contains(reports(r), "refused") {
			t.Errorf("%s: the list is told as\n%s", text, reports(r))
		}
	}
}

func TestNewerFormatIsRefusedAsSuch(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng-decided")
	_, out := run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	_, after, failure := run{in: in, out: files{cityRollup: newer(t, out[cityRollup])}}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "升级程序") || strings.Contains(failure.Text, "备份") || len(after) != 1 {
		t.Errorf("it goes on: %v", failure)
	}
	may9 := form.Date{Year: 2021, Month: 5, Day: 9}
	r, _ := run{in: files{cityDraft: newer(t, out[cityDraft])}, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
	if !strings.Contains(toldBy(r, "W014"), "升级程序") || toldBy(r, "W003") != "" {
		t.Errorf("the list is told as\n%s", reports(r))
	}
}

func TestFormatStandsFirst(t *testing.T) {
	_, out := run{in: sample(t, "jincheng").only("沁水县")}.merged(t)
	for name, data := range out.current() {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		must(t, err)
		first, _ := f.GetCellValue("留底", "A1")
		number, _ := f.GetCellValue("留底", "B1")
		if first != "format" || !strings.HasPrefix(number, `{"format":1,"release":"`) {
			t.Errorf("%s begins with %s %s", name, first, number)
		}
	}
	if sheets.Format != 1 {
		t.Error("keep a rollup and a list of the format that is left behind below testdata, and read them here")
	}
}
