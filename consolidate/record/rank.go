package record

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
)

// rank gives the places to the first projects by rank. Projects of equal rank
// on both sides of the last place wait for a person, and so do projects
// without a rank when there are places left for some of them.
func (g *contest) rank(out *checks.Contest, open []*Project, places int) {
	ranked := slices.Clone(open)
	slices.SortStableFunc(ranked, func(a, b *Project) int { return cmp.Compare(rankOf(a), rankOf(b)) })
	last, next := rankOf(ranked[places-1]), rankOf(ranked[places])
	if last < next {
		for i, p := range ranked {
			if i < places {
				p.State = checks.Recommended
			} else {
				p.State, p.Reason = checks.Reserve, fmt.Sprintf("超过限额 %d 个，排在第 %d", g.limit, i+1+g.limit-places)
			}
		}
		out.Recommended += places
		return
	}
	why := "还没有排序"
	if !math.IsInf(last, 1) {
		why = fmt.Sprintf("在限额边上的项目排序并列（都是 %v）", last)
	} else if !math.IsInf(rankOf(ranked[0]), 1) {
		why = "有的项目没有排序"
	}
	var tied []*Project
	for _, p := range ranked {
		switch rank := rankOf(p); {
		case rank < last:
			p.State = checks.Recommended
			out.Recommended++
		case rank == last:
			tied = append(tied, p)
		default:
			p.State, p.Reason = checks.Reserve, fmt.Sprintf("超过限额 %d 个，排序在后", g.limit)
		}
	}
	g.wait(out, tied, why)
}

// rankOf is the rank that people entered: a number, the smallest first. What
// is no number is no rank.
func rankOf(p *Project) float64 { return rankIn(p.Decision.Rank) }

func rankIn(entered string) float64 {
	text := strings.TrimSuffix(strings.TrimPrefix(form.Fold(entered), "第"), "名")
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
