package xlsx

import (
	"fmt"

	"shidian/consolidate/workbook/ooxml"
)

// Damage says that something of a workbook could not be read, or not as it
// should be. What the [Book] holds beside it was read.
type Damage struct {
	Sheet  string // the sheet's name, "" when the part belongs to no sheet
	Part   string // the zip entry
	Cause  ooxml.Cause
	Ref    string // the first cell at fault ("C8"), "" when it is no cell
	Count  int    // how often this cause was met in this part, at least 1
	Detail string // the first occurrence, in English, for developers
}

func (d Damage) String() string {
	where := d.Part
	if d.Sheet != "" {
		where = d.Sheet
	}
	if d.Ref != "" {
		where += "!" + d.Ref
	}
	if d.Count > 1 {
		return fmt.Sprintf("%s: %s: %s (and %d more)", where, d.Cause, d.Detail, d.Count-1)
	}
	return fmt.Sprintf("%s: %s: %s", where, d.Cause, d.Detail)
}
