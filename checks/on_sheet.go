package checks

import (
	"shidian/templates/form"
	"shidian/templates/plan"
)

// OnSheet says what the rules find on the sheets of a county's workbook, before anybody
// has received it: the day of the run is not known yet. It is nothing but what a check
// of the workbook would find, for those who draw the workbook.
func OnSheet(p *plan.Plan, region plan.Region) form.Finder {
	return form.Finder{
		Project: func(filled *form.Filled) []form.Found {
			onPaper := *filled
			onPaper.Appendix = true // the workbook that is drawn has one
			return found(CheckApplication(NewApplication(&onPaper, p, p.Choices(), region, form.Date{})))
		},
		County: func(filled *form.Filled) []form.Found {
			file := &FileFacts{Plan: p, Region: region, Marked: region, Return: &form.Return{County: filled}}
			return append(found(CheckFile(file)), unfoundedNil(file)...)
		},
	}
}

func found(findings []Finding) []form.Found {
	var found []form.Found
	for _, f := range findings {
		if f.Field != "" && !f.Told {
			found = append(found, form.Found{Rule: f.Rule.ID, Field: f.Field})
		}
	}
	return found
}

// unfoundedNil are the blanks of a nil return that C001 says are missing.
func unfoundedNil(f *FileFacts) []form.Found {
	county := f.understoodCounty()
	if county.Text(form.NilReturn) != form.Yes {
		return nil
	}
	var found []form.Found
	for _, id := range county.nilLacks() {
		found = append(found, form.Found{Rule: notFiled.ID, Field: id})
	}
	return found
}
