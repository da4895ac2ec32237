package main

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"errors"
	"fmt"
)

// askForWindows10 returns the program with a header by which an older Windows
// refuses to start it (不是有效的 Win32 应用程序). Go 1.26 needs Windows 10 and writes
// 6.1 there, so that Windows 7 starts the program, and it crashes.
//
// The number alone would be worse: from 6.3 on, Windows does not start a program
// (0xC000007B) that has no security cookie, unless its load configuration says
// that it needs none. So that is added, as Go 1.27 writes it by itself.
func askForWindows10(exe []byte) ([]byte, error) {
	h, err := readHeader(exe)
	if err != nil {
		return nil, err
	}
	if h.get(atCheckSum) != 0 {
		return nil, errors.New("the program has a checksum or is signed: sign it after it was packed")
	}
	const windows10 = 10 // and 0 in the upper half: 10.0
	h.set(atSystemVersion, windows10)
	h.set(atSubsystemVersion, windows10)
	if h.get(h.atLoadConfig) != 0 {
		return h.exe, nil
	}
	return h.withLoadConfig()
}

// Where an optional header has what is changed here. For 32 and 64 bits that is
// the same place, as pe.OptionalHeader32 and pe.OptionalHeader64 say.
const (
	atDataSize         = 8 // SizeOfInitializedData
	atMemoryAlignment  = 32
	atFileAlignment    = 36
	atSystemVersion    = 40 // MajorOperatingSystemVersion, then Minor…
	atSubsystemVersion = 48
	atImageSize        = 56
	atHeadersSize      = 60
	atCheckSum         = 64
)

// header is that of a program for Windows, and the program with it.
type header struct {
	exe      []byte
	coff     int // where it begins
	optional int
	sections int // where the next section would be described

	// What differs between 32 and 64 bits.
	atLoadConfig int    // in the optional header: address and size
	configSize   uint32 // of a load configuration
	atGuardFlags int    // in a load configuration
}

func readHeader(exe []byte) (*header, error) {
	f, err := pe.NewFile(bytes.NewReader(exe))
	if err != nil {
		return nil, fmt.Errorf("not a program for Windows: %w", err)
	}
	const coffSize, sectionSize = 20, 40
	h := &header{exe: bytes.Clone(exe), coff: int(binary.LittleEndian.Uint32(exe[0x3c:])) + len("PE\x00\x00")}
	h.optional = h.coff + coffSize
	h.sections = h.optional + int(f.SizeOfOptionalHeader) + sectionSize*len(f.Sections)
	const directory = 8 * pe.IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG
	switch f.OptionalHeader.(type) {
	case *pe.OptionalHeader32:
		h.atLoadConfig, h.configSize, h.atGuardFlags = 96+directory, 0xc0, 0x58
	case *pe.OptionalHeader64:
		h.atLoadConfig, h.configSize, h.atGuardFlags = 112+directory, 0x140, 0x90
	default:
		return nil, errors.New("not a program for Windows: it has no optional header")
	}
	return h, nil
}

func (h *header) get(at int) uint32 { return binary.LittleEndian.Uint32(h.exe[h.optional+at:]) }

func (h *header) set(at int, n uint32) { binary.LittleEndian.PutUint32(h.exe[h.optional+at:], n) }

// withLoadConfig is the program with one more section, in which there is nothing
// but a load configuration that says that there is no security cookie.
func (h *header) withLoadConfig() ([]byte, error) {
	const cookieUnused = 0x800 // IMAGE_GUARD_SECURITY_COOKIE_UNUSED
	data := make([]byte, roundUp(h.configSize, h.get(atFileAlignment)))
	binary.LittleEndian.PutUint32(data, h.configSize)
	binary.LittleEndian.PutUint32(data[h.atGuardFlags:], cookieUnused)

	begin := roundUp(uint32(len(h.exe)), h.get(atFileAlignment))
	section := pe.SectionHeader32{
		Name:        [8]uint8{'.', 'l', 'd', 'c', 'f', 'g'},
		VirtualSize: h.configSize, VirtualAddress: h.get(atImageSize),
		SizeOfRawData: uint32(len(data)), PointerToRawData: begin,
		Characteristics: pe.IMAGE_SCN_CNT_INITIALIZED_DATA | pe.IMAGE_SCN_MEM_READ,
	}
	described, err := binary.Append(nil, binary.LittleEndian, section)
	if err != nil {
		return nil, err
	}
	free := h.exe[h.sections:max(h.sections, int(h.get(atHeadersSize)))]
	if len(free) < len(described) || !bytes.Equal(free[:len(described)], make([]byte, len(described))) {
		return nil, errors.New("the header of the program has no room for one more section")
	}
	copy(free, described)
	sections := h.exe[h.coff+2:]
	binary.LittleEndian.PutUint16(sections, binary.LittleEndian.Uint16(sections)+1)
	h.set(h.atLoadConfig, section.VirtualAddress)
	h.set(h.atLoadConfig+4, section.VirtualSize)
	h.set(atDataSize, h.get(atDataSize)+section.SizeOfRawData)
	h.set(atImageSize, section.VirtualAddress+roundUp(section.VirtualSize, h.get(atMemoryAlignment)))
	return append(append(h.exe, make([]byte, int(begin)-len(h.exe))...), data...), nil
}

func roundUp(n, to uint32) uint32 { return (n + to - 1) / to * to }
