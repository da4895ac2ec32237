package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// What an answer is that does not qualify, in the words of 问题清单.
const (
	UnfitError = "错误"
	UnfitAsks  = "提示"
	UnfitTells = "告知"
)

// Qualifier says which answers to a question qualify: ≥ 1000, = 否, ≤ 2025年6月. The zero
// value lets every answer qualify.
type Qualifier struct {
	Sign  string
	Worth []Value // one, or of = and ≠ several entries of a list
}

// qualifierSigns are the signs and how else people write them, longer ones first.
func qualifierSigns() []struct{ sign, written string } {
	return []struct{ sign, written string }{
		{"≥", ">="}, {"≥", "≧"}, {"≥", "≥"}, {"≥", "不小于"}, {"≥", "不少于"}, {"≥", "不低于"}, {"≥", "不早于"},
		{"≤", "<="}, {"≤", "≦"}, {"≤", "≤"}, {"≤", "不大于"}, {"≤", "不超过"}, {"≤", "不多于"}, {"≤", "不晚于"},
		{"≠", "<>"}, {"≠", "!="}, {"≠", "≠"}, {"≠", "不等于"}, {">", ">"}, {">", "大于"}, {">", "多于"}, {"<", "<"}, {"<", "小于"}, {"<", "少于"},
		{"=", "=="}, {"=", "="}, {"=", "等于"},
	}
}

// ParseQualifier reads what a plan says of the field. problem is a Chinese sentence, ""
// when nothing is wrong.
func ParseQualifier(text string, f *Field, choices Choices) (q Qualifier, problem string) {
	if Clean(text) == "" {
		return Qualifier{}, ""
	}
	rest := Fold(text)
	for _, s := range qualifierSigns() {
		if behind, ok := strings.CutPrefix(rest, s.written); ok {
			q.Sign, rest = s.sign, strings.TrimSpace(behind)
			break
		}
	}
	if f.List != nil && q.Sign == "" {
		q.Sign = "=" // 否 alone is = 否: nobody can mean another sign
	}
	example := f.qualifierExample(choices)
	switch {
	case example == "":
		return Qualifier{}, fmt.Sprintf("“%s”的答案不能按合格不合格判断，请把这一格清空", TypeWord(f.Type))
	case q.Sign == "" || rest == "":
		return Qualifier{}, fmt.Sprintf("“%s”看不出怎样算合格，请写成“%s”的样子", OneLine(Clean(text)), example)
	}
	parts := []string{rest}
	if f.List != nil {
		if q.Sign != "=" && q.Sign != "≠" {
			return Qualifier{}, fmt.Sprintf("下拉列表的答案不分大小，请写成“%s”的样子", example)
		}
		if _, _, whole := entryOf(rest, f, choices); !whole {
			parts = strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("、，,；;或", r) })
		}
	}
	for _, part := range parts {
		v, _, ok := f.Type.Parse(Answer{Raw: part, Kind: Text}, f, choices)
		if !ok {
			return Qualifier{}, fmt.Sprintf("“%s”不是“%s”的答案，请写成“%s”的样子", part, f.Title, example)
		}
		q.Worth = append(q.Worth, v)
	}
	return q, ""
}

// entryOf is the entry of the field's list that the text names.
func entryOf(text string, f *Field, choices Choices) (Value, []Fault, bool) {
	if f.List == nil || f.List.Open {
		return Value{}, nil, false
	}
	return f.Type.Parse(Answer{Raw: text, Kind: Text}, f, choices)
}

// qualifierExample is one that fits the field; "" where answers cannot be judged so.
func (f *Field) qualifierExample(choices Choices) string {
	switch f.Type.(type) {
	case Count, Amount:
		return "≥ 1000"
	case Month:
		return "≤ 2025年6月"
	case Day:
		return "≤ 2025年6月30日"
	case Choose:
		if f.List != nil && len(choices[f.List.ID]) > 0 && !f.List.Open {
			return "= " + choices[f.List.ID][0].Name
		}
	}
	return ""
}

// Takes reports whether the answer qualifies.
func (q Qualifier) Takes(v Value) bool {
	if q.Sign == "" {
		return true
	}
	same := func(w Value) bool { return q.compare(v, w) == 0 }
	switch q.Sign {
	case "=":
		return slices.ContainsFunc(q.Worth, same)
	case "≠":
		return !slices.ContainsFunc(q.Worth, same)
	case "≥":
		return q.compare(v, q.Worth[0]) >= 0
	case "≤":
		return q.compare(v, q.Worth[0]) <= 0
	case ">":
		return q.compare(v, q.Worth[0]) > 0
	default:
		return q.compare(v, q.Worth[0]) < 0
	}
}

// compare is negative where the answer is less than what was named, and 0 where it is
// the same.
func (q Qualifier) compare(v, w Value) int {
	switch {
	case w.Date.IsZero():
		return cmp.Or(cmp.Compare(v.Number, w.Number), cmp.Compare(v.Text, w.Text))
	case v.Date.Before(w.Date):
		return -1
	case w.Date.Before(v.Date):
		return 1
	default:
		return 0
	}
}

// String is the qualifier as people read it: ≥ 1000, = 甲、乙; "" for the zero value.
func (q Qualifier) String() string {
	if q.Sign == "" {
		return ""
	}
	var texts []string
	for _, v := range q.Worth {
		texts = append(texts, v.Text)
	}
	return q.Sign + " " + strings.Join(texts, "、")
}
