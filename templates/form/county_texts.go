package form

import (
	"slices"
	"strings"
)

// Texts that a template prints on 县区信息 beside its captions and answers. All else that
// the program writes there is the result of a formula.
const (
	CountyTitle     = "县区申报信息" // behind the year and the title of the plan
	CountyTable     = "项目填写情况（自动统计，不用填写；点“项目表”一栏可以转到该表）"
	CountySheets    = "项目表"
	CountyStates    = "填写情况"
	CountySeal      = "填报单位（盖章）："
	CountySignature = "负责人（签字）："
	CountyDay       = "　　　年　　月　　日"
	CountyCity      = "市里还会核对：" // what follows is the program's of the day
)

// IsCountyText reports whether the text of a cell of 县区信息 is one that the program
// prints there: nobody wrote it.
func (f *Form) IsCountyText(text string) bool {
	text = Clean(text)
	printed := []string{CountyTable, CountySheets, CountyStates, CountySeal, CountySignature, Clean(CountyDay), f.Title(PilotName), f.Title(Domain)}
	return slices.Contains(printed, text) || isFormSheet(text) || strings.HasSuffix(text, CountyTitle) || strings.HasPrefix(text, CountyCity)
}

// isFormSheet reports whether the text is the name that a template gives to the sheet of
// a form: the table names it, also when the sheet has another name now.
func isFormSheet(text string) bool {
	number, ok := strings.CutPrefix(text, "项目")
	return ok && len(number) == 2 && strings.Trim(number, "0123456789") == ""
}
