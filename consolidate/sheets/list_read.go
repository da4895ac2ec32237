package sheets

import (
	"fmt"
	"strings"

	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ReadList takes what a unit's list says. The printed sheet says which projects
// are recommended; 申报详情 behind it says what each of them answered. A project
// that was added by hand to the printed sheet alone has only the answers that
// stand there, and one that was struck off it is still a project. What was
// changed by hand on either sheet is reported of the sheet (R009), or of the project
// that it is about (R014), and what the county answered stands.
func ReadList(b *xlsx.Book, p *plan.Plan, path string) *form.Return {
	mark, _ := workbook.MarkOf(b)
	kept := keptOf(b)
	read := readListHead(b, kept)
	out := &form.Return{Mark: mark, Written: read.Day, Filing: read.Filing, Draft: read.Final == 0}
	if newer := kept.tooNew(); newer != "" {
		out.Notes = []form.Note{{Kind: form.NewerFormat, Detail: "清单" + newer}}
		return out
	}
	of, _ := p.Region(p.Today(mark.Region))
	problems := read.readProjects(b, kept, p, of)
	if problems != nil && len(b.Damage) > 0 {
		out.Notes = workbook.NotesOf(b) // what is damaged is not incomplete
		return out
	}
	if problems != nil {
		out.Notes = []form.Note{{Kind: form.OtherWorkbook, Detail: "清单不完整：" + strings.Join(problems, "；") + "。请用原清单重新报送"}}
		return out
	}
	out.Reserves = kept.reserves()
	out.Notes = append(out.Notes, workbook.NotesOf(b)...)
	out.Notes = append(out.Notes, notesOfPlan(read.Plan, p, mark.Region)...)
	takeRows(out, b, read, path)
	for _, f := range read.Unlisted {
		f.Filled.Listed = &form.Listed{Struck: true, Rank: f.Entered.Rank, Said: f.Entered.Said, Altered: []form.Note{{Kind: form.Altered, Sheet: read.Sheet, Detail: "清单上的这一行被删去"}}}
		out.Projects = append(out.Projects, f.Filled)
	}
	for _, f := range read.Forms {
		out.Replies = append(out.Replies, f.Replies...)
	}
	out.Scans = read.Inputs.Scans()
	number := read.columns().own(plan.FromNumber)
	for _, a := range read.Altered {
		if a.Sheet == read.Sheet && (a.Added || a.Removed) {
			continue // R014 reports it of the project
		}
		note := form.Note{Kind: form.Altered, Sheet: a.Sheet, Cell: a.Cell, Detail: a.String(), Text: a.Old + "→" + a.New}
		ofNumber := a.Sheet == read.Sheet && a.Title == number // who takes a row out renumbers the rest: no county answered that
		if ofNumber || !read.noteAlteration(a, note) {         // else R014 tells it of the project
			out.Notes = append(out.Notes, note)
		}
	}
	out.Notes = append(out.Notes, notesBeside(b, read)...)
	return out
}

// takeRows takes the rows of the printed sheet in their order.
func takeRows(out *form.Return, b *xlsx.Book, read *ListReading, path string) {
	place := 0
	for _, row := range read.Rows {
		if row.Filled == nil && len(row.texts) == 1 {
			out.Notes = append(out.Notes, form.Note{Kind: form.OutsideAnswer, Sheet: read.Sheet, Cell: row.Cell,
				Detail: fmt.Sprintf("清单第 %d 行只有“%s”，不成一个项目，没有并入。如果是项目，请把这一行填全后重新报送", row.Row, row.texts[0])})
			continue
		}
		place++
		filled, listed := row.Filled, &form.Listed{Row: place, Rank: row.Entered.Rank, Said: row.Entered.Said, Remark: remarkOf(b.Sheet(read.Sheet), row)}
		add := func(what string) {
			listed.Altered = append(listed.Altered, form.Note{Kind: form.Altered, Sheet: read.Sheet, Cell: row.Cell, Detail: what})
		}
		if filled == nil {
			filled = addedByHand(row, out.Mark, path)
			add(fmt.Sprintf("清单第 %d 行是手工增加的，后面没有它的申报书", row.Row))
		}
		if b.Sheet(read.Sheet).HidesRow(row.Row) {
			add(fmt.Sprintf("清单第 %d 行被隐藏，打印时看不到", row.Row))
		}
		if table.IsCrossedOut(b.Sheet(read.Sheet), row.Row) {
			add(fmt.Sprintf("清单第 %d 行被划掉（删除线）", row.Row))
		}
		filled.Listed = listed
		out.Projects = append(out.Projects, filled)
	}
}

// noteAlteration notes an alteration with the project that it is about.
func (r *ListReading) noteAlteration(a Alteration, note form.Note) (noted bool) {
	if a.Form < 1 || a.Form > len(r.Forms) {
		return false
	}
	listed := r.Forms[a.Form-1].Filled.Listed
	if listed.Struck && a.Sheet == r.Sheet {
		return false // the row was paired with another one
	}
	note.Detail = "“" + a.Sheet + "”中" + note.Detail
	listed.Altered = append(listed.Altered, note)
	return true
}

// byName returns the first form of that name that no row of the list has
// taken yet.
func byName(forms []ListForm, open map[string]*form.Filled, name string) *form.Filled {
	for _, f := range forms {
		if open[f.Key] == f.Filled && form.NormalName(f.Filled.Name()) == form.NormalName(name) {
			return f.Filled
		}
	}
	return nil
}

// addedByHand is a project that stands on the printed sheet only.
func addedByHand(row ListRow, mark form.Mark, path string) *form.Filled {
	filled := form.NewFilled(form.Origin{Region: mark.Region, File: path, Sheet: row.sheet})
	for _, c := range row.columns.answers() {
		if c.source.Own == plan.FromPeriod {
			row.takePeriod(filled, c.Title)
		} else if text := row.line.Raw(c.Title); text != "" {
			filled.Set(c.source.Field, form.Answer{Raw: text, Kind: form.Text, Cell: row.line.Ref(c.Title)})
		}
	}
	return filled
}

// takePeriod takes the two months that stand in one column.
func (row ListRow) takePeriod(filled *form.Filled, title string) {
	from, to, _ := strings.Cut(row.line.Text(title), "至")
	for id, text := range map[form.ID]string{form.PilotFrom: from, form.PilotTo: to} {
		if text != "" {
			filled.Set(id, row.planForm.Field(id).AnswerIn(form.Answer{Raw: text, Kind: form.Text, Cell: row.line.Ref(title)}))
		}
	}
}

// notesOfPlan says what of the plan by which the list was made concerns this level
// and differs from the plan here.
func notesOfPlan(sender, p *plan.Plan, unit string) []form.Note {
	if sender == nil {
		return nil
	}
	differences := plan.SenderDifferences(sender, p, unit)
	if differences == nil {
		return nil
	}
	return []form.Note{{Kind: form.OtherPlan, Detail: "报送单位所用的方案与这里的不同：" + plan.Shortened(differences, 6)}}
}
