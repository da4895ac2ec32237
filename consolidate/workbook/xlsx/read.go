package xlsx

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// Reader reads one workbook after the other and keeps its buffers between them,
// which saves a fifth of the time for small workbooks. It keeps nothing of the
// workbooks themselves. The zero value is ready; it is not safe for use by
// several goroutines at once.
type Reader struct {
	// Formulas tells the sheets that a program has written and that hold nothing but
	// formulas, by their index in the book, whose names are known by then. While that is
	// so, their cells are not read. It may be nil.
	Formulas func(b *Book, sheet int) bool

	// Layouts says that sheets may be drawn again, and their layout is to be kept.
	Layouts bool

	pkg       ooxml.Reader
	lim       Limits
	cellCount int64
	spread    int64 // see Limits.SpreadCells

	cells []Cell // scratch
	raw   []byte // scratch: text as written
	text  []byte // scratch: text decoded
	runs  []run  // scratch: the pieces of a text that has fonts of its own

	formula []byte // scratch
}

// What a Reader keeps at most between two workbooks.
const (
	keepCells = 16 << 10
	keepBytes = 1 << 20
)

// Read reads the package held in data, which is the whole file and is not kept.
//
// The error is a *[Refusal] when nothing could be read. A Book with Damage was
// read in part, and Damage says what is missing or doubtful. Reading stops
// between two chunks when the context ends.
func (r *Reader) Read(ctx context.Context, data []byte, lim Limits) (*Book, error) {
	defer r.release()
	r.lim, r.cellCount, r.spread = lim, 0, 0
	book, flt := r.read(ctx, data)
	if flt != nil {
		return nil, flt.Refusal()
	}
	return book, nil
}

func (r *Reader) release() {
	r.pkg.Release()
	for _, b := range []*[]byte{&r.raw, &r.text, &r.formula} {
		if cap(*b) > keepBytes {
			*b = nil
		}
	}
}

func (r *Reader) read(ctx context.Context, data []byte) (*Book, *ooxml.Fault) {
	if !r.lim.valid() {
		return nil, ooxml.Faultf(ooxml.BadLimits, "%+v", r.lim)
	}
	p, flt := r.pkg.Open(ctx, data, r.lim.Limits)
	if flt != nil {
		return nil, flt
	}
	return r.readBook(p)
}

// scan has a part read by fn, then to its end.
func (r *Reader) scan(e *ooxml.Entry, fn func(scanner) *ooxml.Fault) *ooxml.Fault {
	return r.pkg.Scan(e, func(s *ooxml.Scanner) *ooxml.Fault { return fn(scanner{s}) })
}

// checkMainType tells workbooks from their kin. The binary format comes first:
// its type says "macroEnabled" as well.
func checkMainType(kind string) *ooxml.Fault {
	has := func(word string) bool { return strings.Contains(kind, word) }
	switch {
	case has("sheet.binary"):
		return ooxml.Faultf(ooxml.BinaryWorkbook, "%s", kind)
	case has("spreadsheetml.sheet.main") || has("spreadsheetml.template.main"),
		has("ms-excel.sheet.macroEnabled.main") || has("ms-excel.template.macroEnabled.main"),
		has("ms-excel.addin.macroEnabled.main"):
		return nil
	case has("wordprocessingml") || has("ms-word"):
		return ooxml.Faultf(ooxml.WordDocument, "%s", kind)
	case has("presentationml") || has("ms-powerpoint"):
		return ooxml.Faultf(ooxml.Presentation, "%s", kind)
	case kind == "":
		return ooxml.Faultf(ooxml.BadPackage, "the main document has no content type")
	}
	return ooxml.Faultf(ooxml.UnknownFormat, "%.100s", kind)
}

// bookReader gathers what the sheets need.
type bookReader struct {
	*Reader
	pack    *ooxml.Package
	beside  bool                          // some sheet has comments or drawings
	rels    map[string]ooxml.Relationship // of the workbook part, by id
	book    *Book
	strings *sharedStrings
	styles  *styles
	users   map[string]string // which sheet uses a part, by partKey
	theme   []rgb             // its colours
}

