package plan

import (
	"strings"
	"testing"
)

func TestBatchMakesAnotherCycle(t *testing.T) {
	for _, c := range []struct{ batch, title, cycle, words, heading string }{
		{"", "省级标准化试点", "2021", "2021年度", "2021年度省级标准化试点"},
		{"下半年", "省级标准化试点", "2021-下半年", "2021年度下半年", "2021年度下半年省级标准化试点"},
		{"第三批", "临汾市第三批市级标准化试点", "2021-第三批", "2021年度第三批", "2021年度临汾市第三批市级标准化试点"},
	} {
		p := &Plan{Year: "2021", Batch: c.batch, Title: c.title}
		if p.Cycle() != c.cycle || p.CycleChinese() != c.words || p.Heading() != c.heading {
			t.Errorf("%q: %s, %s, %s", c.batch, p.Cycle(), p.CycleChinese(), p.Heading())
		}
	}
}

// A batch stands in names of files and in marks.
func TestBatchIsAWordThatAFileCanBeNamedBy(t *testing.T) {
	for text, fits := range map[string]bool{
		"": true, "第二批": true, " 下半年 ": true, "第２批": true, "秋季（补报）": true,
		"2": false, "下半年|二": false, "上/下": false, "2021年下半年": false, "第二批-补": false, strings.Repeat("批", 13): false,
	} {
		p, problems := FromGrids(edited(map[string]string{"基本信息 " + cellOfSetting(settingBatch): text}))
		switch {
		case (problems == nil) != fits:
			t.Errorf("%q: %v", text, problems)
		case fits && strings.TrimSpace(text) != "" && p.Cycle() == "2021":
			t.Errorf("%q is no cycle of its own", text)
		case !fits && !strings.Contains(problems[0].Text, "第二批、下半年"):
			t.Errorf("%q: %s does not say what to write", text, problems[0].Text)
		}
	}
}

// cellOfSetting is where the plan that edited changes has the value.
func cellOfSetting(name string) string {
	s := &slips{grids: gridsByName(edited(nil))}
	return s.settingCell(name)
}
