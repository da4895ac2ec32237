package plan

// Selects reports whether the office of the region selects: nobody above it does, so what
// it takes in is established (立项), and there is nobody to whom it could recommend. That
// is the root of the tree, whatever its level: the province of 省 三（二）, and a city that
// calls for pilots of its own. A city below a province recommends, also by a copy of the
// province's plan (CopyFor): the root is still above it there.
func (p *Plan) Selects(of Region) bool { return of.Code == p.Root().Code }
