package table

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/xlsx"
)

// What the library counts from 0 and a workbook calls by name (ECMA-376 part 1, 18.18.55
// and 18.18.3).
func patterns() []string {
	return []string{"none", "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical", "darkDown", "darkUp", "darkGrid",
		"darkTrellis", "lightHorizontal", "lightVertical", "lightDown", "lightUp", "lightGrid", "lightTrellis", "gray125", "gray0625"}
}

func lines() []string {
	return []string{"none", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot", "mediumDashDot", "dashDotDot",
		"mediumDashDotDot", "slantDashDot"}
}

// styleOf is the style of a format that people gave a cell.
func (b *Book) styleOf(f xlsx.Format) (int, error) {
	if f == (xlsx.Format{}) {
		return 0, nil
	}
	if id, ok := b.formats[f]; ok {
		return id, nil
	}
	style := &excelize.Style{
		Font: &excelize.Font{Family: f.Font.Name, Size: f.Font.Points, Bold: f.Font.Bold, Italic: f.Font.Italic, Strike: f.Font.Struck,
			Underline: f.Font.Underline, Color: f.Font.Ink},
		Alignment: &excelize.Alignment{Horizontal: f.Place.Across, Vertical: f.Place.Down, WrapText: f.Place.Wrap, ShrinkToFit: f.Place.Shrink,
			Indent: f.Place.Indent, TextRotation: f.Place.Turn},
		NumFmt: f.NumberID,
		Border: bordersOf(f.Sides),
	}
	if f.Number != "" {
		style.CustomNumFmt = &f.Number
	}
	if at := slices.Index(patterns(), f.Pattern); at > 0 {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: at}
		if f.Ground != "" {
			style.Fill.Color = []string{f.Ground}
		}
	}
	id, err := b.File.NewStyle(style)
	if err == nil {
		b.formats[f] = id
	}
	return id, err
}

func bordersOf(s xlsx.Sides) (borders []excelize.Border) {
	add := func(side string, l xlsx.Line) {
		at := slices.Index(lines(), l.Style)
		if at <= 0 {
			return
		}
		ink := l.Ink
		if ink == "" {
			ink = "000000"
		}
		borders = append(borders, excelize.Border{Type: side, Style: at, Color: ink})
	}
	add("left", s.Left)
	add("right", s.Right)
	add("top", s.Top)
	add("bottom", s.Bottom)
	if s.Up {
		add("diagonalUp", s.Across)
	}
	if s.Down {
		add("diagonalDown", s.Across)
	}
	return borders
}
