package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/ooxml"
)

// The benchmarks read the same county-like workbooks: a cover, three forms of
// about 35 answers and 8 steps with their labels, styles, merges, names and
// drop-downs, and a hidden sheet of lists. Compare them with one another, in
// one run; bytes per second are of the needed parts, unpacked.

var countyFiles = sync.OnceValue(func() [][]byte {
	var all [][]byte
	for i := range 8 {
		all = append(all, countyFile(i))
	}
	return all
})

func countyFile(seed int) []byte {
	f := excelize.NewFile()
	defer f.Close()
	f.SetCellStr("Sheet1", "B2", fmt.Sprintf("县区申报表 %d", seed))
	for n := 1; n <= 3; n++ {
		countyForm(f, fmt.Sprintf("项目 %02d", n), seed*3+n)
	}
	f.NewSheet("字典")
	for row := 1; row <= 300; row++ {
		f.SetSheetRow("字典", fmt.Sprintf("A%d", row), &[]any{fmt.Sprintf("%04d", row), prose(row, 8), row})
	}
	f.SetSheetVisible("字典", false, true)
	buf, err := f.WriteToBuffer()
	if err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// prose is text that packs about as well as what people write.
func prose(seed, length int) string {
	words := []string{"标准化", "试点", "建立", "体系", "企业", "产业", "集群", "推动", "高质量", "发展", "围绕", "重点", "领域", "完善", "机制",
		"培训", "宣贯", "实施", "评估", "改进", "，", "。", "以及", "2026年", "预计", "万元", "项", "制定", "团体标准", "行业标准", "地方标准", "参与",
		"单位", "组织", "人员", "专业", "服务", "质量", "提升", "监督", "管理", "制度", "落实", "责任", "检查", "整改", "成效", "经验", "推广", "示范"}
	var b strings.Builder
	state := uint32(seed)*2654435761 + 1
	for b.Len() < 3*length {
		state = state*1664525 + 1013904223
		b.WriteString(words[(state>>8)%uint32(len(words))])
	}
	return b.String()
}

func countyForm(f *excelize.File, sheet string, seed int) {
	f.NewSheet(sheet)
	date := "yyyy-mm-dd"
	label, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	text, _ := f.NewStyle(&excelize.Style{NumFmt: 49, Border: []excelize.Border{{Type: "left", Style: 1}}})
	day, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &date})
	for row := 1; row <= 43; row++ {
		at := func(col string) string { return fmt.Sprintf("%s%d", col, row) }
		f.SetCellStyle(sheet, at("A"), at("H"), text)
		f.SetCellStyle(sheet, at("B"), at("B"), label)
		f.SetCellStr(sheet, at("B"), fmt.Sprintf("填报项目名称及说明%d：", row))
		f.MergeCell(sheet, at("C"), at("E"))
		switch row % 4 {
		case 0:
			f.SetCellFloat(sheet, at("C"), float64(seed*row)+0.25, -1, 64)
		case 1:
			f.SetCellStr(sheet, at("C"), prose(seed*100+row, 40+row*seed%260))
		case 2:
			f.SetCellInt(sheet, at("C"), int64(46000+seed+row))
			f.SetCellStyle(sheet, at("C"), at("C"), day)
		default:
			f.SetCellStr(sheet, at("C"), fmt.Sprintf("91330100M%06d%03dY", seed, row))
		}
		f.SetCellStr(sheet, at("G"), "填写说明：请如实填写，不得空缺")
		f.SetDefinedName(&excelize.DefinedName{Name: fmt.Sprintf("f_answer_%c%c", 'a'+row/26, 'a'+row%26), RefersTo: fmt.Sprintf("'%s'!$C$%d", sheet, row), Scope: sheet})
		list := excelize.NewDataValidation(true)
		list.Sqref = at("D")
		list.SetDropList([]string{"是", "否"})
		f.AddDataValidation(sheet, list)
	}
}

