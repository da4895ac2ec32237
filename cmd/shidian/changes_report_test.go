package main

import (
	"bytes"
	"testing"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/plan/testplan"
)

// A new version is one line, also in the first merge; what it changes answer by
// answer stands in 变更.
func TestNewVersionIsOneLine(t *testing.T) {
	t.Setenv("COLUMNS", "200")
	const city, other = "140502", "140521"
	r := &record.Rollup{Plan: testplan.New(), Changes: []record.Change{
		{Kind: record.Replaced, Region: city, Project: "示例试点", What: "来源文件", Old: "旧.xlsx", New: "新.xlsx", Effect: "改了 2 处"},
		{Kind: record.Corrected, Region: city, Project: "示例试点", What: "单位地址", Old: "甲路", New: "乙路"},
		{Kind: record.Corrected, Region: city, Project: "示例试点", What: "邮编", Old: "048000", New: "048200"},
		{Kind: record.Corrected, Region: other, Project: "示例试点", What: "邮编", Old: "048000", New: "048200"},
	}}
	const lines = `  新版替代  城区“示例试点”来源文件：旧.xlsx → 新.xlsx（改了 2 处）
  内容更正  沁水县“示例试点”邮编：048000 → 048200
`
	for earlier, heading := range map[string]string{"": "同一个项目报了几版、内容有改动的", "晋城市汇总.xlsx": "与上一次相比"} {
		var out bytes.Buffer
		report{s: &session{streams: streams{out: screen.New(&out)}}, res: &consolidate.Result{Rollup: r, Earlier: earlier}, all: true}.printChanges()
		if want := heading + "：\n" + lines; out.String() != want {
			t.Errorf("got\n%s\nwant\n%s", out.String(), want)
		}
	}
}
