package plan

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
)

// copyOf is the copy of a city, as it is read again.
func copyOf(t *testing.T, city string, change func(*Plan)) *Plan {
	t.Helper()
	p := Shanxi2021()
	region, _ := p.Region(city)
	made, _, why := p.CopyFor(region)
	if why != "" {
		t.Fatal(why)
	}
	read := readAgain(t, made)
	if change != nil {
		change(read) // it shares nothing with the plan above
		read = readAgain(t, New(*read))
	}
	return read
}

func readAgain(t *testing.T, p *Plan) *Plan {
	t.Helper()
	read, problems := FromGrids(p.Grids())
	if problems != nil {
		t.Fatal(problems)
	}
	return read
}

func TestCopyIsReadBackAsItWasMade(t *testing.T) {
	p := Shanxi2021()
	city, _ := p.Region("140500")
	made, marks, _ := p.CopyFor(city)
	read := copyOf(t, "140500", nil)
	if !reflect.DeepEqual(read, made) || read.Drift != nil {
		t.Errorf("the copy changed on its way: %v", read.Drift)
	}
	if d := DriftFrom(Shanxi2021(), read); d != nil {
		t.Error(d)
	}
	if d := SenderDifferences(read, Shanxi2021(), "140500"); d != nil {
		t.Error(d)
	}
	if !slices.Contains(marks, Problem{"截止日期", "B5", "请按晋城市的通知核对"}) || len(read.Contacts) != 2 {
		t.Errorf("%v, %v", marks, read.Contacts)
	}
	if again, problems := FromKept(read.ForUnit("140500").Grids()); problems != nil || again.Drift != nil {
		t.Errorf("kept in a rollup: %v, %v", problems, again.Drift)
	}
}

func TestWhatIsOpenToACityIsNoDrift(t *testing.T) {
	read := copyOf(t, "140500", func(p *Plan) {
		last := len(p.Deadlines) - 1
		p.Deadlines[last].LastDay.Day, p.Deadlines[last].Hour = 6, "17:30"
		p.Deadlines = append(p.Deadlines, Deadline{Level: County, Unit: "140521", LastDay: form.Date{Year: 2021, Month: 5, Day: 5}, Inclusive: true})
		p.Notices[1] = Notice{Short: "市", Title: "关于征集的通知", Number: "示例发〔2021〕99号", Issuer: "晋城市市场监督管理局"}
		p.Contacts[0].Person, p.CopiesToCity, p.MinProjects = "甲某", 6, 2
		p.Regions = append(p.Regions, Region{Code: "140590", Name: "晋城经济技术开发区", Level: County, Parent: "140500", Files: true})
	})
	if read.Drift != nil {
		t.Error(read.Drift)
	}
}

func TestEveryLockedPlaceThatDiffersIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Plan)
		want   string
	}{
		"a limit for all":    {func(p *Plan) { p.Limit = 3 }, "基本信息!B6：“每市每领域限额”这里是“3”，上级方案是“2”"},
		"of a domain":        {func(p *Plan) { p.Domains[0].Limit = 5 }, "领域!E3：“农业”的“限额”这里是“5”，上级方案是空着"},
		"of the city":        {func(p *Plan) { p.Regions[place(p, "140500")].Limit = NoLimit }, "行政区划!F46：“140500晋城市”的“限额”这里是“不限”，上级方案是空着"},
		"a word far behind":  {func(p *Plan) { p.Domains[3].FocusAreas[7] = "生态" }, "领域!D6：“社会事业”的“重点方向”这里是“…和社会保障、生态”，上级方案是“…和社会保障、生态保护和环境治理”"},
		"a domain less":      {func(p *Plan) { p.Domains = p.Domains[:3] }, "领域：“社会事业”被删去了"},
		"a domain more":      {func(p *Plan) { p.Domains = append(p.Domains, Domain{Name: "生态", TitleName: "生态文明"}) }, "领域!A7：“生态”是上级方案没有的，这里不能增加"},
		"their order":        {func(p *Plan) { p.Domains[0], p.Domains[1] = p.Domains[1], p.Domains[0] }, "领域：各行的次序与上级方案不同"},
		"the province's day": {func(p *Plan) { p.Deadlines[1].LastDay.Day = 12 }, "截止日期!B4：“市”的“最后一天”这里是“2021-05-12”，上级方案是“2021-05-10”"},
		"a county less":      {func(p *Plan) { p.Regions = slices.Delete(p.Regions, place(p, "140525"), place(p, "140525")+1) }, "行政区划：“140525泽州县”被删去了"},
		"a county of others": {func(p *Plan) { p.Regions[place(p, "140423")].Parent = "140500" }, "行政区划!D38：“140423襄垣县”的“上级代码”这里是“140500”，上级方案是“140400”"},
		"a county given up":  {func(p *Plan) { p.Regions[place(p, "140525")].Parent = "140400" }, "“140525泽州县”的“上级代码”这里是“140400”，上级方案是“140500”"},
		"a notice of others": {func(p *Plan) {
			p.Notices = append(p.Notices, Notice{Short: "厅", Title: "通知", Issuer: "农业农村厅"})
		}, "通知文件!A5：“厅”是上级方案没有的，这里只能增加印发单位是本市的"},
		"the province's":   {func(p *Plan) { p.Notices[0].Number = "示例发〔2021〕68号" }, "通知文件!C3：“省”的“文号”这里是“示例发〔2021〕68号”，上级方案是“晋市监发〔2021〕86号”"},
		"a batch":          {func(p *Plan) { p.Batch = "下半年" }, "“批次”这里是“下半年”，上级方案是空着"},
		"no copy any more": {func(p *Plan) { p.Issuer = "" }, "基本信息!B14：“方案制定单位”被改动了，这是一个市的方案"},
		"nothing kept":     {func(p *Plan) { p.Above, p.digest = nil, "甲" }, "留存的上级方案没有了"},
		"no digest":        {func(p *Plan) { p.digest = orNone("") }, "基本信息!B15：与留存的上级方案不符"},
		"kept and changed": {func(p *Plan) { p.digest = "甲" }, "与留存的上级方案不符"},
	} {
		t.Run(name, func(t *testing.T) {
			texts := DriftTexts(copyOf(t, "140500", c.change).Drift)
			if len(texts) == 0 || !strings.Contains(texts[0], c.want) {
				t.Errorf("want %s, got %v", c.want, texts)
			}
		})
	}
}

// Where the first column does not tell the rows of a sheet apart, one that is taken away is
// named, and those behind it are not said to differ.
func TestOneRowLessIsOneDrift(t *testing.T) {
	above := *Shanxi2021()
	above.LimitRows = []LimitRow{{Unit: "市", Scope: EachUnit, Most: 5}, {Unit: "市", Domain: "农业", Scope: EachUnit, Most: 3}, {Unit: "市", Domain: "工业", Scope: EachUnit, Most: 4}}
	for want, change := range map[string]func(p *Plan){
		"清单列：“公示名单、承担单位”被删去了": func(p *Plan) {
			p.Lists = slices.DeleteFunc(slices.Clone(p.Lists), func(c ListColumn) bool { return c.List == PublicList && c.From == "承担单位" })
		},
		"下拉列表：“盖章签字、缺签字”被删去了": func(p *Plan) {
			p.ChoiceRows = slices.DeleteFunc(slices.Clone(p.ChoiceRows), func(r ChoiceRow) bool { return r.List == "盖章签字" && r.Name == "缺签字" })
		},
		"限额：“市、农业、每报送单位”被删去了": func(p *Plan) { p.LimitRows = slices.Delete(slices.Clone(p.LimitRows), 1, 2) },
	} {
		copied := *New(above)
		change(&copied)
		if found := DriftTexts(DriftFrom(New(above), New(copied))); !slices.Equal(found, []string{want}) {
			t.Errorf("want %s, got %v", want, found)
		}
	}
}

