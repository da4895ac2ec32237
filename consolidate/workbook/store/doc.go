// Package store is the only writer of output files.
//
// A finished workbook passes two doors here. Canonical gives it one form of bytes
// (same content, same file); on the way every part is read to its end as XML, and
// nothing passes that must not leave the office: macros, objects, links to
// anything but files beside it. Every workbook that the program writes goes through
// it. Put places all files of a run so that a failure, a full disk or a killed
// process leaves each file either old or new and never cut, and keeps the old ones
// that it is told to keep. CleanName and TextProblem judge what comes from data
// before it becomes a name or a cell.
//
// The package knows nothing of forms, rules or regions. Beside the standard
// library it imports xlsx, whose scanner is the one checker of XML; excelize
// appears in its tests as the maker of workbooks.
package store
