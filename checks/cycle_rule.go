package checks

import (
	"fmt"
	"strconv"

	"shidian/templates/form"
)

var outsideCycle = &Rule{
	ID: "P020", Title: "填报日期、上报日期或者试点时间不在本年度征集之内", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.FormDate, form.PilotFrom, form.PilotTo, form.ReportDate},
	Detail:  "填报日期（“县区信息”的上报日期）远早于本年度的征集、晚于截止日或者还没有到，或者试点时间已经过去、早于本年度就开始、隔年以后才开始。多半是年份写错，或者拿了往年的申报书。请核对后改正；确实如此的可以保留，核实时写明原因。",
	Example: Example{Grid: "填报日期 | 2019年5月6日", Want: "填报日期 P020"},
	Project: func(p *Application, report Report) {
		if fault := p.filedOutside(form.FormDate); fault != "" {
			report(Finding{Field: form.FormDate, Message: fault})
		}
		if id, fault := p.pilotOutside(); fault != "" {
			report(Finding{Field: id, Message: fault})
		}
	},
	File: onCounty(func(p *Application, report Report) {
		if fault := p.filedOutside(form.ReportDate); fault != "" {
			report(Finding{Field: form.ReportDate, Message: fault})
		}
	}),
}

// filedOutside says why a day of filing does not belong to the cycle, "" where it
// does. A form of half a year before the last day is one of an earlier collection.
func (p *Application) filedOutside(id form.ID) string {
	const monthsBefore = 6
	filed, ok := p.Date(id)
	if !ok {
		return ""
	}
	deadline, hasLastDay := p.Plan.Deadline(p.Region)
	year, _ := strconv.Atoi(p.Plan.Year)
	months, _ := filed.MonthsTo(deadline.LastDay)
	sentLater := id == form.ReportDate && filed.Year == year // a correction is; C003 judges the day of arrival
	switch {
	case !p.AsOf.IsZero() && filed.After(p.AsOf):
		return fmt.Sprintf("%s是%s，还没有到。请核对。", p.title(id), filed.Chinese())
	case hasLastDay && filed.After(deadline.LastDay) && !sentLater:
		return fmt.Sprintf("%s是%s，晚于截止日%s。请核对。", p.title(id), filed.Chinese(), deadline.LastDay.Chinese())
	case filed.Year < year && (!hasLastDay || months > monthsBefore):
		return fmt.Sprintf("%s是%s，早于%d年度的征集。请核对年份，不要用往年的申报书。", p.title(id), filed.Chinese(), year)
	}
	return ""
}

// pilotOutside says why the period does not belong to the cycle, and where. An end
// before its beginning is P001's.
func (p *Application) pilotOutside() (form.ID, string) {
	from, to, ok := p.period()
	year, _ := strconv.Atoi(p.Plan.Year)
	switch {
	case !ok || to.Before(from) || year == 0:
		return "", ""
	case to.Year < year:
		return form.PilotTo, fmt.Sprintf("试点从%s到%s，在%d年度以前就已经结束。请核对年份。", from.Chinese(), to.Chinese(), year)
	case from.Year < year:
		return form.PilotFrom, fmt.Sprintf("试点从%s开始，早于申报的%d年度。请核对年份。", from.Chinese(), year)
	case from.Year > year+1:
		return form.PilotFrom, fmt.Sprintf("试点从%s开始，%d年度申报的试点一般当年或者次年开始。请核对年份。", from.Chinese(), year)
	}
	return "", ""
}
