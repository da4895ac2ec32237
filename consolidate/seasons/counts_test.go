package seasons

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
)

// numbers are counts by their words, e.g. 报来 5, 可推荐 4, 逾期 1.
type numbers map[string]int

// addUp says which of the equations do not hold. One of which not all parts are shown
// cannot be added up.
func (n numbers) addUp() []string {
	var wrong []string
	for _, equation := range [][]string{
		{"报来", "可推荐", "有错误", "待核实", "逾期", "退回", "撤回"},
		{"可推荐", "推荐", "备选", "不推荐", "待决定"},
		{"候选", "推荐", "备选", "待决定"},
	} {
		sum := 0
		_, whole := n[equation[0]]
		for _, part := range equation[1:] {
			number, shown := n[part]
			sum, whole = sum+number, whole && shown
		}
		if whole && sum != n[equation[0]] {
			wrong = append(wrong, fmt.Sprintf("%s is not the sum of %s: %v", equation[0], strings.Join(equation[1:], " + "), n))
		}
	}
	return wrong
}

// class is the part of 报来 and of 可推荐 that the words of 目前状态 say.
func class(state string) (words []string) {
	switch state {
	case "推荐", "推荐（自动）", "待定稿":
		return []string{"可推荐", "推荐", "候选"}
	case "备选":
		return []string{"可推荐", "备选", "候选"}
	case "待决定", "已重报，待复核":
		return []string{"可推荐", "待决定", "候选"}
	case "不推荐":
		return []string{"可推荐", "不推荐"}
	default:
		return []string{state}
	}
}

// counted are the numbers of projects that stand in those states.
func counted(states []string) numbers {
	n := numbers{"报来": len(states)}
	for _, word := range []string{"可推荐", "有错误", "待核实", "逾期", "退回", "撤回", "推荐", "备选", "不推荐", "待决定", "候选"} {
		n[word] = 0
	}
	for _, state := range states {
		for _, word := range class(state) {
			n[word]++
		}
	}
	return n
}

// sameAs says where numbers that were read are none of those that were counted.
func (n numbers) sameAs(want numbers, where string) []string {
	wrong := n.addUp()
	for word, is := range n {
		if was, known := want[word]; !known || was != is {
			wrong = append(wrong, fmt.Sprintf("%s %d, want %d", word, is, was))
		}
	}
	for i := range wrong {
		wrong[i] = where + ": " + wrong[i]
	}
	return wrong
}

// all is the key of the numbers of all projects, as 概况 has it.
const all = "合计"

// statesBy are the words of 目前状态 of the projects, in all and by domain and unit.
func statesBy(r *record.Rollup) map[string][]string {
	by := map[string][]string{}
	for _, p := range r.Projects {
		state := p.StateChinese()
		domain := cmp.Or(p.Domain, record.DomainUnknown)
		by[all], by[domain] = append(by[all], state), append(by[domain], state)
		if !p.SenderUnknown() {
			by[p.File.Region.Code] = append(by[p.File.Region.Code], state)
		}
	}
	return by
}

func numbersOf(c record.Counts) numbers {
	n := numbers{record.WordSent: c.Sent, record.WordRecommendable: c.Recommendable, record.WordCandidates: c.Candidates()}
	for _, number := range append(c.Parts(), c.Standings(checks.Recommending())...) {
		n[number.Word] = number.N
	}
	return n
}

// checkCounts: what is counted follows from where each project stands, and what a
// person recommended goes up only where nothing speaks against it.
func (s *season) checkCounts() {
	by := statesBy(s.rollup)
	s.met.add(counted(by[all]))
	s.wrong = append(s.wrong, numbersOf(s.rollup.Counts()).sameAs(counted(by[all]), "in all")...)
	for _, d := range s.rollup.CountsByDomain() {
		s.wrong = append(s.wrong, numbersOf(d.Counts).sameAs(counted(by[d.Domain]), d.Domain)...)
	}
	for _, u := range s.rollup.Units {
		s.wrong = append(s.wrong, numbersOf(u.Counts()).sameAs(counted(by[u.Region.Code]), u.Region.Name)...)
		s.checkArrival(u)
	}
	for _, c := range s.rollup.Contests {
		if n := numbersOf(s.rollup.CountsIn(c)); n["候选"] != c.Candidates {
			s.fail("%s has %d candidates, want %v", c.Domain, c.Candidates, n)
		}
	}
	for _, p := range s.rollup.Projects {
		fit := !p.Blocked() && !p.Late && !p.Gone() && !p.SenderUnknown()
		if p.GoesUp() && !fit {
			s.fail("%s is %s", p.Facts.Name(), p.StateChinese())
		}
	}
}

