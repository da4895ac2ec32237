package plan

// Grids returns the plan as the sheets of its workbook, headers and all:
// [FromGrids] makes the same plan of them. A rollup and a list carry them, so
// that a later run works by the plan that the data were made by.
func (p *Plan) Grids() []Grid {
	var grids []Grid
	for _, t := range p.Tables() {
		head := make([]string, len(t.Headers))
		for i, h := range t.Headers {
			head[i] = h.Title
		}
		grids = append(grids, Grid{Name: t.Name, Rows: append([][]string{{t.Note}, head}, t.Rows...)})
	}
	return grids
}

// ForUnit returns the plan without the contacts of other units: what a unit
// sends up names nobody of another office.
func (p *Plan) ForUnit(code string) *Plan {
	own := *p
	own.Contacts = nil
	for _, c := range p.Contacts {
		if c.Region == code {
			own.Contacts = append(own.Contacts, c)
		}
	}
	return &own
}

// Number is the number of the first notice that the plan rests on, by which
// people know it: 晋市监发〔2021〕86号; "" where it has none.
func (p *Plan) Number() string {
	if len(p.Notices) == 0 {
		return ""
	}
	return p.Notices[0].Number
}
