package parcel

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"shidian/consolidate/workbook/ooxml"
)

// officeParts tell a document of an Office program from an archive: .xlsx and .docx,
// .ods, .ofd.
var officeParts = []string{"[Content_Types].xml", "mimetype", "OFD.xml"}

func openArchive(r io.ReaderAt, size int64, lim ooxml.Limits) (p *Parcel, isOffice bool, err error) {
	z, err := Directory(r, size)
	if err != nil {
		return nil, false, err
	}
	p = &Parcel{}
	var total uint64
	for _, f := range z.File {
		for _, part := range officeParts {
			if strings.EqualFold(f.Name, part) {
				return nil, true, nil
			}
		}
		if len(z.File) > lim.Entries {
			continue // only whether it is a document
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > uint64(lim.EntryBytes) || total > uint64(lim.TotalBytes) {
			return nil, false, ErrTooLarge
		}
		if isBomb(f, lim) {
			return nil, false, ErrRatio
		}
		if name := memberName(f); name != "" && !isFolder(f) {
			p.Members = append(p.Members, Member{Name: name, Open: func() (io.ReadCloser, error) { return openEntry(f) }, Encrypted: isEncrypted(f)})
		}
	}
	switch {
	case len(z.File) > lim.Entries:
		return nil, false, ErrTooMany
	case len(p.Members) == 0:
		return nil, false, ErrEmpty
	}
	return p, false, nil
}

// Directory reads the directory of a zip file, within bounds, and none of what it packs.
func Directory(r io.ReaderAt, size int64) (*zip.Reader, error) {
	purse := &budget{r, longestDirectory}
	z, err := zip.NewReader(purse, size)
	switch {
	case errors.Is(err, ErrTooMany):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	purse.left = math.MaxInt64
	return z, nil
}

// longestDirectory is more than that of any archive within the bounds. A directory is held
// in memory whole.
const longestDirectory = 4 << 20

// budget is a file of which so much may be read.
type budget struct {
	io.ReaderAt
	left int64
}

func (b *budget) ReadAt(into []byte, at int64) (int, error) {
	if b.left -= int64(len(into)); b.left < 0 {
		return 0, ErrTooMany
	}
	return b.ReaderAt.ReadAt(into, at)
}

// isBomb reports whether the entry unpacks to more than any honest file does.
func isBomb(f *zip.File, lim ooxml.Limits) bool {
	return f.UncompressedSize64 > uint64(lim.RatioFloor) && f.UncompressedSize64/uint64(lim.Ratio) > f.CompressedSize64
}

// isFolder reports whether the entry is a folder, by a mark or by how its name ends.
func isFolder(f *zip.File) bool {
	return f.FileInfo().IsDir() || f.UncompressedSize64 == 0 && strings.HasSuffix(f.Name, `\`)
}

// memberName is the name of an entry. A flag says that it is UTF-8, or a field beside it
// says it so; without both it is so where it was packed on a Mac, and in GBK where it was
// packed on a Windows in China.
func memberName(f *zip.File) string {
	name := f.Name
	if text, ok := unicodeName(f); ok {
		name = text
	} else if flagged := f.Flags&0x800 != 0; !flagged && !isUTF8(name) {
		if text, ok := DecodeGBK(name); ok {
			name = text
		}
	}
	return cleanPath(name)
}

func isEncrypted(f *zip.File) bool { return f.Flags&1 != 0 }

// unicodeName is the name as the field Info-ZIP Unicode Path says it (APPNOTE 4.6.9). The
// checksum tells whether it is still that of the name.
func unicodeName(f *zip.File) (string, bool) {
	const unicodePath, head = 0x7075, 5
	for extra := f.Extra; len(extra) >= 4; {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; size > len(extra) {
			break
		}
		field := extra[:size]
		if id == unicodePath && size > head && field[0] == 1 && binary.LittleEndian.Uint32(field[1:]) == crc32.ChecksumIEEE([]byte(f.Name)) && utf8.Valid(field[head:]) {
			return string(field[head:]), true
		}
		extra = extra[size:]
	}
	return "", false
}

func openEntry(f *zip.File) (io.ReadCloser, error) {
	if isEncrypted(f) {
		return nil, ErrEncrypted
	}
	r, err := f.Open()
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return nil, ErrMethod
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return &bounded{r, r, int64(f.UncompressedSize64)}, nil
}
