package recommend

import (
	"fmt"
	"strings"

	"shidian/consolidate/rollup"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ReadList takes what a unit's list says. The printed sheet says which projects
// are recommended; 申报详情 behind it says what each of them answered. A project
// that somebody added to the printed sheet alone has only the answers that
// stand there, and one that was struck off it is told. What was changed by hand
// on either sheet is told (R009), and what the county answered stands.
func ReadList(b *xlsx.Book, p *plan.Plan, path string) *form.Return {
	mark, _ := workbook.MarkOf(b)
	out := &form.Return{Mark: mark, Written: rollup.ReadListDay(b), Filing: rollup.ReadFiling(b)}
	if newer := rollup.TooNew(b); newer != "" {
		out.Notes = []form.Note{{Kind: form.NewerFormat, Detail: "清单" + newer}}
		return out
	}
	forms, problems := rollup.ReadForms(b)
	of, _ := p.Region(mark.Region)
	rows, loose, missing := ReadPrinted(b, p, of, forms)
	if missing != "" {
		problems = append(problems, missing)
	}
	altered, more := rollup.AlteredList(b, forms)
	problems = append(problems, more...)
	if problems != nil && len(b.Damage) > 0 {
		out.Notes = workbook.NotesOf(b) // what is damaged is not incomplete
		return out
	}
	if problems != nil {
		out.Notes = []form.Note{{Kind: form.OtherWorkbook, Detail: "清单不完整：" + strings.Join(problems, "；") + "。请用原清单重新报送"}}
		return out
	}
	out.Notes = append(out.Notes, workbook.NotesOf(b)...)
	for _, row := range rows {
		if row.Filled == nil {
			takeAdded(out, row, path)
			continue
		}
		out.Projects = append(out.Projects, row.Filled)
	}
	for _, a := range altered {
		if a.Sheet == SheetList && (a.Added || a.Removed) {
			continue // told as a project below
		}
		out.Notes = append(out.Notes, form.Note{Kind: form.Altered, Sheet: a.Sheet, Cell: a.Cell, Detail: a.String()})
	}
	for _, f := range loose {
		out.Notes = append(out.Notes, form.Note{Kind: form.OutsideAnswer, Sheet: rollup.SheetDetails,
			Detail: fmt.Sprintf("“%s”在申报详情中，但不在清单上，没有并入。请与报送单位核对", f.Filled.Name())})
	}
	return out
}

// takeAdded takes a row that somebody wrote on the printed sheet: a project
// with what stands there, or a remark.
func takeAdded(out *form.Return, row Printed, path string) {
	if len(row.texts) == 1 {
		out.Notes = append(out.Notes, form.Note{Kind: form.OutsideAnswer, Sheet: SheetList, Cell: row.Cell,
			Detail: fmt.Sprintf("清单第 %d 行只有“%s”，不成一个项目，没有并入。如果是项目，请把这一行填全后重新报送", row.Row, row.texts[0])})
		return
	}
	out.Notes = append(out.Notes, form.Note{Kind: form.OutsideAnswer, Sheet: SheetList, Cell: row.Cell,
		Detail: fmt.Sprintf("清单第 %d 行“%s”是手工增加的，后面没有它的申报书，不能推荐。请让报送单位合并申报表后重新生成清单", row.Row, row.Name)})
	out.Projects = append(out.Projects, addedByHand(row.record, out.Mark, path))
}

// byName returns the first form of that name that no row of the list has
// taken yet.
func byName(forms []rollup.Received, open map[string]*form.Filled, name string) *form.Filled {
	for _, f := range forms {
		if open[f.Key] == f.Filled && form.NormalName(f.Filled.Name()) == form.NormalName(name) {
			return f.Filled
		}
	}
	return nil
}

// printedTitle is the column of the printed sheet that holds the field.
func printedTitle(f *form.Field) string {
	if f == form.ContactPhone {
		return columnPhone
	}
	return f.Title
}

// printedTexts are the answers that stand in the row.
func printedTexts(row table.Row) []string {
	var texts []string
	for _, f := range listFields() {
		if text := row.Text(printedTitle(f)); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// addedByHand is a project that stands on the printed sheet only.
func addedByHand(row table.Row, mark form.Mark, path string) *form.Filled {
	filled := form.NewFilled(form.Origin{Region: mark.Region, File: path, Sheet: SheetList})
	for _, f := range listFields() {
		title := printedTitle(f)
		if text := row.Raw(title); text != "" {
			filled.Set(f, form.Answer{Raw: text, Kind: form.Text, Cell: row.Ref(title)})
		}
	}
	from, to, _ := strings.Cut(row.Text(columnPeriod), "至")
	for f, text := range map[*form.Field]string{form.PilotFrom: from, form.PilotTo: to} {
		if text != "" {
			filled.Set(f, form.Answer{Raw: text, Kind: form.Text, Cell: row.Ref(columnPeriod)})
		}
	}
	return filled
}
