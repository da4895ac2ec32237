package plan

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"shidian/templates/form"
)

// asked are the grids of the embedded plan with a row more in 栏目 of which some cells are
// changed, or with the row of an official question changed: "编号 staff_full 启用" → 否.
func asked(t *testing.T, changes map[string]string) (grids []Grid, row int) {
	t.Helper()
	grids = Shanxi2021().Grids()
	i := slices.IndexFunc(grids, func(g Grid) bool { return g.Name == fieldSheet.name })
	head := grids[i].Rows[1]
	added := make([]string, len(head))
	for title, text := range map[string]string{fieldTitle: "上一年产值", fieldType: "金额", fieldNeed: "是"} {
		added[slices.Index(head, title)] = text
	}
	grids[i].Rows = append(grids[i].Rows, added)
	row = len(grids[i].Rows)
	for at, text := range changes {
		id, title, found := strings.Cut(at, " ")
		if !found {
			added[slices.Index(head, at)] = text
			continue
		}
		n := slices.IndexFunc(grids[i].Rows, func(r []string) bool { return r[0] == id })
		grids[i].Rows[n][slices.Index(head, title)] = text
		row = n + 1
	}
	return grids, row
}

func TestSlipsOfQuestionsAreFound(t *testing.T) {
	long := strings.Repeat("长", 40)
	for name, c := range map[string]struct {
		changes map[string]string
		column  string
		says    string
	}{
		"a number that is near one":      {map[string]string{fieldID: "industri"}, fieldID, "是不是“industry”？"},
		"a number of the clerk's own":    {map[string]string{fieldID: "q_产值"}, fieldID, "小写字母、数字"},
		"a title that is there":          {map[string]string{fieldTitle: "邮政编码"}, fieldTitle, "与申报书原有的“邮编”（编号 postcode）相同"},
		"a title of a column":            {map[string]string{fieldTitle: "备注"}, fieldTitle, "已有的一列"},
		"a title that is too long":       {map[string]string{fieldTitle: long}, fieldTitle, "有 40 个字，最多 32 个"},
		"a title with quotes":            {map[string]string{fieldTitle: "“绿色”产值"}, fieldTitle, "引号"},
		"no title":                       {map[string]string{fieldTitle: ""}, fieldTitle, "“栏目”不能空着"},
		"a hint that is too long":        {map[string]string{fieldHint: strings.Repeat("写", 256)}, fieldHint, "最多 255 个"},
		"a hint with a wrong blank":      {map[string]string{fieldHint: "按{领城}填写。"}, fieldHint, "是不是“领域”？"},
		"a type that is none":            {map[string]string{fieldType: "下拉"}, fieldType, "可以写：文字、长文"},
		"a type that is near one":        {map[string]string{fieldType: "长文字"}, fieldType, "是不是“"},
		"a choice without a list":        {map[string]string{fieldType: "单选"}, fieldList, "从哪个列表中选"},
		"a choice from no list":          {map[string]string{fieldType: "单选", fieldList: "是不"}, fieldList, "是不是“是否”？"},
		"a list without a choice":        {map[string]string{fieldList: "是否"}, fieldList, "不从列表中选"},
		"a need that is none":            {map[string]string{fieldNeed: "农业农村"}, fieldNeed, "可以写：是、否、试点区域、试点企业、农业"},
		"no need":                        {map[string]string{fieldNeed: ""}, fieldNeed, "不能空着"},
		"characters of a number":         {map[string]string{fieldLeast: "5"}, fieldLeast, "没有最少字"},
		"more than a page":               {map[string]string{fieldType: "长文", fieldMost: "5000"}, fieldMost, "一栏最多 1200 字"},
		"more asked than fits":           {map[string]string{fieldType: "文字", fieldLeast: "80"}, fieldLeast, "大于最多字"},
		"a number that is none":          {map[string]string{fieldMost: "很多"}, fieldMost, "应为整数"},
		"a place on the paper":           {map[string]string{fieldPlace: "正文"}, fieldPlace, "不能放在“正文”里"},
		"a place that is none":           {map[string]string{fieldPlace: "附业"}, fieldPlace, "是不是“附页”？"},
		"an internal answer on the list": {map[string]string{fieldReach: "内部", fieldOnList: "是"}, fieldReach, "不能上清单"},
		"a phone that is public":         {map[string]string{fieldType: "电话", fieldReach: "公开"}, fieldReach, "不能公开"},
		"what qualifies by nothing":      {map[string]string{fieldTakes: "1000", fieldUnfit: "错误"}, fieldTakes, "请写成“≥ 1000”的样子"},
		"what qualifies by no number":    {map[string]string{fieldTakes: "≥ 很多", fieldUnfit: "错误"}, fieldTakes, "不是“上一年产值”的答案"},
		"a text that qualifies":          {map[string]string{fieldType: "文字", fieldTakes: "= 好", fieldUnfit: "错误"}, fieldTakes, "不能按合格不合格判断"},
		"an entry that is none":          {map[string]string{fieldType: "单选", fieldList: "是否", fieldTakes: "= 有", fieldUnfit: "错误"}, fieldTakes, "请写成“= 是”的样子"},
		"an entry by its size":           {map[string]string{fieldType: "单选", fieldList: "是否", fieldTakes: "≥ 是", fieldUnfit: "错误"}, fieldTakes, "不分大小"},
		"what qualifies for nothing":     {map[string]string{fieldTakes: "≥ 1000"}, fieldUnfit, "请写明不合格时"},
		"a severity of nothing":          {map[string]string{fieldUnfit: "错误"}, fieldUnfit, "没有写“合格答案”"},
		"a severity that is none":        {map[string]string{fieldTakes: "≥ 1000", fieldUnfit: "错"}, fieldUnfit, "可以写：错误、提示、告知"},

		"another type of an old question": {map[string]string{"staff_full " + fieldType: "金额"}, fieldType, "类型不能改，应为“整数”"},
		"another place":                   {map[string]string{"staff_full " + fieldPlace: "附页"}, fieldPlace, "应为“审核信息”"},
		"the paper without a question":    {map[string]string{"industry " + fieldOn: "否"}, fieldOn, "不能去掉：它是申报书正文"},
		"no domain":                       {map[string]string{"domain " + fieldOn: "否"}, fieldOn, "认项目、算限额"},
		"a name that need not be":         {map[string]string{"pilot_name " + fieldNeed: "否"}, fieldNeed, "一定要填"},
		"a caption that does not fit":     {map[string]string{"postcode " + fieldTitle: "单位所在地的邮政编码"}, fieldTitle, "印不下"},
		"a list that rules need":          {map[string]string{"penalties " + fieldList: "试点类型"}, fieldList, "里没有“是、否”"},
		"a list of the plan's":            {map[string]string{"industry " + fieldList: "是否"}, fieldList, "应为“所属行业”"},
		"a number twice":                  {map[string]string{"staff_part " + fieldID: "staff_full"}, fieldID, "写了两次"},
		"a title twice":                   {map[string]string{"staff_part " + fieldTitle: "专职标准化人员数"}, fieldTitle, "写了两次"},
	} {
		t.Run(name, func(t *testing.T) {
			grids, row := asked(t, c.changes)
			_, problems := FromGrids(grids)
			var column int
			for k, h := range fieldSheet.columns {
				if h.Title == c.column {
					column = k + 1
				}
			}
			at := form.CellName(row, column)
			if !slices.ContainsFunc(problems, func(p Problem) bool {
				return p.Sheet == fieldSheet.name && p.Cell == at && strings.Contains(p.Text, c.says)
			}) {
				t.Errorf("want %s …%s…, got %v", at, c.says, problems)
			}
		})
	}
}

