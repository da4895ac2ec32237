package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// exitCode is 1 where something needs a person: an error asks, which a limit that
// has to be decided and a file that could not be taken are too, or a unit is missing
// or owes its final list.
func exitCode(res *consolidate.Result) int {
	for _, f := range res.Rollup.Findings {
		if f.Rule.Severity == checks.Error && f.Open() {
			return exitPerson
		}
	}
	for _, u := range res.Rollup.Units {
		if u.Missing() || u.Draft() {
			return exitPerson
		}
	}
	return exitDone
}

// printMerge says what came in, what each unit needs, what has to be decided
// and where the files are.
func printMerge(s *session, res *consolidate.Result, out string) error {
	r := res.Rollup
	s.out.Wrapped("", fmt.Sprintf("%s  截至 %s  %s", r.Region.Name, r.AsOf.Chinese(), res.Choice.Line()))
	if res.Earlier != "" {
		fmt.Fprintf(s.out, "接着原有的汇总：%s\n", res.Earlier)
	}
	if !res.LastRun.IsZero() {
		s.out.Wrapped("", fmt.Sprintf("注意：上一次合并是 %s，这次写的日期更早。已经见过的文件仍按原来首次见到的日期；请核对 --as-of。", res.LastRun.Chinese()))
	}
	if res.Unused != nil {
		s.out.Wrapped("", fmt.Sprintf("注意：输出文件夹中的 %s 读不成汇总，里面写的没有采用。", strings.Join(res.Unused, "、")))
	}
	if res.Replaced {
		s.out.Wrapped("", fmt.Sprintf("注意：输出文件夹中原有的汇总不是 --into 写的那一份，里面填的意见没有采用；它移到“%s”文件夹。", consolidate.FolderHistory))
	}
	if res.NotClosed {
		fmt.Fprintln(s.out, "注意：本来就没有定稿，--reopen 没有起作用。")
	}
	printPlanChanges(s, res)
	if err := s.out.Table([]string{"填报单位", "情况", "项目", "可推荐", "到件", "需要做什么"}, screen.Rows(unitRows(r))); err != nil {
		return err
	}
	line := fmt.Sprintf("应报 %d 个，已报 %d 个", len(r.Units), r.Filed())
	if missing := missingNames(r); missing != "" {
		line += "；" + missing
	}
	s.out.Wrapped("", line+"。")
	printCounts(s, r.Counts())
	if err := printContests(s, r); err != nil {
		return err
	}
	printFindings(s, res)
	printChanges(s, res)
	printFiles(s, res)
	printOutputs(s, res, out)
	book := res.Earlier // of check, which may know no other
	if out != "" {
		book = filepath.Join(out, r.FileName())
	}
	printStanding(s, res, book)
	return nil
}

// printPlanChanges says what the plan of this run sets otherwise than that of the
// rollup.
func printPlanChanges(s *session, res *consolidate.Result) {
	if res.PlanChanges == nil {
		return
	}
	s.out.Wrapped("", "注意：这次的方案与原有的汇总所用的不同："+plan.Shortened(res.PlanChanges, 8)+"。请核对。")
}

func unitRows(r *record.Rollup) [][]string {
	var rows [][]string
	for _, u := range r.Units {
		n := u.Counts()
		rows = append(rows, []string{u.Region.Name, record.UnitStatusChinese(u.Status), strconv.Itoa(n.Sent), strconv.Itoa(n.Recommendable), u.Arrived.String(), strings.Join(u.Needs(), "；")})
	}
	return rows
}

// printCounts says how many projects came, and where they stand: 项目：报来 14 个 = 可推荐 11
// + 逾期 3. What there is none of is left out.
func printCounts(s *session, n record.Counts) {
	if n.Sent == 0 {
		return
	}
	line := fmt.Sprintf("项目：%s %d 个 = %s", record.WordSent, n.Sent, sumOf(n.Parts()))
	if n.Recommendable > 0 {
		line += fmt.Sprintf("；%s %d 个 = %s", record.WordRecommendable, n.Recommendable, sumOf(n.Standings()))
	}
	s.out.Wrapped("", line+"。")
}

func sumOf(numbers []record.Number) string {
	var parts []string
	for _, n := range numbers {
		if n.N > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", n.Word, n.N))
		}
	}
	return strings.Join(parts, " + ")
}

