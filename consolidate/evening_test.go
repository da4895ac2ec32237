package consolidate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// threeOfYangcheng is what 阳城县 sends: two projects and one with an error; a correction
// has left out the one of 服务业.
const (
	threeOfYangcheng = twoOfYangcheng + `
		-- 企业
		试点名称: 示例阳城家政服务标准化试点
		承担单位: 示例阳城家政有限公司
		领域: 服务业
		重点方向: 示例方向
		配套资金（万元）: 5`
	twoOfYangcheng = `
		== 140522 阳城县
		填报人: 己某
		填报人电话: 400-000-0522
		上报日期: 2021年5月6日
		-- 企业
		试点名称: 示例阳城桑蚕生态养殖标准化试点
		承担单位: 示例阳城蚕桑有限公司
		领域: 农业
		重点方向: 农村人居环境改善
		所属行业: 畜牧业
		配套资金（万元）: 40
		-- 企业
		试点名称: 示例阳城建筑陶瓷绿色生产标准化试点
		承担单位: 示例阳城陶瓷有限公司
		领域: 工业
		重点方向: 能源革命
		组织机构代码: {错误代码}
		配套资金（万元）: 70`
)

const (
	pottery = "示例阳城建筑陶瓷绿色生产标准化试点"
	homes   = "示例阳城家政服务标准化试点"
)

// countyFile is the workbook of the one county of a text.
func countyFile(t *testing.T, text string) []byte {
	t.Helper()
	made, err := samples.Counties(testplan.New(), text)
	must(t, err)
	for _, data := range made {
		return data
	}
	return nil
}

func may(day int) form.Date { return form.Date{Year: 2021, Month: 5, Day: day} }

// What was withdrawn counts for nothing any more: not as what the county has filed, nor
// for the day on which it did, nor as a fault that somebody has to put right, nor as money.
func TestWhatWasWithdrawnCountsForNothing(t *testing.T) {
	effort.Usual(t)
	in := files{"阳城县.xlsx": countyFile(t, threeOfYangcheng)}
	_, out := run{in: in, asOf: may(2)}.merged(t)
	in = in.with("阳城县_第2次.xlsx", countyFile(t, twoOfYangcheng))
	r, _ := run{in: in, out: out, asOf: may(7)}.merged(t)
	u := unitOf(t, r, "140522")
	if u.Arrived != may(7) || u.Late {
		t.Errorf("what counts came on %s, late %v", u.Arrived, u.Late)
	}
	if need := needs(t, r, "140522"); !strings.Contains(need, "C010") {
		t.Errorf("nobody is told to ask whether it was withdrawn: %s", need)
	}

	all := entered(t, out[cityRollup], [3]string{silk, record.ColumnOpinion, "撤回"}, [3]string{pottery, record.ColumnOpinion, "撤回"}, [3]string{homes, record.ColumnOpinion, "撤回"})
	r, out = run{in: files{"阳城县.xlsx": in["阳城县.xlsx"]}, out: files{cityRollup: all}, asOf: may(7)}.merged(t)
	u = unitOf(t, r, "140522")
	if u.Status != checks.AllInvalid || r.Rollup.Filed() != 0 || needs(t, r, "140522") != "报来的项目都已撤回，请督促补报或者请报零报告" || !strings.Contains(toldBy(r, "C001"), "都已撤回（共 3 个）") {
		t.Errorf("it has filed as %s: %s, %s", u.Status, needs(t, r, "140522"), toldBy(r, "C001"))
	}
	if !slices.ContainsFunc(r.Rollup.Reminders(), func(m record.Reminder) bool { return strings.Contains(m.Text, "都已撤回") }) {
		t.Error("nobody reminds it")
	}
	for _, f := range r.Rollup.Findings {
		if f.Project == pottery && f.Open() {
			t.Errorf("%s still asks: %s", f.Rule.ID, f.Message)
		}
	}
	details := textOf(t, out[cityRollup], record.SheetDetails)
	if strings.Contains(details, "采用\n") || strings.Count(details, "已撤回") != 3 {
		t.Errorf("what was withdrawn is 采用: %s", details)
	}
	if tally := record.TallyOf(r.Rollup.Projects); tally.Sent != 3 || tally.Funds != 0 {
		t.Errorf("the sum is %v of %d", tally.Funds, tally.Sent)
	}
	r, _ = run{in: files{"阳城县.xlsx": in["阳城县.xlsx"], "阳城县零报告.xlsx": countyFile(t, "== 140522 阳城县\n是否零报告: 是\n零报告原因: 本年度没有符合条件的项目\n零报告签字负责人: 示例")}, out: out, asOf: may(7)}.merged(t)
	if status := unitOf(t, r, "140522").Status; status != checks.NilFiled {
		t.Errorf("with a nil return it is %s", status)
	}
}

