package xlsx

import (
	"slices"
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// Filter is the filter of a sheet: the arrows over A4:M19, and what they let through.
type Filter struct {
	Over    Range
	Columns []FilterColumn
}

// FilterColumn is the arrow of one column.
type FilterColumn struct {
	Col int // of the sheet
	Choice
	Other bool // it asks for something else: the ten largest, a colour
}

// Choice is what an arrow lets through: 推荐 and 备选. A row shows where it is one of Values
// or of Days, is blank where Blank says so, or meets Conditions.
type Choice struct {
	Values     []string
	Days       []string // 2021, 2021-05 or 2021-05-07
	Blank      bool
	Conditions [][2]string // what is compared how: greaterThan 3
	All        bool        // the conditions hold together, and not one of them
}

// maxFiltered bounds the values that a filter names.
const maxFiltered = 10_000

// filter reads an <autoFilter> (ECMA-376 part 1, 18.3.1.2).
func (sr *sheetReader) filter() *ooxml.Fault {
	ref, _ := sr.s.Attr("ref")
	over, ok := parseRange(string(ref))
	if !ok || sr.sheet.Layout == nil {
		return sr.s.Skip()
	}
	f := &Filter{Over: over}
	sr.sheet.Layout.Filter = f
	return sr.s.Children(func() *ooxml.Fault {
		n, ok := intAttr(sr.s, "colId")
		if !sr.s.main("filterColumn") || !ok || n < 0 || n >= MaxCol || len(f.Columns) >= MaxCol {
			return sr.s.Skip()
		}
		c := FilterColumn{Col: over.FirstCol + n}
		flt := sr.filterColumn(&c)
		if len(c.Values)+len(c.Days)+len(c.Conditions) > 0 || c.Blank || c.Other {
			f.Columns = append(f.Columns, c)
		}
		return flt
	})
}

func (sr *sheetReader) filterColumn(c *FilterColumn) *ooxml.Fault {
	return sr.s.Children(func() *ooxml.Fault {
		switch {
		case sr.s.main("filters"):
			c.Blank = sr.s.Flag("blank")
			return sr.s.Children(func() *ooxml.Fault { c.value(sr.s); return sr.s.Skip() })
		case sr.s.main("customFilters"):
			c.All = sr.s.Flag("and")
			return sr.s.Children(func() *ooxml.Fault { c.condition(sr.s); return sr.s.Skip() })
		case sr.s.main("extLst"):
		default:
			c.Other = true
		}
		return sr.s.Skip()
	})
}

func (c *FilterColumn) value(s scanner) {
	switch v, _ := s.Attr("val"); {
	case len(c.Values)+len(c.Days) >= maxFiltered || len(v) > longestKept:
		c.Other = true
	case s.main("filter"):
		c.Values = append(c.Values, string(v))
	case s.main("dateGroupItem"):
		c.Days = append(c.Days, dayGroup(s))
	default:
		c.Other = true
	}
}

// dayGroup is the year, month or day that a filter names; finer ones are taken by the day.
func dayGroup(s scanner) string {
	text := ""
	for _, part := range [...]struct {
		name  string
		width int
	}{{"year", 4}, {"month", 2}, {"day", 2}} {
		n, ok := intAttr(s, part.name)
		if !ok || n < 0 || n > 9999 {
			break
		}
		digits := strconv.Itoa(n)
		for len(digits) < part.width {
			digits = "0" + digits
		}
		if text != "" {
			text += "-"
		}
		text += digits
	}
	return text
}

func (c *FilterColumn) condition(s scanner) {
	operator, _ := s.Attr("operator")
	value, _ := s.Attr("val")
	known := slices.Contains([]string{"", "equal", "notEqual", "greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual"}, string(operator))
	if !s.main("customFilter") || !known || len(value) > longestKept || len(c.Conditions) == 2 {
		c.Other = true
		return
	}
	c.Conditions = append(c.Conditions, [2]string{string(operator), string(value)})
}
