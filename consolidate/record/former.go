package record

import (
	"strings"
)

// A former name is entered for the identity that a project has on that day. The
// project may later count under another one of its names, so 留底 keeps for which
// identity each name was entered.

// FormerName is a former name that people entered for a project (原试点名称), with the
// identity that the project had when they did: 示例茶叶试点 for 140521|示例茶试点.
type FormerName struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

// FormerText is what people see in the column.
func FormerText(names []FormerName) string {
	text := ""
	for _, n := range names {
		text = JoinCells(text, n.Name)
	}
	return text
}

// AddFormer adds former names to those that are known of each project.
func (s *State) AddFormer(names []FormerName) {
	for _, n := range names {
		if name := strings.TrimSpace(n.Name); name != "" && n.Key != "" {
			s.Former[n.Key] = JoinCells(s.Former[n.Key], name)
		}
	}
}
