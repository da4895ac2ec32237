package main

import (
	"bytes"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/plan/testplan"
)

// The same fault in nine cells is one line, and a sheet that is meant as a whole has no
// sign for a cell.
func TestSameFaultInManyCellsIsOneLine(t *testing.T) {
	blank, _ := checks.Find("F001")
	entered, _ := checks.Find("W018")
	r := &record.Rollup{Plan: testplan.New()}
	for range 9 {
		r.Findings = append(r.Findings, checks.Finding{Rule: blank, Region: "140522", Project: "示例试点", Message: "“业务范围”没有填写，请补填。主要业务。",
			Place: checks.Place{File: "阳城县.xlsx", Sheet: "项目02", Cell: "F34"}})
	}
	r.Findings = append(r.Findings, checks.Finding{Rule: entered, Region: "140521", Message: "还没有核对。", Place: checks.Place{File: "沁水县.xlsx", Sheet: "待确认"}})
	var out bytes.Buffer
	told := report{s: &session{streams: streams{out: screen.New(&out)}}, res: &consolidate.Result{Rollup: r}}.printFindings()
	const want = `  阳城县“示例试点”
    项目02!F34 等 9 处  “业务范围”没有填写，请补填（F001）
  沁水县 沁水县.xlsx
    待确认  还没有核对（W018）
`
	if !strings.HasSuffix(out.String(), want) || !told["沁水县.xlsx"] {
		t.Errorf("told %v, got\n%s", told, out.String())
	}
}
