package workbook

import (
	"fmt"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// places are the cells of one note: the first few by what is said of them, all by
// their number, for a sheet may hold a million.
type places struct {
	first string
	said  []string
	count int
}

func (p *places) add(c xlsx.Cell, say func(ref string) string) {
	const shown = 5
	if p.count++; p.count > shown {
		return
	}
	if p.first == "" {
		p.first = c.Ref()
	}
	p.said = append(p.said, say(c.Ref()))
}

// quote adds a cell with the beginning of what it says: Z20“旁注”.
func (p *places) quote(c xlsx.Cell, longest int) {
	p.add(c, func(ref string) string { return ref + "“" + shorten(c.Text, longest) + "”" })
}

// note tells of the places, none if there are none: C8、C9等 7 格.
func (p *places) note(kind form.NoteKind, sheet, what, unit, todo string) []form.Note {
	if p.count == 0 {
		return nil
	}
	more := ""
	if p.count > len(p.said) {
		more = fmt.Sprintf("等 %d %s", p.count, unit)
	}
	return []form.Note{{Kind: kind, Sheet: sheet, Cell: p.first,
		Detail: what + strings.Join(p.said, "、") + more + "。" + todo}}
}
