package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shidian/templates/form"
)

// story is one way through the menu: what lies there, what is dropped, what is typed, and
// what has to be run and opened.
type story struct {
	name    string
	office  *office
	dropped []string
	typed   []string
	events  []string
}

const rollup2021 = "输出/晋城市2021年度汇总.xlsx"
const draft2021 = "输出/晋城市2021年度推荐项目清单（草稿）.xlsx"

// goesOn is what happens on the desk when steps are done: a merge leaves a rollup.
func goesOn(o *office, holds int) *office {
	o.after = map[string]func(*office){
		"合并": func(o *office) {
			o.survey.Rollups = merged(holds).survey.Rollups
			o.things["输出"] = Thing{Kind: Place, Path: "输出"}
		},
		"推荐": func(o *office) { o.survey.Rollups[0].List = draft2021 },
	}
	return o
}

func stories() []story {
	empty := &office{year: 2021, plans: map[string]PlanFile{"": plan2021()}}
	several := jincheng()
	several.survey.Received = append(several.survey.Received, ReceivedFolder{Path: "更正", What: "1 份申报表", Region: "晋城市"})
	several.things["更正"] = Thing{Kind: Received, Path: "更正"}
	carriesOn := merged(1)
	carriesOn.things["输出"] = Thing{Kind: Place, Path: "输出"}
	final := merged(0)
	final.survey.Rollups[0].Final, final.survey.Rollups[0].List = true, "输出/晋城市2021年度推荐项目清单.xlsx"
	final.things[final.survey.Rollups[0].List] = Thing{Kind: List, Path: final.survey.Rollups[0].List}
	closes := merged(0)
	closes.after = map[string]func(*office){"推荐": func(o *office) {
		o.survey.Rollups[0].Final, o.survey.Rollups[0].List = true, "输出/晋城市2021年度推荐项目清单.xlsx"
	}}
	waits, selected := merged(0), merged(0)
	waits.survey.Received, selected.survey.Received = nil, nil // what came was merged
	waits.survey.Rollups[0].Selects, waits.survey.Rollups[0].Waits = true, 45
	selected.survey.Rollups[0].Selects, selected.survey.Rollups[0].Final, selected.survey.Rollups[0].List = true, true, "输出/晋城市2021年度拟立项项目清单.xlsx"
	otherYear := func() *office { o := jincheng(); o.year = 2026; return o }
	planThere := otherYear()
	p2026 := PlanFile{Path: "征集方案.xlsx", Line: "2026年度  方案：征集方案.xlsx", Cycle: "2026", Day: form.Date{Year: 2026, Month: 5, Day: 8}}
	planThere.plans["征集方案.xlsx"], planThere.survey.Plans = p2026, []PlanFile{p2026}
	planThere.things["征集方案.xlsx"] = Thing{Kind: Plan, Path: "征集方案.xlsx"}
	lastYear := merged(0)
	lastYear.year, lastYear.plans["征集方案.xlsx"] = 2026, p2026
	lastYear.things["征集方案.xlsx"], lastYear.things["输出"] = planThere.things["征集方案.xlsx"], Thing{Kind: Place, Path: "输出"}
	broken := otherYear()
	broken.fails = []string{"方案"}
	broken.things["坏.xlsx"] = Thing{Kind: Plan, Path: "坏.xlsx"}
	broken.plans["坏.xlsx"] = PlanFile{Path: "坏.xlsx", Broken: "有 2 处问题，没有使用"}
	word := jincheng()
	word.things["沁水.docx"] = Thing{Kind: Word, Path: "沁水.docx", Region: "沁水县"}
	word.things["甲.docx"] = Thing{Kind: Word, Path: "甲.docx"}
	county := jincheng()
	county.things["D:/沁水县 更正.xlsx"] = Thing{Kind: County, Path: "D:/沁水县 更正.xlsx"}
	county.things["阳城县.xlsx"] = Thing{Kind: County, Path: "阳城县.xlsx"}
	failing := jincheng()
	failing.fails = []string{"检查"}
	noDesktop := goesOn(jincheng(), 0)
	noDesktop.cannot = true
	place := jincheng()
	place.things["山西"] = Thing{Kind: Place, Path: "山西"}
	return []story{
		{name: "每一步都按回车", office: goesOn(jincheng(), 0), typed: []string{"", "", "", "", ""},
			events: []string{"检查 收到", "合并 收到 -o 输出", "打开 " + rollup2021, "推荐 " + rollup2021, "打开 " + draft2021}},
		{name: "有事要决定", office: goesOn(jincheng(), 2), typed: []string{"", "", "", "", "0", "0"},
			events: []string{"检查 收到", "合并 收到 -o 输出", "打开 " + rollup2021, "合并 收到 -o 输出"}},
		{name: "还什么都没有", office: empty, typed: []string{"", "晋城市", "", ""},
			events: []string{"模板 晋城市 -o 试点/下发", "打开 试点/下发"}},
		{name: "拖来文件夹", office: goesOn(jincheng(), 2), dropped: []string{"收到"}, typed: []string{"0", "0"}, events: []string{"检查 收到"}},
		{name: "拖来文件夹再合并", office: goesOn(jincheng(), 2), dropped: []string{"收到"}, typed: []string{"", "0", "0"}, events: []string{"检查 收到", "合并 收到 -o 输出"}},
		{name: "拖来汇总", office: goesOn(merged(0), 0), dropped: []string{rollup2021}, typed: []string{"", "0"}, events: []string{"推荐 " + rollup2021, "打开 " + draft2021}},
		{name: "拖来要决定的汇总", office: merged(2), dropped: []string{rollup2021}, typed: []string{"0", "0"}, events: []string{"推荐 " + rollup2021}},
		{name: "拖来清单", office: final, dropped: []string{final.survey.Rollups[0].List}, typed: []string{"", "0"},
			events: []string{"核验 " + final.survey.Rollups[0].List + " --sources 收到"}},
		{name: "拖来方案", office: planThere, dropped: []string{"征集方案.xlsx"}, typed: []string{"", "", "0", "0"}, events: []string{"方案 --check --plan 征集方案.xlsx", "检查 收到 --plan 征集方案.xlsx"}},
		{name: "去年的汇总不相干", office: lastYear, dropped: []string{"征集方案.xlsx"}, typed: []string{"", "", "0", "4", "", "0"},
			events: []string{"方案 --check --plan 征集方案.xlsx", "检查 收到 --plan 征集方案.xlsx"}},
		{name: "接着做的检查", office: carriesOn, typed: []string{"2", "0", "0"}, events: []string{"检查 收到 --into " + rollup2021}},
		{name: "拖来坏的方案", office: broken, dropped: []string{"坏.xlsx"}, typed: []string{"", "0"}, events: []string{"方案 --check --plan 坏.xlsx"}},
		{name: "拖来两份申报表", office: county, dropped: []string{"D:/沁水县 更正.xlsx", "阳城县.xlsx"}, typed: []string{"", "0"}, events: []string{"检查 D:/沁水县 更正.xlsx 阳城县.xlsx"}},
		{name: "拖来知道是哪个县的 Word", office: word, dropped: []string{"沁水.docx"}, typed: []string{"", "0", "0"}, events: []string{"模板 沁水县 --from 沁水.docx -o 试点/录入"}},
		{name: "拖来两份不知道是哪个县的 Word", office: word, dropped: []string{"甲.docx", "沁水.docx"}, typed: []string{"阳城县", "", "0"},
			events: []string{"模板 阳城县 --from 甲.docx --from 沁水.docx -o 试点/录入", "打开 试点/录入"}},
		{name: "拖来没有的东西", office: jincheng(), dropped: []string{"没有.txt"}, typed: []string{"", "0"}},
		{name: "拖来整个文件夹", office: place, dropped: []string{"山西"}, typed: []string{"0"}},
		{name: "在窗口里拖来", office: county, typed: []string{`"D:/沁水县 更正.xlsx"`, "", "“阳城县.xlsx”", "", `阳城县.xlsx 'D:/沁水县 更正.xlsx'`, "", "乱写", "", "0"},
			events: []string{"检查 D:/沁水县 更正.xlsx", "检查 阳城县.xlsx", "检查 阳城县.xlsx D:/沁水县 更正.xlsx"}},
		{name: "几个文件夹", office: several, typed: []string{"2", "", "2", "9", "", "2", "2", "0", "", "0", "0"}, events: []string{"检查 更正", "检查 更正"}},
		{name: "定稿", office: closes, typed: []string{"5", "", "5", "定稿", "", "", "", "", "0"},
			events: []string{"推荐 " + rollup2021 + " --final", "打开 输出/晋城市2021年度推荐项目清单.xlsx", "打包 输出/晋城市2021年度推荐项目清单.xlsx --sources 收到", "打开 输出/晋城市2021年度推荐项目清单.xlsx"}},
		{name: "等待遴选", office: waits, typed: []string{"", "", "0"}, events: []string{"打开 " + rollup2021}},
		{name: "立项", office: selected, typed: []string{"", "", "0"}, events: []string{"立项 输出/晋城市2021年度拟立项项目清单.xlsx"}},
		{name: "没有汇总", office: jincheng(), typed: []string{"4", "", "7", "", "5", "", "6", "", "0"}},
		{name: "打开汇总", office: merged(2), typed: []string{"７", "", "0"}, events: []string{"打开 " + rollup2021}},
		{name: "没做成", office: failing, typed: []string{"", "", "0"}, events: []string{"检查 收到"}},
		{name: "打不开", office: noDesktop, typed: []string{"3", "", "", "0"}, events: []string{"合并 收到 -o 输出", "打开 " + rollup2021}},
		{name: "方案不是今年的", office: otherYear(), typed: []string{"", "昨天", "2021年5月7日", "0", "2", "0", "0"},
			events: []string{"检查 收到 --as-of 2021-05-07", "检查 收到 --as-of 2021-05-07"}},
		{name: "方案不是今年的就不做", office: otherYear(), typed: []string{"3", "0", "1", "0", "0"}},
		{name: "旁边有今年的方案", office: planThere, typed: []string{"", "", "8", "2", "8", "3", "", "0"},
			events: []string{"方案 --check --plan 征集方案.xlsx", "方案 --check --plan 征集方案.xlsx"}},
		{name: "写出方案来改", office: otherYear(), typed: []string{"8", "", "8", "0", "8", "1", "0", "8", "1", "", "", "8", "1", "2021年", "0", "0"},
			events: []string{"方案 --next 2026 -o 试点/征集方案2026.xlsx", "打开 试点/征集方案2026.xlsx", "方案 -o 试点/征集方案2021.xlsx"}},
		{name: "从压缩包里打开", office: &office{home: `C:\Users\甲\AppData\Local\Temp\Temp1_试点汇总.zip\试点汇总`, year: 2021}, typed: []string{""}},
	}
}

