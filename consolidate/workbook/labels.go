package workbook

import (
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// captionBlocks finds the printed captions of a layout on a sheet, by their
// normalised text and in reading order. The result has one block for each of
// the layout's captions; found is false where it is not there.
//
// The same text stands on a form several times (负责人（签字） five times), and
// an answer may equal a caption. So the two sequences are aligned as a whole:
// the longest common subsequence, which no missing or added line can shift.
func captionBlocks(v *sheetView, p *paper) (blocks []xlsx.Range, found []bool) {
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
	blocks, found = make([]xlsx.Range, len(p.captions)), make([]bool, len(p.captions))
	for i, k := range align(p.captions, texts) {
		if k >= 0 {
			blocks[i], found[i] = places[k], true
		}
	}
	return blocks, found
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
