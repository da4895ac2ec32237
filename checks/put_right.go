package checks

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// # What goes back (退回)
//
// A finding goes back to the unit that filled the form where that unit can put it right:
// every one about an answer, and few of those about its file. What the office above has to
// decide or to note down is not told to it.

// toFiller are the rules about a file, or what a unit filed, whose findings go back. Those
// about a project all do.
func toFiller() []string {
	return []string{"W001", "W002", "W003", "W010", "C001", "C008"}
}

// notToFiller are the rules about a project that only the office above can answer.
func notToFiller() []string { return []string{"R014", "R015", "R004", "C002"} }

// carriesOver are the rules about what a file has beside its answers, or how they were
// found: in a workbook that is built anew it does not come along.
func carriesOver() []string { return []string{"W005", "W006", "W007", "W015", "W016"} }

// GoesBack reports whether who filled the form is asked to put the finding right, or to
// look at it.
func (f Finding) GoesBack() bool {
	if !f.Open() || f.Severity() == Info || slices.Contains(notToFiller(), f.Rule.ID) {
		return false
	}
	return f.Rule.Project != nil && f.Field != "" || f.Rule.Project != nil && f.Project != "" || slices.Contains(toFiller(), f.Rule.ID)
}

// MustBePutRight reports whether the project cannot go on before who filled it has done
// something.
func (f Finding) MustBePutRight() bool {
	return f.RuleSeverity() == Error || f.Rule.Waits
}

// AsksForAnotherForm reports whether what it found has to be written on a form of its own.
func (f Finding) AsksForAnotherForm() bool { return f.Rule == secondForm }

// StaysBehind reports whether it is about something that a workbook built anew does not
// bring along.
func (f Finding) StaysBehind() bool { return slices.Contains(carriesOver(), f.Rule.ID) }

// ForFiller is the message without the sentences that tell the office above what to enter
// in its rollup, as who filled the form is told it.
func (f Finding) ForFiller() string {
	var kept strings.Builder
	for _, sentence := range strings.SplitAfter(f.Message, "。") {
		var parts []string
		for _, part := range strings.Split(strings.TrimSuffix(sentence, "。"), "；") {
			if !slices.ContainsFunc(officeWords(), func(w string) bool { return strings.Contains(part, w) }) && form.Clean(part) != "" {
				parts = append(parts, part)
			}
		}
		if parts != nil {
			kept.WriteString(strings.Join(parts, "；") + "。")
		}
	}
	text := strings.NewReplacer("请填报单位", "请", "请让填报单位", "请", "请该单位", "请", "请它", "请", "让填报单位", "请").Replace(kept.String())
	return strings.ReplaceAll(text, "。。", "。")
}

// officeWords are what a rollup calls what its office enters.
func officeWords() []string {
	return []string{"核实结果", "核实说明", "初审意见", "收件登记", "请向填报单位核实", "请人工", "原试点名称"}
}
