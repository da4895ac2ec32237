package record

import (
	"slices"
	"strings"

	"shidian/checks"
)

// Decision is what people entered about a project in 项目汇总: 通过, 是, 1, 看过现场. Its
// columns are said in DecisionEntries.
type Decision struct {
	Opinion   string            `json:"opinion,omitempty"`   // 通过, 退回, 待定
	Recommend string            `json:"recommend,omitempty"` // 是, 否, 备选
	Select    string            `json:"select,omitempty"`    // 入选, 不予立项, 备选, at the office that selects
	Rank      string            `json:"rank,omitempty"`
	TotalRank string            `json:"total_rank,omitempty"` // among all projects that share a limit over several domains or units
	Reason    string            `json:"reason,omitempty"`
	Said      string            `json:"said,omitempty"`   // to the office above, which sees it
	Answer    string            `json:"answer,omitempty"` // to the unit, at the office that selects: why it was not taken in
	SameAs    string            `json:"-"`                // of a row, as it stands there: what is kept of it is State.Former
	Region    string            `json:"-"`                // of the project, for a decision whose project is gone
	Name      string            `json:"-"`
	Key       string            `json:"key,omitempty"`     // the identity under which it is kept
	Version   string            `json:"version,omitempty"` // ID of the version that people decided about
	Own       map[string]string `json:"own,omitempty"`     // in columns that people added, by header
}

// WithFormer is the decision as its row shows it, with the former names.
func (d Decision) WithFormer(names []FormerName) Decision {
	d.SameAs = FormerText(names)
	return d
}

// Choice is what people chose, in one set of words for both columns: 是 for 入选. An office
// that selects, and that recommended by an older program, has entries in both; where these
// are not the same people are asked (misread).
func (d Decision) Choice() string {
	switch d.Select {
	case "":
		return d.Recommend
	case checks.SelectYes:
		return checks.RecommendYes
	case checks.SelectNo:
		return checks.RecommendNo
	default:
		return d.Select
	}
}

// contradicts reports whether the two columns say different things.
func (d Decision) contradicts() bool {
	return d.Select != "" && d.Recommend != "" && d.Choice() != d.Recommend
}

// order is what orders it on the list: 2, or 2，总排序 5.
func (d Decision) order() string {
	if d.TotalRank == "" {
		return d.Rank
	}
	return strings.TrimPrefix(d.Rank+"，"+ColumnTotalRank+" "+d.TotalRank, "，")
}

// wants reports whether people want the project to go up, now or as a reserve.
func (d Decision) wants() bool { return d.isDecided() && !d.keepsOff() }

// keepsOff reports whether people keep the project off the list: they returned it,
// its unit withdrew it, or they do not recommend it.
func (d Decision) keepsOff() bool {
	return d.Opinion == checks.OpinionReturn || d.Opinion == checks.OpinionWithdrawn || d.Choice() == checks.RecommendNo
}

// Entries is everything that people entered.
func (d Decision) Entries() RowEntries { return EntriesOf(DecisionEntries(), &d, d.Own) }

// Deciding is what of it decides: what is kept of it tells whether people decided
// something else since.
func (d Decision) Deciding() RowEntries { return EntriesOf(deciding(true), &d, nil) }

// aside is what of it does not decide.
func (d Decision) aside() RowEntries { return EntriesOf(deciding(false), &d, d.Own) }

// deciding are the entries that decide, or those that do not.
func deciding(decides bool) []EntryColumn[Decision] {
	return slices.DeleteFunc(DecisionEntries(), func(e EntryColumn[Decision]) bool { return e.Decides != decides })
}

// IsBlank reports whether nothing was entered.
func (d Decision) IsBlank() bool { return len(d.Entries()) == 0 }

// isDecided reports whether something was entered in the columns that decide.
func (d Decision) isDecided() bool { return len(d.Deciding()) > 0 }

// joinAside is the decision with what another one says that does not decide.
func (d Decision) joinAside(other Decision) Decision {
	for _, e := range deciding(false) {
		*e.Of(&d) = JoinCells(*e.Of(&d), *e.Of(&other))
	}
	d.Own = joinOwn(d.Own, other.Own)
	return d
}

// differs reports whether it says something that the other one does not say.
func (d Decision) differs(other Decision) bool {
	return d.isDecided() && !d.Deciding().Same(other.Deciding()) || len(d.aside()) > 0 && !d.aside().Same(other.aside())
}

// JoinDecisions joins what two rows, or two rollups, say of one project.
func JoinDecisions(a, b *Decision) *Decision {
	d := joinEntries(DecisionEntries(), a, b)
	d.Region, d.Name, d.Version = max(a.Region, b.Region), max(a.Name, b.Name), max(a.Version, b.Version)
	d.Own = joinOwn(a.Own, b.Own)
	return &d
}

// AdoptOwn takes what people wrote in columns of their own that are entries now.
func (d *Decision) AdoptOwn() { adoptOwn(DecisionEntries(), d, &d.Own) }
