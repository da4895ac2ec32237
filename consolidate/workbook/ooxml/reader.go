package ooxml

import "context"

// Reader opens one package after the other and keeps its buffers between
// them. It keeps nothing of the packages themselves. The zero value is ready; it
// is not safe for use by several goroutines at once.
type Reader struct {
	ctx   context.Context
	lim   Limits
	total int64 // unpacked so far

	part partReader
	wide utf16Reader
	s    Scanner
}

// What a Reader keeps at most between two packages.
const keepScanned = 1 << 20

// Open reads the directory and the content types of the package held in data,
// which is the whole file. Reading stops between two chunks when the context ends.
func (r *Reader) Open(ctx context.Context, data []byte, lim Limits) (*Package, *Fault) {
	r.ctx, r.lim, r.total = ctx, lim, 0
	if !r.lim.valid() {
		return nil, Faultf(BadLimits, "%+v", r.lim)
	}
	if err := r.ctx.Err(); err != nil {
		return nil, Faultf(Cancelled, "%v", err)
	}
	if int64(len(data)) > r.lim.FileBytes {
		return nil, Faultf(TooLarge, "%d bytes, over %d", len(data), r.lim.FileBytes)
	}
	if flt := Sniff(data); flt != nil {
		return nil, flt
	}
	a, flt := OpenArchive(r.ctx, data, &r.lim)
	if flt != nil {
		return nil, flt
	}
	return r.openPackage(a)
}

// Release forgets the package and gives large buffers back.
func (r *Reader) Release() {
	r.part.release()
	r.ctx = nil
	if len(r.s.buf) > keepScanned {
		r.s.buf = nil
	}
	for _, b := range []*[]byte{&r.s.scratch, &r.s.attrScratch} {
		if cap(*b) > keepScanned {
			*b = nil
		}
	}
}

// Consumed tells how much of the packed bytes of a part was read, for estimates.
func (r *Reader) Consumed() (done, all int64) { return r.part.consumed() }

// Scan has a part read by fn, then to its end. A fault in what the part says
// gives way to one in its data: XML does not parse because a bit is wrong.
func (r *Reader) Scan(e *Entry, fn func(*Scanner) *Fault) *Fault {
	r.part.open(r.ctx, e, &r.lim, &r.total)
	if order := utf16Order(r.part.peek()); order != nil {
		r.wide.reset(&r.part, order)
		r.s.Reset(&r.wide, &r.lim)
	} else {
		r.s.Reset(&r.part, &r.lim)
	}
	flt := fn(&r.s)
	if flt == nil {
		flt = r.s.Rest()
	}
	if flt == nil && r.s.stray {
		flt = Faultf(BadXML, "text where only elements belong")
	}
	if flt == nil {
		return nil
	}
	if !flt.Cause.RefusesAll() || flt.Cause == Doctype {
		if under := r.part.drain(r.s.buf); under != nil {
			flt = under
		}
	}
	return flt.In(e.Name)
}
