package table

import (
	"cmp"
	"slices"
	"strings"

	"shidian/templates"
)

// The colours by which cells say good and bad. They stay readable in grey.
const (
	openFill = "FFF9DB" // people write here
	goodFill = templates.CompleteFill
	warnFill = "FFF1D6"
	badFill  = "FBE3E1"
)

// dayFormat shows 2021-05-06, as the notices of a receipt have it.
const dayFormat = "yyyy-mm-dd"

// HeadLook is the header of a table.
func HeadLook() templates.Look { return templates.HeaderLook().As(templates.TextFormat) }

// TitleLook is the title of a sheet.
func TitleLook() templates.Look {
	look := templates.TitleLook().As(templates.TextFormat)
	look.Bold = false
	return look
}

// LineLook is a line of text outside of the table.
func LineLook() templates.Look {
	return templates.Look{Size: templates.SizeFive, Across: "left", Wrap: true, Format: templates.TextFormat}
}

// footLook is a line for signatures.
func footLook() templates.Look {
	return templates.Look{Font: templates.FangSong, Size: templates.SizeSmallFour, Format: templates.TextFormat}
}

// lookOf is the look of a cell of a column. Everything but a number has the
// format of text: what begins with = stays what it is, also when edited.
func lookOf(c Column, cell Cell) templates.Look {
	look := templates.CellLook()
	look.Wrap = !c.Clip
	_, isNumber := numberOf(c, cell)
	if c.Centre || c.Kind == Number || isNumber {
		look = look.Centred()
	}
	switch {
	case cell.Own != nil && (isNumber || cell.Own.Formula != ""):
		look = look.As(cell.Own.code(cell.Text))
	case c.Kind == Number || c.Kind == Figure && isNumber:
		look = look.As("")
	case isNumber:
		look = look.As(dayFormat)
	}
	if look.Across == "left" {
		look.Indent = 1
	}
	if c.Editable {
		look = look.Unlocked()
	}
	if cell.Link != "" {
		look = look.Linked()
	}
	return Toned(look, cell.Tone).Filled(cmp.Or(cell.Fill, GroundOf(c, cell)))
}

// GroundOf is the colour that the program gives the cell, "" for none.
func GroundOf(c Column, cell Cell) string {
	if c.Editable {
		return cmp.Or(cell.Tone.fill(), openFill)
	}
	return cell.Tone.fill()
}

// code is the code of the number format. Of those that are built in, only the common ones
// are known; the others show as any number, or as a day.
func (v *OwnValue) code(text string) string {
	const asText = 49 // in a cell of text a formula is one no more once somebody edits it
	switch {
	case v.FormatID == asText || v.Format == templates.TextFormat:
		return ""
	case v.FormatID == 0:
		return v.Format
	}
	known := map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 14: "yyyy/m/d", 22: "yyyy/m/d h:mm",
		31: `yyyy"年"m"月"d"日"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`}
	if code, ok := known[v.FormatID]; ok {
		return code
	}
	if _, isNumber := ownNumber(text); isNumber && strings.Contains(text, "-") && !strings.HasPrefix(text, "-") {
		return dayFormat
	}
	return ""
}

// Toned is the look with the colour of the tone.
func Toned(look templates.Look, tone Tone) templates.Look {
	if tone == Muted {
		look.Color = templates.Grey
	}
	if fill := tone.fill(); fill != "" {
		look = look.Filled(fill)
	}
	return look
}

// fill is the colour of a cell of the tone, "" for none.
func (t Tone) fill() string {
	switch t {
	case Good:
		return goodFill
	case Warn:
		return warnFill
	case Bad:
		return badFill
	default:
		return ""
	}
}

// IsOwnFill reports whether the program itself colours cells so, today or in an earlier
// build: then the colour is none that people gave a cell.
func IsOwnFill(colour string) bool {
	return slices.Contains([]string{openFill, goodFill, warnFill, badFill, templates.HeaderFill}, colour)
}
