package docx

import (
	"strconv"
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// maxLevels is what Word has of levels in a list.
const maxLevels = 9

// level says how one level of a list is numbered: 1. 2. 3., from 1.
type level struct {
	start  int
	format string // decimal, chineseCounting
	text   string // %1.
}

// numbering are the lists of a document (ECMA-376 part 1, 17.9).
type numbering struct {
	abstract map[string]*[maxLevels]level
	of       map[string]string // the abstract list of each
}

// readNumbering reads how lists are numbered. What it does not understand is a number
// that a person is asked about.
func (p *parser) readNumbering() *ooxml.Fault {
	if flt := p.s.Root(ooxml.SpaceWord, "numbering"); flt != nil {
		return flt
	}
	p.numbering = numbering{abstract: map[string]*[maxLevels]level{}, of: map[string]string{}}
	return p.s.Children(func() *ooxml.Fault {
		switch {
		case len(p.numbering.of)+len(p.numbering.abstract) >= p.lim.Paragraphs:
		case p.s.word("abstractNum"):
			id, _ := p.s.AttrIn(ooxml.SpaceWord, "abstractNumId")
			levels := &[maxLevels]level{}
			p.numbering.abstract[string(id)] = levels
			return p.s.Children(func() *ooxml.Fault { return p.readLevel(levels) })
		case p.s.word("num"):
			id, _ := p.s.AttrIn(ooxml.SpaceWord, "numId")
			num := string(id)
			return p.s.Children(func() *ooxml.Fault {
				if p.s.word("abstractNumId") {
					p.numbering.of[num] = p.s.val()
				}
				if p.s.word("lvlOverride") {
					p.numbering.of[num] = "" // it begins anew somewhere: asked
				}
				return p.s.Skip()
			})
		}
		return p.s.Skip()
	})
}

func (p *parser) readLevel(levels *[maxLevels]level) *ooxml.Fault {
	if !p.s.word("lvl") {
		return p.s.Skip()
	}
	attr, _ := p.s.AttrIn(ooxml.SpaceWord, "ilvl")
	n, err := strconv.Atoi(string(attr))
	if err != nil || n < 0 || n >= maxLevels {
		return p.s.Skip()
	}
	l := level{start: 1}
	flt := p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("start"):
			l.start = p.s.number(1)
		case p.s.word("numFmt"):
			l.format = p.s.val()
		case p.s.word("lvlText"):
			l.text = p.s.val()
		}
		return p.s.Skip()
	})
	levels[n] = l
	return flt
}

// listItem says in which list, and on which of its levels, a paragraph is counted.
type listItem struct {
	list  string // "" for none
	level int
}

// readNumber reads the w:numPr just begun.
func (p *parser) readNumber(n *listItem) *ooxml.Fault {
	return p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("ilvl"):
			n.level = p.s.number(0)
		case p.s.word("numId"):
			n.list = p.s.val()
		}
		return p.s.Skip()
	})
}

// number puts the automatic number of the paragraph before its text, as it is seen.
func (p *parser) number(list string, n int) {
	if list == "" || list == "0" || p.muted > 0 || p.deleted > 0 {
		return
	}
	levels := p.numbering.abstract[p.numbering.of[list]]
	if levels == nil || n < 0 || n >= maxLevels || levels[n].format == "" {
		p.mark(Unnumbered, "")
		return
	}
	if levels[n].format == "bullet" || levels[n].format == "none" {
		return
	}
	text, ok := p.count(p.numbering.of[list], levels, n)
	if !ok || len(text) > longestNumber {
		p.mark(Unnumbered, "")
		return
	}
	p.mark(Numbered, text)
	p.written = append(p.written, text...)
}

// longestNumber bounds what a list may put before each of its paragraphs.
const longestNumber = 60

// count counts the list on and says the number: %1.%2 with 2 and 3 is 2.3. Lists that
// share their levels are counted as one, as Word does.
func (p *parser) count(list string, levels *[maxLevels]level, n int) (string, bool) {
	if p.counters == nil {
		p.counters = map[string]*[maxLevels]int{}
	}
	if p.counters[list] == nil {
		p.counters[list] = &[maxLevels]int{}
	}
	counted := p.counters[list]
	counted[n]++
	clear(counted[n+1:])
	text := levels[n].text
	for i := range n + 1 {
		place := "%" + strconv.Itoa(i+1)
		if !strings.Contains(text, place) {
			continue
		}
		digits, ok := numeral(levels[i].format, levels[i].start-1+max(counted[i], 1))
		if !ok {
			return "", false
		}
		text = strings.ReplaceAll(text, place, digits)
	}
	return text, true
}

// numeral writes a number in a format of Word.
func numeral(format string, n int) (string, bool) {
	if n < 1 || n > 99 {
		return "", false
	}
	switch format {
	case "decimal":
		return strconv.Itoa(n), true
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCountingThousand":
		return chinese(n), true
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return string(rune('①' + n - 1)), n <= 20
	case "upperLetter":
		return string(rune('A' + n - 1)), n <= 26
	case "lowerLetter":
		return string(rune('a' + n - 1)), n <= 26
	}
	return "", false
}

// chinese is a number up to 99 in words: 十二.
func chinese(n int) string {
	digits := []rune("〇一二三四五六七八九")
	if n < 10 {
		return string(digits[n])
	}
	text := "十"
	if n >= 20 {
		text = string(digits[n/10]) + text
	}
	if n%10 > 0 {
		text += string(digits[n%10])
	}
	return text
}