// missingNames groups the names of the missing units by kind.
func missingNames(r *record.Rollup) string {
	var groups []string
	for _, e := range checks.UnitStatuses() {
		var names []string
		for _, u := range r.Units {
			if u.Missing() && u.Status == e {
				names = append(names, u.Region.Name)
			}
		}
		if names != nil {
			groups = append(groups, record.UnitStatusChinese(e)+"："+strings.Join(names, "、"))
		}
	}
	return strings.Join(groups, "；")
}

// printContests shows the domains. Over many units only those that wait for a
// person are shown: the others are in the workbook.
func printContests(s *session, r *record.Rollup) error {
	several := slices.ContainsFunc(r.Contests, func(c checks.Contest) bool { return c.Unit.Code != r.Region.Code })
	var rows [][]string
	settled := 0
	for _, c := range r.Contests {
		row := contestRow(r, c, several)
		if several && consolidate.DomainState(c) == "ok" {
			settled++
			continue
		}
		rows = append(rows, row)
	}
	if settled > 0 || rows != nil {
		fmt.Fprintln(s.out)
	}
	if settled > 0 {
		fmt.Fprintf(s.out, "各单位各领域：%d 项在限额以内，已定；要决定的 %d 项%s\n", settled, len(rows), map[bool]string{true: "：", false: "。"}[len(rows) > 0])
	}
	if rows == nil {
		return nil
	}
	return s.out.Table([]string{"领域", "限额", "候选", "推荐", "状态", "说明"}, screen.Rows(rows))
}

func contestRow(r *record.Rollup, c checks.Contest, several bool) []string {
	domain := c.Domain
	if domain == "" {
		domain = record.DomainUnknown
	}
	if several {
		domain = c.Unit.Name + " " + domain
	}
	limit := strconv.Itoa(c.Limit)
	if _, limited := r.Plan.LimitOf(c.Unit, c.Domain); !limited {
		limit = "不限"
	}
	n := r.CountsIn(c)
	state, note := "已定", ""
	if n.Candidates() == 0 {
		state = "无候选"
	}
	switch consolidate.DomainState(c) {
	case "over":
		state, note = "超出限额", c.Why
	case "undecided":
		state, note = "要决定", c.Why+"："+strings.Join(c.Undecided, "、")
	}
	return []string{domain, limit, strconv.Itoa(n.Candidates()), strconv.Itoa(n.Recommended), state, note}
}

// shownFindings is how many findings the terminal lists; all are in the
// workbook.
const shownFindings = 20

// askedAtOnce are warnings that change what goes up: the terminal lists them
// beside the errors.
var askedAtOnce = []string{"C002", "C004", "C006", "C009", "C010", "C013", "R004", "R006", "R012", "R013", "W018", "W019"}

// printFindings lists the errors of files and projects. What a unit owes is in
// the table above, and what holds the list is told at the end.
func printFindings(s *session, res *consolidate.Result) {
	r := res.Rollup
	counts, resting := map[checks.Severity]int{}, 0
	var errors []checks.Finding
	for _, f := range r.Findings {
		if !f.Open() {
			resting++
			continue
		}
		counts[f.Severity()]++
		if f.Rule.Severity == checks.Error && f.Rule.Unit == nil && !slices.Contains(res.Holds, f) || slices.Contains(askedAtOnce, f.Rule.ID) {
			errors = append(errors, f)
		}
	}
	fmt.Fprintf(s.out, "\n问题：错误 %d，提示 %d，告知 %d", counts[checks.Error], counts[checks.Warning], counts[checks.Info])
	if resting > 0 {
		fmt.Fprintf(s.out, "，已核实 %d", resting)
	}
	fmt.Fprintf(s.out, "（全部见“%s”）。", record.SheetFindings)
	if len(errors) > 0 {
		fmt.Fprint(s.out, "要处理的：")
	}
	fmt.Fprintln(s.out)
	for i, f := range errors {
		if i == shownFindings {
			fmt.Fprintf(s.out, "  另有 %d 条。\n", len(errors)-shownFindings)
			break
		}
		s.out.Wrapped("  "+f.Rule.ID+"  ", findingLine(r, f))
	}
}

// longestMessage is how much of a message the terminal shows: one that lists
// every changed answer stands whole in the workbook.
const longestMessage = 300

// findingLine is where and what: 阳城县 示例…（文件 项目02!F41）：……（表 一）
func findingLine(r *record.Rollup, f checks.Finding) string {
	where := r.Plan.RegionName(f.Region)
	if f.Project != "" {
		where += "“" + f.Project + "”"
	}
	at := f.File
	if f.Sheet != "" {
		at = strings.TrimSpace(at + " " + f.Sheet + "!" + f.Cell)
	}
	if at != "" {
		where += "（" + at + "）"
	}
	line := where + "：" + form.Cut(f.Message, longestMessage)
	if f.Rule.Clause != "" {
		line += "［" + string(f.Rule.Clause) + "］"
	}
	return line
}

