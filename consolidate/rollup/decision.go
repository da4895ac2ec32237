package rollup

import (
	"strings"

	"shidian/checks"
)

// Decision is what people entered about a project.
type Decision struct {
	Opinion   string            `json:"opinion,omitempty"`   // 通过, 退回, 待定
	Recommend string            `json:"recommend,omitempty"` // 是, 否, 备选
	Rank      string            `json:"rank,omitempty"`
	Reason    string            `json:"reason,omitempty"`
	Region    string            `json:"-"` // of the project, for a decision whose project is gone
	Name      string            `json:"-"`
	Key       string            `json:"key,omitempty"`     // the identity under which it is kept
	Version   string            `json:"version,omitempty"` // ID of the version that people decided about
	Own       map[string]string `json:"own,omitempty"`     // in columns that people added, by header
}

// wants reports whether people want the project to go up, now or as a reserve.
func (d Decision) wants() bool {
	return d.Opinion != checks.OpinionReturn && d.Opinion != checks.OpinionWithdrawn && d.Recommend != checks.RecommendNo && d.IsDecided()
}

// entries is what people entered, as one text: what is kept of it tells
// whether they entered something else since.
func (d Decision) entries() string {
	return strings.Join([]string{d.Opinion, d.Recommend, d.Rank, d.Reason}, "|")
}

// allEntries is entries with those in columns that people added.
func (d Decision) allEntries() string { return d.entries() + ownEntries(d.Own) }

// IsBlank reports whether nothing was entered.
func (d Decision) IsBlank() bool { return !d.IsDecided() && len(d.Own) == 0 }

// IsDecided reports whether something was entered in the columns that decide.
func (d Decision) IsDecided() bool {
	return d.Opinion != "" || d.Recommend != "" || d.Rank != "" || d.Reason != ""
}

func joinDecisions(a, b *Decision) *Decision {
	return &Decision{
		Opinion:   entered(a.Opinion, b.Opinion),
		Recommend: entered(a.Recommend, b.Recommend),
		Rank:      entered(a.Rank, b.Rank),
		Reason:    entered(a.Reason, b.Reason),
		Region:    max(a.Region, b.Region),
		Name:      max(a.Name, b.Name),
		Version:   max(a.Version, b.Version),
		Own:       joinOwn(a.Own, b.Own),
	}
}
