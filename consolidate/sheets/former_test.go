package sheets

import (
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
)

// Two merges later the two still are one, also when the county goes back to the
// former name, and they are two again when the entry is cleared.
func TestFormerNameHoldsThroughLaterMerges(t *testing.T) {
	const code = "组织机构代码=91350100M000100Y43"
	first, second := recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例沁水茶叶种植试点", code)), recordtest.Received("140521", "乙.xlsx", 5, recordtest.Filled("示例沁水县茶叶种植试点", code))
	s := recordtest.StateWith(first, second)
	s.Decisions[record.NameKey(first.Return.Projects[0], 1)] = &record.Decision{Recommend: "是", Reason: "看过现场", Version: record.VersionID(first.Return.Projects[0])}
	s.Former[record.NameKey(second.Return.Projects[0], 1)] = "示例沁水茶叶种植试点"
	back := recordtest.Received("140521", "丙.xlsx", 7, recordtest.Filled("示例沁水茶叶种植试点", code, "邮编=048000"))
	for n, later := range []*record.State{record.NewState(), recordtest.StateWith(back), record.NewState()} {
		s = record.Join(saved(t, computed(s), nil).State, later)
		r := computed(s)
		if len(r.Projects) != 1 || len(r.Orphans) != 0 || r.Projects[0].Decision.Reason != "看过现场" {
			t.Fatalf("merge %d: %d projects, %d orphans, %+v", n+1, len(r.Projects), len(r.Orphans), r.Projects[0].Decision)
		}
	}
}
