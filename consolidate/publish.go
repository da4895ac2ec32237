package consolidate

import (
	"context"
	"path/filepath"
	"strings"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/store"
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
	list, err := openFinalList(ctx, o.Plan, o.PlanFrom, o.List, "公示")
	if err != nil {
		return nil, err
	}
	p, of := list.choice.Plan, list.of
	sheet, private := list.read.PublicSheet(p, of)
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
	done := &Published{Choice: list.choice, Region: of, Path: path, Rows: len(sheet.Rows), Blank: p.PublicityBlank()}
	for _, c := range sheet.Columns {
		done.Columns = append(done.Columns, c.Title)
	}
	done.Kept, err = putPapers(ctx, filepath.Dir(path), []Target{{Output: store.Output{Name: filepath.Base(path), Data: data}}}, list.read.Day)
	return done, err
}

func publicPath(o PublishOptions, name string) (string, error) {
	if o.Out == "" {
		dir := filepath.Dir(o.List)
		return filepath.Join(dir, name), CheckWritable(dir)
	}
	return OutputPath(o.Out, name)
}
