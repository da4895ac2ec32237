package consolidate

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// markedOnly is a file that says in its properties what it is and can be read no further:
// who refuses a merge of such files for what they are has read none of them whole.
func markedOnly(t *testing.T, mark form.Mark) []byte {
	t.Helper()
	var data bytes.Buffer
	pack := zip.NewWriter(&data)
	for name, text := range map[string]string{"[Content_Types].xml": "kept from the reader", "docProps/custom.xml": propertiesOf(mark)} {
		w, err := pack.Create(name)
		must(t, err)
		_, err = w.Write([]byte(text))
		must(t, err)
	}
	must(t, pack.Close())
	return data.Bytes()
}

func propertiesOf(mark form.Mark) string {
	var text strings.Builder
	text.WriteString(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for name, value := range mark.Properties() {
		fmt.Fprintf(&text, `<property name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`, name, value)
	}
	return text.String() + `</Properties>`
}

// countiesOf are workbooks of that year that only their marks can be read of.
func countiesOf(t *testing.T, cycle string, codes ...string) files {
	in := files{}
	for _, code := range codes {
		in[code+".xlsx"] = markedOnly(t, form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: cycle, Region: code})
	}
	return in
}

func TestWhatCanBeRefusedIsRefusedByTheMarks(t *testing.T) {
	cycle := testplan.New().Cycle()
	old := countiesOf(t, "2020", "140502")
	jincheng := countiesOf(t, cycle, "140502", "140521")
	for name, c := range map[string]struct {
		run  run
		says string
	}{
		"two cities":         {run{in: countiesOf(t, cycle, "140502", "140521", "140212", "140213")}, "几个不同的上级"},
		"another year":       {run{in: countiesOf(t, "2020", "140502", "140521")}, "收到的文件多半不是" + cycle + "年度的（2020年度 2 份）"},
		"a copy counts once": {run{in: old.with("副本.xlsx", old.named(t, "140502"))}, "2020年度 1 份"},
		"an archive":         {run{in: files{"来件.zip": zipped(t, countiesOf(t, "2020", "140502"))}}, "2020年度 1 份"},
		"open":               {run{in: jincheng, out: files{"~$市2021年度汇总.xlsx": nil}}, "正在 Excel 中打开"},
		"unknown region":     {run{in: jincheng, options: func(o *Options, _ string) { o.Region = "某某市" }}, "方案中没有“某某市”"},
		"a broken rollup":    {run{in: jincheng, out: files{"晋城市2021年度汇总.xlsx": []byte("甲")}}, "原有的汇总"},
	} {
		_, out, failure := c.run.merge(t)
		if failure == nil || !strings.Contains(failure.Text, c.says) || len(out) != len(c.run.out) {
			t.Errorf("%s: %v\nwrote %d files", name, failure, len(out)-len(c.run.out))
		}
	}
}

// What only the captions or the name of a file tell is known before a merge is refused.
func TestFilesWithoutMarksHaveTheirVotesInTime(t *testing.T) {
	cycle := testplan.New().Cycle()
	in := countiesOf(t, cycle, "140502", "140212")
	in["沁水县.xlsx"] = copiedByHand(t, sample(t, "jincheng").named(t, "沁水县"))
	result, _ := run{in: in}.merged(t)
	if result.Rollup.Region.Code != "140500" {
		t.Error(result.Rollup.Region)
	}
}

func TestSurveyTellsEachFile(t *testing.T) {
	p, in := testplan.New(), sample(t, "jincheng")
	dir := files{
		"沁水县.xlsx":         in.named(t, "沁水县"),
		"城区.zip":           zipped(t, files{"城区申报表.xlsx": in.named(t, "城区")}),
		"清单.xlsx":          sample(t, "shanxi-decided").named(t, "大同市"),
		"说明.txt":           []byte("请看"),
		"陵川县/扫描.pdf":       []byte("%PDF-1.4"),
		"改过名的.xlsx":        copiedByHand(t, in.named(t, "陵川县")),
		"坏的.xlsx":          []byte("PK\x03\x04"),
		"晋城市2021年度汇总.xlsx": standing(t, "jincheng-decided")[cityRollup],
	}.write(t, t.TempDir())
	all, err := Survey(t.Context(), p, []string{dir})
	must(t, err)
	var told []string
	for _, s := range all {
		told = append(told, fmt.Sprintf("%s|%s|%s|%s|%v|%d|%v", s.Path, s.Mark.Kind, s.Mark.Cycle, s.Region.Name, s.Member, s.Final, s.Why != ""))
	}
	expect(t, strings.Join(told, "\n"), `
		坏的.xlsx||||false|0|true
		城区.zip||||false|0|true
		城区.zip!/城区申报表.xlsx|county|2021|城区|true|0|false
		改过名的.xlsx|county|2021||false|0|false
		晋城市2021年度汇总.xlsx|rollup|2021|晋城市|false|0|false
		沁水县.xlsx|county|2021|沁水县|false|0|false
		清单.xlsx|list|2021|大同市|false|1|false
		说明.txt||||false|0|true
		陵川县/扫描.pdf|county||陵川县|false|0|true`)
}
