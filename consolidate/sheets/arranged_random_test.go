package sheets

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// hand is somebody who colours cells and writes constants anywhere, and knows afterwards
// where.
type hand struct {
	t      *testing.T
	random *rand.Rand
	made   map[string]string // what was made, by sheet, row and column
}

// tableOf is where a sheet has its headers and its rows, by what people know a row.
func (h *hand) tableOf(f *excelize.File, sheet string) (head int, columns map[string]int, rows map[string]int) {
	h.t.Helper()
	lines, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	must(h.t, err)
	names := map[string][]string{record.SheetProjects: {form.Official().Title(form.PilotName)}, record.SheetReceipts: {record.ColumnFile}, record.SheetFindings: {columnRule, columnRegion, columnMessage}}[sheet]
	columns, rows = map[string]int{}, map[string]int{}
	for i, line := range lines {
		key := ""
		for c, text := range line {
			if head == 0 && text == names[0] {
				for c, title := range line {
					columns[title] = c + 1
				}
				head = i + 1
			} else if head > 0 {
				for _, name := range names {
					if columns[name] == c+1 {
						key += text + "|"
					}
				}
			}
		}
		if key != "" && head > 0 && i+1 > head {
			rows[key] = i + 1
		}
	}
	return head, columns, rows
}

// look is what a cell shows: its value and its ground.
func (h *hand) look(f *excelize.File, sheet, cell string) (value, ground string) {
	h.t.Helper()
	value, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	must(h.t, err)
	id, err := f.GetCellStyle(sheet, cell)
	must(h.t, err)
	style, err := f.GetStyle(id)
	must(h.t, err)
	return value, strings.Join(style.Fill.Color, "")
}

func (h *hand) colour(f *excelize.File, sheet, cell, colour string) {
	h.t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	must(h.t, err)
	style, err := f.GetStyle(id)
	must(h.t, err)
	style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	id, err = f.NewStyle(style)
	must(h.t, err)
	must(h.t, f.SetCellStyle(sheet, cell, cell, id))
}

func filledNames() []string {
	return []string{record.SheetProjects, record.SheetReceipts, record.SheetFindings}
}

const columnOfTheirs, sheetOfTheirs = "备考", "我的笔记"

// work does something in every sheet.
func (h *hand) work(f *excelize.File) {
	colours := []string{"FFFF00", "E2EFDA", "FBE3E1", "FFF9DB", "DCE6F1", "00B0F0"}
	for _, sheet := range filledNames() {
		head, columns, rows := h.tableOf(f, sheet)
		if columns[columnOfTheirs] == 0 {
			columns[columnOfTheirs] = len(columns) + 3
			must(h.t, f.SetCellStr(sheet, form.CellName(head, columns[columnOfTheirs]), columnOfTheirs))
		}
		for key, row := range rows {
			for title, col := range columns {
				at, cell := strings.Join([]string{sheet, key, title}, "!"), form.CellName(row, col)
				colour := colours[h.random.IntN(len(colours))]
				if _, was := h.look(f, sheet, cell); h.random.IntN(9) == 0 && was != colour && title != columnKey && title != columnQuestion {
					h.colour(f, sheet, cell, colour)
					h.made[at+"!ground"] = colour
				}
			}
			if h.random.IntN(3) == 0 {
				value := []any{"已电话", 12.5, "007", 3, "=不是公式"}[h.random.IntN(5)]
				cell := form.CellName(row, columns[columnOfTheirs])
				must(h.t, f.SetCellValue(sheet, cell, value))
				h.made[strings.Join([]string{sheet, key, columnOfTheirs}, "!")+"!value"] = fmt.Sprint(value)
			}
		}
	}
	if i, _ := f.GetSheetIndex(sheetOfTheirs); i < 0 {
		must(h.t, ignored(f.NewSheet(sheetOfTheirs)))
	}
	for range 5 {
		cell, colour := form.CellName(1+h.random.IntN(20), 1+h.random.IntN(8)), colours[h.random.IntN(len(colours))]
		must(h.t, f.SetCellValue(sheetOfTheirs, cell, h.random.IntN(1000)))
		h.made[sheetOfTheirs+"!"+cell+"!value"], _ = h.look(f, sheetOfTheirs, cell)
		h.colour(f, sheetOfTheirs, cell, colour)
		h.made[sheetOfTheirs+"!"+cell+"!ground"] = colour
	}
}

// looks says what of all that was made is not there.
func (h *hand) looks(f *excelize.File) (gone []string) {
	shown := map[string]string{}
	for _, sheet := range filledNames() {
		_, columns, rows := h.tableOf(f, sheet)
		for key, row := range rows {
			for title, col := range columns {
				at := strings.Join([]string{sheet, key, title}, "!")
				shown[at+"!value"], shown[at+"!ground"] = h.look(f, sheet, form.CellName(row, col))
			}
		}
	}
	for at, want := range h.made {
		if cell, ok := strings.CutPrefix(at, sheetOfTheirs+"!"); ok {
			ref, what, _ := strings.Cut(cell, "!")
			value, ground := h.look(f, sheetOfTheirs, ref)
			shown[at] = map[string]string{"value": value, "ground": ground}[what]
		}
		if shown[at] != want {
			gone = append(gone, fmt.Sprintf("%s is %q, want %q", at, shown[at], want))
		}
	}
	return gone
}

// After each of three merges every constant and every colour that a person made is where
// that person made it.
func TestWhatPeopleMakeIsWhereTheyMadeIt(t *testing.T) {
	effort.Usual(t)
	for seed := range uint64(2) {
		h := &hand{t, rand.New(rand.NewPCG(seed, 13)), map[string]string{}}
		state := decidedTwo()
		for i, county := range []string{"140524", "140525"} {
			f := recordtest.Received(county, fmt.Sprintf("丙%d.xlsx", i), 5, recordtest.Filled(fmt.Sprintf("示例%d号试点", i)), recordtest.Filled(fmt.Sprintf("示例后%d试点", i)))
			state.Files[f.ID()] = f
		}
		r := computed(state)
		record.Decide(r)
		for round := range 3 {
			f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, r)))
			must(t, err)
			if gone := h.looks(f); round > 0 && gone != nil {
				t.Fatalf("seed %d, after %d merges:\n%s", seed, round, strings.Join(gone, "\n"))
			}
			h.work(f)
			buffer, err := f.WriteToBuffer()
			must(t, err)
			s, problems := ReadRollup(readBook(t, buffer.Bytes()))
			if problems != nil {
				t.Fatal(problems)
			}
			r = computed(s.State)
			s.NoteHandwork(r)
			record.Decide(r)
		}
		f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, r)))
		must(t, err)
		if gone := h.looks(f); gone != nil {
			t.Fatalf("seed %d, at the end:\n%s", seed, strings.Join(gone, "\n"))
		}
	}
}
