package table

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/workbook/xlsx"
)

// LetsThrough reports whether a row shows in which that text stands under an arrow of the
// filter.
func LetsThrough(c xlsx.Choice, text string) bool {
	switch {
	case text == "" && c.Blank:
		return true
	case slices.ContainsFunc(c.Values, func(v string) bool { return sameValue(v, text) }):
		return true
	case slices.ContainsFunc(c.Days, func(day string) bool {
		return text == day || strings.HasPrefix(text, day+"-") || strings.HasPrefix(text, day+" ")
	}):
		return true
	case len(c.Conditions) == 0:
		return false
	}
	meets := func(condition [2]string) bool { return meets(condition[0], condition[1], text) }
	if c.All {
		return !slices.ContainsFunc(c.Conditions, func(condition [2]string) bool { return !meets(condition) })
	}
	return slices.ContainsFunc(c.Conditions, meets)
}

// sameValue compares as a filter does: 3 is 3.0, and letter case does not matter.
func sameValue(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) || errX == nil && errY == nil && x == y
}

// meets reports whether the text stands so to the value: numbers by their size, texts by a
// pattern in which * is anything and ? any character.
func meets(operator, value, text string) bool {
	x, errX := strconv.ParseFloat(text, 64)
	y, errY := strconv.ParseFloat(value, 64)
	order := strings.Compare(strings.ToLower(text), strings.ToLower(value))
	if errX == nil && errY == nil {
		order = 0
		if x < y {
			order = -1
		} else if x > y {
			order = 1
		}
	} else if errX == nil != (errY == nil) && operator != "" && operator != "equal" && operator != "notEqual" {
		return false
	}
	switch operator {
	case "notEqual":
		return !isLike(text, value)
	case "greaterThan":
		return order > 0
	case "greaterThanOrEqual":
		return order >= 0
	case "lessThan":
		return order < 0
	case "lessThanOrEqual":
		return order <= 0
	default:
		return isLike(text, value)
	}
}

func isLike(text, pattern string) bool {
	if strings.TrimSpace(pattern) == "" {
		return text == ""
	}
	quoted := regexp.QuoteMeta(pattern)
	for sign, means := range map[string]string{`~\*`: "\x00", `~\?`: "\x01"} {
		quoted = strings.ReplaceAll(quoted, sign, means)
	}
	quoted = strings.NewReplacer(`\*`, ".*", `\?`, ".", "\x00", `\*`, "\x01", `\?`).Replace(quoted)
	like, err := regexp.Compile("(?is)^" + quoted + "$")
	return sameValue(text, pattern) || err == nil && like.MatchString(text)
}

// hiddenRows are the places of the rows that people have hidden, and of those that the
// arrows do not let through.
func (s *Sheet) hiddenRows() map[int]bool {
	hidden := map[int]bool{}
	for _, row := range s.Folded {
		hidden[row] = true
	}
	for i, c := range s.Columns {
		for row := 0; c.Choice != nil && row < len(s.Rows); row++ {
			hidden[row] = hidden[row] || !LetsThrough(*c.Choice, textShown(c, s.Rows[row][i]))
		}
	}
	return hidden
}

// choose writes what the arrows let through into the filter, for which the library has no
// words.
func (b *Book) choose(s *Sheet) {
	var columns bytes.Buffer
	for i, c := range s.Columns {
		if c.Choice == nil {
			continue
		}
		fmt.Fprintf(&columns, `<filterColumn colId="%d">`, i)
		writeChoice(&columns, *c.Choice)
		columns.WriteString("</filterColumn>")
	}
	if columns.Len() == 0 {
		return
	}
	b.edit(s.Name, func(part []byte) ([]byte, error) {
		const end = "></autoFilter>"
		if bytes.Count(part, []byte(end)) != 1 {
			return nil, fmt.Errorf("%s has no filter", s.Name)
		}
		return bytes.Replace(part, []byte(end), slices.Concat([]byte(">"), columns.Bytes(), []byte("</autoFilter>")), 1), nil
	})
}

// textShown is what a filter sees of a cell.
func textShown(c Column, cell Cell) string {
	if c.Kind == Number && cell.Text == "" {
		return formatNumber(cell.Number)
	}
	return cell.Text
}

func writeChoice(out *bytes.Buffer, c xlsx.Choice) {
	attr := func(name, value string) {
		fmt.Fprintf(out, ` %s="`, name)
		_ = xml.EscapeText(out, []byte(value)) // a buffer takes all
		out.WriteByte('"')
	}
	if len(c.Conditions) > 0 {
		out.WriteString("<customFilters")
		if c.All {
			attr("and", "1")
		}
		out.WriteByte('>')
		for _, condition := range c.Conditions {
			out.WriteString("<customFilter")
			if condition[0] != "" {
				attr("operator", condition[0])
			}
			attr("val", condition[1])
			out.WriteString("/>")
		}
		out.WriteString("</customFilters>")
		return
	}
	out.WriteString("<filters")
	if c.Blank {
		attr("blank", "1")
	}
	out.WriteByte('>')
	for _, value := range c.Values {
		out.WriteString("<filter")
		attr("val", value)
		out.WriteString("/>")
	}
	for _, day := range c.Days {
		out.WriteString("<dateGroupItem")
		for i, part := range strings.Split(day, "-") {
			n, _ := strconv.Atoi(part)
			attr([]string{"year", "month", "day"}[i], strconv.Itoa(n))
		}
		attr("dateTimeGrouping", []string{"year", "month", "day"}[strings.Count(day, "-")])
		out.WriteString("/>")
	}
	out.WriteString("</filters>")
}
