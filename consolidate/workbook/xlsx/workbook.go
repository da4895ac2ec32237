package xlsx

import (
	"bytes"
	"strconv"
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
}

func readWorkbook(s *scanner, lim *Limits) (*workbookPart, *fault) {
	if flt := s.root(spaceMain, "workbook"); flt != nil {
		return nil, flt
	}
	w := &workbookPart{}
	for {
		more, flt := s.child()
		if flt != nil || !more {
			return w, flt
		}
		if s.misplaced(workbookHolds) {
			return nil, s.bad("element " + clip(string(s.name)) + " inside <workbook>")
		}
		switch {
		case s.main("workbookPr"):
			w.date1904, flt = date1904(s)
			if flt == nil {
				flt = s.skip()
			}
		case s.main("sheets"):
			flt = w.readSheets(s, lim)
		case s.main("definedNames"):
			flt = w.readNames(s, lim)
		default:
			flt = s.skip()
		}
		if flt != nil {
			return nil, flt
		}
	}
}

// date1904 must not be guessed: every date would be four years off.
func date1904(s *scanner) (bool, *fault) {
	v, _ := s.attr("date1904")
	switch string(v) {
	case "1", "true", "on": // "on" is of drafts of ISO 29500
		return true, nil
	case "", "0", "false", "off":
		return false, nil
	}
	return false, s.bad("date1904 is " + clip(string(v)))
}

func (w *workbookPart) readSheets(s *scanner, lim *Limits) *fault {
	return s.children(func() *fault {
		if !s.main("sheet") {
			return s.bad("element " + clip(string(s.name)) + " inside <sheets>")
		}
		if len(w.sheets) == lim.Sheets {
			return faultf(TooManySheets, "over %d sheets", lim.Sheets)
		}
		name, _ := s.attr("name")
		rel, _ := s.attrIn(spaceRel, "id")
		w.sheets = append(w.sheets, sheetEntry{string(name), string(rel), visibility(s)})
		return s.skip()
	})
}

func visibility(s *scanner) Visibility {
	state, _ := s.attr("state")
	switch string(state) {
	case "hidden":
		return Hidden
	case "veryHidden":
		return VeryHidden
	}
	return Visible
}

func (w *workbookPart) readNames(s *scanner, lim *Limits) *fault {
	return s.children(func() *fault {
		if !s.main("definedName") {
			return s.bad("element " + clip(string(s.name)) + " inside <definedNames>")
		}
		if len(w.names) == lim.Names {
			return faultf(TooManyNames, "over %d defined names", lim.Names)
		}
		return w.readName(s, lim)
	})
}

// readName reads one defined name. One that belongs to a sheet that is not
// there is left out and reported: it must not become a name of the workbook.
func (w *workbookPart) readName(s *scanner, lim *Limits) *fault {
	name, _ := s.attr("name")
	if odd, isOdd := s.oddAttr(definedNameTakes); isOdd || len(name) == 0 {
		w.damage = append(w.damage, Damage{Cause: BadPackage, Detail: "name " + clip(string(name)) + " with attribute " + clip(odd)})
		return s.skip()
	}
	n := Name{Name: string(name), Sheet: -1, Hidden: s.flag("hidden")}
	scope, scoped := s.attr("localSheetId")
	if scoped {
		var err error
		if n.Sheet, err = strconv.Atoi(string(scope)); err != nil || n.Sheet < 0 {
			n.Sheet = lim.Sheets
		}
	}
	formula, flt := s.content(s.spare[:0], 3*lim.TextUnits)
	if flt != nil {
		return flt
	}
	s.spare = formula
	if tooLong(formula, lim.TextUnits) {
		w.damage = append(w.damage, Damage{Cause: TextTooLong, Detail: "the formula of name " + clip(n.Name)})
		return nil
	}
	n.Ref = string(bytes.TrimSpace(formula))
	w.names = append(w.names, n)
	return nil
}

// checkNames drops names of sheets that do not exist; only after the sheets are
// known can it be told.
func (w *workbookPart) checkNames() {
	kept := w.names[:0]
	for _, n := range w.names {
		if n.Sheet >= len(w.sheets) {
			w.damage = append(w.damage, Damage{Cause: BadPackage, Detail: "name " + clip(n.Name) + " of a sheet that is not there"})
			continue
		}
		kept = append(kept, n)
	}
	w.names = kept
}

// clip shortens what a stranger wrote, for messages.
func clip(s string) string {
	if r := []rune(s[:min(len(s), 200)]); len(r) > 40 {
		return strconv.Quote(string(r[:40]) + "…")
	}
	return strconv.Quote(s)
}
