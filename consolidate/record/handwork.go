package record

import "shidian/checks"

// Handwork is what people did to the rollup that a merge carries on, beside filling
// what is to be filled: cells that they changed, rows that they sorted, text that they
// wrote elsewhere. The rules tell of it (R009, R011, R012), and it changes nothing.
type Handwork struct {
	Altered   []checks.AlteredCell
	Shuffled  []string       // names of rows whose entries stand in other rows than before
	Disagreed []Disagreement // entries that two copies changed differently
	NewStray  []StrayText    // text that was not there when the rollup was written

	Arranged map[string]Arrangement // by sheet
	Sheets   []OwnSheet             // that people added, in their order
	NotKept  []NotKept              // what of all that cannot be drawn again
}

// disagreements are the facts for the rules.
func (h Handwork) disagreements() []checks.Disagreement {
	var all []checks.Disagreement
	for _, d := range h.Disagreed {
		all = append(all, checks.Disagreement{About: d.Name, Column: d.Title, Texts: TextsIn(d.Text)})
	}
	return all
}
