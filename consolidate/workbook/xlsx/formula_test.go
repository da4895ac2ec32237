package xlsx

import "testing"

// Formulas are kept whole, moved as a spreadsheet moves them, and what looks elsewhere is
// known.
func TestFormulaIsCutAtItsReferences(t *testing.T) {
	for formula, moved := range map[string]string{ // two rows down, one column right; "" for one that looks elsewhere
		"A2*2":                          "B4*2",
		"$A2+A$2+$A$2":                  "$A4+B$2+$A$2",
		"SUM(B2:B6)/2":                  "SUM(C4:C8)/2",
		`IF(A1="B2",B2,"甲""A1")`:        `IF(B3="B2",C4,"甲""A1")`,
		"SUM(A:A)":                      "SUM(B:B)",
		"SUM($A:A)+SUM(3:5)":            "SUM($A:B)+SUM(5:7)",
		"LOG10(A1)+1.5E+3*1e3":          "LOG10(B3)+1.5E+3*1e3",
		"甲!A1":                          "'甲'!B3",
		"'甲 ''乙'!A1:B2":                 "'甲 ''乙'!B3:C4",
		"TRUE+FALSE":                    "TRUE+FALSE",
		"_xlfn.IFS(A1>0,1)":             "_xlfn.IFS(B3>0,1)",
		"{1,2;3,4}":                     "{1,2;3,4}",
		"A1048576":                      "", // off the sheet
		"XFD1":                          "",
		"合计*2":                          "",
		"表1[金额]":                        "",
		"[1]甲!A1":                       "",
		"'[别的.xlsx]甲'!A1":               "",
		"SUM(甲:乙!A1)":                   "",
		`INDIRECT("项目汇总!A1")`:           "",
		`cmd|'/C calc'!A0`:              "",
		"#REF!+1":                       "",
		"A1#":                           "",
		`HYPERLINK("http://x.example")`: "",
		`"offen`:                        "",
		"'offen":                        "",
		"A":                             "",
		"A0":                            "",
	} {
		f, whole := ParseFormula(formula)
		same, _ := f.Moved(0, 0)
		got, ok := f.Moved(2, 1)
		if !whole || !ok {
			got = ""
		}
		if got != moved {
			t.Errorf("%s becomes %q, want %q", formula, got, moved)
		}
		if back, _ := ParseFormula(same); whole && len(back) != len(f) {
			t.Errorf("%s is written as %s, which is another one", formula, same)
		}
	}
}

func FuzzFormulaStaysWhatItIs(f *testing.F) {
	for _, seed := range []string{"SUM(A1:$B$2)*3", `IF('甲 乙'!A1="x",1,2)`, "A:A", "1:1", "$", "A1:", "'", "\"", "甲!"} {
		f.Add(seed, 3, -2)
	}
	f.Fuzz(func(t *testing.T, formula string, rows, cols int) {
		parsed, whole := ParseFormula(formula)
		if !whole {
			return
		}
		moved, ok := parsed.Moved(rows%1000, cols%1000)
		if !ok {
			return
		}
		again, whole := ParseFormula(moved)
		if back, ok := again.Moved(-(rows % 1000), -(cols % 1000)); whole && ok {
			if first, _ := parsed.Moved(0, 0); back != first {
				t.Errorf("%q moved there and back is %q, was %q", formula, back, first)
			}
		}
	})
}
