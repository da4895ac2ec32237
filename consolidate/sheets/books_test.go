package sheets

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/plan/testplan"
)

func computed(s *record.State) *record.Rollup {
	p := testplan.New()
	region, _ := p.Region("140500")
	return record.Compute(p, region, recordtest.Day(9), s, recordtest.PathsOf(s), DecisionPlaces)
}

// bytesOf writes the rollup.
func bytesOf(t testing.TB, r *record.Rollup) []byte {
	t.Helper()
	data, err := DrawRollup(context.Background(), r, func(checks.Finding) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func readBook(t testing.TB, data []byte) *xlsx.Book {
	t.Helper()
	reader := xlsx.Reader{Layouts: true}
	book, err := reader.Read(context.Background(), data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// saved writes the rollup, lets another program save it when work is given,
// and reads the state from it.
func saved(t *testing.T, r *record.Rollup, work func(*excelize.File)) *Reading {
	t.Helper()
	data := bytesOf(t, r)
	if work != nil {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		work(f)
		buffer, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		data = buffer.Bytes()
	}
	s, problems := ReadRollup(readBook(t, data))
	if problems != nil {
		t.Fatal(problems)
	}
	return s
}

// decidedTwo is a rollup of two projects with opinions and of two files with
// receipts.
func decidedTwo() *record.State {
	s := recordtest.StateWith(recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例茶试点")), recordtest.Received("140522", "乙.xlsx", 4, recordtest.Filled("示例桑试点")))
	for _, f := range s.Files {
		p := f.Return.Projects[0]
		word := strings.TrimSuffix(strings.TrimPrefix(p.Name(), "示例"), "试点")
		s.Decisions[record.NameKey(p, 1)] = &record.Decision{Opinion: "通过", Reason: word + "的意见", Version: record.VersionID(p)}
		f.Receipt = record.Receipt{Arrived: fmt.Sprintf("2021-05-0%d", f.FirstSeen.Day), Remark: word + "的备注"}
	}
	return s
}
