package record

import (
	"cmp"
	"slices"
	"strings"

	"shidian/checks"
)

// ofUnknownSender are the projects of files of which staff have to say who sent them
// (C011), without those that people keep off the list anyhow.
func (g *contest) ofUnknownSender() []*Project {
	return slices.DeleteFunc(slices.Clone(g.projects), func(p *Project) bool { return !p.SenderUnknown() || p.Decision.keepsOff() })
}

// doubtful are the projects of which a person has to say whether a required answer counts
// (F014, F015), without those that cannot or need not go up anyhow. Each may take a place.
func (g *contest) doubtful() []*Project {
	return slices.DeleteFunc(slices.Clone(g.projects), func(p *Project) bool {
		return p.Class() != ClassUnverified || p.SenderUnknown() || p.Blocked() || p.Decision.keepsOff() || p.Decision.Choice() == checks.RecommendReserve
	})
}

// wait leaves the projects to a person and says why; an entry that cannot be
// read and a question about the project are reasons of their own. Where some of the
// projects have to be looked into, a person decides about these, and not about those
// that wait for them.
func (g *contest) wait(projects []*Project, why string) {
	var waiting, asking []*Project
	var asks []string
	for _, p := range projects {
		open := p.Asks()
		if p.Class() == ClassRecommendable {
			p.stayOpen(cmp.Or(p.misread(), strings.Join(open, "；"), why))
		}
		if isOpen(p) {
			asking, asks = append(asking, p), append(asks, open...)
		}
		if p.waitsForUnit() && p.misread() == "" && p.Decision.Opinion != checks.OpinionPending {
			continue // R014 asks its unit
		}
		waiting = append(waiting, p)
		switch {
		case g.out.Why != "" && g.out.Why != why:
		case open != nil:
			g.out.Why = "有项目要先核实"
		default:
			g.out.Why = p.Reason
		}
	}
	if waiting == nil {
		return // no person at this office has to decide, and the others go on
	}
	if asking != nil {
		waiting = asking
	}
	g.undecided = append(g.undecided, waiting...)
	g.out.Undecided = shownNames(g.undecided)
	for _, ask := range asks {
		if !slices.Contains(g.out.Asks, ask) { // two projects may share a question
			g.out.Asks = append(g.out.Asks, ask)
		}
	}
}

// isOpen reports whether a person has to say more about the project before it can take
// a place.
func isOpen(p *Project) bool {
	return p.Decision.Opinion == checks.OpinionPending || p.misread() != "" || p.Asks() != nil
}

// UndecidedForUnit reports whether the project waits for the word of its unit, and for
// nothing else.
func UndecidedForUnit(p *Project) bool { return p.State == checks.Undecided && p.waitsForUnit() }

// Waiting are the projects that wait for the word of their units, each with what
// about. A list is not made final before: they may come onto it.
func Waiting(r *Rollup) []string {
	var waiting []string
	for _, p := range r.Projects {
		if UndecidedForUnit(p) {
			waiting = append(waiting, p.ShownName()+p.Reason)
		}
	}
	return waiting
}
