package form

import "testing"

// What stands in for a name that is missing is not taken for one.
func TestNameOfAFormWithoutOneIsMarked(t *testing.T) {
	text := func(s string) Answer { return Answer{Raw: s, Kind: Text} }
	for want, answers := range map[string]map[ID]Answer{
		"示例试点": {PilotName: text("示例试点"), UndertakingUnit: text("示例甲有限公司")},
		"示例甲有限公司（没有填试点名称）": {UndertakingUnit: text("示例甲有限公司")},
		"项目01（没有填试点名称）":    {},
	} {
		f := NewFilled(Origin{Sheet: "项目01"})
		for id, a := range answers {
			f.Set(id, a)
		}
		if f.Name() != want {
			t.Errorf("%s, want %s", f.Name(), want)
		}
	}
}
