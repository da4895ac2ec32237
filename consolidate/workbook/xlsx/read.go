package xlsx

import (
	"context"
	"math"
	"strconv"
	"strings"
)

// Read reads the package held in data, which is the whole file and is not kept.
//
// The error is a *[Refusal] when nothing could be read. A Book with Damage was
// read in part, and Damage says what is missing or doubtful. Reading stops
// between two chunks when the context ends.
func Read(ctx context.Context, data []byte, lim Limits) (*Book, error) {
	return new(Reader).Read(ctx, data, lim)
}

// Reader reads one workbook after the other and keeps its buffers between them,
// which saves a fifth of the time for small workbooks. It keeps nothing of the
// workbooks themselves. The zero value is ready; it is not safe for use by
// several goroutines at once.
type Reader struct {
	ctx       context.Context
	lim       Limits
	total     int64 // unpacked so far
	cellCount int64
	spread    int64 // see Limits.SpreadCells

	part  partReader
	wide  utf16Reader
	s     scanner
	cells []Cell // scratch
	raw   []byte // scratch: text as written
	text  []byte // scratch: text decoded
}

// What a Reader keeps at most between two workbooks.
const (
	keepCells = 16 << 10
	keepBytes = 1 << 20
)

// Read is the function [Read] with the buffers of r.
func (r *Reader) Read(ctx context.Context, data []byte, lim Limits) (*Book, error) {
	defer r.release()
	r.ctx, r.lim = ctx, lim
	r.total, r.cellCount, r.spread = 0, 0, 0
	book, flt := r.read(data)
	if flt != nil {
		return nil, flt.refusal()
	}
	return book, nil
}

func (r *Reader) release() {
	r.part.release()
	r.ctx = nil
	if len(r.s.buf) > keepBytes {
		r.s.buf = nil
	}
	for _, b := range []*[]byte{&r.raw, &r.text, &r.s.scratch, &r.s.attrScratch, &r.s.spare} {
		if cap(*b) > keepBytes {
			*b = nil
		}
	}
}

func (r *Reader) read(data []byte) (*Book, *fault) {
	if !r.lim.valid() {
		return nil, faultf(BadLimits, "%+v", r.lim)
	}
	if err := r.ctx.Err(); err != nil {
		return nil, faultf(Cancelled, "%v", err)
	}
	if int64(len(data)) > r.lim.FileBytes {
		return nil, faultf(TooLarge, "%d bytes, over %d", len(data), r.lim.FileBytes)
	}
	if flt := sniff(data); flt != nil {
		return nil, flt
	}
	a, flt := openArchive(r.ctx, data, &r.lim)
	if flt != nil {
		return nil, flt
	}
	p, flt := r.openPackage(a)
	if flt != nil {
		return nil, flt
	}
	return r.readBook(p)
}

// scan has a part read by fn, then to its end. A fault in what the part says
// gives way to one in its data: XML does not parse because a bit is wrong.
func (r *Reader) scan(e *entry, fn func(*scanner) *fault) *fault {
	r.part.open(r.ctx, e, &r.lim, &r.total)
	if order := utf16Order(r.part.peek()); order != nil {
		r.wide.reset(&r.part, order)
		r.s.reset(&r.wide, &r.lim)
	} else {
		r.s.reset(&r.part, &r.lim)
	}
	flt := fn(&r.s)
	if flt == nil {
		flt = r.s.rest()
	}
	if flt == nil && r.s.stray {
		flt = faultf(BadXML, "text where only elements belong")
	}
	if flt == nil {
		return nil
	}
	if !flt.cause.refusesAll() || flt.cause == Doctype {
		if under := r.part.drain(r.s.buf); under != nil {
			flt = under
		}
	}
	return flt.in(e.name)
}

