package plan

import "shidian/templates/form"

var deadlineSheet = sheetOf[Deadline]{name: "截止日期", note: "各级单位向上一级报送的最后一天；“含当日”选“否”时，最后一天当天到件也算逾期。通知写明几点的，在“截止时刻”写 17:30 的样子，那一天到这个时刻为止。某个单位（或者某个市下面的县）另有日期的，加一行写明“适用单位”的名称或者代码；空着的适用于这一级的各单位。",
	open:  belowCity,
	adds:  "适用单位是本市或者本市下面的",
	keyed: []string{"报送单位级别", "适用单位"},
	list:  func(p *Plan) *[]Deadline { return &p.Deadlines },
	columns: []column[Deadline]{
		level("报送单位级别", func(d *Deadline) *Level { return &d.Level }),
		needed(day("最后一天", 14, func(d *Deadline) *form.Date { return &d.LastDay })),
		yesNo("含当日", 10, func(d *Deadline) *bool { return &d.Inclusive }),
		since(deadlineHour()),
		since(text("适用单位", 24, func(d *Deadline) *string { return &d.Unit })),
	}}

// belowCity reports whether the day is one that the city sets: for units below it, as
// they are named by themselves or by the city. Its own day is set above.
func belowCity(p *Plan, d *Deadline, city string) bool {
	own, _ := p.Region(city)
	return d.Unit != "" && p.Within(city, d.Unit) && depth(d.Level) > depth(own.Level)
}
