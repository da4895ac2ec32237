package templates

import (
	"strings"

	"shidian/templates/form"
)

// lookOf is how a box of a layout appears. What the paper shows decides: a
// cover has underlined blanks, a table has captions in the middle, prose
// begins at the top.
func lookOf(layout *form.Layout, b form.Box) Look {
	switch b.Role {
	case form.Title:
		return Look{Font: SongTi, Size: SizeTwo, Bold: true, Across: "center"}
	case form.CoverLine:
		return Look{Font: FangSong, Size: SizeThree, Across: "distributed", Down: "bottom"}
	case form.Running:
		return Look{Font: FangSong, Size: form.NotePoints, Across: "left", Down: "top", Wrap: true}
	case form.Heading:
		return headingLook(layout, b)
	case form.Caption:
		return captionLook(layout, b)
	case form.Question:
		return Look{Font: SongTi, Size: SizeSmallFour, Across: "left", Indent: 1, Wrap: true, Sides: sides(layout, b.Area)}
	case form.Pointer:
		return pointerLook(layout, b)
	case form.Blankness:
		return Look{Sides: sides(layout, b.Area)}
	case form.Slot:
		return slotLook(layout, b)
	default:
		return answerLook(layout, b)
	}
}

func headingLook(layout *form.Layout, b form.Box) Look {
	look := Look{Font: HeiTi, Size: SizeFour, Across: "left", Wrap: true}
	if b.FirstRow > layout.PrintRows {
		look.Fill, look.Indent = ReviewFill, 1
	}
	return look
}

func captionLook(layout *form.Layout, b form.Box) Look {
	look := Look{Font: SongTi, Size: SizeSmallFour, Across: "center", Wrap: true, Sides: sides(layout, b.Area)}
	switch asks := strings.HasSuffix(b.Text, "："); {
	case b.FirstRow > layout.PrintRows:
		look.Fill = ReviewFill
	case asks && b.FirstCol == 1:
		look.Across, look.Indent, look.Down = "left", 1, "top"
	case asks:
		look.Across = "right"
	case strings.Count(b.Text, "\n") > 1 && b.LastRow == b.FirstRow:
		look.Size = SizeFive
	}
	return look
}

// pointerLook is that of what stands below a caption, or at the right of one that is
// as wide as the page.
func pointerLook(layout *form.Layout, b form.Box) Look {
	look := Look{Font: SongTi, Size: SizeFive, Across: "center", Wrap: true}
	if b.FirstCol > 1 || span(b) == form.Columns {
		look.Across = "right"
	}
	for _, frame := range layout.Frames {
		if within(frame, b.Area) {
			look.Sides = sides(layout, b.Area)
		}
	}
	return look
}

func span(b form.Box) int { return b.LastCol - b.FirstCol + 1 }

func slotLook(layout *form.Layout, b form.Box) Look {
	if b.Key == form.SlotTitle {
		return TitleLook()
	}
	return Look{Font: FangSong, Size: SizeSmallFour, Across: "center", Wrap: true, Format: TextFormat, Sides: sides(layout, b.Area)}
}

func answerLook(layout *form.Layout, b form.Box) Look {
	look := Look{Font: FangSong, Size: b.Field.Points(), Across: "center", Wrap: true, Format: TextFormat, Open: true, Sides: sides(layout, b.Area)}
	switch b.Field.Type.(type) {
	case form.Prose:
		look.Across, look.Down = "left", "top"
		// Not text format: older versions of Excel show and print #### for more
		// than 255 characters in such a cell.
		look.Format = ""
	case form.Count:
		look.Format = "0"
	case form.Amount:
		look.Format = ""
	case form.OrganizationCode, form.PostalCode: // one sign of it on a second line is read as another
		look.Wrap, look.Shrink = false, true
	}
	if b.Field.Indented() {
		look.Indent = 1
	}
	switch b.Field.Section.ID {
	case form.Cover:
		look = coverLook(look, b.Field)
	case form.Schedule:
		if look.Across == "center" {
			look.Down = ""
		}
	}
	return look
}

func coverLook(look Look, f *form.Field) Look {
	look.Down, look.Sides = "bottom", Bottom
	switch f.ID {
	case form.TitleDomain:
		look.Font, look.Size, look.Bold, look.Sides = SongTi, SizeTwo, true, NoSides
	case form.FormDate:
		look.Sides = NoSides
	}
	return look
}

// sides are those of the table: all of a box, and of a box in a frame those
// that lie on the frame.
func sides(layout *form.Layout, a form.Area) Sides {
	for _, frame := range layout.Frames {
		if !within(frame, a) {
			continue
		}
		at := NoSides
		if a.FirstCol == frame.FirstCol {
			at |= Left
		}
		if a.LastCol == frame.LastCol {
			at |= Right
		}
		if a.FirstRow == frame.FirstRow {
			at |= Top
		}
		if a.LastRow == frame.LastRow {
			at |= Bottom
		}
		return at
	}
	return AllSides
}

func within(outer, inner form.Area) bool {
	return outer.FirstRow <= inner.FirstRow && inner.LastRow <= outer.LastRow &&
		outer.FirstCol <= inner.FirstCol && inner.LastCol <= outer.LastCol
}
