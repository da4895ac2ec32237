package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"shidian/consolidate"
	"shidian/consolidate/custody"
	"shidian/templates/form"
)

func traceCommand() command {
	return command{name: "trace", alias: "追溯", isPath: func(i int) bool { return i != 1 }, args: "清单或汇总 序号或项目名称 [--sources 文件夹…]", example: "out/晋城市2021年度汇总.xlsx 1 --sources samples/jincheng", short: "从清单的一行追到县里的文件、工作表和单元格",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o custodyOptions
			o.addFlags(flags)
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) < 2 || len(args) > 2 && o.sources == nil {
					return exitUsage, &consolidate.Failure{Text: "请写明清单和序号（或项目名称的一部分），如：shidian 追溯 输出/晋城市推荐项目清单.xlsx 3 --sources 收到的文件", Usage: true}
				}
				holding, sources, err := o.open(ctx, s, args[0], args[2:])
				if err != nil {
					return exitFailure, err
				}
				row, err := oneRow(holding, args[1])
				if err != nil {
					return exitUsage, err
				}
				trail, err := custody.Trace(ctx, holding, row, sources)
				if err != nil {
					return exitFailure, err
				}
				if o.json {
					s.told = true
					return trailExit(trail), writeJSON(s.out, trailOf(s, holding, trail))
				}
				return printTrail(s, holding, trail)
			}
		}}
}

// oneRow is the row that is meant; of several a person has to say which.
func oneRow(h *custody.Holding, query string) (*custody.Row, error) {
	rows := h.Match(query)
	switch len(rows) {
	case 0:
		return nil, &consolidate.Failure{Text: h.Path + " 中没有“" + query + "”。请写序号，或者项目名称的一部分", Usage: true}
	case 1:
		return rows[0], nil
	}
	lines := []string{fmt.Sprintf("“%s”指的不止一行，请写序号：", query)}
	for _, row := range rows {
		lines = append(lines, fmt.Sprintf("  %s  %s（%s 第 %d 行）", form.OneLine(row.Number), form.OneLine(row.Name), row.Sheet, row.Row))
	}
	return nil, &consolidate.Failure{Text: strings.Join(lines, "\n"), Usage: true}
}

func printTrail(s *session, h *custody.Holding, t *custody.Trail) (int, error) {
	printWrapped(s.out, "", custodyLine(s, h))
	if h.PlanNotice != "" {
		printWrapped(s.out, "注意  ", h.PlanNotice)
	}
	fmt.Fprintf(s.out, "序号 %s  %s\n\n", form.OneLine(t.Row.Number), form.OneLine(t.Row.Name))
	printStep(s, 1, h.Path, h.SHA256, fmt.Sprintf("%s 第 %d 行（%s）", t.Row.Sheet, t.Row.Row, t.Row.Cell))
	if t.Detail > 0 {
		fmt.Fprintf(s.out, "   申报详情 第 %d 行\n", t.Detail)
	}
	for _, a := range t.Altered {
		printWrapped(s.out, "   注意  ", fmt.Sprintf("%s!%s %s", a.Sheet, a.Cell, a))
	}
	for i, link := range t.Links {
		printLink(s, i+2, link)
	}
	if len(t.Links) == 0 {
		fmt.Fprintln(s.out, "   这一行是手工加上去的，后面没有申报书。")
	}
	if err := printAnswers(s, t); err != nil {
		return exitFailure, err
	}
	verdict := trailVerdict(t)
	if !trailClean(t) {
		verdict += "，见上面的“注意”“已改动”“没有找到”和“不符”"
	}
	fmt.Fprintf(s.out, "结论：%s。\n", verdict)
	return trailExit(t), nil
}

func printStep(s *session, n int, path, sha256, place string) {
	printWrapped(s.out, fmt.Sprintf("%d  ", n), path)
	if sha256 != "" {
		fmt.Fprintf(s.out, "   校验码 %s\n", sha256)
	}
	if place != "" {
		printWrapped(s.out, "   ", place)
	}
}

func printLink(s *session, n int, l custody.Link) {
	place := "工作表 " + l.Sheet
	if l.List {
		place = strings.TrimSpace(l.Sheet + " " + l.Note)
		if l.Note == "" {
			place = ""
		}
	}
	printStep(s, n, l.Path, l.SHA256, place)
	switch l.Status {
	case custody.Intact:
		printWrapped(s.out, "   ", "找到，校验码相符："+l.At)
	case custody.Changed:
		printWrapped(s.out, "   ", "已改动：找到同名的文件“"+l.At+"”，校验码是 "+l.Now)
	default:
		printWrapped(s.out, "   ", "没有找到这份文件。在别处的，请用 --sources 写明文件夹")
	}
	if !l.List && l.Note != "" {
		printWrapped(s.out, "   ", l.Note)
	}
	if l.Changed != "" {
		printWrapped(s.out, "   注意  ", "“"+l.Changed+"”是这个名字，内容却是另一份，被改动或者被替换")
	}
	if l.Damaged {
		printWrapped(s.out, "   注意  ", "改动后的文件有损坏，读不全")
	}
	for _, a := range l.Altered {
		printWrapped(s.out, "   注意  ", fmt.Sprintf("这份清单 %s!%s %s", a.Sheet, a.Cell, a))
	}
}

// printAnswers lists the answers with their cells.
func printAnswers(s *session, t *custody.Trail) error {
	var rows [][]string
	differ := 0
	for _, a := range t.Answers {
		text := oneLine(a.Listed)
		if a.Known && !a.Same() {
			differ++
			text = fmt.Sprintf("不符：这里是 %s；来源文件中是 %s", orBlank(text), orBlank(oneLine(a.AtSource)))
		}
		rows = append(rows, []string{a.Title, a.Cell, text})
	}
	if rows == nil {
		return nil
	}
	fmt.Fprintln(s.out)
	if err := printTable(s.out, []string{"栏目", "单元格", "答案"}, rows); err != nil {
		return err
	}
	switch {
	case !t.Answers[0].Known:
		fmt.Fprintf(s.out, "共 %d 项答案，没有来源文件，未能核对。\n", len(rows))
	case differ > 0:
		fmt.Fprintf(s.out, "共 %d 项答案，%d 项与来源文件不符。\n", len(rows), differ)
	case altered(t.Links):
		printWrapped(s.out, "", fmt.Sprintf("共 %d 项答案，与现在这份文件中读到的相符；但文件已被改动，不能作为凭据。", len(rows)))
	default:
		fmt.Fprintf(s.out, "共 %d 项答案，与来源文件全部相符。\n", len(rows))
	}
	return nil
}

// altered reports whether the file in which the form first stood is not what it
// was.
func altered(links []custody.Link) bool {
	if len(links) == 0 {
		return false
	}
	last := links[len(links)-1]
	return last.Status != custody.Intact || last.Damaged
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func orBlank(text string) string {
	if text == "" {
		return "（空）"
	}
	return text
}
