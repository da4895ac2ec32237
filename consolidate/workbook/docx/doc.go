// Package docx reads .docx documents that strangers send: the paragraphs, tables and
// content controls of the body, as a person sees them, and what a person has to know
// beside them. It stands on package ooxml, as the reader of workbooks does, and has
// its limits. It knows no form.
//
// [Read] takes the bytes of a file and returns a [Document], or an *[ooxml.Refusal].
// The text is the final one: what tracked changes insert is in it and what they delete
// is not, and so with text that is struck out or cannot be seen; each is a [Mark] of
// its paragraph. Text boxes, footnotes and pictures are told and never read as text.
// Fields are not calculated, links not followed, nothing is run.
//
// Five libraries were tried and none taken: they lose content controls, nested tables
// or tracked text, and do not say so.
package docx
