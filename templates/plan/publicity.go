package plan

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// The lines of 基本信息 about what happens once the list is decided.
const (
	settingPublicity  = "公示期"
	settingObjections = "异议受理单位及电话"
	settingNumbers    = "项目编号样式"
)

func publicitySettings() []setting {
	return []setting{
		textSetting(settingPublicity, "如 7 天，或者从哪一天至哪一天；印在公示名单上", func(p *Plan) *string { return &p.Publicity }).setByCity(),
		textSetting(settingObjections, "印在公示名单上", func(p *Plan) *string { return &p.Objections }).setByCity(),
		textSetting(settingNumbers, "如 {年度}-{领域}-{序号:3}；印在立项计划上", func(p *Plan) *string { return &p.ProjectNumber }),
	}
}

var publicityDays = regexp.MustCompile(`^([0-9]{1,3})个?(天|日|自然日|工作日)$`)

// PublicityChinese is the time in which objections can be made, as a public list prints it:
// 7 天, 2021年6月1日至2021年6月7日; "" where the plan does not say.
func (p *Plan) PublicityChinese() string {
	if from, to, ok := p.publicityDates(); ok {
		return from.Chinese() + "至" + to.Chinese()
	}
	return p.Publicity
}

// PublicityBlank names the lines of 基本信息 that a public list prints and that are blank.
func (p *Plan) PublicityBlank() []string {
	var blank []string
	for _, line := range []struct{ name, text string }{{settingPublicity, p.Publicity}, {settingObjections, p.Objections}} {
		if line.text == "" {
			blank = append(blank, line.name)
		}
	}
	return blank
}

// dayWithin is a day as the end of a period names it: 2027年7月28日, 7月28日, 28日.
var dayWithin = regexp.MustCompile(`^(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})[日号]$`)

// publicityDates are the first and the last day, where the plan names days. A day takes
// the year and the month that it does not say from the one before it, the first one the
// year of the plan: 7月20日至28日.
func (p *Plan) publicityDates() (from, to form.Date, ok bool) {
	text := strings.NewReplacer(" ", "", "～", "至", "~", "至", "—", "至", "–", "至", "到", "至").Replace(form.Fold(p.Publicity))
	first, last, found := strings.Cut(strings.TrimSuffix(strings.TrimLeft(text, "自从"), "止"), "至")
	if !found && strings.Contains(text, "日-") {
		first, last, found = strings.Cut(text, "-")
	}
	year, _ := strconv.Atoi(p.Year)
	from, fromOK := dayOfPeriod(first, form.Date{Year: year})
	to, toOK := dayOfPeriod(strings.TrimLeft(last, "至"), from)
	return from, to, found && fromOK && toOK
}

// dayOfPeriod is the day of the text, with what it leaves out from the day before it.
func dayOfPeriod(text string, before form.Date) (form.Date, bool) {
	if part := dayWithin.FindStringSubmatch(text); part != nil {
		year, month := cmp.Or(part[1], strconv.Itoa(before.Year)), cmp.Or(part[2], strconv.Itoa(before.Month))
		text = year + "年" + month + "月" + part[3] + "日"
	}
	day, ok := form.ParseDate(form.Answer{Raw: text, Kind: form.Text})
	return day, ok && day.Day > 0
}

// publicityProblem says in Chinese why the time cannot be meant; "" where it can.
func (p *Plan) publicityProblem() string {
	from, to, dated := p.publicityDates()
	days := publicityDays.FindStringSubmatch(strings.ReplaceAll(form.Fold(p.Publicity), " ", ""))
	cycle, _ := strconv.Atoi(p.Year)
	switch {
	case p.Publicity == "":
		return ""
	case dated && to.Before(from):
		return fmt.Sprintf("公示期的最后一天 %s 在第一天 %s 以前", to, from)
	case dated && (from.Year < cycle || from.Year > cycle+1):
		return fmt.Sprintf("公示期 %s 不在征集年度 %s 年内或者次年，是不是忘了改？", p.Publicity, p.Year)
	case !dated && (days == nil || strings.Trim(days[1], "0") == ""):
		return fmt.Sprintf("“%s”看不出是多少天，请写成 7 天，或者 %s-06-01 至 %s-06-07 的样子", p.Publicity, p.Year, p.Year)
	}
	return ""
}

// publicityOn is the time of publicity some years on.
func (p *Plan) publicityOn(years int) string {
	from, to, dated := p.publicityDates()
	if !dated {
		return p.Publicity
	}
	return from.YearsOn(years).String() + " 至 " + to.YearsOn(years).String()
}

