package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// oldFacts are what the embedded plan says of its year and its place, in every way to
// write it: 晋市监发〔2021〕86号, 5月8日, 2021-05-08, 沁水, 140521, 数字乡村建设, 一式4份.
// None of them may stand in what is made under another plan, nor in the source outside of
// that plan. What the form itself asks is no fact: 标准体系建立时间 is not about the stage.
func oldFacts(old *plan.Plan) []string {
	facts := []string{old.Year, old.Title}
	for _, n := range old.Notices {
		facts = append(facts, n.Title, n.Number, n.Issuer)
		facts = append(facts, spellings(n.Date)...)
		place, number, _ := strings.Cut(n.Number, "〔")
		_, number, _ = strings.Cut(number, "〕")
		facts = append(facts, place, number)
	}
	for _, d := range old.Deadlines {
		facts = append(facts, spellings(d.LastDay)...)
	}
	for _, r := range old.Regions {
		facts = append(append(facts, r.Code, r.Name, old.FullName(r.Code)), r.Names()...)
	}
	for _, d := range old.Domains {
		facts = append(append(append(append(facts, d.Name, d.TitleName), d.Aliases...), d.FocusAreas...), d.Examples...)
	}
	for _, s := range old.Stages {
		facts = append(facts, s.Name)
	}
	facts = append(facts, "市"+old.Filled("{示范区}"), old.Filled("级{示范区}"))
	facts = append(append(facts, counts(old)...), clauses(old)...)
	return slices.Compact(slices.Sorted(slices.Values(slices.DeleteFunc(facts, func(fact string) bool {
		return utf8.RuneCountInString(fact) < 2 || isAsked(old.Form, fact)
	}))))
}

// spellings are the ways to write a day.
func spellings(d form.Date) []string {
	if d.IsZero() {
		return nil
	}
	return []string{d.String(), d.Chinese(), fmt.Sprintf("%d月%d日", d.Month, d.Day), fmt.Sprintf("%d 月 %d 日", d.Month, d.Day), fmt.Sprintf("%d.%d.%d", d.Year, d.Month, d.Day),
		fmt.Sprintf("%d/%d/%d", d.Year, d.Month, d.Day), fmt.Sprintf("%02d-%02d", d.Month, d.Day), fmt.Sprintf("%d%02d%02d", d.Year, d.Month, d.Day)}
}

// counts are the plan's numbers where what they count stands beside them.
func counts(p *plan.Plan) []string {
	of := func(n int, before string, units ...string) []string {
		var all []string
		for _, unit := range units {
			for _, number := range []string{fmt.Sprint(n), fmt.Sprintf(" %d ", n), string([]rune("零一二三四五六七八九")[n%10])} {
				if n < 10 || !strings.ContainsAny(number, "零一二三四五六七八九") {
					all = append(all, before+number+unit)
				}
			}
		}
		return all
	}
	copies := func(n int) []string {
		return slices.Concat(of(n, "一式", "份"), of(n, "纸质", "份"), of(n, "纸质申报书", "份"), of(n, "应报", "份"))
	}
	return slices.Concat(copies(p.CopiesToCity), copies(p.CopiesToProvince), copies(p.CopiesOnForm), of(len(p.Domains), "", "个领域", "个领域（"),
		of(int(p.Limit), "不超过", "个"), of(int(p.Limit), "限额", "个"), of(p.MinProjects, "至少申报", "个"), of(p.PilotMonthsMin, "", "个月"), of(p.PilotMonthsMax, "", "个月"))
}

// clauses are the paragraphs of the notices on which fields and rules rest, and how
// running text names them.
func clauses(p *plan.Plan) []string {
	all := []string{"通知第一条", "通知第二条", "第一条", "第二条"}
	for _, r := range p.Rules {
		all = append(all, clausesOf(r.Clause)...)
	}
	for _, f := range slices.Concat(p.Form.Fields(), p.Form.StepFields(), p.Form.CountyFields()) {
		all = append(all, clausesOf(f.Clause)...)
	}
	return all
}

// clausesOf are those of the notices; the form's own paragraphs are asked every year.
func clausesOf(c form.Clause) []string {
	var all []string
	for _, clause := range strings.Split(string(c), "；") {
		if short, where, ok := strings.Cut(clause, " "); ok && short != "表" {
			all = append(all, clause, where)
		}
	}
	return all
}

// isAsked reports whether the words are those of a question, a list or a heading of the form.
func isAsked(f *form.Form, fact string) bool {
	var asked []string
	for _, field := range slices.Concat(f.Fields(), f.StepFields(), f.CountyFields()) {
		asked = append(asked, field.Title, field.Label)
	}
	for _, l := range f.Lists() {
		asked = append(append(asked, l.Title), l.Fixed...)
	}
	for _, w := range form.Wordings() {
		asked = append(asked, w.Text, w.Place)
	}
	return slices.ContainsFunc(asked, func(text string) bool { return strings.Contains(text, fact) })
}

// factsIn are the facts that stand in the text, each with what stands around it.
func factsIn(facts []string, text string) []string {
	var found []string
	for _, fact := range facts {
		at := strings.Index(text, fact)
		if at < 0 {
			continue
		}
		from, to := max(0, at-40), min(len(text), at+len(fact)+40)
		found = append(found, fact+" in …"+strings.ToValidUTF8(strings.ReplaceAll(text[from:to], "\n", " "), "")+"…")
	}
	return found
}

// notWords are hashes, and numbers that are longer than any of the facts.
var notWords = regexp.MustCompile(`[0-9a-f]{16,}|[0-9A-Z]{15,}|[0-9]+\.[0-9]{4,}`)

func TestFactsAreMadeOfTheEmbeddedPlan(t *testing.T) {
	facts := oldFacts(plan.Shanxi2021())
	for _, want := range []string{"2021", "晋市监发〔2021〕86号", "86号", "2021-05-08", "5月8日", "沁水", "晋城市沁水县", "140521", "数字乡村建设", "社会事业", "苹果种植", "一式4份", "纸质 5 份", "四个领域", "四(三)", "市（示范区）", "山西"} {
		if !slices.Contains(facts, want) {
			t.Errorf("%s is none of them", want)
		}
	}
	for _, not := range []string{"标准体系建立", "市", ""} {
		if slices.Contains(facts, not) {
			t.Errorf("%q is one of them", not)
		}
	}
	if got := factsIn(facts, notWords.ReplaceAllString("每县至少申报 1 个，2021abcdef0123456789", "")); len(got) == 0 {
		t.Error("nothing is found in a text with an old fact")
	}
}
