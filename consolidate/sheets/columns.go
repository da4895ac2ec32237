package sheets

import (
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// Columns that more than one sheet has.
const (
	columnNumber   = "序号"
	columnCode     = "区划代码"
	columnRegion   = "填报单位"
	columnAdopted  = "是否采用"
	columnHash     = "文件校验码（SHA-256）"
	columnSheet    = "工作表"
	columnScans    = "收到的扫描件" // not 扫描件: people may have such a column of their own
	columnOrigin   = "原始文件"
	columnOriginID = "原始文件校验码（SHA-256）"
)

// Columns of 项目汇总 for what the list of a unit says beside its answers. They
// are there only where projects came by lists.
const (
	columnListRow    = "下级序号" // its place on the list
	columnListRank   = "下级排序" // among those of its unit and domain
	columnListSaid   = "下级说明" // what the unit says of it to the office above
	columnListRemark = "下级备注"
)

// columnCity is the city in which a project lies; only where there are several.
const columnCity = "所属市"

func projectColumns(planForm *form.Form) []table.Column {
	columns := slices.Concat([]table.Column{
		{Title: columnNumber, Width: 5, Kind: table.Number},
		{Title: columnCity, Width: 10, Centre: true, Optional: true},
		{Title: columnRegion, Width: 13, Centre: true},
		{Title: planForm.Title(form.Domain), Width: 9, Centre: true},
		{Title: planForm.Title(form.PilotName), Width: 24},
		{Title: planForm.Title(form.UndertakingUnit), Width: 20},
		{Title: planForm.Title(form.PilotKind), Width: 10, Centre: true},
		{Title: planForm.Title(form.FocusArea), Width: 13, Centre: true},
		{Title: "试点时间", Width: 13, Centre: true},
	}, addedColumns(planForm), []table.Column{
		{Title: "错误", Width: 5, Kind: table.Number},
		{Title: "提示", Width: 5, Kind: table.Number},
		{Title: "目前状态", Width: 11, Centre: true},
		{Title: "状态说明", Width: 24},
		{Title: columnListRow, Width: 6, Centre: true, Optional: true},
		{Title: columnListRank, Width: 6, Centre: true, Optional: true},
		{Title: columnListSaid, Width: 16, Optional: true},
		{Title: columnListRemark, Width: 16, Optional: true},
	}, entryColumns(record.DecisionEntries()), []table.Column{
		{Title: planForm.Title(form.ContactPerson), Width: 9, Centre: true},
		{Title: planForm.Title(form.ContactPhone), Width: 15, Centre: true},
		{Title: columnScans, Width: 20},
		{Title: record.ColumnFile, Width: 26},
		{Title: columnSheet, Width: 10, Centre: true},
		{Title: columnCode, Width: 10, Centre: true},
		{Title: columnKey, Width: 10, Hidden: true},
	})
	if planForm.Has(form.FocusArea) {
		return columns
	}
	return slices.DeleteFunc(columns, func(c table.Column) bool { return c.Title == planForm.Title(form.FocusArea) })
}

// addedFields are the questions of a plan by which people decide: those on the list, and
// those of which it says what qualifies. The others are in 申报详情.
func addedFields(planForm *form.Form) []*form.Field {
	return slices.DeleteFunc(planForm.Fields(), func(f *form.Field) bool { return !f.Added || !f.OnList && f.Qualifies.Sign == "" })
}

func addedColumns(planForm *form.Form) []table.Column {
	var columns []table.Column
	for _, f := range addedFields(planForm) {
		columns = append(columns, table.Column{Title: f.Title, Width: 10, Centre: true})
	}
	return columns
}

// withOwn puts columns that people added behind the column they belong with.
func withOwn(columns []table.Column, after string, titles []string) []table.Column {
	at := slices.IndexFunc(columns, func(c table.Column) bool { return c.Title == after }) + 1
	for i, title := range titles {
		own := table.Column{Title: title, Group: columns[at-1].Group, Width: 18, Editable: true}
		columns = slices.Insert(columns, at+i, own)
	}
	return columns
}

// Columns of 填报情况 that count projects: 项目数 is the sum of the others. Projects of
// which it is not known who sent them are no unit's.
const (
	columnProjects      = "项目数"
	columnRecommendable = "其中可推荐"
	columnFaulty        = "有错误"
	columnUnverified    = "待核实"
	columnLate          = "逾期"
	columnReturned      = "退回"
	columnWithdrawn     = "撤回"
)

// Columns of 填报情况 for what a unit says of those below it, where units screen others.
const (
	columnBelowOwed  = "下级应报"
	columnBelowFiled = "下级已报"
)

func unitColumns() []table.Column {
	return []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: columnCode, Width: 11, Centre: true},
		{Title: columnRegion, Width: 24},
		{Title: "填报情况", Width: 12, Centre: true},
		{Title: columnProjects, Width: 8, Kind: table.Number},
		{Title: columnRecommendable, Width: 8, Kind: table.Number},
		{Title: columnFaulty, Width: 6, Kind: table.Number},
		{Title: columnUnverified, Width: 7, Kind: table.Number},
		{Title: columnLate, Width: 6, Kind: table.Number},
		{Title: columnReturned, Width: 6, Kind: table.Number},
		{Title: columnWithdrawn, Width: 6, Kind: table.Number},
		{Title: "到件日期", Width: 14, Centre: true, Kind: table.Day},
		{Title: "是否按时", Width: 9, Centre: true},
		{Title: columnBelowOwed, Width: 8, Centre: true, Optional: true},
		{Title: columnBelowFiled, Width: 8, Centre: true, Optional: true},
		{Title: "需要做什么", Width: 46},
	}
}

