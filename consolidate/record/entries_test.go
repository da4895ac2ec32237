package record_test

import (
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
)

// Who adds a column says here too how far it goes, and whether it decides.
func TestHowFarEntriesGo(t *testing.T) {
	var lines []string
	say := func(title string, c record.Reach, decides bool) {
		if c == 0 {
			t.Errorf("%s does not say how far it goes: give it a Reach in entries.go, Office unless a list needs it", title)
		}
		line := title + " " + map[record.Reach]string{record.Office: "内部", record.Upward: "上报", record.Public: "公开"}[c]
		if decides {
			line += " 决定"
		}
		lines = append(lines, line)
	}
	for _, e := range record.ReceiptEntries() {
		say(e.Title, e.Reach, e.Decides)
	}
	for _, e := range record.DecisionEntries() {
		say(e.Title, e.Reach, e.Decides)
	}
	for _, e := range record.ReplyEntries() {
		say(e.Title, e.Reach, e.Decides)
	}
	recordtest.Compare(t, strings.Join(lines, "\n"), `
		到件日期（人工登记） 上报
		报送方式 内部
		延期批准人 内部
		延期理由 内部
		实际报送单位 上报
		收到纸质份数 内部
		备注 内部
		作废原因 内部
		初审意见 内部 决定
		推荐 内部 决定
		遴选结果 内部 决定
		排序 上报 决定
		总排序 上报 决定
		理由 内部 决定
		上报说明 上报
		答复理由 公开
		原试点名称 上报
		核实结果 上报
		核实说明 上报
		经办人 内部`)
	if t.Failed() {
		t.Log("a new column has its line here as well, so that a second person sees how far it goes")
	}
}
