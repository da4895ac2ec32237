package store

import (
	"bytes"
	"hash/crc32"

	"github.com/klauspost/compress/flate"

	"shidian/consolidate/workbook/ooxml"
)

// Packed is a run of a part's bytes as the package holds them: deflated, with what more
// has to be known of them so that other runs can follow.
type Packed struct {
	data []byte
	crc  uint32
	size int64 // bytes unpacked
}

// packing deflates one run. It ends at the edge of a byte, so that another can follow.
type packing struct {
	out    bytes.Buffer
	packer *flate.Writer
	done   Packed
}

func newPacking() (*packing, error) {
	p := &packing{}
	packer, err := flate.NewWriter(&p.out, deflateLevel)
	p.packer = packer
	return p, err
}

func (p *packing) Write(data []byte) (int, error) {
	p.done.crc = crc32.Update(p.done.crc, crc32.IEEETable, data)
	p.done.size += int64(len(data))
	return p.packer.Write(data)
}

// end finishes the run; last is true for the last of its part.
func (p *packing) end(last bool) (Packed, error) {
	err := p.packer.Flush()
	if last {
		err = p.packer.Close()
	}
	p.done.data = p.out.Bytes()
	return p.done, err
}

// join is the run of both, one behind the other.
func (p Packed) join(next Packed) Packed {
	return Packed{append(p.data, next.data...), joinCRC(p.crc, next.crc, next.size), p.size + next.size}
}

// joinCRC is the CRC-32 of two runs behind one another, by their own and the length of the
// second in bytes: that of the first is moved on by as many zero bytes, by squaring the
// matrix that moves it on by one bit (as crc32_combine of zlib).
func joinCRC(first, second uint32, length int64) uint32 {
	var step [32]uint32 // row i is what bit i becomes, one bit on
	step[0] = crc32.IEEE
	for i := 1; i < 32; i++ {
		step[i] = 1 << (i - 1)
	}
	for bits := uint64(length) * 8; bits > 0; bits >>= 1 {
		if bits&1 != 0 {
			first = moved(&step, first)
		}
		var twice [32]uint32
		for i, row := range step {
			twice[i] = moved(&step, row)
		}
		step = twice
	}
	return first ^ second
}

func moved(by *[32]uint32, crc uint32) (sum uint32) {
	for i := 0; crc != 0; i, crc = i+1, crc>>1 {
		if crc&1 != 0 {
			sum ^= by[i]
		}
	}
	return sum
}

// Stream is a run of elements that somebody else than the library draws, such as the rows
// of a sheet. They are checked and packed beside the drawing, a block at a time.
type Stream struct {
	blocks chan []byte
	packed Packed
	err    error
	ended  chan struct{}
}

// NewStream begins a run. The blocks of Add are complete elements.
func NewStream() *Stream {
	s := &Stream{blocks: make(chan []byte, 2), ended: make(chan struct{})}
	go s.work()
	return s
}

// Add takes a block of complete elements, which stays as it is.
func (s *Stream) Add(block []byte) {
	s.blocks <- block
}

// End is the whole run, or what is wrong with its XML.
func (s *Stream) End() (Packed, error) {
	close(s.blocks)
	<-s.ended
	return s.packed, s.err
}

func (s *Stream) work() {
	defer close(s.ended)
	to, err := newPacking()
	for block := range s.blocks {
		if err == nil {
			err = checkElements(block)
		}
		if err == nil {
			_, err = to.Write(block)
		}
	}
	if err == nil {
		s.packed, err = to.end(false)
	}
	s.err = err
}

// checkElements checks XML that stands inside of a part.
func checkElements(block []byte) error {
	return ooxml.CheckXML(multi([]byte(`<all xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`), block, []byte(`</all>`)))
}
