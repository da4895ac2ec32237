package bulk

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
)

// benchFiles is how many workbooks the benchmarks take in turn: enough that no
// answer is met twice in a row, few enough to be made in a second.
const benchFiles = 60

func benchBooks(b *testing.B) (*Maker, []*Workbook) {
	m := newMaker(b)
	var books []*Workbook
	for i := range benchFiles {
		books = append(books, book(b, m, i))
	}
	return m, books
}

// perFile runs work on the workbooks in turn; one operation is one file.
func perFile(b *testing.B, books []*Workbook, work func(w *Workbook)) {
	b.ReportAllocs()
	report := reportCPU(b)
	for i := 0; b.Loop(); i++ {
		work(books[i%len(books)])
	}
	report()
}

// BenchmarkFile compares, on the same files in one run, reading a county
// workbook with its parts and with what others need for less. Quote ratios.
func BenchmarkFile(b *testing.B) {
	m, books := benchBooks(b)
	fail := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	reader := xlsx.Reader{Formulas: workbook.IsAppendix}
	clerk := workbook.NewReader(m.plan)
	b.Run("read+county", func(b *testing.B) {
		perFile(b, books, func(w *Workbook) {
			x, err := reader.Read(context.Background(), w.Data, xlsx.FormLimits())
			fail(err)
			clerk.County(x, w.Name, "")
		})
	})
	b.Run("read", func(b *testing.B) {
		perFile(b, books, func(w *Workbook) {
			_, err := reader.Read(context.Background(), w.Data, xlsx.FormLimits())
			fail(err)
		})
	})
	b.Run("county", func(b *testing.B) {
		var opened []*xlsx.Book
		for _, w := range books {
			x, err := new(xlsx.Reader).Read(context.Background(), w.Data, xlsx.FormLimits())
			fail(err)
			opened = append(opened, x)
		}
		i := 0
		perFile(b, books, func(w *Workbook) {
			clerk.County(opened[i%len(opened)], w.Name, "")
			i++
		})
	})
	b.Run("read-stored", func(b *testing.B) {
		stored := make([]*Workbook, len(books))
		for i, w := range books {
			stored[i] = &Workbook{Data: storedParts(b, w.Data)}
		}
		perFile(b, stored, func(w *Workbook) {
			_, err := reader.Read(context.Background(), w.Data, xlsx.FormLimits())
			fail(err)
		})
	})
	b.Run("inflate-std", func(b *testing.B) {
		parts := map[*Workbook][][]byte{}
		for _, w := range books {
			parts[w] = neededParts(b, w.Data)
		}
		var source bytes.Reader
		inflater := flate.NewReader(&source)
		buf := make([]byte, 64<<10)
		perFile(b, books, func(w *Workbook) {
			for _, packed := range parts[w] {
				source.Reset(packed)
				fail(inflater.(flate.Resetter).Reset(&source, nil))
				for {
					_, err := inflater.Read(buf)
					if err == io.EOF {
						break
					}
					fail(err)
				}
			}
		})
	})
	b.Run("excelize-rows", func(b *testing.B) {
		perFile(b, books, func(w *Workbook) { fail(excelizeRows(w.Data)) })
	})
}

// excelizeRows reads every cell of every sheet in excelize's fastest way.
func excelizeRows(data []byte) error {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.Rows(sheet)
		if err != nil {
			return err
		}
		for rows.Next() {
			if _, err := rows.Columns(excelize.Options{RawCellValue: true}); err != nil {
				return err
			}
		}
		if err := rows.Error(); err != nil {
			return err
		}
		if err := rows.Close(); err != nil {
			return err
		}
	}
	return f.Close()
}

// neededParts are the packed parts that a reader of values needs.
func neededParts(b *testing.B, data []byte) [][]byte {
	var parts [][]byte
	for _, f := range openZip(b, data).File {
		if strings.HasPrefix(f.Name, "xl/theme/") || strings.HasPrefix(f.Name, "docProps/") && f.Name != "docProps/custom.xml" {
			continue
		}
		at, err := f.DataOffset()
		if err != nil {
			b.Fatal(err)
		}
		parts = append(parts, data[at:at+int64(f.CompressedSize64)])
	}
	return parts
}

// storedParts is the same workbook without packing.
func storedParts(b *testing.B, data []byte) []byte {
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range openZip(b, data).File {
		r, err := f.Open()
		if err != nil {
			b.Fatal(err)
		}
		w, err := to.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(w, r); err != nil {
			b.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func openZip(b *testing.B, data []byte) *zip.Reader {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	return archive
}
