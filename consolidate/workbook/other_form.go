package workbook

import (
	"fmt"
	"slices"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// otherForm says how the form of a workbook differs from the plan's: it was handed out
// before a question was added. Nil stands for the plan's own form.
type otherForm struct {
	missing  []*form.Field
	reworded []*form.Field
	printed  map[string]bool // what its questions are called, as labels are compared
	note     form.Note
}

// otherFormOf compares the questions that the workbook says it asks. Of the official form
// a workbook says nothing; of another one whose list was deleted nobody can tell.
func (rd *Reader) otherFormOf(b *xlsx.Book, mark form.Mark) *otherForm {
	if mark.Kind != form.CountyBook || mark.Form == rd.digest {
		return nil
	}
	o := &otherForm{printed: map[string]bool{}}
	asked := form.Official().Asked()
	if mark.Form != "" {
		asked = askedBy(b)
	}
	if asked == nil {
		o.note = form.Note{Kind: form.OtherQuestions, Detail: "这份申报表是按另一份方案的“栏目”表做的，看不出哪几栏不同（隐藏的“" + form.SheetLists + "”表被删去或者改动过）。请用现在的方案重新下发申报表，对照着补填"}
		return o
	}
	o.missing, o.reworded = rd.plan.Form.Differing(asked)
	var unasked []string
	for _, line := range asked {
		title := line[strings.LastIndex(line, form.AskedMark)+len(form.AskedMark):]
		o.printed[form.NormalLabel(title)] = true
		if !rd.plan.Form.Has(form.AskedID(line)) {
			unasked = append(unasked, "“"+shorten(title, 20)+"”")
		}
	}
	o.note = form.Note{Kind: form.OtherQuestions, Detail: o.says(unasked)}
	return o
}

// says tells what differs, and what to do about it.
func (o *otherForm) says(unasked []string) string {
	var parts []string
	if o.missing != nil {
		parts = append(parts, "没有"+fieldTitles(o.missing)+"，按没有填写处理")
	}
	if o.reworded != nil {
		parts = append(parts, fieldTitles(o.reworded)+"问的不一样，所填的要核实才算")
	}
	if unasked != nil {
		parts = append(parts, fmt.Sprintf("多出 %d 栏现在不问的（%s），没有并入", len(unasked), strings.Join(unasked[:min(6, len(unasked))], "、")))
	}
	if parts == nil {
		return "这份申报表的栏目与方案的次序不同，已照常读取"
	}
	text := "这份申报表问的与方案的不同：" + strings.Join(parts, "；")
	if o.missing != nil || o.reworded != nil {
		text += "。请用现在的方案重新下发申报表，请填报单位补填"
	}
	return text
}

// askedBy are the lines of the hidden list of questions; nil where there is none.
func askedBy(b *xlsx.Book) []string {
	i := slices.IndexFunc(b.Names, func(n xlsx.Name) bool { return n.Name == form.AskedName })
	if i < 0 {
		return nil
	}
	sheet, area, ok := xlsx.ParseArea(b.Names[i].Ref)
	s := b.Sheet(sheet)
	if !ok || s == nil {
		return nil
	}
	const most = 200
	var lines []string
	for row := area.FirstRow; row <= min(area.LastRow, area.FirstRow+most); row++ {
		if c, found := s.At(row, area.FirstCol); found && c.Kind == xlsx.Text && strings.Count(c.Text, form.AskedMark) == 3 {
			lines = append(lines, c.Text)
		}
	}
	return lines
}

// settle takes from a reading what the other form explains, and doubts the answers that
// were given to another question.
func (o *otherForm) settle(r *sheetReading) {
	if o == nil {
		return
	}
	r.missing = slices.DeleteFunc(r.missing, func(f *form.Field) bool { return slices.Contains(o.missing, f) })
	for _, f := range o.reworded {
		if a := r.filled.Answer(f.ID); !a.IsBlank() && !a.HasNoValue() && a.Doubt == "" {
			a.Doubt = form.Reworded
			r.filled.Set(f.ID, a)
		}
	}
}

// prints reports whether the other form prints the text beside a question of its own.
func (o *otherForm) prints(text string) bool { return o != nil && o.printed[form.NormalLabel(text)] }
