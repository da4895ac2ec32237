package table

import "testing"

// The lines for signatures never stand on a page of their own, however many rows there
// are; and where they do not, no row is made higher.
func TestFootStandsBelowRowsOfTheTable(t *testing.T) {
	stretched := 0
	for rows := 1; rows < 80; rows++ {
		s := &Sheet{Notes: []string{"填报单位"}, Columns: []Column{{Title: "序号", Width: 70}, {Title: "试点名称", Width: 80}}, Foot: []string{"", "签字"}}
		heights := make([]float64, rows)
		for i := range heights {
			heights[i] = 36
		}
		s.holdFoot(heights)
		top := s.headerHeight()
		left, onPage := s.pageHeight()-top-titleHeight-s.noteHeight("填报单位"), 0
		for _, h := range heights {
			if h > left {
				left, onPage = s.pageHeight()-top, 0
			}
			left, onPage = left-h, onPage+1
			if h > 36 {
				stretched++
			}
		}
		if alone := left < 2*footHeight; alone || onPage < 1 {
			t.Errorf("%d rows: %d stand above the lines for signatures, %.0f points are left", rows, onPage, left)
		}
	}
	if stretched == 0 {
		t.Error("no table needed it")
	}
}

func TestWideTableRepeatsItsFirstColumnsAndGroups(t *testing.T) {
	s := &Sheet{Name: "详情", Freeze: 2, Columns: []Column{{Title: "甲", Group: "项目", Width: 20}, {Title: "乙", Group: "项目", Width: 20}, {Title: "丙", Group: "一", Width: 150}, {Title: "丁", Group: "二", Width: 150}}}
	if got, want := s.repeated("'详情'!"), "'详情'!$A:$B,'详情'!$2:$3"; got != want {
		t.Errorf("repeated is %s, want %s", got, want)
	}
	s.Columns = s.Columns[:3]
	if got, want := s.repeated("'详情'!"), "'详情'!$2:$3"; got != want {
		t.Errorf("on one page repeated is %s, want %s", got, want)
	}
}

// A table over several pages has the title of a group above each column: it is not cut off.
func TestGroupIsAsHighAsItsNarrowestColumnNeeds(t *testing.T) {
	s := &Sheet{Columns: []Column{{Title: "推荐", Width: 8, Group: "由审核人员填写"}, {Title: "理由", Width: 30, Group: "由审核人员填写"}}}
	if s.groupHeight() != oneGroup {
		t.Errorf("on one page it is %v high", s.groupHeight())
	}
	for range 20 {
		s.Columns = append(s.Columns, Column{Title: "栏目", Width: 20})
	}
	if s.pagesWide() == 1 || s.groupHeight() < lineHeight(2, 10.5) {
		t.Errorf("over %d pages it is %v high", s.pagesWide(), s.groupHeight())
	}
}
