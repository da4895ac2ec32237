package consolidate

import (
	"context"
	"path/filepath"
	"strings"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// PublishOptions are the flags of 公示: the list, where the public one goes.
type PublishOptions struct {
	Plan     *plan.Plan // of --plan; nil takes the one that the list carries
	PlanFrom string
	List     string // path of a list that was made final
	Out      string // path of the public list; "" puts it beside the list
}

// Published is a public list that was written: 山西省2021年度公示名单.xlsx, with 101 projects.
type Published struct {
	Choice  PlanChoice
	Region  plan.Region
	Path    string
	Rows    int
	Columns []string
	Kept    []string // names under which what lay there is kept
	Blank   []string // Chinese: what the plan does not say, and so does the list
}

// Publish writes the list that everybody may read, of one that was made final. An error is
// a *Failure.
func Publish(ctx context.Context, o PublishOptions) (*Published, error) {
	final, err := finalList(ctx, o, "公示")
	if err != nil {
		return nil, err
	}
	p, of := final.choice.Plan, final.of
	sheet, private := final.read.PublicSheet(p, of)
	if private != nil {
		return nil, failf("公示名单人人可看，这些内容里像是有电话、邮箱或者代码，没有写出：%s。请退回填报单位更正，或者在方案的“清单列”里去掉这一列", strings.Join(private, "；"))
	}
	path, err := publicPath(o, sheets.PublicListName(p, of))
	if err != nil {
		return nil, err
	}
	data, err := sheets.DrawAlone(sheet)
	if err != nil {
		return nil, &Failure{Text: "公示名单没有写出，这是程序的问题，请把这句话和清单一起反馈", Cause: err}
	}
	done := &Published{Choice: final.choice, Region: of, Path: path, Rows: len(sheet.Rows), Blank: p.PublicityBlank()}
	for _, c := range sheet.Columns {
		done.Columns = append(done.Columns, c.Title)
	}
	done.Kept, err = putPapers(ctx, filepath.Dir(path), []Target{{Output: store.Output{Name: filepath.Base(path), Data: data}}}, final.read.Day)
	return done, err
}

// readFinal is a list that was made final, with the plan and the region whose list it is.
type readFinal struct {
	choice PlanChoice
	of     plan.Region
	read   *sheets.ListReading
}

// finalList reads the list, and refuses one that is a draft or that somebody has touched:
// whatever is made of it (公示, 立项) rests on it.
func finalList(ctx context.Context, o PublishOptions, what string) (*readFinal, error) {
	book, choice, err := openFinal(ctx, o)
	if err != nil {
		return nil, err
	}
	p := choice.Plan
	of, known := p.Region(p.Today(book.Mark.Region))
	if !known {
		return nil, failf("%s 是“%s”的清单，方案中没有这个单位。请用 --plan 写明当时的方案", o.List, book.Mark.Region)
	}
	read, why := book.ListReading(p, of)
	switch {
	case why != nil:
		return nil, failf("%s %s。%s", o.List, why.Text, why.Remedy)
	case read.Final == 0:
		return nil, failf("%s 还是草稿，可能还会变，不能%s。请先定稿：shidian 推荐 汇总 --final", o.List, what)
	}
	if touched := read.Touched(); touched != "" {
		return nil, failf("%s 定稿以后被改动过（%s），不能据以%s。请用原来的清单；要看改了哪里：shidian 核验 %s", o.List, touched, what, o.List)
	}
	return &readFinal{choice, of, read}, nil
}

// openFinal opens the list, and settles by which plan it is published: that of --plan,
// where the time of publicity may have been entered since, else that of the list.
func openFinal(ctx context.Context, o PublishOptions) (*sheets.OwnBook, PlanChoice, error) {
	book, why, err := openNamed(ctx, o.List, form.ListBook)
	switch {
	case err != nil:
		return nil, PlanChoice{}, err
	case why != nil:
		return nil, PlanChoice{}, failf("%s %s。%s", o.List, why.Text, why.Remedy)
	}
	withPlan(book)
	switch {
	case o.Plan != nil && o.Plan.Cycle() != book.Mark.Cycle:
		return nil, PlanChoice{}, failf("%s 是%s的清单，--plan 写明的方案是%s的。请写明当时的方案", o.List, form.CycleChinese(book.Mark.Cycle), o.Plan.CycleChinese())
	case o.Plan != nil:
		return book, PlanChoice{o.Plan, planName(o.PlanFrom)}, nil
	case book.Plan != nil:
		return book, PlanChoice{book.Plan, "随清单"}, nil
	default:
		return nil, PlanChoice{}, failf("%s 没有带着方案。请用 --plan 写明当时的方案", o.List)
	}
}

func publicPath(o PublishOptions, name string) (string, error) {
	if o.Out == "" {
		dir := filepath.Dir(o.List)
		return filepath.Join(dir, name), CheckWritable(dir)
	}
	return OutputPath(o.Out, name)
}
