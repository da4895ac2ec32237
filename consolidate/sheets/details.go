package sheets

import (
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// detailTable is 申报详情: every answer of every form, as people read it.
func (r *drawing) detailTable(versions []*record.Version) *table.Sheet {
	return r.detailsOf(r.Plan.Form.Fields(), versions)
}

// detailsUp is 申报详情 of a list: what stays in the office is no column of it.
func (r *drawing) detailsUp(versions []*record.Version) *table.Sheet {
	return r.detailsOf(slices.DeleteFunc(r.Plan.Form.Fields(), func(f *form.Field) bool { return f.Reach == form.Internal }), versions)
}

func (r *drawing) detailsOf(fields []*form.Field, versions []*record.Version) *table.Sheet {
	s := &table.Sheet{Name: record.SheetDetails, Title: r.heading("申报详情"), Columns: columnsOfDetails(r.Plan.Form, fields), Freeze: 2,
		Notes: []string{"每行一份申报书，内容与报送的文件一致，请不要改动。"}}
	for _, v := range versions {
		filled := v.Facts.Form
		values := originCells(v)
		values[columnRegion] = table.Of(r.NameBelow(v.Facts.Region.Code))
		values[columnCode] = table.Of(filled.Region)
		values[columnAdopted] = adoptedCell(v)
		for _, f := range fields {
			answer := filled.Answer(f.ID)
			values[f.Title] = table.Of(f.Understood(answer))
			values[typedTitle(f)] = table.Of(f.Otherwise(answer))
		}
		s.Rows = append(s.Rows, cellsOf(s.Columns, values))
	}
	return s.WithoutBlank()
}

// adoptedCell says whether the form counts, and if not what stands in its place.
func adoptedCell(v *record.Version) table.Cell {
	if text := v.NotCounted(); text != "" {
		return table.Cell{Text: text, Tone: table.Muted}
	}
	return table.Of("采用")
}

func originCells(v *record.Version) map[string]table.Cell {
	origin := v.Facts.Form.Origin
	return map[string]table.Cell{
		record.ColumnFile: table.Of(v.File.Path),
		columnHash:        table.Of(v.File.SHA256),
		columnSheet:       table.Of(origin.Sheet),
		columnOrigin:      table.Of(origin.File),
		columnOriginID:    table.Of(origin.SHA256),
	}
}

// stepTable is 工作步骤: every row of section 四 of every form.
func (r *drawing) stepTable(versions []*record.Version) *table.Sheet {
	s := &table.Sheet{Name: record.SheetSteps, Title: r.heading("工作步骤"), Columns: stepColumns(r.Plan.Form), Freeze: 2,
		Notes: []string{"每行一个工作阶段，内容与报送的文件一致，请不要改动。"}}
	for _, v := range versions {
		for i, step := range v.Facts.Form.Steps {
			values := originCells(v)
			values[columnRegion] = table.Of(r.NameBelow(v.Facts.Region.Code))
			values[r.Plan.Form.Title(form.PilotName)] = table.Of(v.Facts.Name())
			values[columnNumber] = table.Count(i + 1)
			values[columnAdopted] = adoptedCell(v)
			for _, f := range r.Plan.Form.StepFields() {
				if text := f.Shown(step.Answer(f.ID)); text != "" {
					values[f.Title] = table.Of(text)
				}
			}
			s.Rows = append(s.Rows, cellsOf(s.Columns, values))
		}
	}
	return s
}

// receiptTable is 收件登记: one row a file ever seen.
func (r *drawing) receiptTable(files []*record.ReceivedFile) *table.Sheet {
	s := &table.Sheet{Name: record.SheetReceipts, Title: r.heading("收件登记"), Columns: r.receiptColumns(), Freeze: 3,
		Notes: []string{"见过的每份文件一行，永久保留。浅黄色各列由收件人员填写；到件日期不填时按首次见到的日期判断是否逾期。"}}
	s.Printed = s.Column(record.LastEntry(record.ReceiptEntries())) + len(r.ownReceiptTitles())
	var ids, units []string
	for i, file := range files {
		tone := map[record.FileStatus]table.Tone{record.Merged: table.Good, record.Refused: table.Bad, record.Pending: table.Bad, record.Unopened: table.Warn, record.Unread: table.Warn, record.Superseded: table.Muted}[file.Status]
		values := map[string]table.Cell{
			columnNumber:      table.Count(i + 1),
			columnRegion:      table.Of(file.Region.Name),
			record.ColumnFile: table.Of(file.Path),
			columnStatus:      {Text: file.StatusChinese(), Tone: tone},
			"处理说明":            table.Of(file.Explain()),
			columnFirstSeen:   table.Of(file.FirstSeen.String()),
			columnOwnTime:     table.Of(file.Return.SavedAt()),
			"表单数":             table.Count(len(file.Return.Projects)),
			"空白表":             table.Count(file.Return.Spares),
			columnScanOf:      scanOfCell(file),
			columnCode:        table.Of(file.Return.Mark.Region),
			columnHash:        table.Of(file.SHA256),
		}
		drawEntries(values, record.ReceiptEntries(), &file.Receipt)
		values = withNotes(file.Receipt.Own, values)
		if county := file.Return.County; county != nil {
			for _, f := range r.Plan.Form.CountyFields() {
				if text := f.Shown(county.Answer(f.ID)); text != "" {
					values[f.Title] = table.Of(text)
				}
			}
		}
		s.Rows, ids = append(s.Rows, cellsOf(s.Columns, values)), append(ids, file.ID())
		units = append(units, file.Region.Code)
	}
	r.arrange(s, ids, units)
	return s
}

// scanOfCell says to which project a scan belongs.
func scanOfCell(f *record.ReceivedFile) table.Cell {
	switch {
	case f.Of != nil:
		return table.Of(f.ScanOf())
	case f.Status == record.Attached:
		return table.Cell{Text: "没有对上", Tone: table.Warn}
	default:
		return table.Cell{}
	}
}

// receiptColumns are the columns of 收件登记 with those that people added.
func (r *drawing) receiptColumns() []table.Column {
	return withOwn(receiptColumns(r.Plan.Form), record.LastEntry(record.ReceiptEntries()), r.ownReceiptTitles())
}

func (r *drawing) ownReceiptTitles() []string {
	own := []map[string]string{r.State.OwnColumns(record.SheetReceipts)}
	for _, f := range r.Files {
		own = append(own, f.Receipt.Own)
	}
	return record.OwnTitles(own)
}
