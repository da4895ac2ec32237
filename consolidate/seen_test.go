package consolidate

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// An answer in doubt stands in the rollup like any other, and is carried on: the ledger
// counts it, and the project waits until somebody has answered on 问题清单.
func TestProjectWithAnAnswerInDoubtIsMergedAndWaits(t *testing.T) {
	effort.Usual(t)
	for name, mark := range map[string]func(t *testing.T, f *excelize.File, cell string){
		"crossed out": func(t *testing.T, f *excelize.File, cell string) {
			struck, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
			must(t, err)
			must(t, f.SetCellStyle("项目01", cell, cell, struck))
		},
		"a picture": func(t *testing.T, f *excelize.File, cell string) {
			must(t, f.SetCellStr("项目01", cell, `=DISPIMG("ID_0",1)`))
		},
		"an error value as text": func(t *testing.T, f *excelize.File, cell string) {
			must(t, f.SetCellStr("项目01", cell, "#N/A"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			in := files{"沁水县.xlsx": edit(t, sample(t, "jincheng").named(t, "沁水县"), func(f *excelize.File) {
				for _, id := range []form.ID{form.ContactPerson, form.PolicySupport, form.StepUnits} {
					mark(t, f, cellOf(id))
				}
			})}
			first, out := run{in: in}.merged(t)
			if got := first.Rollup.Projects[0].State; got != checks.Unverified {
				t.Errorf("the project is %s", got)
			}
			rule := ""
			for _, f := range first.Rollup.Projects[0].Findings {
				if f.AsksWhatCounts() {
					rule = f.Rule.ID
				}
			}
			out[cityRollup] = answer(t, out[cityRollup], rule, "联系人", checks.ReplyConfirmed, "已电话核实", "示例庚")
			second, _ := run{in: in, out: out}.merged(t)
			if got := second.Rollup.Projects[0].State; got != checks.Auto {
				t.Errorf("answered, the project is %s", got)
			}
			run{in: files{"沁水县.xlsx": edit(t, in["沁水县.xlsx"], func(f *excelize.File) {
				for _, field := range form.Official().Fields() {
					mark(t, f, cellOf(field.ID))
				}
			})}}.merged(t) // whatever is in doubt, the rollup is written
		})
	}
}
