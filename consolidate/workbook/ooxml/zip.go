package ooxml

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"
	"strings"
)

// The zip directory is read by ourselves, not by archive/zip: every entry is
// checked before any is unpacked, also those that are never needed, and the
// checks need what the standard package does not show (local headers, the
// bytes entries lie on). The format is APPNOTE.TXT 6.3; Office uses two
// methods, no disks, and no encryption.

// Entry is one file of the zip.
type Entry struct {
	Name     string // with "/" between folders
	packed   []byte // the bytes of the file it lies on
	size     int64  // unpacked, as declared
	crc      uint32
	deflated bool // else stored
}

// Archive is a checked zip directory.
type Archive struct {
	Entries []Entry
	byKey   map[string]int // by partKey
}

// PartKey is what part names are compared by: letter case does not tell two
// parts apart (ECMA-376 part 2, 6.2.2.3). Names have "/" by then, though three
// real files of 2,351 write "\".
func PartKey(name string) string { return strings.ToLower(name) }

// Find returns the entry of that name, or nil.
func (a *Archive) Find(name string) *Entry {
	if i, ok := a.byKey[PartKey(name)]; ok {
		return &a.Entries[i]
	}
	return nil
}

const (
	localHeaderLen   = 30
	centralHeaderLen = 46
	endRecordLen     = 22
	maxCommentLen    = 1<<16 - 1
)

var le = binary.LittleEndian

// OpenArchive reads and checks the whole directory.
func OpenArchive(ctx context.Context, data []byte, lim *Limits) (*Archive, *Fault) {
	end, flt := findEnd(data)
	if flt != nil {
		return nil, flt
	}
	if end.count > uint64(lim.Entries) {
		return nil, Faultf(TooManyEntries, "%d entries, over %d", end.count, lim.Entries)
	}
	w := dirWalk{ctx: ctx, data: data, lim: lim, dir: data[end.offset : end.offset+end.size], dirStart: end.offset}
	a := &Archive{byKey: make(map[string]int, end.count)}
	for len(w.dir) > 0 {
		e, flt := w.next()
		if flt != nil {
			return nil, w.orBinary(flt).In(e.Name)
		}
		if len(a.Entries) == lim.Entries {
			return nil, Faultf(TooManyEntries, "over %d entries", lim.Entries)
		}
		key := PartKey(e.Name)
		if _, twice := a.byKey[key]; twice {
			return nil, Faultf(DuplicateName, "two entries of this name").In(e.Name)
		}
		a.byKey[key] = len(a.Entries)
		a.Entries = append(a.Entries, e)
	}
	if uint64(len(a.Entries)) != end.count {
		return nil, Faultf(BadZip, "directory of %d entries says %d", len(a.Entries), end.count)
	}
	return a, w.overlaps()
}

// orBinary is the fault, unless the file is a binary workbook that is too large: that is
// saved in another format first, and then is not.
func (w *dirWalk) orBinary(flt *Fault) *Fault {
	dir := w.data[w.dirStart:]
	if (flt.Cause == TooLarge || flt.Cause == Ratio) && bytes.Contains(dir, []byte("xl/workbook.bin")) {
		return Faultf(BinaryWorkbook, "xl/workbook.bin, %s", flt.Detail)
	}
	return flt
}

// endRecord is the end of central directory record.
type endRecord struct{ offset, size, count uint64 }

// findEnd finds the directory from the end of the file. A file that begins as a
// zip and has no such end was cut off.
func findEnd(data []byte) (endRecord, *Fault) {
	from := max(0, len(data)-endRecordLen-maxCommentLen)
	i := bytes.LastIndex(data[from:], []byte("PK\x05\x06"))
	for ; i >= 0; i = bytes.LastIndex(data[from:from+i], []byte("PK\x05\x06")) {
		at := from + i
		if at+endRecordLen <= len(data) && at+endRecordLen+int(le.Uint16(data[at+20:])) <= len(data) {
			return readEnd(data, at)
		}
	}
	return endRecord{}, Faultf(CutOff, "no end of the zip directory in %d bytes", len(data))
}