// checkArrival: a county is late, and has arrived, by what of it counts.
func (s *season) checkArrival(u *record.Unit) {
	first, late := "", true
	for _, p := range u.Projects {
		if p.Class() == record.ClassWithdrawn {
			continue
		}
		if day := p.File.Arrived().String(); first == "" || day < first {
			first = day
		}
		late = late && p.Late
	}
	if first == "" {
		return // nothing of it counts
	}
	if u.Arrived.String() != first || u.Late != late {
		s.fail("%s arrived on %s, late %v, want %s, %v", u.Region.Name, u.Arrived, u.Late, first, late)
	}
}

// checkSheets reads the numbers of a rollup back from its sheets.
func (s *season) checkSheets(f *excelize.File) {
	by := statesBy(s.rollup)
	read := func(sheet string) [][]string {
		rows, err := f.GetRows(sheet)
		if err != nil {
			s.fail("%s: %v", sheet, err)
		}
		return rows
	}
	add := func(n numbers, of, where string) { s.wrong = append(s.wrong, n.sameAs(counted(by[of]), where)...) }
	overview := read(record.SheetOverview)
	for _, title := range []string{record.WordSent, record.WordCandidates} { // of the two tables
		head, columns := header(overview, title)
		s.checkTable(overview[head:], columns, by)
	}
	s.checkMatrix(overview, len(by[all]))
	if got, want := tile(overview, "不能并入的文件"), len(s.refused()); got != want {
		s.fail("概况: %d files cannot be taken, want %d", got, want)
	}
	units := read(record.SheetUnits)
	head, columns := header(units, "其中可推荐")
	for _, row := range units[head:] {
		n := numbersIn(row, columns, map[string]string{"项目数": "报来", "其中可推荐": "可推荐"})
		n["待核实"] = 0 // those are no unit's
		add(n, row[columns["区划代码"]-1], record.SheetUnits+" "+row[columns["填报单位"]-1])
	}
	var states []string
	projects := read(record.SheetProjects)
	head, columns = header(projects, "目前状态")
	for _, row := range projects[head:] {
		if state := cellIn(row, columns["目前状态"]); state != "" && state != "项目不在" {
			states = append(states, state)
		}
	}
	add(counted(states), all, record.SheetProjects)
	s.checkStatistics(read(record.SheetStatistics), read(record.SheetSorts), by)
	ledger := read(record.SheetLedger)
	_, columns = header(ledger, "并入项目")
	if n, _ := strconv.Atoi(cellIn(ledger[len(ledger)-1], columns["并入项目"])); n != len(s.rollup.Projects) {
		s.fail("对账: %d projects, want %d", n, len(s.rollup.Projects))
	}
}

// checkMatrix: the units of 概况 make all projects.
func (s *season) checkMatrix(overview [][]string, want int) {
	head, columns := header(overview, "填报单位")
	sum := 0
	for _, row := range overview[head:] {
		n, err := strconv.Atoi(cellIn(row, columns[all]))
		if err != nil {
			break
		}
		sum += n
	}
	if sum != want {
		s.fail("概况: the units have %d projects, want %d", sum, want)
	}
}

// checkStatistics: the rows of a unit make its sum, the units make those of the domains, and
// every way to sort the projects counts each of them once.
func (s *season) checkStatistics(shares, sorts [][]string, by map[string][]string) {
	head, columns := header(shares, record.WordSent)
	rows, sums := map[string]numbers{}, map[string]numbers{}
	for _, row := range shares[head:] {
		unit, domain, n := cellIn(row, 1), cellIn(row, 2), numbersIn(row, columns, nil)
		switch {
		case unit != all && domain != "小计":
			plus(rows, unit, n)
			plus(rows, domain, n)
		case unit == all && domain != "小计":
			sums[domain] = n
			s.wrong = append(s.wrong, n.sameAs(counted(by[domain]), record.SheetStatistics+" "+domain)...)
		case unit == all:
			s.wrong = append(s.wrong, n.sameAs(counted(by[all]), record.SheetStatistics)...)
		default:
			sums[unit] = n
		}
	}
	for of, want := range sums {
		for word, n := range want {
			if rows[of][word] != n {
				s.fail("统计 %s: the rows have %s %d, their sum %d", of, word, rows[of][word], n)
			}
		}
	}
	head, columns = header(sorts, record.WordSent)
	ways := map[string]numbers{}
	for _, row := range sorts[head:] {
		plus(ways, cellIn(row, 1), numbersIn(row, columns, nil))
	}
	for way, n := range ways {
		s.wrong = append(s.wrong, n.sameAs(counted(by[all]), record.SheetSorts+" "+way)...)
	}
}

func plus(sums map[string]numbers, of string, n numbers) {
	if sums[of] == nil {
		sums[of] = numbers{}
	}
	for word := range n {
		sums[of][word] += n[word]
	}
}

