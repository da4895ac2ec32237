package sheets

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// DrawRollup writes the rollup as a workbook. It fails with a *LedgerError when the
// ledger does not close, and when what is read back is not what was meant: then
// the program has lost something, and must not write.
func DrawRollup(ctx context.Context, rollup *record.Rollup, link FindingLink) ([]byte, error) {
	r := draw(rollup)
	details, steps := r.detailTable(r.Versions), r.stepTable(r.Versions)
	ledger := r.ledgerOf(details, steps)
	names := record.Unbalanced(ledger)
	if !r.FilesBalanced() {
		names = append(names, r.fileCount())
	}
	if names != nil {
		return nil, &LedgerError{Files: names}
	}
	b, err := table.NewBook()
	if err != nil {
		return nil, err
	}
	cells, err := r.drawOverview(b)
	if err != nil {
		return nil, fmt.Errorf("draw %s: %w", record.SheetOverview, err)
	}
	findings := r.findingTable(link)
	findings.NoteLinks() // now: 交接单 leads to rows of it
	handover, err := r.drawHandover(b, findings)
	if err != nil {
		return nil, fmt.Errorf("draw %s: %w", record.SheetHandover, err)
	}
	tables := []*table.Sheet{r.projectTable(), r.unitTable()}
	if reserves := r.reserveTable(); reserves != nil {
		tables = append(tables, reserves)
	}
	if passed := r.passedTable(); passed != nil {
		tables = append(tables, passed)
	}
	if reminders := r.reminderTable(); reminders != nil {
		tables = append(tables, reminders)
	}
	tables = append(tables, r.statisticsTable(), r.sortsTable(), findings, r.changeTable(), details, steps,
		r.receiptTable(r.Files), r.ledgerTable(ledger))
	written := append([]keptSheet{{Name: record.SheetOverview, Cells: cells, planForm: r.Plan.Form}, {Name: record.SheetHandover, Cells: handover, planForm: r.Plan.Form}}, keptSheetsOf(r.Plan.Form, tables, r.Versions, refOf)...)
	if stray := r.strayTable(); stray != nil {
		tables = append(tables, stray)
	}
	if err := r.drawSheets(b, tables); err != nil {
		return nil, err
	}
	if err := r.keepState(b, written); err != nil {
		return nil, err
	}
	data, err := b.Bytes(r.Mark(form.RollupBook))
	if err != nil {
		return nil, err
	}
	return data, r.readBack(ctx, data)
}

// LedgerError is 对账不符: it names the files of which something did not come out.
type LedgerError struct{ Files []string }

// Error names the files.
func (e *LedgerError) Error() string {
	return "the ledger does not close for " + strings.Join(e.Files, ", ")
}

// listSheets are the sheets that a list carries behind its own: the full data
// of the recommended projects, what every unit has filed, and the files with
// their hashes.
func (r *drawing) listSheets(recommended []*record.Project) []*table.Sheet {
	versions := make([]*record.Version, len(recommended))
	var files []*record.ReceivedFile
	for i, p := range recommended {
		versions[i] = p.Version
		if !slices.Contains(files, p.File) {
			files = append(files, p.File)
		}
	}
	sheets := []*table.Sheet{r.detailsUp(versions), r.stepTable(versions), r.unitTable(), r.sourceTable(files)}
	if kept := r.keptBackTable(); kept != nil {
		sheets = append(sheets, kept)
	}
	return sheets
}

// sourceTable names the files that a list was made of.
func (r *drawing) sourceTable(files []*record.ReceivedFile) *table.Sheet {
	s := &table.Sheet{Name: record.SheetSources, Title: r.heading(record.SheetSources), Columns: []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: columnRegion, Width: 16, Centre: true},
		{Title: record.ColumnFile, Width: 50},
		{Title: "到件日期", Width: 14, Centre: true, Kind: table.Day},
		{Title: columnHash, Width: 72, Clip: true},
	}}
	for i, f := range files {
		s.Rows = append(s.Rows, cellsOf(s.Columns, map[string]table.Cell{
			columnNumber: table.Count(i + 1), columnRegion: table.Of(f.Region.Name), record.ColumnFile: table.Of(f.Path),
			"到件日期": table.Of(f.Arrived().String()), columnHash: table.Of(f.SHA256),
		}))
	}
	return s
}
