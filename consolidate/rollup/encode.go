package rollup

import (
	"strings"

	"shidian/templates/form"
)

// How an answer was stored is part of the state: without it, digits that a
// number has lost would look like a wrong code. Only what differs from text in
// its home cell is written: id@cell!kind;id@cell.

var kindCodes = map[form.AnswerKind]string{form.Number: "n", form.DateCell: "d", form.Boolean: "b", form.ErrorValue: "e", form.NoResult: "x"}

func kindOf(code string) form.AnswerKind {
	for kind, c := range kindCodes {
		if c == code {
			return kind
		}
	}
	return form.Text
}

// placeCode is one answer's entry, "" when there is nothing to say.
func placeCode(f *form.Field, a form.Answer, home string) string {
	code := ""
	if a.Cell != home {
		code = "@" + a.Cell
	}
	if kind := kindCodes[a.Kind]; kind != "" {
		code += "!" + kind
	}
	if code == "" {
		return ""
	}
	return f.ID + code
}

// homes are the cells of a layout's answers by field.
func homes(l *form.Layout) map[*form.Field]string {
	cells := map[*form.Field]string{}
	for _, p := range l.Places() {
		cells[p.Field] = p.Home.TopLeft()
	}
	return cells
}

// encodePlaces says how the answers of the fields were stored.
func encodePlaces(filled *form.Filled, fields []*form.Field, home map[*form.Field]string) string {
	var codes []string
	for _, f := range fields {
		if code := placeCode(f, filled.Answer(f), home[f]); code != "" {
			codes = append(codes, code)
		}
	}
	return strings.Join(codes, ";")
}

// stored is how one answer was stored.
type stored struct {
	cell string
	kind form.AnswerKind
}

func decodePlaces(text string) map[string]stored {
	places := map[string]stored{}
	for _, code := range strings.Split(text, ";") {
		rest, kind, _ := strings.Cut(code, "!")
		id, cell, _ := strings.Cut(rest, "@")
		if id != "" {
			places[id] = stored{cell, kindOf(kind)}
		}
	}
	return places
}

// restore makes the answer again from its text and how it was stored.
func restore(f *form.Field, text string, places map[string]stored, home string) form.Answer {
	s, special := places[f.ID]
	a := form.Answer{Raw: text, Cell: home, Kind: form.Text}
	if special && s.cell != "" {
		a.Cell = s.cell
	}
	switch {
	case special && s.kind != form.Text:
		a.Kind = s.kind
	case text == "":
		a.Kind = form.Blank
	}
	return a
}

// Notes are kept as lines of kind, sheet, cell and text.

func encodeNotes(notes []form.Note) string {
	var lines []string
	for _, n := range notes {
		detail := strings.NewReplacer("\n", " ", "\t", " ").Replace(n.Detail)
		lines = append(lines, strings.Join([]string{string(rune('0' + int(n.Kind))), n.Sheet, n.Cell, detail}, "\t"))
	}
	return strings.Join(lines, "\n")
}

func decodeNotes(text string) []form.Note {
	var notes []form.Note
	for _, line := range strings.Split(text, "\n") {
		parts := strings.Split(line, "\t")
		if len(parts) != 4 || len(parts[0]) != 1 {
			continue
		}
		notes = append(notes, form.Note{Kind: form.NoteKind(parts[0][0] - '0'), Sheet: parts[1], Cell: parts[2], Detail: parts[3]})
	}
	return notes
}
