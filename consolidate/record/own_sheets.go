package record

import "slices"

// OwnSheet is a sheet that people added to the rollup: 我的统计. It stays in the office, and
// nothing is decided by it.
type OwnSheet struct {
	Name    string
	Sum     string // the same for two that say the same, however they look
	Content string // as package sheets keeps it
}

// NotKept is something that people put into the rollup and that a merge cannot draw again:
// of 我的统计, 图表. It is in the rollup that is kept in 历史/.
type NotKept struct {
	Sheet string
	What  string // Chinese
}

// JoinOwnSheets joins those of two copies of one workbook; was are the sums of those that
// it was written with. A sheet that one of them changed or deleted is as it left it. One
// that both changed is there twice, and named.
func JoinOwnSheets(was map[string]string, a, b []OwnSheet) (joined []OwnSheet, both []string) {
	for _, one := range a {
		i := slices.IndexFunc(b, func(s OwnSheet) bool { return s.Name == one.Name })
		untouched := was[one.Name] == one.Sum
		switch {
		case i < 0 && untouched: // deleted in the other copy
		case i < 0 || b[i].Sum == one.Sum || b[i].Sum == was[one.Name]:
			joined = append(joined, one)
		case untouched:
			joined = append(joined, b[i])
		default:
			joined, both = append(joined, one, b[i]), append(both, one.Name)
		}
	}
	for _, other := range b {
		if !slices.ContainsFunc(a, func(s OwnSheet) bool { return s.Name == other.Name }) && was[other.Name] != other.Sum {
			joined = append(joined, other)
		}
	}
	return joined, both
}

// SumsOf are the sums of the sheets by their names.
func SumsOf(sheets []OwnSheet) map[string]string {
	sums := map[string]string{}
	for _, s := range sheets {
		sums[s.Name] = s.Sum
	}
	return sums
}
