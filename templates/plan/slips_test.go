package plan

import (
	"strings"
	"testing"
)

// edited are the grids of the embedded plan with cells changed: "领域 B4" → 工业. A cell
// below or beside what is there is added.
func edited(cells map[string]string) []Grid {
	grids := Shanxi2021().Grids()
	for i := range grids {
		for at, text := range cells {
			name, cell, _ := strings.Cut(at, " ")
			if name != grids[i].Name {
				continue
			}
			row, col := 0, int(cell[0]-'A')
			for _, digit := range cell[1:] {
				row = row*10 + int(digit-'0')
			}
			for len(grids[i].Rows) < row {
				grids[i].Rows = append(grids[i].Rows, nil)
			}
			for len(grids[i].Rows[row-1]) <= col {
				grids[i].Rows[row-1] = append(grids[i].Rows[row-1], "")
			}
			grids[i].Rows[row-1][col] = text
		}
	}
	return grids
}

// A plan that can be read and cannot be meant is refused, with the cell and what to do.
func TestSlipsOfAClerkAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		cells map[string]string
		at    string // the cell of a problem
		says  string
	}{
		"the year alone was changed":            {map[string]string{"基本信息 B3": "2027"}, "截止日期 B3", "是不是忘了改"},
		"a day of the year before":              {map[string]string{"截止日期 B3": "2020-05-08"}, "截止日期 B3", "以前"},
		"a day before the notice":               {map[string]string{"截止日期 B3": "2021-04-01"}, "截止日期 B3", "印发"},
		"counties after their city":             {map[string]string{"截止日期 B3": "2021-05-18"}, "截止日期 B3", "来不及汇总"},
		"a time that is none":                   {map[string]string{"截止日期 D3": "25:00"}, "截止日期 D3", "17:30"},
		"a day with a time behind it":           {map[string]string{"截止日期 B3": "2021-05-08 17:30"}, "截止日期 B3", "只写日期"},
		"a unit that is none":                   {map[string]string{"截止日期 E3": "晋城县"}, "截止日期 E3", "没有“晋城县”"},
		"a unit that is two":                    {map[string]string{"截止日期 E3": "城区"}, "截止日期 E3", "请写代码"},
		"one unit twice":                        {map[string]string{"截止日期 E3": "晋城", "截止日期 A4": "县", "截止日期 E4": "晋城市"}, "截止日期 A4", "写了两次"},
		"a day for the top":                     {map[string]string{"截止日期 A3": "省"}, "截止日期 A3", "最上一级"},
		"no day at all":                         {map[string]string{"截止日期 A3": "", "截止日期 B3": "", "截止日期 C3": "", "截止日期 A4": "", "截止日期 B4": "", "截止日期 C4": ""}, "截止日期 A3", "没有写最后一天"},
		"one level twice":                       {map[string]string{"截止日期 A4": "县"}, "截止日期 A4", "写了两次"},
		"one title for two domains":             {map[string]string{"领域 B4": "农业农村"}, "领域 B4", "写了两次"},
		"an alias in two domains":               {map[string]string{"领域 C4": "工业领域、农业领域"}, "领域 C4", "农业"},
		"an alias that is another domain":       {map[string]string{"领域 C5": "工业"}, "领域 C5", "工业"},
		"a title that is another's alias":       {map[string]string{"领域 B5": "公共服务"}, "领域 C6", "服务业"},
		"a focus area in two domains":           {map[string]string{"领域 D4": "能源革命、数字乡村建设"}, "领域 D4", "数字乡村建设"},
		"two notices of one name":               {map[string]string{"通知文件 A4": "省", "通知文件 D4": "山西省市场监督管理局办公室"}, "通知文件 A4", "写了两次"},
		"a notice of nobody's":                  {map[string]string{"通知文件 F4": "晋成市"}, "通知文件 F4", "没有“晋成市”"},
		"a rule that there is not":              {map[string]string{"规则 A50": "P999"}, "规则 A50", "没有编号为“P999”的规则"},
		"a rule twice":                          {map[string]string{"规则 A50": "W001"}, "规则 A50", "写了两次"},
		"a rule that cannot be left out":        {map[string]string{"规则 C5": "否"}, "规则 C5", "不能停用"},
		"a rule that cannot be lowered":         {map[string]string{"规则 D6": "提示"}, "规则 D6", "级别不能改"},
		"a severity misspelt":                   {map[string]string{"规则 D40": "错误！"}, "规则 D40", "不是级别"},
		"a paragraph of a notice that is not":   {map[string]string{"规则 E50": "部 三"}, "规则 E50", "没有简称为“部”的通知"},
		"a parameter of no rule":                {map[string]string{"规则 F50": "比例=60%"}, "规则 F50", "没有参数"},
		"two stages of one name":                {map[string]string{"工作阶段 A4": "宣传培训"}, "工作阶段 A4", "写了两次"},
		"two contacts of one unit":              {map[string]string{"联系方式 A4": "140000"}, "联系方式 A4", "写了两次"},
		"an industry twice":                     {map[string]string{"行业 B4": "农业"}, "行业 B4", "写了两次"},
		"two units of one name in one city":     {map[string]string{"行政区划 B6": "小店区"}, "行政区划 B6", "不能同名"},
		"a city that files beside its counties": {map[string]string{"行政区划 E4": "是"}, "行政区划 E4", "应填“否”"},
		"a prefix that is a name":               {map[string]string{"行政区划 G4": "太原"}, "行政区划 G4", "应为 2 到 6 位数字"},
		"a prefix that lost the only zero":      {map[string]string{"行政区划 G46": "48"}, "行政区划 G46", "丢了一个 0"},
		"a prefix without its zero":             {map[string]string{"行政区划 G4": "30"}, "行政区划 G4", "丢了一个 0"},
		"a column that no plan has":             {map[string]string{"领域 F2": "定额"}, "领域 F2", "没有“定额”一列"},
		"a column of another sheet":             {map[string]string{"截止日期 D2": "限额"}, "截止日期 D2", "“领域”表里"},
		"a column misspelt":                     {map[string]string{"截止日期 D2": "含当天"}, "截止日期 D2", "是不是“含当日”"},
		"a column twice":                        {map[string]string{"领域 F2": "别名"}, "领域 F2", "写了两次"},
		"text beside the columns":               {map[string]string{"领域 G4": "限 3 个"}, "领域 G4", "各列以外"},
		"text below, beside the columns":        {map[string]string{"领域 G40": "限 3 个"}, "领域 G40", "各列以外"},
		"a setting that no plan has":            {map[string]string{"基本信息 A40": "每市最多", "基本信息 B40": "5"}, "基本信息 A40", "没有“每市最多”这一项"},
		"a setting misspelt":                    {map[string]string{"基本信息 A40": "试点最长月份", "基本信息 B40": "5"}, "基本信息 A40", "是不是“试点最长月数”"},
		"a setting twice":                       {map[string]string{"基本信息 A40": "征集年度", "基本信息 B40": "2027"}, "基本信息 A40", "写了两次"},
		"a value without a name":                {map[string]string{"基本信息 B40": "5"}, "基本信息 A40", "没有写是哪一项"},
		"a setting left blank":                  {map[string]string{"基本信息 B7": ""}, "基本信息 B7", "“每县至少申报”没有填写"},
		"months the wrong way round":            {map[string]string{"基本信息 B11": "40"}, "基本信息 B12", "小于最短"},
	} {
		t.Run(name, func(t *testing.T) {
			sheet, cell, _ := strings.Cut(c.at, " ")
			_, problems := FromGrids(edited(c.cells))
			for _, p := range problems {
				if p.Sheet == sheet && p.Cell == cell && strings.Contains(p.Text, c.says) {
					return
				}
			}
			t.Errorf("want %s …%s…, got %v", c.at, c.says, problems)
		})
	}
}

