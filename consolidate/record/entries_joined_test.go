package record

import (
	"fmt"
	"testing"
)

// Every entry tells its row from others: a text that changed rows alone is seen.
func TestEveryEntryIsCompared(t *testing.T) {
	for i, e := range ReceiptEntries() {
		var a, b Receipt
		*e.Of(&a) = "甲"
		if a.Entries().Same(b.Entries()) || a.Entries()[e.Title] != "甲" || len(a.Entries()) != 1 {
			t.Errorf("entry %d: %v", i, a.Entries())
		}
	}
	for i, e := range DecisionEntries() {
		var a, b Decision
		*e.Of(&a) = "甲"
		if a.Entries().Same(b.Entries()) || a.Entries()[e.Title] != "甲" || a.IsBlank() || a.isDecided() != e.Decides {
			t.Errorf("entry %d: %v", i, a.Entries())
		}
	}
}

// An entry that does not decide is nobody's decision, and is kept beside one.
func TestWhatDoesNotDecideIsKeptBesideADecision(t *testing.T) {
	d := Decision{Opinion: "通过", Own: map[string]string{"会签": "甲"}}
	noted := Decision{Own: map[string]string{"会签": "乙", "核": "丙"}, SameAs: "旧名"}
	got := d.joinAside(noted)
	if got.Opinion != "通过" || got.SameAs != "旧名" || fmt.Sprint(got.Own) != "map[会签:两处填写不同：\n乙\n甲 核:丙]" {
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
