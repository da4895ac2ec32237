package xlsx

import (
	"bytes"
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// sheetEntry is one <sheet> of the workbook part.
type sheetEntry struct {
	name, rel string
	state     Visibility
}

// workbookPart is what the workbook part says (ECMA-376 part 1, 18.2).
type workbookPart struct {
	sheets   []sheetEntry
	names    []Name
	date1904 bool
	damage   []Damage
	formula  []byte // scratch
}

func readWorkbook(s scanner, lim *Limits) (*workbookPart, *ooxml.Fault) {
	if flt := s.Root(ooxml.SpaceSheet, "workbook"); flt != nil {
		return nil, flt
	}
	w := &workbookPart{}
	for {
		more, flt := s.Child()
		if flt != nil || !more {
			return w, flt
		}
		if s.misplaced(workbookHolds) {
			return nil, s.Bad("element " + ooxml.Clip(string(s.Name)) + " inside <workbook>")
		}
		switch {
		case s.main("workbookPr"):
			w.date1904, flt = date1904(s)
			if flt == nil {
				flt = s.Skip()
			}
		case s.main("sheets"):
			flt = w.readSheets(s, lim)
		case s.main("definedNames"):
			flt = w.readNames(s, lim)
		default:
			flt = s.Skip()
		}
		if flt != nil {
			return nil, flt
		}
	}
}

// date1904 must not be guessed: every date would be four years off.
func date1904(s scanner) (bool, *ooxml.Fault) {
	v, _ := s.Attr("date1904")
	switch string(v) {
	case "1", "true", "on": // "on" is of drafts of ISO 29500
		return true, nil
	case "", "0", "false", "off":
		return false, nil
	}
	return false, s.Bad("date1904 is " + ooxml.Clip(string(v)))
}

func (w *workbookPart) readSheets(s scanner, lim *Limits) *ooxml.Fault {
	return s.Children(func() *ooxml.Fault {
		if !s.main("sheet") {
			return s.Bad("element " + ooxml.Clip(string(s.Name)) + " inside <sheets>")
		}
		if len(w.sheets) == lim.Sheets {
			return ooxml.Faultf(ooxml.TooManySheets, "over %d sheets", lim.Sheets)
		}
		name, _ := s.Attr("name")
		rel, _ := s.AttrIn(ooxml.SpaceRel, "id")
		w.sheets = append(w.sheets, sheetEntry{string(name), string(rel), visibility(s)})
		return s.Skip()
	})
}

func visibility(s scanner) Visibility {
	state, _ := s.Attr("state")
	switch string(state) {
	case "hidden":
		return Hidden
	case "veryHidden":
		return VeryHidden
	}
	return Visible
}

func (w *workbookPart) readNames(s scanner, lim *Limits) *ooxml.Fault {
	return s.Children(func() *ooxml.Fault {
		if !s.main("definedName") {
			return s.Bad("element " + ooxml.Clip(string(s.Name)) + " inside <definedNames>")
		}
		if len(w.names) == lim.Names {
			return ooxml.Faultf(ooxml.TooManyNames, "over %d defined names", lim.Names)
		}
		return w.readName(s, lim)
	})
}

// readName reads one defined name. One that belongs to a sheet that is not
// there is left out and reported: it must not become a name of the workbook.
func (w *workbookPart) readName(s scanner, lim *Limits) *ooxml.Fault {
	name, _ := s.Attr("name")
	if odd, isOdd := s.oddAttr(definedNameTakes); isOdd || len(name) == 0 {
		w.damage = append(w.damage, Damage{Cause: ooxml.BadPackage, Detail: "name " + ooxml.Clip(string(name)) + " with attribute " + ooxml.Clip(odd)})
		return s.Skip()
	}
	n := Name{Name: string(name), Sheet: -1, Hidden: s.Flag("hidden")}
	scope, scoped := s.Attr("localSheetId")
	if scoped {
		var err error
		if n.Sheet, err = strconv.Atoi(string(scope)); err != nil || n.Sheet < 0 {
			n.Sheet = lim.Sheets
		}
	}
	var flt *ooxml.Fault
	if w.formula, flt = s.Content(w.formula[:0], 3*lim.TextUnits); flt != nil {
		return flt
	}
	if tooLong(w.formula, lim.TextUnits) {
		w.damage = append(w.damage, Damage{Cause: ooxml.TextTooLong, Detail: "the formula of name " + ooxml.Clip(n.Name)})
		return nil
	}
	n.Ref = string(bytes.TrimSpace(w.formula))
	w.names = append(w.names, n)
	return nil
}

// checkNames drops names of sheets that do not exist; only after the sheets are
// known can it be told.
func (w *workbookPart) checkNames() {
	kept := w.names[:0]
	for _, n := range w.names {
		if n.Sheet >= len(w.sheets) {
			w.damage = append(w.damage, Damage{Cause: ooxml.BadPackage, Detail: "name " + ooxml.Clip(n.Name) + " of a sheet that is not there"})
			continue
		}
		kept = append(kept, n)
	}
	w.names = kept
}
