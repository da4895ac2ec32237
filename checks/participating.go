package checks

import (
	"fmt"
	"strings"

	"shidian/templates/form"
)

// participatingBoxes are the blanks that speak of a participating unit: its name, and
// what it fills in section 六 on the screen. Most of those are filled by hand on paper,
// so a blank one says nothing.
func participatingBoxes() []form.ID {
	return []form.ID{form.Partners, form.Participating.Opinion(), form.Participating.Signer(), form.Participating.Date()}
}

// participatingFault says what is wrong with the answer about the participating unit's
// seal, where the form itself says that there is such a unit: only then is a blank box a
// forgotten one and not 可以没有, and 无此单位 a contradiction.
func (p *Application) participatingFault() string {
	if !p.Plan.Form.Has(form.StampParticipating) {
		return ""
	}
	var where []string
	for _, id := range participatingBoxes() {
		if text := p.Text(id); text != "" && !saysNo(text) && p.placeholder(id, text) == "" {
			where = append(where, p.title(id))
		}
	}
	title, answer := p.title(form.StampParticipating), p.Text(form.StampParticipating)
	switch {
	case where == nil:
		return ""
	case p.Answer(form.StampParticipating).IsBlank():
		return fmt.Sprintf("填有%s，“%s”却空着。请看纸质申报书选择；没有参加单位的选“%s”。", strings.Join(where, "、"), title, form.StampNoSuchOne)
	case answer == form.StampNoSuchOne:
		return fmt.Sprintf("填有%s，“%s”却选了“%s”。请核对：有参加单位的看纸质申报书选择，没有的清空前者。", strings.Join(where, "、"), title, answer)
	}
	return ""
}
