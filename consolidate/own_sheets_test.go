package consolidate

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
)

const ownSheet = "我的统计"

// withOwnSheet adds a sheet as staff do: values of all kinds, formulas, colours, formats,
// widths, a merge, a hidden row, and a formula that looks at another sheet.
func withOwnSheet(t *testing.T, f *excelize.File) {
	t.Helper()
	_, err := f.NewSheet(ownSheet)
	must(t, err)
	for cell, value := range map[string]any{"A1": "标题 <甲> & 乙", "A2": "农业", "B2": 12.5, "A3": "工业", "B3": 3, "A4": "007", "B4": true, "A5": "=不是公式", "C2": 44323, "D9": " 前后 \n第二行"} {
		must(t, f.SetCellValue(ownSheet, cell, value))
	}
	must(t, f.SetCellStr(ownSheet, "A4", "007"))
	must(t, f.SetCellFormula(ownSheet, "B6", "SUM(B2:B3)*$B$3"))
	must(t, f.SetCellFormula(ownSheet, "B7", "IF('"+ownSheet+"'!B2>1,\"多\",\"少\")"))
	must(t, f.SetCellFormula(ownSheet, "B8", "COUNTIF(项目汇总!A:A,\">0\")"))
	style, err := f.NewStyle(&excelize.Style{
		Font:   &excelize.Font{Family: "黑体", Size: 14, Bold: true, Color: "C00000"},
		Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E2EFDA"}},
		Border: []excelize.Border{{Type: "left", Style: 5, Color: "0000FF"}, {Type: "bottom", Style: 1, Color: "000000"}},
		NumFmt: 10, Alignment: &excelize.Alignment{Horizontal: "center", WrapText: true}})
	must(t, err)
	must(t, f.SetCellStyle(ownSheet, "A1", "C2", style))
	dates := "yyyy\"年\"m\"月\"d\"日\""
	style, err = f.NewStyle(&excelize.Style{CustomNumFmt: &dates})
	must(t, err)
	must(t, f.SetCellStyle(ownSheet, "C2", "C2", style))
	must(t, f.SetColWidth(ownSheet, "A", "A", 33))
	must(t, f.SetColVisible(ownSheet, "F", false))
	must(t, f.SetRowVisible(ownSheet, 4, false))
	must(t, f.SetRowHeight(ownSheet, 1, 40))
	must(t, f.MergeCell(ownSheet, "A1", "C1"))
}

// shows is what a sheet shows: its values, formulas, and how every cell looks.
func shows(t *testing.T, f *excelize.File, sheet string) string {
	t.Helper()
	var out strings.Builder
	for row := 1; row <= 10; row++ {
		for col := 1; col <= 6; col++ {
			cell, err := excelize.CoordinatesToCellName(col, row)
			must(t, err)
			value, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
			must(t, err)
			formula, err := f.GetCellFormula(sheet, cell)
			must(t, err)
			id, err := f.GetCellStyle(sheet, cell)
			must(t, err)
			style, err := f.GetStyle(id)
			must(t, err)
			if value+formula != "" || id != 0 {
				code := ""
				if style.CustomNumFmt != nil {
					code = *style.CustomNumFmt
				}
				out.WriteString(strings.Join([]string{cell, value, formula, strings.Join(style.Fill.Color, ""), style.Font.Family, style.Font.Color, code}, "|"))
				if style.Font.Bold {
					out.WriteString(" bold")
				}
				if len(style.Border) > 0 {
					out.WriteString(" lined")
				}
				out.WriteByte('\n')
			}
		}
	}
	merges, err := f.GetMergeCells(sheet)
	must(t, err)
	for _, m := range merges {
		out.WriteString(m.GetStartAxis() + ":" + m.GetEndAxis() + "\n")
	}
	return out.String()
}

// A sheet that people added is there after three merges as they left it. A formula that
// looks at a sheet of ours is its last result, and this is said once.
func TestSheetOfPeopleStaysOverMerges(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	out[cityRollup] = edit(t, out[cityRollup], func(f *excelize.File) { withOwnSheet(t, f) })
	said, first := "", ""
	for i := range 3 {
		_, out = run{in: in, out: out, asOf: may8}.merged(t)
		f := edited(t, out[cityRollup])
		now := shows(t, f, ownSheet)
		if i == 0 {
			said, first = textOf(t, out[cityRollup], record.SheetFindings), now
		} else if now != first {
			t.Fatalf("after %d merges the sheet is\n%s\nand was\n%s", i+1, now, first)
		}
		width, err := f.GetColWidth(ownSheet, "A")
		must(t, err)
		hidden, err := f.GetColVisible(ownSheet, "F")
		must(t, err)
		row, err := f.GetRowVisible(ownSheet, 4)
		must(t, err)
		height, err := f.GetRowHeight(ownSheet, 1)
		must(t, err)
		if width != 33 || hidden || row || height != 40 {
			t.Errorf("widths and what is hidden are not as they were: %v %v %v %v", width, hidden, row, height)
		}
		if i > 0 && strings.Contains(textOf(t, out[cityRollup], record.SheetFindings), ownSheet) {
			t.Errorf("after %d merges it is said again", i+1)
		}
	}
	for _, want := range []string{"A1|标题 <甲> & 乙||E2EFDA|黑体|C00000", "B2|12.5||E2EFDA", "A4|007|", "A5|=不是公式||", "B6||SUM(B2:B3)*$B$3", `B7||IF(B2>1,"多","少")`,
		"C2|44323||", `yyyy"年"m"月"d"日"`, "D9| 前后 \n第二行|", "A1:C1"} {
		if !strings.Contains(first, want) {
			t.Errorf("%q is not on the sheet:\n%s", want, first)
		}
	}
	if strings.Contains(first, "|COUNTIF") { // its text stays where it never had a result
		t.Errorf("a formula looks at a sheet of ours:\n%s", first)
	}
	if !strings.Contains(said, "工作表“"+ownSheet+"”的 1 个公式（B8）") {
		t.Errorf("it is not said that B8 is no formula any more:\n%s", said)
	}
}

