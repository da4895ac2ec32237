package sheets

import (
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// reminderTable is 催报: what to write to whom, and by which telephone; nil where nobody
// owes anything.
func (r *drawing) reminderTable() *table.Sheet {
	reminders := r.Reminders()
	if reminders == nil {
		return nil
	}
	s := &table.Sheet{Name: record.SheetReminders, Title: r.heading(record.SheetReminders), Notes: []string{cutToCell("发到工作群的：" + r.ReminderOfAll()), "“" + workbook.ReminderName + "”里是同样的文字，可以复制到邮件或者短信里。"}, Columns: []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: columnRegion, Width: 18, Centre: true},
		{Title: "联系人", Width: 10, Centre: true},
		{Title: "电话", Width: 16, Centre: true},
		{Title: "催报内容", Width: 90},
	}}
	for i, m := range reminders {
		person, phone := r.reachedBy(m.Unit.Code)
		s.Rows = append(s.Rows, fitted([]table.Cell{table.Count(i + 1), table.Of(m.Unit.Name), table.Of(person), table.Of(phone), table.Of(m.Text)}))
	}
	return s
}

// reachedBy is who answers for the unit: by the plan, else by what its workbook says.
func (r *drawing) reachedBy(code string) (person, phone string) {
	for _, c := range r.Plan.Contacts {
		if c.Region == code && c.Person+c.Phone != "" {
			return c.Person, c.Phone
		}
	}
	for _, f := range r.Files {
		if county := f.Return.County; f.Region.Code == code && county != nil {
			person, phone = form.Clean(county.Answer(form.Reporter).Raw), form.Clean(county.Answer(form.ReporterPhone).Raw)
		}
	}
	return person, phone
}

// ReminderText is the file with the paragraphs, the one for all first; nil where nobody
// owes anything. Its lines end as on Windows, and it begins with the mark by which old
// programs there know its encoding.
func ReminderText(r *record.Rollup) []byte {
	reminders := r.Reminders()
	if reminders == nil {
		return nil
	}
	paragraphs := []string{workbook.ReminderHead, draw(r).heading(record.SheetReminders), r.ReminderOfAll()}
	for _, m := range reminders {
		paragraphs = append(paragraphs, m.Text)
	}
	return []byte("\uFEFF" + strings.Join(paragraphs, "\r\n\r\n") + "\r\n")
}
