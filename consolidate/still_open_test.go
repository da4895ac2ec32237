package consolidate

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/effort"
)

// openLines are what is still open, one line a kind.
func openLines(r *Result) string {
	var lines []string
	for _, m := range r.StillOpen {
		line := m.What + "：" + strings.Join(m.Names, "、")
		if m.Stops {
			line = "! " + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// A list is not made final over what was received and nobody has read, entered or compared.
func TestFinalListWaitsForWhatWasReceivedAndNotRead(t *testing.T) {
	effort.Usual(t)
	typed, _ := enteredBook(t, wordForm(t))
	rar, pdf := []byte("Rar!\x1a\x07\x01\x00 示例"), []byte("%PDF-1.4 示例")
	void := func(file string) func(*excelize.File) {
		return func(f *excelize.File) {
			must(t, f.SetCellStr(record.SheetReceipts, find(t, f, record.SheetReceipts, file, record.ColumnVoid), "与申报无关"))
		}
	}
	for what, c := range map[string]struct {
		name string
		data []byte
		stop string // what stops the list, "" for nothing
		void bool
	}{
		"an archive of a county":                 {"阳城县盖章件.rar", rar, "没有读的文件：阳城县盖章件.rar", false},
		"an archive that was voided":             {"阳城县盖章件.rar", rar, "", true},
		"an archive of nobody knows whom":        {"通知.rar", rar, "", false},
		"a workbook that was cut off":            {"高平市.xlsx", sample(t, "jincheng-decided").named(t, "城区")[:2000], "没有读的文件：高平市.xlsx", false},
		"a scan of a county with nothing else":   {"高平市申报书.pdf", pdf, "待录入的文件：高平市申报书.pdf", false},
		"a scan that was voided":                 {"高平市申报书.pdf", pdf, "", true},
		"a scan beside a workbook":               {"阳城县申报书.pdf", pdf, "", false},
		"a Word form that nobody has entered":    {"高平市申报书.docx", wordForm(t, "阳城", "高平"), "待录入的文件：高平市申报书.docx", false},
		"an entered Word form without a reader":  {"阳城县录入.xlsx", typed, "由 Word 录入、没有核对的申报表：阳城县录入.xlsx", false},
		"an entered Word form that was compared": {"阳城县录入.xlsx", confirmed(t, typed, "示例丁"), "", false},
	} {
		t.Run(what, func(t *testing.T) {
			in := sample(t, "jincheng-decided").with(c.name, c.data)
			_, out := run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
			if c.void {
				book := edit(t, out[cityRollup], void(c.name))
				_, out = run{in: in, out: files{cityRollup: book}}.merged(t)
			}
			res, after := finalIn(t, out.current(), may7)
			got := ""
			for line := range strings.SplitSeq(openLines(res), "\n") {
				if rest, stops := strings.CutPrefix(line, "! "); stops {
					got += rest
				}
			}
			if got != c.stop {
				t.Errorf("it waits for %q, want %q", got, c.stop)
			}
			if wrote := !maps.EqualFunc(after, out.current(), slices.Equal); wrote != (c.stop == "") || res.Closed != (c.stop == "") {
				t.Errorf("it writes: %v, is closed: %v", wrote, res.Closed)
			}
		})
	}
}

// What does not stop a final list is named: a director decides without it.
func TestFinalListNamesWhatIsMissing(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng-decided")
	_, out := run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	res, _ := finalIn(t, out, may7)
	if got := openLines(res); !res.Closed || !strings.Contains(got, "未报：高平市") || !strings.Contains(got, "没有改正的错误：") {
		t.Errorf("closed %v, open:\n%s", res.Closed, got)
	}
}

// A person may answer that a scan need not be entered.
func TestFinalListGoesOnOnceAScanIsAnswered(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng-decided").with("高平市申报书.pdf", []byte("%PDF-1.4 示例"))
	_, out := run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	book := answer(t, out[cityRollup], "W019", "高平市申报书.pdf", checks.ReplyFine, "是上一年的，不用录入")
	_, out = run{in: in, out: files{cityRollup: book}}.merged(t)
	if res, _ := finalIn(t, out, may7); !res.Closed {
		t.Errorf("it is answered and stops: %s", openLines(res))
	}
}
