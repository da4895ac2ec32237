package checks

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"shidian/templates/form"
)

//go:embed examples/enterprise.txt
var enterpriseGrid string

//go:embed examples/region.txt
var regionGrid string

const countyGrid = `填报人 | 示例庚
填报人电话 | 13900000005
上报日期 | 2021年5月7日
是否零报告 | 否`

// exampleForm fills a clean form of the kind, and puts the grid over it. A
// line is a title and its answer; of section 四 it is 步骤n and three answers, and
// 步骤 alone clears them all. （数字）, （错误值） and （公式无结果） in front say that
// the cell holds no text, （划掉）, （看不见）, （图片） and （会变） what a person sees at
// it; ⏎ is a line break and ␣ a space that a reader of the grid should see.
func exampleForm(asked *form.Form, kind, grid string) *form.Filled {
	clean := enterpriseGrid
	if kind == form.KindRegion {
		clean = regionGrid
	}
	filled := form.NewFilled(form.Origin{Region: exampleCounty, File: examplePath, Sheet: exampleSheet})
	fill(filled, asked, asked.Fields(), clean)
	fill(filled, asked, asked.Fields(), grid)
	return filled
}

// exampleCountySheet fills the sheet 县区信息 likewise.
func exampleCountySheet(grid string) *form.Filled {
	official := form.Official()
	filled := form.NewFilled(form.Origin{Region: exampleCounty, File: examplePath, Sheet: form.SheetCounty})
	fill(filled, official, official.CountyFields(), countyGrid)
	fill(filled, official, official.CountyFields(), grid)
	return filled
}

func fill(filled *form.Filled, official *form.Form, fields []*form.Field, grid string) {
	for _, line := range gridLines(grid) {
		if n, isStep := strings.CutPrefix(line[0], "步骤"); isStep {
			fillStep(filled, official, n, line[1:])
			continue
		}
		f := fieldTitled(fields, line[0])
		filled.Set(f.ID, f.AnswerIn(exampleAnswer(line[1], home(official, f.ID, 0))))
	}
}

// gridLines splits a grid into its cells. A broken grid is a broken program.
func gridLines(grid string) [][]string {
	var lines [][]string
	for line := range strings.SplitSeq(grid, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) < 2 {
			panic(fmt.Sprintf("example: no | in %q", line))
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		lines = append(lines, cells)
	}
	return lines
}

func fieldTitled(fields []*form.Field, title string) *form.Field {
	for _, f := range fields {
		if f.Title == title {
			return f
		}
	}
	panic(fmt.Sprintf("example: no answer is called %q", title))
}

func fillStep(filled *form.Filled, official *form.Form, number string, texts []string) {
	if number == "" {
		filled.Steps = nil
		return
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || len(texts) != len(official.StepFields()) {
		panic(fmt.Sprintf("example: broken step %s %q", number, texts))
	}
	for len(filled.Steps) < n {
		filled.Steps = append(filled.Steps, form.Step{})
	}
	for i, f := range official.StepFields() {
		filled.Steps[n-1].Set(f.ID, exampleAnswer(texts[i], home(official, f.ID, n-1)))
	}
}

func exampleAnswer(text, cell string) form.Answer {
	for mark, doubt := range map[string]form.Doubt{"（划掉）": form.Struck, "（看不见）": form.Unseen, "（图片）": form.Picture, "（会变）": form.Changing} {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			a := exampleAnswer(rest, cell)
			a.Doubt = doubt
			return a
		}
	}
	for mark, kind := range map[string]form.AnswerKind{"（数字）": form.Number, "（错误值）": form.ErrorValue, "（公式无结果）": form.NoResult} {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			return form.Answer{Raw: rest, Kind: kind, Cell: cell}
		}
	}
	text = strings.NewReplacer("⏎", "\n", "␣", " ").Replace(text)
	if text == "" {
		return form.Answer{Cell: cell}
	}
	return form.Answer{Raw: text, Kind: form.Text, Cell: cell}
}