func TestQuestionWithoutANumberKeepsTheOneThatFollowsFromItsName(t *testing.T) {
	read := func(changes map[string]string) *Plan {
		grids, _ := asked(t, changes)
		p, problems := FromGrids(grids)
		if problems != nil {
			t.Fatal(problems)
		}
		return p
	}
	first, other := read(nil), read(map[string]string{fieldHint: "别的提示。", fieldNeed: "否", "staff_full " + fieldOn: "否"})
	id := first.Fields[len(first.Fields)-1].ID
	if other.Fields[len(other.Fields)-1].ID != id || !strings.HasPrefix(string(id), addedPrefix) || !first.Form.Has(id) || other.Form.Has(form.StaffFull) {
		t.Errorf("%s became %s", id, other.Fields[len(other.Fields)-1].ID)
	}
	own := read(map[string]string{fieldID: "q_output"})
	if f := own.Form.Field("q_output"); f.Title != "上一年产值" || !f.Added || f.Section.ID != form.Review || f.Need != form.Always {
		t.Errorf("%+v", f)
	}
}

func TestRowOfAnOfficialQuestionIsMissed(t *testing.T) {
	grids, _ := asked(t, nil)
	for i := range grids {
		if grids[i].Name == fieldSheet.name {
			grids[i].Rows = slices.DeleteFunc(grids[i].Rows, func(r []string) bool { return r[0] == "staff_full" || r[0] == "industry" })
		}
	}
	_, problems := FromGrids(grids)
	if len(problems) != 2 || !strings.Contains(problems[0].Text, "这一栏不能去掉") || !strings.Contains(problems[1].Text, "把“启用”写“否”") {
		t.Error(problems)
	}
}

