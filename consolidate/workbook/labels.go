package workbook

import (
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// captions are those of a layout as they stand on one sheet, one for each of the
// layout's: 单位名称 in A27:E28.
type captions struct {
	blocks []xlsx.Range
	found  []bool
	sure   []bool         // found, and its text stands on the sheet as often as on the paper
	more   []xlsx.Range   // where captions stand that are one too many, in reading order
	at     map[[2]int]int // caption by its first cell
}

// findCaptions finds the printed captions of a layout on a sheet, by their
// normalised text and in reading order.
//
// The same text stands on a form several times (负责人（签字） five times), and
// an answer may equal a caption. So the two sequences are aligned as a whole:
// the longest common subsequence, which no missing or added line can shift.
func findCaptions(v *sheetView, p *paper) *captions {
	var texts []string
	var places []xlsx.Range
	for _, cell := range v.Cells {
		if cell.Kind != xlsx.Text || len(texts) >= maxCaptions {
			continue
		}
		if text, printed := p.label(cell.Text); printed && p.wanted[text] {
			texts, places = append(texts, text), append(places, v.block(int(cell.Row), int(cell.Col)))
		}
	}
	n := len(p.captions)
	c := &captions{blocks: make([]xlsx.Range, n), found: make([]bool, n), sure: make([]bool, n), at: make(map[[2]int]int, n)}
	paired, surplus := make([]bool, len(texts)), map[string]int{}
	for _, text := range texts {
		surplus[text]++
	}
	for i, k := range align(p.captions, texts) {
		surplus[p.captions[i]]--
		if k >= 0 {
			c.blocks[i], c.found[i], paired[k] = places[k], true, true
			c.at[[2]int{places[k].FirstRow, places[k].FirstCol}] = i
		}
	}
	for i := range p.captions {
		c.sure[i] = c.found[i] && surplus[p.captions[i]] == 0
	}
	for k, place := range places {
		if !paired[k] {
			c.more = append(c.more, place)
		}
	}
	return c
}

// nextRow is the first row below the given one that holds a caption; 0 for none. What
// belongs to a caption ends there.
func (c *captions) nextRow(row int) int {
	next := 0
	for i, b := range c.blocks {
		if c.found[i] && b.FirstRow > row && (next == 0 || b.FirstRow < next) {
			next = b.FirstRow
		}
	}
	return next
}

// count is how many of the layout's captions were found.
func (c *captions) count() int {
	n := 0
	for _, ok := range c.found {
		if ok {
			n++
		}
	}
	return n
}

// maxCaptions bounds the alignment on a sheet that repeats captions for ever.
const maxCaptions = 2000

// align returns for each of a the index in b that a longest common subsequence
// pairs it with, or -1. What both begin with pairs one to one, which on a form
// that nobody altered is everything.
func align(a, b []string) []int {
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	pairs := make([]int, len(a))
	for i := range same {
		pairs[i] = i
	}
	for i, k := range alignRest(a[same:], b[same:]) {
		pairs[same+i] = k
		if k >= 0 {
			pairs[same+i] += same
		}
	}
	return pairs
}

func alignRest(a, b []string) []int {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] == b[k] {
				length[i][k] = length[i+1][k+1] + 1
			} else {
				length[i][k] = max(length[i+1][k], length[i][k+1])
			}
		}
	}
	pairs := make([]int, len(a))
	i, k := 0, 0
	for i < len(a) {
		switch {
		case k < len(b) && a[i] == b[k]:
			pairs[i] = k
			i, k = i+1, k+1
		case k < len(b) && length[i][k+1] >= length[i+1][k]:
			k++
		default:
			pairs[i] = -1
			i++
		}
	}
	return pairs
}

// answerPlace is where an answer lies from its caption's block: the first cell
// right of it, the first below it, or at the same distance as on paper.
func answerPlace(p form.Place, caption xlsx.Range) (row, col int) {
	switch p.Relation {
	case form.RightOf:
		return caption.FirstRow, caption.LastCol + 1
	case form.BelowIt:
		return caption.LastRow + 1, caption.FirstCol
	default:
		return caption.FirstRow + p.Rows, caption.FirstCol + p.Cols
	}
}
