package main

import (
	"fmt"
	"strings"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate/custody"
	"shidian/templates/form"
)

// printTrail says first whether all is as it was, and what is not; then the way from the
// row to the county's file, and with all every answer.
func printTrail(s *session, h *custody.Holding, t *custody.Trail, all bool) (int, error) {
	s.out.Wrapped("", custodyLine(s, h))
	if h.PlanNotice != "" {
		s.warn(h.PlanNotice)
	}
	s.out.Wrapped(fmt.Sprintf("序号 %s  ", form.OneLine(t.Row.Number)), t.Row.Name)
	if doubts := doubtsOf(t); doubts == nil {
		s.out.Told(screen.Good, "结论：", trailVerdict(t)+"。")
	} else {
		s.out.Told(screen.Bad, "结论：", trailVerdict(t)+"：")
		for _, text := range doubts {
			s.out.Told(screen.Warn, "  ", text)
		}
	}
	fmt.Fprintln(s.out)
	printSteps(s, h, t)
	if t.Answers == nil {
		return trailExit(t), nil
	}
	fmt.Fprintln(s.out)
	if err := printAnswers(s, t, all); err != nil {
		return exitFailure, err
	}
	return trailExit(t), nil
}

// trailVerdict is the trail in one sentence.
func trailVerdict(t *custody.Trail) string {
	if n := len(doubtsOf(t)); n > 0 {
		return fmt.Sprintf("有 %d 处不符或者未能核对", n)
	}
	return "从这一行到填报单位的文件，全部相符"
}

func trailExit(t *custody.Trail) int {
	if doubtsOf(t) == nil {
		return exitDone
	}
	return exitPerson
}

// doubtsOf is everything along the way that is not as it was, or that could not be
// compared.
func doubtsOf(t *custody.Trail) []string {
	var doubts []string
	for _, a := range t.Altered {
		doubts = append(doubts, fmt.Sprintf("%s %s", placeOf(a.Sheet, a.Cell), a))
	}
	if len(t.Links) == 0 {
		doubts = append(doubts, "这一行是手工加上去的，后面没有申报书。")
	}
	for _, link := range t.Links {
		doubts = append(doubts, doubtsOfLink(link)...)
	}
	for _, a := range t.Answers {
		if a.Known && !a.Same() {
			doubts = append(doubts, fmt.Sprintf("%s（%s）：这里是 %s；来源文件中是 %s", a.Title, a.Cell, orBlank(oneLine(a.Listed)), orBlank(oneLine(a.AtSource))))
		}
	}
	return doubts
}

func doubtsOfLink(l custody.Link) []string {
	var doubts []string
	switch l.Status {
	case custody.Intact:
	case custody.Changed:
		doubts = append(doubts, l.Path+" 已改动：找到同名的文件“"+l.At+"”，校验码是 "+l.Now)
	default:
		doubts = append(doubts, "没有找到这份文件，未能核对："+l.Path+"。在别处的，请用 --sources 写明文件夹")
	}
	if l.Changed != "" {
		doubts = append(doubts, "“"+l.Changed+"”是这个名字，内容却是另一份，被改动或者被替换")
	}
	if l.Damaged {
		doubts = append(doubts, l.Path+" 改动后有损坏，读不全")
	}
	for _, a := range l.Altered {
		doubts = append(doubts, fmt.Sprintf("%s %s %s", l.Path, placeOf(a.Sheet, a.Cell), a))
	}
	return doubts
}

// printSteps prints the way: the list, the lists below it, the county's file.
func printSteps(s *session, h *custody.Holding, t *custody.Trail) {
	printStep(s, 1, h.Path, h.SHA256, fmt.Sprintf("%s 第 %d 行（%s）", t.Row.Sheet, t.Row.Row, t.Row.Cell))
	if t.Detail > 0 {
		fmt.Fprintf(s.out, "   申报详情 第 %d 行\n", t.Detail)
	}
	for i, link := range t.Links {
		printLink(s, i+2, link)
	}
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
	place, note := "工作表 "+l.Sheet, l.Note
	if l.List {
		place, note = "", ""
		if l.Note != "" {
			place = strings.TrimSpace(l.Sheet + " " + l.Note)
		}
	}
	printStep(s, n, l.Path, l.SHA256, place)
	if l.Status == custody.Intact {
		s.out.Wrapped("   ", "找到，校验码相符："+l.At)
	} else {
		s.out.Told(screen.Bad, "   ", statusChinese(l.Status))
	}
	if note != "" {
		s.out.Wrapped("   ", note)
	}
}

// printAnswers says how many answers there are, and lists them where all are asked for.
func printAnswers(s *session, t *custody.Trail, all bool) error {
	if all {
		var rows []screen.Row
		for _, a := range t.Answers {
			row := screen.Row{Cells: []string{a.Title, a.Cell, oneLine(a.Listed)}}
			if a.Known && !a.Same() {
				row.Tone, row.Cells[2] = screen.Bad, "不符：这里是 "+orBlank(row.Cells[2])
			}
			rows = append(rows, row)
		}
		if err := s.out.Table([]string{"栏目", "单元格", "答案"}, rows); err != nil {
			return err
		}
	}
	s.out.Wrapped("", countedAnswers(t)+map[bool]string{false: "逐项列出：加 --all。"}[all])
	return nil
}

// countedAnswers is 共 62 项答案，与来源文件全部相符。
func countedAnswers(t *custody.Trail) string {
	differ := 0
	for _, a := range t.Answers {
		if a.Known && !a.Same() {
			differ++
		}
	}
	line := fmt.Sprintf("共 %d 项答案，", len(t.Answers))
	switch {
	case !t.Answers[0].Known:
		return line + "没有来源文件，未能核对。"
	case differ > 0:
		return line + fmt.Sprintf("%d 项与来源文件不符。", differ)
	case altered(t.Links):
		return line + "与现在这份文件中读到的相符；但文件已被改动，不能作为凭据。"
	default:
		return line + "与来源文件全部相符。"
	}
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
