package rollup

import (
	"fmt"
	"testing"
)

// Every entry tells its row from others: a text that changed rows alone is seen.
func TestEveryEntryIsCompared(t *testing.T) {
	for i, e := range receiptEntries() {
		var a, b Receipt
		*e.of(&a) = "甲"
		if a.entries().same(b.entries()) || a.entries()[e.Title] != "甲" || len(a.entries()) != 1 {
			t.Errorf("entry %d: %v", i, a.entries())
		}
	}
	for i, e := range decisionEntries() {
		var a, b Decision
		*e.of(&a) = "甲"
		if a.entries().same(b.entries()) || a.entries()[e.Title] != "甲" || a.IsBlank() || a.IsDecided() != e.decides {
			t.Errorf("entry %d: %v", i, a.entries())
		}
	}
}

// An entry that does not decide is nobody's decision, and is kept beside one.
func TestWhatDoesNotDecideIsKeptBesideADecision(t *testing.T) {
	d := Decision{Opinion: "通过", Own: map[string]string{"会签": "甲"}}
	noted := Decision{Own: map[string]string{"会签": "乙", "核": "丙"}, SameAs: "旧名"}
	got := d.joinAside(noted)
	if got.Opinion != "通过" || got.SameAs != "旧名" || fmt.Sprint(got.Own) != "map[会签:乙 / 甲 核:丙]" {
		t.Errorf("together they are %+v", got)
	}
	if !noted.differs(d) || (Decision{}).differs(d) || d.differs(d) || !(Decision{Opinion: "退回"}).differs(d) {
		t.Error("what a decision says that another one does not is not seen")
	}
}

// A list of before the classes carries receipts whole.
func TestOlderListWithWholeReceipts(t *testing.T) {
	f := InputFile{Receipt: Receipt{ExceptionBy: "示例局长", ExceptionWhy: "邮路中断", Void: "误报"}}
	if f.Counts() || f.receipt().Exception() != "示例局长 邮路中断" {
		t.Errorf("it is read as %+v", f.receipt())
	}
}
