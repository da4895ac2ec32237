package wizard

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

const samples = "../../../samples/"

// desk is a folder with samples in it: 收到 is a copy of jincheng.
func desk(t *testing.T, copies map[string]string) (dir string, o Office) {
	t.Helper()
	dir = t.TempDir()
	for name, sample := range copies {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(samples+sample)); err != nil {
			t.Fatal(err)
		}
	}
	shown := func(path string) string { return strings.TrimPrefix(path, dir+string(filepath.Separator)) }
	return dir, Office{Plan: plan.Shanxi2021(), Today: form.Date{Year: 2021, Month: 5, Day: 10}, Shown: shown}
}

// found is a survey in words.
func (o Office) found(t *testing.T, dir string) []string {
	t.Helper()
	s := o.Survey(t.Context(), []string{dir})
	var all []string
	for _, f := range s.Received {
		all = append(all, fmt.Sprintf("%s：%s，%s", o.Shown(f.Path), f.What, f.Region))
	}
	for _, r := range s.Rollups {
		all = append(all, fmt.Sprintf("%s：%s，%s", o.Shown(r.Path), r.Region, r.state()))
	}
	for _, p := range s.Plans {
		all = append(all, fmt.Sprintf("%s：%s", o.Shown(p.Path), p.Cycle))
	}
	return all
}