// What a careful clerk may write is no slip.
func TestCarefulPlansAreRead(t *testing.T) {
	for name, cells := range map[string]map[string]string{
		"collected in the year before": {"基本信息 B3": "2022", "通知文件 E3": "2021-03-01"},
		"a county on the city's day":   {"截止日期 B3": "2021-05-10"},
		"a blank row between":          {"领域 A9": "生态文明", "领域 B9": "生态文明"},
		"an hour":                      {"截止日期 D3": "下午5点半"},
		"a day of one city's counties": {"截止日期 A5": "县", "截止日期 B5": "2021-05-06", "截止日期 C5": "是", "截止日期 E5": "晋城"},
		"a later day where the city's": {"截止日期 A5": "县", "截止日期 B5": "2021-05-11", "截止日期 C5": "是", "截止日期 E5": "晋城市", "截止日期 A6": "市", "截止日期 B6": "2021-05-12", "截止日期 C6": "是", "截止日期 E6": "140500"},
		"the county has no day":        {"截止日期 A3": "", "截止日期 B3": "", "截止日期 C3": ""},
		"an alias like the own title":  {"领域 C4": "工业领域、工业"},
		"one name in two cities":       {"行政区划 B6": "城区"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, problems := FromGrids(edited(cells)); problems != nil {
				t.Error(problems)
			}
		})
	}
}

// A sheet that a clerk has added would have no effect; an empty one is none.
func TestSheetsThatNoPlanHasAreTold(t *testing.T) {
	for name, want := range map[string]string{"奖励名额": "方案里没有这张表", "领城": "是不是“领域”", "领域 (2)": "是不是“领域”"} {
		_, problems := FromGrids(append(Shanxi2021().Grids(), Grid{Name: name, Rows: [][]string{nil, {"", "2"}}}))
		if len(problems) != 1 || problems[0].Sheet != name || !strings.Contains(problems[0].Text, want) {
			t.Errorf("%s: %v", name, problems)
		}
	}
	if _, problems := FromGrids(append(Shanxi2021().Grids(), Grid{Name: "Sheet2", Rows: [][]string{{" "}}})); problems != nil {
		t.Error(problems)
	}
}
