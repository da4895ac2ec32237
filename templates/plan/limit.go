package plan

import (
	"fmt"
	"strconv"
	"strings"

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

const unlimited = "不限"

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
		problem = "“" + s + "”不是限额，应为整数（0 是一个也不能推荐），或者“" + unlimited + "”，或者空着（按统一限额）"
	}
	*l = Limit(n)
	return problem
}

func limitColumn[T any](at func(*T) *Limit) column[T] {
	return column[T]{Header{Title: "限额", Width: 8}, func(t *T) string { return at(t).text() }, func(t *T, s string) string { return at(t).set(s) }}
}

// LimitOf is how many projects of the domain the unit may recommend; ok is false when
// that is not limited. What is set for the unit goes before what is set for the domain,
// and that before what is set for all: who set a limit for one unit thought of it. An
// unknown domain has what is set for all.
func (p *Plan) LimitOf(unit Region, domain string) (limit int, ok bool) {
	set := unit.Limit
	if d, known := p.Domain(domain); set == DefaultLimit && known {
		set = d.Limit
	}
	switch set {
	case NoLimit:
		return 0, false
	case NoPlaces:
		return 0, true
	case DefaultLimit:
		return p.Limit, true
	default:
		return int(set), true
	}
}

const eachDomain = "每个领域"

// LimitsOf says how many projects the unit may recommend: 每个领域不超过 2 个, 农业不超过 3 个、工业不限. Without a unit it says what is set for all.
func (p *Plan) LimitsOf(unit Region) string {
	var each []string
	same := true
	for i, d := range p.Domains {
		most := "不限"
		if n, limited := p.LimitOf(unit, d.Name); limited {
			most = fmt.Sprintf("不超过 %d 个", n)
		}
		same = same && (i == 0 || each[i-1] == most)
		each = append(each, most)
	}
	if same {
		return eachDomain + strings.Join(each[:min(1, len(each))], "")
	}
	for i, d := range p.Domains {
		each[i] = d.Name + each[i]
	}
	return strings.Join(each, listMark)
}

// limitsOf is LimitsOf the unit with the code in the fewest words: 2, 不限, 农业不超过 3 个、工业不限;
// "" where the plan does not know it.
func (p *Plan) limitsOf(code string) string {
	unit, ok := p.Region(code)
	if !ok {
		return ""
	}
	text, same := strings.CutPrefix(p.LimitsOf(unit), eachDomain)
	if same {
		text = strings.TrimSuffix(strings.TrimPrefix(text, "不超过 "), " 个")
	}
	return text
}