// bookReader gathers what the sheets need.
type bookReader struct {
	*Reader
	pack      *pack
	commented bool                    // some sheet has comments
	rels      map[string]relationship // of the workbook part, by id
	book      *Book
	strings   *sharedStrings
	styles    *styles
	users     map[string]string // which sheet uses a part, by partKey
}

func (r *Reader) readBook(p *pack) (*Book, *fault) {
	main, packageRels, flt := r.mainPart(p)
	if flt != nil {
		return nil, flt
	}
	rels, flt := r.relationships(p, main)
	if flt != nil {
		return nil, flt
	}
	var w *workbookPart
	flt = r.scan(p.find(main), func(s *scanner) (flt *fault) {
		w, flt = readWorkbook(s, &r.lim)
		return flt
	})
	if flt != nil {
		return nil, flt
	}
	if len(w.sheets) == 0 {
		return nil, faultf(NoSheets, "the workbook lists none").in(main)
	}
	w.checkNames()
	b := &bookReader{Reader: r, pack: p, commented: p.hasComments(), rels: map[string]relationship{}, users: map[string]string{},
		book: &Book{Names: w.names, Date1904: w.date1904, Carries: p.carries()}}
	for _, rel := range rels {
		b.rels[rel.id] = rel
	}
	for _, d := range w.damage {
		d.Part, d.Count = main, 1
		b.book.Damage = append(b.book.Damage, d)
	}
	if flt := b.readShared(rels, packageRels); flt != nil {
		return nil, flt
	}
	return b.book, b.readSheets(w.sheets)
}

// readShared reads the parts that belong to no sheet.
func (b *bookReader) readShared(rels, packageRels []relationship) *fault {
	before := len(b.book.Damage)
	flt := b.readPart(rels, "styles", func(s *scanner) (flt *fault) {
		b.styles, flt = readStyles(s)
		return flt
	})
	if flt != nil {
		return flt
	}
	if b.styles == nil {
		b.styles = &styles{damaged: len(b.book.Damage) > before}
	}
	flt = b.readPart(rels, "sharedStrings", func(s *scanner) (flt *fault) {
		b.strings, flt = b.sharedStrings(s)
		return flt
	})
	if flt != nil {
		return flt
	}
	kind := "custom-properties"
	for _, rel := range packageRels {
		if rel.kind == "customProperties" { // strict
			kind = rel.kind
		}
	}
	flt = b.readPart(packageRels, kind, func(s *scanner) (flt *fault) {
		b.book.Properties, flt = readProperties(s, &b.lim)
		return flt
	})
	if flt != nil {
		return flt
	}
	return b.readCore(packageRels)
}

// readCore reads docProps/core.xml. Nothing of a workbook depends on it and
// some programs write it badly, so damage there is none of the workbook's.
func (b *bookReader) readCore(packageRels []relationship) *fault {
	before := len(b.book.Damage)
	flt := b.readPart(packageRels, "core-properties", func(s *scanner) (flt *fault) {
		b.book.Modified, flt = readModified(s, &b.lim)
		return flt
	})
	b.book.Damage = b.book.Damage[:before]
	if flt != nil && flt.cause == BadPackage { // two of them: neither is believed
		return nil
	}
	return flt
}

// readPart reads the one part of that kind, if there is one. Damage in it is
// noted; a fault is returned only when it refuses the workbook.
func (b *bookReader) readPart(rels []relationship, kind string, fn func(*scanner) *fault) *fault {
	target := ""
	for _, rel := range rels {
		if rel.kind != kind {
			continue
		}
		if target != "" && partKey(target) != partKey(rel.target) {
			return faultf(BadPackage, "two parts of kind %s", kind).in(rel.target)
		}
		target = rel.target
	}
	if target == "" {
		return nil
	}
	e := b.pack.find(target)
	if e == nil {
		b.note("", target, faultf(MissingPart, "no such entry"))
		return nil
	}
	flt := b.scan(e, fn)
	if flt != nil && flt.cause.refusesAll() {
		return flt
	}
	b.note("", e.name, flt)
	return nil
}

