package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/xlsx"
	"shidian/samples"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// countiesScript makes the workbooks of the counties in a text, by the names
// under which they were handed out. The text is like samples/source/jincheng.txt;
// what a project does not say is what every made-up project says.
func countiesScript(ts *testscript.TestScript, args []string) {
	made, err := samples.Counties(plan.Shanxi2021(), ts.ReadFile(args[0]))
	ts.Check(err)
	for name, data := range made {
		writeFile(ts, filepath.Join(args[1], name), data)
	}
}

// countyScript makes the workbook of the one county in a text, by any name.
func countyScript(ts *testscript.TestScript, args []string) {
	made, err := samples.Counties(plan.Shanxi2021(), ts.ReadFile(args[0]))
	ts.Check(err)
	if len(made) != 1 {
		ts.Fatalf("%s has %d counties", args[0], len(made))
	}
	for _, data := range made {
		writeFile(ts, args[1], data)
	}
}

func writeFile(ts *testscript.TestScript, name string, data []byte) {
	path := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, data, 0o644))
}

// fillScript types a table into a sheet, as people do in Excel: the first column
// of the table finds the row.
func fillScript(ts *testscript.TestScript, args []string) {
	rows := tableOf(ts.ReadFile(args[2]))
	if len(rows) < 2 {
		ts.Fatalf("%s has no rows", args[2])
	}
	var entries []samples.Entry
	for _, row := range rows[1:] {
		for i := 1; i < len(row); i++ {
			entries = append(entries, samples.Entry{Key: row[0], Column: rows[0][i], Text: row[i]})
		}
	}
	data, err := samples.Enter([]byte(ts.ReadFile(args[0])), args[1], rows[0][0], entries)
	ts.Check(err)
	writeFile(ts, args[0], data)
}

// rowsScript types the rows of a table below those of a sheet, under the same headers.
func rowsScript(ts *testscript.TestScript, args []string) {
	book, err := excelize.OpenReader(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	rows, err := book.GetRows(args[1])
	ts.Check(err)
	added := tableOf(ts.ReadFile(args[2]))
	head := slices.IndexFunc(rows, func(row []string) bool { return placesOf(added[0], row) != nil })
	if head < 0 {
		ts.Fatalf("no row of %s holds the headers %v", args[1], added[0])
	}
	for r, row := range added[1:] {
		for i, col := range placesOf(added[0], rows[head]) {
			if i < len(row) {
				ts.Check(book.SetCellStr(args[1], form.CellName(len(rows)+1+r, col+1), row[i]))
			}
		}
	}
	data, err := book.WriteToBuffer()
	ts.Check(err)
	writeFile(ts, args[0], data.Bytes())
}

// typedScript writes a workbook that somebody has typed: the table on its only sheet.
func typedScript(ts *testscript.TestScript, args []string) {
	book := excelize.NewFile()
	for r, row := range tableOf(ts.ReadFile(args[0])) {
		for c, text := range row {
			ts.Check(book.SetCellStr(book.GetSheetName(0), form.CellName(r+1, c+1), text))
		}
	}
	data, err := book.WriteToBuffer()
	ts.Check(err)
	writeFile(ts, args[1], data.Bytes())
}

// tableOf splits lines like 试点名称 | 初审意见 | 排序.
func tableOf(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var row []string
		for cell := range strings.SplitSeq(line, "|") {
			row = append(row, strings.TrimSpace(cell))
		}
		rows = append(rows, row)
	}
	return rows
}

// showScript prints what a sheet shows, a line a row; of a table only the columns
// named, from their headers on.
func showScript(ts *testscript.TestScript, args []string) {
	book, err := new(xlsx.Reader).Read(context.Background(), []byte(ts.ReadFile(args[0])), xlsx.DefaultLimits())
	ts.Check(err)
	at := slices.IndexFunc(book.Sheets, func(s *xlsx.Sheet) bool { return s.Name == args[1] && s.State == xlsx.Visible })
	if at < 0 {
		ts.Fatalf("%s shows no sheet %s", args[0], args[1])
	}
	rows := shownRows(book.Sheets[at])
	columns := []int(nil)
	if titles := args[2:]; len(titles) > 0 {
		header := slices.IndexFunc(rows, func(row []string) bool { return placesOf(titles, row) != nil })
		if header < 0 {
			ts.Fatalf("no row of %s holds the headers %v", args[1], titles)
		}
		rows, columns = rows[header:], placesOf(titles, rows[header])
	}
	for _, row := range rows {
		if line := strings.TrimRight(strings.Join(pick(row, columns), " | "), " |"); line != "" {
			fmt.Fprintln(ts.Stdout(), line)
		}
	}
}

// shownRows are the texts of a sheet that are not hidden; ⏎ is a line break.
func shownRows(sheet *xlsx.Sheet) [][]string {
	var rows [][]string
	for _, c := range sheet.Cells {
		row, col := int(c.Row), int(c.Col)
		if sheet.HidesRow(row) || sheet.HidesCol(col) {
			continue
		}
		for len(rows) < row {
			rows = append(rows, nil)
		}
		for len(rows[row-1]) < col {
			rows[row-1] = append(rows[row-1], "")
		}
		text := c.Text
		if serial, err := strconv.ParseFloat(text, 64); c.Date && err == nil {
			if day, ok := xlsx.SerialTime(serial, false); ok {
				text = form.DateOf(day).String()
			}
		}
		rows[row-1][col-1] = strings.ReplaceAll(text, "\n", "⏎")
	}
	return rows
}

// placesOf says where the titles stand in a row, nil when one is not there.
func placesOf(titles, row []string) []int {
	var places []int
	for _, title := range titles {
		at := slices.Index(row, title)
		if at < 0 {
			return nil
		}
		places = append(places, at)
	}
	return places
}

// pick is the row in those columns; no columns are all of them.
func pick(row []string, columns []int) []string {
	if columns == nil {
		return row
	}
	picked := make([]string, len(columns))
	for i, at := range columns {
		if at < len(row) {
			picked[i] = row[at]
		}
	}
	return picked
}
