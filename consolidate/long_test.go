package consolidate

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/samples/hostile"
	"shidian/templates/form"
)

// rewritten changes the first line of that kind in 留底, as somebody can who
// unhides it.
func rewritten(t *testing.T, data []byte, kind string, work func(line map[string]any)) []byte {
	t.Helper()
	const sheet, chunk = "留底", 16000
	return edit(t, data, func(f *excelize.File) {
		rows, err := f.GetRows(sheet)
		must(t, err)
		for r, cells := range rows {
			if cells[0] != kind {
				continue
			}
			var line map[string]any
			must(t, json.Unmarshal([]byte(strings.Join(cells[1:], "")), &line))
			work(line)
			text, err := json.Marshal(line)
			must(t, err)
			runes := []rune(string(text))
			for col := 2; len(runes) > 0 || col <= len(cells); col++ {
				n := min(len(runes), chunk)
				must(t, f.SetCellStr(sheet, form.CellName(r+1, col), string(runes[:n])))
				runes = runes[n:]
			}
			return
		}
		t.Fatalf("留底 has no line %s", kind)
	})
}

// One city's list must not stop the province, and the clerk must know which.
func TestListWithATextLongerThanACellIsRefusedByName(t *testing.T) {
	long := strings.Repeat("长", 40000)
	lists := sample(t, "shanxi").only("推荐项目清单").only("太原市", "大同市", "阳泉市")
	taiyuan := slices.Collect(maps.Keys(lists.only("太原市")))[0]
	for name, work := range map[string]func(map[string]any){
		"sheet":  func(line map[string]any) { line["sheet"] = long },
		"file":   func(line map[string]any) { line["file"] = long },
		"key":    func(line map[string]any) { line["key"] = long },
		"via":    func(line map[string]any) { line["via"].(map[string]any)["path"] = long },
		"answer": func(line map[string]any) { line["answers"].(map[string]any)["pilot_name"].(map[string]any)["r"] = long },
		"step": func(line map[string]any) {
			line["steps"].([]any)[0].(map[string]any)["step_content"] = map[string]any{"r": long}
		},
	} {
		in := lists.with(taiyuan, rewritten(t, lists.named(t, "太原市"), "form", work))
		r, out, failure := run{in: in, asOf: form.Date{Year: 2021, Month: 5, Day: 9}}.merge(t)
		if failure != nil || out[provinceRollup] == nil {
			t.Errorf("%s: %v", name, failure)
			continue
		}
		told := ""
		for _, f := range r.Rollup.Findings {
			if f.Rule.ID == "W003" {
				told += f.File + f.Message
			}
		}
		if !strings.Contains(told, taiyuan) || !strings.Contains(told, "不完整") || !strings.Contains(told, "比一个单元格能放的还长") {
			t.Errorf("%s: W003 says %q", name, told)
		}
	}
}

// Names inside a workbook are of any length that somebody likes.
func TestLongNamesInsideAWorkbookStopNobody(t *testing.T) {
	long := strings.Repeat("长", 40000)
	in := sample(t, "jincheng")
	want, _ := run{in: in}.merged(t)
	crafted := edit(t, in.named(t, "陵川县"), func(f *excelize.File) {
		_, err := f.NewSheet("X9")
		must(t, err)
		must(t, f.SetCellStr("X9", "A1", "另有内容"))
	})
	crafted = inPart(t, crafted, "xl/workbook.xml", `name="X9"`, fmt.Sprintf(`name="%s"`, long))
	for name := range in.only("陵川县") {
		in[name] = crafted
	}
	r, _ := run{in: in}.merged(t)
	if projects(r) != projects(want) {
		t.Errorf("the projects are\n%s", projects(r))
	}
	for _, f := range r.Rollup.Findings {
		if n := len([]rune(f.Sheet)); n > 100 {
			t.Errorf("%s names a sheet with %d characters", f.Rule.ID, n)
		}
	}
}

// inPart replaces text in one part of a package.
func inPart(t *testing.T, data []byte, part, old, with string) []byte {
	t.Helper()
	out, err := hostile.Rewrite(data, func(name, text string) string {
		if name != part {
			return text
		}
		return strings.ReplaceAll(text, old, with)
	})
	must(t, err)
	return out
}
