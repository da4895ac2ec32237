package form

import "slices"

// Spans of the two questions of a row in 审核信息, and of one that has a row to itself.
const (
	reviewCaption = 7
	reviewAnswer  = 5
	reviewWide    = Columns - reviewCaption
)

// reviewBlock stands below the paper, two questions a row: those of the program in the
// order in which people look for them, then those that a plan adds.
func reviewBlock(l *drawing) {
	l.gap(24)
	l.heading(34, Review)
	pair := func(a, b ID) { l.reviewRow(slices.DeleteFunc([]ID{a, b}, l.isLeft)) }
	wide := func(id ID) { l.reviewRow(slices.DeleteFunc([]ID{id}, l.isLeft)) }
	pair(Domain, PilotKind)
	wide(FocusArea)
	pair(PillarIndustry, UnifiedBody)
	pair(EnterprisesIn, EnterprisesAll)
	pair(IndependentLegal, Penalties)
	pair(StaffFull, StaffPart)
	wide(PolicySupport)
	pair(MatchingFunds, PaperCopies)
	pair(ContactPerson, ContactPhone)
	wide(Partners)
	pair(StampUndertaking, StampParticipating)
	pair(StampGuarantor, StampGuiding)
	wide(StampManaging)
	for _, row := range l.addedRows(Review, reviewAnswer) {
		l.reviewRow(row)
	}
}

// isLeft reports whether the form does not ask the question.
func (d *drawing) isLeft(id ID) bool { return !d.form.Has(id) }

// reviewRow draws one question or two.
func (d *drawing) reviewRow(ids []ID) {
	switch len(ids) {
	case 1:
		d.row(d.rowHeight(38, reviewCaption, reviewWide, ids...), d.label(reviewCaption, ids[0]), d.answer(reviewWide, ids[0]))
	case 2:
		d.row(d.rowHeight(38, reviewCaption, reviewAnswer, ids...), d.label(reviewCaption, ids[0]), d.answer(reviewAnswer, ids[0]), d.label(reviewCaption, ids[1]), d.answer(reviewAnswer, ids[1]))
	}
}

// rowHeight holds the captions and the longest answers; least is two lines of a caption.
func (d *drawing) rowHeight(least float64, caption, answer int, ids ...ID) float64 {
	height := least
	for _, id := range ids {
		height = max(height, d.lines(id, answer), TextHeight(TextWidth(d.form.Field(id).Label), caption, ProsePoints))
	}
	return height
}

// addedRows are the questions that a plan adds to a section, in its order: two a row
// where both are short; no columns say that each has a row to itself.
func (d *drawing) addedRows(section SectionID, columns int) [][]ID {
	var rows [][]ID
	open := false
	for _, f := range d.form.fields {
		if !f.Added || f.Section.ID != section {
			continue
		}
		short := columns > 0 && f.isShort(columns)
		if short && open {
			rows[len(rows)-1] = append(rows[len(rows)-1], f.ID)
			open = false
			continue
		}
		rows, open = append(rows, []ID{f.ID}), short
	}
	return rows
}

// isShort reports whether the longest answer stands on two lines of so many columns.
func (f *Field) isShort(columns int) bool {
	switch f.Type.(type) {
	case Prose, OrganizationCode, Mail:
		return false
	}
	return f.Max <= 2*lineWidth(f, columns, f.Points())
}

// extraHeight is what a page of 附加内容 holds, in points.
const extraHeight = 690

// extraPage has the questions that a plan adds and has printed, on as many pages as they
// take: one of them is never cut by the end of a page.
func extraPage(l *drawing) {
	rows := l.addedRows(Extra, 0)
	if rows == nil {
		return
	}
	l.newPage()
	l.heading(34, Extra)
	used := 34.0
	for _, row := range rows {
		height := l.rowHeight(38, side, wide, row...)
		if used+height > extraHeight {
			l.newPage()
			used = 0
		}
		used += height
		if _, prose := l.form.Field(row[0]).Type.(Prose); prose {
			l.proseOf(height, row[0])
			continue
		}
		l.row(height, l.label(side, row[0]), l.answer(wide, row[0]))
	}
}