func TestMoreThanThirtyQuestionsAreRefused(t *testing.T) {
	p := Shanxi2021()
	for i := range 31 {
		p.Fields = append(p.Fields, FieldRow{ID: form.ID("q_" + strconv.Itoa(i)), Title: "栏目" + strconv.Itoa(i), Type: "文字", Need: "否", Place: inReview, Reach: "上报", On: true})
	}
	if _, problems := FromGrids(New(*p).Grids()); len(problems) != 1 || !strings.Contains(problems[0].Text, "最多 30 个") {
		t.Error(problems)
	}
	p.Fields[len(p.Fields)-1].On = false
	if _, problems := FromGrids(New(*p).Grids()); problems != nil {
		t.Error(problems)
	}
}

func TestListsThatCannotBeMeant(t *testing.T) {
	for name, c := range map[string]struct {
		change func(p *Plan)
		says   string
	}{
		"an entry that rules need":  {func(p *Plan) { p.ChoiceRows = p.ChoiceRows[1:] }, "缺少“是”，规则要用"},
		"an entry twice":            {func(p *Plan) { p.ChoiceRows = append(p.ChoiceRows, ChoiceRow{List: "是否", Name: "否"}) }, "写了两次"},
		"an alias that is an entry": {func(p *Plan) { p.ChoiceRows[0].Aliases = []string{"否"} }, "看不出指哪一个"},
		"a list of another sheet":   {func(p *Plan) { p.ChoiceRows = append(p.ChoiceRows, ChoiceRow{List: "领域", Name: "林业"}) }, "写在“领域”表里"},
		"an entry that is too long": {func(p *Plan) {
			p.ChoiceRows = append(p.ChoiceRows, ChoiceRow{List: "甲", Name: strings.Repeat("长", 61)})
		}, "最多 60 个"},
	} {
		p := Shanxi2021()
		c.change(p)
		_, problems := FromGrids(p.Grids())
		if !slices.ContainsFunc(problems, func(q Problem) bool { return q.Sheet == choiceSheet.name && strings.Contains(q.Text, c.says) }) {
			t.Errorf("%s: want …%s…, got %v", name, c.says, problems)
		}
	}
	p := Shanxi2021()
	p.ChoiceRows[0].Aliases = []string{"是的呢"}
	p.ChoiceRows = append(p.ChoiceRows, ChoiceRow{List: "是否", Name: "不适用"})
	read, problems := FromGrids(p.Grids())
	if problems != nil || len(read.Choices()[form.YesNo]) != 3 || read.Choices()[form.YesNo][0].Aliases[0] != "是的呢" {
		t.Errorf("%v", problems)
	}
}

// A plan of before there were the sheets asks for the official form.
func TestPlansWithoutTheSheetsAskForTheOfficialForm(t *testing.T) {
	grids := slices.DeleteFunc(Shanxi2021().Grids(), func(g Grid) bool { return g.Name == fieldSheet.name || g.Name == choiceSheet.name })
	p, problems := FromGrids(grids)
	if problems != nil || p.Form.Digest() != "" || len(p.Fields) == 0 {
		t.Errorf("%v", problems)
	}
}

func TestTwoLongNamesOfADomainAreToldInTheOrderOfTheirColumns(t *testing.T) {
	p := Shanxi2021()
	p.Domains[0].Name, p.Domains[0].TitleName = strings.Repeat("领", 31), strings.Repeat("题", 31)
	for range 20 {
		s, _ := newSlips(p, p.Grids())
		s.names()
		if len(s.found) != 2 || !strings.Contains(s.found[0].Text, "领") || !strings.Contains(s.found[1].Text, "题") {
			t.Fatalf("found %v", s.found)
		}
	}
}
