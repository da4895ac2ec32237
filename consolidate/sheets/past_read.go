package sheets

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// PastReading is what a file says of earlier years: 12 projects, and in Chinese what of it
// was not understood or not used.
type PastReading struct {
	Past  []checks.Past
	Notes []string
}

func (r *PastReading) note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// add takes a project, whose unit's code is left out where it is none: it is then known by
// its name.
func (r *PastReading) add(p checks.Past) {
	p = TidyPast(p)
	if p.Code != "" {
		v, faults, ok := form.OrganizationCode{}.Parse(form.Answer{Raw: p.Code, Kind: form.Text}, nil, nil)
		if !ok || len(faults) > 0 {
			r.note("“%s”的代码“%s”不对，只按名称核对", record.Brief(p.Name+p.Unit), record.Brief(p.Code))
			v.Text = ""
		}
		p.Code = v.Text
	}
	r.Past = append(r.Past, p)
}

// PastOf is what a workbook says of earlier years: a final list, a rollup of which the list
// was made final, or any table with the headers of one. of is the plan of today, by which a
// list that carries none is read.
func (b *OwnBook) PastOf(today *plan.Plan) *PastReading {
	r := &PastReading{}
	switch b.Mark.Kind {
	case form.ListBook:
		b.pastOfList(r, today)
	case form.RollupBook:
		b.pastOfRollup(r)
	case form.UnknownBook:
		pastOfTables(r, b.Book)
	default:
		r.note("是%s，没有用", b.Mark.Kind.Chinese())
	}
	for i := range r.Past {
		r.Past[i].File = b.Name()
	}
	return r
}

// howChosen is what became of the projects on a list of the region: 推荐, or 入选 where it
// selects.
func howChosen(p *plan.Plan, region string) string {
	of, _ := p.Region(region)
	return record.StateChinese(checks.ChoosingOf(p, of).Chosen)
}

func (b *OwnBook) pastOfList(r *PastReading, today *plan.Plan) {
	p := b.Plan
	if p == nil {
		p = today
	}
	of, _ := p.Region(b.Mark.Region)
	read, why := b.ListReading(p, of)
	switch {
	case why != nil:
		r.note("%s，没有用", why.Text)
	case read.Final == 0:
		r.note("是草稿，没有用")
	default:
		for _, row := range read.Rows {
			if row.Filled != nil {
				r.add(pastOfForm(b.Mark.Cycle, howChosen(p, b.Mark.Region), row.Filled, p))
			}
		}
	}
}

func (b *OwnBook) pastOfRollup(r *PastReading) {
	read, why := b.Reading()
	if why != nil {
		r.note("%s，没有用", why.Text)
		return
	}
	r.Past = append(r.Past, read.PastProjects()...)
	if !read.Closing.Closed() || b.Plan == nil {
		r.note("没有定稿，里面的项目没有用")
		return
	}
	for _, filled := range read.FinalForms() {
		r.add(pastOfForm(b.Mark.Cycle, howChosen(b.Plan, b.Mark.Region), filled, b.Plan))
	}
}

func pastOfForm(cycle, how string, filled *form.Filled, p *plan.Plan) checks.Past {
	facts := checks.NewApplication(filled, p, p.Choices(), plan.Region{}, form.Date{})
	return checks.Past{Year: cycle, Name: facts.Name(), Unit: facts.Undertaker(), Code: facts.Text(form.OrgCode), How: how}
}

// pastColumn is a column of a table of established pilots, under any of its names.
type pastColumn struct {
	names []string
	of    func(*checks.Past) *string
}

func pastColumns() []pastColumn {
	return []pastColumn{
		{[]string{"年度", "年份", "立项年度", "立项年份", "试点年度", "下达年度", "批准年度"}, func(p *checks.Past) *string { return &p.Year }},
		{[]string{"试点名称", "项目名称", "试点项目名称", "示范项目名称", "标准化试点名称", "试点项目"}, func(p *checks.Past) *string { return &p.Name }},
		{[]string{"承担单位", "承担单位名称", "申报单位", "单位名称", "实施单位", "试点单位", "单位"}, func(p *checks.Past) *string { return &p.Unit }},
		{[]string{"统一社会信用代码", "组织机构代码", "社会信用代码", "信用代码", "机构代码", "单位代码", "代码"}, func(p *checks.Past) *string { return &p.Code }},
		{[]string{"结果", "验收结果", "考核结果", "评估结果", "验收结论", "考核结论", "评估结论", "结论", "状态"}, func(p *checks.Past) *string { return &p.Result }},
	}
}