// printFiles tells of every file that was not merged, and of those that are
// remembered and were not found; those that were merged are in the table of
// units.
func printFiles(s *session, res *consolidate.Result) {
	found, merged := 0, 0
	var absent []string
	for _, f := range res.Files {
		switch {
		case !f.Present && !takenAway(f) && f.Status != record.Voided:
			absent = append(absent, f.Path)
		case f.Present && f.Status == record.Merged:
			merged++
		}
		if f.Present {
			found++
		}
	}
	line := fmt.Sprintf("文件：找到 %d 份，并入 %d 份", found, merged)
	if n := len(res.Rollup.RefusedFiles()); n > 0 {
		line += fmt.Sprintf("，不能并入 %d 份", n)
	}
	fmt.Fprintf(s.out, "\n%s。\n", line)
	for _, f := range res.Files {
		if f.Status != record.Merged && !takenAway(f) {
			printFile(s, f)
		}
	}
	if absent == nil {
		return
	}
	const shown = 10
	text := strings.Join(absent[:min(shown, len(absent))], "、")
	if len(absent) > shown {
		text += " 等"
	}
	s.out.Wrapped("  "+screen.Pad("来源文件不在", 12)+"  ", fmt.Sprintf("%d 份这次没有找到，内容仍按原来收到的保留：%s", len(absent), text))
}

// takenAway reports whether a file that could not be taken is not there any more: it was
// put right, and is told in 收件登记 only.
func takenAway(f consolidate.FileReport) bool {
	return !f.Present && (f.Status == record.Refused || f.Status == record.Unopened)
}

// printFile says what became of one file.
func printFile(s *session, f consolidate.FileReport) {
	s.out.Wrapped("  "+screen.Pad(f.Chinese, 12)+"  ", f.Path+"  "+f.Reason)
}

func printOutputs(s *session, res *consolidate.Result, out string) {
	for _, name := range res.Outputs {
		fmt.Fprintf(s.out, "已写出：%s\n", name)
	}
	if res.Kept != nil {
		s.out.Wrapped("", "被替换的旧文件留作备份："+strings.Join(res.Kept, "、")+"。")
	}
	if res.Beside != nil {
		var pairs []string
		for _, file := range res.Beside {
			pairs = append(pairs, fmt.Sprintf("%s 正被打开，没有改动，新的一份写在 %s", file.Name, file.Kept))
		}
		s.out.Wrapped("", strings.Join(pairs, "；")+"。新的一份只供查看，请不要在里面填写：把原来的一份保存、关闭，再运行一次，就又只有一份。已经在新的一份里填写了的，再运行时会请您选定。")
	}
	if len(res.Holds) > 0 {
		what := "推荐清单没有写出"
		if out == "" && len(res.Outputs) == 0 {
			what = "现在还不能写推荐清单"
		}
		how := "请在汇总中填写浅黄色的格子，保存后再次合并"
		if out == "" && len(res.Outputs) == 0 {
			how = "合并以后在汇总中填写浅黄色的格子"
		}
		waits := fmt.Sprintf("%d 件事要先决定。%s", len(res.Holds), how)
		if !slices.ContainsFunc(res.Holds, func(f checks.Finding) bool { return !f.Rule.HoldsList }) {
			waits = "有文件打不开，还不知道里面写了什么"
		}
		s.out.Wrapped("", fmt.Sprintf("%s：%s：", what, waits))
		for _, f := range res.Holds {
			s.out.Wrapped("  "+f.Rule.ID+"  ", f.Message)
		}
	}
	if len(res.Holds) == 0 && len(res.Outputs) > 0 && !res.HasRecommended() {
		fmt.Fprintln(s.out, "没有可以推荐的项目，没有写推荐清单。")
	}
	switch {
	case res.Stale != "" && res.Rollup.State.Closing.Closed():
		fmt.Fprintf(s.out, "注意：%s 中的 %s 是定稿以前的草稿，请不要使用。\n", out, res.Stale)
	case res.Stale != "":
		fmt.Fprintf(s.out, "注意：%s 中的 %s 是以前写出的，与现在的汇总不符，请不要使用。\n", out, res.Stale)
	}
}
