package custody

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Trail is the way from a row to the county's cells: row 6 of the list of 晋城市, by
// 来件/沁水县申报表.xlsx, to 项目01!C8.
type Trail struct {
	Row     *Row
	Detail  int // row of 申报详情; 0 when it is not there
	Links   []Link
	Answers []Answer
	Altered []sheets.Alteration // where the row says otherwise than the form behind it
}

// Link is one file on the way down: 来件/沁水县申报表.xlsx, found, 项目01.
type Link struct {
	Path   string // as the workbook above names it
	SHA256 string
	List   bool   // a list on the way; else the file in which the form first stood
	Sheet  string // of the form
	Status Status
	At     string // where it was found
	Now    string // the hash of what was found
	Note   string // Chinese: what else is to be said

	Damaged bool                // it was changed, and a part of it cannot be read
	Changed string              // where a file of the very name says something else
	Altered []sheets.Alteration // where a list on the way says otherwise than it was written
}

// Answer is one answer of the form, and what its source says: 邮编, C8, 048000, 048000.
type Answer struct {
	Title    string
	Cell     string
	Listed   string
	AtSource string
	Known    bool // the source was read
}

// Same reports whether the source says the same.
func (a Answer) Same() bool { return a.Listed == a.AtSource }

// Match returns the rows that a number or a part of a name means.
func (h *Holding) Match(query string) []*Row {
	if n, err := strconv.Atoi(form.Fold(query)); err == nil {
		if rows := h.byNumber(n); rows != nil {
			return rows
		}
	}
	var rows []*Row
	want := form.NormalName(query)
	for _, row := range h.rows {
		name := form.NormalName(row.Name)
		if name == want {
			return []*Row{row}
		}
		if want != "" && strings.Contains(name, want) {
			rows = append(rows, row)
		}
	}
	return rows
}

func (h *Holding) byNumber(n int) []*Row {
	var rows []*Row
	for _, row := range h.rows {
		if row.Number == strconv.Itoa(n) {
			rows = append(rows, row)
		}
	}
	return rows
}

// longestWay bounds the lists on the way down: a list that names itself would
// lead nowhere.
const longestWay = 8

// Trace follows a row down to the file in which the form first stood. What a
// list on the way says is followed, also when it has been changed since; where
// one is gone, the form's own file is looked for at once.
func Trace(ctx context.Context, h *Holding, row *Row, s *Sources) (*Trail, error) {
	t := &Trail{Row: row, Altered: h.alteredOf(row)}
	if row.item == nil {
		return t, nil
	}
	filled := row.item.filled
	t.Detail = row.item.line
	s.know(h)
	via := row.item.via
	for range longestWay {
		f, link := s.link(via)
		link.List, link.Sheet = via.SHA256 != filled.SHA256, filled.Sheet
		if !link.List {
			t.Links = append(t.Links, link)
			return t, t.answers(ctx, h.Plan, s, filled, f)
		}
		next := record.Source{Path: filled.File, SHA256: filled.SHA256}
		if f != nil {
			below, err := follow(ctx, h.Plan, s, f, filled, &link)
			if err != nil {
				return nil, err
			}
			if below != nil {
				next = below.via
			}
		}
		t.Links = append(t.Links, link)
		if next.SHA256 == "" {
			return t, t.answers(ctx, h.Plan, s, filled, f) // it stands on the list and nowhere else
		}
		via = next
	}
	return t, nil
}

// alteredOf is where the workbook says of the row, or of the form behind it,
// otherwise than it was written.
func (h *Holding) alteredOf(row *Row) []sheets.Alteration {
	altered := row.remark
	for _, a := range h.altered {
		n, _, _ := xlsx.ParseRef(a.Cell)
		onRow := a.Sheet == row.Sheet && n == row.Row
		onDetail := row.item != nil && a.Sheet == record.SheetDetails && row.item.line > 0 && n == row.item.line
		ofName := row.item != nil && a.Of != "" && form.NormalName(a.Of) == form.NormalName(row.item.filled.Name())
		if onRow || onDetail || ofName || row.item != nil && a.Removed && a.Old == row.item.filled.Name() {
			altered = append(altered, a)
		}
	}
	return altered
}

func (s *Sources) link(via record.Source) (*file, Link) {
	m := s.find(via)
	link := Link{Path: via.Path, SHA256: via.SHA256, Status: m.status}
	if m.file != nil {
		link.At, link.Now = m.file.disk, m.file.sha256
	}
	if m.changed != nil && m.sure {
		link.Changed = m.changed.disk
	}
	return m.file, link
}

// follow opens a list on the way and finds the form in it.
func follow(ctx context.Context, p *plan.Plan, s *Sources, f *file, filled *form.Filled, link *Link) (*item, error) {
	list := f.found
	list.Limits = xlsx.Limits{} // a list is larger than what a county sends
	below, err := open(ctx, p, list)
	var trouble Trouble
	switch {
	case errors.As(err, &trouble):
		link.Sheet, link.Note = "", string(trouble)
		return nil, nil
	case err != nil:
		return nil, err
	}
	s.know(below)
	forms := make([]*form.Filled, len(below.items))
	for i, it := range below.items {
		forms[i] = it.filled
	}
	source := pair([]*form.Filled{filled}, forms)[filled]
	for _, row := range below.rows {
		if row.item == nil && source == nil && form.NormalName(row.Name) == form.NormalName(filled.Name()) {
			link.Sheet, link.Note = row.Sheet, fmt.Sprintf("第 %d 行（序号 %s），是在清单上手工加上去的，没有申报书", row.Row, row.Number)
			return nil, nil
		}
		if row.item != nil && row.item.filled == source {
			link.Sheet, link.Note, link.Altered = row.Sheet, fmt.Sprintf("第 %d 行（序号 %s）", row.Row, row.Number), below.alteredOf(row)
			return row.item, nil
		}
	}
	for _, it := range below.items {
		if it.filled == source {
			link.Note = "“" + record.SheetDetails + "”中有，清单上没有这一行"
			return it, nil
		}
	}
	link.Note = "里面没有这个项目"
	return nil, nil
}

// answers lists every answer of the form with its cell, and beside it what the
// source says now.
func (t *Trail) answers(ctx context.Context, p *plan.Plan, s *Sources, filled *form.Filled, f *file) error {
	var source *form.Filled
	if f != nil {
		if err := s.open(ctx, f, p); err != nil {
			return err
		}
		last := &t.Links[len(t.Links)-1]
		switch why := f.unreadable(); {
		case why != "":
			last.Note = "读不出内容：" + why
		default:
			last.Damaged = f.damaged() && !s.known[f.sha256]
			if source = pair([]*form.Filled{filled}, f.said.Projects)[filled]; source == nil {
				last.Note = "里面没有这个项目"
			}
		}
	}
	if source == nil {
		source = form.NewFilled(form.Origin{})
		f = nil
	}
	for _, pair := range p.Form.Pairs(filled, source) {
		if pair.A.IsBlank() && pair.B.IsBlank() {
			continue
		}
		t.Answers = append(t.Answers, Answer{Title: pair.Title, Cell: cmp.Or(pair.A.Cell, pair.B.Cell), Listed: pair.A.Raw, AtSource: pair.B.Raw, Known: f != nil})
	}
	return nil
}

// damaged reports whether a part of the file cannot be read.
func (f *file) damaged() bool {
	return slices.ContainsFunc(f.said.Notes, func(n form.Note) bool { return n.Kind == form.Damaged })
}