func readEnd(data []byte, at int) (endRecord, *Fault) {
	rec := data[at:]
	end := endRecord{offset: uint64(le.Uint32(rec[16:])), size: uint64(le.Uint32(rec[12:])), count: uint64(le.Uint16(rec[10:]))}
	if le.Uint16(rec[4:]) != 0 && le.Uint16(rec[4:]) != 0xFFFF {
		return end, Faultf(BadZip, "one disk of several")
	}
	limit := uint64(at)
	if end.count == 0xFFFF || end.size == 0xFFFFFFFF || end.offset == 0xFFFFFFFF {
		at64, flt := findEnd64(data, at)
		if flt != nil {
			return end, flt
		}
		rec := data[at64:]
		end = endRecord{offset: le.Uint64(rec[48:]), size: le.Uint64(rec[40:]), count: le.Uint64(rec[32:])}
		limit = uint64(at64)
	}
	if end.size > limit || end.offset > limit-end.size {
		return end, Faultf(BadZip, "directory at %d+%d in a file of %d bytes", end.offset, end.size, len(data))
	}
	if end.count == 0 {
		return end, Faultf(PlainZip, "a zip file without entries")
	}
	return end, nil
}

// findEnd64 finds the zip64 record, which some writers always add.
func findEnd64(data []byte, at int) (int, *Fault) {
	const locatorLen, recordLen = 20, 56
	if at < locatorLen || !bytes.HasPrefix(data[at-locatorLen:], []byte("PK\x06\x07")) {
		return 0, Faultf(BadZip, "no zip64 locator")
	}
	at64 := le.Uint64(data[at-locatorLen+8:])
	if at64 > uint64(at-locatorLen) || uint64(at-locatorLen)-at64 < recordLen ||
		!bytes.HasPrefix(data[at64:], []byte("PK\x06\x06")) {
		return 0, Faultf(BadZip, "no zip64 record at %d", at64)
	}
	return int(at64), nil
}

// dirWalk goes through the central directory.
type dirWalk struct {
	ctx      context.Context
	data     []byte
	lim      *Limits
	dir      []byte // what is left of the directory
	dirStart uint64
	total    int64
	spans    []byteSpan // where each entry lies, header included
	seen     int
}

type byteSpan struct {
	from, to uint64
	name     string
}

