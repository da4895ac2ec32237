package plan

import (
	"slices"
	"strconv"
	"strings"
)

// Next is the plan of another year, made of this one, and what in it has to be looked at:
// what every notice sets anew. Days keep their month and day, so that they are seen to be
// those of last time; numbers and days of notices are blank. The plan itself is not
// changed.
func (p *Plan) Next(year int) (*Plan, []Problem) {
	next := *p
	next.Year = strconv.Itoa(year)
	next.Notices = nil
	for _, n := range p.Notices {
		title := strings.ReplaceAll(n.Title, p.Year+"年", next.Year+"年") // the notices of a series differ in it
		next.Notices = append(next.Notices, Notice{Short: n.Short, Title: title, Issuer: n.Issuer, Unit: n.Unit})
	}
	next.Deadlines = nil
	shift := year
	if was, err := strconv.Atoi(p.Year); err == nil {
		shift -= was
	}
	for _, d := range p.Deadlines {
		d.LastDay = d.LastDay.YearsOn(shift)
		next.Deadlines = append(next.Deadlines, d)
	}
	next.Publicity = p.publicityOn(shift)
	made := New(next)
	return made, made.toLookAt(p)
}

// toLookAt marks the cells that a new notice sets, with what stood there.
func (p *Plan) toLookAt(was *Plan) []Problem {
	s := &slips{plan: p, grids: gridsByName(p.Grids())}
	for i, n := range was.Notices {
		note(s, noticeSheet, i, "标题", "请按今年的通知核对")
		note(s, noticeSheet, i, "文号", "请填今年的文号，上一次是 %s", orNone(n.Number))
		note(s, noticeSheet, i, "印发日期", "请填今年的印发日期，上一次是 %s", orNone(n.Date.String()))
	}
	for i, d := range was.Deadlines {
		note(s, deadlineSheet, i, "最后一天", "请按今年的通知核对，上一次是 %s", d.LastDay)
		if d.Hour != "" {
			note(s, deadlineSheet, i, hourTitle, "请按今年的通知核对")
		}
	}
	for i, d := range was.Domains {
		note(s, domainSheet, i, "重点方向", "请按今年的通知核对“%s”的重点方向和限额", d.Name)
		if d.Limit != DefaultLimit {
			note(s, domainSheet, i, "限额", "请按今年的通知核对“%s”的限额", d.Name)
		}
	}
	for i := range was.LimitRows {
		note(s, limitSheet, i, titleMost, "请按今年的通知核对这一行限额")
	}
	for i, t := range was.Texts {
		if t.Text != "" {
			note(s, textSheet, i, textSaid, "请按今年的通知核对“%s”", t.Place)
		}
	}
	for i, r := range was.Regions {
		if r.Limit != DefaultLimit {
			note(s, regionSheet, i, "限额", "请按今年的通知核对%s的限额", r.Name)
		}
		if r.MayReport {
			note(s, regionSheet, i, "报送要求", "请按今年的通知核对“%s”是不是仍然可以不报", r.Name)
		}
	}
	for i, c := range was.Contacts {
		if strings.TrimSpace(c.Person+c.Phone+c.Mail+c.Address) != "" {
			note(s, contactSheet, i, "联系人", "请核对联系人、电话、邮箱和地址")
		}
	}
	s.fieldsToLookAt()
	for _, list := range ListNames() {
		if i := slices.IndexFunc(was.Lists, func(c ListColumn) bool { return c.List == list }); i >= 0 {
			note(s, listColumnSheet, i, "列名", "请看“%s”的各列今年是否照旧", list)
		}
	}
	for i, r := range p.Rules {
		if r.Clause != "" {
			note(s, ruleSheet, i, titleClause, "请按今年的通知核对条款，上一次是 %s", r.Clause)
		}
		if r.Parameters != "" {
			note(s, ruleSheet, i, titleParameters, "请按今年的通知核对")
		}
	}
	for _, item := range settings() {
		if item.name != settingYear && item.name != settingZone && item.lock != ofTheCopy {
			text := "请按今年的通知核对"
			if item.name == settingBatch && was.Batch != "" {
				text += "，上一次是 " + was.Batch
			}
			s.found = append(s.found, Problem{settingSheet{}.title(), s.settingCell(item.name), text})
		}
	}
	return s.found
}
