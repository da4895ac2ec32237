package plan

import (
	"strconv"

	"shidian/templates/form"
)

// Limit is how many projects may be recommended, as a plan sets it: 3, or one of the
// values that are no number. The zero value sets nothing.
type Limit int

// The limits that are no number of places.
const (
	DefaultLimit Limit = 0  // blank: what is set more widely holds
	NoLimit      Limit = -1 // 不限
	NoPlaces     Limit = -2 // 0: nothing may be recommended
)

const unlimited, titleLimit = "不限", "限额"

// text is the limit as the plan workbook has it.
func (l Limit) text() string {
	switch l {
	case DefaultLimit:
		return ""
	case NoLimit:
		return unlimited
	case NoPlaces:
		return "0"
	}
	return strconv.Itoa(int(l))
}

// set takes the limit as a clerk writes it; it returns in Chinese what is wrong.
func (l *Limit) set(s string) string {
	switch form.Fold(s) {
	case "":
		*l = DefaultLimit
		return ""
	case unlimited, "无限额", "不受限":
		*l = NoLimit
		return ""
	case "0":
		*l = NoPlaces
		return ""
	}
	n, problem := wholeFrom(0, s)
	if problem != "" {
		problem = "“" + s + "”不是限额，应为整数（0 是一个也不能推荐），或者“" + unlimited + "”，或者空着"
	}
	*l = Limit(n)
	return problem
}

func limitColumn[T any](at func(*T) *Limit) column[T] {
	return column[T]{Header{Title: titleLimit, Width: 8}, func(t *T) string { return at(t).text() }, func(t *T, s string) string { return at(t).set(s) }}
}
