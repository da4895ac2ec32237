package consolidate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// coloured gives cells of a sheet a ground of that colour, as staff do.
func coloured(t *testing.T, f *excelize.File, sheet, colour string, cells ...string) {
	t.Helper()
	for _, cell := range cells {
		old, err := f.GetCellStyle(sheet, cell)
		must(t, err)
		style, err := f.GetStyle(old)
		must(t, err)
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
		id, err := f.NewStyle(style)
		must(t, err)
		must(t, f.SetCellStyle(sheet, cell, cell, id))
	}
}

func groundOf(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	must(t, err)
	style, err := f.GetStyle(id)
	must(t, err)
	return strings.Join(style.Fill.Color, " ")
}

// shownProjects are the rows of 项目汇总 in their order, by number and name.
func shownProjects(t *testing.T, f *excelize.File) string {
	t.Helper()
	rows, err := f.GetRows(record.SheetProjects)
	must(t, err)
	var lines []string
	for _, row := range rows {
		if len(row) > 3 && strings.HasPrefix(row[3], "示例") {
			lines = append(lines, row[0]+" "+row[3])
		}
	}
	return strings.Join(lines, "\n")
}

// What staff do to the sheets that they fill is there after three merges, also when
// projects have come: colours of rows and of blank cells, widths, hidden columns, and the
// order of the rows. A new project stands behind those of its unit.
func TestArrangementOfPeopleStaysOverMerges(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in.only("沁水县", "陵川县")}.merged(t)
	kind := form.Official().Title(form.PilotKind)
	out[cityRollup] = edit(t, out[cityRollup], func(f *excelize.File) {
		rows, err := f.GetRows(record.SheetProjects)
		must(t, err)
		swapRows(t, f, record.SheetProjects, len(rows)-2, len(rows))
		name, reason := find(t, f, record.SheetProjects, tea, "试点名称"), find(t, f, record.SheetProjects, tea, record.ColumnReason)
		coloured(t, f, record.SheetProjects, "FFFF00", name, reason)
		for title, set := range map[string]func(column string) error{
			record.ColumnReason: func(column string) error { return f.SetColWidth(record.SheetProjects, column, column, 44) },
			kind:                func(column string) error { return f.SetColVisible(record.SheetProjects, column, false) },
		} {
			must(t, set(strings.TrimRight(find(t, f, record.SheetProjects, tea, title), "0123456789")))
		}
		coloured(t, f, record.SheetReceipts, "00B0F0", find(t, f, record.SheetReceipts, "陵川县", record.ColumnRemark))
	})
	want := shownProjects(t, edited(t, out[cityRollup]))
	for i, folder := range []files{in.only("沁水县", "陵川县"), in.only("沁水县", "陵川县"), in} {
		_, out = run{in: folder, out: out, asOf: may8}.merged(t)
		f := edited(t, out[cityRollup])
		got := shownProjects(t, f)
		if i < 2 {
			sameOrder(t, got, want)
		} else if !inThatOrder(got, want) {
			t.Errorf("with new projects the order is\n%s\nand was\n%s", got, want)
		}
		for title, colour := range map[string]string{"试点名称": "FFFF00", record.ColumnReason: "FFFF00", record.ColumnRank: "FFF9DB"} {
			if ground := groundOf(t, f, record.SheetProjects, find(t, f, record.SheetProjects, tea, title)); ground != colour {
				t.Errorf("after %d merges %s is on %q, want %s", i+1, title, ground, colour)
			}
		}
		column := strings.TrimRight(find(t, f, record.SheetProjects, tea, record.ColumnReason), "0123456789")
		if width, err := f.GetColWidth(record.SheetProjects, column); err != nil || width != 44 {
			t.Errorf("%s is %v wide, %v", column, width, err)
		}
		column = strings.TrimRight(find(t, f, record.SheetProjects, tea, kind), "0123456789")
		if visible, err := f.GetColVisible(record.SheetProjects, column); err != nil || visible {
			t.Errorf("%s is in sight, %v", kind, err)
		}
		if ground := groundOf(t, f, record.SheetReceipts, find(t, f, record.SheetReceipts, "陵川县", record.ColumnRemark)); ground != "00B0F0" {
			t.Errorf("the file is on %q", ground)
		}
		if changes := textOf(t, out[cityRollup], sheets.SheetChanges); i == 1 && strings.Contains(changes, "FFFF00") {
			t.Error("a colour is a change")
		}
	}
}

func sameOrder(t *testing.T, got, want string) {
	t.Helper()
	if names := func(s string) string { return strings.Join(namesIn(s), "\n") }; names(got) != names(want) {
		t.Errorf("the rows are\n%s\nand were\n%s", got, want)
	}
	for i, line := range strings.Split(got, "\n") {
		if !strings.HasPrefix(line, fmt.Sprintf("%d ", i+1)) {
			t.Errorf("row %d is numbered %s", i+1, line)
		}
	}
}

func namesIn(rows string) (names []string) {
	for _, line := range strings.Split(rows, "\n") {
		_, name, _ := strings.Cut(line, " ")
		names = append(names, name)
	}
	return names
}

// inThatOrder reports whether the rows of part stand in all of them in the same order.
func inThatOrder(all, part string) bool {
	at := 0
	for _, name := range namesIn(part) {
		found := strings.Index(all[at:], name)
		if found < 0 {
			return false
		}
		at += found
	}
	return true
}