// next reads one entry and checks all that can be checked without unpacking.
func (w *dirWalk) next() (Entry, *Fault) {
	if w.seen++; w.seen%256 == 0 && w.ctx.Err() != nil {
		return Entry{}, Faultf(Cancelled, "%v", w.ctx.Err())
	}
	h := w.dir
	if len(h) < centralHeaderLen || !bytes.HasPrefix(h, []byte("PK\x01\x02")) {
		return Entry{}, Faultf(BadZip, "no entry %d where the directory should go on", w.seen)
	}
	nameLen, extraLen, commentLen := int(le.Uint16(h[28:])), int(le.Uint16(h[30:])), int(le.Uint16(h[32:]))
	if len(h) < centralHeaderLen+nameLen+extraLen+commentLen {
		return Entry{}, Faultf(BadZip, "entry %d runs out of the directory", w.seen)
	}
	rawName := h[centralHeaderLen : centralHeaderLen+nameLen]
	extra := h[centralHeaderLen+nameLen : centralHeaderLen+nameLen+extraLen]
	w.dir = h[centralHeaderLen+nameLen+extraLen+commentLen:]

	e := Entry{Name: strings.ReplaceAll(string(rawName), `\`, "/"), crc: le.Uint32(h[16:])}
	if flt := checkPartName(e.Name); flt != nil {
		return e, flt
	}
	size, packed, offset, flt := sizes(h, extra)
	if flt != nil {
		return e, flt
	}
	method, flags := le.Uint16(h[10:]), le.Uint16(h[8:])
	if flt := w.locate(&e, rawName, method, flags, packed, offset); flt != nil {
		return e, flt
	}
	return e, w.checkSizes(&e, size)
}

// sizes returns the sizes and the place of an entry; values that do not fit
// stand in the zip64 extra field, in this order.
func sizes(h, extra []byte) (size, packed, offset uint64, flt *Fault) {
	size, packed, offset = uint64(le.Uint32(h[24:])), uint64(le.Uint32(h[20:])), uint64(le.Uint32(h[42:]))
	if size != 0xFFFFFFFF && packed != 0xFFFFFFFF && offset != 0xFFFFFFFF {
		return size, packed, offset, nil
	}
	for len(extra) >= 4 {
		id, n := le.Uint16(extra), int(le.Uint16(extra[2:]))
		extra = extra[4:]
		if n > len(extra) {
			break
		}
		field := extra[:n]
		extra = extra[n:]
		if id != 1 {
			continue
		}
		for _, value := range []*uint64{&size, &packed, &offset} {
			if *value == 0xFFFFFFFF {
				if len(field) < 8 {
					return 0, 0, 0, Faultf(BadZip, "zip64 field too short")
				}
				*value, field = le.Uint64(field), field[8:]
			}
		}
		return size, packed, offset, nil
	}
	return 0, 0, 0, Faultf(BadZip, "no zip64 field")
}

// locate finds the packed bytes of an entry through its local header, which
// must say the same as the directory: programs disagree about which to believe.
func (w *dirWalk) locate(e *Entry, rawName []byte, method, flags uint16, packed, offset uint64) *Fault {
	if flags&0x2041 != 0 { // 1: encrypted, 0x40: strongly, 0x2000: names masked
		return Faultf(Encrypted, "a zip entry with a password")
	}
	if method != 0 && method != 8 {
		return Faultf(UnknownMethod, "method %d", method)
	}
	e.deflated = method == 8
	if offset >= w.dirStart || w.dirStart-offset < localHeaderLen {
		return Faultf(BadZip, "entry at %d, directory at %d", offset, w.dirStart)
	}
	h := w.data[offset:w.dirStart]
	if !bytes.HasPrefix(h, []byte("PK\x03\x04")) {
		return Faultf(BadZip, "no local header at %d", offset)
	}
	nameLen, extraLen := int(le.Uint16(h[26:])), int(le.Uint16(h[28:]))
	if len(h) < localHeaderLen+nameLen+extraLen {
		return Faultf(BadZip, "local header at %d runs into the directory", offset)
	}
	if le.Uint16(h[6:])&1 != 0 {
		return Faultf(Encrypted, "a zip entry with a password")
	}
	if !bytes.Equal(h[localHeaderLen:localHeaderLen+nameLen], rawName) || le.Uint16(h[8:]) != method {
		return Faultf(BadZip, "local header at %d says another name or method", offset)
	}
	if local := uint64(le.Uint32(h[18:])); flags&8 == 0 && local != 0xFFFFFFFF && local != packed {
		return Faultf(BadZip, "local header at %d says %d packed bytes, the directory %d", offset, local, packed)
	}
	body := h[localHeaderLen+nameLen+extraLen:]
	if packed > uint64(len(body)) {
		return Faultf(BadZip, "%d packed bytes at %d run into the directory", packed, offset)
	}
	e.packed = body[:packed:packed]
	w.spans = append(w.spans, byteSpan{offset, offset + uint64(localHeaderLen+nameLen+extraLen) + packed, e.Name})
	return nil
}

// checkSizes holds the declared sizes against the limits. They are checked
// again, byte by byte, when the entry is unpacked.
func (w *dirWalk) checkSizes(e *Entry, size uint64) *Fault {
	if size > uint64(w.lim.EntryBytes) {
		return Faultf(TooLarge, "%d bytes unpacked, over %d", size, w.lim.EntryBytes)
	}
	e.size = int64(size)
	if w.total += e.size; w.total > w.lim.TotalBytes {
		return Faultf(TooLarge, "all entries together over %d bytes unpacked", w.lim.TotalBytes)
	}
	if !e.deflated && e.size != int64(len(e.packed)) {
		return Faultf(BadZip, "stored in %d bytes, says %d", len(e.packed), size)
	}
	return checkRatio(e.size, len(e.packed), w.lim)
}

func checkRatio(size int64, packed int, lim *Limits) *Fault {
	if size > lim.RatioFloor && size/int64(lim.Ratio) >= int64(packed) && size > int64(lim.Ratio)*int64(packed) {
		return Faultf(Ratio, "%d bytes packed in %d, over %d to 1", size, packed, lim.Ratio)
	}
	return nil
}

// overlaps refuses entries that share bytes: a 70 KB file can hold 10 GiB so.
func (w *dirWalk) overlaps() *Fault {
	slices.SortFunc(w.spans, func(a, b byteSpan) int {
		switch {
		case a.from < b.from:
			return -1
		case a.from > b.from:
			return 1
		}
		return 0
	})
	for i := 1; i < len(w.spans); i++ {
		if w.spans[i].from < w.spans[i-1].to {
			return Faultf(Overlap, "shares bytes with %s", w.spans[i-1].name).In(w.spans[i].name)
		}
	}
	return nil
}

// checkPartName refuses names that lead out of the package. Nothing is ever
// written under them, but no Office program makes them.
func checkPartName(name string) *Fault {
	if name == "" || name[0] == '/' || len(name) > 1 && name[1] == ':' || len(name) > 1024 {
		return Faultf(UnsafeName, "%.80q", name)
	}
	for i := range len(name) {
		if name[i] < 0x20 || name[i] == 0x7F {
			return Faultf(UnsafeName, "%.80q", name)
		}
	}
	for segment := range strings.SplitSeq(name, "/") {
		if segment == ".." {
			return Faultf(UnsafeName, "%.80q", name)
		}
	}
	return nil
}
