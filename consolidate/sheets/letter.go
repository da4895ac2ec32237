package sheets

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Letter is what a unit writes to the office above with its final list (推荐函): 晋城市 to 山西省,
// 5 of 6 units have filed 14 projects, 7 of them are recommended.
type Letter struct {
	plan   *plan.Plan
	of     plan.Region
	final  int
	filing []form.Filing // 填报情况
	lines  []listLine    // the rows of the list
}

// FileName is the name of its file: 晋城市2021年度推荐函.xlsx.
func (l *Letter) FileName() string {
	return record.OutputName(l.plan, l.of, form.LetterBook.Chinese()+ListSuffix(l.final))
}

// Region is the unit that writes it.
func (l *Letter) Region() plan.Region { return l.of }

// IsSent reports whether the unit has an office above to which it writes.
func (l *Letter) IsSent() bool {
	_, above := l.plan.Region(l.of.Parent)
	return above
}

// LetterOfRollup is the letter that goes with the list of a rollup.
func LetterOfRollup(r *record.Rollup) *Letter {
	l := &Letter{plan: r.Plan, of: r.Region, final: r.State.Closing.Number()}
	for _, u := range r.Units {
		l.filing = append(l.filing, form.Filing{Region: u.Region.Code, Name: u.Region.Name, Status: string(u.Status), Projects: u.Counts().Sent})
	}
	for _, p := range record.InOrderOfTheList(r) {
		l.lines = append(l.lines, lineOf(r, p))
	}
	return l
}

// Letter is the letter that goes with a list of a region, made of the list alone.
func (r *ListReading) Letter(p *plan.Plan, of plan.Region) *Letter {
	return &Letter{plan: p, of: of, final: r.Final, filing: r.Filing, lines: r.lines(p, of)}
}

// letterRow is a row of the table of the letter: 农业, 2 recommended, 1 试点企业, 1 试点区域.
type letterRow struct {
	domain string
	lines  []listLine
}

// rows count the recommended projects of each domain in the plan's order, and of all.
func (l *Letter) rows() []letterRow {
	var rows []letterRow
	for _, name := range append(l.plan.DomainNames(), "") {
		in := slices.DeleteFunc(slices.Clone(l.lines), func(line listLine) bool {
			d, ok := line.Domain()
			return ok && d.Name != name || !ok && name != ""
		})
		if name != "" || len(in) > 0 {
			rows = append(rows, letterRow{domain: nameOr(name, record.DomainUnknown), lines: in})
		}
	}
	return append(rows, letterRow{allUnits, l.lines})
}

func nameOr(name, instead string) string {
	if name == "" {
		return instead
	}
	return name
}

// kinds are the kinds of pilot that the table counts; none where the plan does not ask.
// Projects of which the kind is not said have a column where there are any.
func (l *Letter) kinds() []string {
	if !l.plan.Form.Has(form.PilotKind) {
		return nil
	}
	kinds := []string{form.KindEnterprise, form.KindRegion}
	if slices.ContainsFunc(l.lines, func(line listLine) bool { return !slices.Contains(kinds, line.Kind()) }) {
		kinds = append(kinds, "")
	}
	return kinds
}

func (r letterRow) ofKind(kind string, known []string) int {
	n := 0
	for _, line := range r.lines {
		if line.Kind() == kind || kind == "" && !slices.Contains(known[:len(known)-1], line.Kind()) {
			n++
		}
	}
	return n
}

// filed says how many units were to report and have, and with how many projects:
// 应报 6 个县（市、区），已报 4 个，零报告 1 个，没有报来 1 个，报来项目 14 个.
func (l *Letter) filed() string {
	var expected []plan.Region
	status, projects := map[checks.UnitStatus]int{}, 0
	for _, f := range l.filing {
		projects += f.Projects
		if f.Status == string(checks.NotOwed) {
			continue
		}
		unit, _ := l.plan.Region(l.plan.Today(f.Region))
		expected = append(expected, unit)
		status[checks.UnitStatus(f.Status)]++
	}
	text := fmt.Sprintf("应报 %s，已报 %d 个", l.plan.Counted(expected), status[checks.Filed])
	if n := status[checks.NilFiled]; n > 0 {
		text += fmt.Sprintf("，%s %d 个", record.UnitStatusChinese(checks.NilFiled), n)
	}
	if n := len(expected) - status[checks.Filed] - status[checks.NilFiled]; n > 0 {
		text += fmt.Sprintf("，没有报来有效项目的 %d 个", n)
	}
	return text + fmt.Sprintf("，报来项目 %d 个", projects)
}

// paragraphs are the text above the table and that below it.
func (l *Letter) paragraphs() (above, below []string) {
	above = []string{l.plan.LetterOpening(l.of), fmt.Sprintf("%s；经筛查，推荐 %d 个，情况如下：", l.filed(), len(l.lines))}
	return above, []string{"现将推荐项目清单和有关材料报上" + l.copies("，纸质材料", "，电子材料一并报送") + "。请予审定。"}
}

// copies says how many of a paper are sent; nothing where the plan does not say.
func (l *Letter) copies(before, behind string) string {
	if n := l.plan.Copies(l.of); n > 0 {
		return fmt.Sprintf("%s一式 %d 份%s", before, n, behind)
	}
	return ""
}

// enclosures name what goes with the letter.
func (l *Letter) enclosures() []string {
	list := ListNameOf(l.plan, l.of, l.final)
	return []string{
		strings.TrimSuffix(list, filepath.Ext(list)) + l.copies("（", "）"),
		fmt.Sprintf("推荐项目申报书 %d 份%s", len(l.lines), l.copies("（各", "）")),
	}
}

// contact is the line of who can be asked; blanks to be filled by hand where the plan does
// not say.
func (l *Letter) contact() string {
	c := l.plan.ContactOf(l.of)
	return "联系人：" + nameOr(c.Person, "　　　　　") + "　　联系电话：" + nameOr(c.Phone, "　　　　　　　　")
}
