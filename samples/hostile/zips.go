package hostile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// bombs unpack to gigabytes.
func bombs(p pack) []Case {
	const mib, gib = 1 << 20, 1 << 30
	gigabyte := func(name string, unit byte) func() ([]byte, error) {
		packed := func() []byte { return deflateTimes("", bytes.Repeat([]byte{unit}, mib), gib/mib) }
		return func() ([]byte, error) { return p.put(part{name: name, packed: packed(), size: gib}).bytes() }
	}
	hidden := func(says uint64) func() ([]byte, error) {
		return func() ([]byte, error) {
			packed := deflateTimes("", bytes.Repeat([]byte{' '}, mib), gib/mib)
			return p.put(part{name: second, packed: packed, size: says}).bytes()
		}
	}
	tooBig := refused("W002", "展开后过大")
	return []Case{
		{Name: "gigabyte in a sheet.xlsx", Make: gigabyte(second, ' '), Want: tooBig, Big: true},
		{Name: "gigabyte in a picture.xlsx", Make: gigabyte("xl/media/image1.png", 0), Want: tooBig, Big: true},
		{Name: "gigabyte of shared strings.xlsx", Make: gigabyte(stringsPart, ' '), Want: tooBig, Big: true},
		{Name: "says 15 gigabytes.xlsx", Make: p.put(part{name: second, packed: deflate([]byte("<x/>")), size: 15 * gib}).bytes, Want: tooBig, Big: true},
		{Name: "gigabyte that says 100 KB.xlsx", Make: hidden(100_000), Want: refused("W010", "工作表“项目02”有损坏"), Big: true},
		{Name: "gigabyte that says 63 MiB.xlsx", Make: hidden(63 * mib), Want: refused("W010", "工作表“项目02”有损坏"), Big: true},
		{Name: "ratio of 1000.xlsx", Make: p.with("xl/media/image1.png", strings.Repeat("\x00", 8*mib)).bytes, Want: tooBig, Big: true},
		{Name: "says less than it holds.xlsx", Make: func() ([]byte, error) { return patch(p, second, fieldSize, uint32(20)) }, Want: refused("W010", "工作表“项目02”有损坏")},
		{Name: "says more than it holds.xlsx", Make: func() ([]byte, error) { return patch(p, second, fieldSize, uint32(2<<20)) }, Want: refused("W010", "工作表“项目02”有损坏")},
		{Name: "100,000 entries.xlsx", Make: manyEntries(p, 100_000).bytes, Want: refused("W002", "部件数量"), Big: true},
	}
}

func manyEntries(p pack, n int) pack {
	parts := slices.Clone(p.parts)
	for i := range n {
		parts = append(parts, part{name: fmt.Sprintf("x/%d", i), stored: true})
	}
	return pack{parts: parts, err: p.err}
}

func zipTricks(p pack) []Case {
	unsafe := refused("W002", "可能不安全")
	return []Case{
		{Name: "overlap.xlsx", Make: overlap(p), Want: unsafe, Big: true},
		{Name: "one name twice.xlsx", Make: p.also(first, "<x/>").bytes, Want: unsafe},
		{Name: "one name but for case.xlsx", Make: p.also(strings.ToUpper(first), "<x/>").bytes, Want: unsafe},
		{Name: "one name but for slashes.xlsx", Make: p.also(strings.ReplaceAll(first, "/", `\`), "<x/>").bytes, Want: unsafe},
		{Name: "name that leads out.xlsx", Make: p.also("xl/../../evil.xml", "<x/>").bytes, Want: unsafe},
		{Name: "absolute name.xlsx", Make: p.also("/etc/passwd", "x").bytes, Want: unsafe},
		{Name: "name on a drive.xlsx", Make: p.also(`C:\evil.xml`, "<x/>").bytes, Want: unsafe},
		{Name: "unknown method.xlsx", Make: func() ([]byte, error) { return patch(p, second, fieldMethod, uint16(12)) }, Want: refused("W010", "压缩方法")},
		{Name: "directory that lies.xlsx", Make: func() ([]byte, error) {
			data, err := p.bytes()
			if err == nil {
				binary.LittleEndian.PutUint16(data[len(data)-12:], 99) // entries in all
			}
			return data, err
		}, Want: refused("W010", "工作簿已损坏")},
	}
}

// overlap is a package whose first entry says that the entries after it are its
// data, as a bomb without a bound is made.
func overlap(p pack) func() ([]byte, error) {
	const name = "quine.bin"
	return func() ([]byte, error) {
		parts := append([]part{{name: name, body: "0123456789", stored: true}}, p.parts...)
		data, err := pack{parts: parts, err: p.err}.bytes()
		if err != nil {
			return nil, err
		}
		const directoryHeader, packedField, sizeField, localPacked, localSize = 46, 20, 24, 18, 22
		at := bytes.LastIndex(data, []byte(name)) - directoryHeader
		for _, field := range []int{at + packedField, at + sizeField, localPacked, localSize} {
			binary.LittleEndian.PutUint32(data[field:], 5000)
		}
		return data, nil
	}
}
