package table

import (
	"bytes"
	"fmt"
)

// partEdit makes another part of the one that the library drew: what it has no word for is
// put in so, such as what a filter lets through.
type partEdit func(part []byte) ([]byte, error)

// edit has the part of a sheet edited when the workbook is packed.
func (b *Book) edit(sheet string, edit partEdit) {
	if b.edits == nil {
		b.edits = map[string]partEdit{}
	}
	b.edits[sheet] = edit
}

// editParts edits the parts of the sheets.
func (b *Book) editParts(drawn *drawnParts) error {
	for i, sheet := range b.sheets {
		edit := b.edits[sheet]
		if edit == nil {
			continue
		}
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		if drawn.parts[name] == nil {
			return fmt.Errorf("no part %s", name)
		}
		part, err := edit(drawn.parts[name].Bytes())
		if err != nil {
			return fmt.Errorf("edit %s: %w", sheet, err)
		}
		drawn.parts[name] = bytes.NewBuffer(part)
	}
	return nil
}
