package templates

import (
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// longTexts is the plan with headings and notes that are as long as they may be.
func longTexts(t *testing.T) *plan.Plan {
	t.Helper()
	p := testplan.New()
	for i, text := range p.Texts {
		switch {
		case strings.HasSuffix(text.Place, "部分标题"):
			p.Texts[i].Text = "一、" + strings.Repeat("很长的标题", 3) + "（" + strings.Repeat("很长的说明", 5) + "）"
		case strings.HasPrefix(text.Place, "填写说明"):
			p.Texts[i].Text = strings.Repeat("很长的说明", 16)
		}
	}
	long, problems := plan.FromGrids(p.Grids())
	if problems != nil {
		t.Fatal(problems)
	}
	return long
}

// No page of the form is higher than paper, however long its texts are.
func TestLongTextsStayOnTheirPages(t *testing.T) {
	layout := longTexts(t).Form.Layout()
	first := 1
	for _, last := range append(slices.Clone(layout.Breaks), layout.PrintRows) {
		height := 0.0
		for row := first; row <= last; row++ {
			if !slices.Contains(layout.Spare, row) {
				height += layout.Heights[row-1]
			}
		}
		if height > usable {
			t.Errorf("rows %d to %d are %.0f points high, a page has %.0f", first, last, height, usable)
		}
		first = last + 1
	}
	for _, b := range layout.Boxes {
		if b.Role != form.Heading || b.FirstRow > layout.PrintRows {
			continue
		}
		if lines := strings.Count(form.BrokenHeading(b.Text, span(b)), "\n") + 1; lines < 2 {
			t.Errorf("%s is not long", b.Text)
		}
	}
}

func TestNotesThatFillMoreThanAPageAreRefused(t *testing.T) {
	p := testplan.New()
	for i, text := range p.Texts {
		if strings.HasPrefix(text.Place, "填写说明") {
			p.Texts[i].Text = strings.Repeat("很长的说明", 30)
		}
	}
	if _, problems := plan.FromGrids(p.Grids()); len(problems) != 1 || !strings.Contains(problems[0].Text, "一页印不下") {
		t.Error(problems)
	}
}
