package consolidate

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// cityLists are a draft of the city and the final that was made of it.
func cityLists(t *testing.T) (draft, final []byte) {
	t.Helper()
	_, out := run{in: sample(t, "jincheng-decided"), out: standing(t, "jincheng-decided")}.merged(t)
	_, closed := finalIn(t, out, may7)
	return out[cityDraft], closed[cityList]
}

var may9 = form.Date{Year: 2021, Month: 5, Day: 9}

func asProvince(o *Options, _ string) { o.Region = "山西省" }

// shownStates are the words that 项目汇总 shows of where projects stand.
func shownStates(t *testing.T, book []byte) []string {
	t.Helper()
	words := map[string]bool{}
	edit(t, book, func(f *excelize.File) {
		rows, err := f.GetRows(record.SheetProjects)
		must(t, err)
		col := -1
		for _, row := range rows {
			if col >= 0 && len(row) > col && row[col] != "" {
				words[row[col]] = true
			}
			col = max(col, slices.Index(row, "目前状态"))
		}
	})
	return slices.Sorted(maps.Keys(words))
}

func TestDraftFromBelowIsAwaited(t *testing.T) {
	effort.Usual(t)
	draft, final := cityLists(t)
	r, out := run{in: files{"晋城.xlsx": draft}, options: asProvince, asOf: may9}.selecting(t).merged(t)
	if got := shownStates(t, out[provinceRollup]); !slices.Equal(got, []string{"待定稿"}) {
		t.Errorf("its projects are %v", got)
	}
	if need := needs(t, r, "140500"); !strings.Contains(need, "报来的是草稿，请报定稿") {
		t.Errorf("the city is told %q", need)
	}
	sure, _ := run{in: files{"晋城.xlsx": final}, options: asProvince, asOf: may9}.selecting(t).merged(t)
	for i, c := range sure.Rollup.Contests {
		if d := r.Rollup.Contests[i]; d.Candidates != c.Candidates || d.Recommended != c.Recommended {
			t.Errorf("%s counts %d of the draft and %d of the final", c.Domain, d.Candidates, c.Candidates)
		}
	}
	list := out[provinceList]
	if list == nil || !strings.Contains(top(t, list), "报来的还是草稿的单位：晋城市") {
		t.Errorf("the province's draft: %v", slices.Sorted(maps.Keys(out)))
	}
}

func TestNothingIsFinalUponADraft(t *testing.T) {
	effort.Usual(t)
	draft, final := cityLists(t)
	in := files{"草稿.xlsx": draft}
	_, out := run{in: in, options: asProvince, asOf: may9}.selecting(t).merged(t)
	dir := out.write(t, t.TempDir())
	o := ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, provinceRollup), AsOf: may9, Final: true}
	_, err := List(context.Background(), o)
	if err == nil || !strings.Contains(err.Error(), "晋城市") || !strings.Contains(err.Error(), "草稿") || len(filesIn(t, dir)) != len(out) {
		t.Fatalf("it goes on: %v", err)
	}
	// The final of the same day takes its place, also beside it.
	for _, name := range []string{"一.xlsx", "龟.xlsx"} { // before and behind the draft
		r, after := run{in: in.with(name, final), out: out, options: asProvince, asOf: may9}.merged(t)
		if got := shownStates(t, after[provinceRollup]); !slices.Equal(got, []string{"入选"}) || strings.Contains(needs(t, r, "140500"), "草稿") {
			t.Errorf("%s: its projects are %v, and the city is told %q", name, got, needs(t, r, "140500"))
		}
		told := ""
		for _, c := range r.Rollup.Changes {
			told += c.Old + " → " + c.New + "\n"
		}
		if !strings.Contains(told, "待定稿 → 入选") {
			t.Errorf("%s: 变更 says\n%s", name, told)
		}
		dir = after.write(t, t.TempDir())
		o.Rollup = filepath.Join(dir, provinceRollup)
		if res, err := List(context.Background(), o); err != nil || !res.Closed {
			t.Errorf("%s: it is not final: %v", name, err)
		}
	}
}

// A rollup that is carried on without its sources knows the draft.
func TestDraftIsRememberedWithoutItsFile(t *testing.T) {
	effort.Usual(t)
	draft, _ := cityLists(t)
	_, out := run{in: files{"晋城.xlsx": draft}, options: asProvince, asOf: may9}.merged(t)
	r, _ := run{out: out, options: asProvince, asOf: may9}.merged(t)
	if !strings.Contains(needs(t, r, "140500"), "草稿") {
		t.Error("it is forgotten")
	}
}

func TestListOfFormat0IsNoDraft(t *testing.T) {
	_, list := format(t, "0")
	r, out := run{in: files{"晋城市.xlsx": list}, asOf: may9, options: asProvince}.merged(t)
	if slices.Contains(shownStates(t, out[provinceRollup]), "待定稿") || strings.Contains(needs(t, r, "140500"), "草稿") {
		t.Error("it is taken for a draft")
	}
}

// The unit owes its final also where nothing of the draft goes up: the final may
// have something that does.
func TestUnitOwesItsFinalAlsoWhereNothingOfTheDraftGoesUp(t *testing.T) {
	effort.Usual(t)
	draft, final := cityLists(t)
	_, out := run{in: files{"晋城.xlsx": draft}, options: asProvince, asOf: may9}.merged(t)
	none := edit(t, out[provinceRollup], func(f *excelize.File) {
		rows, err := f.GetRows(record.SheetProjects)
		must(t, err)
		for _, row := range rows {
			i := slices.IndexFunc(row, func(text string) bool { return strings.HasPrefix(text, "示例") && strings.HasSuffix(text, "试点") })
			if i >= 0 { // the name
				must(t, f.SetCellStr(record.SheetProjects, find(t, f, record.SheetProjects, row[i], record.ColumnSelect), checks.SelectNo))
				must(t, f.SetCellStr(record.SheetProjects, find(t, f, record.SheetProjects, row[i], record.ColumnReason), "不符合"))
			}
		}
	})
	for name, owed := range map[string][]string{"晋城.xlsx": {"晋城市"}, "定稿.xlsx": nil} {
		in := files{name: map[string][]byte{"晋城.xlsx": draft, "定稿.xlsx": final}[name]}
		r, _ := run{in: in, out: files{provinceRollup: none}, options: asProvince, asOf: may9}.merged(t)
		if len(r.Rollup.Recommended()) > 0 {
			t.Fatalf("%d go up", len(r.Rollup.Recommended()))
		}
		if got := r.Rollup.Drafts(); !slices.Equal(got, owed) {
			t.Errorf("with %s, drafts of %v", name, got)
		}
	}
}
