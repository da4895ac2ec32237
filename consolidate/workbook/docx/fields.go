package docx

import (
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// field is a field of Word while it is read (ECMA-376 part 1, 17.16): the check box
// ☑ of an old form, or a sign in a circle, eq \o\ac(○,否). Mostly its result stands
// behind it as text. Where there is none, what it shows has to be worked out.
type field struct {
	code  string
	shown string // what a form field without a result shows: ☑, or the chosen entry
	text  int    // how much text had been read when its result began; -1 before that
}

// What is kept of fields that stand inside each other, and of their codes.
const (
	maxFields = 32
	maxCode   = 200
)

// fieldChar reads the w:fldChar just begun.
func (p *parser) fieldChar() *ooxml.Fault {
	kind, _ := p.s.AttrIn(ooxml.SpaceWord, "fldCharType")
	switch n := len(p.fields); {
	case string(kind) == "begin" && n < maxFields:
		p.fields = append(p.fields, field{text: -1})
		return p.s.Children(func() *ooxml.Fault {
			if p.s.word("ffData") {
				return p.formField(&p.fields[n])
			}
			return p.s.Skip()
		})
	case string(kind) == "separate" && n > 0:
		p.fields[n-1].text = p.text
	case string(kind) == "end" && n > 0:
		last := p.fields[n-1]
		p.fields = p.fields[:n-1]
		if last.text < 0 || last.text == p.text {
			p.put(last.shown)
			p.noteCode(last.code)
		}
	}
	return p.s.Skip()
}

// noteCode notes a field that shows something and has no result. Those of page numbers,
// tables of contents and prompts say nothing about the project.
func (p *parser) noteCode(code string) {
	name, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(code)), " ")
	switch name {
	case "EQ", "SYMBOL", "QUOTE", "=":
		if p.para != nil {
			p.mark(Field, strings.TrimSpace(code))
		}
	}
}

// fieldCode reads the w:instrText just begun.
func (p *parser) fieldCode() *ooxml.Fault {
	text, flt := p.s.Content(nil, p.lim.Text)
	if n := len(p.fields); flt == nil && n > 0 && p.fields[n-1].text < 0 && len(p.fields[n-1].code)+len(text) <= maxCode {
		p.fields[n-1].code += string(text)
	}
	return flt
}

// formField reads what a check box or a drop-down list of an old form is set to.
func (p *parser) formField(f *field) *ooxml.Fault {
	return p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("checkBox"):
			f.shown = "□"
			return p.s.Children(func() *ooxml.Fault {
				if p.s.anyOf("default", "checked") { // in this order
					f.shown = "□"
					if p.s.on() {
						f.shown = "☑"
					}
				}
				return p.s.Skip()
			})
		case p.s.word("ddList"):
			return p.dropDown(f)
		}
		return p.s.Skip()
	})
}

func (p *parser) dropDown(f *field) *ooxml.Fault {
	chosen, n := -1, 0
	return p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.anyOf("result", "default"): // in this order, before the entries
			if chosen < 0 {
				chosen = p.s.number(0)
			}
		case p.s.word("listEntry"):
			if n == max(chosen, 0) {
				f.shown = p.s.val()
			}
			n++
		}
		return p.s.Skip()
	})
}
