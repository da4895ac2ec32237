// Package xlsx reads .xlsx workbooks that strangers send: strictly, within
// limits, and fast. It is the only reader of workbooks from outside.
//
// [Read] takes the bytes of a file and returns the values of all sheets with
// their places, or a [Refusal], or a [Book] with [Damage]. Nothing is lost in
// silence: every needed part is read to its end and its checksum, and what
// cannot be read, or stands where it cannot stand, is named with its sheet and
// cell. Formulas are not calculated, links not followed, nothing is decrypted,
// written, or run.
//
// Of a workbook of the office itself, whose sheets are drawn again, a Reader may be asked for
// the layout too: formulas, formats, filters (layout.go). It is as bounded as all else.
//
// The order of work: the package (see package ooxml), workbook and names
// (workbook.go), number formats (styles.go), shared strings (strings.go), sheets
// (sheet.go, cell.go). Time and memory follow what is met, never what a file says
// of itself. [Limits] bounds them.
//
// # What is taken and what is reported
//
// Limits and attacks refuse the whole workbook; damage inside one sheet, the
// texts or the styles is reported beside what could be read. A position is never
// made up: see sheetReader. Beyond well-formedness the parts we interpret are
// held to their schema where a slip would lose something in silence (schema.go).
// An empty <v> is reported, though four of some 2,000 public files mean a blank
// cell by it: a value lost looks the same. Dates of type "d" become the serial
// that any other program would have stored.
//
// # How the parts were chosen
//
// By bench_test.go, on county-like workbooks, one processor; ratios, for seconds
// differ by machine.
//
//   - To inflate, the standard library. Faster ones are to be had
//     (klauspost/compress takes 0.65 of its time), but all of a file's reading
//     gains 8 % by it and a whole check of 600 counties 3 %.
//   - To scan, encoding/xml (RawToken) takes more than 5 times as long as our
//     own scanner, and a lexer such as tdewolff/parse as long as ours: it
//     accepts unmatched tags, bare ampersands, doubled attributes and control
//     characters, and wants the part in memory. Strictness decides, so the
//     scanner is our own.
//   - The short cuts of quick.go: without them a file takes 1.2 times as long.
//   - Read as a whole takes 3 times the time of inflating the needed parts, and
//     1/9 of the time of excelize's Rows with raw values.
//
// The package imports the standard library and package ooxml, and nothing else.
package xlsx
