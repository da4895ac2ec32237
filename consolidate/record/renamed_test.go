package record_test

import (
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

const (
	codeA = "组织机构代码=91350100M000100Y43"
	codeB = "组织机构代码=91330100799655058B"
)

// sent is what one file of 沁水县 says: the day of its arrival, and its forms.
type sent struct {
	day   int
	forms []*form.Filled
}

func computedOf(files ...sent) *record.Rollup {
	var received []*record.File
	for i, f := range files {
		received = append(received, recordtest.Received("140521", string(rune('a'+i))+".xlsx", f.day, f.forms...))
	}
	return recordtest.Computed(recordtest.StateWith(received...))
}

// asked are the names of the projects of which a person has to say whether the newer
// file has taken their place.
func asked(r *record.Rollup) []string {
	var names []string
	for _, p := range r.Projects {
		if p.Withdrawn != nil && p.Unsure {
			names = append(names, p.Facts.Name())
		}
	}
	slices.Sort(names)
	return names
}

// A later workbook with another name for a project of the same unit may be a correction of
// the name: then two would go up where the county files one.
func TestNameThatIsCorrectedInALaterFileIsAskedAbout(t *testing.T) {
	tea, hawthorn := recordtest.Filled("示例药茶种植试点", codeA), recordtest.Filled("示例山楂种植试点", codeA)
	other, third := recordtest.Filled("示例物流服务试点", codeB), recordtest.Filled("示例家政服务试点", codeB)
	for _, c := range []struct {
		what          string
		first, second sent
		want          string
	}{
		{"the only project, a day later", sent{7, []*form.Filled{tea}}, sent{8, []*form.Filled{hawthorn}}, "示例药茶种植试点"},
		{"on another sheet than before", sent{7, []*form.Filled{other, tea}}, sent{8, []*form.Filled{hawthorn}}, "示例药茶种植试点"},
		{"beside a new project", sent{7, []*form.Filled{tea}}, sent{8, []*form.Filled{hawthorn, other}}, "示例药茶种植试点"},
		{"sent the same day: two of one company, each in its file", sent{7, []*form.Filled{tea}}, sent{7, []*form.Filled{hawthorn}}, ""},
		{"the later file still has the first one", sent{7, []*form.Filled{tea}}, sent{8, []*form.Filled{tea, hawthorn}}, ""},
		{"two offices, other units", sent{7, []*form.Filled{tea}}, sent{8, []*form.Filled{other, third}}, ""},
		{"side by side in the first file", sent{7, []*form.Filled{tea, hawthorn}}, sent{8, []*form.Filled{other}}, ""},
		{"without a code nothing says that the unit is one", sent{7, []*form.Filled{recordtest.Filled("示例药茶种植试点")}}, sent{8, []*form.Filled{recordtest.Filled("示例山楂种植试点")}}, ""},
	} {
		if got := strings.Join(asked(computedOf(c.first, c.second)), "、"); got != c.want {
			t.Errorf("%s: it asks about %q, want %q", c.what, got, c.want)
		}
	}
}

// A correction that came late takes nobody's place.
func TestNameCorrectedTooLateIsNotAskedAbout(t *testing.T) {
	r := computedOf(sent{7, []*form.Filled{recordtest.Filled("示例药茶种植试点", codeA)}}, sent{9, []*form.Filled{recordtest.Filled("示例山楂种植试点", codeA)}})
	if got := asked(r); got != nil {
		t.Errorf("it asks about %v", got)
	}
}

// The question names the other project, so that the person who answers need not look for it.
func TestQuestionAboutACorrectedNameNamesTheNewOne(t *testing.T) {
	r := computedOf(sent{7, []*form.Filled{recordtest.Filled("示例药茶种植试点", codeA)}}, sent{8, []*form.Filled{recordtest.Filled("示例山楂种植试点", codeA)}})
	for _, f := range r.Findings {
		if f.Rule.ID == "C010" && strings.Contains(f.Message, "示例山楂种植试点") {
			return
		}
	}
	t.Error("C010 does not name the new project")
}

// A form without a name and the later one that has it are one project, where only one can be.
func TestNameThatWasMissingIsFilledLater(t *testing.T) {
	blank := recordtest.Filled("", "承担单位=示例甲有限公司", codeA)
	named, second := recordtest.Filled("示例山楂种植试点", codeA), recordtest.Filled("示例药茶种植试点", codeA)
	other := recordtest.Filled("示例物流服务试点", codeB)
	for _, c := range []struct {
		what  string
		files []sent
		want  int
	}{
		{"filled a day later", []sent{{6, []*form.Filled{blank}}, {7, []*form.Filled{named}}}, 1},
		{"the unit corrected with it", []sent{{6, []*form.Filled{recordtest.Filled("", "承担单位=示例甲公司", codeA)}}, {7, []*form.Filled{named}}}, 1},
		{"beside another project of the unit in both files", []sent{{6, []*form.Filled{named, blank}}, {7, []*form.Filled{named, second}}}, 2},
		{"a named one of the unit was there before", []sent{{5, []*form.Filled{named}}, {6, []*form.Filled{blank}}, {7, []*form.Filled{second}}}, 2},
		{"the named one came first: it may be another", []sent{{6, []*form.Filled{named}}, {7, []*form.Filled{blank}}}, 2},
		{"two came later, on its sheet and on another", []sent{{6, []*form.Filled{blank}}, {7, []*form.Filled{named, second}}}, 2},
		{"two were missing and are filled on their sheets", []sent{{6, []*form.Filled{blank, blank}}, {7, []*form.Filled{named, second}}}, 2},
		{"another unit", []sent{{6, []*form.Filled{blank}}, {7, []*form.Filled{other}}}, 2},
		{"no code on it", []sent{{6, []*form.Filled{recordtest.Filled("", "承担单位=示例甲有限公司")}}, {7, []*form.Filled{named}}}, 2},
		{"side by side in one file", []sent{{6, []*form.Filled{blank, named}}}, 2},
		{"nothing tells which is newer", []sent{{6, []*form.Filled{blank}}, {6, []*form.Filled{named}}}, 2},
	} {
		if got := len(computedOf(c.files...).Projects); got != c.want {
			t.Errorf("%s: %d projects, want %d", c.what, got, c.want)
		}
	}
}