// Columns of 问题清单 by which a row is known.
const (
	columnRule     = "规则"
	columnProject  = "项目"
	columnMessage  = "问题和处理办法"
	columnQuestion = "问题标识" // hidden
)

func findingColumns() []table.Column {
	columns := []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: "级别", Width: 10, Centre: true},
		{Title: columnRule, Width: 8, Centre: true},
		{Title: columnRegion, Width: 14, Centre: true},
		{Title: columnProject, Width: 26},
		{Title: columnMessage, Width: 60},
	}
	columns = append(columns, entryColumns(record.ReplyEntries())...)
	return append(columns, []table.Column{
		{Title: "依据", Width: 16},
		{Title: record.ColumnFile, Width: 30},
		{Title: columnSheet, Width: 10, Centre: true},
		{Title: "单元格", Width: 8, Centre: true},
		{Title: columnQuestion, Width: 10, Hidden: true},
	}...)
}

// detailColumns: whose form it is, which stays in sight and on every page, where it came
// from, then every answer by section.
func detailColumns(planForm *form.Form) []table.Column {
	return columnsOfDetails(planForm, planForm.Fields())
}

func columnsOfDetails(planForm *form.Form, fields []*form.Field) []table.Column {
	columns := []table.Column{
		{Title: columnRegion, Group: "项目", Width: 14, Centre: true},
		{Title: planForm.Title(form.PilotName), Group: "项目", Width: 24},
		{Title: columnCode, Group: "来源", Width: 10, Centre: true},
		{Title: columnAdopted, Group: "来源", Width: 9, Centre: true},
		{Title: record.ColumnFile, Group: "来源", Width: 24},
		{Title: columnSheet, Group: "来源", Width: 10, Centre: true},
		{Title: columnHash, Group: "来源", Width: 14, Clip: true},
		{Title: columnOrigin, Group: "来源", Width: 24},
		{Title: columnOriginID, Group: "来源", Width: 14, Clip: true},
	}
	for _, f := range fields {
		if f.ID == form.PilotName {
			continue // stands before
		}
		width := 14.0
		if _, long := f.Type.(form.Prose); long {
			width = 36
		}
		columns = append(columns, table.Column{Title: f.Title, Group: f.Section.Short, Width: width, Kind: answerKind(f)})
		if f.IsFigure() {
			columns = append(columns, table.Column{Title: typedTitle(f), Group: f.Section.Short, Width: 14, Optional: true})
		}
	}
	return columns
}

// answerKind is how the answers of a field stand in a column: numbers can be added up and
// days can be sorted.
func answerKind(f *form.Field) table.Kind {
	switch f.Type.(type) {
	case form.Count, form.Amount:
		return table.Figure
	case form.Day:
		return table.Day
	default:
		return table.Text
	}
}

// typedTitle heads what was typed for a number or a day, where the program would write it
// otherwise: 二十万元 beside 20.
func typedTitle(f *form.Field) string { return f.Title + "（原文）" }

func stepColumns(planForm *form.Form) []table.Column {
	columns := []table.Column{
		{Title: columnRegion, Width: 14, Centre: true},
		{Title: planForm.Title(form.PilotName), Width: 28},
		{Title: columnAdopted, Width: 9, Centre: true},
		{Title: columnNumber, Width: 6, Kind: table.Number},
	}
	for _, f := range planForm.StepFields() {
		columns = append(columns, table.Column{Title: f.Title, Width: 34})
	}
	return append(columns,
		table.Column{Title: columnOrigin, Width: 20, Clip: true},
		table.Column{Title: columnSheet, Width: 10, Centre: true},
		table.Column{Title: columnHash, Width: 14, Clip: true},
		table.Column{Title: columnOriginID, Width: 14, Clip: true})
}

const (
	columnStatus    = "处理结果"
	columnFirstSeen = "首次见到"
	columnOwnTime   = "文件保存时间"
	columnScanOf    = "扫描件所属项目"
)

func receiptColumns(planForm *form.Form) []table.Column {
	columns := slices.Concat([]table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: columnRegion, Width: 14, Centre: true},
		{Title: record.ColumnFile, Width: 34},
		{Title: columnStatus, Width: 10, Centre: true},
		{Title: "处理说明", Width: 36},
		{Title: columnFirstSeen, Width: 12, Centre: true, Kind: table.Day},
		{Title: columnOwnTime, Width: 13, Centre: true},
	}, entryColumns(record.ReceiptEntries()), []table.Column{
		{Title: "表单数", Width: 7, Kind: table.Number},
		{Title: "空白表", Width: 7, Kind: table.Number},
		{Title: columnScanOf, Width: 22},
		{Title: columnCode, Width: 10, Centre: true},
		{Title: columnHash, Width: 14, Clip: true},
	})
	for _, f := range planForm.CountyFields() {
		columns = append(columns, table.Column{Title: f.Title, Group: planForm.Section(form.County).Short, Width: 14})
	}
	return columns
}

func ledgerColumns() []table.Column {
	return []table.Column{
		{Title: record.ColumnFile, Width: 40},
		{Title: columnRegion, Width: 16, Centre: true},
		{Title: "处理结果", Width: 12, Centre: true},
		{Title: "申报表数", Width: 10, Kind: table.Number},
		{Title: "并入项目", Width: 10, Kind: table.Number},
		{Title: "被新版替代", Width: 10, Kind: table.Number},
		{Title: "空白备用", Width: 10, Kind: table.Number},
		{Title: "随文件退回", Width: 10, Kind: table.Number},
		{Title: "读到答案", Width: 10, Kind: table.Number},
		{Title: "写出答案", Width: 10, Kind: table.Number},
		{Title: "读到步骤", Width: 10, Kind: table.Number},
		{Title: "写出步骤", Width: 10, Kind: table.Number},
		{Title: "是否相符", Width: 10, Centre: true},
	}
}