// Whoever takes away what a copy is known by, or the plan that it keeps, is told so.
func TestWhatACopyIsKnownByCannotBeTakenAwayInSilence(t *testing.T) {
	for name, take := range map[string]func(g *Grid) bool{
		"the digest":         func(g *Grid) bool { return withoutRow(g, settingDigest) },
		"whose it is":        func(g *Grid) bool { return withoutRow(g, settingIssuer) },
		"a row that is kept": func(g *Grid) bool { g.Rows = g.Rows[:len(g.Rows)-1]; return g.Name != SheetAbove },
		"all that is kept":   func(g *Grid) bool { g.Rows = nil; return g.Name != SheetAbove },
	} {
		grids := copyOf(t, "140500", nil).Grids()
		for i := range grids {
			if kept := grids[i]; take(&grids[i]) { // it was another sheet
				grids[i] = kept
			}
		}
		read, problems := FromGrids(grids)
		if problems != nil || len(read.Drift) == 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// withoutRow takes the row of the name away; it reports whether the grid is another one.
func withoutRow(g *Grid, name string) bool {
	if g.Name != (settingSheet{}).title() {
		return true
	}
	g.Rows = slices.DeleteFunc(slices.Clone(g.Rows), func(row []string) bool { return cellOf(row, 0) == name })
	return false
}

func place(p *Plan, code string) int {
	return slices.IndexFunc(p.Regions, func(r Region) bool { return r.Code == code })
}

// The receiver is told of what the sender set otherwise, in the same words.
func TestListMadeByADriftedCopyIsTold(t *testing.T) {
	sender := copyOf(t, "140500", func(p *Plan) {
		p.Limit = 3
		p.Deadlines[2].LastDay.Day = 6
	})
	if d := SenderDifferences(sender, Shanxi2021(), "140500"); !slices.Equal(d, []string{"基本信息：“每市每领域限额”报送单位是“3”，这里是“2”"}) {
		t.Error(d)
	}
}

func TestCopyThatCannotBeMadeOrUsedSaysWhy(t *testing.T) {
	p := Shanxi2021()
	for code, want := range map[string]string{"140000": "最上一级", "140521": "没有报送单位", "140171": "没有报送单位"} {
		region, _ := p.Region(code)
		if _, _, why := p.CopyFor(region); !strings.Contains(why, want) {
			t.Errorf("%s: %q", code, why)
		}
	}
	copy := copyOf(t, "140500", nil)
	for code, fits := range map[string]bool{"140500": true, "140521": true, "140000": false, "140100": false, "140423": false} {
		region, _ := copy.Region(code)
		if why := copy.NotFor(region); (why == "") != fits {
			t.Errorf("%s: %q", code, why)
		}
	}
	city, _ := copy.Region("140500")
	if _, _, why := copy.CopyFor(city); !strings.Contains(why, "晋城市") {
		t.Errorf("a copy of a copy: %q", why)
	}
}

// What locks and what is open is seen on the sheets.
func TestTablesOfACopySayWhatIsLocked(t *testing.T) {
	locks := map[string]int{}
	for _, table := range copyOf(t, "140500", nil).Tables() {
		for i := range table.Rows {
			if !table.Hidden && !table.Locks(i) {
				locks[table.Name]++
			}
		}
		if !table.Hidden && table.Locked() != strings.Contains(table.Note, "锁定") {
			t.Errorf("%s: %v, %s", table.Name, table.Locked(), table.Note)
		}
	}
	if want := map[string]int{"基本信息": 4, "通知文件": 1, "截止日期": 1, "行政区划": 6, "联系方式": 2}; !reflect.DeepEqual(locks, want) {
		t.Errorf("open are %v, want %v", locks, want)
	}
	for _, table := range Shanxi2021().Tables() {
		if table.Locked() || table.Hidden {
			t.Errorf("%s of the province is locked", table.Name)
		}
	}
}
