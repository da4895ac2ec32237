package table

import (
	"slices"

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
	case c.Kind == Number || c.Kind == Figure && isNumber:
		look = look.As("")
	case isNumber:
		look = look.As(dayFormat)
	}
	if look.Across == "left" {
		look.Indent = 1
	}
	if c.Editable {
		look = look.Unlocked().Filled(openFill)
	}
	if cell.Link != "" {
		look = look.Linked()
	}
	look = Toned(look, cell.Tone)
	if cell.Fill != "" {
		look = look.Filled(cell.Fill)
	}
	return look
}

// Toned is the look with the colour of the tone.
func Toned(look templates.Look, tone Tone) templates.Look {
	switch tone {
	case Good:
		return look.Filled(goodFill)
	case Warn:
		return look.Filled(warnFill)
	case Bad:
		return look.Filled(badFill)
	case Muted:
		look.Color = templates.Grey
	}
	return look
}

// IsOwnFill reports whether the program itself colours cells so, today or in an earlier
// build: then the colour is none that people gave a cell.
func IsOwnFill(colour string) bool {
	return slices.Contains([]string{openFill, goodFill, warnFill, badFill, templates.HeaderFill}, colour)
}
