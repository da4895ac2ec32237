// Package table owns the one shape of sheet that rollups and lists are made
// of: a title, a line of headers, a row for each file, project or finding. A table is said once, as
// columns, and is drawn by excelize and read back by the strict reader from
// the same columns. Text stays text, and only columns that people fill can be
// written in.
//
// It imports templates (for looks), form (for marks and cell names), xlsx and
// store, and knows nothing of what the tables mean.
package table

import (
	"slices"

	"shidian/consolidate/workbook/xlsx"
)

// Kind is what the cells of a column hold.
type Kind int

// The kinds. Text and Prose stay text, also when they look like numbers. The text of a
// Figure or of a Day is written as a number or a date where it is one, 20 or 2021-05-06,
// and is read back as the same text; anything else in it stays text.
const (
	Text Kind = iota
	Prose
	Number
	Figure
	Day
)

// Tone colours a cell by what it says.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Good
	Warn
	Bad
	Muted
)

// Column is one column of a table.
type Column struct {
	Title    string
	Group    string // printed above neighbouring columns of the same group
	Width    float64
	Kind     Kind
	Centre   bool
	Editable bool     // people fill it; the next merge keeps it
	Choices  []string // the drop-down of an editable column
	Prompt   string   // shown when an editable cell is selected
	Free     bool     // people may write beside what stands there
	Optional bool     // drawn only where there is something to show
	Clip     bool     // one line, however long: hashes
	Hidden   bool     // for the program; not shown and not printed
	Folded   bool     // people have hidden it

	Choice *xlsx.Choice // what its arrow lets through; nil for all
}

// Cell is one value.
type Cell struct {
	Text   string
	Number float64
	Link   string // relative path from ./ or ../ with #sheet!cell, escaped; or #'sheet'!cell of the workbook itself
	Tone   Tone
	Fill   string // the colour that people gave it, FFFF00; "" for that of its tone

	Own *OwnValue // how people wrote it in a column of their own; nil for text
}

// OwnValue is how a cell is written that is more than text: as a number of the format 0.00,
// by the formula K7*2.
type OwnValue struct {
	Number   bool
	FormatID int // built in; 0 with a code of its own
	Format   string
	Formula  string
}

// Of is a cell of plain text.
func Of(text string) Cell { return Cell{Text: text} }

// Count is a cell of a number.
func Count(n int) Cell { return Cell{Number: float64(n)} }

// Sheet is one table on its own sheet.
type Sheet struct {
	Name      string
	Title     string
	Notes     []string // lines below the title
	Columns   []Column
	Rows      [][]Cell
	Folded    []int    // places of rows that people have hidden, from 0
	Foot      []string // lines below the table, for signatures
	Spare     int      // blank rows below the data that people may fill
	Portrait  bool
	Freeze    int     // columns that stay in sight
	Printed   int     // columns on paper, 0 for all that are shown
	RowHeight float64 // least height of a row in points, 0 for what its text needs

	linksNoted bool // NoteLinks has been asked
}

// HeaderRow is the sheet row of the headers, 1-based.
func (s *Sheet) HeaderRow() int {
	row := 2 + len(s.Notes)
	if s.grouped() {
		row++
	}
	return row
}

// FirstRow is the sheet row of the first record.
func (s *Sheet) FirstRow() int { return s.HeaderRow() + 1 }

// Column returns the 1-based place of the column with the title, 0 for none.
func (s *Sheet) Column(title string) int {
	for i, c := range s.Columns {
		if c.Title == title {
			return i + 1
		}
	}
	return 0
}

// printed is the last column on paper.
func (s *Sheet) printed() int {
	if s.Printed > 0 {
		return s.Printed
	}
	return max(s.shown(), 1)
}

func (s *Sheet) grouped() bool {
	for _, c := range s.Columns {
		if c.Group != "" {
			return true
		}
	}
	return false
}

// shown is how many columns there are before the hidden ones at the end.
func (s *Sheet) shown() int {
	n := 0
	for i, c := range s.Columns {
		if !c.Hidden {
			n = i + 1
		}
	}
	return n
}

// WithoutBlank takes out the optional columns in which no row has anything.
func (s *Sheet) WithoutBlank() *Sheet {
	for i := len(s.Columns) - 1; i >= 0; i-- {
		blank := func(row []Cell) bool { return row[i] == Cell{} }
		if !s.Columns[i].Optional || slices.ContainsFunc(s.Rows, func(row []Cell) bool { return !blank(row) }) {
			continue
		}
		s.Columns = slices.Delete(s.Columns, i, i+1)
		for r := range s.Rows {
			s.Rows[r] = slices.Delete(s.Rows[r], i, i+1)
		}
	}
	return s
}
