package table

import (
	"fmt"
	"strings"

	"shidian/consolidate/workbook/store"
)

func (b *Book) drawCell(sheet, at string, c Column, cell Cell) error {
	style, err := b.Styles.ID(lookOf(c, cell))
	if err != nil {
		return err
	}
	if err := b.File.SetCellStyle(sheet, at, at, style); err != nil {
		return err
	}
	switch {
	case c.Kind == Number && cell.Text == "":
		return b.File.SetCellValue(sheet, at, cell.Number)
	case cell.Text == "":
		return nil
	}
	write := b.SetText
	if c.Hidden {
		write = b.KeepText
	}
	if err := write(sheet, at, cell.Text); err != nil {
		return err
	}
	if cell.Link == "" {
		return nil
	}
	if place, inside := strings.CutPrefix(cell.Link, "#"); inside {
		return b.File.SetCellHyperLink(sheet, at, place, "Location")
	}
	if !store.LeadsToFile(cell.Link) {
		return fmt.Errorf("link %s!%s: %q is no relative path", sheet, at, cell.Link)
	}
	return b.File.SetCellHyperLink(sheet, at, cell.Link, "External")
}
