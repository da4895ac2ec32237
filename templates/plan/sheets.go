package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"shidian/templates/form"
)

const listMark = "、"

func text[T any](title string, width float64, at func(*T) *string) column[T] {
	return column[T]{Header{Title: title, Width: width}, func(t *T) string { return *at(t) },
		func(t *T, s string) string { *at(t) = s; return "" }}
}

func needed[T any](c column[T]) column[T] {
	set := c.set
	c.set = func(t *T, s string) string {
		if s == "" {
			return "“" + c.Title + "”不能空着"
		}
		return set(t, s)
	}
	return c
}

// since marks a column that older plans do not have: where it is missing it is blank.
func since[T any](c column[T]) column[T] {
	c.Optional = true
	return c
}

func words[T any](title string, width float64, at func(*T) *[]string) column[T] {
	return column[T]{Header{Title: title, Width: width}, func(t *T) string { return strings.Join(*at(t), listMark) },
		func(t *T, s string) string { *at(t) = splitWords(s); return "" }}
}

func splitWords(s string) []string {
	if s == "" {
		return nil
	}
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,；; \n", r) })
}

func yesNo[T any](title string, width float64, at func(*T) *bool) column[T] {
	return column[T]{Header{Title: title, Width: width, Choices: []string{form.Yes, form.No}},
		func(t *T) string {
			if *at(t) {
				return form.Yes
			}
			return form.No
		},
		func(t *T, s string) string {
			if s != form.Yes && s != form.No {
				return fmt.Sprintf("“%s”应填“是”或“否”", s)
			}
			*at(t) = s == form.Yes
			return ""
		}}
}

func day[T any](title string, width float64, at func(*T) *form.Date) column[T] {
	return column[T]{Header{Title: title, Width: width}, func(t *T) string { return at(t).String() },
		func(t *T, s string) string {
			if s == "" {
				*at(t) = form.Date{}
				return ""
			}
			if _, hour := form.FindClock(s); hour != "" {
				return fmt.Sprintf("“%s”里有时刻，这一列只写日期；截止到几点的写在“%s”一列", s, hourTitle)
			}
			d, ok := form.ParseDate(form.Answer{Raw: s, Kind: form.Text})
			if !ok || d.Day == 0 {
				return fmt.Sprintf("“%s”不是日期，请写成 2021-05-08 的样子", s)
			}
			*at(t) = d
			return ""
		}}
}

func level[T any](title string, at func(*T) *Level) column[T] {
	var names []string
	for _, n := range levelNames {
		names = append(names, n.Name)
	}
	return column[T]{Header{Title: title, Width: 8, Choices: names}, func(t *T) string { return at(t).Chinese() },
		func(t *T, s string) string {
			l, ok := levelOf(s)
			if !ok {
				return fmt.Sprintf("“%s”不是级别，应为：%s", s, strings.Join(names, listMark))
			}
			*at(t) = l
			return ""
		}}
}

var noticeSheet = sheetOf[Notice]{name: "通知文件", note: "每条规则都引用这里的文件，“简称”是规则引用时的写法。",
	list: func(p *Plan) *[]Notice { return &p.Notices },
	columns: []column[Notice]{
		needed(text("简称", 8, func(n *Notice) *string { return &n.Short })),
		needed(text("标题", 70, func(n *Notice) *string { return &n.Title })),
		text("文号", 28, func(n *Notice) *string { return &n.Number }),
		text("印发单位", 34, func(n *Notice) *string { return &n.Issuer }),
		day("印发日期", 14, func(n *Notice) *form.Date { return &n.Date }),
	}}

var deadlineSheet = sheetOf[Deadline]{name: "截止日期", note: "各级单位向上一级报送的最后一天；“含当日”选“否”时，最后一天当天到件也算逾期。通知写明几点的，在“截止时刻”写 17:30 的样子，那一天到这个时刻为止。某个单位（或者某个市下面的县）另有日期的，加一行写明“适用单位”的名称或者代码；空着的适用于这一级的各单位。",
	list: func(p *Plan) *[]Deadline { return &p.Deadlines },
	columns: []column[Deadline]{
		level("报送单位级别", func(d *Deadline) *Level { return &d.Level }),
		needed(day("最后一天", 14, func(d *Deadline) *form.Date { return &d.LastDay })),
		yesNo("含当日", 10, func(d *Deadline) *bool { return &d.Inclusive }),
		since(deadlineHour()),
		since(text("适用单位", 24, func(d *Deadline) *string { return &d.Unit })),
	}}

