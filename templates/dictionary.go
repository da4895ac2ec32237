package templates

import (
	"strconv"

	"shidian/templates/form"
)

// The names of the focus areas' own columns: the areas, and the domain of each.
const focusParentName = "zd_focus_parent"

const (
	dictionaryHeader = 2
	dictionaryFirst  = 3
)

// dictionary writes the hidden sheet 字典: the mark in A1, and every list of
// the plan as a column with a name.
func (c *county) dictionary() {
	c.mark(form.SheetLists, form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: c.plan.Cycle(), Region: c.region.Code, Form: c.plan.Form.Digest()},
		c.region.Name+c.plan.ShortTitle()+"申报表")
	if c.notice != nil {
		c.text(form.SheetLists, form.CorrectionCell, c.notice.Corrects.Cell())
	}
	col := 0
	column := func(title, name string, values []string) {
		col++
		c.text(form.SheetLists, form.CellName(dictionaryHeader, col), title)
		for i, v := range values {
			c.text(form.SheetLists, form.CellName(dictionaryFirst+i, col), v)
		}
		c.nameColumn(name, col, len(values))
	}
	choices := c.plan.Choices()
	for _, list := range c.plan.Form.Lists() {
		names, parents := grouped(choices[list.ID])
		column(list.Title, list.Name(), names)
		if list.ID == form.FocusAreas {
			column("所属领域", focusParentName, parents)
		}
	}
	numbers := func(title, name string, n int, value func(i int) int) {
		col++
		c.text(form.SheetLists, form.CellName(dictionaryHeader, col), title)
		for i := range n {
			c.keep(c.file.SetCellInt(form.SheetLists, form.CellName(dictionaryFirst+i, col), int64(value(i))))
		}
		c.nameColumn(name, col, n)
	}
	weights := form.CreditCodeWeights()
	place := func(i int) int { return i + 1 }
	numbers("代码位序", form.CreditNumbersName, len(weights), place)
	numbers("代码加权因子", form.CreditWeightsName, len(weights), func(i int) int { return weights[i] })
	column("代码字符集", form.CreditAlphabetName, []string{form.CreditCodeAlphabet})
	numbers("字符位序", placesName, shortAnswer, place)
	for _, of := range c.words.columns() {
		column(of.title, of.name, of.texts)
	}
	if c.plan.Form.Digest() != "" { // what the official form asks is known
		column("表样", form.AskedName, c.plan.Form.Asked())
	}
	c.look(form.SheetLists, form.Area{FirstRow: dictionaryHeader, FirstCol: 1, LastRow: dictionaryHeader, LastCol: col}, HeaderLook())
	c.width(form.SheetLists, "A", columnLetters(col), 160)
	c.protect(form.SheetLists)
}

func (c *county) nameColumn(name string, col, n int) {
	last := dictionaryFirst + max(n, 1) - 1
	c.name("", name, fixedRange(form.SheetLists, form.Area{FirstRow: dictionaryFirst, FirstCol: col, LastRow: last, LastCol: col}))
}

// grouped brings entries of one parent together, in the order in which the
// parents first come: OFFSET, MATCH and COUNTIF need one block each.
func grouped(list []form.Choice) (names, parents []string) {
	var order []string
	of := map[string][]string{}
	for _, c := range list {
		if _, seen := of[c.Parent]; !seen {
			order = append(order, c.Parent)
		}
		of[c.Parent] = append(of[c.Parent], c.Name)
	}
	for _, parent := range order {
		for _, name := range of[parent] {
			names, parents = append(names, name), append(parents, parent)
		}
	}
	return names, parents
}

func columnLetters(col int) string {
	name := form.CellName(1, col)
	return name[:len(name)-len(strconv.Itoa(1))]
}
