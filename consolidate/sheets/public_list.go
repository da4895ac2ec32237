package sheets

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// A public list (公示名单) is made of a list that was made final: everybody may read it, so
// it holds the columns that the plan has for it and nothing else.

// PublicListName is the name of its file: 山西省2021年度公示名单.xlsx.
func PublicListName(p *plan.Plan, of plan.Region) string {
	return record.OutputName(p, of, string(plan.PublicList))
}

// PublicSheet is the list of a region for the public, in the order of its rows. private
// says in Chinese where an answer has a phone, a mail or a code in it; then nothing is to
// be published.
func (r *ListReading) PublicSheet(p *plan.Plan, of plan.Region) (s *table.Sheet, private []string) {
	lines := r.lines(p, of)
	columns := slices.DeleteFunc(listColumnsOf(p, plan.PublicList), func(c listColumn) bool { return c.source == plan.ListSource{} }).forLines(lines)
	s = &table.Sheet{Name: string(plan.PublicList), Title: p.Heading() + string(plan.PublicList), Columns: columns.table(), Rows: columns.rows(lines, false),
		Notes: publicityNotes(p), Foot: []string{"", p.Office(of)}, RowHeight: 30}
	for i, row := range s.Rows {
		for k, cell := range row {
			if reachesSomebody(cell.Text) && columns[k].source.Field != "" {
				private = append(private, fmt.Sprintf("第 %d 个项目的“%s”（%s）", i+1, columns[k].Title, form.Quote(cell.Text)))
			}
		}
	}
	return s, private
}

// DrawAlone writes the sheet as a workbook with nothing else in it.
func DrawAlone(s *table.Sheet) ([]byte, error) {
	b, err := table.NewBook()
	if err != nil {
		return nil, err
	}
	if err := b.Add(s); err != nil {
		return nil, err
	}
	return b.Unmarked()
}

// senders are the codes of the units that sent the forms of the list.
func (r *ListReading) senders() map[*form.Filled]string {
	files, senders := map[string]string{}, map[*form.Filled]string{}
	for _, f := range r.Inputs.Files {
		files[f.SHA256] = f.Region
	}
	for _, f := range r.Forms {
		senders[f.Filled] = files[f.Via.SHA256]
	}
	return senders
}

// lines are the projects of the list in the order of its rows.
func (r *ListReading) lines(p *plan.Plan, of plan.Region) []listLine {
	senders := r.senders()
	choices, numbers := p.Choices(), r.numbers(p, senders)
	var lines []listLine
	for _, row := range r.Rows {
		filed, _ := p.Region(p.Today(row.Filled.Region))
		sender, _ := p.Region(p.Today(cmp.Or(senders[row.Filled], filed.Code)))
		lines = append(lines, listLine{Application: checks.NewApplication(row.Filled, p, choices, filed, form.Date{}), office: of, filed: filed, sender: sender, rank: row.Entered.Rank, number: numbers[row.Filled]})
	}
	return lines
}

func publicityNotes(p *plan.Plan) []string {
	var notes []string
	if time := p.PublicityChinese(); time != "" {
		notes = append(notes, "公示期："+time)
	}
	if p.Objections != "" {
		notes = append(notes, "对公示的项目有异议的，请在公示期内向"+p.Objections+"反映。")
	}
	return notes
}

// reachable is a phone, a mail or a credit code in whatever text.
var reachable = regexp.MustCompile(`1[3-9][0-9]([ -]?[0-9]){8}|0[0-9]{2,3}[ -]?[2-9][0-9]{6,7}|[48]00([ -]?[0-9]){7}|[0-9A-Za-z._%+-]+@[0-9A-Za-z-]+\.|[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}`)

// reachesSomebody reports whether somebody wrote a way to reach a person, or a code, into
// the text.
func reachesSomebody(text string) bool {
	return reachable.MatchString(form.Fold(strings.TrimSpace(text)))
}

// Touched says in Chinese what somebody has changed on the list by hand; "" for nothing.
func (r *ListReading) Touched() string {
	for _, row := range r.Rows {
		if row.Filled == nil {
			return fmt.Sprintf("第 %d 行是手工增加的", row.Row)
		}
		if row.Remark != nil {
			return row.Remark[0].String()
		}
	}
	switch {
	case len(r.Unlisted) > 0:
		return "“" + record.Brief(r.Unlisted[0].Filled.Name()) + "”的一行被删去"
	case len(r.Altered) > 0:
		return "“" + r.Altered[0].Sheet + "”中" + r.Altered[0].String()
	default:
		return ""
	}
}
