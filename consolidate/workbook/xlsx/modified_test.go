package xlsx

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestModifiedIsWhatTheWorkbookSays(t *testing.T) {
	for written, want := range map[string]time.Time{
		"2021-05-07T16:30:00Z":      time.Date(2021, 5, 7, 16, 30, 0, 0, time.UTC),
		"2021-05-07T16:30:00+08:00": time.Date(2021, 5, 7, 8, 30, 0, 0, time.UTC),
		"2021-05-07T23:30:00":       time.Date(2021, 5, 7, 15, 30, 0, 0, time.UTC),
		"2021-05-07T23:30:00.125":   time.Date(2021, 5, 7, 15, 30, 0, 125e6, time.UTC),
		"2021-05-07":                time.Date(2021, 5, 6, 16, 0, 0, 0, time.UTC),
		"yesterday":                 {},
	} {
		f := excelize.NewFile()
		if err := f.SetDocProps(&excelize.DocProperties{Modified: written}); err != nil {
			t.Fatal(err)
		}
		var buffer bytes.Buffer
		if err := f.Write(&buffer); err != nil {
			t.Fatal(err)
		}
		b, err := Read(context.Background(), buffer.Bytes(), DefaultLimits())
		if err != nil || len(b.Damage) > 0 {
			t.Fatalf("%s: %v %v", written, err, b.Damage)
		}
		if !b.Modified.Equal(want) {
			t.Errorf("%s: read %v", written, b.Modified)
		}
	}
}
