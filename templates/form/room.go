package form

import (
	"strings"
	"unicode/utf8"
)

// Room is a box of the paper and the text that it holds, e.g. the blank of 现状及与试点应具备条件符合性:
// 22 lines of 28 characters.
type Room struct {
	Box
	Width int // full-width characters on a line
	Lines int // lines that show
}

// Rooms are the printed blanks in which people write text, in the order of the paper.
// What does not fit one of them is not on the paper that is stamped.
func (l *Layout) Rooms() []Room {
	var rooms []Room
	for _, b := range l.Boxes {
		if l.isRoom(b) {
			rooms = append(rooms, l.room(b))
		}
	}
	return rooms
}

// RoomOf is the first room of the field; false where it has none.
func (l *Layout) RoomOf(id ID) (Room, bool) {
	for _, b := range l.Boxes {
		if l.isRoom(b) && b.Field.ID == id {
			return l.room(b), true
		}
	}
	return Room{}, false
}

func (l *Layout) isRoom(b Box) bool {
	return b.Field != nil && b.LastRow <= l.PrintRows && b.Field.isText()
}

func (l *Layout) room(b Box) Room { return l.roomIn(b, b.Field.Points()) }

// roomIn is the room of a box for text of that size.
func (l *Layout) roomIn(b Box, points float64) Room {
	height := 0.0
	for row := b.FirstRow; row <= b.LastRow; row++ {
		height += l.Heights[row-1]
	}
	return Room{Box: b, Width: lineWidth(b.Field, b.LastCol-b.FirstCol+1, points), Lines: linesIn(height, points)}
}

// RoomByField are the rooms by their field: the rows of section 四 are alike.
func (l *Layout) RoomByField() map[ID]Room {
	rooms := map[ID]Room{}
	for _, r := range l.Rooms() {
		if _, seen := rooms[r.Field.ID]; !seen {
			rooms[r.Field.ID] = r
		}
	}
	return rooms
}

// Continues reports whether the appendix writes the whole text of a box that it does
// not fit: of prose and of the steps, which may be of any length. The opinions are
// written by hand.
func (r Room) Continues() bool {
	_, isProse := r.Field.Type.(Prose)
	return r.Field.InTable() || isProse && r.Field.Section.ID != Opinions && r.Field.Section.ID != County
}

// Holds reports whether the text shows whole in the room.
func (r Room) Holds(text string) bool { return Lines(text, r.Width) <= r.Lines }

func (f *Field) isText() bool {
	switch f.Type.(type) {
	case Line, Prose:
		return true
	}
	return false
}

// Points is the size in which the answer is printed.
func (f *Field) Points() float64 {
	switch f.Section.ID {
	case Cover:
		return CoverPoints
	case Schedule:
		return StepPoints
	default:
		return ProsePoints
	}
}

// Indented reports whether the text leaves room at its left.
func (f *Field) Indented() bool {
	_, isProse := f.Type.(Prose)
	return isProse && !f.InTable()
}

// lineWidth is how many full-width characters of the size are sure to stand on a line of a
// box that is so many columns wide. Of prose and of section 四 it is one less than fit: a
// mark that may not begin a line takes the last one with it. Names have few marks, and
// their boxes are narrow.
func lineWidth(f *Field, columns int, points float64) int {
	indent, marks := 0.0, 0
	if f.Indented() {
		indent = ProseIndent
	}
	if _, isProse := f.Type.(Prose); isProse || f.InTable() {
		marks = 1
	}
	return max(1, capacity(columns, points, indent)-marks)
}

// LineHeight is the height of a line of text in the highest font that may stand in for
// ours: 仿宋 takes less.
func LineHeight(points float64) float64 { return points * 1.49 }

// What a box leaves free around its text, and what a line may lack without losing ink,
// in points.
const (
	boxMargin = 6
	lineGap   = 2
)

// LinesIn is how many lines of the field's text show in a box of that height.
func LinesIn(height float64, f *Field) int { return linesIn(height, f.Points()) }

func linesIn(height, points float64) int { return max(0, int((height+lineGap)/LineHeight(points))) }

// boxHeight is the height of a box that holds the lines.
func boxHeight(lines int, points float64) float64 {
	return float64(lines)*LineHeight(points) + boxMargin
}

// Lines is how many lines a text takes at most where so many full-width characters
// stand on one: paragraph by paragraph, every character as a full-width one. The
// formula LinesFormula counts the same in a workbook.
func Lines(text string, width int) int {
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines += max(1, (utf8.RuneCountInString(paragraph)+width-1)/width)
	}
	return lines
}
