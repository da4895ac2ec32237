// Package ooxml opens the packages that Office programs write, as strangers send
// them: a zip, its parts and their relationships, and the XML inside. It knows
// neither cells nor paragraphs; packages xlsx and docx read those through it.
//
// A [Reader] opens a [Package] within [Limits] and has its parts scanned, one
// after the other. The order of work: first bytes (sniff.go), zip directory
// (zip.go), content types and relationships (package.go). Parts are unpacked in
// chunks (part.go) under a [Scanner] that holds one token at a time (scan.go,
// tags.go) and is walked down the tree (walk.go). What is wrong comes back as a
// [Fault], and to a caller outside as a [Refusal]; a [Cause] says what puts it
// right.
//
// [CheckXML] holds parts that go out to the same scanner, for package store.
//
// The package imports the standard library and nothing else.
package ooxml
