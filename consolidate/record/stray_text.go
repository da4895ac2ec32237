package record

import (
	"slices"
	"strings"
)

// StrayText is text that people typed outside of the columns that they fill, e.g. on
// 问题清单, “示例甲试点”的“处理情况”, 已电话通知.
type StrayText struct {
	Sheet string // where it was
	About string // Chinese: the place, or what its row and column were about
	Text  string
}

// SortedStray are the stray texts in the order of 手工内容.
func (s *State) SortedStray() []StrayText {
	all := make([]StrayText, 0, len(s.Stray))
	for l := range s.Stray {
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b StrayText) int {
		return strings.Compare(a.Sheet+"\x00"+a.About+"\x00"+a.Text, b.Sheet+"\x00"+b.About+"\x00"+b.Text)
	})
	return all
}
