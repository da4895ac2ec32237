package xlsx

import (
	"bytes"
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// cellType is the attribute t of a cell (ECMA-376 part 1, 18.18.11).
type cellType uint8

const (
	typeNumber cellType = iota
	typeShared
	typeString
	typeInline
	typeBool
	typeError
	typeDate
	typeUnknown
)

func cellTypeOf(t []byte) cellType {
	switch string(t) {
	case "n":
		return typeNumber
	case "s":
		return typeShared
	case "str":
		return typeString
	case "inlineStr":
		return typeInline
	case "b":
		return typeBool
	case "e":
		return typeError
	case "d":
		return typeDate
	}
	return typeUnknown
}

// longestFormula is what is looked at of a formula: Excel allows no longer one.
const longestFormula = 8192

// rawCell is a cell as written.
type rawCell struct {
	kind      cellType
	style     int
	formula   bool
	hasValue  bool // <v>, in Reader.raw
	hasInline bool // <is>, in Reader.text

	formulaKind  string // of <f>, where it is not plain: shared, array
	formulaShare string // with which others it shares

	rich        bool   // it has a rich value beside: a picture, say
	formulaText []byte // <f>, until the next cell
	runs        []run  // of its text, where some have fonts of their own
}

// readCell reads the <c> just begun.
func (sr *sheetReader) readCell() *ooxml.Fault {
	raw := rawCell{}
	odd, isOdd := sr.s.oddAttr(cellTakes)
	var ref, style, typ []byte
	for i := range sr.s.Attrs {
		a := &sr.s.Attrs[i]
		if len(a.Prefix) > 0 || len(a.Name) != 1 {
			raw.rich = raw.rich || string(a.Name) == "vm"
			continue
		}
		switch a.Name[0] {
		case 'r':
			ref = a.Value
		case 's':
			style = a.Value
		case 't':
			typ, raw.kind = a.Value, cellTypeOf(a.Value)
		}
	}
	if !sr.place(ref) {
		return sr.s.Skip()
	}
	if isOdd {
		sr.bad(ooxml.BadCell, "attribute "+ooxml.Clip(odd))
	}
	sr.checkHead(&raw, style, typ)
	if flt := sr.cellContent(&raw); flt != nil {
		return flt
	}
	return sr.keep(&raw)
}

// takeQuick is readCell for a cell that was met whole.
func (sr *sheetReader) takeQuick(c *quickCell) *ooxml.Fault {
	if !sr.place(c.ref) {
		return nil
	}
	raw := rawCell{hasValue: c.value != nil, formula: c.formula}
	if c.kind != nil {
		raw.kind = cellTypeOf(c.kind)
	}
	sr.checkHead(&raw, c.style, c.kind)
	sr.raw = append(sr.raw[:0], c.value...)
	return sr.keep(&raw)
}

// checkHead takes the style and reports attributes that cannot be.
func (sr *sheetReader) checkHead(raw *rawCell, style, kind []byte) {
	if len(style) > 0 { // s="" is no style, as other programs read it
		var ok bool
		if raw.style, ok = smallNumber(style); !ok || raw.style > maxStyleIndex {
			sr.bad(ooxml.BadCell, "style "+ooxml.Clip(string(style)))
		}
	}
	if raw.kind == typeUnknown {
		sr.bad(ooxml.BadCell, "a cell of type "+ooxml.Clip(string(kind)))
	}
}

// bad reports the cell being read.
func (sr *sheetReader) bad(cause ooxml.Cause, detail string) {
	sr.damage.add(cause, CellRef(sr.row, sr.col), detail)
}

// place works out where the cell stands; false when it cannot be told.
func (sr *sheetReader) place(ref []byte) bool {
	if ref == nil {
		sr.without, sr.implied = true, false
		if sr.withRef {
			sr.bad(ooxml.BadOrder, "a row with and without references")
		}
		if sr.col == MaxCol {
			sr.bad(ooxml.BadCell, "a cell after the last column")
			return false
		}
		sr.col++
		return true
	}
	row, col, ok := refBytes(ref)
	if !ok {
		sr.damage.add(ooxml.BadCell, "", "a cell at "+ooxml.Clip(string(ref)))
		return false
	}
	if sr.implied && row > sr.row {
		sr.row = row
	}
	if row != sr.row {
		sr.damage.add(ooxml.BadCell, CellRef(row, col), "a cell at "+ooxml.Clip(string(ref))+" in row "+strconv.Itoa(sr.row))
		return false
	}
	sr.implied, sr.withRef = false, true
	if sr.without {
		sr.bad(ooxml.BadOrder, "a row with and without references")
	}
	if col <= sr.col {
		sr.disorder = true
		sr.damage.add(ooxml.BadOrder, CellRef(row, col), "after "+CellRef(row, sr.col))
	}
	sr.col = col
	return true
}

// cellContent reads what is inside the cell into sr.raw and sr.text.
func (sr *sheetReader) cellContent(raw *rawCell) *ooxml.Fault {
	for {
		more, flt := sr.s.Child()
		if flt != nil || !more {
			return flt
		}
		switch {
		case sr.s.main("v"):
			if raw.hasValue {
				sr.bad(ooxml.BadCell, "two values")
			}
			raw.hasValue = true
			sr.raw, flt = sr.s.Content(sr.raw[:0], 7*sr.lim.TextUnits)
			if sr.s.Nested {
				sr.bad(ooxml.BadCell, "an element inside a value")
			}
		case sr.s.main("f"):
			raw.formula = true
			sr.noteFormula(raw)
			longest := longestFormula
			if sr.sheet.Layout != nil {
				longest = longestKept
			}
			sr.formula, flt = sr.s.Content(sr.formula[:0], longest)
			raw.formulaText = sr.formula
		case sr.s.main("is"):
			if raw.hasInline {
				sr.bad(ooxml.BadCell, "two inline texts")
			}
			raw.hasInline = true
			flt = sr.richText(sr.s)
			raw.runs = sr.takeRuns()
		case !sr.s.main("extLst"):
			sr.bad(ooxml.BadXML, "element "+ooxml.Clip(string(sr.s.Name))+" inside")
			fallthrough
		default:
			flt = sr.s.Skip()
		}
		if flt != nil {
			return flt
		}
	}
}

// value turns what was written into a value; false when there is none, or none
// that can be told.
func (sr *sheetReader) value(raw *rawCell, cell *Cell) bool {
	if raw.hasInline {
		// Of a cell that says that its text is inline the text is shown, and a value
		// beside it is not: three real files have both. Else the two contradict.
		if raw.hasValue && raw.kind != typeInline {
			sr.bad(ooxml.BadCell, "a value and an inline text")
		}
		return sr.textValue(raw, cell)
	}
	if raw.kind == typeString || raw.kind == typeInline {
		if !raw.hasValue {
			return sr.noValue(cell)
		}
		sr.text = ooxml.AppendUnescaped(sr.text[:0], sr.raw) // <v> of inlineStr: 2 real files
		return sr.textValue(raw, cell)
	}
	if !raw.hasValue {
		return sr.noValue(cell)
	}
	written := bytes.TrimSpace(sr.raw)
	if len(written) == 0 {
		return sr.noValue(cell)
	}
	switch raw.kind {
	case typeShared:
		return sr.sharedValue(raw, written, cell)
	case typeBool:
		return sr.boolValue(written, cell)
	case typeError:
		cell.Kind, cell.Text = Error, string(written)
		return true
	case typeDate:
		return sr.dateValue(written, cell)
	case typeNumber:
		return sr.numberValue(raw, written, cell)
	}
	return false // an unknown type, already reported
}

// noValue is a cell without a value, or with the empty <v> that web portals and some
// libraries write: nothing, or a formula never calculated.
func (sr *sheetReader) noValue(cell *Cell) bool {
	cell.Kind = NoValue
	return cell.Formula
}

func (sr *sheetReader) textValue(raw *rawCell, cell *Cell) bool {
	if tooLong(sr.text, sr.lim.TextUnits) {
		sr.bad(ooxml.TextTooLong, "over the limit")
		return false
	}
	cell.Kind, cell.Text = Text, string(sr.text)
	return raw.formula || len(sr.text) > 0
}

func (sr *sheetReader) sharedValue(raw *rawCell, written []byte, cell *Cell) bool {
	i, ok := smallNumber(written)
	if !ok || sr.strings == nil || i >= len(sr.strings.texts) {
		sr.bad(ooxml.BadCell, "shared string "+ooxml.Clip(string(written)))
		return false
	}
	if cause, unread := sr.strings.unread[i]; unread {
		sr.bad(cause, "shared string "+ooxml.Clip(string(written)))
		return false
	}
	cell.Kind, cell.Text = Text, sr.strings.texts[i]
	raw.runs = sr.strings.runs[i]
	return cell.Formula || cell.Text != ""
}

func (sr *sheetReader) boolValue(written []byte, cell *Cell) bool {
	cell.Kind = Bool
	switch string(written) {
	case "1", "true":
		cell.Text = "1"
	case "0", "false":
		cell.Text = "0"
	default:
		sr.bad(ooxml.BadCell, "boolean "+ooxml.Clip(string(written)))
		return false
	}
	return true
}

func (sr *sheetReader) dateValue(written []byte, cell *Cell) bool {
	serial, known, ok := isoSerial(string(written), sr.epoch04)
	if !known {
		sr.bad(ooxml.BadCell, "date "+ooxml.Clip(string(written)))
		return false
	}
	if !ok {
		cell.Kind, cell.Text = Text, string(written)
		return true
	}
	cell.Kind, cell.Date, cell.Text = Number, true, serial
	return true
}

func (sr *sheetReader) numberValue(raw *rawCell, written []byte, cell *Cell) bool {
	if !validNumber(written) {
		sr.bad(ooxml.BadCell, "number "+ooxml.Clip(string(written)))
		return false
	}
	if !sr.styles.has(raw.style) {
		sr.bad(ooxml.BadCell, "style "+strconv.Itoa(raw.style)+" is not in the list: number or date?")
	}
	cell.Kind, cell.Text = Number, string(written)
	cell.Date = sr.styles.isDate(raw.style)
	return true
}

// validNumber accepts the decimals of xsd:double, not its INF and NaN, which a
// cell cannot hold, and nothing beyond the range of a double.
func validNumber(b []byte) bool {
	i, digits := 0, 0
	if b[0] == '-' || b[0] == '+' {
		i++
	}
	for ; i < len(b) && '0' <= b[i] && b[i] <= '9'; i++ {
		digits++
	}
	if i < len(b) && b[i] == '.' {
		for i++; i < len(b) && '0' <= b[i] && b[i] <= '9'; i++ {
			digits++
		}
	}
	if digits == 0 || i < len(b) && b[i]|0x20 != 'e' {
		return false
	}
	if i == len(b) && digits <= 300 {
		return true
	}
	for _, c := range b {
		if c == 'x' || c == '_' || c == 'p' {
			return false
		}
	}
	_, err := strconv.ParseFloat(string(b), 64)
	return err == nil
}

// keep turns the cell into a value and adds it, within the limits.
func (sr *sheetReader) keep(raw *rawCell) *ooxml.Fault {
	sr.tint(raw.style)
	sr.lay(raw)
	cell := Cell{Row: int32(sr.row), Col: int32(sr.col), Formula: raw.formula}
	if !sr.value(raw, &cell) {
		return nil
	}
	if raw.formula || raw.rich || raw.runs != nil || sr.styles.isMarked(raw.style) || len(cell.Text) > 0 && cell.Text[0] == '=' {
		sr.mark(raw, &cell)
	}
	if sr.cellCount++; sr.cellCount > sr.lim.Cells {
		return ooxml.Faultf(ooxml.TooManyCells, "over %d cells", sr.lim.Cells)
	}
	if len(sr.cells) == cap(sr.cells) {
		sr.cells = grow(sr.cells, sr.estimate(len(sr.cells)))
	}
	sr.cells = append(sr.cells, cell)
	sr.lastCol = max(sr.lastCol, sr.col)
	return nil
}
