package consolidate

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"shidian/consolidate/workbook/store"
)

func TestPaperNamesAreThoseOfOffices(t *testing.T) {
	tea := PaperOf{Number: 1, Domain: "农业", Name: "示例茶试点", Unit: "示例茶业有限公司"}
	long := tea
	long.Number, long.Unit, long.Name = 2, "示例茶业加工销售有限公司", "示例县特色农产品种植加工与乡村旅游融合发展（北部山区）全产业链质量提升综合标准化试点项目建设"
	for _, c := range []struct {
		of   PaperOf
		want string
	}{
		{tea, "01_农业_示例茶试点_示例茶业有限公司"},
		{PaperOf{Number: 12, Domain: "", Name: "甲/乙:丙*丁", Unit: " 丙\n公司. "}, "12_领域不明_甲_乙_丙_丁_丙 公司"},
		{PaperOf{Domain: "工业", Name: "CON", Unit: ""}, "工业__CON"},
		{PaperOf{Number: 3, Domain: "工业", Name: "", Unit: "示例公司"}, "03_工业_未命名_示例公司"},
		{long, "02_农业_示例县特色农产品种植加工与乡村旅游融合发展（北部山区）全产业链质量提升综合标准化…_示例茶业加工销售有限公司"},
	} {
		if got := PaperNames([]PaperOf{c.of})[0]; got != c.want {
			t.Errorf("%+v: %s, want %s", c.of, got, c.want)
		}
	}
}

func TestCutNamesEndWithAWholeWord(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"示例标准化试点", 40, "示例标准化试点"},
		{"示例标准化试点", 20, "示例标准化…"},
		{"示例标准化试点", 16, "示例…"},
		{"示例ISO9001认证", 13, "示例…"},
		{"示例（北部山区）", 15, "示例（北…"},
		{"示例县产业园（北部）", 26, "示例县产业园…"},
		{"ABCDEFGHIJ", 8, "ABCDE…"},
	} {
		if got := cutWords(c.text, c.most); got != c.want || len(got) > c.most {
			t.Errorf("%s in %d: %s, want %s", c.text, c.most, got, c.want)
		}
	}
}

// Whatever a county writes: no name is too long, meets another one, or is one that a
// system cannot hold.
func TestPaperNamesStandOnEverySystem(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	bits := []string{"示例", "标准化试点", "（", "）", "ISO 9001", "a", "A", "/", "\n", ".", " ", "CON", "\u202e", "~$", "…", "😀", "有限公司", "：", strings.Repeat("很长", 30)}
	text := func() string {
		var out strings.Builder
		for range random.IntN(9) {
			out.WriteString(bits[random.IntN(len(bits))])
		}
		return out.String()
	}
	for range 400 {
		var projects []PaperOf
		for range 1 + random.IntN(6) {
			projects = append(projects, PaperOf{Number: random.IntN(3) * 70, Domain: text(), Name: text(), Unit: text()})
		}
		taken := map[string]bool{}
		for i, name := range PaperNames(projects) {
			key := strings.ToLower(name)
			if taken[key] || len(name)+endingBytes > LongestPaperName || !utf8.ValidString(name) || store.CleanName(name+".xlsx") != name+".xlsx" {
				t.Errorf("%+v: %q (%d bytes)", projects[i], name, len(name))
			}
			taken[key] = true
		}
	}
}
