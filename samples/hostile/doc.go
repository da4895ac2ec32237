// Package hostile makes for tests what must not be believed: every kind of bad input
// of which a county, a mail program or a stranger may send a file, each with the
// one outcome that is right. The files are made when they are needed and never
// committed: most are one good workbook with one thing wrong.
//
// A case that is read although it should be refused is a failure, and so is one
// that is refused although it should be read: the table says both. A bug from
// the field adds a case.
package hostile
