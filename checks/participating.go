package checks

import "shidian/templates/form"

// participatingBoxes are the blanks of section 六 that a participating unit fills on the
// screen. Most are filled by hand on paper, so a blank one says nothing.
func participatingBoxes() []form.ID {
	return []form.ID{form.Participating.Opinion(), form.Participating.Signer(), form.Participating.Date()}
}

// hasParticipating reports whether the form itself says that there is a participating
// unit: only then is a blank box for its seal a forgotten one, and not 可以没有.
func (p *Application) hasParticipating() bool {
	for _, id := range participatingBoxes() {
		if text := p.Text(id); text != "" && !saysNo(text) && p.placeholder(id, text) == "" {
			return true
		}
	}
	return false
}
