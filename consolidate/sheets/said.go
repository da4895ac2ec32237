package sheets

import (
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Said reads what a received workbook says, by its mark: a list its rows, a rollup,
// a plan and what a check has written nothing (nil), and all others, also those without a mark, what a county
// workbook says.
func Said(reader *workbook.Reader, p *plan.Plan, loaded workbook.Loaded) (mark form.Mark, said *form.Return) {
	mark, _ = workbook.MarkOf(loaded.Book)
	mark.Region = p.Today(mark.Region)
	switch mark.Kind {
	case form.RollupBook, form.PlanBook, form.CheckBook, form.LetterBook:
		return mark, nil
	case form.ListBook:
		said = ReadList(loaded.Book, p, loaded.Path)
	default:
		said = reader.County(loaded.Book, loaded.Path, loaded.SHA256)
		sayPlainList(p, loaded.Book, said)
	}
	p.AsOfToday(said)
	return mark, said
}
