package custody

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// reply answers the first finding of the rule in 问题清单.
func reply(t *testing.T, f *excelize.File, rule, word string) {
	t.Helper()
	for title, text := range map[string]string{record.ColumnReply: word, record.ColumnReplyNote: "示例看过原件", record.ColumnReplyBy: "示例经办人"} {
		set(t, f, record.SheetFindings, cellInRow(t, f, record.SheetFindings, rule, title), text)
	}
}

// holds reports whether a text stands in any cell of the workbook.
func holds(t *testing.T, f *excelize.File, text string) bool {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if strings.Contains(strings.Join(row, "\n"), text) {
				return true
			}
		}
	}
	return false
}

// An error that people overruled lets its project count, and so does an answer in doubt
// that they confirmed, on the list as in the rollup, whether the project is recommended or not.
func TestListThatRestsOnRepliesVerifiesClean(t *testing.T) {
	effort.Usual(t)
	for rule, break1 := range map[string]func(*testing.T, *excelize.File){
		"P012": func(t *testing.T, f *excelize.File) {
			set(t, f, form.SheetForm(1), homeOf(form.StampUndertaking), form.StampNoSign)
		},
		"F015": func(t *testing.T, f *excelize.File) {
			set(t, f, form.SheetForm(1), homeOf(form.ContactPerson), "#N/A")
		},
		"F009": func(t *testing.T, f *excelize.File) {
			set(t, f, form.SheetForm(1), homeOf(form.Email), "unit5211@内网")
		},
	} {
		for _, recommend := range []string{"", checks.RecommendNo} {
			dir := buildChain(t)
			edit(t, filepath.Join(dir, county), func(f *excelize.File) { break1(t, f) })
			if err := os.RemoveAll(filepath.Join(dir, cityFolder)); err != nil {
				t.Fatal(err)
			}
			consolidateAgain(t, dir, 7)
			edit(t, filepath.Join(dir, cityRollup), func(f *excelize.File) {
				reply(t, f, rule, checks.ReplyFine)
				at := cellInRow(t, f, record.SheetProjects, tea, record.ColumnRecommend)
				set(t, f, record.SheetProjects, at, recommend)
				set(t, f, record.SheetProjects, cellInRow(t, f, record.SheetProjects, tea, record.ColumnReason), "示例")
			})
			if wrote := consolidateAgain(t, dir, 7); wrote != 2 {
				t.Fatalf("%s: no list was written", rule)
			}
			for _, name := range []string{cityRollup, cityList} {
				if r := verify(t, dir, name, countyFolder); !r.Clean() {
					t.Errorf("%s %s, %s: %s\n%s", rule, recommend, name, r.Verdict(), told(r))
				}
			}
			edit(t, filepath.Join(dir, cityList), func(f *excelize.File) {
				if holds(t, f, "示例经办人") || recommend != "" && holds(t, f, "示例看过原件") {
					t.Errorf("%s %s: the list says more than goes up", rule, recommend)
				}
			})
		}
	}
}