// BenchmarkSideBySide does each job in turn on the same file, so that whatever
// else the machine does falls on all alike, and reports the ratios.
func BenchmarkSideBySide(b *testing.B) {
	var r Reader
	src, buf := new(bytes.Reader), make([]byte, 64<<10)
	inflater := flate.NewReader(src)
	jobs := []func(i int){
		func(i int) { r.Read(context.Background(), countyFiles()[i], DefaultLimits()) },
		func(i int) { excelizeCells(countyFiles()[i]) },
		func(i int) {
			for _, p := range countyParts()[i] {
				src.Reset(p.packed)
				inflater.(flate.Resetter).Reset(src, nil)
				io.CopyBuffer(struct{ io.Writer }{io.Discard}, inflater, buf)
			}
		},
	}
	var took [3]time.Duration
	perFile(b, func(i int) {
		for j, job := range jobs {
			start := time.Now()
			job(i)
			took[j] += time.Since(start)
		}
	})
	b.ReportMetric(float64(took[1])/float64(took[0]), "excelize/read")
	b.ReportMetric(float64(took[0])/float64(took[2]), "read/inflate")
}

// neededParts are the packed and unpacked parts that Read needs.
type neededPart struct {
	packed, plain []byte
}

var countyParts = sync.OnceValue(func() [][]neededPart {
	var all [][]neededPart
	for _, data := range countyFiles() {
		var parts []neededPart
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			panic(err)
		}
		for _, f := range z.File {
			if strings.HasPrefix(f.Name, "docProps/") || strings.HasPrefix(f.Name, "xl/theme/") {
				continue
			}
			at, _ := f.DataOffset()
			r, _ := f.Open()
			plain, _ := io.ReadAll(r)
			parts = append(parts, neededPart{data[at : at+int64(f.CompressedSize64)], plain})
		}
		all = append(all, parts)
	}
	return all
})

// perFile runs work over the county files in turn.
func perFile(b *testing.B, work func(i int)) {
	files, parts := countyFiles(), countyParts()
	total := 0
	for i := range files {
		for _, p := range parts[i] {
			total += len(p.plain)
		}
	}
	b.SetBytes(int64(total / len(files)))
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		work(n % len(files))
	}
}

func BenchmarkRead(b *testing.B) {
	var r Reader
	perFile(b, func(i int) {
		if _, err := r.Read(context.Background(), countyFiles()[i], DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkReadWithoutReuse(b *testing.B) {
	perFile(b, func(i int) {
		if _, err := Read(context.Background(), countyFiles()[i], DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkExcelizeRows is the fastest way to read with excelize.
func BenchmarkExcelizeRows(b *testing.B) {
	perFile(b, func(i int) {
		if _, err := excelizeCells(countyFiles()[i]); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkScan goes through all tokens of the needed parts. Only our own
// checks that the part is well-formed with namespaces, within limits.
func BenchmarkScan(b *testing.B) {
	each := func(b *testing.B, scan func(plain []byte) error) {
		perFile(b, func(i int) {
			for _, p := range countyParts()[i] {
				if err := scan(p.plain); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("own", func(b *testing.B) {
		var s ooxml.Scanner
		var src bytes.Reader
		lim := ooxml.DefaultLimits()
		each(b, func(plain []byte) error {
			src.Reset(plain)
			s.Reset(&src, &lim)
			if flt := s.Rest(); flt != nil {
				return flt
			}
			return nil
		})
	})
	b.Run("encoding-xml", func(b *testing.B) {
		each(b, func(plain []byte) error {
			decoder := xml.NewDecoder(bytes.NewReader(plain))
			for {
				if _, err := decoder.RawToken(); err == io.EOF {
					return nil
				} else if err != nil {
					return err
				}
			}
		})
	})
}

// BenchmarkValues is Read without unpacking: the parts are stored. Less
// BenchmarkScan/own it is what values, names and checks cost.
func BenchmarkValues(b *testing.B) {
	var stored [][]byte
	for _, data := range countyFiles() {
		z, _ := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		var f files
		for _, e := range z.File {
			r, _ := e.Open()
			body, _ := io.ReadAll(r)
			f = append(f, file{name: e.Name, body: string(body), stored: true})
		}
		stored = append(stored, f.zip())
	}
	var r Reader
	perFile(b, func(i int) {
		if _, err := r.Read(context.Background(), stored[i], DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	})
}
