package ooxml

import (
	"bytes"
	"compress/flate"
	"context"
	"hash/crc32"
	"io"
)

// partReader unpacks one zip entry in chunks. The end of the data is io.EOF
// only when size and checksum are as the directory says; every other error is
// a *Fault. Limits hold for what is met, not for what is declared.
type partReader struct {
	ctx      context.Context
	lim      *Limits
	packed   bytes.Reader
	inflater io.ReadCloser // kept between parts: its tables are 40 KB
	src      io.Reader
	entry    *Entry
	n        int64  // unpacked so far
	total    *int64 // unpacked of all parts so far
	crc      uint32
	head     [4]byte // looked at before the rest
	headFrom int     // head[headFrom:headTo] is still to be read
	headTo   int
	err      error // sticky
}

func (p *partReader) open(ctx context.Context, e *Entry, lim *Limits, total *int64) {
	p.ctx, p.lim, p.entry, p.total = ctx, lim, e, total
	p.n, p.crc, p.err, p.headFrom, p.headTo = 0, 0, nil, 0, 0
	p.packed.Reset(e.packed)
	if !e.deflated {
		p.src = &p.packed
		return
	}
	if p.inflater == nil {
		p.inflater = flate.NewReader(&p.packed)
	} else if err := p.inflater.(flate.Resetter).Reset(&p.packed, nil); err != nil {
		p.err = Faultf(BadPart, "inflate: %v", err)
	}
	p.src = p.inflater
}

// release forgets the file, so that a kept Reader does not keep it.
func (p *partReader) release() {
	p.packed.Reset(nil)
	p.ctx, p.entry, p.lim, p.total = nil, nil, nil, nil
}

// peek returns the first bytes, which tell the encoding. It is called once,
// before Read.
func (p *partReader) peek() []byte {
	n := 0
	for n < len(p.head) && p.err == nil {
		got, _ := p.Read(p.head[n:])
		n += got
	}
	p.headTo = n
	return p.head[:n]
}

func (p *partReader) Read(b []byte) (int, error) {
	if p.headFrom < p.headTo {
		n := copy(b, p.head[p.headFrom:p.headTo])
		p.headFrom += n
		return n, nil
	}
	if p.err != nil {
		return 0, p.err
	}
	if err := p.ctx.Err(); err != nil {
		p.err = Faultf(Cancelled, "%v", err)
		return 0, p.err
	}
	n, err := p.src.Read(b)
	p.n += int64(n)
	*p.total += int64(n)
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b[:n])
	if flt := p.check(err); flt != nil {
		p.err = flt
	} else {
		p.err = err
	}
	return n, p.err
}

// check holds what was met so far against the limits and the directory.
func (p *partReader) check(err error) *Fault {
	switch {
	case p.n > p.lim.EntryBytes:
		return Faultf(TooLarge, "over %d bytes unpacked", p.lim.EntryBytes)
	case *p.total > p.lim.TotalBytes:
		return Faultf(TooLarge, "all parts together over %d bytes unpacked", p.lim.TotalBytes)
	case p.n > p.entry.size:
		return Faultf(BadPart, "holds more than the %d bytes it says", p.entry.size)
	}
	if flt := checkRatio(p.n, len(p.entry.packed), p.lim); flt != nil {
		return flt
	}
	switch {
	case err == nil:
		return nil
	case err != io.EOF:
		return Faultf(BadPart, "inflate: %v", err)
	case p.n != p.entry.size:
		return Faultf(BadPart, "holds %d bytes, says %d", p.n, p.entry.size)
	case p.crc != p.entry.crc:
		return Faultf(BadPart, "checksum %08x, says %08x", p.crc, p.entry.crc)
	}
	return nil
}

// drain reads the part to its end and returns the damage met there, if any: XML
// that does not parse because its data is damaged should be called damaged.
func (p *partReader) drain(scratch []byte) *Fault {
	for p.err == nil {
		p.Read(scratch) //nolint:errcheck // the error is kept in p.err
	}
	flt, _ := p.err.(*Fault)
	return flt
}

// consumed tells how much of the packed bytes was read, for estimates.
func (p *partReader) consumed() (done, all int64) {
	all = int64(len(p.entry.packed))
	return all - int64(p.packed.Len()), all
}