func TestWhatLiesBesideTheProgram(t *testing.T) {
	for name, c := range map[string]struct {
		copies map[string]string
		want   []string
	}{
		"nothing":                    {nil, nil},
		"what was sent":              {map[string]string{"收到": "jincheng"}, []string{"收到：5 份申报表，晋城市"}},
		"in a folder for each day":   {map[string]string{"收到/5月7日": "jincheng"}, []string{"收到/5月7日：5 份申报表，晋城市"}},
		"forms that were handed out": {map[string]string{"下发/140500晋城市": "jincheng"}, nil},
		"a rollup that is decided":   {map[string]string{"晋城": "jincheng-decided"}, []string{"晋城/收到：5 份申报表，晋城市", "晋城/输出/晋城市2021年度汇总.xlsx：晋城市，没有要决定的事"}},
		"a rollup that is not":       {map[string]string{".": "shanxi"}, []string{"收到：1 份申报表、10 份清单，山西省", "输出/山西省2021年度汇总.xlsx：山西省，有 1 件事要决定"}},
		"two offices": {map[string]string{"各级/晋城市": "jincheng-decided", "各级/山西省/收到": "shanxi/收到"},
			[]string{"各级/山西省/收到：1 份申报表、10 份清单，山西省", "各级/晋城市/收到：5 份申报表，晋城市", "各级/晋城市/输出/晋城市2021年度汇总.xlsx：晋城市，没有要决定的事"}},
		"the samples":                   {map[string]string{"示例/晋城市": "jincheng-decided", "收到": "jincheng"}, []string{"收到：5 份申报表，晋城市"}},
		"loose files":                   {map[string]string{".": "jincheng"}, []string{".：5 份申报表，晋城市"}},
		"former rollups":                {map[string]string{"输出/历史": "jincheng-decided/输出"}, nil},
		"a season that was put away":    {map[string]string{"晋城市2021年度归档": "jincheng-decided"}, nil},
		"what only looks like our work": {map[string]string{"别的": "source"}, nil},
	} {
		dir, o := desk(t, c.copies)
		got := strings.Join(o.found(t, dir), " | ")
		if got = strings.ReplaceAll(got, dir, "."); got != strings.Join(c.want, " | ") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// What an office sends up itself was not received; a package of another one was.
func TestOwnPackageWasNotReceived(t *testing.T) {
	const list, name = "晋城市2021年度推荐项目清单.xlsx", "晋城市2021年度推荐项目报送材料"
	data, err := os.ReadFile(samples + "shanxi/收到/" + list)
	if err != nil {
		t.Fatal(err)
	}
	for copies, want := range map[string]string{"晋城 jincheng-decided": "晋城/收到：5 份申报表，晋城市 | 晋城/输出/晋城市2021年度汇总.xlsx：晋城市，没有要决定的事", "省 source": "上报/" + name + "：1 份清单，山西省"} {
		to, from, _ := strings.Cut(copies, " ")
		dir, o := desk(t, map[string]string{to: from})
		folder := filepath.Join(dir, "上报", name)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, list), data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(o.found(t, dir), " | "); got != want {
			t.Errorf("%s: %s", copies, got)
		}
	}
}

// What was used last is found wherever it lies, and once.
func TestWhatWasUsedLastIsFound(t *testing.T) {
	dir, o := desk(t, map[string]string{"程序/收到": "jincheng", "别处/来件/甲": "jincheng", "别处/晋城": "jincheng-decided"})
	for _, c := range []struct {
		known []string
		want  string
	}{
		{nil, "程序/收到"},
		{[]string{"程序/收到"}, "程序/收到"},
		{[]string{"别处/来件", "别处/晋城/输出"}, "程序/收到 别处/来件/甲 别处/晋城/输出/晋城市2021年度汇总.xlsx"},
	} {
		var known []string
		for _, k := range c.known {
			known = append(known, filepath.Join(dir, k))
		}
		s := o.Survey(t.Context(), []string{filepath.Join(dir, "程序")}, known...)
		var got []string
		for _, f := range s.Received {
			got = append(got, o.Shown(f.Path))
		}
		for _, r := range s.Rollups {
			got = append(got, o.Shown(r.Path))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %v", c.known, got)
		}
	}
}

// A rollup that cannot be gone by says why, and one in which people decide says so at once.
func TestHowARollupStands(t *testing.T) {
	dir, o := desk(t, map[string]string{"晋城": "jincheng-decided", "省": "shanxi-decided"})
	cut := filepath.Join(dir, "半份汇总.xlsx")
	whole, err := os.ReadFile(filepath.Join(dir, "晋城", "输出", "晋城市2021年度汇总.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(cut, whole[:len(whole)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	if r := o.rollup(t.Context(), cut); !strings.Contains(r.Broken, "不能用") || r.state() != r.Broken {
		t.Errorf("%+v", r)
	}
	r := o.rollup(t.Context(), filepath.Join(dir, "省", "输出", "山西省2021年度汇总.xlsx"))
	if r.Broken != "" || r.Holds != 0 || r.Final || r.Region != "山西省" || r.Plan.Cycle != "2021" || r.Plan.Day.String() != "2021-05-08" {
		t.Errorf("%+v", r)
	}
}

func TestWhatWasDropped(t *testing.T) {
	dir, o := desk(t, map[string]string{"收到": "jincheng", "晋城": "jincheng-decided", "省收到": "shanxi/收到"})
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("照片.jpg", "\xff\xd8")
	write("沁水县申报书.docx", "PK")
	write("沁水县申报书.doc", "旧")
	write("便条.txt", "你好")
	write("坏.xlsx", "PK坏")
	if err := os.MkdirAll(filepath.Join(dir, "空"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Thing{
		"收到":          {Kind: Received},
		"空":           {Kind: Received},
		"晋城":          {Kind: Place},
		"晋城/输出":       {Kind: Place},
		"没有":          {Kind: Other, Text: "没有“"},
		"照片.jpg":      {Kind: Other, Text: "“照片.jpg”用不上："},
		"便条.txt":      {Kind: Other, Text: "“便条.txt”用不上："},
		"坏.xlsx":      {Kind: Other, Text: "“坏.xlsx”用不上："},
		"沁水县申报书.doc":  {Kind: Other, Region: "沁水县", Text: "“沁水县申报书.doc”用不上："},
		"沁水县申报书.docx": {Kind: Word, Region: "沁水县"},
		"收到/140521沁水县_省级标准化试点申报表_2021.xlsx": {Kind: County, Region: "沁水县"},
		"晋城/输出/晋城市2021年度汇总.xlsx":            {Kind: Rollup, Region: "晋城市"},
		"省收到/晋城市2021年度推荐项目清单.xlsx":          {Kind: List, Region: "晋城市"},
	} {
		got := o.Tell(t.Context(), filepath.Join(dir, name))
		if got.Kind != want.Kind || got.Region != want.Region || !strings.HasPrefix(got.Text, want.Text) || (got.Text == "") != (want.Text == "") {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
