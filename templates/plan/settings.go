package plan

import (
	"fmt"
	"strconv"
	"time"

	"shidian/templates/form"
)

// setting is one line of the sheet 基本信息: 每市每领域限额, 2.
type setting struct {
	name, hint string
	get        func(*Plan) string
	set        func(*Plan, string) string
}

func wholeSetting(name, hint string, least int, at func(*Plan) *int) setting {
	return setting{name, hint, func(p *Plan) string { return strconv.Itoa(*at(p)) },
		func(p *Plan, s string) string {
			n, problem := wholeFrom(least, s)
			*at(p) = n
			return problem
		}}
}

func settings() []setting {
	return []setting{
		{"征集年度", "四位年份", func(p *Plan) string { return p.Cycle }, func(p *Plan, s string) string {
			n, err := strconv.Atoi(form.Fold(s))
			if err != nil || n < 2000 || n > 2099 {
				return fmt.Sprintf("“%s”不是年份", s)
			}
			p.Cycle = strconv.Itoa(n)
			return ""
		}},
		{"征集名称", "印在表头上", func(p *Plan) string { return p.Title }, func(p *Plan, s string) string {
			if s == "" {
				return "征集名称不能空着"
			}
			p.Title = s
			return ""
		}},
		{"时区", "判断到件日期用", func(p *Plan) string { return p.Zone }, func(p *Plan, s string) string {
			if _, err := time.LoadLocation(s); err != nil || s == "" {
				return fmt.Sprintf("“%s”不是时区，应为 Asia/Shanghai", s)
			}
			p.Zone = s
			return ""
		}},
		wholeSetting("每市每领域限额", "推荐项目不超过此数", 1, func(p *Plan) *int { return &p.Limit }),
		wholeSetting("每县至少申报", "项目数", 0, func(p *Plan) *int { return &p.MinProjects }),
		wholeSetting("报市纸质份数", "县区报市", 0, func(p *Plan) *int { return &p.CopiesToCity }),
		wholeSetting("报省纸质份数", "市报省", 0, func(p *Plan) *int { return &p.CopiesToProvince }),
		wholeSetting("申报书注明份数", "申报书填写说明第 6 条", 0, func(p *Plan) *int { return &p.CopiesOnForm }),
		wholeSetting("试点最短月数", "短于此数时提示", 1, func(p *Plan) *int { return &p.PilotMonthsMin }),
		wholeSetting("试点最长月数", "长于此数时提示", 1, func(p *Plan) *int { return &p.PilotMonthsMax }),
	}
}

// settingSheet is the sheet 基本信息: a name, a value, a hint.
type settingSheet struct{}

const settingName, settingValue, settingHint = "项目", "内容", "说明"

func (settingSheet) title() string { return "基本信息" }

func (s settingSheet) table(p *Plan) Table {
	t := Table{Name: s.title(), Note: "只改“内容”一列。改完保存，运行时加 --plan 指明这个文件。",
		Headers: []Header{{Title: settingName, Width: 22, Fixed: true}, {Title: settingValue, Width: 40}, {Title: settingHint, Width: 34, Fixed: true}}}
	for _, item := range settings() {
		t.Rows = append(t.Rows, []string{item.name, item.get(p), item.hint})
	}
	return t
}

func (s settingSheet) read(p *Plan, g Grid) []Problem {
	var problems []Problem
	for _, item := range settings() {
		found := false
		for r, cells := range g.Rows {
			if len(cells) == 0 || form.NormalLabel(cells[0]) != form.NormalLabel(item.name) {
				continue
			}
			found = true
			value := ""
			if len(cells) > 1 {
				value = form.Clean(cells[1])
			}
			if problem := item.set(p, value); problem != "" {
				problems = append(problems, Problem{s.title(), form.CellName(r+1, 2), problem})
			}
			break
		}
		if !found {
			problems = append(problems, Problem{s.title(), "A1", "缺少“" + item.name + "”一行，请恢复"})
		}
	}
	return problems
}
