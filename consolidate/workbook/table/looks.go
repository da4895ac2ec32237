package table

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Look is how a cell looks. Equal looks share one style of the workbook.
type Look struct {
	Font   string // "" is 宋体
	Size   float64
	Bold   bool
	Centre bool
	Right  bool
	Wrap   bool
	Top    bool // at the top of its box
	Border bool
	Fill   string // RRGGBB
	Colour string // of the text, RRGGBB
	Link   bool
	Number bool // a number; everything else has the format of text
	Open   bool // not locked
	Under  bool // a line below, for signatures
}

// The colours of all our sheets: quiet, and readable when printed in grey.
const (
	colourHead  = "D9E2EC"
	colourOpen  = "FFF9DB"
	colourGood  = "E3F1E3"
	colourWarn  = "FFF1D6"
	colourBad   = "FBE3E1"
	colourMuted = "7A7A7A"
	colourLine  = "8A8A8A"
)

// Style returns the number of the style of a look.
func (b *Book) Style(l Look) (int, error) {
	if id, ok := b.looks[l]; ok {
		return id, nil
	}
	id, err := b.File.NewStyle(l.style())
	if err != nil {
		return 0, fmt.Errorf("new style: %w", err)
	}
	b.looks[l] = id
	return id, nil
}

func (l Look) style() *excelize.Style {
	if l.Font == "" {
		l.Font = "宋体"
	}
	if l.Size == 0 {
		l.Size = 10.5
	}
	s := &excelize.Style{
		Font:       &excelize.Font{Family: l.Font, Size: l.Size, Bold: l.Bold, Color: l.Colour},
		Alignment:  &excelize.Alignment{Vertical: "center", WrapText: l.Wrap},
		Protection: &excelize.Protection{Locked: !l.Open},
		NumFmt:     49, // text: what begins with = stays what it is, also when edited
	}
	if l.Number {
		s.NumFmt = 0
	}
	if l.Top {
		s.Alignment.Vertical = "top"
	}
	if l.Centre {
		s.Alignment.Horizontal = "center"
	}
	if l.Right {
		s.Alignment.Horizontal = "right"
	}
	if l.Link {
		s.Font.Color, s.Font.Underline = "1F4E79", "single"
	}
	if l.Fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.Fill}}
	}
	if l.Border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Style: 1, Color: colourLine})
		}
	}
	if l.Under {
		s.Border = append(s.Border, excelize.Border{Type: "bottom", Style: 1, Color: "000000"})
	}
	return s
}

// toned is the look of a cell of a column.
func toned(c Column, cell Cell) Look {
	l := Look{Border: true, Wrap: !c.Clip, Centre: c.Centre || c.Kind == Number, Number: c.Kind == Number, Open: c.Editable, Link: cell.Link != ""}
	if c.Editable {
		l.Fill = colourOpen
	}
	switch cell.Tone {
	case Good:
		l.Fill = colourGood
	case Warn:
		l.Fill = colourWarn
	case Bad:
		l.Fill = colourBad
	case Muted:
		l.Colour = colourMuted
	}
	return l
}
