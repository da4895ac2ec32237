package form

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// # What a plan asks otherwise
//
// A plan may retitle fields, leave questions out and add some of its own. It does so to
// a form that it has just been given by Official, before anybody else has it.

// Extra is the section 附加内容, a page behind the paper with the questions that a plan
// adds and has printed. A form without such questions has no such page.
const Extra SectionID = "extra"

// Retitle gives the field another title. Where the form prints the title beside the
// answer, it prints the new one; the old one is still known.
func (f *Form) Retitle(id ID, title string) {
	field := f.Field(id)
	if field.Title == title {
		return
	}
	if field.Label == field.Title {
		field.Also = append([]string{field.Label}, field.Also...)
		field.Label = title
	}
	field.Title = title
}

// Leave takes a question off the form. The form still knows it, so that whoever names it
// finds a title and a type, and no answer.
func (f *Form) Leave(id ID) {
	for _, list := range []*[]*Field{&f.fields, &f.stepFields, &f.countyFields} {
		kept := make([]*Field, 0, len(*list))
		for _, field := range *list {
			if field.ID != id {
				kept = append(kept, field)
			}
		}
		*list = kept
	}
	f.left[id] = true
}

// Ask adds a question of a plan's own at the end of 审核信息, or of 附加内容, which stands
// before it.
func (f *Form) Ask(section SectionID, field *Field) {
	field.Added, field.Label = true, field.Title
	f.add(section, field)
	if review := slices.IndexFunc(f.fields, func(o *Field) bool { return o.Section.ID == Review }); section == Extra && review >= 0 {
		f.fields = slices.Insert(f.fields[:len(f.fields)-1], review, field)
	}
}

// AddList adds a list of a plan's own.
func (f *Form) AddList(list *List) { f.lists = append(f.lists, list) }

// ListTitled is the list of that title.
func (f *Form) ListTitled(title string) (*List, bool) {
	for _, l := range f.lists {
		if NormalLabel(l.Title) == NormalLabel(title) {
			return l, true
		}
	}
	return nil, false
}

// Asked are the questions of the form, a line each, by which a workbook says what its
// form asked: q_output|整数||年产值|extra.
func (f *Form) Asked() []string {
	var lines []string
	for _, fields := range [][]*Field{f.fields, f.stepFields, f.countyFields} {
		for _, field := range fields {
			lines = append(lines, field.asked())
		}
	}
	return lines
}

// AskedMark parts such a line.
const AskedMark = "|"

// AskedName is the name of the cells on 字典 with the questions of a form that is not the
// official one.
const AskedName = "zd_asked"

func (f *Field) asked() string {
	list := ""
	if f.List != nil {
		list = string(f.List.ID)
	}
	return strings.Join([]string{string(f.ID), TypeWord(f.Type), list, NormalLabel(f.Title)}, AskedMark)
}

// AskedID is the field of such a line.
func AskedID(line string) ID {
	id, _, _ := strings.Cut(line, AskedMark)
	return ID(id)
}

// Digest tells forms with other questions apart: 12 hexadecimal digits, and "" for the
// official form, whose workbooks say nothing of it.
func (f *Form) Digest() string {
	digest := digestOf(f.Asked())
	if digest == digestOf(Official().Asked()) {
		return ""
	}
	return digest
}

func digestOf(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:6])
}

// Differing compares what another workbook's form asked with this one: questions that it
// did not have, and those that it asked otherwise.
func (f *Form) Differing(asked []string) (missing, other []*Field) {
	was := map[ID]string{}
	for _, line := range asked {
		was[AskedID(line)] = line
	}
	for _, fields := range [][]*Field{f.fields, f.stepFields, f.countyFields} {
		for _, field := range fields {
			switch line, had := was[field.ID]; {
			case !had:
				missing = append(missing, field)
			case line != field.asked():
				other = append(other, field)
			}
		}
	}
	return missing, other
}
