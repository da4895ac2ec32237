package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/custody"
	"shidian/templates/form"
)

func traceCommand() command {
	return command{name: "trace", alias: "追溯", args: "清单或汇总 序号或项目名称 [--sources 文件夹…]", short: "从清单的一行追到县里的文件、工作表和单元格",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o custodyOptions
			o.addFlags(flags)
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) < 2 || len(args) > 2 && o.sources == nil {
					return exitUsage, &consolidate.Failure{Text: "请写明清单和序号（或项目名称的一部分），如：shidian trace 输出/晋城市推荐项目清单.xlsx 3 --sources 收到的文件", Usage: true}
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
	s.out.Wrapped("", custodyLine(s, h))
	if h.PlanNotice != "" {
		s.out.Wrapped("注意  ", h.PlanNotice)
	}
	fmt.Fprintf(s.out, "序号 %s  %s\n\n", form.OneLine(t.Row.Number), form.OneLine(t.Row.Name))
	printStep(s, 1, h.Path, h.SHA256, fmt.Sprintf("%s 第 %d 行（%s）", t.Row.Sheet, t.Row.Row, t.Row.Cell))
	clean := len(t.Altered) == 0 && len(t.Links) > 0
	if t.Detail > 0 {
		fmt.Fprintf(s.out, "   申报详情 第 %d 行\n", t.Detail)
	}
	for _, a := range t.Altered {
		s.out.Wrapped("   注意  ", fmt.Sprintf("%s!%s %s", a.Sheet, a.Cell, a))
	}
	for i, link := range t.Links {
		printLink(s, i+2, link)
		clean = clean && link.Status == custody.Intact && link.Changed == "" && link.Altered == nil && !link.Damaged
	}
	if len(t.Links) == 0 {
		fmt.Fprintln(s.out, "   这一行是手工加上去的，后面没有申报书。")
	}
	same, err := printAnswers(s, t)
	if err != nil {
		return exitFailure, err
	}
	if clean && same {
		fmt.Fprintln(s.out, "结论：从这一行到县里的文件，全部相符。")
		return exitDone, nil
	}
	fmt.Fprintln(s.out, "结论：有不符或者未能核对的地方，见上面的“注意”“已改动”“没有找到”和“不符”。")
	return exitPerson, nil
}

func printStep(s *session, n int, path, sha256, place string) {
	s.out.Wrapped(fmt.Sprintf("%d  ", n), path)
	if sha256 != "" {
		fmt.Fprintf(s.out, "   校验码 %s\n", sha256)
	}
	if place != "" {
		s.out.Wrapped("   ", place)
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
		s.out.Wrapped("   ", "找到，校验码相符："+l.At)
	case custody.Changed:
		s.out.Wrapped("   ", "已改动：找到同名的文件“"+l.At+"”，校验码是 "+l.Now)
	default:
		s.out.Wrapped("   ", "没有找到这份文件。在别处的，请用 --sources 写明文件夹")
	}
	if !l.List && l.Note != "" {
		s.out.Wrapped("   ", l.Note)
	}
	if l.Changed != "" {
		s.out.Wrapped("   注意  ", "“"+l.Changed+"”是这个名字，内容却是另一份，被改动或者被替换")
	}
	if l.Damaged {
		s.out.Wrapped("   注意  ", "改动后的文件有损坏，读不全")
	}
	for _, a := range l.Altered {
		s.out.Wrapped("   注意  ", fmt.Sprintf("这份清单 %s!%s %s", a.Sheet, a.Cell, a))
	}
}

// printAnswers lists the answers with their cells; same is false when one
// differs from its source.
func printAnswers(s *session, t *custody.Trail) (same bool, err error) {
	same = true
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
		return same, nil
	}
	fmt.Fprintln(s.out)
	if err := s.out.Table([]string{"栏目", "单元格", "答案"}, screen.Rows(rows)); err != nil {
		return false, err
	}
	switch {
	case !t.Answers[0].Known:
		fmt.Fprintf(s.out, "共 %d 项答案，没有来源文件，未能核对。\n", len(rows))
	case differ > 0:
		fmt.Fprintf(s.out, "共 %d 项答案，%d 项与来源文件不符。\n", len(rows), differ)
	case altered(t.Links):
		s.out.Wrapped("", fmt.Sprintf("共 %d 项答案，与现在这份文件中读到的相符；但文件已被改动，不能作为凭据。", len(rows)))
	default:
		fmt.Fprintf(s.out, "共 %d 项答案，与来源文件全部相符。\n", len(rows))
	}
	return differ == 0, nil
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
