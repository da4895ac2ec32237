package parcel

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"shidian/consolidate/workbook/ooxml"
)

// Parcel is a file that carries others: 高平市.zip with two workbooks. Its members can
// be opened as long as the file is.
type Parcel struct {
	Members []Member
	Letter  bool // a mail: it has a text of its own, which is no member
	Drawn   int  // pictures that stand in the text of a mail, which are no members
}

// Member is one file in a parcel: 沁水县/申报表.xlsx.
type Member struct {
	Name string // with /, as it was named; bytes that are no UTF-8 where the encoding is not known
	Open func() (io.ReadCloser, error)

	Encrypted bool // it has a password, so that Open fails
}

// Why a parcel, or a member of one, cannot be read.
var (
	ErrEmpty     = errors.New("nothing in it")
	ErrEncrypted = errors.New("has a password")
	ErrMethod    = errors.New("packed in a way that is not known")
	ErrDamaged   = errors.New("damaged")
	ErrTooLarge  = errors.New("larger than the bounds")
	ErrTooMany   = errors.New("more members than the bounds")
	ErrRatio     = errors.New("unpacks to more than the bounds")
)

// IsArchive reports whether a file that begins like this is a zip, be it an archive or an
// Office file.
func IsArchive(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// Open lists what is in an archive, or in a mail. Where isOffice is true the file is one
// document of an Office program and no parcel.
func Open(r io.ReaderAt, size int64, lim ooxml.Limits) (p *Parcel, isOffice bool, err error) {
	if size > lim.FileBytes {
		return nil, false, ErrTooLarge
	}
	var head [4]byte
	if _, err := r.ReadAt(head[:], 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, false, fmt.Errorf("begin to read: %w", err)
	}
	if IsArchive(head[:]) {
		return openArchive(r, size, lim)
	}
	p, err = openMail(r, size, lim)
	return p, false, err
}

// bounded reads from a member no more than it may have.
type bounded struct {
	io.Reader
	io.Closer
	left int64
}

func (b *bounded) Read(into []byte) (int, error) {
	n, err := b.Reader.Read(into)
	if b.left -= int64(n); b.left < 0 {
		return 0, ErrTooLarge
	}
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return n, err
}
