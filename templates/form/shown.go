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