// checkTable compares the rows of a table of 概况, down to 合计.
func (s *season) checkTable(rows [][]string, columns map[string]int, by map[string][]string) {
	for _, row := range rows {
		of := cellIn(row, 1)
		s.wrong = append(s.wrong, numbersIn(row, columns, nil).sameAs(counted(by[of]), record.SheetOverview+" "+of)...)
		if of == all {
			return
		}
	}
	s.fail("概况 has no %s", all)
}

// numbersIn are the numbers of a row under the words that are counted. Some columns
// have words of their own.
func numbersIn(row []string, columns map[string]int, words map[string]string) numbers {
	n, known := numbers{}, counted(nil)
	for title, col := range columns {
		word := title
		if words[title] != "" {
			word = words[title]
		}
		if _, is := known[word]; !is {
			continue
		}
		var err error
		if n[word], err = strconv.Atoi(cellIn(row, col)); err != nil {
			n[word] = -1
		}
	}
	return n
}

func cellIn(row []string, col int) string {
	if col < 1 || col > len(row) {
		return ""
	}
	return row[col-1]
}

// tile is the big number below a title of 概况.
func tile(rows [][]string, title string) int {
	head, columns := header(rows, title)
	n, err := strconv.Atoi(cellIn(rows[head], columns[title]))
	if err != nil {
		return -1
	}
	return n
}

// refused are the papers of the last merge that are no workbook.
func (s *season) refused() map[string]bool {
	papers := map[string]bool{}
	for _, path := range s.merged {
		if p := s.folder[path]; p != nil && p.junk && p.void == "" {
			papers[p.sha] = true
		}
	}
	return papers
}

// drawnCounts has the rollup of a season of states drawn and read back.
func (s *season) drawnCounts() {
	data, err := sheets.DrawRollup(s.t.Context(), s.rollup, func(checks.Finding) string { return "" })
	if err != nil {
		s.fail("it cannot be drawn: %v", err)
		return
	}
	f, err := excelize.OpenReader(strings.NewReader(string(data)))
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	s.checkSheets(f)
}

// misplace puts a paper into the folder of another county, so that it is asked who sent it.
func (s *season) misplace() {
	path := s.path()
	if path == "" {
		return
	}
	to := "邮件/" + pick(s.random, s.counties).Name + "/" + filepath.Base(path)
	if s.folder[to] == nil {
		s.folder[to] = s.folder[path]
		delete(s.folder, path)
		s.tell("somebody moves %s to %s", path, to)
	}
}

// playForNumbers plays a season of every kind of project from a day on: it begins about
// the last day, files lie in the folders of others, and staff decide much.
func (s *season) playForNumbers(day, n int) {
	s.onlyNumbers, s.day = true, day
	s.file()
	for range n {
		s.event()
		switch s.random.IntN(8) {
		case 0, 1:
			s.misplace()
		case 2, 3:
			s.decide()
		case 4:
			s.resubmitInvalid()
		}
		if s.wrong != nil {
			return
		}
	}
	s.merge(false)
}

// add adds the numbers of a rollup to those that were met.
func (n numbers) add(more numbers) {
	for word, m := range more {
		n[word] += m
	}
}

// judge tells which words were never met: of those nothing is proved.
func (n numbers) judge(t *testing.T, words ...string) {
	for _, word := range words {
		if n[word] == 0 && !t.Failed() {
			t.Errorf("the seasons have no %s: %v", word, n)
		}
	}
}

func TestNumbersAddUp(t *testing.T) {
	effort.Usual(t)
	t.Parallel()
	first, last := seasons(effort.Count(10, 25, 100, 1000))
	met := numbers{}
	for seed := first; seed <= last && !t.Failed(); seed++ {
		s := newSeason(t, seed, "140500", &plainDesk{state: record.NewState(), drawn: 4})
		s.playForNumbers(5+s.random.IntN(9), 12+s.random.IntN(16))
		s.judge(t, seed, first == last)
		met.add(s.met)
	}
	if last-first < 20 {
		return // so few need not meet every class
	}
	met.judge(t, slices.Collect(maps.Keys(counted(nil)))...)
}

// The same through workbooks, and as the program says it.
func TestNumbersOfWorkbooksAddUp(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	first, last := seasons(effort.Count(1, 1, 4, 40))
	built, met := program(t), numbers{}
	for seed := first; seed <= last && !t.Failed(); seed++ {
		s := newSeason(t, seed, "140500", &bookDesk{t: t, dir: t.TempDir(), program: built})
		s.playForNumbers(10+2*int((seed-1)%4), 12+s.random.IntN(8))
		s.judge(t, seed, first == last)
		met.add(s.met)
	}
	if first == last {
		return
	}
	met.judge(t, "可推荐", "有错误", "待核实", "逾期", "退回", "撤回")
}
