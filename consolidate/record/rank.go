package record

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// goesBefore reports whether people have put the project before the other one: by 排序,
// where both are of one unit and domain, or by 总排序. Where the two say the opposite of
// each other, neither goes before. One with a rank goes before one without.
func (p *Project) goesBefore(q *Project) bool {
	rank, total := 0, 0
	if p.Unit.Code == q.Unit.Code && p.Domain == q.Domain {
		rank = cmp.Compare(p.rank, q.rank)
	}
	if p.inTotalOrder {
		total = cmp.Compare(p.total, q.total)
	}
	return min(rank, total) < 0 && max(rank, total) <= 0
}

// compareRanks orders projects of one unit and domain as people have.
func compareRanks(a, b *Project) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.total, b.total))
}

// rankIn is the rank of the project that counts where the limit is exceeded.
func (g *contest) rankIn(p *Project) float64 {
	if g.IsWide() || p.rank == math.Inf(1) {
		return p.total
	}
	return p.rank
}

// whyUnranked says why the ranks leave it open which of the projects get the places:
// projects of equal rank stand on both sides of the last place, or have no rank.
func (g *contest) whyUnranked(waiting []*Project) string {
	if len(waiting) == 0 {
		return ""
	}
	rank, none := g.rankIn(waiting[0]), math.Inf(1)
	same := !slices.ContainsFunc(waiting, func(p *Project) bool { return g.rankIn(p) != rank })
	ranked := slices.ContainsFunc(g.open, func(p *Project) bool { return g.rankIn(p) != none })
	switch {
	case same && rank != none && g.IsWide():
		return fmt.Sprintf("在限额边上的项目%s并列（都是 %v）", ColumnTotalRank, rank)
	case same && rank != none:
		return fmt.Sprintf("在限额边上的项目排序并列（都是 %v）", rank)
	case !slices.ContainsFunc(waiting, func(p *Project) bool { return g.rankIn(p) == none }):
		return fmt.Sprintf("“%s”与“%s”的先后不一致", ColumnRank, ColumnTotalRank)
	case ranked && g.IsWide():
		return "有的项目没有" + ColumnTotalRank
	case ranked:
		return "有的项目没有排序"
	case g.IsWide():
		return "还没有" + ColumnTotalRank
	default:
		return "还没有排序"
	}
}

// rankOf is the rank that people entered: a number, the smallest first. What
// is no number is no rank.
func rankOf(text string) float64 {
	text = strings.TrimSuffix(strings.TrimPrefix(form.Fold(text), "第"), "名")
	for i, numerals := range rankNumerals() {
		if strings.Contains(numerals, text) && text != "" {
			return float64(i + 1)
		}
	}
	n, err := strconv.ParseFloat(strings.TrimRight(text, "、.,，。"), 64)
	if err != nil || math.IsNaN(n) || n < 1 || n > 999 {
		return math.Inf(1)
	}
	return n
}

// RankShown is the rank of the project among those of its unit and domain, as people
// entered it here, else as its unit did on its own list: 1.
func (p *Project) RankShown() string {
	if p.Decision.Rank != "" || p.Facts.Form.Listed == nil {
		return p.Decision.Rank
	}
	return p.Facts.Form.Listed.Rank
}

// rankNumerals are other ways to write the ranks from 1 that people choose.
func rankNumerals() []string {
	return []string{"一①⑴", "二②⑵", "三③⑶", "四④⑷", "五⑤⑸", "六⑥⑹", "七⑦⑺", "八⑧⑻", "九⑨⑼", "十⑩⑽"}
}