func (r *Reader) readBook(p *ooxml.Package) (*Book, *ooxml.Fault) {
	main, packageRels, flt := r.pkg.MainPart(p)
	if flt != nil {
		return nil, flt
	}
	if flt := checkMainType(p.TypeOf(main)).In(main); flt != nil {
		return nil, flt
	}
	rels, flt := r.pkg.Relationships(p, main)
	if flt != nil {
		return nil, flt
	}
	var w *workbookPart
	flt = r.scan(p.Find(main), func(s scanner) (flt *ooxml.Fault) {
		w, flt = readWorkbook(s, &r.lim)
		return flt
	})
	if flt != nil {
		return nil, flt
	}
	if len(w.sheets) == 0 {
		return nil, ooxml.Faultf(ooxml.NoSheets, "the workbook lists none").In(main)
	}
	w.checkNames()
	b := &bookReader{Reader: r, pack: p, beside: hasBeside(p), rels: map[string]ooxml.Relationship{}, users: map[string]string{},
		book: &Book{Names: w.names, Date1904: w.date1904, Carries: carries(p)}}
	for _, rel := range rels {
		b.rels[rel.ID] = rel
	}
	for _, d := range w.damage {
		d.Part, d.Count = main, 1
		b.book.Damage = append(b.book.Damage, d)
	}
	if flt := b.readShared(rels, packageRels); flt != nil {
		return nil, flt
	}
	if flt := b.readSheets(w.sheets); flt != nil {
		return nil, flt
	}
	return b.book, b.readFormats(rels)
}

// readShared reads the parts that belong to no sheet.
func (b *bookReader) readShared(rels, packageRels []ooxml.Relationship) *ooxml.Fault {
	before := len(b.book.Damage)
	flt := b.readPart(rels, "styles", func(s scanner) (flt *ooxml.Fault) {
		b.styles, flt = readStyles(s)
		return flt
	})
	if flt != nil {
		return flt
	}
	if b.styles == nil {
		b.styles = &styles{damaged: len(b.book.Damage) > before}
	}
	if flt := b.readTints(rels); flt != nil {
		return flt
	}
	flt = b.readPart(rels, "sharedStrings", func(s scanner) (flt *ooxml.Fault) {
		b.strings, flt = b.sharedStrings(s)
		return flt
	})
	if flt != nil {
		return flt
	}
	kind := "custom-properties"
	for _, rel := range packageRels {
		if rel.Kind == "customProperties" { // strict
			kind = rel.Kind
		}
	}
	flt = b.readPart(packageRels, kind, func(s scanner) (flt *ooxml.Fault) {
		b.book.Properties, flt = readProperties(s, &b.lim)
		return flt
	})
	if flt != nil {
		return flt
	}
	return b.readCore(packageRels)
}

// readTints reads the theme, for its colours. Nothing that people filled in depends on it,
// so damage there is none of the workbook's.
func (b *bookReader) readTints(rels []ooxml.Relationship) *ooxml.Fault {
	before := len(b.book.Damage)
	var theme []rgb
	flt := b.readPart(rels, "theme", func(s scanner) (flt *ooxml.Fault) {
		theme, flt = readTheme(s)
		return flt
	})
	b.book.Damage = b.book.Damage[:before]
	b.theme = theme
	b.styles.resolveGrounds(theme)
	if flt != nil && flt.Cause == ooxml.BadPackage { // two of them: neither is believed
		return nil
	}
	return flt
}

// readCore reads docProps/core.xml. Nothing of a workbook depends on it and
// some programs write it badly, so damage there is none of the workbook's.
func (b *bookReader) readCore(packageRels []ooxml.Relationship) *ooxml.Fault {
	before := len(b.book.Damage)
	flt := b.readPart(packageRels, "core-properties", func(s scanner) (flt *ooxml.Fault) {
		b.book.Modified, flt = readModified(s, &b.lim)
		return flt
	})
	b.book.Damage = b.book.Damage[:before]
	if flt != nil && flt.Cause == ooxml.BadPackage { // two of them: neither is believed
		return nil
	}
	return flt
}

// readPart reads the one part of that kind, if there is one. Damage in it is
// noted; a fault is returned only when it refuses the workbook.
func (b *bookReader) readPart(rels []ooxml.Relationship, kind string, fn func(scanner) *ooxml.Fault) *ooxml.Fault {
	target := ""
	for _, rel := range rels {
		if rel.Kind != kind {
			continue
		}
		if target != "" && ooxml.PartKey(target) != ooxml.PartKey(rel.Target) {
			return ooxml.Faultf(ooxml.BadPackage, "two parts of kind %s", kind).In(rel.Target)
		}
		target = rel.Target
	}
	if target == "" {
		return nil
	}
	e := b.pack.Find(target)
	if e == nil {
		b.note("", target, ooxml.Faultf(ooxml.MissingPart, "no such entry"))
		return nil
	}
	flt := b.scan(e, fn)
	if flt != nil && flt.Cause.RefusesAll() {
		return flt
	}
	b.note("", e.Name, flt)
	return nil
}

// note adds damage, if there is any.
func (b *bookReader) note(sheet, part string, flt *ooxml.Fault) {
	if flt != nil {
		b.book.Damage = append(b.book.Damage, Damage{Sheet: sheet, Part: part, Cause: flt.Cause, Count: 1, Detail: flt.Detail})
	}
}

