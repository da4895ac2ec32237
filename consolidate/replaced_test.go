package consolidate

import (
	"fmt"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/samples/effort"
)

// A newer version of a project says in one line what it replaces, and 变更 has every
// answer, also where both came in the first merge; told once, it is not told again.
func TestReplacedVersionIsTold(t *testing.T) {
	effort.Usual(t)
	old := sample(t, "jincheng")
	in := old.with("补充.xlsx", correctedLater(t, old.named(t, "城区")))
	told := func(r *Result) string {
		var lines []string
		for _, c := range r.Rollup.Changes {
			if c.Kind == record.Replaced || c.Kind == record.Corrected {
				lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s %s→%s %s", c.Kind, c.Project, c.What, c.Old, c.New, c.Effect)))
			}
		}
		return strings.Join(lines, "\n")
	}
	const want = `
		新版替代 示例精密铸件智能制造标准化试点 来源文件 140502城区_省级标准化试点申报表_2021.xlsx→补充.xlsx 改了 2 处
		内容更正 示例精密铸件智能制造标准化试点 填报日期 2021年5月6日→2021年5月7日
		内容更正 示例精密铸件智能制造标准化试点 单位地址 晋城市城区示例路5021号→晋城市城区改过的路99号`
	both, out := run{in: in}.merged(t)
	expect(t, told(both), want)
	again, _ := run{in: in, out: out}.merged(t)
	expect(t, told(again), "")
	_, before := run{in: old}.merged(t)
	after, _ := run{in: in, out: before}.merged(t)
	expect(t, told(after), want)
}

func TestChangesTellWhoseFileItIs(t *testing.T) {
	effort.Usual(t)
	in := withD3(t)
	told := func(r *Result) string {
		var lines []string
		for _, c := range r.Rollup.Changes {
			if c.Kind != record.ToDecide && c.Kind != record.OverLimit && c.Kind != record.Settled && c.Kind != record.StateChange {
				lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s %s→%s", c.Kind, r.Rollup.Plan.RegionName(c.Region), c.What, c.Old, c.New)))
			}
		}
		return strings.Join(lines, "\n")
	}
	_, before := run{in: sample(t, "jincheng")}.merged(t)
	r, out := run{in: in, out: before}.merged(t)
	expect(t, told(r), "待核实 城区 实际报送单位 →"+d3Name)
	r, out = run{in: in, out: answered(t, out.current(), d3Name, "城区")}.merged(t)
	expect(t, told(r), `
		填写意见 城区 收件登记“140524陵川县_补充.xlsx”：实际报送单位 →城区
		新版替代 城区 来源文件 140502城区_省级标准化试点申报表_2021.xlsx→140524陵川县_补充.xlsx
		内容更正 城区 填报日期 2021年5月6日→2021年5月7日
		内容更正 城区 单位地址 晋城市城区示例路5021号→晋城市城区改过的路99号
		报送单位 城区 实际报送单位 待核实→城区`)
	r, _ = run{in: in, out: answered(t, out.current(), d3Name, "陵川县")}.merged(t)
	if !strings.Contains(told(r), "报送单位 陵川县 实际报送单位 城区→陵川县") {
		t.Error(told(r))
	}
}
