package record_test

import (
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// signed is the nil return with its reason and who signs it.
func signed(f *record.File) *record.File {
	f.Return.County.Set(form.NilReason, form.Answer{Raw: "今年没有符合条件的单位。", Kind: form.Text})
	f.Return.County.Set(form.NilSigner, form.Answer{Raw: "示例辛", Kind: form.Text})
	return f
}

func inWords(f *record.File, answer form.Answer) *record.File {
	f.Return.County.Set(form.NilReturn, answer)
	return f
}

func TestUnitIsToldWhatItsNilReturnLacks(t *testing.T) {
	for name, c := range map[string]struct {
		files  []*record.File
		status checks.UnitStatus
		needs  string
	}{
		"complete":                         {[]*record.File{signed(nilReturn("140521", "零.xlsx", 5))}, checks.NilFiled, "零报告，请核实原因"},
		"without a reason and a signer":    {[]*record.File{nilReturn("140521", "零.xlsx", 5)}, checks.NilFiled, "零报告没有写明原因和负责人签字，请退回补齐"},
		"put right":                        {[]*record.File{nilReturn("140521", "零.xlsx", 4), signed(nilReturn("140521", "零（补）.xlsx", 6))}, checks.NilFiled, "零报告，请核实原因"},
		"ticked":                           {[]*record.File{inWords(signed(nilReturn("140521", "零.xlsx", 5)), form.Answer{Raw: "☑是 □否", Kind: form.Text})}, checks.NilFiled, "零报告，请核实原因"},
		"as a truth value":                 {[]*record.File{inWords(signed(nilReturn("140521", "零.xlsx", 5)), form.Answer{Raw: "TRUE", Kind: form.Boolean})}, checks.NilFiled, "零报告，请核实原因"},
		"words that may mean either":       {[]*record.File{inWords(signed(nilReturn("140521", "零.xlsx", 5)), form.Answer{Raw: "无", Kind: form.Text})}, checks.BlankBook, "收到的是空白表，请退回填写"},
		"no nil return beside its reasons": {[]*record.File{inWords(signed(nilReturn("140521", "零.xlsx", 5)), form.Answer{Raw: "否", Kind: form.Text})}, checks.BlankBook, "收到的是空白表，请退回填写"},
	} {
		u := unitOf(t, recordtest.Computed(recordtest.StateWith(c.files...)), "140521")
		if u.Status != c.status || strings.Join(u.Needs(), "；") != c.needs {
			t.Errorf("%s: %s, %q", name, u.Status, u.Needs())
		}
	}
}

func TestPaperCopiesThatCameReachTheRule(t *testing.T) {
	for entered, want := range map[string]int{"4": 1, "5": 0, "": 0, "两处填写不同：\n4\n5": 0} {
		f := recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例试点"))
		f.Receipt.Copies = entered
		told := 0
		for _, found := range recordtest.Computed(recordtest.StateWith(f)).Findings {
			if found.Rule.ID == "P017" && found.Project == "" {
				told++
			}
		}
		if told != want {
			t.Errorf("%q copies are told %d times", entered, told)
		}
	}
}
