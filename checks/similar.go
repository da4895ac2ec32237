package checks

import (
	"math"
	"slices"
	"strings"

	"shidian/templates/form"
)

// likeElsewhere is how alike the names of two regions' projects must be to be
// reported: 示例苹果种植标准化试点 and 示例苹果种植标准化示范试点 are, 示例苹果种植标准化试点
// and 示例生猪养殖标准化试点 are not.
const likeElsewhere = 0.85

// likeWithSameUnit is how alike the own words of two names of one county and one
// unit must be to be one project under a corrected name. Short of it a unit may
// file two pilots: 示例药茶种植标准化试点 and 示例药茶绿色种植标准化试点 reach it,
// 示例苹果种植标准化试点 and 示例梨种植标准化试点 do not.
const likeWithSameUnit = 0.6

// ownWords is a name without the words that nearly all pilots share.
func ownWords(name string) string {
	return strings.NewReplacer("标准化", "", "试点", "", "示范", "").Replace(name)
}

// MayBeSame reports whether two projects of one county may be one, filed under
// two names or codes: the same name, nearly the same name, or one unit and like
// names. It says nothing of projects without a name.
func MayBeSame(a, b *Application) bool {
	x, y := a.Text(form.PilotName), b.Text(form.PilotName)
	if form.NormalName(x) == "" || form.NormalName(y) == "" {
		return false
	}
	return form.Likeness(x, y) >= likeElsewhere || sameUnit(a, b) && form.Likeness(ownWords(x), ownWords(y)) >= likeWithSameUnit
}

// identity is what the two are taken for one by, as answers are compared.
func (p *Application) identity() string { return p.wording(form.PilotName, form.OrgCode) }

func sameUnit(a, b *Application) bool {
	return a.Known(form.OrgCode) && a.Text(form.OrgCode) == b.Text(form.OrgCode)
}

// match is a project that looks like an earlier one of another region: the fifth like
// the second, by 组织机构代码.
type match struct {
	earlier, later int
	field          form.ID // by which it was seen
}

// how says what is alike.
func (m match) how(earlier *Application) string {
	if m.field == form.OrgCode {
		return "承担单位代码相同（" + earlier.Text(form.OrgCode) + "）"
	}
	return "名称几乎相同"
}

// elsewhere returns for each project the first earlier one of another region
// with the same code, and the first with nearly the same name. Further ones
// would say the same again.
func elsewhere(projects []*Application) []match {
	names, codes := newNameIndex(projects), map[string][]int{}
	var matches []match
	for i, p := range projects {
		isElsewhere := func(k int) bool { return projects[k].Region.Code != p.Region.Code }
		sameCode := -1
		if code := p.Text(form.OrgCode); code != "" {
			earlier := codes[code]
			if n := slices.IndexFunc(earlier, isElsewhere); n >= 0 {
				sameCode = earlier[n]
				matches = append(matches, match{sameCode, i, form.OrgCode})
			}
			codes[code] = append(earlier, i)
		}
		isLike := func(k int) bool { return isElsewhere(k) && !(p.namesItsPlace() && projects[k].namesItsPlace()) }
		if k := names.firstLike(i, isLike); k >= 0 && k != sameCode {
			matches = append(matches, match{k, i, form.PilotName})
		}
		names.add(i)
	}
	return matches
}

// namesItsPlace reports whether the name says where the project is: 沁水县设施蔬菜
// 种植标准化试点 and 阳城县设施蔬菜种植标准化试点 are two, however alike the names are.
func (p *Application) namesItsPlace() bool {
	name := form.Fold(p.Text(form.PilotName))
	return slices.ContainsFunc(p.Region.Names(), func(own string) bool { return strings.Contains(name, own) })
}

// nameIndex finds names that are alike without comparing each with each. Two
// names whose likeness reaches the mark share so many pairs of neighbouring
// characters that, with each name's pairs in one order, rarest first, they
// share one among the first few of both. So only those few are indexed, and
// nothing is missed.
type nameIndex struct {
	pairs  [][]int       // of each name, numbered by rarity, ascending
	byPair map[int][]int // names already added, by an indexed pair, ascending
}

// pair is two neighbouring characters; nth tells repeated ones apart, so that
// the pairs of a name are a set.
type pair struct {
	a, b rune
	nth  int
}

func pairsOf(name string) []pair {
	runes := []rune(form.NormalName(name))
	if len(runes) == 1 { // it is like nothing but itself
		return []pair{{a: runes[0]}}
	}
	count := map[pair]int{}
	var pairs []pair
	for i := 1; i < len(runes); i++ {
		p := pair{a: runes[i-1], b: runes[i]}
		count[p]++
		p.nth = count[p]
		pairs = append(pairs, p)
	}
	return pairs
}

func newNameIndex(projects []*Application) *nameIndex {
	all := make([][]pair, len(projects))
	count := map[pair]int{}
	for i, p := range projects {
		all[i] = pairsOf(p.Text(form.PilotName))
		for _, pr := range all[i] {
			count[pr]++
		}
	}
	number := numberByRarity(count)
	x := &nameIndex{pairs: make([][]int, len(projects)), byPair: map[int][]int{}}
	for i, pairs := range all {
		for _, pr := range pairs {
			x.pairs[i] = append(x.pairs[i], number[pr])
		}
		slices.Sort(x.pairs[i])
	}
	return x
}

func numberByRarity(count map[pair]int) map[pair]int {
	order := make([]pair, 0, len(count))
	for p := range count {
		order = append(order, p)
	}
	slices.SortFunc(order, func(p, q pair) int {
		return slices.Compare([]int{count[p], int(p.a), int(p.b), p.nth}, []int{count[q], int(q.a), int(q.b), q.nth})
	})
	number := make(map[pair]int, len(order))
	for i, p := range order {
		number[p] = i
	}
	return number
}

// indexed are the name's pairs one of which every like name shares. Dice's
// coefficient of n and m pairs reaches t only if n·t/(2-t) of the n are shared,
// so leaving out fewer than that leaves one in. The margin is for rounding.
func (x *nameIndex) indexed(i int) []int {
	n := len(x.pairs[i])
	if n == 0 {
		return nil
	}
	least := int(math.Ceil(float64(n)*likeElsewhere/(2-likeElsewhere) - 1e-9))
	return x.pairs[i][:n-least+1]
}

func (x *nameIndex) add(i int) {
	for _, p := range x.indexed(i) {
		x.byPair[p] = append(x.byPair[p], i)
	}
}

// firstLike returns the first added name that is like name i and wanted, or -1.
// The lists of candidates are walked side by side in ascending order, so that
// the walk ends at the first one that fits.
func (x *nameIndex) firstLike(i int, wanted func(int) bool) int {
	var lists [][]int
	for _, p := range x.indexed(i) {
		if list := x.byPair[p]; len(list) > 0 {
			lists = append(lists, list)
		}
	}
	for {
		next := -1
		for _, list := range lists {
			if len(list) > 0 && (next < 0 || list[0] < next) {
				next = list[0]
			}
		}
		if next < 0 {
			return -1
		}
		for n, list := range lists {
			if len(list) > 0 && list[0] == next {
				lists[n] = list[1:]
			}
		}
		if wanted(next) && x.like(i, next) {
			return next
		}
	}
}

// like is form.Likeness on the numbered pairs.
func (x *nameIndex) like(i, k int) bool {
	a, b := x.pairs[i], x.pairs[k]
	shared := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			shared++
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return 2*float64(shared)/float64(len(x.pairs[i])+len(x.pairs[k])) >= likeElsewhere
}
