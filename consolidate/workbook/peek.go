package workbook

import (
	"archive/zip"
	"io"
	"path"
	"strings"

	"shidian/templates/form"
)

// peekBytes is more than the document properties of any workbook of ours.
const peekBytes = 1 << 16

// MayBeOurs reports whether the file says in its document properties that it is
// a rollup or a list. It opens nothing else of the file, so that a folder of
// thousands of county workbooks is told apart quickly; [Load] reads it strictly.
func MayBeOurs(disk string) bool {
	archive, err := zip.OpenReader(disk)
	if err != nil {
		return false
	}
	defer archive.Close()
	for _, part := range archive.File {
		if path.Clean(part.Name) != "docProps/custom.xml" {
			continue
		}
		r, err := part.Open()
		if err != nil {
			return false
		}
		text, err := io.ReadAll(io.LimitReader(r, peekBytes))
		r.Close()
		if err != nil || !strings.Contains(string(text), form.PropertyKind) {
			return false
		}
		for _, kind := range []form.BookKind{form.RollupBook, form.ListBook} {
			if strings.Contains(string(text), ">"+kind.String()+"<") {
				return true
			}
		}
	}
	return false
}
