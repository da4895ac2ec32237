package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"shidian/consolidate"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// madePlan is a plan that is to be written, with what has to be looked at in it.
type madePlan struct {
	plan     *plan.Plan
	toLookAt []plan.Problem
	from     string // the first line of the run: of what it was made
	says     string // what it is, and what to do with it
}

// make makes the plan that the flags ask for.
func (o *planOptions) make(s *session) (madePlan, error) {
	p, line := s.planOrEmbedded(), s.choice().Line()
	switch {
	case o.province != "":
		return o.first()
	case o.city != "":
		return o.copyOf(p, line)
	case o.next == 0:
		return madePlan{plan: p, from: line}, nil
	case p.IsCopy():
		return madePlan{}, &consolidate.Failure{Text: fmt.Sprintf("这份方案是%s的，别的年度的要由最上一级的方案重新做：先用 --next 做出最上一级的，再用 --for %s", p.RegionName(p.Issuer), p.RegionName(p.Issuer))}
	}
	next, toLookAt := p.Next(o.next)
	return madePlan{next, toLookAt, line, fmt.Sprintf("这是%s的。每年的通知要重新定的 %d 格标成黄色（%s），选中时说明要核对什么。", next.CycleChinese(), len(toLookAt), bySheet(toLookAt))}, nil
}

// first makes a first plan for a province.
func (o *planOptions) first() (madePlan, error) {
	year := ""
	if o.next != 0 {
		year = strconv.Itoa(o.next)
	}
	p, toLookAt, why := plan.First(o.province, year)
	if why != "" {
		return madePlan{}, &consolidate.Failure{Text: why, Usage: true}
	}
	return madePlan{p, toLookAt, p.Root().Name + "  方案：由行政区划表生成", fmt.Sprintf("填报单位 %d 个，照行政区划表。通知里才有的 %d 格空着或者要核对，标成黄色（%s），选中时说明要填什么；填好以前不能使用。",
		len(p.Filing(p.Root().Code)), len(toLookAt), bySheet(toLookAt))}, nil
}

// copyOf makes the plan by which a city works.
func (o *planOptions) copyOf(p *plan.Plan, line string) (madePlan, error) {
	city, err := consolidate.RegionNamed(p, o.city)
	if err != nil {
		return madePlan{}, err
	}
	copied, toLookAt, why := p.CopyFor(city)
	if why != "" {
		return madePlan{}, &consolidate.Failure{Text: why, Usage: true}
	}
	return madePlan{copied, toLookAt, line, fmt.Sprintf("这是%s的方案：灰色的格子与上级方案一致，已经锁定；由%s定的可以改，先看黄色的 %d 格（%s）。", city.Name, city.Name, len(toLookAt), bySheet(toLookAt))}, nil
}

func writePlan(ctx context.Context, p *plan.Plan, toLookAt []plan.Problem, out string) error {
	data, err := templates.PlanWorkbook(p, toLookAt)
	if err != nil {
		return fmt.Errorf("make plan workbook: %w", err)
	}
	if data, err = store.Canonical(data); err != nil {
		return fmt.Errorf("make plan workbook canonical: %w", err)
	}
	target := consolidate.Target{Output: store.Output{Name: filepath.Base(out), Data: data}, Kind: form.PlanBook, Keep: true}
	return consolidate.Write(ctx, filepath.Dir(out), []consolidate.Target{target})
}

// bySheet counts the cells sheet by sheet: 通知文件 6 格、截止日期 2 格.
func bySheet(cells []plan.Problem) string {
	var sheets []string
	counts := map[string]int{}
	for _, c := range cells {
		if counts[c.Sheet]++; counts[c.Sheet] == 1 {
			sheets = append(sheets, c.Sheet)
		}
	}
	for i, name := range sheets {
		sheets[i] = fmt.Sprintf("%s %d 格", name, counts[name])
	}
	return strings.Join(sheets, "、")
}
