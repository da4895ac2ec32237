package interop

import (
	"archive/zip"
	"encoding/xml"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"shidian/samples/effort"
	"shidian/templates/plan/testplan"
)

// Limits of Excel 2007, in UTF-16 units, and our own for a formula: who opens it in the
// line above the sheet has to be able to read it.
const (
	longestFormula    = 1000
	longestConstant   = 255
	deepestFormula    = 64
	mostArguments     = 255
	longestValidation = 255
	longestPrompt     = 255
	longestTitle      = 32
)

// sheetPart is what a sheet says that a program calculates.
type sheetPart struct {
	Formulas    []string         `xml:"sheetData>row>c>f"`
	Validations []validationPart `xml:"dataValidations>dataValidation"`
	Conditions  []string         `xml:"conditionalFormatting>cfRule>formula"`
}

type validationPart struct {
	First       string `xml:"formula1"`
	Second      string `xml:"formula2"`
	PromptTitle string `xml:"promptTitle,attr"`
	Prompt      string `xml:"prompt,attr"`
	ErrorTitle  string `xml:"errorTitle,attr"`
	Error       string `xml:"error,attr"`
}

// Every formula, validation and conditional format of every workbook that the program
// writes is one that Excel 2007 takes, and means the same in every language.
func TestFormulasKeepToTheLimitsOfExcel(t *testing.T) {
	effort.Usual(t)
	seen := 0
	for _, path := range append(outputs(t, testplan.New()), storedBook(t)) {
		for name, part := range sheetParts(t, path) {
			where := filepath.Base(path) + " " + name
			for _, formula := range part.Formulas {
				seen++
				keepsToLimits(t, where, formula, longestFormula)
			}
			for _, formula := range part.Conditions {
				keepsToLimits(t, where+" conditional format", formula, longestFormula)
				if strings.Contains(formula, "!") {
					t.Errorf("%s: Excel 2007 knows no other sheet in a conditional format: %s", where, formula)
				}
			}
			for _, v := range part.Validations {
				v.keepsToLimits(t, where)
			}
		}
	}
	if seen < 1000 {
		t.Errorf("only %d formulas were looked at", seen)
	}
}

func (v validationPart) keepsToLimits(t *testing.T, where string) {
	t.Helper()
	for _, formula := range []string{v.First, v.Second} {
		keepsToLimits(t, where+" validation", formula, longestValidation)
		if strings.Contains(formula, "!") || strings.Contains(formula, "{") {
			t.Errorf("%s: a validation of Excel 2007 takes no other sheet and no list of constants: %s", where, formula)
		}
	}
	for _, text := range []struct {
		text string
		most int
	}{{v.PromptTitle, longestTitle}, {v.ErrorTitle, longestTitle}, {v.Prompt, longestPrompt}, {v.Error, longestPrompt}} {
		if unitsOf(text.text) > text.most {
			t.Errorf("%s: %q is longer than %d", where, text.text, text.most)
		}
	}
}

var calledFunction = regexp.MustCompile(`[A-Z][A-Z0-9.]*\(`)

// keepsToLimits counts the formula's length, its constants, how deep it goes, its
// arguments, and looks for functions that are not on the written list.
func keepsToLimits(t *testing.T, where, formula string, longest int) {
	t.Helper()
	if n := unitsOf(formula); n > longest {
		t.Errorf("%s: %d units: %s", where, n, formula)
	}
	bare := formula
	for i, text := range strings.Split(formula, `"`) {
		if i%2 == 1 {
			bare = strings.Replace(bare, `"`+text+`"`, "0", 1)
			if unitsOf(text) > longestConstant {
				t.Errorf("%s: a constant of %d units: %s", where, unitsOf(text), text)
			}
		}
	}
	for _, call := range calledFunction.FindAllString(bare, -1) {
		if !slices.Contains(allowedFunctions(), strings.TrimSuffix(call, "(")) {
			t.Errorf("%s: %s) is not on the list of functions: %s", where, call, formula)
		}
	}
	depth, commas := 0, []int{0}
	for _, r := range bare {
		switch r {
		case '(':
			depth++
			commas = append(commas, 0)
		case ')':
			depth--
			commas = commas[:len(commas)-1]
		case ',':
			commas[len(commas)-1]++
		}
		if depth > deepestFormula || commas[len(commas)-1] >= mostArguments {
			t.Errorf("%s: too deep or too many arguments: %s", where, formula)
			return
		}
	}
	if depth != 0 {
		t.Errorf("%s: brackets do not close: %s", where, formula)
	}
}

func unitsOf(text string) int { return len(utf16.Encode([]rune(text))) }

func sheetParts(t *testing.T, path string) map[string]sheetPart {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	parts := map[string]sheetPart{}
	for _, entry := range archive.File {
		if !strings.HasPrefix(entry.Name, "xl/worksheets/sheet") {
			continue
		}
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		var part sheetPart
		if err := xml.NewDecoder(r).Decode(&part); err != nil {
			t.Fatal(err)
		}
		parts[entry.Name] = part
	}
	return parts
}

// allowedFunctions are all that our formulas call. Excel 2007 has them, they are called the
// same and give the same in every language of Excel, WPS and LibreOffice, and they do
// not look at the clock. DATEVALUE and VALUE are not among them: what they read
// depends on the settings of the desk.
func allowedFunctions() []string {
	return []string{"ABS", "AND", "CHAR", "CLEAN", "COUNTA", "COUNTIF", "DATE", "DAY", "EXACT", "FIND", "HYPERLINK", "IF", "IFERROR", "INDEX",
		"INT", "ISERROR", "ISLOGICAL", "ISNUMBER", "ISREF", "ISTEXT", "LEFT", "LEN", "LOOKUP", "LOWER", "MATCH", "MAX",
		"MID", "MIN", "MOD", "MONTH", "N", "NOT", "OFFSET", "OR", "REPT", "RIGHT", "ROUND", "ROW", "ROWS", "SUBSTITUTE", "SUM",
		"SUBTOTAL", "SUMPRODUCT", "TEXT", "TRIM", "UPPER", "YEAR"}
}
