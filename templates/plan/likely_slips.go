package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// What was left as it was last year, or was typed one line too high: it can be read, and
// is printed on every page.

// yearSaid is a year as titles and numbers write it: 2021年, 〔2021〕.
var yearSaid = regexp.MustCompile(`(20[0-9]{2})\s*年|[〔\[（(【](20[0-9]{2})[〕\]）)】]`)

// yearsIn are the years that the text says.
func yearsIn(text string) []int {
	var years []int
	for _, found := range yearSaid.FindAllStringSubmatch(form.Fold(text), -1) {
		if year, err := strconv.Atoi(found[1] + found[2]); err == nil {
			years = append(years, year)
		}
	}
	return years
}

// planTitle finds a name of what is collected that the heads cannot print.
func (s *slips) planTitle() {
	p, problem := s.plan, ""
	switch {
	case yearsIn(p.Title) != nil:
		problem = fmt.Sprintf("征集名称里写了年份，年份写在“%s”，印的时候自动加在前面，这里请删去", settingYear)
	case strings.ContainsAny(p.Title, "/\\:*?\"<>|\n"):
		problem = "征集名称要写在文件名里，不能有 / \\ : * ? \" < > | 和换行，请改写"
	default:
		if other := p.otherProvince(p.Title); other != "" {
			problem = fmt.Sprintf("征集名称写的是%s，方案的最上一级是%s，是不是忘了改？", other, p.Root().Name)
		}
	}
	if problem != "" {
		s.found = append(s.found, Problem{settingSheet{}.title(), s.settingCell(settingTitle), problem})
	}
}

// otherProvince is the province with whose name the text begins, where it is none of the
// plan's own; "" for none.
func (p *Plan) otherProvince(text string) string {
	if strings.HasPrefix(text, p.Root().Name) {
		return ""
	}
	for _, r := range RegionsOfChina("") {
		if r.Level == Province && strings.HasPrefix(text, r.Name) && !strings.HasPrefix(p.Root().Name, r.Name) {
			return r.Name
		}
	}
	return ""
}

// noticeYears finds notices of another year whose day does not say that they are: the
// number or the title was left from last year.
func (s *slips) noticeYears() {
	cycle, err := strconv.Atoi(s.plan.Year)
	if err != nil {
		return
	}
	for i, n := range s.plan.Notices {
		for _, part := range []struct {
			title, text string
			earlier     int // how many years before the cycle it may say
		}{{"标题", n.Title, 0}, {"文号", n.Number, 1}} {
			years := yearsIn(part.text)
			of := func(year int) bool { return year == n.Date.Year || year <= cycle && year >= cycle-part.earlier }
			if years != nil && !slices.ContainsFunc(years, of) {
				note(s, noticeSheet, i, part.title, "%s写的是 %d 年，征集年度是 %d 年，是不是忘了改？确实是那一年印发的，请写明“印发日期”", part.title, years[0], cycle)
			}
		}
	}
}

// deadlinesOfNobody finds last days of a level at which none of the named units reports.
func (s *slips) deadlinesOfNobody() {
	for i, d := range s.plan.Deadlines {
		named, known := s.plan.Region(d.Unit)
		if !known {
			continue
		}
		holds := slices.ContainsFunc(s.plan.Regions, func(r Region) bool {
			return r.Parent != "" && s.plan.Within(d.Unit, r.Code) && slices.Contains(s.plan.daysOf(r), d.Level)
		})
		if !holds {
			note(s, deadlineSheet, i, "报送单位级别", "%s和它下面没有按“%s”级报送的单位，这一行不起作用，请改“报送单位级别”或者“适用单位”", named.Name, d.Level.Chinese())
		}
	}
}

// unitCodes finds codes that lost a digit or are of another province, and names with the
// code in them.
func (s *slips) unitCodes(written []Region) {
	root := s.plan.Root()
	ofProvince := strings.HasSuffix(root.Code, "0000") && len(RegionsOfChina(root.Code)) > 0
	for i, r := range written {
		switch {
		case allDigits.MatchString(r.Code) && !administrative.MatchString(r.Code) && administrative.MatchString(root.Code):
			note(s, regionSheet, i, "代码", "“%s”有 %d 位，行政区划代码是 6 位数字；不是行政区划的单位，代码里写上字母", r.Code, len(r.Code))
		case ofProvince && administrative.MatchString(r.Code) && r.Code[:2] != root.Code[:2]:
			note(s, regionSheet, i, "代码", "“%s”（%s）不是%s的行政区划代码，是不是放错了？", r.Code, r.Name, root.Name)
		case strings.Contains(r.Name, r.Code):
			note(s, regionSheet, i, "名称", "“%s”里有代码，代码写在“代码”一列，这里只写名称", r.Name)
		}
	}
}

// administrative is a code of GB/T 2260, or of a town or a village below it.
var administrative = regexp.MustCompile(`^[0-9]{6}([0-9]{3}){0,2}$`)

var allDigits = regexp.MustCompile(`^[0-9]+$`)

// mail finds addresses that no letter reaches: they are printed for every unit.
func (s *slips) mail() {
	for i, c := range s.plan.Contacts {
		if at := strings.Split(c.Mail, "@"); c.Mail != "" && (len(at) < 2 || at[0] == "" || !strings.Contains(at[len(at)-1], ".")) {
			note(s, contactSheet, i, "邮箱", "“%s”不是电子邮箱地址，请写成 name@example.com 的样子", c.Mail)
		}
	}
}

// copies finds a number of copies that nobody can enter in the form.
func (s *slips) copies() {
	most := 0
	if f := s.plan.Form.Field(form.PaperCopies); f != nil {
		most = int(f.Most)
	}
	for _, line := range []struct {
		name string
		n    int
	}{{settingToCity, s.plan.CopiesToCity}, {settingToProvince, s.plan.CopiesToProvince}} {
		if most > 0 && line.n > most {
			s.found = append(s.found, Problem{settingSheet{}.title(), s.settingCell(line.name), fmt.Sprintf("%d 份太多，“%s”一栏最多填 %d，请核对", line.n, s.plan.Form.Title(form.PaperCopies), most)})
		}
	}
}
