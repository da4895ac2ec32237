package form

// Relation says how an answer lies to its caption.
type Relation int

// The relations of the form.
const (
	RightOf  Relation = iota // the first cell right of the caption's block
	BelowIt                  // the first cell below the caption's block
	AtOffset                 // as many rows and columns from it as on the paper
)

// Place is the way to an answer when the names of the cells are lost: a
// caption that people still read, and where the answer lies from there.
type Place struct {
	Field    *Field
	Home     Area
	Caption  int // index into Captions, -1 when the sheet has no caption at all
	Relation Relation
	Rows     int // of AtOffset
	Cols     int
}

// Captions returns the normalised texts that the sheet prints, in reading
// order. The same text may stand there several times, as 负责人（签字） does.
func (l *Layout) Captions() []string {
	var texts []string
	for _, i := range l.captionBoxes() {
		texts = append(texts, NormalLabel(l.Boxes[i].Text))
	}
	return texts
}

func (l *Layout) captionBoxes() []int {
	var boxes []int
	for i, b := range l.Boxes {
		if b.Text != "" && b.Role != Running {
			boxes = append(boxes, i)
		}
	}
	return boxes
}

// Places returns every answer of the sheet once, in the order of the form. Of
// a column of section 四 it is the whole column.
func (l *Layout) Places() []Place {
	captions := l.captionBoxes()
	var places []Place
	seen := map[*Field]bool{}
	for i, b := range l.Boxes {
		if b.Field == nil || seen[b.Field] {
			continue
		}
		seen[b.Field] = true
		p := l.placeOf(i, captions)
		p.Field = b.Field
		p.Home, _ = l.Home(b.Field.ID)
		places = append(places, p)
	}
	return places
}

func (l *Layout) placeOf(box int, captions []int) Place {
	b := l.Boxes[box]
	above, nearest := -1, -1
	for k, i := range captions {
		c := l.Boxes[i]
		switch {
		case c.FirstRow == b.FirstRow && c.LastCol+1 == b.FirstCol:
			return Place{Caption: k, Relation: RightOf}
		case c.LastRow+1 == b.FirstRow && c.FirstCol == b.FirstCol && (c.LastCol == b.LastCol || c.Role == Question || c.Role == Heading):
			above = k // a caption of the row above may be as wide by chance
		}
		if i < box || nearest < 0 {
			nearest = k
		}
	}
	if above >= 0 {
		return Place{Caption: above, Relation: BelowIt}
	}
	if nearest < 0 {
		return Place{Caption: -1}
	}
	c := l.Boxes[captions[nearest]]
	return Place{Caption: nearest, Relation: AtOffset, Rows: b.FirstRow - c.FirstRow, Cols: b.FirstCol - c.FirstCol}
}
