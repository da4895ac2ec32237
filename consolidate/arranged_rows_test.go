package consolidate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// ownTable is a sheet that people fill, where it has its headers and its rows.
type ownTable struct {
	*excelize.File
	t     *testing.T
	sheet string
	head  int
	rows  [][]string
}

func tableIn(t *testing.T, f *excelize.File, sheet string) ownTable {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	must(t, err)
	for i, row := range rows {
		if len(row) > 0 && row[0] == "序号" {
			return ownTable{f, t, sheet, i + 1, rows}
		}
	}
	t.Fatalf("no table on %s", sheet)
	return ownTable{}
}

// column is the place of a title, one behind all where there is none.
func (o ownTable) column(title string) int {
	for c, text := range o.rows[o.head-1] {
		if text == title {
			return c + 1
		}
	}
	return len(o.rows[o.head-1]) + 1
}

func (o ownTable) cell(row int, title string) string { return form.CellName(row, o.column(title)) }

// row is the row in which a cell holds the text.
func (o ownTable) row(text string) int {
	for i, row := range o.rows {
		if i >= o.head && strings.Contains(strings.Join(row, "|"), text) {
			return i + 1
		}
	}
	o.t.Fatalf("no row of %s holds %s", o.sheet, text)
	return 0
}

// add adds a column of people's own at the end.
func (o ownTable) add(title string, value func(row int, cell string)) {
	column := o.column(title)
	must(o.t, o.SetCellStr(o.sheet, form.CellName(o.head, column), title))
	for row := o.head + 1; row <= len(o.rows); row++ {
		value(row, form.CellName(row, column))
	}
}

// Hidden rows, filters and columns of people's own with numbers and formulas are there after
// three merges, also when projects have come and columns have moved: a formula looks at its
// own row wherever that stands. What looks elsewhere is its last result, and said once.
func TestRowsAndColumnsOfPeopleStayOverMerges(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in.only("沁水县", "陵川县")}.merged(t)
	domain := form.Official().Title(form.Domain)
	out[cityRollup] = edit(t, out[cityRollup], func(f *excelize.File) {
		o := tableIn(t, f, record.SheetProjects)
		twice, err := f.NewStyle(&excelize.Style{NumFmt: 2})
		must(t, err)
		o.add("倍数", func(row int, cell string) {
			must(t, f.SetCellFormula(o.sheet, cell, fmt.Sprintf("%s*2+LEN(%s)", o.cell(row, "序号"), o.cell(row, domain))))
			must(t, f.SetCellStyle(o.sheet, cell, cell, twice))
		})
		o = tableIn(t, f, o.sheet)
		o.add("累计", func(row int, cell string) {
			must(t, f.SetCellFormula(o.sheet, cell, fmt.Sprintf("SUM(A$%d:A%d)", o.head+1, row)))
		})
		must(t, f.AutoFilter(o.sheet, fmt.Sprintf("A%d:%s", o.head, form.CellName(len(o.rows), 30)), []excelize.AutoFilterOptions{{Column: strings.TrimRight(o.cell(1, domain), "1"), Expression: "x == 农业 or x == 工业"}}))
		o = tableIn(t, f, record.SheetReceipts)
		o.add("电话催办", func(row int, cell string) { must(t, f.SetCellValue(o.sheet, cell, float64(row)+0.5)) })
		must(t, f.SetRowVisible(o.sheet, o.row("沁水县"), false))
		swapRows(t, f, o.sheet, o.head+1, o.head+2)
		o = tableIn(t, f, record.SheetFindings)
		o.add("处理情况", func(row int, cell string) { must(t, f.SetCellStr(o.sheet, cell, "已转"+o.rows[row-1][2])) })
	})
	for i, folder := range []files{in.only("沁水县", "陵川县"), in.only("沁水县", "陵川县"), in} {
		_, out = run{in: folder, out: out, asOf: may8}.merged(t)
		f := edited(t, out[cityRollup])
		o := tableIn(t, f, record.SheetProjects)
		for row := o.head + 1; row <= len(o.rows); row++ {
			if !strings.Contains(strings.Join(o.rows[row-1], "|"), "沁水") && !strings.Contains(strings.Join(o.rows[row-1], "|"), "陵川") {
				continue // it came later
			}
			formula, err := f.GetCellFormula(o.sheet, o.cell(row, "倍数"))
			if want := fmt.Sprintf("%s*2+LEN(%s)", o.cell(row, "序号"), o.cell(row, domain)); err != nil || formula != want {
				t.Errorf("after %d merges the formula of row %d is %q, want %q", i+1, row, formula, want)
			}
			if formula, _ := f.GetCellFormula(o.sheet, o.cell(row, "累计")); strings.HasPrefix(formula, "SUM") {
				t.Errorf("row %d sums up other rows by %s", row, formula)
			}
			visible, err := f.GetRowVisible(o.sheet, row)
			must(t, err)
			if asked := o.rows[row-1][o.column(domain)-1]; visible != (asked == "农业" || asked == "工业") {
				t.Errorf("after %d merges row %d, %s, is in sight: %v", i+1, row, asked, visible)
			}
		}
		if !strings.Contains(packageText(t, out[cityRollup]), `<filter val="农业"/><filter val="工业"/>`) {
			t.Errorf("after %d merges the filter is gone", i+1)
		}
		o = tableIn(t, f, record.SheetReceipts)
		if got := o.rows[o.row("沁水县")-1][o.column("电话催办")-1] + o.rows[o.row("陵川县")-1][o.column("电话催办")-1]; got != "5.56.5" && got != "6.55.5" {
			t.Errorf("the numbers of their own are %s", got)
		}
		first, second := o.row("沁水县"), o.row("陵川县")
		if first < second {
			t.Errorf("after %d merges the files stand as they were drawn", i+1)
		}
		if visible, err := f.GetRowVisible(o.sheet, second); err != nil || visible {
			t.Errorf("the hidden row shows, %v", err)
		}
		o = tableIn(t, f, record.SheetFindings)
		for row := o.head + 1; row <= len(o.rows); row++ {
			line := o.rows[row-1]
			if at := o.column("处理情况") - 1; at < len(line) && line[at] != "" && line[at] != "已转"+line[2] {
				t.Errorf("on row %d stands %q", row, line[at])
			}
		}
		said := textOf(t, out[cityRollup], record.SheetFindings)
		if told := strings.Contains(said, "个公式"); told != (i == 0) {
			t.Errorf("after %d merges it is told of formulas: %v\n%s", i+1, told, said)
		}
		if strings.Contains(textOf(t, out[cityRollup], record.SheetFindings), "手工内容") {
			t.Errorf("something was moved:\n%s", said)
		}
	}
}
