package consolidate

import (
	"context"
	"strings"

	"shidian/consolidate/sheets"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// finalList is a list that was made final, and that nobody has touched since: what leaves
// the office rests on it.
type finalList struct {
	path   string
	choice PlanChoice
	of     plan.Region
	book   *sheets.OwnBook
	read   *sheets.ListReading
}

// openFinalList opens the list for a use, e.g. 公示, by the plan that was named, in which
// something may have been entered since, else by its own. An error is a *Failure.
func openFinalList(ctx context.Context, named *plan.Plan, from, path, use string) (*finalList, error) {
	book, choice, err := openFinal(ctx, named, from, path, form.ListBook)
	if err != nil {
		return nil, err
	}
	of, known := choice.Plan.Region(choice.Plan.Today(book.Mark.Region))
	if !known {
		return nil, failf("%s 是“%s”的清单，方案中没有这个单位。请用 --plan 写明当时的方案", path, book.Mark.Region)
	}
	read, why := book.ListReading(choice.Plan, of)
	switch {
	case why != nil:
		return nil, failf("%s %s。%s", path, why.Text, why.Remedy)
	case read.Final == 0:
		return nil, failf("%s 还是草稿，可能还会变，不能%s。请先定稿：shidian 推荐 汇总 --final", path, use)
	}
	if touched := read.Touched(); touched != "" {
		return nil, failf("%s 定稿以后被改动过（%s），不能据以%s。请用原来的清单；要看改了哪里：shidian 核验 %s", path, touched, use, path)
	}
	return &finalList{path, choice, of, book, read}, nil
}

// openFinal opens the list, or what else of the kinds it may be, and settles by which plan
// it is gone by.
func openFinal(ctx context.Context, named *plan.Plan, from, path string, kinds ...form.BookKind) (*sheets.OwnBook, PlanChoice, error) {
	book, why, err := openNamed(ctx, path, kinds...)
	switch {
	case err != nil:
		return nil, PlanChoice{}, err
	case why != nil:
		return nil, PlanChoice{}, failf("%s %s。%s", path, why.Text, why.Remedy)
	}
	withPlan(book)
	switch {
	case named != nil && named.Cycle() != book.Mark.Cycle:
		return nil, PlanChoice{}, failf("%s 是%s的%s，--plan 写明的方案是%s的。请写明当时的方案", path, form.CycleChinese(book.Mark.Cycle), book.Mark.Kind.Chinese(), named.CycleChinese())
	case named != nil:
		return book, PlanChoice{named, planName(from)}, nil
	case book.Plan != nil:
		return book, PlanChoice{book.Plan, "随" + strings.TrimPrefix(book.Mark.Kind.Chinese(), "推荐项目")}, nil
	default:
		return nil, PlanChoice{}, failf("%s 没有带着方案。请用 --plan 写明当时的方案", path)
	}
}
