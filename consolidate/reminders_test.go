package consolidate

import (
	"bytes"
	"strings"
	"testing"

	"shidian/consolidate/workbook"
	"shidian/samples/effort"
)

// The text can be opened by an old editor of Windows, says what the sheet says, is no
// file that anybody sent, and goes away once nobody owes anything.
func TestReminderTextLiesBesideTheRollup(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	r, out := run{in: in}.merged(t)
	text := string(out[workbook.ReminderName])
	if !strings.HasPrefix(text, "\uFEFF"+workbook.ReminderHead) || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Errorf("the text is %q", text)
	}
	for _, m := range r.Rollup.Reminders() {
		if !strings.Contains(text, m.Text) || !strings.Contains(textOf(t, out[cityRollup], "催报"), m.Text) {
			t.Errorf("not said: %s", m.Text)
		}
	}
	again, _ := run{in: in.with("催报（发来的）.txt", out[workbook.ReminderName]), out: out}.merged(t)
	if got := len(again.Files); got != len(r.Files) {
		t.Errorf("with the text among the files there are %d, want %d", got, len(r.Files))
	}
	other := []byte("我自己写的")
	_, after := run{in: in, out: files{workbook.ReminderName: other}}.merged(t)
	kept := false
	for name, data := range after {
		kept = kept || strings.HasPrefix(name, FolderHistory+"/") && bytes.Equal(data, other)
	}
	if !kept {
		t.Error("a text of that name that somebody else wrote is lost")
	}
}
