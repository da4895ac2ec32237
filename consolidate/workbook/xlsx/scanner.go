package xlsx

import "shidian/consolidate/workbook/ooxml"

// scanner reads a part that is written in SpreadsheetML, such as a sheet.
type scanner struct{ *ooxml.Scanner }

// main reports whether the element just begun is that one of SpreadsheetML.
func (s scanner) main(name string) bool { return s.Space == ooxml.SpaceSheet && s.Is(name) }

// misplaced reports whether the element just begun is one of SpreadsheetML, or
// of nothing, that may not stand here. Elements of other vocabularies may.
func (s scanner) misplaced(holds func([]byte) bool) bool {
	return (s.Space == ooxml.SpaceSheet || s.Space == ooxml.SpaceNone) && !holds(s.Name)
}

// oddAttr returns an attribute without a prefix that may not stand here.
func (s scanner) oddAttr(takes func([]byte) bool) (string, bool) {
	for i := range s.Attrs {
		if a := &s.Attrs[i]; a.Prefix == nil && a.Space != ooxml.SpaceXML && !takes(a.Name) {
			return string(a.Name), true
		}
	}
	return "", false
}
