// Package store is the only writer of output files.
//
// A finished workbook passes two doors here: Canonical gives it one form of bytes
// (same content, same file), and Put places all files of a run so that a failure,
// a full disk or a killed process leaves each file either old or new and never
// cut, and keeps the old ones that it is told to keep. CleanName, CleanSheetName
// and TextProblem judge what comes from data before it becomes a name or a cell.
// CheckParts is for tests of what was written: that every part is complete XML and
// that nothing travels along that a rollup must not hold.
//
// The package knows nothing of forms, rules or regions. Beside the standard
// library it imports xlsx, whose scanner is the one checker of XML; excelize
// appears in its tests as the maker of workbooks.
package store