// note adds damage, if there is any.
func (b *bookReader) note(sheet, part string, flt *fault) {
	if flt != nil {
		b.book.Damage = append(b.book.Damage, Damage{Sheet: sheet, Part: part, Cause: flt.cause, Count: 1, Detail: flt.detail})
	}
}

func (b *bookReader) readSheets(sheets []sheetEntry) *fault {
	names := map[string]bool{}
	for _, listed := range sheets {
		sheet := &Sheet{Name: listed.name, Raw: listed.name, State: listed.state}
		b.book.Sheets = append(b.book.Sheets, sheet)
		if key := strings.ToLower(listed.name); names[key] || key == "" {
			b.note(listed.name, b.rels[listed.rel].target, faultf(DuplicateName, "a sheet without a name of its own"))
		} else {
			names[key] = true
		}
		if flt := b.readSheet(sheet, listed); flt != nil {
			return flt
		}
	}
	return nil
}

// readSheet reads one sheet, or notes why it cannot be read.
func (b *bookReader) readSheet(sheet *Sheet, listed sheetEntry) *fault {
	e, flt := b.sheetPart(listed)
	if flt != nil {
		b.note(sheet.Name, flt.part, flt)
		return nil
	}
	if e == nil {
		return nil // a chart
	}
	sr := &sheetReader{Reader: b.Reader, s: &b.s, sheet: sheet, strings: b.strings, styles: b.styles,
		epoch04: b.book.Date1904, cells: b.cells[:0], damage: damageList{sheet: sheet.Name, part: e.name}}
	flt = b.scan(e, func(*scanner) *fault { return sr.read() })
	sr.finish()
	if flt != nil && flt.cause.refusesAll() {
		return flt
	}
	b.book.Damage = append(b.book.Damage, sr.damage.list...)
	if flt != nil {
		flt.detail += "; cells were read up to row " + strconv.Itoa(sr.row)
		b.note(sheet.Name, e.name, flt)
	}
	if b.commented {
		return b.readComments(sheet, e.name)
	}
	return nil
}

// sheetPart finds the part of a sheet: inside the package, there, and of no
// other sheet. It is nil for sheets that hold no cells.
func (b *bookReader) sheetPart(sheet sheetEntry) (*entry, *fault) {
	rel, ok := b.rels[sheet.rel]
	if !ok {
		return nil, faultf(BadPackage, "no relationship %s", clip(sheet.rel))
	}
	if rel.external {
		return nil, faultf(BadPackage, "the sheet lies outside the workbook").in(rel.target)
	}
	e := b.pack.find(rel.target)
	if e == nil {
		return nil, faultf(MissingPart, "no such entry").in(rel.target)
	}
	if other, taken := b.users[partKey(e.name)]; taken {
		return nil, faultf(BadPackage, "the same part as sheet %s", clip(other)).in(e.name)
	}
	b.users[partKey(e.name)] = sheet.name
	switch rel.kind {
	case "worksheet":
		return e, nil
	case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet":
		return nil, nil // no values; macro sheets are in Book.Carries
	}
	return nil, faultf(BadPackage, "a sheet of kind %s", clip(rel.kind)).in(e.name)
}

// estimate tells how many items a part will hold that has shown n so far, from
// how much of it was read: an allocation by what was met, not by what is said.
func (r *Reader) estimate(n int) int {
	if n < 4096 {
		return max(64, 2*n)
	}
	done, all := r.part.consumed()
	guess := float64(n) * 1.05 * float64(all) / float64(max(done, 1))
	most := math.Min(float64(r.lim.Cells)+1, 64*float64(n))
	return max(n+n/4, int(math.Min(guess, most)))
}

// grow returns the list with room for that many.
func grow[T any](list []T, room int) []T {
	grown := make([]T, len(list), max(room, len(list)+1))
	copy(grown, list)
	return grown
}
