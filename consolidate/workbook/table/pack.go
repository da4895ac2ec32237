package table

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/store"
)

// drawnParts takes the parts of a package as the library writes them, unpacked.
type drawnParts struct {
	names []string
	parts map[string]*bytes.Buffer
}

// Create starts a part.
func (d *drawnParts) Create(name string) (io.Writer, error) {
	d.names = append(d.names, name)
	d.parts[name] = &bytes.Buffer{}
	return d.parts[name], nil
}

// AddFS and Close are asked for by excelize.ZipWriter.
func (d *drawnParts) AddFS(fs.FS) error { return nil }
func (d *drawnParts) Close() error      { return nil }

// pack puts the package together: what the library draws, with the rows that were drawn and
// packed beside it in their sheets.
func (b *Book) pack() ([]byte, error) {
	drawn := &drawnParts{parts: map[string]*bytes.Buffer{}}
	b.File.SetZipWriter(func(io.Writer) excelize.ZipWriter { return drawn })
	if _, err := b.File.WriteToBuffer(); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	if err := b.File.Close(); err != nil {
		return nil, fmt.Errorf("close workbook: %w", err)
	}
	if err := b.editParts(drawn); err != nil {
		return nil, err
	}
	runs := map[string][]store.Run{}
	for i, sheet := range b.sheets {
		if b.rows[sheet] == nil {
			continue
		}
		if err := b.rows[sheet].place(drawn, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), runs); err != nil {
			return nil, fmt.Errorf("rows of %s: %w", sheet, err)
		}
	}
	parts := make([]store.Part, len(drawn.names))
	for i, name := range drawn.names {
		parts[i] = store.Part{Name: name, Content: drawn.parts[name].Bytes(), Runs: runs[name]}
	}
	return store.Assemble(parts)
}

// place puts the rows and links into the part of their sheet, and the files that these lead
// to into its relationships.
func (r *rows) place(drawn *drawnParts, part string, runs map[string][]store.Run) error {
	packed, err := r.close()
	if err != nil {
		return err
	}
	if drawn.parts[part] == nil {
		return fmt.Errorf("no part %s", part)
	}
	at, err := rowsPlace(drawn.parts[part].Bytes(), r.first)
	if err != nil {
		return err
	}
	runs[part] = []store.Run{{At: at, Packed: packed}}
	if r.links.count == 0 {
		return nil
	}
	lines, err := runOf("<hyperlinks>", string(r.links.lines), "</hyperlinks>")
	if err != nil {
		return err
	}
	if at, err = linksPlace(drawn.parts[part].Bytes()); err != nil {
		return err
	}
	runs[part] = append(runs[part], store.Run{At: at, Packed: lines})
	if len(r.links.files) == 0 {
		return nil
	}
	files, err := runOf(string(r.links.files))
	if err != nil {
		return err
	}
	rels := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	const end = "</Relationships>"
	if drawn.parts[rels] == nil {
		to, _ := drawn.Create(rels)
		_, _ = io.WriteString(to, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+end)
	}
	if at = bytes.Index(drawn.parts[rels].Bytes(), []byte(end)); at < 0 {
		return fmt.Errorf("no place for relationships")
	}
	runs[rels] = []store.Run{{At: at, Packed: files}}
	return nil
}

// runOf is the run of an element.
func runOf(pieces ...string) (store.Packed, error) {
	run := store.NewStream()
	run.Add([]byte(strings.Join(pieces, "")))
	return run.End()
}

var rowBegins = regexp.MustCompile(`<row r="(\d+)"`)

// rowsPlace is where rows from the first on stand in the part of a sheet: before the rows
// that the library has drawn below them, such as a line for signatures.
func rowsPlace(part []byte, first int) (int, error) {
	for _, m := range rowBegins.FindAllSubmatchIndex(part, -1) {
		if n, _ := strconv.Atoi(string(part[m[2]:m[3]])); n >= first {
			return m[0], nil
		}
	}
	at := bytes.Index(part, []byte("</sheetData>"))
	if at < 0 {
		return 0, fmt.Errorf("no place for rows")
	}
	return at, nil
}

// behindLinks are the elements that may follow the links in a sheet: CT_Worksheet of
// ECMA-376 part 1, 18.3.1.99.
var behindLinks = []string{"printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
	"cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
	"webPublishItems", "AlternateContent", "tableParts", "extLst"}

var elementBegins = regexp.MustCompile(`<(?:\w+:)?(\w+)[ >/]`)

func linksPlace(part []byte) (int, error) {
	from := bytes.Index(part, []byte("</sheetData>"))
	end := bytes.LastIndex(part, []byte("</worksheet>"))
	if from < 0 || end < from {
		return 0, fmt.Errorf("no place for links")
	}
	for _, m := range elementBegins.FindAllSubmatchIndex(part[from:end], -1) {
		switch name := string(part[from+m[2] : from+m[3]]); {
		case name == "hyperlinks":
			return 0, fmt.Errorf("the library has drawn links too")
		case slices.Contains(behindLinks, name):
			return from + m[0], nil
		}
	}
	return end, nil
}
