package record

import (
	"fmt"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Reminder is what to write to a unit that still owes something (催报), ready to be pasted
// into a message: 高平市市场监督管理局：截至2021年5月7日，尚未收到…
type Reminder struct {
	Unit plan.Region
	Owes []string // Chinese, one sentence each without its full stop
	Text string   // the whole paragraph
}

// Reminders are those of the units that owe something, in the order of the units.
func (r *Rollup) Reminders() []Reminder {
	var all []Reminder
	for _, u := range r.Units {
		owes := u.owes()
		if owes == nil {
			continue
		}
		text := fmt.Sprintf("%s：截至%s，%s。%s", r.Plan.Office(u.Region), r.AsOf.Chinese(), strings.Join(owes, "；"), r.untilWhen(u))
		all = append(all, Reminder{u.Region, owes, text})
	}
	return all
}

// ReminderOfAll is the paragraph for the group of all units: who has filed and who still
// owes what. It is "" where nobody owes anything.
func (r *Rollup) ReminderOfAll() string {
	reminders := r.Reminders()
	if len(reminders) == 0 {
		return ""
	}
	var missing, others []string
	for _, m := range reminders {
		if u := r.unit(m.Unit.Code); u.Status == checks.NoFile {
			missing = append(missing, m.Unit.Name)
		} else {
			others = append(others, m.Unit.Name)
		}
	}
	text := fmt.Sprintf("各有关单位：截至%s，%s应报 %d 个单位，已报 %d 个", r.AsOf.Chinese(), r.Region.Name, r.Expected(), r.Filed())
	if missing != nil {
		text += "，未报的有" + strings.Join(missing, "、")
	}
	if others != nil {
		text += "，需要补正的有" + strings.Join(others, "、")
	}
	text += "。"
	if days := r.Plan.DeadlinesChinese(r.unitsOf(reminders)); days != "" {
		text += "报送时间：" + days + "。"
	}
	return text + "请未报和需要补正的单位抓紧办理。"
}

func (r *Rollup) unitsOf(reminders []Reminder) []plan.Region {
	units := make([]plan.Region, len(reminders))
	for i, m := range reminders {
		units[i] = m.Unit
	}
	return units
}

func (r *Rollup) unit(code string) *Unit {
	for _, u := range r.Units {
		if u.Region.Code == code {
			return u
		}
	}
	return nil
}

// papers is what a unit sends: 申报材料, or where it screens what others fill its 推荐项目清单.
func (u *Unit) papers() string {
	if u.Region.Files {
		return u.Plan.Heading() + "申报材料"
	}
	return u.Plan.Heading() + form.ListBook.Chinese()
}

// owes is what the unit still has to send or to put right. What this office has to do
// itself is none of it (Needs).
func (u *Unit) owes() []string {
	var owes []string
	switch {
	case u.OwesNothing():
	case u.Status == checks.NoFile:
		owes = append(owes, "尚未收到贵单位"+u.papers())
	case u.Status == checks.AllInvalid && u.AllWithdrawn():
		owes = append(owes, "报来的项目都已撤回，请补报；确无项目的，请报零报告")
	case u.Status == checks.BlankBook:
		owes = append(owes, "收到的申报表是空白的，请填写后重新报送")
	case u.Status == checks.NilFiled:
		if u.NilLacks != nil {
			owes = append(owes, "零报告没有"+strings.Join(u.NilLacks, "和")+"，请补齐后重新报送")
		}
	}
	owes = append(owes, suffixed(u.TooFew(), "，请补报")...)
	if u.Draft() {
		owes = append(owes, "报来的"+form.ListBook.Chinese()+"是草稿，请报定稿")
	}
	if u.Refused > 0 {
		owes = append(owes, fmt.Sprintf("有 %d 份文件不能并入，请按退回的说明改正后重新报送", u.Refused))
	}
	var faulty, returned []string
	for _, p := range u.screened() {
		switch p.Class() {
		case ClassFaulty:
			faulty = append(faulty, Quoted(p.Facts.Name()))
		case ClassReturned:
			returned = append(returned, Quoted(p.Facts.Name())+because(p.Decision.Reason))
		}
	}
	if faulty != nil {
		owes = append(owes, fmt.Sprintf("%d 个项目有错误，请更正后重新报送：%s", len(faulty), strings.Join(faulty, "、")))
	}
	if returned != nil {
		owes = append(owes, fmt.Sprintf("%d 个项目已退回修改，请修改后重新报送：%s", len(returned), strings.Join(returned, "、")))
	}
	if u.Late && !u.Arrived.IsZero() {
		owes = append(owes, "贵单位材料于"+u.Arrived.Chinese()+"到件，已经逾期，确有原因的请书面说明")
	}
	return owes
}

func because(reason string) string {
	if reason == "" {
		return ""
	}
	return "（" + form.OneLine(reason) + "）"
}

// untilWhen says by when the unit has to report and how many days are left.
func (r *Rollup) untilWhen(u *Unit) string {
	d, ok := r.Plan.Deadline(u.Region)
	if !ok {
		return "请尽快报送。"
	}
	left, over := r.left(d)
	if over {
		return fmt.Sprintf("报送时间为%s，%s，请立即报送并说明原因。", d.Chinese(), left)
	}
	return fmt.Sprintf("请于%s报送，%s。", d.Chinese(), left)
}

// left is how many days there are until the last one in time, and whether it is over:
// 还有 3 天.
func (r *Rollup) left(d plan.Deadline) (text string, over bool) {
	switch left := r.AsOf.DaysTo(d.InTime()); {
	case left > 0:
		return fmt.Sprintf("还有 %d 天", left), false
	case left == 0:
		return "今天是最后一天", false
	default:
		return fmt.Sprintf("现已超过 %d 天", -left), true
	}
}
