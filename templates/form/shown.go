package form

import "unicode/utf16"

// cellUnits is how many UTF-16 units a cell of Excel holds.
const cellUnits = 32_767

// Shown is the answer as people read it where every answer is listed: text as it was
// written, and what a workbook stored as a number or a truth value as it was understood:
// 44348 in a box for a month as 2021年6月, 1.39E10 as 13900000000, TRUE as 是. What the
// file itself says, to the last digit, is kept beside it (留底). An answer in doubt says
// so first: （已划掉）示例己.
func (f *Field) Shown(a Answer) string {
	if shown := "（" + a.Doubt.Chinese() + "）" + a.Raw; a.InDoubt() && len(utf16.Encode([]rune(shown))) <= cellUnits {
		return shown
	}
	if a.Kind != Number && a.Kind != Boolean {
		return a.Raw
	}
	if f.ID == StepTime {
		if d, ok := ParseDate(a); ok {
			return d.Chinese()
		}
	}
	fixed := Choices{}
	if f.List != nil {
		for _, name := range f.List.Fixed {
			fixed[f.List.ID] = append(fixed[f.List.ID], Choice{Name: name})
		}
	}
	if v, _, ok := f.Type.Parse(a, f, fixed); ok && v.Text != "" {
		return v.Text
	}
	return plainText(a)
}

// Understood is the answer as it goes into a column that is added up or sorted: a number as
// 20 for 二十万元, a day as 2021-05-06 for 2021年5月6日. What is in doubt or was not
// understood, and every other answer, is as it is shown.
func (f *Field) Understood(a Answer) string {
	if v, ok := f.figure(a); ok && v.Date.IsZero() {
		return v.Text
	} else if ok {
		return v.Date.String()
	}
	return f.Shown(a)
}

// Otherwise is what a person typed for a number or a day, where it is not how the program
// would write it: 二十万元, and "" for 20.
func (f *Field) Otherwise(a Answer) string {
	if v, ok := f.figure(a); ok && squeeze(f.Shown(a)) != squeeze(v.Text) {
		return f.Shown(a)
	}
	return ""
}

// figure is the value of a number or a day that was understood.
func (f *Field) figure(a Answer) (v Value, ok bool) {
	if !f.IsFigure() || a.IsBlank() || a.Unreadable() || a.InDoubt() {
		return Value{}, false
	}
	v, _, ok = f.Type.Parse(a, f, nil)
	return v, ok
}

// IsFigure reports whether the answers are numbers or days, which are added up and sorted.
func (f *Field) IsFigure() bool {
	switch f.Type.(type) {
	case Count, Amount, Day:
		return true
	default:
		return false
	}
}
