package plan

import (
	"fmt"
	"strconv"
	"strings"

	"shidian/templates/form"
)

const listMark = "、"

func text[T any](title string, width float64, at func(*T) *string) column[T] {
	return column[T]{Header{Title: title, Width: width}, func(t *T) string { return *at(t) },
		func(t *T, s string) string { *at(t) = s; return "" }}
}

func needed[T any](c column[T]) column[T] {
	set := c.set
	c.set = func(t *T, s string) string {
		if s == "" {
			return "“" + c.Title + "”不能空着"
		}
		return set(t, s)
	}
	return c
}

// since marks a column that older plans do not have: where it is missing it is blank.
func since[T any](c column[T]) column[T] {
	c.Optional = true
	return c
}

func words[T any](title string, width float64, at func(*T) *[]string) column[T] {
	return column[T]{Header{Title: title, Width: width}, func(t *T) string { return strings.Join(*at(t), listMark) },
		func(t *T, s string) string { *at(t) = splitWords(s); return "" }}
}

func splitWords(s string) []string {
	if s == "" {
		return nil
	}
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,；; \n", r) })
}

func yesNo[T any](title string, width float64, at func(*T) *bool) column[T] {
	return column[T]{Header{Title: title, Width: width, Choices: []string{form.Yes, form.No}},
		func(t *T) string { return yesOrNo(*at(t)) },
		func(t *T, s string) string {
			if s != form.Yes && s != form.No {
				return fmt.Sprintf("“%s”应填“是”或“否”", s)
			}
			*at(t) = s == form.Yes
			return ""
		}}
}

func day[T any](title string, width float64, at func(*T) *form.Date) column[T] {
	return column[T]{Header{Title: title, Width: width}, func(t *T) string { return at(t).String() },
		func(t *T, s string) string {
			if s == "" {
				*at(t) = form.Date{}
				return ""
			}
			if _, hour := form.FindClock(s); hour != "" {
				return fmt.Sprintf("“%s”里有时刻，这一列只写日期；截止到几点的写在“%s”一列", s, hourTitle)
			}
			d, ok := form.ParseDate(form.Answer{Raw: s, Kind: form.Text})
			if !ok || d.Day == 0 {
				return fmt.Sprintf("“%s”不是日期，请写成年-月-日的样子，如 2000-01-31", s)
			}
			if said := form.Weekday(s); said != "" && said != d.Weekday() {
				return fmt.Sprintf("%s是星期%s，写的是星期%s，请核对", d.Chinese(), d.Weekday(), said)
			}
			*at(t) = d
			return ""
		}}
}

func level[T any](title string, at func(*T) *Level) column[T] {
	var names []string
	for _, n := range levelNames {
		names = append(names, n.Name)
	}
	return column[T]{Header{Title: title, Width: 8, Choices: names}, func(t *T) string { return at(t).Chinese() },
		func(t *T, s string) string {
			l, ok := levelOf(s)
			if !ok {
				return fmt.Sprintf("“%s”不是级别，应为：%s", s, strings.Join(names, listMark))
			}
			*at(t) = l
			return ""
		}}
}

func wholeFrom(least int, s string) (int, string) {
	n, err := strconv.Atoi(form.Fold(s))
	if err != nil || n < least || n > 9999 {
		if s == "" {
			return 0, fmt.Sprintf("应为不小于 %d 的整数", least)
		}
		return 0, fmt.Sprintf("“%s”应为不小于 %d 的整数", s, least)
	}
	return n, ""
}