func (b *bookReader) readSheets(sheets []sheetEntry) *ooxml.Fault {
	names := map[string]bool{}
	for _, listed := range sheets {
		sheet := &Sheet{Name: listed.name, Raw: listed.name, State: listed.state}
		b.book.Sheets = append(b.book.Sheets, sheet)
		if key := strings.ToLower(listed.name); names[key] || key == "" {
			b.note(listed.name, b.rels[listed.rel].Target, ooxml.Faultf(ooxml.DuplicateName, "a sheet without a name of its own"))
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
func (b *bookReader) readSheet(sheet *Sheet, listed sheetEntry) *ooxml.Fault {
	if listed.rel == "" && !b.named(len(b.book.Sheets)-1) {
		b.book.Carries = append(b.book.Carries, Carried{CarryModuleSheet, listed.name})
		return nil
	}
	e, flt := b.sheetPart(listed)
	if flt != nil {
		b.note(sheet.Name, flt.Part, flt)
		return nil
	}
	if e == nil {
		return nil // a chart
	}
	if only, flt := b.onlyFormulas(e); flt != nil && flt.Cause.RefusesAll() {
		return flt
	} else if only {
		return b.besides(sheet, e)
	}
	sr := &sheetReader{Reader: b.Reader, sheet: sheet, strings: b.strings, styles: b.styles,
		epoch04: b.book.Date1904, cells: b.cells[:0], damage: damageList{sheet: sheet.Name, part: e.Name}}
	if b.Layouts {
		sheet.Layout, sr.shared = &Layout{}, map[string]sharedText{}
	}
	flt = b.scan(e, func(s scanner) *ooxml.Fault {
		sr.s = s
		return sr.read()
	})
	sr.finish()
	if flt != nil && flt.Cause.RefusesAll() {
		return flt
	}
	b.book.Damage = append(b.book.Damage, sr.damage.list...)
	if flt != nil {
		flt.Detail += "; cells were read up to row " + strconv.Itoa(sr.row)
		b.note(sheet.Name, e.Name, flt)
	}
	return b.besides(sheet, e)
}

// onlyFormulas reports whether the sheet is one that the caller knows to be written by a
// program, and every cell of it is still a formula.
func (b *bookReader) onlyFormulas(e *ooxml.Entry) (bool, *ooxml.Fault) {
	if b.Formulas == nil || !b.Formulas(b.book, len(b.book.Sheets)-1) {
		return false, nil
	}
	counts, ok, flt := b.pkg.Count(e, "c", "f")
	return ok && counts[0] > 0 && counts[0] == counts[1], flt
}

// besides reads what lies beside the cells of a sheet.
func (b *bookReader) besides(sheet *Sheet, e *ooxml.Entry) *ooxml.Fault {
	if flt := b.notePivots(sheet, e.Name); flt != nil {
		return flt
	}
	if b.beside {
		return b.readBeside(sheet, e.Name)
	}
	return nil
}

// named reports whether names belong to the sheet. The module sheets of old workbooks
// are listed without a part and have none; a sheet that has names held cells.
func (b *bookReader) named(sheet int) bool {
	return slices.ContainsFunc(b.book.Names, func(n Name) bool { return n.Sheet == sheet })
}

// sheetPart finds the part of a sheet: inside the package, there, and of no
// other sheet. It is nil for sheets that hold no cells.
func (b *bookReader) sheetPart(sheet sheetEntry) (*ooxml.Entry, *ooxml.Fault) {
	rel, ok := b.rels[sheet.rel]
	if !ok {
		return nil, ooxml.Faultf(ooxml.BadPackage, "no relationship %s", ooxml.Clip(sheet.rel))
	}
	if rel.External {
		return nil, ooxml.Faultf(ooxml.BadPackage, "the sheet lies outside the workbook").In(rel.Target)
	}
	e := b.pack.Find(rel.Target)
	if e == nil {
		return nil, ooxml.Faultf(ooxml.MissingPart, "no such entry").In(rel.Target)
	}
	if other, taken := b.users[ooxml.PartKey(e.Name)]; taken {
		return nil, ooxml.Faultf(ooxml.BadPackage, "the same part as sheet %s", ooxml.Clip(other)).In(e.Name)
	}
	b.users[ooxml.PartKey(e.Name)] = sheet.name
	switch rel.Kind {
	case "worksheet":
		return e, nil
	case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet":
		return nil, nil // no values; macro sheets are in Book.Carries
	}
	return nil, ooxml.Faultf(ooxml.BadPackage, "a sheet of kind %s", ooxml.Clip(rel.Kind)).In(e.Name)
}

// estimate tells how many items a part will hold that has shown n so far, from
// how much of it was read: an allocation by what was met, not by what is said.
func (r *Reader) estimate(n int) int {
	if n < 4096 {
		return max(64, 2*n)
	}
	done, all := r.pkg.Consumed()
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