var domainSheet = sheetOf[Domain]{name: "领域", note: "“领域”用于限额和汇总，“题目用名”印在申报书题目上；别名和重点方向用顿号隔开。“限额”是每个报送单位在这个领域最多推荐几个：空着为“基本信息”里的统一限额，0 为不能推荐，不受限的填“不限”；“行政区划”里单位另有限额的，按它的。",
	list: func(p *Plan) *[]Domain { return &p.Domains },
	columns: []column[Domain]{
		needed(text("领域", 12, func(d *Domain) *string { return &d.Name })),
		needed(text("题目用名", 22, func(d *Domain) *string { return &d.TitleName })),
		words("别名", 34, func(d *Domain) *[]string { return &d.Aliases }),
		words("重点方向", 80, func(d *Domain) *[]string { return &d.FocusAreas }),
		since(limitColumn(func(d *Domain) *Limit { return &d.Limit })),
	}}

var stageSheet = sheetOf[Stage]{name: "工作阶段", note: "申报书第四部分应当安排的阶段；写有任一关键词的步骤算作该阶段，关键词中的“…”处可以有别的字；一句话最多算两个阶段。",
	list: func(p *Plan) *[]Stage { return &p.Stages },
	columns: []column[Stage]{
		needed(text("阶段", 18, func(s *Stage) *string { return &s.Name })),
		words("关键词", 50, func(s *Stage) *[]string { return &s.Keywords }),
	}}

func entrySheet(name, note string, list func(*Plan) *[]Entry) sheetOf[Entry] {
	return sheetOf[Entry]{name: name, note: note, list: list, columns: []column[Entry]{
		text("代码", 10, func(e *Entry) *string { return &e.Code }),
		needed(text("名称", 50, func(e *Entry) *string { return &e.Name })),
	}}
}

var industrySheet = entrySheet("行业", "《国民经济行业分类》（GB/T 4754-2017）的大类，申报书“所属行业”的下拉列表。",
	func(p *Plan) *[]Entry { return &p.Industries })

var economicTypeSheet = entrySheet("经济类型", "申报书“经济类型”的下拉列表，2021 年为国统字〔2011〕86号。",
	func(p *Plan) *[]Entry { return &p.EconomicTypes })

var contactSheet = sheetOf[Contact]{name: "联系方式", note: "收件单位的联系人、电话、邮箱和地址；会印在发给下级的填写说明里，可以空着。",
	list: func(p *Plan) *[]Contact { return &p.Contacts },
	columns: []column[Contact]{
		needed(text("单位代码", 12, func(c *Contact) *string { return &c.Region })),
		text("联系人", 14, func(c *Contact) *string { return &c.Person }),
		text("电话", 18, func(c *Contact) *string { return &c.Phone }),
		text("邮箱", 28, func(c *Contact) *string { return &c.Mail }),
		text("地址", 50, func(c *Contact) *string { return &c.Address }),
	}}

var regionCode = regexp.MustCompile(`^[0-9A-Za-z]{4,12}$`)

var regionSheet = sheetOf[Region]{name: "行政区划",
	note: "每行一个报送单位。可以增加：市下面的开发区分局（级别“县”），省下面的省直部门（级别“市”）。“限额”是这个单位在每个领域最多推荐几个：空着为统一限额，0 为不能推荐，不受限的填“不限”。",
	list: func(p *Plan) *[]Region { return &p.Regions },
	columns: []column[Region]{
		{Header{Title: "代码", Width: 12}, func(r *Region) string { return r.Code }, func(r *Region, s string) string {
			if !regionCode.MatchString(s) {
				return fmt.Sprintf("“%s”不能作代码，应为 4 到 12 位数字或字母", s)
			}
			r.Code = s
			return ""
		}},
		needed(text("名称", 30, func(r *Region) *string { return &r.Name })),
		level("级别", func(r *Region) *Level { return &r.Level }),
		text("上级代码", 12, func(r *Region) *string { return &r.Parent }),
		yesNo("直接填报", 10, func(r *Region) *bool { return &r.Files }),
		limitColumn(func(r *Region) *Limit { return &r.Limit }),
		words("邮编前几位", 24, func(r *Region) *[]string { return &r.Postcodes }),
	}}

func wholeFrom(least int, s string) (int, string) {
	n, err := strconv.Atoi(form.Fold(s))
	if err != nil || n < least || n > 9999 {
		if s == "" {
			return 0, fmt.Sprintf("应为不小于 %d 的整数", least)
		}
		return 0, fmt.Sprintf("“%s”应为不小于 %d 的整数", s, least)
	}
	return n, ""
}

// sheets returns every table of the plan workbook in order, the settings first.
func sheets() []sheet {
	return []sheet{settingSheet{}, noticeSheet, deadlineSheet, domainSheet, stageSheet, regionSheet, contactSheet, industrySheet, economicTypeSheet}
}

// Tables returns the plan as the sheets of a workbook.
func (p *Plan) Tables() []Table {
	var tables []Table
	for _, s := range sheets() {
		tables = append(tables, s.table(p))
	}
	return tables
}