// TestStories plays every way through the menu, and holds what is shown against
// testdata. To write the transcripts again:
//
//	go test ./cmd/shidian/wizard -update
func TestStories(t *testing.T) {
	for _, s := range stories() {
		t.Run(s.name, func(t *testing.T) {
			o := *s.office
			o.home, o.events = s.office.home, nil
			got := o.play(t, s.dropped, s.typed...)
			for i, e := range o.events {
				o.events[i] = o.shown(e)
			}
			if !equal(o.events, s.events) {
				t.Errorf("did %q, not %q", o.events, s.events)
			}
			path := filepath.Join("testdata", s.name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(path); err != nil || string(want) != got {
				t.Errorf("shows otherwise than %s (go test ./cmd/shidian/wizard -update): %v\n%s", path, err, got)
			}
		})
	}
}

// The handbook shows a way through the menu, line by line as it is.
func TestHandbookShowsTheGuide(t *testing.T) {
	data, err := os.ReadFile("../../../GUIDE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), "## 双击就能用")
	_, block, _ := strings.Cut(section, "```text\n")
	block, _, found := strings.Cut(block, "```")
	if !found {
		t.Fatal("GUIDE.md shows no way through the menu")
	}
	block = strings.NewReplacer(`D:\试点`, "试点", `\`, "/").Replace(block)
	played := goesOn(jincheng(), 2).play(t, nil, "", "", "0", "0")
	for line := range strings.Lines(block) {
		line = strings.TrimSuffix(line, "\n")
		at := strings.Index(played, line)
		if at < 0 {
			t.Fatalf("GUIDE.md shows %q, and the guide does not; it goes on with\n%s", line, played)
		}
		played = played[at+len(line):]
	}
}
