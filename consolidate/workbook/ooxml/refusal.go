package ooxml

import "fmt"

// Refusal is the error of a reader when nothing of a file could be read.
type Refusal struct {
	Cause  Cause
	Part   string // the zip entry at fault, "" when it is the file as a whole
	Detail string // what was found, in English, for developers
}

func (r *Refusal) Error() string {
	if r.Part == "" {
		return fmt.Sprintf("ooxml: %s: %s", r.Cause, r.Detail)
	}
	return fmt.Sprintf("ooxml: %s: %s: %s", r.Cause, r.Part, r.Detail)
}

// Cause tells causes of refusal and damage apart by what puts them right. It is
// one list for all kinds of files, since staff are told in one place what to do.
// The zero value is invalid.
type Cause int

const (
	_ Cause = iota

	// The file is something else. Nothing is read.

	Empty             // no bytes at all
	Zeros             // only NUL bytes: a copy that never finished
	OldExcel          // Excel 97-2003 (.xls) or WPS (.et): save as .xlsx
	Encrypted         // a password or rights management: remove it
	BinaryWorkbook    // .xlsb: save as .xlsx
	OpenDocument      // .ods and its kin: save as .xlsx
	XMLWorkbook       // Excel 2003 XML: save as .xlsx
	WebPage           // HTML or MHTML, often named .xls by some system: save as .xlsx
	PlainText         // CSV or other text: save as .xlsx
	WordDocument      // .docx, .doc
	Workbook          // .xlsx, where a document is wanted
	Presentation      // .pptx, .ppt
	PDF               // PDF
	Picture           // PNG, JPEG, GIF, BMP, TIFF
	OtherArchive      // RAR, 7z, gzip: unpack first
	PlainZip          // a zip that holds no Office document: unpack first
	OwnerFile         // ~$name.xlsx, which Excel keeps while a workbook is open
	UnknownFormat     // none of the above
	CutOff            // begins as a workbook and ends too early: send again
	BadZip            // the zip directory contradicts itself or the file
	UnknownMethod     // packed by a method that Office does not use
	MissingPart       // a part that others refer to is not there
	BadPackage        // content types or relationships contradict themselves
	NoSheets          // a workbook without any sheet
	BadPart           // packed data does not unpack, or not to its checksum and size
	BadXML            // not well-formed XML, or not the XML it should be
	Encoding          // not the character encoding it says it is, or one we do not read
	BadOrder          // rows or cells out of order, doubled, or half without a reference
	BadCell           // a cell, row, column or merge that says what it cannot say
	TextTooLong       // a text over Limits.TextUnits, or a tag over 4 MiB
	TooLarge          // over Limits.FileBytes, EntryBytes or TotalBytes
	TooManyEntries    // over Limits.Entries
	Ratio             // over Limits.Ratio
	TooManySheets     // over Limits.Sheets
	TooManyNames      // over Limits.Names
	TooManyMerges     // over Limits.Merges
	TooManyCells      // over Limits.Cells
	TooSpread         // over Limits.SpreadCells
	TooDeep           // over Limits.Depth
	TooManyAttributes // over Limits.Attributes
	UnsafeName        // a part name that leads out of the package
	DuplicateName     // two parts of one name, letter case and slashes aside
	Overlap           // two zip entries share bytes
	Doctype           // an XML document type, which no Office program writes
	Cancelled         // the context ended
	BadLimits         // the caller's Limits are not all positive
	lastCause
)

var causeNames = [...]string{
	Empty: "empty file", Zeros: "only NUL bytes", OldExcel: "old binary workbook",
	Encrypted: "encrypted", BinaryWorkbook: "binary workbook (xlsb)", OpenDocument: "OpenDocument file",
	XMLWorkbook: "Excel 2003 XML workbook", WebPage: "web page", PlainText: "plain text",
	WordDocument: "word document", Workbook: "workbook", Presentation: "presentation", PDF: "PDF", Picture: "picture",
	OtherArchive: "archive of another kind", PlainZip: "plain zip", OwnerFile: "owner file of an open workbook",
	UnknownFormat: "unknown format", CutOff: "cut off", BadZip: "bad zip directory",
	UnknownMethod: "unknown packing method", MissingPart: "missing part", BadPackage: "bad package",
	NoSheets: "no sheets", BadPart: "damaged data", BadXML: "bad XML", Encoding: "bad character encoding",
	BadOrder: "cells out of order", BadCell: "bad cell", TextTooLong: "text too long",
	TooLarge: "too large", TooManyEntries: "too many entries", Ratio: "packing ratio too high",
	TooManySheets: "too many sheets", TooManyNames: "too many names", TooManyMerges: "too many merges",
	TooManyCells: "too many cells", TooSpread: "cells too far spread", TooDeep: "nested too deep",
	TooManyAttributes: "too many attributes", UnsafeName: "unsafe part name", DuplicateName: "duplicate name",
	Overlap: "overlapping entries", Doctype: "document type declaration", Cancelled: "cancelled",
	BadLimits: "invalid limits",
}

func (c Cause) String() string {
	if c.Known() {
		return causeNames[c]
	}
	return fmt.Sprintf("cause %d", int(c))
}

// Known reports whether there is such a cause.
func (c Cause) Known() bool { return c > 0 && c < lastCause }

// RefusesAll reports whether the cause, met in one part, refuses the whole
// file: an attack or a limit does, damage does not.
func (c Cause) RefusesAll() bool {
	switch c {
	case TooLarge, TooManyEntries, Ratio, TooManySheets, TooManyNames, TooManyMerges, TooManyCells,
		TooSpread, TooDeep, TooManyAttributes, UnsafeName, DuplicateName, Overlap, Doctype, Cancelled, BadLimits:
		return true
	}
	return false
}
