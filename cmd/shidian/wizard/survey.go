package wizard

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"shidian/templates/form"
)

// Kind is what a file or a folder is to the guide, e.g. a rollup.
type Kind int

// What can be dropped on the program.
const (
	Other    Kind = iota // nothing that the guide can do something with
	Received             // a folder, an archive or a mail, with what was sent
	Place                // a folder of an office, with what was sent and with rollups in folders of it
	Rollup
	List
	Plan
	County // a county's workbook
	Word   // a 申报书 in Word
)

// Thing is a file or a folder that was dropped on the program: a rollup of 晋城市.
type Thing struct {
	Kind   Kind
	Path   string
	Text   string // Chinese: of Other, what it is not and what to do
	Region string // the unit by its name; "" where that is not known
}

// Survey is what lies in the folders that the guide looks into: 收到 with 12 申报表 of
// 晋城市, 输出 with a rollup of which 2 things have to be decided.
type Survey struct {
	Received []ReceivedFolder
	Rollups  []RollupFile
	Plans    []PlanFile
}

// Empty reports whether nothing was found.
func (s Survey) Empty() bool { return len(s.Received)+len(s.Rollups)+len(s.Plans) == 0 }

// ReceivedFolder is a folder with what was sent: 收到, 12 份申报表, 晋城市.
type ReceivedFolder struct {
	Path   string
	What   string // Chinese: 12 份申报表
	Region string // whose rollup they make; "" where that is not clear
}

// RollupFile is a rollup: 输出/晋城市2021年度汇总.xlsx, of which 2 things have to be decided.
type RollupFile struct {
	Path    string
	Region  string
	Holds   int    // how many things have to be decided before there is a list
	Final   bool   // its list is final
	Waits   int    // where the office selects: projects without a word about them
	Selects bool   // nobody is above the office
	List    string // path of its list, a draft or the final one; "" where none lies there
	Plan    PlanFile
	Broken  string // Chinese: why it cannot be gone by; "" where it can
}

// PlanFile is a plan: 2021年度  方案：内置（晋市监发〔2021〕86号）.
type PlanFile struct {
	Path   string    // "" for the one within the program, or within a rollup
	Line   string    // Chinese, as the first line of a run has it
	Cycle  string    // as marks have it: 2021, 2021-下半年
	Day    form.Date // a day on which everything could still come in time
	Broken string    // Chinese: why it cannot be used; "" where it can
}

// year is the year of the plan's cycle.
func (p PlanFile) year() string { return form.YearOf(p.Cycle) }

// ofCycle are the rollups of a cycle, e.g. 2021.
func ofCycle(all []RollupFile, cycle string) []RollupFile {
	return slices.DeleteFunc(slices.Clone(all), func(r RollupFile) bool { return r.Plan.Cycle != cycle })
}

// state is how the rollup stands, in words: 有 2 件事要决定.
func (r RollupFile) state() string {
	switch {
	case r.Broken != "":
		return r.Broken
	case r.Final:
		return "已定稿"
	case r.Holds > 0:
		return fmt.Sprintf("有 %d 件事要决定", r.Holds)
	case r.Waits > 0:
		return fmt.Sprintf("有 %d 个项目等待遴选", r.Waits)
	default:
		return "没有要决定的事"
	}
}

// describe says what was found.
func (g *Guide) describe(s Survey) {
	g.say("\n在 %s 里找到：", strings.Join(g.Folders, " 和 "))
	for _, f := range s.Received {
		what := f.What
		if f.Region != "" {
			what += "，" + f.Region
		}
		g.item(g.Shown(f.Path), what)
	}
	switch n := len(s.Rollups); {
	case n == 1:
		g.item(g.Shown(s.Rollups[0].Path), "汇总一份，"+s.Rollups[0].state())
	case n > 1:
		for _, r := range s.Rollups {
			g.item(g.Shown(r.Path), "汇总，"+r.state())
		}
	}
	for _, p := range s.Plans {
		g.item(g.Shown(p.Path), "征集方案，"+form.CycleChinese(p.Cycle))
	}
	if s.Empty() {
		g.say("  还没有收到的文件，也没有汇总。")
		if samples := filepath.Join(g.place(), folderSamples); g.Exists(samples) {
			g.say("  想先试一试：把 %s 里的一个文件夹拖到这里。", g.Shown(samples))
		}
	}
}

// item shows one thing that was found. What it is has a line to itself where the name
// is long.
func (g *Guide) item(name, what string) {
	g.say("  %s\n      %s", name, what)
}

// received is the folder with what was sent that the work goes on with: the one used
// last, else the only one that was found. Nothing is chosen among several.
func (g *Guide) received(s Survey) string {
	if last := g.settings.pathOf(settingReceived); g.Exists(last) {
		return last
	}
	if len(s.Received) == 1 {
		return s.Received[0].Path
	}
	return ""
}

// rollup is the rollup that the work goes on with: the one in the output folder, else
// the only one that was found.
func (g *Guide) rollup(s Survey) (RollupFile, bool) {
	out := g.settings.pathOf(settingOut)
	var in []RollupFile
	for _, r := range s.Rollups {
		if out != "" && samePath(filepath.Dir(r.Path), out) {
			in = append(in, r)
		}
	}
	if len(in) == 0 {
		in = s.Rollups
	}
	if len(in) != 1 {
		return RollupFile{}, false
	}
	return in[0], true
}

func samePath(a, b string) bool {
	x, errX := filepath.Abs(a)
	y, errY := filepath.Abs(b)
	return errX == nil && errY == nil && x == y
}
