package record

import (
	"cmp"
	"strings"

	"shidian/checks"
)

// settle gives its state to every project that has one without a limit: what is not 可推荐,
// and what people say. The others are left without a state. A project that was recommended
// and cannot be (R003, R005) keeps its place until people have said otherwise, and is no
// recommendation.
func settle(r *Rollup) {
	total, words := r.Plan.AsksTotalOrder(), r.Choosing()
	for _, p := range r.Projects {
		p.inTotalOrder, p.rank, p.total = total, rankOf(p.Decision.Rank), rankOf(p.Decision.TotalRank)
		d := p.Decision
		if class := p.Class(); class != ClassRecommendable {
			p.State, p.Reason = class.state(), p.whyNot(class)
			if d.Choice() == checks.RecommendYes { // so that nobody takes the 是 beside it for a recommendation
				p.Reason = "不能" + StateChinese(words.Chosen) + "：" + p.Reason
			}
			continue
		}
		switch {
		case d.contradicts(): // the limits leave it to a person
		case d.Choice() == checks.RecommendYes && p.mustWait():
			p.stayOpen(strings.Join(p.Asks(), "；"))
		case d.Choice() == checks.RecommendYes:
			p.State = words.Chosen
		case p.Refiled:
		case !words.ByItself && d.Choice() == "" && r.State.Closing.chosenBefore(p):
			p.State = words.Chosen
		case d.Choice() == checks.RecommendNo:
			p.State, p.Reason = words.NotChosen, withReason(StateChinese(words.NotChosen), cmp.Or(d.Answer, d.Reason))
		case d.Choice() == checks.RecommendReserve:
			p.State, p.Reason = checks.Reserve, withReason("列为备选", cmp.Or(d.Answer, d.Reason))
		}
	}
}

// keepsPlace reports whether people have given the project a place.
func (p *Project) keepsPlace() bool {
	return p.Decision.Choice() == checks.RecommendYes && !p.SenderUnknown()
}

// mustWait reports whether something has to be settled before even a person can
// recommend the project (R003).
func (p *Project) mustWait() bool {
	return p.Refiled || p.unconfirmedAlterations() != nil || p.orderUnclear()
}

// stayOpen leaves the project to a person.
func (p *Project) stayOpen(why string) {
	p.State, p.Reason = checks.Undecided, why
	if p.Refiled {
		p.State = checks.Refiled
	}
}
