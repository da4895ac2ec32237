package plan

import (
	"slices"
	"strings"
	"testing"
)

// What is left from last year, or from another province, can be read: it is asked about.
func TestLikelySlipsAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		cells map[string]string
		at    string // the cell of a problem
		says  string // "" where the plan is as it should be
	}{
		"a year in the name":                 {map[string]string{"基本信息 B4": "2021年山西省省级标准化试点"}, "基本信息 B4", "写了年份"},
		"a name that no file can have":       {map[string]string{"基本信息 B4": "山西省农业/工业标准化试点"}, "基本信息 B4", "文件名"},
		"a name of another province":         {map[string]string{"基本信息 B4": "江苏省省级标准化试点"}, "基本信息 B4", "是不是忘了改"},
		"a name without a place":             {map[string]string{"基本信息 B4": "省级标准化试点"}, "", ""},
		"none is no batch":                   {map[string]string{"基本信息 B13": "无"}, "基本信息 B13", "请空着"},
		"more copies than the form takes":    {map[string]string{"基本信息 B8": "300"}, "基本信息 B8", "最多填 50"},
		"a number of another year":           {map[string]string{"通知文件 C3": "示例发〔2015〕86号"}, "通知文件 C3", "是不是忘了改"},
		"of another year, as its day says":   {map[string]string{"通知文件 C3": "示例发〔2015〕86号", "通知文件 E3": "2015-05-06"}, "", ""},
		"a number of the year before":        {map[string]string{"通知文件 C3": "示例发〔2020〕86号"}, "", ""},
		"a title of the year before":         {map[string]string{"通知文件 B3": "关于征集2020年省级标准化试点项目的通知"}, "通知文件 B3", "是不是忘了改"},
		"a title of several years":           {map[string]string{"通知文件 B3": "关于征集2020年至2021年标准化试点项目的通知"}, "", ""},
		"a day of the week that it is not":   {map[string]string{"截止日期 B3": "2021年5月8日（星期五）"}, "截止日期 B3", "是星期六"},
		"a day of the week that it is":       {map[string]string{"截止日期 B3": "2021年5月8日（周六）"}, "", ""},
		"half past five in the morning":      {map[string]string{"截止日期 D3": "5:30"}, "截止日期 D3", "17:30"},
		"half past five in the afternoon":    {map[string]string{"截止日期 D3": "下午5:30"}, "", ""},
		"a day of cities for a county":       {map[string]string{"截止日期 A5": "市", "截止日期 B5": "2021-05-09", "截止日期 C5": "是", "截止日期 E5": "沁水县"}, "截止日期 A5", "没有按“市”级报送的单位"},
		"a day of counties for a city":       {map[string]string{"截止日期 A5": "县", "截止日期 B5": "2021-05-06", "截止日期 C5": "是", "截止日期 E5": "晋城市"}, "", ""},
		"a code that lost a digit":           {map[string]string{"行政区划 A6": "14010"}, "行政区划 A6", "6 位数字"},
		"a code of another province":         {map[string]string{"行政区划 A6": "340105"}, "行政区划 A6", "不是山西省的"},
		"a code in wide digits":              {map[string]string{"行政区划 A5": "１４０１０５"}, "", ""},
		"a name with its code":               {map[string]string{"行政区划 B6": "140106迎泽区"}, "行政区划 B6", "只写名称"},
		"an address that is none":            {map[string]string{"联系方式 D3": "shouji#example.com"}, "联系方式 D3", "name@example.com"},
		"a limit of no notice":               {map[string]string{"限额 C3": "每报送单位", "限额 E3": "5", "限额 G3": "部 三"}, "限额 G3", "没有简称为“部”"},
		"two notices without a semicolon":    {map[string]string{"规则 E50": "省 四，市 二"}, "规则 E50", "用分号隔开"},
		"several paragraphs of one notice":   {map[string]string{"规则 E50": "省 四(三)，五"}, "", ""},
		"an alias of two entries":            {map[string]string{"下拉列表 C3": "有过", "下拉列表 C4": "有过"}, "下拉列表 C4", "已经是“是”的"},
		"a blank that has to be filled":      {map[string]string{"截止日期 C3": ""}, "截止日期 C3", "“含当日”没有填写，应填"},
		"a blank that has to be of the list": {map[string]string{"截止日期 A3": ""}, "截止日期 A3", "“报送单位级别”没有填写，应为"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := FromGrids(edited(c.cells))
			if c.says == "" {
				if problems != nil {
					t.Error(problems)
				}
				return
			}
			sheet, cell, _ := strings.Cut(c.at, " ")
			if !slices.ContainsFunc(problems, func(p Problem) bool {
				return p.Sheet == sheet && p.Cell == cell && strings.Contains(p.Text, c.says)
			}) {
				t.Errorf("want %s %s, got %v", c.at, c.says, problems)
			}
		})
	}
}

func TestOfficesAreJoinedInOneWay(t *testing.T) {
	for _, text := range []string{"甲局、乙局", "甲局；乙局", "甲局 乙局", "甲局\n乙局", "甲局,乙局"} {
		p, problems := FromGrids(edited(map[string]string{"行政区划 H4": text}))
		if problems != nil {
			t.Fatal(problems)
		}
		if r, _ := p.Region("140100"); p.Office(r) != "甲局、乙局" {
			t.Errorf("%q: %s", text, p.Office(r))
		}
	}
}

func TestWorkbookWithoutAnySheetOfAPlanIsNone(t *testing.T) {
	_, problems := FromGrids([]Grid{{Name: "公示名单", Rows: [][]string{{"公示名单"}}}})
	if len(problems) != 1 || !strings.Contains(problems[0].Text, "这不是征集方案") {
		t.Error(problems)
	}
}

// The title of next year's notice is most likely that of this year's with the other year.
func TestNextYearsTitleSaysItsYear(t *testing.T) {
	p := *Shanxi2021()
	p.Notices = slices.Clone(p.Notices)
	p.Notices[0].Title = "关于征集2021年省级标准化试点项目的通知"
	next, _ := New(p).Next(2027)
	if next.Notices[0].Title != "关于征集2027年省级标准化试点项目的通知" {
		t.Error(next.Notices[0].Title)
	}
	if _, problems := FromGrids(next.Grids()); problems != nil {
		t.Error(problems)
	}
}
