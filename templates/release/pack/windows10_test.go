package main

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"testing"
)

// smallProgram is the header of a program as Go 1.26 writes it, and one section.
func smallProgram(t *testing.T, bits int, change func(*pe.OptionalHeader64)) []byte {
	t.Helper()
	dos := make([]byte, 0x80)
	copy(dos, "MZ")
	dos[0x3c] = 0x80
	of64 := pe.OptionalHeader64{
		Magic: 0x20b, SectionAlignment: 0x1000, FileAlignment: 0x200, MajorOperatingSystemVersion: 6, MinorOperatingSystemVersion: 1,
		MajorSubsystemVersion: 6, MinorSubsystemVersion: 1, SizeOfImage: 0x2000, SizeOfHeaders: 0x400, Subsystem: 3, NumberOfRvaAndSizes: 16,
	}
	if change != nil {
		change(&of64)
	}
	var optional any = of64
	machine := uint16(pe.IMAGE_FILE_MACHINE_AMD64)
	if bits == 32 {
		optional, machine = narrow(of64), pe.IMAGE_FILE_MACHINE_I386
	}
	coff := pe.FileHeader{Machine: machine, NumberOfSections: 1, SizeOfOptionalHeader: uint16(binary.Size(optional))}
	text := pe.SectionHeader32{Name: [8]uint8{'.', 't', 'e', 'x', 't'}, VirtualSize: 5, VirtualAddress: 0x1000, SizeOfRawData: 5, PointerToRawData: 0x400}
	exe := append(dos, "PE\x00\x00"...)
	for _, part := range []any{coff, optional, text} {
		var err error
		if exe, err = binary.Append(exe, binary.LittleEndian, part); err != nil {
			t.Fatal(err)
		}
	}
	return append(append(exe, make([]byte, 0x400-len(exe))...), "hello"...)
}

// narrow is the header of a 32-bit program that says the same.
func narrow(h pe.OptionalHeader64) pe.OptionalHeader32 {
	return pe.OptionalHeader32{
		Magic: 0x10b, SectionAlignment: h.SectionAlignment, FileAlignment: h.FileAlignment,
		MajorOperatingSystemVersion: h.MajorOperatingSystemVersion, MinorOperatingSystemVersion: h.MinorOperatingSystemVersion,
		MajorSubsystemVersion: h.MajorSubsystemVersion, MinorSubsystemVersion: h.MinorSubsystemVersion,
		SizeOfImage: h.SizeOfImage, SizeOfHeaders: h.SizeOfHeaders, CheckSum: h.CheckSum, Subsystem: h.Subsystem,
		NumberOfRvaAndSizes: h.NumberOfRvaAndSizes, DataDirectory: h.DataDirectory,
	}
}

// asked is what the header says, for 32 and 64 bits alike.
type asked struct {
	system, subsystem [2]uint16
	checkSum, image   uint32
	loadConfig        pe.DataDirectory
}

func askedBy(t *testing.T, exe []byte) (asked, *pe.File) {
	t.Helper()
	f, err := pe.NewFile(bytes.NewReader(exe))
	if err != nil {
		t.Fatal(err)
	}
	switch h := f.OptionalHeader.(type) {
	case *pe.OptionalHeader32:
		return asked{[2]uint16{h.MajorOperatingSystemVersion, h.MinorOperatingSystemVersion}, [2]uint16{h.MajorSubsystemVersion, h.MinorSubsystemVersion},
			h.CheckSum, h.SizeOfImage, h.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG]}, f
	case *pe.OptionalHeader64:
		return asked{[2]uint16{h.MajorOperatingSystemVersion, h.MinorOperatingSystemVersion}, [2]uint16{h.MajorSubsystemVersion, h.MinorSubsystemVersion},
			h.CheckSum, h.SizeOfImage, h.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG]}, f
	}
	t.Fatal("no optional header")
	return asked{}, nil
}

func TestProgramAsksForWindows10(t *testing.T) {
	for bits, config := range map[int]struct{ size, guardFlags uint32 }{32: {0xc0, 0x58}, 64: {0x140, 0x90}} {
		before := smallProgram(t, bits, nil)
		kept := bytes.Clone(before)
		exe, err := askForWindows10(before)
		if err != nil {
			t.Fatal(err)
		}
		got, f := askedBy(t, exe)
		want := asked{system: [2]uint16{10, 0}, subsystem: [2]uint16{10, 0}, image: 0x3000, loadConfig: pe.DataDirectory{VirtualAddress: 0x2000, Size: config.size}}
		if got != want {
			t.Errorf("%d bits: %+v, not %+v", bits, got, want)
		}
		if !bytes.Equal(before, kept) || !bytes.Equal(exe[0x400:0x405], []byte("hello")) || len(exe)%0x200 != 0 {
			t.Errorf("%d bits: more was changed than the header, or the file does not end on a boundary", bits)
		}
		section := f.Section(".ldcfg")
		if section == nil || section.VirtualAddress != want.loadConfig.VirtualAddress || section.Offset%0x200 != 0 {
			t.Fatalf("%d bits: %+v", bits, section)
		}
		data, err := section.Data()
		if err != nil {
			t.Fatal(err)
		}
		if size, flags := binary.LittleEndian.Uint32(data), binary.LittleEndian.Uint32(data[config.guardFlags:]); size != config.size || flags != 0x800 {
			t.Errorf("%d bits: the load configuration has %#x bytes and the flags %#x", bits, size, flags)
		}
		if again, err := askForWindows10(exe); err != nil || !bytes.Equal(again, exe) {
			t.Errorf("%d bits: a program that asks already is changed: %v", bits, err)
		}
	}
}

func TestHeaderThatCannotBeChangedIsRefused(t *testing.T) {
	for name, exe := range map[string][]byte{
		"a checksum": smallProgram(t, 64, func(h *pe.OptionalHeader64) { h.CheckSum = 1 }),
		"no room":    smallProgram(t, 64, func(h *pe.OptionalHeader64) { h.SizeOfHeaders = 0x1c0 }),
		"no program": []byte("#!/bin/sh\n"),
	} {
		if _, err := askForWindows10(exe); err == nil {
			t.Errorf("%s: the header was changed", name)
		}
	}
}