// 需要做什么 is never empty where something is asked.
func TestWhateverIsAskedIsSomethingToDo(t *testing.T) {
	effort.Usual(t)
	in := files{"阳城县.xlsx": countyFile(t, strings.Replace(twoOfYangcheng, "{错误代码}", "", 1))}
	_, out := run{in: in, asOf: may(7)}.merged(t)
	in = in.with("阳城县（二）.xlsx", countyFile(t, threeOfYangcheng[:strings.Index(threeOfYangcheng, "-- 企业")]+threeOfYangcheng[strings.LastIndex(threeOfYangcheng, "-- 企业"):]))
	r, _ := run{in: in, out: out, asOf: may(9)}.merged(t)
	if u := unitOf(t, r, "140522"); u.Late || !strings.Contains(needs(t, r, "140522"), "1 个项目逾期") {
		t.Errorf("of one that came late beside others it says %q", needs(t, r, "140522"))
	}
	for _, f := range r.Rollup.Findings {
		if f.Region == "140522" && f.Open() && f.Severity() != checks.Info && needs(t, r, "140522") == "" {
			t.Errorf("nothing is to be done, and %s asks", f.Rule.ID)
		}
	}
	only := files{"阳城县.xlsx": countyFile(t, threeOfYangcheng[:strings.Index(threeOfYangcheng, "-- 企业")]+threeOfYangcheng[strings.LastIndex(threeOfYangcheng, "-- 企业"):])}
	r, _ = run{in: only, asOf: may(7)}.merged(t)
	if toldBy(r, "P003") == "" || needs(t, r, "140522") != "1 条问题请核对" {
		t.Errorf("of a question alone it says %q: %s", needs(t, r, "140522"), toldBy(r, "P003"))
	}
}

// A 是 beside a project that cannot be recommended is no recommendation, and 变更 says what
// each entry did.
func TestEntriesSayWhatTheyDid(t *testing.T) {
	effort.Usual(t)
	in := files{"阳城县.xlsx": countyFile(t, threeOfYangcheng)}
	_, out := run{in: in, asOf: may(2)}.merged(t)
	out[cityRollup] = entered(t, out[cityRollup], [3]string{pottery, record.ColumnRecommend, "是"}, [3]string{silk, record.ColumnRecommend, "是"})
	r, out := run{in: in, out: out, asOf: may(3)}.merged(t)
	for _, p := range r.Rollup.Projects {
		if p.Facts.Name() == pottery && (p.GoesUp() || !strings.HasPrefix(p.Reason, "不能推荐：")) {
			t.Errorf("it is %s: %s", p.StateChinese(), p.Reason)
		}
	}
	f := edited(t, out[cityRollup])
	rows, err := f.GetRows(sheets.SheetChanges)
	must(t, err)
	var got []string
	for _, row := range rows {
		if len(row) > 9 && row[3] == string(record.Entered) {
			got = append(got, fmt.Sprint(row[5], " ", row[9]))
		}
	}
	slices.Sort(got)
	expect(t, strings.Join(got, "\n"), `
		示例阳城建筑陶瓷绿色生产标准化试点 目前状态仍是“有错误”
		示例阳城桑蚕生态养殖标准化试点 目前状态由“推荐（自动）”变为“推荐”`)
}

// A nil return that people have confirmed is settled: nothing is to be done about it, and
// nobody waits for the county.
func TestConfirmedNilReturnAsksForNothing(t *testing.T) {
	effort.Usual(t)
	in := files{"阳城县零报告.xlsx": countyFile(t, "== 140522 阳城县\n填报人: 己某\n填报人电话: 400-000-0522\n上报日期: 2021年5月5日\n是否零报告: 是\n零报告原因: 本年度没有符合条件的项目\n零报告签字负责人: 子某")}
	r, out := run{in: in, asOf: may(5)}.merged(t)
	if !unitOf(t, r, "140522").Missing() || needs(t, r, "140522") != "零报告，请核实原因" {
		t.Fatalf("it needs %q", needs(t, r, "140522"))
	}
	out[cityRollup] = answer(t, out[cityRollup], "C001", "阳城县报来零报告", "单位确认", "示例电话核实")
	r, _ = run{in: in, out: out, asOf: may(5)}.merged(t)
	if u := unitOf(t, r, "140522"); u.Missing() || needs(t, r, "140522") != "" || u.Status != checks.NilFiled {
		t.Errorf("it needs %q", needs(t, r, "140522"))
	}
	if !slices.ContainsFunc(r.Rollup.Changes, func(c record.Change) bool { return c.Region == "140522" && c.Effect == "不再提示" }) {
		t.Errorf("变更 does not say what the reply did: %v", r.Rollup.Changes)
	}
	for _, group := range r.Rollup.UnitGroups() {
		if group.What == "零报告" && group.Owed {
			t.Error("交接单 says that something is to be done about it")
		}
	}
}
