package form

import (
	"fmt"
	"slices"
	"strings"
)

// SheetNotice is the first sheet of a workbook that goes back to its county.
const SheetNotice = "退回通知"

// PropertyCorrects and CorrectionCell of 字典 hold which forms a workbook corrects: the
// property is cut by some office programs, and the cell goes with its sheet.
const (
	PropertyCorrects = "shidian_corrects"
	CorrectionCell   = "B1"
)

// PropertyDrawn holds the digest of what a workbook that goes back was drawn from: the
// next run does not draw the same once more.
const PropertyDrawn = "shidian_drawn"

const (
	correctsName    = "shidian-corrects"
	correctsInCell  = correctsName + "|"
	longestProperty = 255 // of Excel
	refDigits       = 16  // of a hash: a reference is no proof, it only finds the file again
)

// NoticeArea is the name of what the program wrote on 退回通知: what stands beside it,
// somebody else has written.
const NoticeArea = "f_notice"

// What stands before and behind a note of ours on a cell. What people add to it, before or
// behind, is theirs.
const (
	NoteBegins = "【退回修改】"
	NoteEnds   = "【改好后这条批注不用删】"
)

// OutsideNote is what people wrote in a note on a cell: all of it, but for what the
// program put there in a workbook that goes back.
func OutsideNote(text string) string {
	before, rest, begun := strings.Cut(text, NoteBegins)
	_, after, ended := strings.Cut(rest, NoteEnds)
	if !begun || !ended {
		return text
	}
	return strings.TrimSpace(before + after)
}

// FormRef tells a form of a received file apart: 9f86d081884c7d65.0 is the first one of
// the file whose hash begins like that.
type FormRef string

// RefOf is the reference to the n-th form of a file, from 0.
func RefOf(sha256 string, n int) FormRef { return FormRef(fmt.Sprintf("%s.%d", shortHash(sha256), n)) }

func shortHash(sha256 string) string { return sha256[:min(refDigits, len(sha256))] }

// Correction says of a county workbook that it went back to be corrected, and which forms
// and files it takes the place of: 项目01 that of 9f86d081884c7d65.0. 留底 keeps it as the
// text of the mark.
type Correction struct {
	forms []FormRef // by the number of its form sheet
	files []string  // short hashes of the files that it answers
}

// NewCorrection is that of a workbook with these forms, in the order of its sheets.
func NewCorrection(forms []FormRef, hashes []string) *Correction {
	c := &Correction{forms: forms}
	for _, h := range hashes {
		if !c.Answers(h) {
			c.files = append(c.files, shortHash(h))
		}
	}
	return c
}

// Answers reports whether the file is one of those that the workbook takes the place of.
func (c *Correction) Answers(sha256 string) bool {
	if c == nil || len(sha256) < refDigits {
		return false
	}
	short := shortHash(sha256)
	return slices.Contains(c.files, short) || slices.ContainsFunc(c.forms, func(r FormRef) bool { return strings.HasPrefix(string(r), short+".") })
}

// FormOn is the form that the sheet corrects, "" for none.
func (c *Correction) FormOn(sheet string) FormRef {
	if c == nil {
		return ""
	}
	for i, ref := range c.forms {
		if SheetForm(i+1) == sheet {
			return ref
		}
	}
	return ""
}

// Forms are the forms that it corrects.
func (c *Correction) Forms() []FormRef { return slices.Clone(c.forms) }

// words are the references as the mark has them.
func (c *Correction) words() []string {
	var words []string
	for _, ref := range c.forms {
		words = append(words, string(ref))
	}
	return append(words, c.files...)
}

// Cell is the mark as the text of one cell: shidian-corrects|9f86d081884c7d65.0.
func (c *Correction) Cell() string { return correctsInCell + strings.Join(c.words(), " ") }

// Property is the mark as the text of a document property: no longer than an office
// program keeps it.
func (c *Correction) Property() string {
	text := ""
	for _, word := range c.words() {
		if len(text)+1+len(word) > longestProperty {
			break
		}
		text = strings.TrimSpace(text + " " + word)
	}
	return text
}

// CorrectionOf reads what Cell or Property wrote; nil for any other text.
func CorrectionOf(text string) *Correction {
	c := &Correction{}
	for _, word := range strings.Fields(strings.TrimPrefix(Clean(text), correctsInCell)) {
		hash, n, isForm := strings.Cut(word, ".")
		switch {
		case len(hash) != refDigits || strings.Trim(hash, "0123456789abcdef") != "" || isForm && (n == "" || strings.Trim(n, "0123456789") != ""):
			return nil
		case isForm:
			c.forms = append(c.forms, FormRef(word))
		default:
			c.files = append(c.files, hash)
		}
	}
	if c.forms == nil && c.files == nil {
		return nil
	}
	return c
}

// IsCorrectionCell reports whether the text of a cell is such a mark.
func IsCorrectionCell(text string) bool { return strings.HasPrefix(Clean(text), correctsInCell) }

// MarshalText is Cell, for JSON.
func (c *Correction) MarshalText() ([]byte, error) { return []byte(c.Cell()), nil }

// UnmarshalText is CorrectionOf, for JSON.
func (c *Correction) UnmarshalText(text []byte) error {
	if read := CorrectionOf(string(text)); read != nil {
		*c = *read
	}
	return nil
}