// Numbered is a project that gets a project number: one of 农业 that 140500 sent.
type Numbered struct{ Domain, Unit string }

// numberBlank is a place of the pattern of project numbers.
type numberBlank struct {
	name string
	fill func(p *Plan, of Numbered) string
}

func numberBlanks() []numberBlank {
	return []numberBlank{
		{"年度", func(p *Plan, _ Numbered) string { return p.Year }},
		{"批次", func(p *Plan, _ Numbered) string { return p.Batch }},
		{"领域", func(_ *Plan, of Numbered) string { return of.Domain }},
		{"单位代码", func(_ *Plan, of Numbered) string { return of.Unit }},
	}
}

var runningNumber = regexp.MustCompile(`\{序号(?::([1-9]))?\}`)

// ProjectNumbers are the numbers of the projects in their order, by the plan's pattern:
// 2021-农业-001. 序号 counts those that are alike in the rest. Without a pattern there are
// none.
func (p *Plan) ProjectNumbers(projects []Numbered) []string {
	numbers, count := make([]string, len(projects)), map[string]int{}
	for i, of := range projects {
		rest := p.ProjectNumber
		for _, b := range numberBlanks() {
			rest = strings.ReplaceAll(rest, "{"+b.name+"}", b.fill(p, of))
		}
		count[rest]++
		numbers[i] = runningNumber.ReplaceAllStringFunc(rest, func(blank string) string {
			digits, _ := strconv.Atoi(runningNumber.FindStringSubmatch(blank)[1])
			return fmt.Sprintf("%0*d", digits, count[rest])
		})
	}
	return numbers
}

// mostNumbered is how many projects of one unit and domain are tried.
const mostNumbered = 120

// numberProblem says in Chinese why the pattern cannot number projects; "" where it can.
func (p *Plan) numberProblem() string {
	if p.ProjectNumber == "" {
		return ""
	}
	names := []string{"序号", "序号:3"}
	for _, b := range numberBlanks() {
		names = append(names, b.name)
	}
	for _, found := range inBraces.FindAllStringSubmatch(p.ProjectNumber, -1) {
		if !slices.Contains(names, found[1]) && !runningNumber.MatchString(found[0]) {
			return fmt.Sprintf("“{%s}”不能自动填写%s可以写：{%s}", found[1], perhaps(found[1], names), strings.Join(names, "}、{"))
		}
	}
	if strings.ContainsAny(inBraces.ReplaceAllString(p.ProjectNumber, ""), "{}｛｝") {
		return "项目编号样式的大括号不成对，请写成 {年度}-{领域}-{序号:3} 的样子"
	}
	if !runningNumber.MatchString(p.ProjectNumber) {
		return "项目编号样式里没有 {序号}，几个项目会是同一个编号，请写成 {年度}-{领域}-{序号:3} 的样子"
	}
	var all []Numbered
	for _, unit := range p.Children(p.Root().Code) {
		for _, d := range p.Domains {
			for range mostNumbered {
				all = append(all, Numbered{d.Name, unit.Code})
			}
		}
	}
	seen := map[string]bool{}
	for _, number := range p.ProjectNumbers(all) {
		if seen[number] {
			return fmt.Sprintf("照这个样式有两个项目都编成“%s”，请在几项之间加上“-”", number)
		}
		seen[number] = true
	}
	return ""
}

// publicity finds a time and a pattern that cannot be meant.
func (s *slips) publicity() {
	for _, line := range []struct{ name, problem string }{{settingPublicity, s.plan.publicityProblem()}, {settingNumbers, s.plan.numberProblem()}} {
		if line.problem != "" {
			s.found = append(s.found, Problem{settingSheet{}.title(), s.settingCell(line.name), line.problem})
		}
	}
}

// publicityMeaning says what the public list and the plan list are made with.
func (p *Plan) publicityMeaning() []string {
	var lines []string
	if p.Publicity+p.Objections != "" {
		lines = append(lines, "公示期："+orNone(p.PublicityChinese())+"；异议受理："+orNone(p.Objections)+"。")
	}
	if p.ProjectNumber != "" && len(p.Domains) > 0 {
		first := Numbered{Domain: p.Domains[0].Name}
		if units := p.Children(p.Root().Code); len(units) > 0 {
			first.Unit = units[0].Code
		}
		lines = append(lines, "立项计划的项目编号如 "+strings.Join(p.ProjectNumbers([]Numbered{first, first}), listMark)+"。")
	}
	return lines
}
