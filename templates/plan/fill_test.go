package plan

import "testing"

func TestBlanksOfATextAreFilledFromThePlan(t *testing.T) {
	p := &Plan{Year: "2027", CopiesOnForm: 7, Domains: []Domain{{Name: "农业", TitleName: "农业农村"}, {Name: "生态", TitleName: "生态文明"}}, Stages: []Stage{{Name: "培训"}, {Name: "评估"}}}
	for text, want := range map[string]string{
		"{年度}年一式 {份数} 份":      "2027年一式 7 份",
		"指{题目领域}{领域数}个领域":     "指农业农村、生态文明两个领域",
		"从下拉列表中选择：{领域}。{阶段}等": "从下拉列表中选择：农业、生态。培训、评估等",
		"没有的照写 {别的}":          "没有的照写 {别的}",
	} {
		if got := p.Filled(text); got != want {
			t.Errorf("%s is filled as %q, want %q", text, got, want)
		}
	}
	if got := unknownBlank("一式 {分数} 份"); got == "" {
		t.Error("a blank that nothing fills is not told")
	}
	if got := unknownBlank("一式 {份数} 份"); got != "" {
		t.Errorf("a known blank is told: %s", got)
	}
}
