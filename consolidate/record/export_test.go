package record

// Unmet counts the former names that join nothing, for tests outside of the package.
func (r *Rollup) Unmet() int { return len(r.unjoined) }