// pastTable is a table on a sheet: its header row, and which column stands where.
type pastTable struct {
	sheet  *xlsx.Sheet
	head   int32
	at     map[int32]pastColumn
	unused []string // headers that mean none of them
}

// pastOfTables takes the tables of a workbook that nobody's program has written.
func pastOfTables(r *PastReading, b *xlsx.Book) {
	found := false
	for _, s := range b.Sheets {
		t := pastTableOn(s)
		if t == nil {
			continue
		}
		found = true
		t.read(r)
		if t.unused != nil {
			r.note("“%s”里没有用到的列：%s", s.Name, strings.Join(t.unused, "、"))
		}
	}
	if !found {
		r.note("里面没有往年试点的表（要有年度、试点名称、承担单位、统一社会信用代码、结果这样的列名），没有用")
	}
}

// pastTableOn finds the header of a table: the first row that names the project or the unit
// and one thing more.
func pastTableOn(s *xlsx.Sheet) *pastTable {
	for start := 0; start < len(s.Cells); {
		t := &pastTable{sheet: s, head: s.Cells[start].Row, at: map[int32]pastColumn{}}
		named := false
		taken := map[string]bool{}
		for ; start < len(s.Cells) && s.Cells[start].Row == t.head; start++ {
			cell := s.Cells[start]
			title := form.NormalLabel(cell.Text)
			i := slices.IndexFunc(pastColumns(), func(c pastColumn) bool {
				return slices.ContainsFunc(c.names, func(n string) bool { return form.NormalLabel(n) == title })
			})
			switch {
			case i >= 0 && !taken[pastColumns()[i].names[0]]:
				t.at[cell.Col], taken[pastColumns()[i].names[0]] = pastColumns()[i], true
				named = named || i == 1 || i == 2
			case title != "" && !isListTitle(title):
				t.unused = append(t.unused, record.Brief(form.Clean(cell.Text)))
			}
		}
		if named && len(t.at) >= 2 {
			return t
		}
	}
	return nil
}

// isListTitle reports whether lists of ours have such a column: that it is not used is no
// news.
func isListTitle(title string) bool {
	return slices.ContainsFunc(plan.StandardLists(), func(c plan.ListColumn) bool { return form.NormalLabel(c.Title) == title })
}

// yearAbove finds the year in the lines above a table: 2021年度山西省省级标准化试点立项计划.
var yearAbove = regexp.MustCompile(`(?:19|20)[0-9]{2}`)

func (t *pastTable) read(r *PastReading) {
	year := ""
	rows, order := map[int32]*checks.Past{}, []int32(nil)
	for _, c := range t.sheet.Cells {
		if c.Row < t.head {
			year = yearOf(c.Text, year)
		}
		column, known := t.at[c.Col]
		if c.Row <= t.head || !known {
			continue
		}
		if rows[c.Row] == nil {
			rows[c.Row], order = &checks.Past{}, append(order, c.Row)
		}
		*column.of(rows[c.Row]) = form.Clean(c.Text)
	}
	for _, row := range order {
		t.take(r, *rows[row], year, row)
	}
}

func yearOf(text, otherwise string) string {
	if found := yearAbove.FindString(form.Fold(text)); found != "" && otherwise == "" {
		return found
	}
	return otherwise
}

// take takes one row; what lies below a table and says neither name nor unit is none.
func (t *pastTable) take(r *PastReading, p checks.Past, year string, row int32) {
	where := fmt.Sprintf("“%s”第 %d 行", t.sheet.Name, row)
	if p.Name == "" && p.Unit == "" || p.Name == "" && p.Year+p.Result+p.Code == "" {
		return
	}
	if p.Year = yearOf(p.Year, ""); p.Year == "" {
		p.Year = year
	}
	if p.Year == "" {
		r.note("%s看不出是哪一年，没有用", where)
		return
	}
	word, ok := resultWord(p.Result)
	if !ok {
		r.note("%s的结果“%s”认不出（应为合格、不合格、在建），当作没有写", where, record.Brief(p.Result))
	}
	p.Result = word
	r.add(p)
}
