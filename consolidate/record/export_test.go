package record

// Unjoined counts the former names that join nothing, for tests outside of the package.
func (r *Rollup) Unjoined() int { return len(r.unjoined) }

// CellOf is cellOf, for tests outside of the package.
func CellOf(texts []string) string { return cellOf(texts) }
