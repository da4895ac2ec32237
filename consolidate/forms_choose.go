package consolidate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// choose are the forms that were asked for, in the order of their numbers, each once.
func (a *allForms) choose(o FormsOptions) ([]ProjectForm, error) {
	switch {
	case len(o.Projects) == 0 && !o.Recommended && !o.All:
		return nil, &Failure{Usage: true, Text: "请写明哪些项目：序号、试点名称或者承担单位（可以写几个），或者 --recommended（推荐的），或者 --all（全部）"}
	case o.Recommended && o.All, len(o.Projects) > 0 && (o.Recommended || o.All):
		return nil, &Failure{Usage: true, Text: "项目、--recommended 和 --all 只能写一样"}
	case o.Recommended && len(a.recommended) == 0:
		return nil, failf("%s 里没有推荐的项目，没有写出申报书", a.path)
	case o.Recommended:
		return a.recommended, nil
	case o.All:
		return a.all()
	}
	var chosen []ProjectForm
	for _, query := range o.Projects {
		f, err := a.one(query)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(chosen, func(c ProjectForm) bool { return c.Number == f.Number }) {
			chosen = append(chosen, f)
		}
	}
	slices.SortFunc(chosen, func(x, y ProjectForm) int { return x.Number - y.Number })
	return chosen, nil
}

// all are those that their units have not withdrawn.
func (a *allForms) all() ([]ProjectForm, error) {
	left := func(f ProjectForm) bool { return f.Withdrawn }
	chosen := slices.DeleteFunc(slices.Clone(a.forms), left)
	if n := len(a.forms) - len(chosen); n > 0 {
		a.notes = append(a.notes, fmt.Sprintf("已撤回的 %d 个没有写；要写的，请写明序号。", n))
	}
	if a.formless != nil {
		names := make([]string, len(a.formless))
		for i, name := range a.formless {
			names[i] = record.Quoted(name)
		}
		a.notes = append(a.notes, "这些项目是在清单上手工加的，没有申报书，没有写："+strings.Join(names, "、")+"。")
	}
	if len(chosen) == 0 {
		return nil, failf("%s 里没有有申报书的项目，没有写出申报书", a.path)
	}
	return chosen, nil
}

// one is the project that a number, a name or a unit means. Of several that it may mean
// none is taken: the candidates are named.
func (a *allForms) one(query string) (ProjectForm, error) {
	found := a.match(query)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return ProjectForm{}, a.unknown(query)
	}
	const most = 10
	var candidates []string
	for _, f := range found[:min(most, len(found))] {
		candidates = append(candidates, fmt.Sprintf("%d %s（%s）", f.Number, f.Name(), f.Application.Undertaker()))
	}
	text := strings.Join(candidates, "；")
	if len(found) > most {
		text += fmt.Sprintf("；还有 %d 个", len(found)-most)
	}
	failure := failf("“%s”有 %d 个项目，没有写出申报书：%s。请写前面的序号，一个或者几个", query, len(found), text)
	failure.Usage = true
	return ProjectForm{}, failure
}

func (a *allForms) unknown(query string) error {
	want := form.NormalName(query)
	for _, name := range a.formless {
		if form.NormalName(name) == want {
			return failf("“%s”是在清单上手工加的，没有申报书。请向填报单位要", query)
		}
	}
	failure := failf("%s 里没有“%s”。请写序号、试点名称或者承担单位（可以只写一部分）", a.path, query)
	failure.Usage = true
	return failure
}

// match are the projects that fit best: by number, by the whole name of the project, by
// that of a unit, by a part of either.
func (a *allForms) match(query string) []ProjectForm {
	if n, err := strconv.Atoi(form.Fold(query)); err == nil {
		if found := a.where(func(f ProjectForm) bool { return f.Number == n }); found != nil {
			return found
		}
	}
	want := form.NormalName(query)
	if want == "" {
		return nil
	}
	units := func(f ProjectForm, is func(name string) bool) bool {
		return slices.ContainsFunc([]string{f.Application.Undertaker(), f.Region.Name}, func(unit string) bool { return is(form.NormalName(unit)) })
	}
	same := func(name string) bool { return name == want }
	part := func(name string) bool { return strings.Contains(name, want) }
	for _, fits := range []func(ProjectForm) bool{
		func(f ProjectForm) bool { return same(form.NormalName(f.Name())) },
		func(f ProjectForm) bool { return units(f, same) },
		func(f ProjectForm) bool { return part(form.NormalName(f.Name())) || units(f, part) },
	} {
		if found := a.where(fits); found != nil {
			return found
		}
	}
	return nil
}

func (a *allForms) where(fits func(ProjectForm) bool) []ProjectForm {
	var found []ProjectForm
	for _, f := range a.forms {
		if fits(f) {
			found = append(found, f)
		}
	}
	return found
}
