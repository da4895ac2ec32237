package plan

// countsAs reports whether both limits count the same projects: those of a county that
// reports to the root itself.
func (c Cap) countsAs(other Cap) bool {
	return c.Scope == EachCounty && other.Scope == EachUnit && c.Unit.Code == other.Unit.Code && c.Together == other.Together
}

// tighten takes what the other limit of the same projects asks beyond this one.
func (c *Cap) tighten(other Cap) {
	limit, limited := c.Limit()
	if n, ok := other.Limit(); ok && (!limited || n < limit) {
		c.Most, c.Basis = other.Most, other.Basis
	}
	c.Ranked = c.Ranked || other.Ranked
}
