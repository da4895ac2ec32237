package plan

import (
	"slices"

	"shidian/templates/form"
)

// officialRows are the rows of 栏目 that ask for the official form as it is.
func officialRows() []FieldRow {
	f := form.Official()
	var rows []FieldRow
	for _, field := range slices.Concat(f.Fields(), f.StepFields(), f.CountyFields()) {
		rows = append(rows, officialRow(field))
	}
	return rows
}

func officialRow(f *form.Field) FieldRow {
	row := FieldRow{ID: f.ID, Title: f.Title, Hint: f.Hint, Type: form.TypeWord(f.Type), Need: needWords()[f.Need], Least: f.Min, Most: f.Max,
		Place: placeOf(f), Reach: f.Reach.Chinese(), OnList: f.OnList, Clause: string(f.Clause), On: true}
	if f.List != nil {
		row.List = f.List.Title
	}
	if f.Most > 0 {
		row.Most = int(f.Most)
	}
	return row
}

// placeOf is where the form has the question, in the word of a row.
func placeOf(f *form.Field) string {
	switch f.Section.ID {
	case form.Review:
		return inReview
	case form.County:
		return inCounty
	case form.Extra:
		return onExtra
	default:
		return onPaper
	}
}

// officialChoices are the rows of 下拉列表 with the lists of the official form.
func officialChoices() []ChoiceRow {
	var rows []ChoiceRow
	for _, list := range form.Official().Lists() {
		for _, name := range list.Fixed {
			rows = append(rows, ChoiceRow{List: list.Title, Name: name})
		}
	}
	return rows
}
