package form

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Texts that a template prints on 县区信息 beside its captions and answers. All else that
// the program writes there is the result of a formula.
const (
	CountyTitle     = "申报信息" // behind the year, the title of the plan and what the unit is called
	CountyTable     = "项目填写情况（自动统计，不用填写；点“项目表”一栏可以转到该表）"
	CountySheets    = "项目表"
	CountyStates    = "填写情况"
	CountySeal      = "填报单位（盖章）："
	CountySignature = "负责人（签字）："
	CountyDay       = "　　　年　　月　　日"
	CountyChecks    = "还会核对：" // behind 市里; what follows is the program's of the day
)

// IsCountyText reports whether the text of a cell of 县区信息 is one that the program
// prints there: nobody wrote it.
func (f *Form) IsCountyText(text string) bool {
	text = Clean(text)
	printed := []string{CountyTable, CountySheets, CountyStates, CountySeal, CountySignature, Clean(CountyDay), f.Title(PilotName), f.Title(Domain)}
	return slices.Contains(printed, text) || isFormSheet(text) || strings.HasSuffix(text, CountyTitle) || isOfChecks(text)
}

// isOfChecks reports whether the text says what is checked by whom it goes to: 市里, 上级.
func isOfChecks(text string) bool {
	people, _, ok := strings.Cut(text, CountyChecks)
	return ok && utf8.RuneCountInString(people) <= 2
}

// isFormSheet reports whether the text is the name that a template gives to the sheet of
// a form: the table names it, also when the sheet has another name now.
func isFormSheet(text string) bool {
	number, ok := strings.CutPrefix(text, "项目")
	return ok && len(number) == 2 && strings.Trim(number, "0123456789") == ""
}

// UnitWords are what the texts of a workbook call the unit that fills it: of a county 县区,
// 县（市、区） and 行政区划代码, of a department 部门, 部门 and 单位代码.
type UnitWords struct {
	Noun    string
	Caption string // beside its name
	Code    string // the caption beside its code
}

// countyNoun is what the texts call a county; they are written for one.
const countyNoun = "县区"

// CountyWords are those of a county.
func CountyWords() UnitWords { return UnitWords{countyNoun, CaptionRegion, CaptionRegionCode} }

// WordsFor are those of a unit that is none, and is called by the noun alone.
func WordsFor(noun, code string) UnitWords { return UnitWords{noun, noun, code} }

// Said is a text that was written for counties as the unit reads it: 部门经办人姓名 for
// 县区经办人姓名. The sheet keeps its name, by which a reader finds it.
func (w UnitWords) Said(text string) string {
	if w.Noun == "" || w.Noun == countyNoun || !strings.Contains(text, "县") {
		return text
	}
	return strings.NewReplacer(SheetCounty, SheetCounty, "县（市、区）局", w.Noun, countyNoun, w.Noun).Replace(text)
}
