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
// The order of work: first bytes (sniff.go), zip directory (zip.go), content
// types and relationships (package.go), workbook and names (workbook.go),
// number formats (styles.go), shared strings (strings.go), sheets (sheet.go,
// cell.go). Parts are unpacked in chunks (part.go) under a scanner that holds
// one token at a time (scan.go, tags.go); time and memory follow what is met,
// never what a file says of itself. [Limits] bounds them.
//
// The package may import the standard library and a deflate implementation,
// and nothing of this module.
package xlsx
