package checks

import (
	"slices"
	"testing"

	"shidian/templates/form"
)

func TestWhatTheEyeSeesAtAnAnswerIsAskedOrTold(t *testing.T) {
	runAwkward(t, form.KindEnterprise, []awkward{
		{"crossed out and required", "联系人 | （划掉）示例己", "联系人 F014"},
		{"unseen and required", "单位地址 | （看不见）山西省晋城市沁水县示例镇", "单位地址 F014"},
		{"a picture instead of prose", "目前标准化工作情况 | （图片）", "目前标准化工作情况 F015"},
		{"a picture in an optional blank", "业务指导单位盖章签字 | （图片）", "业务指导单位盖章签字 W017"},
		{"crossed out and optional: its own faults are not told", "业务指导单位盖章签字 | （划掉）也许", "业务指导单位盖章签字 W017"},
		{"asked of regions only: not of this enterprise", "有统一的管理机构 | （划掉）是", "有统一的管理机构 W017"},
		{"a day that is another one tomorrow is taken and told", "填报日期 | （会变）2021年5月6日", "填报日期 W017"},
	})
	runAwkward(t, form.KindRegion, []awkward{
		{"asked of regions", "有统一的管理机构 | （划掉）是", "有统一的管理机构 F014"},
	})
}

func TestFormThatIsMostlyCrossedOutIsOneQuestion(t *testing.T) {
	filled := exampleForm(form.Official(), form.KindEnterprise, "")
	for id, a := range filled.Answers {
		a.Doubt = form.Struck
		filled.Answers[id] = a
	}
	found := CheckApplication(understoodExample(filled))
	if n := len(slices.DeleteFunc(slices.Clone(found), func(f Finding) bool { return f.Rule != crossedOut })); n != 1 || found[0].Rule != crossedOut && !slices.ContainsFunc(found, Finding.AsksWhatCounts) {
		t.Errorf("%d questions of %d findings: %v", n, len(found), found)
	}
}

// What is left out must not be met by any rule: an answer that was taken back says neither
// yes nor no.
func TestCrossedOutOptionalAnswerIsNotTaken(t *testing.T) {
	p := exampleOf(form.KindEnterprise, "参加单位盖章签字 | （划掉）盖章签字齐全\n联系人 | （划掉）示例己")
	if p.Known(form.StampParticipating) || !p.Known(form.ContactPerson) {
		t.Errorf("optional known %v, required known %v", p.Known(form.StampParticipating), p.Known(form.ContactPerson))
	}
}

// A wrong answer taken in silence is the worst that can happen: whatever the doubt and
// whatever the field, a finding names the cell.
func TestEveryDoubtAboutEveryAnswerIsTold(t *testing.T) {
	for _, doubt := range []form.Doubt{form.Struck, form.Unseen, form.Picture, form.ErrorText, form.Changing, form.Contested} {
		for _, kind := range []string{form.KindEnterprise, form.KindRegion} {
			clean := exampleForm(form.Official(), kind, "")
			for _, f := range form.Official().Fields() {
				filled := exampleForm(form.Official(), kind, "")
				a := clean.Answer(f.ID)
				if a.Raw == "" {
					a.Raw, a.Kind = "示例", form.Text
				}
				a.Doubt = doubt
				filled.Set(f.ID, a)
				p := understoodExample(filled)
				at := p.At(f.ID)
				told := false
				for _, r := range doubtRules() {
					r.Project(p, func(found Finding) { told = told || found.Place == at && found.Field == f.ID })
				}
				if !told {
					t.Errorf("%s of %s: %s is taken in silence", doubt, kind, f.Title)
				}
				if doubt != form.Changing && !p.needs(f) && p.Known(f.ID) {
					t.Errorf("%s of %s: %s is taken", doubt, kind, f.Title)
				}
			}
		}
	}
}
