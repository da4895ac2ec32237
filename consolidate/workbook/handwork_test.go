package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// What people do to a workbook, for tests: where its cells are, and names that go astray.

// cell is where the answer of f stands on a form that nobody altered.
func cell(f form.ID) string {
	for _, l := range []*form.Layout{form.Official().Layout(), form.Official().CountyLayout()} {
		if home, ok := l.Home(f); ok {
			return home.TopLeft()
		}
	}
	return ""
}

func row(f form.ID) int {
	home, _ := form.Official().Layout().Home(f)
	return home.FirstRow
}

// caption is the cell of the form's n-th caption of that text.
func caption(label string, nth int) string {
	for _, b := range form.Official().Layout().Boxes {
		if b.Field == nil && form.NormalLabel(b.Text) == form.NormalLabel(label) {
			if nth--; nth == 0 {
				return b.TopLeft()
			}
		}
	}
	return ""
}

// dropNames deletes the names of the answers, as pasting into a new workbook does.
func dropNames(f *excelize.File) {
	for _, n := range f.GetDefinedName() {
		if strings.HasPrefix(n.Name, "f_") {
			f.DeleteDefinedName(&excelize.DefinedName{Name: n.Name, Scope: n.Scope})
		}
	}
}

// rename lets the name of an answer refer to something else.
func rename(f *excelize.File, sheet string, field form.ID, to string) {
	f.DeleteDefinedName(&excelize.DefinedName{Name: form.Official().Field(field).Name(), Scope: sheet})
	f.SetDefinedName(&excelize.DefinedName{Name: form.Official().Field(field).Name(), Scope: sheet, RefersTo: to})
}

// swapNames lets the names of two answers refer to each other's blank.
func swapNames(f *excelize.File, a, b form.ID) {
	rename(f, "项目01", a, absolute("项目01", cell(b)))
	rename(f, "项目01", b, absolute("项目01", cell(a)))
}

func movedNames(titles string) string {
	return " 单元格名称与栏目文字对不上（多半是剪切、拖动过单元格），以栏目文字为准：" + titles + "。请核对是否取对；移动内容请用复制，不要剪切"
}

func absolute(sheet, ref string) string {
	col, row, _ := excelize.SplitCellName(ref)
	return fmt.Sprintf("'%s'!$%s$%d", sheet, col, row)
}

func dropMark(f *excelize.File) {
	for _, name := range []string{form.PropertyKind, form.PropertyEdition, form.PropertyCycle, form.PropertyRegion} {
		f.SetCustomProps(excelize.CustomProperty{Name: name})
	}
	for _, sheet := range f.GetSheetList() {
		if text, _ := f.GetCellValue(sheet, "A1"); strings.HasPrefix(text, "shidian|") {
			f.SetCellStr(sheet, "A1", "")
		}
	}
}

const untouched = `140521 2021 projects 2 spares 1`
