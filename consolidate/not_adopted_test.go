package consolidate

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/samples/effort"
	"shidian/templates/form"
)

// A correction that does not count says which of the two keeps it from that, late or
// faulty, also where somebody wants to open the list again for it.
func TestCorrectionThatIsNotAdoptedSaysWhy(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	good := corrected(t, in, "陵川县", "改动后的业务范围，与原来不同。")
	spoil := func(data []byte) []byte {
		return edit(t, data, func(f *excelize.File) { must(t, f.SetCellStr("项目01", cellOf(form.Domain), "无")) })
	}
	const name = "更正_陵川县.xlsx"
	faulty := in.with(name, spoil(good[name]))
	for what, c := range map[string]struct {
		in   files
		day  int
		says []string
		not  string
	}{
		"late":            {good, 9, []string{"逾期，要受理的，在“收件登记”写批准人和理由"}, "错误"},
		"faulty":          {faulty, 8, []string{"有错误，改正后重报"}, "逾期"},
		"late and faulty": {faulty, 9, []string{"逾期，而且有错误", "收件登记"}, ""},
	} {
		day := form.Date{Year: 2021, Month: 5, Day: c.day}
		r, _ := run{in: c.in, out: out, asOf: day}.merged(t)
		_, _, failure := run{in: c.in, out: out, asOf: day, options: func(o *Options, _ string) { o.Reopen = "来函更正" }}.merge(t)
		if failure == nil {
			t.Errorf("%s: it is opened again", what)
			continue
		}
		for where, text := range map[string]string{"the file": receivedFile(t, r, name).Reason, "--reopen": failure.Text} {
			for _, says := range c.says {
				if !strings.Contains(text, says) || c.not != "" && strings.Contains(strings.ReplaceAll(text, "有错误的", ""), c.not) {
					t.Errorf("%s, %s: %s", what, where, text)
				}
			}
		}
	}
}
