package plan

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"shidian/templates/form"
)

// setting is one line of the sheet 基本信息: 每市每领域限额, 2.
type setting struct {
	name, hint string
	get        func(*Plan) string
	set        func(*Plan, string) string

	lock     lineLock
	optional bool // older plans do not have the line: where it is missing it is blank
}

func wholeSetting(name, hint string, least int, at func(*Plan) *int) setting {
	return setting{name: name, hint: hint, get: func(p *Plan) string {
		if *at(p) < least {
			return "" // nobody has set it yet
		}
		return strconv.Itoa(*at(p))
	},
		set: func(p *Plan, s string) string {
			n, problem := wholeFrom(least, s)
			*at(p) = n
			return problem
		}}
}

// lineLock says what of a line a city may change in its copy.
type lineLock int

const (
	lockedLine lineLock = iota
	openLine            // the city sets it itself
	ofTheCopy           // the program sets it in the copy
)

// setByCity marks a line that each city sets for its counties.
func (s setting) setByCity() setting {
	s.lock = openLine
	return s
}

// textSetting is a line that says anything or nothing, which older plans do not have.
func textSetting(name, hint string, at func(*Plan) *string) setting {
	return setting{name: name, hint: hint, optional: true, get: func(p *Plan) string { return *at(p) },
		set: func(p *Plan, s string) string { *at(p) = form.OneLine(s); return "" }}
}

func settings() []setting {
	return slices.Concat([]setting{
		{name: settingYear, hint: "四位年份", get: func(p *Plan) string { return p.Year }, set: func(p *Plan, s string) string {
			n, err := strconv.Atoi(form.Fold(s))
			if s == "" {
				return "应为四位年份，如 2027"
			}
			if err != nil || n < 2000 || n > 2099 {
				return fmt.Sprintf("“%s”不是年份", s)
			}
			p.Year = strconv.Itoa(n)
			return ""
		}},
		{name: settingTitle, hint: "印在表头上", get: func(p *Plan) string { return p.Title }, set: func(p *Plan, s string) string {
			if s == "" {
				return "征集名称不能空着"
			}
			p.Title = s
			return ""
		}},
		{name: settingZone, hint: "判断到件日期用", get: func(p *Plan) string { return p.Zone }, set: func(p *Plan, s string) string {
			if _, err := time.LoadLocation(s); err != nil || s == "" {
				return fmt.Sprintf("“%s”不是时区，应为 Asia/Shanghai", s)
			}
			p.Zone = s
			return ""
		}},
		{name: settingLimit, hint: "推荐项目不超过此数；不限的写“不限”或者空着", get: func(p *Plan) string { return p.Limit.text() },
			set: func(p *Plan, s string) string { return p.Limit.set(s) }},
		wholeSetting(settingLeast, "项目数", 0, func(p *Plan) *int { return &p.MinProjects }).setByCity(),
		wholeSetting(settingToCity, "县区报市", 0, func(p *Plan) *int { return &p.CopiesToCity }).setByCity(),
		wholeSetting(settingToProvince, "市报省", 0, func(p *Plan) *int { return &p.CopiesToProvince }),
		wholeSetting("申报书注明份数", "申报书填写说明第 6 条", 0, func(p *Plan) *int { return &p.CopiesOnForm }),
		wholeSetting("试点最短月数", "短于此数时提示", 1, func(p *Plan) *int { return &p.PilotMonthsMin }),
		wholeSetting("试点最长月数", "长于此数时提示", 1, func(p *Plan) *int { return &p.PilotMonthsMax }),
		batch(),
	}, copyLines(), publicitySettings())
}

// The settings that the program sets for another year, or that no year changes.
const settingYear, settingTitle, settingZone = "征集年度", "征集名称", "时区"

// The settings of copies on paper.
const settingToCity, settingToProvince = "报市纸质份数", "报省纸质份数"

// The settings that stand for limits.
const settingLimit, settingLeast = "每市每领域限额", "每县至少申报"

// settingSheet is the sheet 基本信息: a name, a value, a hint.
type settingSheet struct{}

const settingName, settingValue, settingHint = "项目", "内容", "说明"

func (settingSheet) title() string { return "基本信息" }

func (settingSheet) older(*Plan) bool { return false }

func (settingSheet) grows() bool { return false }

func (s settingSheet) table(p *Plan) Table {
	t := Table{Name: s.title(), Note: "只改“内容”一列。改完保存，运行时加 --plan 指明这个文件。",
		Headers: []Header{{Title: settingName, Width: 22, Fixed: true}, {Title: settingValue, Width: 40}, {Title: settingHint, Width: 34, Fixed: true}}}
	for _, item := range settings() {
		if item.name == settingDigest && item.get(p) == "" {
			continue // of a plan that is no copy it would ask what to write there
		}
		t.Rows = append(t.Rows, []string{item.name, item.get(p), item.hint})
		if p.IsCopy() {
			t.Open = append(t.Open, item.lock == openLine)
		}
	}
	if p.IsCopy() {
		t.Note = lockNote(p, t.Open, "") + t.Note
	}
	return t
}

func (s settingSheet) read(p *Plan, g Grid) []Problem {
	rows := map[string]int{} // of the sheet, by the name that stands in them
	problems := s.strangeRows(g, rows)
	for _, item := range settings() {
		row, found := rows[form.NormalLabel(item.name)]
		if !found && item.optional {
			item.set(p, "")
			continue
		}
		if !found {
			problems = append(problems, Problem{s.title(), "A1", "缺少“" + item.name + "”一行，请恢复"})
			continue
		}
		value := cellOf(g.Rows[row-1], 1)
		problem := item.set(p, value)
		if problem != "" && value == "" {
			problem = "“" + item.name + "”没有填写：" + problem
		}
		if problem != "" {
			problems = append(problems, Problem{s.title(), form.CellName(row, 2), problem})
		}
	}
	return problems
}

// strangeRows finds what stands below the header and is no setting: a row that no plan
// has, one that is there twice, and text beside the three columns. The others it notes.
func (s settingSheet) strangeRows(g Grid, rows map[string]int) []Problem {
	var names []string
	for _, item := range settings() {
		names = append(names, item.name)
	}
	head := slices.IndexFunc(g.Rows, func(row []string) bool { return form.NormalLabel(cellOf(row, 0)) == form.NormalLabel(settingName) })
	if head < 0 {
		return []Problem{{s.title(), "A1", "找不到表头“" + settingName + "”，请恢复这一行"}}
	}
	var problems []Problem
	for r := head + 1; r < len(g.Rows); r++ {
		name := cellOf(g.Rows[r], 0)
		_, twice := rows[form.NormalLabel(name)]
		switch {
		case name == "" && cellOf(g.Rows[r], 1) != "":
			problems = append(problems, Problem{s.title(), form.CellName(r+1, 1), "“" + cellOf(g.Rows[r], 1) + "”前面没有写是哪一项，请写上，或者删去"})
		case name == "":
		case indexOf(names, name) < 0:
			problems = append(problems, Problem{s.title(), form.CellName(r+1, 1), "没有“" + form.OneLine(name) + "”这一项" + perhaps(name, names) + "写在这里的不起作用，请删去这一行"})
		case twice:
			problems = append(problems, Problem{s.title(), form.CellName(r+1, 1), "“" + name + "”写了两次，请只留一行"})
		default:
			rows[form.NormalLabel(name)] = r + 1
		}
		problems = append(problems, besideColumns(s.title(), g, r, head)...)
	}
	return problems
}
