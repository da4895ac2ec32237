package form

import "fmt"

// Limits of Excel for the places where texts of a form land, in UTF-16 units.
const (
	PromptTitleMost = 32  // the title of what shows beside a chosen cell
	PromptMost      = 255 // that text itself
)

// Prompt is what shows beside the blank while it is chosen: the hint, which answers
// qualify, and how much of the text the box shows on paper. The last is no limit: the
// appendix has what does not fit.
func (l *Layout) Prompt(f *Field) string {
	text := f.Hint
	if f.Qualifies.Sign != "" {
		text += "要求 " + f.Qualifies.String() + "。"
	}
	if room, ok := l.RoomOf(f.ID); ok && room.Continues() {
		text += fmt.Sprintf("框内约可印 %d 字，写不下的照写，全文自动转到附页。", f.Max)
	}
	return text
}