// note writes a text on the sheet of people's own, and colours it.
func note(t *testing.T, data []byte, sheet, cell, text string) []byte {
	t.Helper()
	return edit(t, data, func(f *excelize.File) {
		if i, _ := f.GetSheetIndex(sheet); i < 0 {
			_, err := f.NewSheet(sheet)
			must(t, err)
		}
		must(t, f.SetCellStr(sheet, cell, text))
		coloured(t, f, sheet, "FFFF00", cell)
	})
}

// Two people each work on a copy: a sheet that one of them changed or struck off is as that
// one left it, and one that both changed is there twice, which is said.
func TestSheetsOfTwoCopiesAreJoined(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县")
	_, out := run{in: in}.merged(t)
	for _, sheet := range []string{"甲改", "乙改", "都改", "没改", "乙删"} {
		out[cityRollup] = note(t, out[cityRollup], sheet, "A1", "原来")
	}
	_, out = run{in: in, out: out}.merged(t)
	a := note(t, note(t, out[cityRollup], "甲改", "A1", "甲"), "都改", "A1", "甲")
	b := note(t, note(t, note(t, out[cityRollup], "乙改", "A1", "乙"), "都改", "A1", "乙"), "乙加", "A1", "乙")
	b = edit(t, b, func(f *excelize.File) { must(t, f.DeleteSheet("乙删")) })
	_, out = run{in: in, out: files{cityRollup: a, "科长改.xlsx": b}, options: func(o *Options, dir string) {
		o.Into = []string{filepath.Join(dir, "out", cityRollup), filepath.Join(dir, "out", "科长改.xlsx")}
	}}.merged(t)
	f := edited(t, out[cityRollup])
	for sheet, want := range map[string]string{"甲改": "甲", "乙改": "乙", "都改": "甲", "都改（2）": "乙", "没改": "原来", "乙加": "乙", "乙删": "none"} {
		got, err := f.GetCellValue(sheet, "A1")
		if err != nil {
			got = "none"
		}
		if got != want {
			t.Errorf("%s says %q, want %q", sheet, got, want)
		}
	}
	if said := textOf(t, out[cityRollup], record.SheetFindings); strings.Count(said, "两个副本改得不一样") != 1 {
		t.Errorf("it is not said once that both are there:\n%s", said)
	}
}

// What stays in the office stays there: sheets, columns, colours and formulas of people's
// own are in the rollup after 定稿, and in no part of what leaves.
func TestNothingOfPeoplesOwnLeaves(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng-decided")
	_, out := run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	const secret, colour = "内部七九三", "AB12CD"
	out[cityRollup] = edit(t, note(t, out[cityRollup], ownSheet, "B3", secret+"甲"), func(f *excelize.File) {
		for _, sheet := range []string{record.SheetProjects, record.SheetReceipts, record.SheetFindings} {
			head := find(t, f, sheet, "序号", "序号")
			_, row, err := excelize.CellNameToCoordinates(head)
			must(t, err)
			must(t, f.SetCellStr(sheet, form.CellName(row, 40), secret+"列"))
			must(t, f.SetCellStr(sheet, form.CellName(row+1, 40), secret+"乙"))
			coloured(t, f, sheet, colour, form.CellName(row+1, 3))
		}
	})
	_, out = run{in: in, out: out}.merged(t)
	_, out = finalIn(t, out, may7)
	dir := out.write(t, t.TempDir())
	published, err := Publish(t.Context(), PublishOptions{List: filepath.Join(dir, cityList)})
	must(t, err)
	public, err := os.ReadFile(published.Path)
	must(t, err)
	book := packageText(t, out[cityRollup])
	for _, want := range []string{secret + "甲", secret + "列", secret + "乙", colour, ownSheet} {
		if !strings.Contains(book, want) {
			t.Errorf("%s is not in the rollup any more", want)
		}
	}
	for name, data := range map[string][]byte{"the list": out[cityList], "the public list": public} {
		for _, word := range []string{secret, colour, ownSheet} {
			if strings.Contains(packageText(t, data), word) {
				t.Errorf("%s holds %s", name, word)
			}
		}
	}
}

// packageText are all parts of a package.
func packageText(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var all strings.Builder
	for _, part := range z.File {
		r, err := part.Open()
		must(t, err)
		text, err := io.ReadAll(r)
		must(t, err)
		all.WriteString(part.Name + "\n")
		all.Write(text)
	}
	return all.String()
}
